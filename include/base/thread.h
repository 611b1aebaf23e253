/* thread: starts a thread of ours. */
#ifndef BASE_THREAD_H
#define BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>

#include "base/error.h"

/* The thread has every signal blocked: they are the main thread's. To be joined by the caller.
 *
 * name   at most 15 bytes, for those who look at threads
 * false  *error says what for: "no thread for …"
 */
bool thread_start(pthread_t *thread, const char *name, const char *what_for,
                  void *(*run)(void *context), void *context, struct error *error);

#endif
