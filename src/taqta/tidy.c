/* tidy: reads what the kernel says of our mappings, one after the other. Source: proc(5), smaps. */
#include "tidy.h"

#include <inttypes.h>
#include <malloc.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

struct mapping {
    uintptr_t begin, end;
    bool is_file, is_writable;
};

/* "7f0c…-7f0c… r-xp 00000000 fe:00 1234  /usr/lib/…"; false: another kind of line, some of which
 * begin like a number too. */
static bool read_head(struct mapping *mapping, const char *line)
{
    char rights[5];
    uintptr_t begin, end;
    uint64_t inode;
    if (sscanf(line, "%" SCNxPTR "-%" SCNxPTR " %4s %*s %*s %" SCNu64, &begin, &end, rights,
               &inode) != 4)
        return false;
    *mapping = (struct mapping){begin, end, inode != 0, strchr(rights, 'w') != NULL};
    return true;
}

/* Pages that the linker has changed are anonymous: they would be lost. */
static bool has_changed_pages(const char *line, bool *has)
{
    unsigned long kilobytes;
    if (sscanf(line, "Anonymous: %lu kB", &kilobytes) != 1)
        return false;
    *has = kilobytes > 0;
    return true;
}

static void forget_files(FILE *smaps)
{
    struct mapping mapping = {0};
    char *line = NULL;
    size_t capacity = 0;
    bool has_changed;
    while (getline(&line, &capacity, smaps) > 0) {
        if (read_head(&mapping, line) || !has_changed_pages(line, &has_changed))
            continue;
        /* Addresses come as numbers from there. NOLINTNEXTLINE(performance-no-int-to-ptr) */
        void *memory = (void *)mapping.begin;
        if (mapping.is_file && !mapping.is_writable && !has_changed)
            (void)madvise(memory, mapping.end - mapping.begin,
                          MADV_DONTNEED); /* what the kernel wants to keep stays */
    }
    free(line);
}

void tidy(void)
{
    FILE *smaps = fopen("/proc/self/smaps", "re");
    if (smaps) { /* without /proc nothing is counted either */
        forget_files(smaps);
        fclose(smaps);
    }
    (void)malloc_trim(0);
}
