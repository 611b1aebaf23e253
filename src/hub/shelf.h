/* shelf: what has been asked for lately, ready to be sent again. Bounded: what was not asked for
 * longest goes back to the store. */
#ifndef HUB_SHELF_H
#define HUB_SHELF_H

#include "ready.h"
#include "store.h"

struct shelf;

struct shelf *shelf_create(const struct store *store);
void shelf_destroy(struct shelf *shelf);

/* Fetches from the store what is not there. *ready stays the shelf's, until the next call. */
enum store_answer shelf_find(struct shelf *shelf, struct text name, const struct ready **ready,
                             struct error *error);
/* There is a newer version of it. */
void shelf_forget(struct shelf *shelf, struct text name);

#endif
