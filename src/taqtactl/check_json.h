/* check_json: what a check has found, as JSON. */
#ifndef TAQTACTL_CHECK_JSON_H
#define TAQTACTL_CHECK_JSON_H

#include "programme/programme.h"

struct json_writer;

/* One address and what became of it. */
struct checked {
    const char *address, *format;      /* format: "refused" when nothing could be read */
    const struct programme *programme; /* NULL: refused */
    const struct problem *problems;
    size_t problem_count, problem_more;
};

/* Adds an object to the array that is open. */
void check_write_json(struct json_writer *writer, const struct checked *checked,
                      struct arena *arena);

#endif
