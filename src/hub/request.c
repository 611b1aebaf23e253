/* request: head, body, answer, end. */
#include "request.h"

#include "base/limits.h"
#include "gate.h"
#include "routes.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

/* A body that comes with a refusal is read to its end when it is short, because a connection closed
 * with bytes still coming may lose the answer on its way. */
enum { SHORT_BODY = 256 * 1024, CUT_AFTER = 2 * LIMIT_DOCUMENT_BYTES, FIRST_ROOM = 4096 };

struct instant clock_now(void)
{
    return (struct instant){(int64_t)time(NULL)};
}

uint64_t clock_tick_ms(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now); /* cannot fail for this clock */
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

struct text request_body(const struct request *request)
{
    return (struct text){request->body.data ? request->body.data : "", request->body.size};
}

const char *request_header(const struct request *request, const char *name)
{
    return MHD_lookup_connection_value(request->connection, MHD_HEADER_KIND, name);
}

void request_answer(struct request *request, unsigned status, struct MHD_Response *response)
{
    request_answer_shared(request, status, response);
    request->owns_response = true;
}

void request_answer_shared(struct request *request, unsigned status, struct MHD_Response *response)
{
    request->status = status;
    request->response = response;
    request->owns_response = false;
}

void request_refuse(struct request *request, unsigned status, const char *format, ...)
{
    char sentence[ERROR_MESSAGE_SIZE];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    request_answer(request, status, answer_create_error("%s", sentence));
}

/* The head */

static enum method find_method(const char *name)
{
    static const char *const names[] = {"GET", "HEAD", "PUT", "POST"};

    for (enum method i = METHOD_GET; i < METHOD_OTHER; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    return METHOD_OTHER;
}

static void refuse_method(struct request *request)
{
    char allowed[32];
    struct MHD_Response *response;

    routes_list_methods(request->target.place, allowed, sizeof allowed);
    response =
        answer_create_error("%.16s is not done here; expected %s", request->method_name, allowed);
    answer_add_header(response, MHD_HTTP_HEADER_ALLOW, allowed);
    request_answer(request, MHD_HTTP_METHOD_NOT_ALLOWED, response);
}

/* What the head says of the body's length; SIZE_MAX: it says nothing that can be believed. */
static size_t announced_size(const struct request *request)
{
    const char *length = request_header(request, MHD_HTTP_HEADER_CONTENT_LENGTH);
    uint64_t size = 0;

    if (request_header(request, MHD_HTTP_HEADER_TRANSFER_ENCODING))
        return SIZE_MAX;
    if (!length)
        return 0;
    return text_to_number(text_from(length), SIZE_MAX - 1, &size) ? (size_t)size : SIZE_MAX;
}

static void refuse_size(struct request *request)
{
    request_refuse(request, MHD_HTTP_CONTENT_TOO_LARGE, "too large; expected at most %zu bytes",
                   request->route->body_most);
}

static void check_body_head(struct request *request)
{
    const char *encoding = request_header(request, MHD_HTTP_HEADER_CONTENT_ENCODING);
    size_t size = announced_size(request);

    if (encoding && strcasecmp(encoding, "identity") != 0)
        request_refuse(request, MHD_HTTP_UNSUPPORTED_MEDIA_TYPE,
                       "Content-Encoding is not read; expected the bytes as they are");
    else if (size != SIZE_MAX && size > request->route->body_most)
        refuse_size(request);
}

/* Everything that can be said before the body is here. */
static void read_head(struct request *request)
{
    if (!target_read(text_from(request->path), &request->target)) {
        request_refuse(request, MHD_HTTP_NOT_FOUND, "there is nothing of that name");
        return;
    }
    request->route = route_find(request->target.place, request->method);
    if (!request->route) {
        refuse_method(request);
        return;
    }
    gate_pass(request);
    if (!request->status)
        check_body_head(request);
    if (!request->status && request->route->check)
        request->route->check(request);
}

static struct guest *guest_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

    return info ? info->socket_context : NULL;
}

static struct request *begin(struct hub *hub, struct MHD_Connection *connection, const char *url,
                             const char *method)
{
    struct request *request = calloc(1, sizeof *request);

    if (!request)
        abort();
    *request = (struct request){.hub = hub,
                                .connection = connection,
                                .guest = guest_of(connection),
                                .method_name = method,
                                .method = find_method(method),
                                .began_ms = clock_tick_ms()};
    (void)snprintf(request->path, sizeof request->path, "%s", url); /* longer ones are nobody's */
    guest_begin(request->guest, request->began_ms);
    read_head(request);
    if (request->status)
        guest_refuse(request->guest);
    return request;
}

/* The body */

static void make_room(struct request *request, size_t size)
{
    size_t room = request->body_room ? request->body_room : FIRST_ROOM;

    while (room < size)
        room *= 2;
    if (room == request->body_room)
        return;
    request->body.data = realloc(request->body.data, room);
    if (!request->body.data)
        abort();
    request->body_room = room;
}

/* false: enough is enough, the connection is cut. */
static bool take_body(struct request *request, const char *upload, size_t size)
{
    request->body_seen += size;
    if (!request->status && request->body.size + size > request->route->body_most)
        refuse_size(request);
    if (request->status)
        return request->body_seen <= CUT_AFTER;
    make_room(request, request->body.size + size);
    memcpy(request->body.data + request->body.size, upload, size);
    request->body.size += size;
    return true;
}

/* The answer */

static enum MHD_Result send_answer(struct request *request)
{
    request->is_queued = true;
    return MHD_queue_response(request->connection, request->status, request->response);
}

static bool can_wait_for_body(const struct request *request)
{
    return announced_size(request) <= SHORT_BODY;
}

enum MHD_Result request_advance(void *hub, struct MHD_Connection *connection, const char *url,
                                const char *method, const char *version, const char *upload,
                                size_t *upload_size, void **context)
{
    struct request *request = *context;

    (void)version;
    if (!request) {
        *context = request = begin(hub, connection, url, method);
        return request->status && !can_wait_for_body(request) ? send_answer(request) : MHD_YES;
    }
    if (*upload_size) {
        size_t size = *upload_size;

        *upload_size = 0;
        return take_body(request, upload, size) ? MHD_YES : MHD_NO;
    }
    if (!request->status)
        request->route->handle(request);
    return send_answer(request);
}

/* The end */

/* Reading is what screens do all day, also what is not there yet, and so is saying how they are. */
static bool matters(const struct request *request)
{
    bool is_reading = request->method == METHOD_GET || request->method == METHOD_HEAD;
    bool is_report = request->status == MHD_HTTP_OK && request->role == ROLE_SCREEN;

    if (request->status >= MHD_HTTP_BAD_REQUEST)
        return !is_reading || request->status != MHD_HTTP_NOT_FOUND;
    return !is_reading && !is_report;
}

void request_complete(void *hub, struct MHD_Connection *connection, void **context,
                      enum MHD_RequestTerminationCode how)
{
    struct request *request = *context;

    (void)hub;
    (void)connection;
    (void)how; /* whoever leaves before the answer is over has their reasons */
    if (!request)
        return;
    if (matters(request))
        journal_write(request->hub->journal,
                      &(struct entry){.method = request->method_name,
                                      .path = request->path,
                                      .role = role_name(request->role),
                                      .name = request->who,
                                      .status = request->status,
                                      .bytes = request->body_seen,
                                      .spent_ms = clock_tick_ms() - request->began_ms});
    guest_finish(request->guest, clock_tick_ms());
    if (request->owns_response)
        MHD_destroy_response(request->response);
    free(request->body.data);
    free(request);
    *context = NULL;
}
