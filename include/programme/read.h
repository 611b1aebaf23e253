/* read: from documents as they came over the wire to one checked programme.
 *
 * Formats are told by their first bytes and root, never by name or Content-Type. A document is
 * taken as a whole or refused; a single bad record costs itself alone and is listed in
 * programme->problems.
 */
#ifndef PROGRAMME_READ_H
#define PROGRAMME_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/instant.h"
#include "base/text.h"
#include "programme/programme.h"

/* One document, not kept after the reading. */
struct document {
    struct text address; /* URL or file path it came from, for messages and relative addresses */
    struct text bytes;   /* at most LIMIT_DOCUMENT_BYTES */
    struct text charset; /* what HTTP said; empty: nothing */
    /* From the `sources` entry that named it; all empty or 0 for a document given directly. */
    struct text source_id, language;
    enum source_kind kind;   /* what is expected */
    int max_items, max_days; /* of news; 0: LIMIT_NEWS, and thirty days */
    bool as_notices;

    /* For a source that is asked again and again. A version that has just come, in place of a good
     * one, may be doubted; that it was before, how often and when first, speaks for it. */
    bool is_new;
    unsigned times_doubted;
    struct instant doubted_since;
    struct text doubt; /* what was said of a newer version while this one is kept; empty: nothing */
};

/* What readings remember of the sessions, so that the next one can tell what has changed: a JSON
 * document of ours, to be kept over restarts. {0}: nothing yet. */
struct history {
    struct arena arena;
    struct text bytes; /* in arena, or elsewhere until the first reading; empty: nothing is known */
};

struct read_options {
    struct text timezone; /* for documents that name none; empty: UTC, and that is doubted */
    struct instant now; /* to disbelieve dates of news; INSTANT_NONE: clock not trusted, keep all */
    struct history *history; /* a good reading compares with it and renews it; NULL: neither */
};

/* Reads the documents into one programme.
 *
 * documents  a native document gives the event, else a schedule; others add sessions and news.
 * Several native ones are laid over each other: the first with an `event` gives it, the others add
 * changes and notices. What two documents hold is taken from the one with the event, else from the
 * earlier. One that is expected to be something else, and is a native one, or is expected to be a
 * feed and is none, is refused: nobody who gets hold of a news site is to give an alarm.
 * result     owned by the caller, programme_destroy().
 * false      *error says why, *refused which document (count: none in particular); *programme
 * untouched. error->line and column are set where known, the message does not repeat them.
 *
 * With a history, ERROR_DOUBTED: a new version has lost half of what is still to come at once. Its
 * author can confirm it by a higher `revision`; it is believed as well the third time it is
 * offered, and on another day of the programme.
 *
 * Call it from one thread at a time (see zone.h). */
bool programme_read(struct programme **programme, const struct document *documents, size_t count,
                    const struct read_options *options, struct error *error, size_t *refused);

/* "native", "rss", "atom" … by a look at the first bytes; "refused" when nothing here reads it. */
const char *document_format(struct text bytes);

/* `reference` as seen from the document at `base` (RFC 3986 for URLs, plain paths for files).
 * Absolute ones come back as they are; a reference to file: from http is refused with the empty
 * text. */
struct text address_resolve(struct arena *arena, struct text base, struct text reference);

#endif
