/* portraits: pictures for the speakers of the soak, as bytes, without a network. */
#ifndef SOAK_PORTRAITS_H
#define SOAK_PORTRAITS_H

#include "deck/page.h"
#include "screen/photos.h"

struct portraits;

/* Holds one picture of its own, and decodes it under every address asked for. */
struct portraits *portraits_create(struct error *error);
void portraits_destroy(struct portraits *portraits);

/* Decodes what the page shows and the store has not, as the worker would. Every seventh picture is
 * broken, and refused. */
void portraits_fetch(struct portraits *portraits, const struct page *page);

/* The store, for painting. */
struct photos *portraits_store(struct portraits *portraits);

#endif
