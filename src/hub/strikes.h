/* strikes: wrong tokens, counted by address. Ten in a row are an accident, after that it is one
 * every six seconds. The table is bounded: who was quiet longest is forgotten first. */
#ifndef HUB_STRIKES_H
#define HUB_STRIKES_H

#include <stdbool.h>
#include <stdint.h>

#include "address.h"

enum { STRIKES_ALLOWED = 10, STRIKES_FORGIVEN_EVERY_MS = 6000 };

struct strikes;

struct strikes *strikes_create(void);
void strikes_destroy(struct strikes *strikes);

void strikes_add(struct strikes *strikes, const struct address *who, uint64_t now_ms);
/* Had this address its share? *wait_s: until it may try again. */
bool strikes_are_out(struct strikes *strikes, const struct address *who, uint64_t now_ms,
                     unsigned *wait_s);

#endif
