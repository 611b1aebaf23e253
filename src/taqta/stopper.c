#include "stopper.h"

#include "base/thread.h"

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
    /* Signals are blocked there as everywhere: it reads its own from a descriptor. */
    stopper->runs =
        thread_start(&stopper->thread, "stopper", "signals", watch_over, stopper, error);
    return stopper->runs;
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
