/* read: what every format's reader is given and what it answers.
 *
 * Each format is one file with one `const struct reader`, and one line in the table in read.c.
 * Readers are asked in turn: not mine (format() is NULL), broken (read() is false) or mine.
 */
#ifndef PROGRAMME_READ_READ_H
#define PROGRAMME_READ_READ_H

#include "base/error.h"
#include "base/json.h"
#include "draft.h"

/* A document opened so far that its format can be told. */
struct sheet {
    const struct document *document;
    uint16_t index;             /* among the documents of this reading */
    struct json_document *json; /* NULL: not JSON */
    struct text xml_root;       /* local name of the root element; empty: no XML, no HTML */
};

struct reader {
    /* "native", "rss" …, or NULL: not mine. */
    const char *(*format)(const struct sheet *sheet);

    /* Can this document be the one the event comes from? NULL: never. */
    bool (*gives_event)(const struct sheet *sheet);

    /* Adds what the document holds to the draft. The one that gives the event is read first.
     * false: the whole document is unusable, the draft must be thrown away. */
    bool (*read)(struct draft *draft, const struct sheet *sheet, struct error *error);

    /* Adds its late changes, when all sessions of all documents are known. NULL: has none. */
    void (*read_changes)(struct draft *draft, const struct sheet *sheet);
};

extern const struct reader native_reader;
extern const struct reader csv_reader;
extern const struct reader feed_xml_reader;
extern const struct reader json_feed_reader;
extern const struct reader json_ld_reader;
extern const struct reader schedule2_reader;
extern const struct reader schedule_json_reader;
extern const struct reader icalendar_reader;
extern const struct reader schedule_xml_reader;

#endif
