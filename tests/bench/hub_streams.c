/* hub_streams: opens event streams at a hub, saves, and measures until each stream has told of it.
 *
 *   hub_streams PORT TOKEN STREAMS SAVES
 *
 * Prints one line of JSON. In C because the reader shares its processors with the hub: a thousand
 * readers in a script would be what is measured. Times are from before the first byte of the save
 * is sent to after the event was read.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { READ_SIZE = 4096, WAIT_MS = 10000, EVENTS = 256, ETAG_SIZE = 80, QUIET_US = 200 * 1000 };

struct run {
    struct sockaddr_in hub;
    const char *token;
    int waiting;
    int *streams;
    long *told; /* the serial each has told of last */
    size_t stream_count;
    double *times_ms;
    size_t time_count;
};

static void die(const char *what)
{
    perror(what);
    exit(1);
}

static double now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int connect_to(const struct run *run)
{
    int end = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), yes = 1;

    if (end < 0 || connect(end, (const struct sockaddr *)&run->hub, sizeof run->hub) != 0)
        die("connect");
    setsockopt(end, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    return end;
}

/* The last serial of notices.json in these bytes; messages are small and come whole. */
static long find_serial(const char *bytes)
{
    static const char start[] = "\"doc\":\"notices.json\",\"serial\":";
    long serial = 0;

    for (const char *at = bytes; (at = strstr(at, start)); at += sizeof start - 1)
        serial = strtol(at + sizeof start - 1, NULL, 10);
    return serial;
}

static void read_stream(struct run *run, size_t i)
{
    char bytes[READ_SIZE + 1];
    ssize_t size = recv(run->streams[i], bytes, READ_SIZE, MSG_DONTWAIT);
    long serial;

    if (size <= 0) {
        fprintf(stderr, "stream %zu has ended\n", i);
        exit(1);
    }
    bytes[size] = 0;
    serial = find_serial(bytes);
    if (serial > run->told[i])
        run->told[i] = serial;
}

static size_t count_told(const struct run *run, long serial)
{
    size_t count = 0;

    for (size_t i = 0; i < run->stream_count; i++)
        count += run->told[i] >= serial;
    return count;
}

/* Until every stream has told of this serial; notes when each did. */
static void wait_for_all(struct run *run, long serial, double began_ms, bool is_measured)
{
    struct epoll_event events[EVENTS];
    size_t told = count_told(run, serial);

    while (told < run->stream_count) {
        int count = epoll_wait(run->waiting, events, EVENTS, WAIT_MS);

        if (count <= 0) {
            fprintf(stderr, "%zu of %zu streams have not told of %ld\n", run->stream_count - told,
                    run->stream_count, serial);
            exit(1);
        }
        for (int i = 0; i < count; i++) {
            size_t stream = events[i].data.u64;
            bool was_told = run->told[stream] >= serial;

            read_stream(run, stream);
            if (was_told || run->told[stream] < serial)
                continue;
            told++;
            if (is_measured)
                run->times_ms[run->time_count++] = now_ms() - began_ms;
        }
    }
}

static void open_streams(struct run *run)
{
    static const char request[] = "GET /events HTTP/1.1\r\nHost: hub\r\n\r\n";

    for (size_t i = 0; i < run->stream_count; i++) {
        struct epoll_event event = {.events = EPOLLIN, .data.u64 = i};

        run->streams[i] = connect_to(run);
        if (send(run->streams[i], request, sizeof request - 1, 0) != sizeof request - 1 ||
            epoll_ctl(run->waiting, EPOLL_CTL_ADD, run->streams[i], &event) != 0)
            die("stream");
    }
}

/* Sends a request and reads its answer, which comes whole as well. */
static void ask(int end, const char *request, size_t size, char answer[READ_SIZE + 1])
{
    ssize_t got;

    if (send(end, request, size, 0) != (ssize_t)size)
        die("send");
    got = recv(end, answer, READ_SIZE, 0);
    if (got <= 0)
        die("recv");
    answer[got] = 0;
}

/* Replaces the version with that etag; *etag and the result are the new one's. */
static long save(struct run *run, int end, char etag[ETAG_SIZE], long number)
{
    char body[128], request[1024], answer[READ_SIZE + 1], *found;
    int body_size =
        snprintf(body, sizeof body, "{\"taqta\": 1, \"revision\": %ld, \"notices\": []}", number);
    int size =
        snprintf(request, sizeof request,
                 "PUT /notices.json HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer %s\r\n"
                 "%s%s\r\nContent-Length: %d\r\n\r\n%s",
                 run->token, *etag ? "If-Match: " : "If-None-Match: *", etag, body_size, body);

    ask(end, request, (size_t)size, answer);
    found = strstr(answer, "ETag: ");
    if (strncmp(answer, "HTTP/1.1 200", 12) != 0 || !found) {
        fprintf(stderr, "not saved: %s\n", answer);
        exit(1);
    }
    snprintf(etag, ETAG_SIZE, "%.66s", found + strlen("ETag: "));
    found = strstr(answer, "\"serial\": ");
    if (!found) {
        fprintf(stderr, "no serial: %s\n", answer);
        exit(1);
    }
    return strtol(found + strlen("\"serial\": "), NULL, 10);
}

static int compare_times(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;

    return (one > other) - (one < other);
}

static double percentile(const double *sorted, size_t count, double part)
{
    return sorted[(size_t)((double)(count - 1) * part)];
}

static void run_saves(struct run *run, size_t saves)
{
    char etag[ETAG_SIZE] = "";
    int end = connect_to(run);
    double saved_ms = 0;
    long serial = save(run, end, etag, 0);

    open_streams(run);
    wait_for_all(run, serial, 0, false);
    for (size_t i = 1; i <= saves; i++) {
        usleep(QUIET_US); /* each save finds a hub that has nothing else to do */
        double began_ms = now_ms();

        serial = save(run, end, etag, (long)i);
        saved_ms += now_ms() - began_ms;
        wait_for_all(run, serial, began_ms, true);
    }
    qsort(run->times_ms, run->time_count, sizeof *run->times_ms, compare_times);
    printf("{\"streams\": %zu, \"saves\": %zu, \"saved_ms\": %.2f, \"p50_ms\": %.2f, \"p99_ms\": "
           "%.2f, "
           "\"last_ms\": %.2f}\n",
           run->stream_count, saves, saved_ms / (double)saves,
           percentile(run->times_ms, run->time_count, 0.5),
           percentile(run->times_ms, run->time_count, 0.99), run->times_ms[run->time_count - 1]);
    fflush(stdout);
    (void)getchar(); /* whoever started us looks at the hub's memory meanwhile */
}

int main(int argc, char **argv)
{
    struct rlimit files;

    if (argc != 5) {
        fprintf(stderr, "usage: hub_streams PORT TOKEN STREAMS SAVES\n");
        return 2;
    }
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    struct run run = {.hub = {.sin_family = AF_INET,
                              .sin_port = htons((uint16_t)atoi(argv[1])),
                              .sin_addr = {htonl(INADDR_LOOPBACK)}},
                      .token = argv[2],
                      .waiting = epoll_create1(EPOLL_CLOEXEC),
                      .stream_count = (size_t)atol(argv[3])};
    size_t saves = (size_t)atol(argv[4]);

    run.streams = calloc(run.stream_count, sizeof *run.streams);
    run.told = calloc(run.stream_count, sizeof *run.told);
    run.times_ms = calloc(run.stream_count * saves, sizeof *run.times_ms);
    if (!run.streams || !run.told || !run.times_ms)
        die("memory");
    run_saves(&run, saves);
    return 0;
}
