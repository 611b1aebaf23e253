/* csv_cells: the rows and cells of a sheet, as RFC 4180 and the programs that write them have it.
 *
 * One walk over the text, however it is made; cells are slices of it until they are asked for.
 */
#ifndef PROGRAMME_READ_CSV_CELLS_H
#define PROGRAMME_READ_CSV_CELLS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/text.h"

struct csv_row {
    struct text cells[LIMIT_COLUMNS]; /* as they stand there, without the quotes around them */
    bool is_quoted[LIMIT_COLUMNS];
    size_t count;
    int number, line;  /* as spreadsheets count rows, and as editors count lines; from 1 */
    int torn;          /* the first cell with text behind its closing quote; -1: none */
    int unclosed_line; /* where a quote opens that nothing closes; 0: none */
};

struct csv_rows {
    struct text rest;
    char separator;
    int number, line; /* of the row that comes next, less one */
};

/* utf8: without a byte order mark. */
struct csv_rows csv_rows_of(struct text utf8, char separator);

/* False at the end. Blank rows are counted and come like others. */
bool csv_next_row(struct csv_rows *rows, struct csv_row *row);

bool csv_row_is_blank(const struct csv_row *row);

/* What the cell says, clean and trimmed, at most LIMIT_TEXT_BYTES of it; empty for one that the row
 * does not have. */
struct text csv_cell(const struct csv_row *row, size_t column, struct arena *arena);

#endif
