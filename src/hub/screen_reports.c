/* screen_reports: what screens say of themselves, and who may look at it. */
#include "handlers.h"

#include "picture_kind.h"

#include <string.h>

static void answer_noted(struct request *request)
{
    request_answer(request, MHD_HTTP_OK, answer_create_json(TEXT("{}\n")));
}

void handle_put_screen(struct request *request)
{
    struct error error = {0};

    if (screens_note(request->hub->screens, request->target.name, request_body(request),
                     clock_now(), clock_tick_ms(), &error))
        answer_noted(request);
    else
        request_refuse(request, MHD_HTTP_UNPROCESSABLE_CONTENT, "line %d, column %d: %s",
                       error.line, error.column, error.message);
}

void handle_put_screen_picture(struct request *request)
{
    const char *kind = picture_kind(request_body(request));

    if (!kind || strcmp(kind, "image/jpeg") != 0) {
        request_refuse(request, MHD_HTTP_UNPROCESSABLE_CONTENT, "expected a JPEG");
        return;
    }
    struct bytes picture = request->body;
    request->body = (struct bytes){0};
    screens_keep_picture(request->hub->screens, request->target.name, picture, clock_now());
    answer_noted(request);
}

void handle_get_screen_picture(struct request *request)
{
    const struct ready *ready = screens_picture(request->hub->screens, request->target.name);
    unsigned status;

    if (!ready) {
        request_refuse(request, MHD_HTTP_NOT_FOUND, "%s has sent no picture", request->target.name);
        return;
    }
    struct MHD_Response *response = ready_choose(ready, request->connection, &status);
    request_answer_shared(request, status, response);
}

void handle_list_screens(struct request *request)
{
    struct arena arena = {0};

    request_answer(request, MHD_HTTP_OK,
                   answer_create_json(screens_list(request->hub->screens, request->hub->tokens,
                                                   request->hub->events, clock_now(),
                                                   clock_tick_ms(), &arena)));
    arena_finish(&arena);
}
