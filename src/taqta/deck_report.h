/* deck_report: deck.json, what the drawn pages hold, for tests, rehearsals and tools. */
#ifndef TAQTA_DECK_REPORT_H
#define TAQTA_DECK_REPORT_H

#include <stddef.h>

#include "base/json.h"
#include "deck/deck.h"
#include "photo_wants.h"

/* What every page's report needs beside the page. */
struct deck_report {
    struct json_writer *writer;
    struct arena *arena;
    const struct programme *programme;
    const struct typesetter *typesetter;
    struct photo_wants *photos;
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
