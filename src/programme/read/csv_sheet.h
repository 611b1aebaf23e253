/* csv_sheet: a sheet that is open for reading, whatever it lists. */
#ifndef PROGRAMME_READ_CSV_SHEET_H
#define PROGRAMME_READ_CSV_SHEET_H

#include "csv_columns.h"
#include "import.h"

struct csv_sheet {
    struct import import;
    struct arena *scratch;
    struct csv_header header;
    struct csv_rows start; /* the first row below the names */
    struct csv_row row;    /* that is being read */
    const char *guess;     /* the encoding that was guessed; NULL: there was nothing to guess */
};

/* What a document is by the names in its first row. */
enum csv_kind csv_tell_kind(const struct sheet *sheet);

/* Of a document that no reader takes: it is a sheet all the same, and what its first row lacks.
 * Empty: it is none. Lives in arena. */
struct text csv_refusal(const struct sheet *sheet, struct arena *arena);

/* Decodes the document and reads its names and checks its rows, all before anything of it is kept.
 * False: a quote that nothing closes, or more rows than any programme has. */
bool csv_open(struct csv_sheet *csv, struct draft *draft, const struct sheet *sheet,
              size_t most_rows, struct error *error);

/* What can be said of the sheet as a whole, once its import is open: that its encoding is guessed,
 * that columns are not known. */
void csv_doubt(struct csv_sheet *csv);

/* The next row that holds anything. */
bool csv_next(struct csv_sheet *csv, struct csv_rows *rows);

/* What is odd about the row being read, and may mean that its cells are not under their names. */
void csv_doubt_row(struct csv_sheet *csv);

/* Of the row being read; empty when the sheet has no such column. */
struct text csv_value(const struct csv_sheet *csv, enum csv_meaning meaning);
/* From all columns with that meaning, each in its language. */
struct localised csv_localised(struct csv_sheet *csv, enum csv_meaning meaning);
/* The same for what no page can do without: its first language stands in for those missing. */
struct localised csv_localised_always(struct csv_sheet *csv, enum csv_meaning meaning);

/* "row 12", "row 12, column \"Басталуы\"". */
struct import_place csv_place(const struct csv_sheet *csv);
struct import_place csv_cell_place(const struct csv_sheet *csv, enum csv_meaning meaning);

/* Of one cell of the row being read: '"abc" is not a time such as 10:00'. */
void csv_complain(struct csv_sheet *csv, enum problem_severity severity, enum csv_meaning meaning,
                  const char *expected);

#endif
