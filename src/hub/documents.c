/* documents: reading and replacing what the store holds. */
#include "handlers.h"

#include "base/json.h"
#include "base/log.h"
#include "conditions.h"
#include "judge.h"
#include "picture_kind.h"

#include <string.h>

static struct text stored_name(const struct request *request)
{
    return text_from(request->target.stored);
}

static void refuse_failed(struct request *request, const struct error *error)
{
    log_error("%s: %s", request->target.stored, error->message);
    request_refuse(request, MHD_HTTP_INTERNAL_SERVER_ERROR,
                   "the hub's store failed; its log says why");
}

void handle_get_stored(struct request *request)
{
    const struct ready *ready;
    struct MHD_Response *response;
    struct error error = {0};
    unsigned status;

    switch (shelf_find(request->hub->shelf, stored_name(request), &ready, &error)) {
    case STORE_DONE:
        response = ready_choose(ready, request->connection, &status);
        request_answer_shared(request, status, response);
        break;
    case STORE_MISSING:
        request_refuse(request, MHD_HTTP_NOT_FOUND, "there is no %s here yet",
                       request->target.stored);
        break;
    case STORE_STALE:
    case STORE_FULL:
    case STORE_FAILED:
        refuse_failed(request, &error);
        break;
    }
}

/* Replacing */

/* What is there now, so that whoever was slower can show both. */
static void write_version(struct json_writer *writer, const struct version *version,
                          struct arena *arena)
{
    if (!*version->etag)
        return;
    json_write_text(writer, "etag", text_from(version->etag));
    if (!version->serial)
        return;
    json_write_integer(writer, "serial", (int64_t)version->serial);
    json_write_text(writer, "who", text_from(version->who));
    json_write_text(writer, "time", instant_to_rfc3339(arena, version->saved_at, 0));
}

static void answer_stale(struct request *request, const struct version *version)
{
    struct arena arena = {0};
    struct json_writer *writer = json_writer_create();
    struct MHD_Response *response;

    json_open_object(writer, NULL);
    json_write_text(writer, "error",
                    *version->etag ? TEXT("somebody was faster; this is another version by now")
                                   : TEXT("there is none, so there is no version to replace"));
    write_version(writer, version, &arena);
    json_close(writer);
    response = answer_create_json(json_writer_text(writer, &arena));
    if (*version->etag)
        answer_add_etag(response, version->etag);
    request_answer(request, MHD_HTTP_PRECONDITION_FAILED, response);
    json_writer_destroy(writer);
    arena_finish(&arena);
}

/* The version its maker has seen: the etag of what is there, or empty for none. false: refused. */
static bool read_condition(struct request *request, struct version *version)
{
    const char *match = request_header(request, MHD_HTTP_HEADER_IF_MATCH);
    const char *none = request_header(request, MHD_HTTP_HEADER_IF_NONE_MATCH);
    bool wants_none = !match && condition_is_any(none), is_there;
    struct error error = {0};
    enum store_answer answer;

    if (!wants_none && (!match || condition_is_any(match))) {
        request_refuse(request, MHD_HTTP_PRECONDITION_REQUIRED,
                       "which version does this replace? Expected If-Match: \"<etag>\", or "
                       "If-None-Match: * for the first");
        return false;
    }
    answer = store_look(&request->hub->store, stored_name(request), version, &error);
    if (answer != STORE_DONE && answer != STORE_MISSING) {
        refuse_failed(request, &error);
        return false;
    }
    is_there = answer == STORE_DONE;
    if (!is_there)
        *version = (struct version){0};
    if (wants_none ? !is_there : is_there && condition_names(match, version->etag))
        return true;
    answer_stale(request, version);
    return false;
}

void check_put_stored(struct request *request)
{
    struct version version;

    (void)read_condition(request, &version); /* refused by itself; asked again before saving */
    if (!request->status && request->target.place == PLACE_MEDIA &&
        !picture_kind_of_name(stored_name(request)))
        request_refuse(request, MHD_HTTP_NOT_FOUND,
                       "pictures are called something.jpg, .jpeg, .png or .webp");
}

/* Nothing has happened between the condition and this: there is one thread. A store that others
 * write to as well answers STORE_STALE. */
static bool save(struct request *request, struct version *version)
{
    struct error error = {0};
    struct version replaced;

    if (!read_condition(request, &replaced))
        return false;
    struct saving saving = {.name = stored_name(request),
                            .expected = text_from(replaced.etag),
                            .bytes = request_body(request),
                            .who = text_from(request->who),
                            .now = clock_now()};
    switch (store_save(&request->hub->store, &saving, version, &error)) {
    case STORE_DONE:
        shelf_forget(request->hub->shelf, stored_name(request));
        return true;
    case STORE_STALE:
        answer_stale(request, version);
        break;
    case STORE_FULL:
        log_error("%s: %s; the version before is served", request->target.stored, error.message);
        request_refuse(request, MHD_HTTP_INSUFFICIENT_STORAGE,
                       "there is no room for this at the hub; what was there is served on");
        break;
    case STORE_MISSING:
    case STORE_FAILED:
        refuse_failed(request, &error);
        break;
    }
    return false;
}

/* Also what was taken but may not have been meant is told. */
static void answer_saved(struct request *request, const struct version *version,
                         struct verdict *verdict)
{
    struct arena arena = {0};
    struct json_writer *writer = json_writer_create();
    struct MHD_Response *response;

    json_open_object(writer, NULL);
    json_write_text(writer, "doc", stored_name(request));
    write_version(writer, version, &arena);
    if (verdict)
        verdict_write(verdict, writer);
    json_close(writer);
    response = answer_create_json(json_writer_text(writer, &arena));
    answer_add_etag(response, version->etag);
    request_answer(request, MHD_HTTP_OK, response);
    json_writer_destroy(writer);
    arena_finish(&arena);
}

static void answer_unacceptable(struct request *request, struct verdict *verdict)
{
    struct arena arena = {0};
    struct json_writer *writer = json_writer_create();

    json_open_object(writer, NULL);
    json_write_text(writer, "error", TEXT("not published: displays would refuse or lose this"));
    verdict_write(verdict, writer);
    json_close(writer);
    request_answer(request, MHD_HTTP_UNPROCESSABLE_CONTENT,
                   answer_create_json(json_writer_text(writer, &arena)));
    json_writer_destroy(writer);
    arena_finish(&arena);
}

void handle_put_document(struct request *request)
{
    struct verdict verdict;
    struct version version;
    struct error error = {0};

    if (!judge_document(&verdict, &request->hub->store, request->target.document,
                        request_body(request), clock_now(), &error)) {
        refuse_failed(request, &error);
    } else if (!verdict.is_acceptable) {
        answer_unacceptable(request, &verdict);
    } else if (save(request, &version)) {
        answer_saved(request, &version, &verdict);
        events_announce(request->hub->events, request->target.document, version.serial);
    }
    verdict_finish(&verdict);
}

void handle_put_media(struct request *request)
{
    const char *kind = picture_kind(request_body(request));
    struct version version;

    if (!kind || strcmp(kind, picture_kind_of_name(stored_name(request))) != 0)
        request_refuse(request, MHD_HTTP_UNPROCESSABLE_CONTENT,
                       "these bytes are %s; expected the picture that its name says",
                       kind ? kind : "neither JPEG nor PNG nor WebP");
    else if (save(request, &version))
        answer_saved(request, &version, NULL);
}
