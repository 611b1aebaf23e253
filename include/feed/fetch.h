/* fetch: one address, once, waited for: for tools that end when they have their answer. */
#ifndef FEED_FETCH_H
#define FEED_FETCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

/* As in refresher_settings. {0}: as the system has it. */
struct fetch_settings {
    const char *proxy, *ca_file;
};

/* http://, https:// or a file path, with the limits of transfer.h. *bytes and *charset (empty: not
 * said) live in arena. settings may be NULL. false: *error says why; both untouched. */
bool fetch_once(struct arena *arena, struct text address, size_t limit_bytes,
                const struct fetch_settings *settings, struct text *bytes, struct text *charset,
                struct error *error);

/* A picture, as the display would take it: only from beside one of the documents, see
 * refresher_want_picture(). *bytes live in arena; false: *error says why, or that it is refused. */
bool fetch_picture_once(struct arena *arena, struct text address, const struct text *documents,
                        size_t document_count, const struct fetch_settings *settings,
                        struct text *bytes, struct error *error);

#endif
