#include "base/thread.h"

#include <signal.h>
#include <string.h>

bool thread_start(pthread_t *thread, const char *name, const char *what_for,
                  void *(*run)(void *context), void *context, struct error *error)
{
    sigset_t all, before;
    sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before); /* cannot fail with these arguments */
    int failed = pthread_create(thread, NULL, run, context);
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (failed)
        return error_set(error, ERROR_SYSTEM, "no thread for %s: %s", what_for, strerror(failed));
    (void)pthread_setname_np(*thread, name); /* without one it only looks like its parent */
    return true;
}
