/* programme: a programme that was read from any bytes is asked everything a display asks. */
#ifndef TESTS_FUZZ_PROGRAMME_H
#define TESTS_FUZZ_PROGRAMME_H

#include "programme/read.h"

/* Reads the documents with the clock at 10:24 on the demo's morning; refused is fine too. */
void fuzz_programme(const struct document *documents, size_t count);
/* The same with what is remembered of it; see read_options. */
void fuzz_remembered(const struct document *documents, size_t count, struct history *history);

#endif
