/* stopper: ends the display within a third of a second of being told to, whatever it is doing.
 *
 * A thread of its own waits for the signals. It tells the loop; when the loop does not end in time,
 * because the display server hangs, a page is being painted or the worker is in the middle of
 * something, it ends the process. Nothing is lost by that: what is on disk is renamed into place.
 */
#ifndef TAQTA_STOPPER_H
#define TAQTA_STOPPER_H

#include <pthread.h>
#include <stdbool.h>

#include "base/error.h"

struct stopper {
    pthread_t thread;
    int signals;            /* signalfd, the thread's */
    int told, ending, over; /* eventfds: to the loop, and from it */
    bool runs;
};

/* Blocks SIGTERM, SIGINT and SIGHUP for this thread and those it starts: call it before any. */
bool stopper_init(struct stopper *stopper, struct error *error);

/* Readable when a signal has told the display to end. */
int stopper_descriptor(const struct stopper *stopper);

/* The loop ends for a reason of its own, with that exit status: from now on time counts. */
void stopper_end_soon(struct stopper *stopper, int status);

/* The last thing to do: whatever comes after it may take as long as it likes. */
void stopper_finish(struct stopper *stopper);

#endif
