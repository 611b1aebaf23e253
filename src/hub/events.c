/* events: libmicrohttpd asks a stream for bytes; one that has none is suspended, which costs no
 * look at it, until there is something to say.
 */
#include "events.h"

#include "answer.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* MESSAGE_SIZE holds the longest; BLOCK_SIZE is what HTTP/1.0 is answered through. */
enum { MESSAGE_SIZE = 160, BLOCK_SIZE = 256, STREAMS_PER_MS = 5 };

struct stream {
    struct stream *previous, *next;
    struct events *events;
    struct MHD_Connection *connection;
    uint64_t said[STORE_DOCUMENT_COUNT];
    unsigned second;             /* of the fifteen, in which it gets its ping */
    uint8_t digest[DIGEST_SIZE]; /* of its token */
    bool has_token, is_greeted, wants_ping, is_over, is_asleep;
};

struct events {
    struct stream *first;
    size_t count;
    bool has_woken;
    unsigned second, next_second;
    uint64_t serials[STORE_DOCUMENT_COUNT];
};

struct events *events_create(void)
{
    struct events *events = calloc(1, sizeof *events);

    if (!events)
        abort();
    return events;
}

/* The streams themselves go with libmicrohttpd's daemon, before. */
void events_destroy(struct events *events)
{
    free(events);
}

size_t events_count(const struct events *events)
{
    return events->count;
}

uint64_t events_serial(const struct events *events, enum store_document document)
{
    return events->serials[document];
}

static void wake(struct stream *stream)
{
    if (!stream->is_asleep)
        return;
    stream->is_asleep = false;
    stream->events->has_woken = true;
    MHD_resume_connection(stream->connection);
}

/* How long they may take to come and fetch it: few are there at once, thousands would be a crowd.
 */
static unsigned spread_ms(const struct events *events)
{
    return events->count < EVENTS_SPREAD_FROM ? 0 : (unsigned)(events->count / STREAMS_PER_MS);
}

static size_t write_change(struct stream *stream, enum store_document document,
                           char message[MESSAGE_SIZE])
{
    uint64_t serial = stream->events->serials[document];
    int size =
        snprintf(message, MESSAGE_SIZE,
                 "event: changed\ndata: {\"doc\":\"%s\",\"serial\":%llu,\"spread_ms\":%u}\n\n",
                 store_document_name(document), (unsigned long long)serial,
                 stream->is_greeted ? spread_ms(stream->events) : 0);

    stream->said[document] = serial;
    return (size_t)size;
}

/* The next thing this stream has to say; 0: nothing. */
static size_t write_next(struct stream *stream, char message[MESSAGE_SIZE])
{
    for (enum store_document i = 0; i < STORE_DOCUMENT_COUNT; i++)
        if (stream->said[i] != stream->events->serials[i])
            return write_change(stream, i, message);
    if (!stream->is_greeted) {
        /* Also where there is no document yet, something comes at once. */
        stream->is_greeted = true;
        return (size_t)snprintf(message, MESSAGE_SIZE, "retry: 3000\n\n");
    }
    if (stream->wants_ping) {
        stream->wants_ping = false;
        return (size_t)snprintf(message, MESSAGE_SIZE, "event: ping\ndata: {}\n\n");
    }
    return 0;
}

static ssize_t read_stream(void *context, uint64_t position, char *buffer, size_t room)
{
    struct stream *stream = context;
    char message[MESSAGE_SIZE];
    size_t used = 0;

    (void)position;
    if (stream->is_over)
        return MHD_CONTENT_READER_END_OF_STREAM;
    if (room < MESSAGE_SIZE)
        return MHD_CONTENT_READER_END_WITH_ERROR; /* its request left no memory to answer in */
    while (room - used >= MESSAGE_SIZE) {
        size_t size = write_next(stream, message);

        if (!size)
            break;
        memcpy(buffer + used, message, size);
        used += size;
    }
    if (!used) {
        stream->is_asleep = true;
        MHD_suspend_connection(stream->connection);
    }
    return (ssize_t)used;
}

static void forget_stream(void *context)
{
    struct stream *stream = context;

    if (stream->previous)
        stream->previous->next = stream->next;
    else
        stream->events->first = stream->next;
    if (stream->next)
        stream->next->previous = stream->previous;
    stream->events->count--;
    free(stream);
}

static struct stream *add_stream(struct events *events, struct MHD_Connection *connection,
                                 const uint8_t *digest)
{
    struct stream *stream = calloc(1, sizeof *stream);

    if (!stream)
        abort();
    *stream = (struct stream){.next = events->first,
                              .events = events,
                              .connection = connection,
                              .second = events->next_second++ % EVENTS_PING_EVERY_S,
                              .has_token = digest != NULL};
    if (digest)
        memcpy(stream->digest, digest, sizeof stream->digest);
    if (events->first)
        events->first->previous = stream;
    events->first = stream;
    events->count++;
    return stream;
}

struct MHD_Response *events_open(struct events *events, struct MHD_Connection *connection,
                                 const uint8_t *digest)
{
    struct stream *stream = add_stream(events, connection, digest);
    struct MHD_Response *response = MHD_create_response_from_callback(
        MHD_SIZE_UNKNOWN, BLOCK_SIZE, read_stream, stream, forget_stream);

    if (!response)
        abort();
    answer_harden(response, "text/event-stream", KEEP_NOTHING);
    answer_add_header(response, "X-Accel-Buffering", "no"); /* nginx passes each event on at once */
    return response;
}

void events_announce(struct events *events, enum store_document document, uint64_t serial)
{
    events->serials[document] = serial;
    for (struct stream *stream = events->first; stream; stream = stream->next)
        wake(stream);
}

bool events_have_woken(struct events *events)
{
    bool has_woken = events->has_woken;

    events->has_woken = false;
    return has_woken;
}

/* One that is asleep is not watched by libmicrohttpd, and a first message to somebody who has left
 * is sent without a complaint. */
static bool has_left(const struct stream *stream)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(stream->connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    struct pollfd socket = {.fd = info->connect_fd, .events = POLLRDHUP};

    return poll(&socket, 1, 0) == 1;
}

void events_tick(struct events *events)
{
    events->second = (events->second + 1) % EVENTS_PING_EVERY_S;
    for (struct stream *stream = events->first; stream; stream = stream->next)
        if (stream->second == events->second) {
            stream->wants_ping = true;
            stream->is_over = stream->is_over || has_left(stream);
            wake(stream);
        }
}

static void end(struct stream *stream)
{
    stream->is_over = true;
    wake(stream);
}

void events_review(struct events *events, const struct tokens *tokens)
{
    bool needs_token = tokens_have(tokens, ROLE_READER);

    for (struct stream *stream = events->first; stream; stream = stream->next)
        if (stream->has_token ? !tokens_hold(tokens, stream->digest) : needs_token)
            end(stream);
}

void events_end(struct events *events)
{
    for (struct stream *stream = events->first; stream; stream = stream->next)
        end(stream);
}
