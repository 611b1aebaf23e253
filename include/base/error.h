/* error: why something could not be done, in words an organiser can act on. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>

enum error_kind {
    ERROR_NONE = 0,
    ERROR_FORMAT,  /* the document is not what it should be */
    ERROR_LIMIT,   /* too big, too deep, too many */
    ERROR_NETWORK, /* nobody answered, or not to the end */
    ERROR_SERVER,  /* answered, and said no */
    ERROR_SYSTEM,  /* file, memory, display */
    ERROR_USAGE,   /* arguments or configuration */
    ERROR_DOUBTED  /* the document can be read, but is probably not what was meant */
};

enum { ERROR_MESSAGE_SIZE = 512 };

struct error {
    enum error_kind kind;
    int line, column; /* from 1; 0 when there is no place */
    char message[ERROR_MESSAGE_SIZE];
};

/* Always false, so that a function can end with `return error_set(…)`. A NULL error is allowed. */
bool error_set(struct error *error, enum error_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Puts words before the message: "programme.json: " + what was there. Always false. */
bool error_prefix(struct error *error, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
