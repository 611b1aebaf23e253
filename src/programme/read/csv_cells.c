/* csv_cells: rows end with a line end outside of quotes; inside, two quotes are one. */
#include "csv_cells.h"

#include "base/limits.h"

#include <string.h>

struct csv_rows csv_rows_of(struct text utf8, char separator)
{
    return (struct csv_rows){.rest = utf8, .separator = separator};
}

static char first(const struct csv_rows *rows)
{
    return rows->rest.size ? *rows->rest.data : '\n';
}

static void skip(struct csv_rows *rows, size_t bytes)
{
    rows->rest = text_slice(rows->rest, bytes, rows->rest.size);
}

static bool ends_cell(const struct csv_rows *rows, char byte)
{
    return byte == rows->separator || byte == '\n' || byte == '\r';
}

static struct text take_plain(struct csv_rows *rows)
{
    size_t size = 0;
    struct text cell;

    while (size < rows->rest.size && !ends_cell(rows, rows->rest.data[size]))
        size++;
    cell = text_slice(rows->rest, 0, size);
    skip(rows, size);
    return cell;
}

/* Behind the opening quote. False: nothing closes it. */
static bool take_quoted(struct csv_rows *rows, struct text *cell)
{
    size_t size = 0;
    bool is_closed;

    for (; size < rows->rest.size; size++) {
        rows->line += rows->rest.data[size] == '\n';
        if (rows->rest.data[size] != '"')
            continue;
        if (size + 1 == rows->rest.size || rows->rest.data[size + 1] != '"')
            break;
        size++;
    }
    is_closed = size < rows->rest.size;
    *cell = text_slice(rows->rest, 0, size);
    skip(rows, size + 1);
    return is_closed;
}

/* Blanks between the separator and the quote were put there by hand. */
static bool opens_quote(struct csv_rows *rows)
{
    size_t size = 0;

    while (size < rows->rest.size && rows->rest.data[size] == ' ')
        size++;
    if (size == rows->rest.size || rows->rest.data[size] != '"')
        return false;
    skip(rows, size + 1);
    return true;
}

static void take_cell(struct csv_rows *rows, struct csv_row *row, size_t column)
{
    int line = rows->line;
    bool is_quoted = opens_quote(rows);
    struct text cell;

    if (!is_quoted) {
        cell = take_plain(rows);
    } else {
        if (!take_quoted(rows, &cell))
            row->unclosed_line = line;
        if (text_trim(take_plain(rows)).size && row->torn < 0)
            row->torn = (int)column;
    }
    if (column >= LIMIT_COLUMNS)
        return;
    row->cells[column] = cell;
    row->is_quoted[column] = is_quoted;
    row->count = column + 1;
}

static void take_line_end(struct csv_rows *rows)
{
    if (text_starts_with(rows->rest, TEXT("\r\n")))
        skip(rows, 2);
    else
        skip(rows, 1);
}

bool csv_next_row(struct csv_rows *rows, struct csv_row *row)
{
    if (!rows->rest.size)
        return false;
    row->count = 0;
    row->torn = -1;
    row->unclosed_line = 0;
    row->number = ++rows->number;
    row->line = ++rows->line;
    for (size_t column = 0;; column++) {
        take_cell(rows, row, column);
        if (first(rows) != rows->separator)
            break;
        skip(rows, 1);
    }
    take_line_end(rows);
    return true;
}

bool csv_row_is_blank(const struct csv_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (text_trim(row->cells[i]).size)
            return false;
    return true;
}

static struct text without_doubled_quotes(struct arena *arena, struct text cell)
{
    struct text_builder builder = {.arena = arena};
    size_t pair;

    while (pair = text_find(cell, TEXT("\"\"")), pair != SIZE_MAX) {
        builder_add(&builder, text_slice(cell, 0, pair + 1));
        cell = text_slice(cell, pair + 2, cell.size);
    }
    builder_add(&builder, cell);
    return builder_text(&builder);
}

struct text csv_cell(const struct csv_row *row, size_t column, struct arena *arena)
{
    struct text cell;

    if (column >= row->count)
        return TEXT("");
    cell = text_first_bytes(text_trim(row->cells[column]), LIMIT_TEXT_BYTES);
    if (row->is_quoted[column] && text_find(cell, TEXT("\"\"")) != SIZE_MAX)
        cell = without_doubled_quotes(arena, cell);
    return text_trim(text_clean(arena, cell));
}
