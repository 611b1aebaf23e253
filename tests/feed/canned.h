/* canned: a tiny server that says exactly what a test wants it to, or nothing at all. */
#ifndef TESTS_FEED_CANNED_H
#define TESTS_FEED_CANNED_H

#include <pthread.h>
#include <stdbool.h>

#include "base/text.h"

int free_port(void);
int connect_to_port(int port); /* a descriptor, or -1 */

/* What is said to one who asks. */
struct canned_manner {
    struct text answer;
    struct text drip; /* after it, again and again until the other side hangs up; empty: nothing */
    unsigned drip_ms; /* after so long each time; 0: as fast as it goes */
    bool hangs, resets; /* afterwards: keeps the connection open and silent; breaks it */
};

struct canned {
    int port, descriptor, wake[2];
    pthread_t thread;
    pthread_mutex_t lock;              /* over the manners */
    struct canned_manner first, later; /* later: from the second connection on */
    int accepted;                      /* so many connected; to be read after canned_finish() */
    char request[4096];                /* the last one; to be read after canned_finish() */
};

/* answer  head and body, sent to everyone who asks. */
void canned_start(struct canned *canned, struct text answer);
/* The first who asks gets one answer, all others the other. */
void canned_start_changing(struct canned *canned, struct text first, struct text later);
/* As canned_start(), but the connection stays open and silent afterwards; the answer may be empty.
 */
void canned_start_hanging(struct canned *canned, struct text answer);
void canned_start_with(struct canned *canned, const struct canned_manner *first,
                       const struct canned_manner *later);
/* All who ask from now on get this. */
void canned_change(struct canned *canned, const struct canned_manner *manner);
void canned_finish(struct canned *canned);

#endif
