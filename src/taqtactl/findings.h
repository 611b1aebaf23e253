/* findings: what a rehearsal found wrong, each once, in the order it was met. */
#ifndef TAQTACTL_FINDINGS_H
#define TAQTACTL_FINDINGS_H

#include <stddef.h>

#include "base/json.h"
#include "table.h"

enum finding_kind {
    FINDING_DOCUMENT, /* the programme's own problems */
    FINDING_CUT,
    FINDING_SMALL,
    FINDING_LETTERS,
    FINDING_PHOTO,
    FINDING_DWELL,
    FINDING_EMPTY,
    FINDING_ROOM,
    FINDING_SPEAKER,
    FINDING_NEVER,
    FINDING_LANGUAGE,
    FINDING_PAGE, /* what the deck itself says of its pages: left out, contrast … */
    FINDING_KIND_COUNT
};

enum { FINDING_NO_PAGE = -1 };

struct finding {
    enum finding_kind kind;
    struct text path;           /* "sessions[3].title.kk"; empty: about no record */
    struct text screen, moment; /* where and when it was met first; empty: about no screen */
    struct text message;
    long page; /* number of the shown page, from 0; FINDING_NO_PAGE: none */
};

struct findings {
    struct arena *arena;
    struct finding *items;
    size_t count, capacity;
    struct table seen;
};

const char *finding_kind_name(enum finding_kind kind);  /* "cut", as in findings.json */
const char *finding_kind_title(enum finding_kind kind); /* "Text that was cut" */

/* Copies its texts. The same message about the same path on the same screen is kept once, and of a
 * text of the document the first that is said of it. */
void findings_add(struct findings *findings, const struct finding *finding);

/* "sessions[3].title.kk on foyer-a at 2025-11-20 10:24"; never empty. */
struct text finding_place(const struct finding *finding, struct arena *arena);

void findings_print(const struct findings *findings);
/* As the member "findings" of the object that is open. */
void findings_write(const struct findings *findings, struct json_writer *writer);

#endif
