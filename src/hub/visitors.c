/* visitors: streams, the desk's files, and the way in and out of it. */
#include "handlers.h"

#include "base/json.h"
#include "gate.h"

/* A stream is small and its reader may be slow: with buffers of the usual size hundreds of messages
 * would lie about before anybody noticed. */
enum { STREAM_BUFFER = 4 * 1024 };

static void make_buffer_small(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    int size = STREAM_BUFFER;

    if (info) /* and where it cannot be made smaller, it is as large as any */
        (void)setsockopt(info->connect_fd, SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
}

void handle_events(struct request *request)
{
    if (request->method == METHOD_HEAD) {
        struct MHD_Response *response = answer_create_empty(KEEP_NOTHING);

        answer_add_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, "text/event-stream");
        request_answer(request, MHD_HTTP_OK, response);
        return;
    }
    make_buffer_small(request->connection);
    guest_listen(request->guest);
    request_answer(request, MHD_HTTP_OK,
                   events_open(request->hub->events, request->connection,
                               request->role != ROLE_NOBODY ? request->digest : NULL));
}

void handle_desk(struct request *request)
{
    const struct ready *ready = desk_find(request->hub->desk, request->path);
    unsigned status;

    if (!ready) {
        request_refuse(request, MHD_HTTP_NOT_FOUND, "there is nothing of that name");
        return;
    }
    struct MHD_Response *response = ready_choose(ready, request->connection, &status);
    request_answer_shared(request, status, response);
}

void handle_who_am_i(struct request *request)
{
    struct arena arena = {0};

    request_answer(request, MHD_HTTP_OK,
                   answer_create_json(text_format(&arena, "{\"role\": \"%s\", \"name\": \"%s\"}\n",
                                                  role_name(request->role), request->who)));
    arena_finish(&arena);
}

/* {"token": "…"} */
void handle_log_in(struct request *request)
{
    struct json_document *document;
    struct error error = {0};
    struct text secret = {0};

    if (!json_document_create(&document, request_body(request), &error)) {
        request_refuse(request, MHD_HTTP_BAD_REQUEST, "expected {\"token\": \"…\"}");
        return;
    }
    struct json root = json_root(document), token = json_member(&root, "token");
    if (json_text(&token, &secret))
        gate_log_in(request, secret);
    else
        request_refuse(request, MHD_HTTP_BAD_REQUEST, "expected {\"token\": \"…\"}");
    json_document_destroy(document);
}

void handle_log_out(struct request *request)
{
    gate_log_out(request);
}
