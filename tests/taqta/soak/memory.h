/* memory: what the process has allocated, and whether that grows. */
#ifndef SOAK_MEMORY_H
#define SOAK_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes that were asked for and not given back: by the sanitizer's count, or the C library's. */
size_t memory_allocated(void);
/* Bytes that are in the machine's memory, those of programs and libraries included. */
size_t memory_resident(void);

/* Taken at rest, always in the same state, so that they can be compared. */
struct memory_samples {
    size_t allocated[64], resident[64];
    size_t count;
};
void memory_sample(struct memory_samples *samples);

/* The first quarter is left out: what is kept for good is still being gathered then. What is kept
 * in blocks or up to a limit grows by rare steps, and then for long not at all; what is lost grows
 * from every rest to the next. */
struct memory_growth {
    long long steady; /* bytes: the median of what came from one rest to the next */
    long long late;   /* in the second half: the highest over the highest of the quarter before */
};
struct memory_growth memory_growth(const struct memory_samples *samples);

#endif
