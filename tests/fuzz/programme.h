/* programme: a programme that was read from any bytes is asked everything a display asks, and
 * shown. */
#ifndef TESTS_FUZZ_PROGRAMME_H
#define TESTS_FUZZ_PROGRAMME_H

#include "programme/read.h"

/* Reads the documents with the clock at 10:24 on the demo's morning; refused is fine too. Of what
 * it holds a deck is made, and some of its pages are laid out on a screen: `choice` says which. */
void fuzz_programme(const struct document *documents, size_t count, unsigned choice);
/* Only read, with what is remembered of it; see read_options. */
void fuzz_remembered(const struct document *documents, size_t count, struct history *history);

#endif
