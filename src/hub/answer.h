/* answer: what goes back, always with the strict headers, and every refusal with a sentence. */
#ifndef HUB_ANSWER_H
#define HUB_ANSWER_H

#include <microhttpd.h>
#include <stdbool.h>

#include "disk.h"

/* Who may keep an answer, and how long. */
enum keeping {
    KEEP_NOTHING,  /* no-store: it is about somebody */
    KEEP_AND_ASK,  /* no-cache: asked again each time, and 304 mostly */
    KEEP_PRIVATELY /* the same, in the browser alone */
};

/* Takes the bytes over. type: "application/json" … */
struct MHD_Response *answer_create(struct bytes bytes, const char *type, enum keeping keeping);
/* Without a body, as 304 has to be. */
struct MHD_Response *answer_create_empty(enum keeping keeping);
struct MHD_Response *answer_create_json(struct text json);
/* {"error": "…"} */
struct MHD_Response *answer_create_error(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

void answer_add_header(struct MHD_Response *response, const char *name, const char *value);
/* "ETag" and its quotes. */
void answer_add_etag(struct MHD_Response *response, const char *etag);
void answer_harden(struct MHD_Response *response, const char *type, enum keeping keeping);

#endif
