/* notify: a dozen lines instead of libsystemd, whose protocol for this is stable and documented.
 *
 * Source: sd_notify(3), "Notes" and sd_watchdog_enabled(3), systemd 252.
 */
#include "base/notify.h"

#include "base/text.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { HOUR_MS = 3600 * 1000 };

/* A name that begins with @ lies in the abstract space, where a zero stands for it. */
static bool make_address(const char *name, struct sockaddr_un *address, socklen_t *size,
                         struct error *error)
{
    size_t length = strlen(name);

    if ((*name != '/' && *name != '@') || length < 2 || length >= sizeof address->sun_path)
        return error_set(error, ERROR_SYSTEM, "NOTIFY_SOCKET \"%s\" is no address of a socket",
                         name);
    *address = (struct sockaddr_un){.sun_family = AF_UNIX};
    memcpy(address->sun_path, name, length);
    if (*name == '@')
        address->sun_path[0] = 0;
    *size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
    return true;
}

bool notify_supervisor(const char *state, struct error *error)
{
    const char *name = getenv("NOTIFY_SOCKET");
    struct sockaddr_un address = {0};
    socklen_t size = 0;
    int fd;

    if (!name)
        return true;
    if (!make_address(name, &address, &size, error))
        return false;
    fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return error_set(error, ERROR_SYSTEM, "no socket to the supervisor: %s", strerror(errno));

    bool is_sent =
        sendto(fd, state, strlen(state), MSG_NOSIGNAL, (struct sockaddr *)&address, size) >= 0;
    if (!is_sent)
        error_set(error, ERROR_SYSTEM, "cannot tell the supervisor: %s", strerror(errno));
    (void)close(fd); /* a datagram is gone or lost by now */
    return is_sent;
}

unsigned notify_watchdog_ms(void)
{
    const char *period = getenv("WATCHDOG_USEC"), *whose = getenv("WATCHDOG_PID");
    uint64_t microseconds, pid;

    if (!period || !text_to_number(text_from(period), INT64_MAX, &microseconds))
        return 0;
    if (whose && (!text_to_number(text_from(whose), INT64_MAX, &pid) || pid != (uint64_t)getpid()))
        return 0;
    return microseconds / 2000 > HOUR_MS ? HOUR_MS : (unsigned)(microseconds / 2000);
}
