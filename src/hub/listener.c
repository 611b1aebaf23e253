/* listener: what libmicrohttpd is told, and nothing else of it. */
#include "listener.h"

#include "base/log.h"
#include "request.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum {
    /* What a connection has for its request's head and its answer's. A browser behind a proxy sends
       1.5 KB; whoever sends more than fits is told 431. It is what a stream costs, too. */
    CONNECTION_BYTES = 6 * 1024,
    CONNECTION_STEP_BYTES = 1024,
    /* Since the last byte came or went; guests.h has the limits from the start of things. */
    SILENCE_S = 30,
    /* What nobody confirms for so long is a connection that is gone: screens expect a ping every 15
       s and leave after 35. */
    UNCONFIRMED_MS = 45 * 1000,
    BACKLOG = 1024,
    /* Files that are no connections: the store's, the log, the timers. */
    FILES_ASIDE = 64,
    FILES_LEAST = 2 * FILES_ASIDE,
    PEM_BYTES_MOST = 256 * 1024,
    ACCEPT_ROUNDS = 100
};

/* TLS 1.2 and 1.3, forward secrecy and authenticated ciphers alone. */
static const char PRIORITIES[] = "SECURE128:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:-RSA:-CIPHER-ALL:"
                                 "+AES-256-GCM:+AES-128-GCM:+CHACHA20-POLY1305:%SERVER_PRECEDENCE";

struct listener {
    struct MHD_Daemon *daemon;
    int descriptor, port;
    struct bytes certificate, key;
    char said[ERROR_MESSAGE_SIZE]; /* by libmicrohttpd while it starts */
    bool is_running;
};

/* What libmicrohttpd says of its own: why it does not start, and later what guests did wrong. */
static void take_words(void *context, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

static void take_words(void *context, const char *format, va_list arguments)
{
    struct listener *listener = context;
    char said[ERROR_MESSAGE_SIZE];

    (void)vsnprintf(said, sizeof said, format, arguments);
    said[strcspn(said, "\n")] = 0;
    if (listener->is_running)
        log_debug("%s", said);
    else
        memcpy(listener->said, said, sizeof said);
}

/* Paths are taken as they are sent, see target.h. */
static size_t leave_escaped(void *context, struct MHD_Connection *connection, char *text)
{
    (void)context;
    (void)connection;
    return strlen(text);
}

static enum MHD_Result let_in(void *context, const struct sockaddr *socket, socklen_t size)
{
    struct hub *hub = context;
    struct address who = address_of(socket);

    (void)size;
    return guests_have_room_for(hub->guests, &who) ? MHD_YES : MHD_NO;
}

static void settle(int socket)
{
    unsigned unconfirmed_ms = UNCONFIRMED_MS;

    /* Where it cannot be set, the kernel's own limit of some minutes counts. */
    (void)setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &unconfirmed_ms, sizeof unconfirmed_ms);
}

static void note_connection(void *context, struct MHD_Connection *connection, void **guest,
                            enum MHD_ConnectionNotificationCode what)
{
    struct hub *hub = context;

    if (what == MHD_CONNECTION_NOTIFY_CLOSED) {
        guest_leave(*guest);
        *guest = NULL;
        return;
    }
    int socket = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
    struct address who = address_of(
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr);

    settle(socket);
    *guest = guest_enter(hub->guests, &who, socket, clock_tick_ms());
}

/* As many as the system lets us. */
static unsigned connections_most(void)
{
    struct rlimit files;

    if (getrlimit(RLIMIT_NOFILE, &files) != 0)
        return 512;
    files.rlim_cur = files.rlim_max;
    (void)setrlimit(RLIMIT_NOFILE, &files); /* else it stays at what it was, and is asked again */
    (void)getrlimit(RLIMIT_NOFILE, &files);
    return files.rlim_cur > FILES_LEAST ? (unsigned)(files.rlim_cur - FILES_ASIDE) : FILES_ASIDE;
}

static bool read_pem(struct bytes *pem, const char *path, struct error *error)
{
    if (!disk_read(AT_FDCWD, path, PEM_BYTES_MOST, pem, NULL, error))
        return false;
    pem->data[pem->size] = 0; /* disk_read() leaves room for it */
    return true;
}

static bool bind_socket(int socket, const struct options *options)
{
    const int yes = 1, no = 0;

    return setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0 &&
           (options->address.ss_family != AF_INET6 ||
            setsockopt(socket, IPPROTO_IPV6, IPV6_V6ONLY, &no, sizeof no) == 0) &&
           bind(socket, (const struct sockaddr *)&options->address, options->address_size) == 0 &&
           listen(socket, BACKLOG) == 0;
}

static int open_socket(const struct options *options, struct error *error)
{
    int opened = socket(options->address.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

    if (opened >= 0 && bind_socket(opened, options))
        return opened;
    error_set(error, ERROR_SYSTEM, "%s: cannot be listened at: %s", options->listen,
              strerror(errno));
    if (opened >= 0)
        (void)close(opened); /* nothing has come through it */
    return -1;
}

static int find_port(int socket)
{
    union {
        struct sockaddr any;
        struct sockaddr_in four;
        struct sockaddr_in6 six;
    } address = {0};
    socklen_t size = sizeof address;

    if (getsockname(socket, &address.any, &size) != 0)
        return 0;
    return ntohs(address.any.sa_family == AF_INET6 ? address.six.sin6_port : address.four.sin_port);
}

static bool start(struct listener *listener, struct hub *hub, int socket, struct error *error)
{
    unsigned flags = MHD_USE_EPOLL | MHD_USE_ERROR_LOG | MHD_ALLOW_SUSPEND_RESUME |
                     (listener->key.data ? MHD_USE_TLS : 0);
    struct MHD_OptionItem tls[] = {
        {MHD_OPTION_HTTPS_MEM_CERT, 0, listener->certificate.data},
        {MHD_OPTION_HTTPS_MEM_KEY, 0, listener->key.data},
        {MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)PRIORITIES},
        {MHD_OPTION_END, 0, NULL},
    };

    listener->daemon = MHD_start_daemon(
        flags, 0, let_in, hub, request_advance, hub, MHD_OPTION_EXTERNAL_LOGGER, take_words,
        listener, MHD_OPTION_LISTEN_SOCKET, socket, MHD_OPTION_NOTIFY_CONNECTION, note_connection,
        hub, MHD_OPTION_NOTIFY_COMPLETED, request_complete, hub, MHD_OPTION_UNESCAPE_CALLBACK,
        leave_escaped, NULL, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_BYTES,
        MHD_OPTION_CONNECTION_MEMORY_INCREMENT, (size_t)CONNECTION_STEP_BYTES,
        MHD_OPTION_CONNECTION_LIMIT, connections_most(), MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned)SILENCE_S, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_ARRAY,
        listener->key.data ? tls : tls + 3, MHD_OPTION_END);
    listener->is_running = listener->daemon != NULL;
    return listener->is_running ||
           error_set(error, ERROR_SYSTEM, "libmicrohttpd does not start: %s",
                     *listener->said ? listener->said : "it does not say why");
}

bool listener_open(struct listener **listener, struct hub *hub, const struct options *options,
                   struct error *error)
{
    struct listener *opened = calloc(1, sizeof *opened);
    int socket = -1;

    if (!opened)
        abort();
    if ((options->key && (!read_pem(&opened->certificate, options->certificate, error) ||
                          !read_pem(&opened->key, options->key, error))) ||
        (socket = open_socket(options, error)) < 0 || !start(opened, hub, socket, error)) {
        if (socket >= 0)
            (void)close(socket); /* nothing has come through it */
        listener_close(opened);
        return false;
    }
    opened->port = find_port(socket);
    opened->descriptor = MHD_get_daemon_info(opened->daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
    *listener = opened;
    return true;
}

void listener_close(struct listener *listener)
{
    if (!listener)
        return;
    if (listener->daemon)
        MHD_stop_daemon(listener->daemon);
    if (listener->key.data)
        explicit_bzero(listener->key.data, listener->key.size);
    free(listener->key.data);
    free(listener->certificate.data);
    free(listener);
}

int listener_port(const struct listener *listener)
{
    return listener->port;
}

int listener_descriptor(const struct listener *listener)
{
    return listener->descriptor;
}

int listener_patience_ms(const struct listener *listener)
{
    MHD_UNSIGNED_LONG_LONG patience_ms;

    if (MHD_get_timeout(listener->daemon, &patience_ms) != MHD_YES)
        return -1;
    return patience_ms > INT32_MAX ? INT32_MAX : (int)patience_ms;
}

void listener_run(struct listener *listener)
{
    (void)MHD_run(listener->daemon); /* fails only where threads of its own run it */
}

/* Whoever stands in the queue has been told by the kernel that they are connected. */
void listener_stop_accepting(struct listener *listener)
{
    for (int i = 0; i < ACCEPT_ROUNDS; i++)
        listener_run(listener);
    int socket = MHD_quiesce_daemon(listener->daemon);
    if (socket >= 0)
        (void)close(socket); /* ours again, and nothing comes through it any more */
}
