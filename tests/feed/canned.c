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

/* Reads the head of the request and answers; a test's requests have no body. */
static void answer_one(struct canned *canned, int connection)
{
    struct text answer = canned->accepted == 1 ? canned->answer : canned->later;
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
    for (size_t sent = 0; sent < answer.size;) {
        ssize_t part = send(connection, answer.data + sent, answer.size - sent, MSG_NOSIGNAL);
        if (part <= 0)
            break;
        sent += (size_t)part;
    }
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
        if (canned->answer.size > 0)
            answer_one(canned, connection);
        if (canned->hangs && held_count < CONNECTIONS)
            held[held_count++] = connection;
        else
            close(connection);
    }
    for (int i = 0; i < held_count; i++)
        close(held[i]);
    return NULL;
}

static void start(struct canned *canned, struct canned wanted)
{
    *canned = wanted;
    canned->descriptor = listen_on_free_port(&canned->port);
    assert_int_equal(pipe(canned->wake), 0);
    assert_int_equal(pthread_create(&canned->thread, NULL, serve, canned), 0);
}

void canned_start(struct canned *canned, struct text answer)
{
    start(canned, (struct canned){.answer = answer, .later = answer});
}

void canned_start_changing(struct canned *canned, struct text first, struct text later)
{
    start(canned, (struct canned){.answer = first, .later = later});
}

void canned_start_hanging(struct canned *canned, struct text answer)
{
    start(canned, (struct canned){.answer = answer, .later = answer, .hangs = true});
}

void canned_finish(struct canned *canned)
{
    assert_int_equal(write(canned->wake[1], "", 1), 1);
    pthread_join(canned->thread, NULL);
    close(canned->wake[0]);
    close(canned->wake[1]);
    close(canned->descriptor);
}
