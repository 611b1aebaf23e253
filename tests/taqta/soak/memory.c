/* memory: counts by whoever hands the memory out. */
#include "memory.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#if defined __SANITIZE_ADDRESS__
/* GCC's sanitizer has it, but not the header that says so. */
size_t __sanitizer_get_current_allocated_bytes(void);
#else
#include <malloc.h>
#endif

size_t memory_allocated(void)
{
#if defined __SANITIZE_ADDRESS__
    return __sanitizer_get_current_allocated_bytes();
#else
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
#endif
}

size_t memory_resident(void)
{
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (file) {
        if (fscanf(file, "%*u %lu", &pages) != 1)
            pages = 0;
        fclose(file);
    }
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}

void memory_sample(struct memory_samples *samples)
{
    assert(samples->count < sizeof samples->allocated / sizeof *samples->allocated);
    samples->allocated[samples->count] = memory_allocated();
    samples->resident[samples->count] = memory_resident();
    samples->count++;
}

static int compare(const void *a, const void *b)
{
    const long long *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

static size_t highest(const size_t *values, size_t first, size_t end)
{
    size_t found = 0;
    for (size_t i = first; i < end; i++)
        found = values[i] > found ? values[i] : found;
    return found;
}

struct memory_growth memory_growth(const struct memory_samples *samples)
{
    long long steps[sizeof samples->allocated / sizeof *samples->allocated];
    size_t first = samples->count / 4, count = 0;
    assert(samples->count >= 4);
    for (size_t i = first + 1; i < samples->count; i++)
        steps[count++] = (long long)samples->allocated[i] - (long long)samples->allocated[i - 1];
    qsort(steps, count, sizeof *steps, compare);
    return (struct memory_growth){
        .steady = steps[count / 2],
        .late = (long long)highest(samples->allocated, samples->count / 2, samples->count) -
                (long long)highest(samples->allocated, first, samples->count / 2),
    };
}
