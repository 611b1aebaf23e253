/* canned: a tiny server that says exactly what a test wants it to, or nothing at all. */
#ifndef TESTS_FEED_CANNED_H
#define TESTS_FEED_CANNED_H

#include <pthread.h>
#include <stdbool.h>

#include "base/text.h"

int free_port(void);
int connect_to_port(int port); /* a descriptor, or -1 */

struct canned {
    int port, descriptor, wake[2];
    pthread_t thread;
    struct text answer, later; /* later: from the second connection on */
    bool hangs;                /* keeps connections open and says no more */
    int accepted;              /* so many connected; to be read after canned_finish() */
    char request[4096];        /* the last one; to be read after canned_finish() */
};

/* answer  head and body, sent to everyone who asks. */
void canned_start(struct canned *canned, struct text answer);
/* The first who asks gets one answer, all others the other. */
void canned_start_changing(struct canned *canned, struct text first, struct text later);
/* As canned_start(), but the connection stays open and silent afterwards; the answer may be empty.
 */
void canned_start_hanging(struct canned *canned, struct text answer);
void canned_finish(struct canned *canned);

#endif
