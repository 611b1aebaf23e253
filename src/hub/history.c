/* history: the versions kept, newest first. An old one is fetched here and published like any
 * other: so it is checked again, and has a serial of its own. */
#include "handlers.h"

#include "base/json.h"
#include "base/log.h"

static void write_versions(const struct request *request, enum store_document document,
                           struct json_writer *writer, struct arena *arena)
{
    struct version versions[STORE_VERSIONS_MOST];
    size_t count =
        store_list(&request->hub->store, text_from(store_document_name(document)), versions);

    json_open_array(writer, store_document_name(document));
    for (size_t i = 0; i < count; i++) {
        json_open_object(writer, NULL);
        json_write_integer(writer, "serial", (int64_t)versions[i].serial);
        json_write_text(writer, "time", instant_to_rfc3339(arena, versions[i].saved_at, 0));
        json_write_text(writer, "etag", text_from(versions[i].etag));
        json_write_text(writer, "who", text_from(versions[i].who));
        json_write_integer(writer, "bytes", (int64_t)versions[i].size);
        json_close(writer);
    }
    json_close(writer);
}

void handle_list_history(struct request *request)
{
    bool is_of_all = request->target.place == PLACE_HISTORY;
    struct arena arena = {0};
    struct json_writer *writer = json_writer_create();

    json_open_object(writer, NULL);
    for (enum store_document i = 0; i < STORE_DOCUMENT_COUNT; i++)
        if (is_of_all || i == request->target.document)
            write_versions(request, i, writer, &arena);
    json_close(writer);
    request_answer(request, MHD_HTTP_OK, answer_create_json(json_writer_text(writer, &arena)));
    json_writer_destroy(writer);
    arena_finish(&arena);
}

void handle_get_old_version(struct request *request)
{
    struct version version;
    struct bytes bytes;
    struct error error = {0};
    enum store_answer answer = store_read(&request->hub->store, text_from(request->target.stored),
                                          request->target.serial, &version, &bytes, &error);

    if (answer == STORE_DONE) {
        struct MHD_Response *response = answer_create(bytes, "application/json", KEEP_NOTHING);

        answer_add_etag(response, version.etag);
        request_answer(request, MHD_HTTP_OK, response);
    } else if (answer == STORE_MISSING) {
        request_refuse(request, MHD_HTTP_NOT_FOUND, "that version is not kept, the last %d are",
                       STORE_VERSIONS_MOST);
    } else {
        log_error("%s: %s", request->target.stored, error.message);
        request_refuse(request, MHD_HTTP_INTERNAL_SERVER_ERROR,
                       "the hub's store failed; its log says why");
    }
}
