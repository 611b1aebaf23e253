#include "feed/canned.h"

#include <arpa/inet.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

enum { CONNECTIONS = 32 };

static struct sockaddr_in loopback(int port)
{
    return (struct sockaddr_in){
        .sin_family = AF_INET,
        .sin_port = htons((uint16_t)port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
    };
}

static int listen_on_free_port(int *port)
{
    struct sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_true(descriptor >= 0);
    assert_int_equal(bind(descriptor, (struct sockaddr *)&address, size), 0);
    assert_int_equal(listen(descriptor, CONNECTIONS), 0);
    assert_int_equal(getsockname(descriptor, (struct sockaddr *)&address, &size), 0);
    *port = ntohs(address.sin_port);
    return descriptor;
}

int free_port(void)
{
    int port;
    close(listen_on_free_port(&port));
    return port;
}

int connect_to_port(int port)
{
    struct sockaddr_in address = loopback(port);
    int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(descriptor, (struct sockaddr *)&address, sizeof address) == 0)
        return descriptor;
    close(descriptor);
    return -1;
}

/* A test's requests have no body. */
static void read_request(struct canned *canned, int connection)
{
    size_t size = 0;
    while (size < sizeof canned->request - 1) {
        ssize_t part =
            recv(connection, canned->request + size, sizeof canned->request - 1 - size, 0);
        if (part <= 0)
            break;
        size += (size_t)part;
        canned->request[size] = 0;
        if (strstr(canned->request, "\r\n\r\n"))
            break;
    }
}

static bool send_all(int connection, struct text bytes)
{
    while (bytes.size > 0) {
        ssize_t part = send(connection, bytes.data, bytes.size, MSG_NOSIGNAL);
        if (part <= 0)
            return false;
        bytes = text_slice(bytes, (size_t)part, bytes.size);
    }
    return true;
}

/* Ends when the other side has hung up, or the test has. */
static void drip(const struct canned *canned, int connection, const struct canned_manner *manner)
{
    struct pollfd wake = {.fd = canned->wake[0], .events = POLLIN};
    while (poll(&wake, 1, (int)manner->drip_ms) == 0 && send_all(connection, manner->drip))
        continue;
}

static struct canned_manner manner_now(struct canned *canned)
{
    pthread_mutex_lock(&canned->lock);
    struct canned_manner manner = canned->accepted == 1 ? canned->first : canned->later;
    pthread_mutex_unlock(&canned->lock);
    return manner;
}

/* True: the connection is to be kept. */
static bool answer_one(struct canned *canned, int connection)
{
    struct canned_manner manner = manner_now(canned);
    struct linger at_once = {.l_onoff = 1};
    if (manner.answer.size > 0 || manner.drip.size > 0 || manner.resets) {
        read_request(canned, connection);
        bool sent = send_all(connection, manner.answer);
        if (sent && manner.drip.size > 0)
            drip(canned, connection, &manner);
    }
    if (manner.resets) {
        usleep(50 * 1000); /* so that what was sent is read before it is thrown away */
        setsockopt(connection, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    }
    return manner.hangs;
}

static void *serve(void *context)
{
    struct canned *canned = context;
    int held[CONNECTIONS], held_count = 0;
    struct pollfd waits[] = {{.fd = canned->descriptor, .events = POLLIN},
                             {.fd = canned->wake[0], .events = POLLIN}};

    while (poll(waits, 2, -1) > 0 && !waits[1].revents) {
        int connection = accept(canned->descriptor, NULL, NULL);
        if (connection < 0)
            continue;
        canned->accepted++;
        bool is_kept = answer_one(canned, connection);
        if (is_kept && held_count < CONNECTIONS)
            held[held_count++] = connection;
        else
            close(connection);
    }
    for (int i = 0; i < held_count; i++)
        close(held[i]);
    return NULL;
}

void canned_start_with(struct canned *canned, const struct canned_manner *first,
                       const struct canned_manner *later)
{
    *canned = (struct canned){.first = *first, .later = *later};
    canned->descriptor = listen_on_free_port(&canned->port);
    pthread_mutex_init(&canned->lock, NULL);
    assert_int_equal(pipe(canned->wake), 0);
    assert_int_equal(pthread_create(&canned->thread, NULL, serve, canned), 0);
}

void canned_change(struct canned *canned, const struct canned_manner *manner)
{
    pthread_mutex_lock(&canned->lock);
    canned->first = canned->later = *manner;
    pthread_mutex_unlock(&canned->lock);
}

void canned_start(struct canned *canned, struct text answer)
{
    canned_start_changing(canned, answer, answer);
}

void canned_start_changing(struct canned *canned, struct text first, struct text later)
{
    canned_start_with(canned, &(struct canned_manner){.answer = first},
                      &(struct canned_manner){.answer = later});
}

void canned_start_hanging(struct canned *canned, struct text answer)
{
    struct canned_manner manner = {.answer = answer, .hangs = true};
    canned_start_with(canned, &manner, &manner);
}

void canned_finish(struct canned *canned)
{
    assert_int_equal(write(canned->wake[1], "", 1), 1);
    pthread_join(canned->thread, NULL);
    pthread_mutex_destroy(&canned->lock);
    close(canned->wake[0]);
    close(canned->wake[1]);
    close(canned->descriptor);
}
