/* answer: libmicrohttpd's responses, made so that none is without what it needs. */
#include "answer.h"

#include "base/digest.h"
#include "base/json.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The desk's own files and nothing else: no inline script or style, no other host, in no frame. */
static const char POLICY[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";

void answer_add_header(struct MHD_Response *response, const char *name, const char *value)
{
    if (MHD_add_response_header(response, name, value) != MHD_YES)
        abort(); /* for want of memory alone: names and values are ours */
}

void answer_add_etag(struct MHD_Response *response, const char *etag)
{
    char quoted[DIGEST_HEX_SIZE + 2];

    (void)snprintf(quoted, sizeof quoted, "\"%s\"", etag);
    answer_add_header(response, MHD_HTTP_HEADER_ETAG, quoted);
}

static const char *keeping_words(enum keeping keeping)
{
    switch (keeping) {
    case KEEP_AND_ASK:
        return "no-cache";
    case KEEP_PRIVATELY:
        return "private, no-cache";
    case KEEP_NOTHING:
        break;
    }
    return "no-store";
}

void answer_harden(struct MHD_Response *response, const char *type, enum keeping keeping)
{
    if (type)
        answer_add_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, type);
    answer_add_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, keeping_words(keeping));
    answer_add_header(response, "Content-Security-Policy", POLICY);
    answer_add_header(response, "X-Content-Type-Options", "nosniff");
    answer_add_header(response, "X-Frame-Options", "DENY");
    answer_add_header(response, "Referrer-Policy", "no-referrer");
    answer_add_header(response, "Cross-Origin-Resource-Policy", "same-origin");
}

struct MHD_Response *answer_create(struct bytes bytes, const char *type, enum keeping keeping)
{
    struct MHD_Response *response =
        MHD_create_response_from_buffer(bytes.size, bytes.data, MHD_RESPMEM_MUST_FREE);

    if (!response)
        abort();
    answer_harden(response, type, keeping);
    return response;
}

struct MHD_Response *answer_create_empty(enum keeping keeping)
{
    return answer_create((struct bytes){0}, NULL, keeping);
}

struct MHD_Response *answer_create_json(struct text json)
{
    struct bytes bytes = {malloc(json.size + 1), json.size};

    if (!bytes.data)
        abort();
    memcpy(bytes.data, json.data, json.size);
    return answer_create(bytes, "application/json", KEEP_NOTHING);
}

struct MHD_Response *answer_create_error(const char *format, ...)
{
    struct arena arena = {0};
    struct json_writer *writer = json_writer_create();
    struct MHD_Response *response;
    char sentence[ERROR_MESSAGE_SIZE];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    json_open_object(writer, NULL);
    json_write_text(writer, "error", text_clean(&arena, text_from(sentence)));
    json_close(writer);
    response = answer_create_json(json_writer_text(writer, &arena));
    json_writer_destroy(writer);
    arena_finish(&arena);
    return response;
}
