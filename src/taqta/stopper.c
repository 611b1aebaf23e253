#include "stopper.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

/* Leaves the kernel some of the 0.3 s to take the process apart. */
enum { PATIENCE_MS = 220 };

static void ring(int descriptor, uint64_t value)
{
    (void)!write(descriptor, &value, sizeof value); /* fails only when it rings already */
}

/* What the loop wants to end with; 0 when it is a signal that ends it. */
static int status_of(const struct stopper *stopper)
{
    uint64_t value; /* an eventfd that holds 0 does not ring */
    return read(stopper->ending, &value, sizeof value) == (ssize_t)sizeof value ? (int)value - 1
                                                                                : 0;
}

static void *watch_over(void *context)
{
    const struct stopper *stopper = context;
    struct pollfd waited[] = {{.fd = stopper->over, .events = POLLIN},
                              {.fd = stopper->signals, .events = POLLIN},
                              {.fd = stopper->ending, .events = POLLIN}};
    while (poll(waited, 3, -1) < 0 && errno == EINTR)
        ;
    if (waited[0].revents)
        return NULL;
    ring(stopper->told, 1);
    if (poll(waited, 1, PATIENCE_MS) == 0)
        _exit(status_of(stopper));
    return NULL;
}

/* Every signal is blocked in the thread: it reads its own from a descriptor. */
static bool start_thread(struct stopper *stopper, struct error *error)
{
    sigset_t all, before;
    sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before); /* cannot fail with these arguments */
    int failed = pthread_create(&stopper->thread, NULL, watch_over, stopper);
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (failed)
        return error_set(error, ERROR_SYSTEM, "no thread for signals: %s", strerror(failed));
    (void)pthread_setname_np(stopper->thread, "stopper"); /* only for those who look at threads */
    stopper->runs = true;
    return true;
}

bool stopper_init(struct stopper *stopper, struct error *error)
{
    sigset_t set;
    *stopper = (struct stopper){.signals = -1, .told = -1, .ending = -1, .over = -1};
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    if (sigprocmask(SIG_BLOCK, &set, NULL) != 0)
        return error_set(error, ERROR_SYSTEM, "signals: %s", strerror(errno));
    signal(SIGPIPE, SIG_IGN);
    stopper->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    stopper->told = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    stopper->ending = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    stopper->over = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (stopper->signals < 0 || stopper->told < 0 || stopper->ending < 0 || stopper->over < 0)
        return error_set(error, ERROR_SYSTEM, "signals: %s", strerror(errno));
    return start_thread(stopper, error);
}

int stopper_descriptor(const struct stopper *stopper)
{
    return stopper->told;
}

void stopper_end_soon(struct stopper *stopper, int status)
{
    ring(stopper->ending, (uint64_t)status + 1);
}

static void close_if_open(int descriptor)
{
    if (descriptor >= 0)
        close(descriptor);
}

void stopper_finish(struct stopper *stopper)
{
    if (stopper->runs) {
        ring(stopper->over, 1);
        (void)pthread_join(stopper->thread, NULL); /* it is ours and was never joined */
    }
    close_if_open(stopper->signals);
    close_if_open(stopper->told);
    close_if_open(stopper->ending);
    close_if_open(stopper->over);
}
