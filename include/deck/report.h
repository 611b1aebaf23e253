/* report: deck.json, what the drawn pages hold, for tests, rehearsals and tools. */
#ifndef DECK_REPORT_H
#define DECK_REPORT_H

#include <stddef.h>

#include "base/error.h"
#include "base/json.h"
#include "deck/deck.h"

/* What every page's report needs beside the page. */
struct deck_report {
    struct json_writer *writer;
    struct arena *arena;
    const struct programme *programme;
    const struct typesetter *typesetter;
    /* Could the photo at this address not be had? Then *error says why. */
    bool (*photo_failed)(void *context, struct text address, struct error *error);
    void *photo_context;
};

void deck_report_open(const struct deck_report *report, struct moment moment,
                      const struct deck_settings *settings);
/* In the order of the pages; number from 1. */
void deck_report_page(const struct deck_report *report, const struct page *page, const char *file);
/* Begins the list of problems, which ends the document. */
void deck_report_problems(const struct deck_report *report, const struct deck *deck);
void deck_report_page_problems(const struct deck_report *report, const struct page *page,
                               size_t number);
void deck_report_close(const struct deck_report *report);

#endif
