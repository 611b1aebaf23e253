/* csv_columns: what the columns of a sheet are, by the names in its first row.
 *
 * A sheet is one of ours only when those names say so: nothing else tells a sheet from any text.
 */
#ifndef PROGRAMME_READ_CSV_COLUMNS_H
#define PROGRAMME_READ_CSV_COLUMNS_H

#include "csv_cells.h"

enum csv_kind { CSV_NONE, CSV_SESSIONS, CSV_SPEAKERS, CSV_CHANGES };

enum csv_meaning {
    CSV_UNKNOWN,
    CSV_ID,
    CSV_DATE,
    CSV_START,
    CSV_END_DATE,
    CSV_END,
    CSV_MINUTES,
    CSV_ROOM,
    CSV_TRACK,
    CSV_TITLE,
    CSV_SUBTITLE,
    CSV_ABSTRACT,
    CSV_PEOPLE,
    CSV_LANGUAGE,
    CSV_URL,
    CSV_NAME,
    CSV_ROLE,
    CSV_AFFILIATION,
    CSV_BIO,
    CSV_PHOTO,
    CSV_SESSION,
    CSV_KIND,
    CSV_AT,
    CSV_NOTE
};

struct csv_column {
    enum csv_meaning meaning;
    struct text language; /* a tag; empty: the column names none */
    struct text name;     /* as it stands there */
};

struct csv_header {
    enum csv_kind kind;
    struct csv_column columns[LIMIT_COLUMNS];
    size_t count;
};

/* Guesses the separator, reads the names, and leaves *rows behind them. utf8: without a byte order
 * mark. False: no sheet of ours; *header and *rows are of no use. Names live in arena and utf8. */
bool csv_read_header(struct csv_header *header, struct csv_rows *rows, struct text utf8,
                     struct arena *arena);

/* The names in its first row that we understand, '"title", "room"', where there are two of them and
 * more: then it is a sheet, if not one we can use. Else empty. Lives in arena. */
struct text csv_known_names(struct text utf8, struct arena *arena);

/* The first column with that meaning, whatever its language, or -1. */
int csv_find_column(const struct csv_header *header, enum csv_meaning meaning);

/* The tag of a language by its name in one of ours, "русский" or "қазақша"; any other text as it
 * is. */
struct text csv_language(struct text name, struct arena *arena);

#endif
