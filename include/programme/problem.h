/* problem: what is wrong with a document, told so that its author can mend it. */
#ifndef PROGRAMME_PROBLEM_H
#define PROGRAMME_PROBLEM_H

#include <stddef.h>

#include "base/arena.h"
#include "base/text.h"

enum problem_severity {
    PROBLEM_REFUSED, /* the whole document is unusable */
    PROBLEM_DROPPED, /* this record or field is left out */
    PROBLEM_DOUBTED, /* taken, but probably not what was meant */
    PROBLEM_NOTE     /* worth knowing */
};

struct problem {
    enum problem_severity severity;
    struct text document; /* its address or file name, as given */
    int line, column;     /* from 1; 0 when there is none */
    struct text path;     /* "sessions[3].start"; empty for the document as a whole */
    struct text message;  /* what is wrong and what was expected, no final stop */
};

/* The first LIMIT_PROBLEMS in the order they were met; total counts all. */
struct problems {
    struct problem *items;
    size_t count, capacity, total;
};

const char *
problem_severity_name(enum problem_severity severity); /* "refused", "dropped", "doubted", "note" */
/* "programme.json:12:7: sessions[3].start" — the parts that are known. */
struct text problem_place(const struct problem *problem, struct arena *arena);
/* problem_place, ": ", message. */
struct text problem_line(const struct problem *problem, struct arena *arena);

#endif
