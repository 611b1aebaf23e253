/* journal: through log_write(), which keeps each entry on one line. */
#include "journal.h"

#include "base/log.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_REFUSAL = 400, SHOWN_PATH = 120 };

struct journal {
    unsigned refusals, left_out; /* in this second */
};

struct journal *journal_create(void)
{
    struct journal *journal = calloc(1, sizeof *journal);

    if (!journal)
        abort();
    return journal;
}

void journal_destroy(struct journal *journal)
{
    free(journal);
}

/* Paths that are refused may hold anything. */
static void copy_shown(char shown[SHOWN_PATH], const char *path)
{
    size_t i = 0;

    for (; path[i] && i < SHOWN_PATH - 1; i++)
        shown[i] = path[i] > ' ' && path[i] < 0x7F ? path[i] : '?';
    shown[i] = 0;
}

static bool is_left_out(struct journal *journal, const struct entry *entry)
{
    if (entry->status < FIRST_REFUSAL)
        return false;
    if (journal->refusals < JOURNAL_REFUSALS_A_SECOND) {
        journal->refusals++;
        return false;
    }
    journal->left_out++;
    return true;
}

void journal_write(struct journal *journal, const struct entry *entry)
{
    char path[SHOWN_PATH], method[SHOWN_PATH];

    if (is_left_out(journal, entry))
        return;
    copy_shown(path, entry->path);
    copy_shown(method, entry->method);
    log_write(entry->status >= 500 ? LOG_LEVEL_WARNING : LOG_LEVEL_INFO,
              "%.16s %s %u %s%s%s %zu bytes %llu ms", method, path, entry->status, entry->role,
              *entry->name ? ":" : "", entry->name, entry->bytes,
              (unsigned long long)entry->spent_ms);
}

void journal_tick(struct journal *journal)
{
    if (journal->left_out)
        log_warning("%u more requests were refused within a second", journal->left_out);
    *journal = (struct journal){0};
}
