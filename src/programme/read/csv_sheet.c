/* csv_sheet: from bytes in some encoding to rows with known columns. */
#include "csv_sheet.h"

#include "base/charset.h"
#include "native_words.h"

#include <strings.h>

enum { HEAD_BYTES = 16 * 1024 /* names of columns take less */ };

/* Whole lines from the start, so that no character is cut in two. */
static struct text head_of(struct text bytes)
{
    size_t size = bytes.size < HEAD_BYTES ? bytes.size : HEAD_BYTES;

    while (size < bytes.size && size && bytes.data[size - 1] != '\n')
        size--;
    return text_slice(bytes, 0, size);
}

/* A mark says it surely; UTF-8 is hardly ever anything else; then what the server said counts, and
 * only then a guess. */
static bool decode(struct text *utf8, struct arena *arena, struct text bytes, struct text charset,
                   const char **guess)
{
    const char *mark = charset_of_mark(bytes);

    *guess = NULL;
    *utf8 = text_without_mark(bytes);
    if (text_is_valid(*utf8))
        return true;
    if (mark && charset_convert(utf8, arena, bytes, text_from(mark))) {
        *utf8 = text_without_mark(*utf8);
        return true;
    }
    if (strncasecmp(charset.data ? charset.data : "", "utf", 3) != 0 &&
        charset_convert(utf8, arena, bytes, charset))
        return true;
    *guess = charset_guess(bytes);
    return charset_convert(utf8, arena, text_without_mark(bytes), text_from(*guess));
}

enum csv_kind csv_tell_kind(const struct sheet *sheet)
{
    const struct document *document = sheet->document;
    struct arena arena = {0};
    struct csv_header header = {0};
    struct csv_rows rows;
    struct text utf8;
    const char *guess;

    if (sheet->json || sheet->xml_root.size)
        return CSV_NONE;
    if (!decode(&utf8, &arena, head_of(document->bytes), document->charset, &guess) ||
        !csv_read_header(&header, &rows, utf8, &arena))
        header.kind = CSV_NONE;
    arena_finish(&arena);
    return header.kind;
}

struct text csv_refusal(const struct sheet *sheet, struct arena *arena)
{
    const struct document *document = sheet->document;
    struct text utf8, names = {0};
    const char *guess;

    if (decode(&utf8, arena, head_of(document->bytes), document->charset, &guess))
        names = csv_known_names(utf8, arena);
    if (!names.size)
        return names;
    return text_format(arena,
                       "this seems to be a sheet, with the columns %.*s; expected at least title "
                       "and start for sessions, name and role for speakers, or session, kind and "
                       "at for late changes",
                       TEXT_ARG(names));
}

/* Behind a quote that is not closed nobody can tell what is inside and what is not. */
static bool check_rows(struct csv_sheet *csv, size_t most_rows, struct error *error)
{
    struct csv_rows rows = csv->start;
    size_t count = 0;

    while (csv_next(csv, &rows)) {
        if (csv->row.unclosed_line) {
            (void)error_set(error, ERROR_FORMAT,
                            "row %d: a quote (\") opens a cell and nothing closes it, as if the "
                            "sheet were cut off",
                            csv->row.number);
            if (error)
                error->line = csv->row.unclosed_line;
            return false;
        }
        if (++count > most_rows)
            return error_set(error, ERROR_LIMIT, "more than %zu rows are too many", most_rows);
    }
    return true;
}

bool csv_open(struct csv_sheet *csv, struct draft *draft, const struct sheet *sheet,
              size_t most_rows, struct error *error)
{
    const struct document *document = sheet->document;
    struct text utf8;

    csv->scratch = draft->scratch;
    if (!decode(&utf8, csv->scratch, document->bytes, document->charset, &csv->guess) ||
        !csv_read_header(&csv->header, &csv->start, utf8, csv->scratch))
        return error_set(error, ERROR_FORMAT,
                         "the sheet is not in the encoding that its first rows seem to have");
    return check_rows(csv, most_rows, error);
}

static const char *advice_on(const char *guess)
{
    if (strcasecmp(guess, "UTF-8") == 0)
        return "most of it is UTF-8, and what is not is shown as �";
    if (strcasecmp(guess, "windows-1251") == 0)
        return "windows-1251 is a guess; it has no Kazakh letters: save the sheet as \"CSV UTF-8\"";
    return "windows-1252 is a guess: save the sheet as \"CSV UTF-8\"";
}

static void doubt_encoding(struct csv_sheet *csv)
{
    if (csv->guess)
        import_complain(&csv->import, PROBLEM_DOUBTED, (struct import_place){0},
                        "nothing says in which encoding the sheet is; %s", advice_on(csv->guess));
}

static bool is_repeated(const struct csv_header *header, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (header->columns[j].meaning == header->columns[i].meaning &&
            text_equal(header->columns[j].language, header->columns[i].language))
            return true;
    return false;
}

static void note_column(struct csv_sheet *csv, size_t i)
{
    const struct csv_column *column = &csv->header.columns[i];
    struct import_place place = {
        .path = text_format(csv->scratch, "column \"%.*s\"", TEXT_ARG(column->name))};

    if (!column->name.size)
        return; /* a margin */
    if (column->meaning == CSV_UNKNOWN)
        import_complain(&csv->import, PROBLEM_NOTE, place, "is not known here and is not read");
    else if (is_repeated(&csv->header, i))
        import_complain(&csv->import, PROBLEM_NOTE, place,
                        "means the same as one further left, which counts");
}

void csv_doubt(struct csv_sheet *csv)
{
    doubt_encoding(csv);
    for (size_t i = 0; i < csv->header.count; i++)
        note_column(csv, i);
}

bool csv_next(struct csv_sheet *csv, struct csv_rows *rows)
{
    do
        if (!csv_next_row(rows, &csv->row))
            return false;
    while (csv_row_is_blank(&csv->row) && !csv->row.unclosed_line);
    return true;
}

static bool has_nameless_cells(const struct csv_sheet *csv)
{
    for (size_t i = csv->header.count; i < csv->row.count; i++)
        if (text_trim(csv->row.cells[i]).size)
            return true;
    return false;
}

void csv_doubt_row(struct csv_sheet *csv)
{
    if (csv->row.torn >= 0)
        import_complain(&csv->import, PROBLEM_DOUBTED, csv_place(csv),
                        "cell %d has text behind its closing quote, which is not read",
                        csv->row.torn + 1);
    if (has_nameless_cells(csv))
        import_complain(&csv->import, PROBLEM_DOUBTED, csv_place(csv),
                        "has more cells than the sheet has names of columns; a cell that holds the "
                        "separator stands in quotes");
}

struct text csv_value(const struct csv_sheet *csv, enum csv_meaning meaning)
{
    int column = csv_find_column(&csv->header, meaning);

    return column < 0 ? TEXT("") : csv_cell(&csv->row, (size_t)column, csv->scratch);
}

struct localised csv_localised(struct csv_sheet *csv, enum csv_meaning meaning)
{
    const struct csv_header *header = &csv->header;
    struct localised localised = {0};

    for (size_t i = 0; i < header->count; i++)
        if (header->columns[i].meaning == meaning && !is_repeated(header, i))
            import_translation(&csv->import, &localised, header->columns[i].language,
                               csv_cell(&csv->row, i, csv->scratch));
    return localised;
}

struct localised csv_localised_always(struct csv_sheet *csv, enum csv_meaning meaning)
{
    struct localised localised = csv_localised(csv, meaning);

    if (localised.count && localised.translations[0].language.size)
        import_translation(&csv->import, &localised, TEXT(""), localised.translations[0].text);
    return localised;
}

struct import_place csv_place(const struct csv_sheet *csv)
{
    return (struct import_place){
        .path = text_format(csv->scratch, "row %d", csv->row.number),
        .line = csv->row.line,
    };
}

struct import_place csv_cell_place(const struct csv_sheet *csv, enum csv_meaning meaning)
{
    int column = csv_find_column(&csv->header, meaning);
    struct import_place place = csv_place(csv);

    if (column >= 0)
        place.path = text_format(csv->scratch, "row %d, column \"%.*s\"", csv->row.number,
                                 TEXT_ARG(csv->header.columns[column].name));
    return place;
}

void csv_complain(struct csv_sheet *csv, enum problem_severity severity, enum csv_meaning meaning,
                  const char *expected)
{
    struct text value = csv_value(csv, meaning);

    if (value.size)
        import_complain(&csv->import, severity, csv_cell_place(csv, meaning), "%.*s is not %s",
                        TEXT_ARG(word_quoted(csv->scratch, value)), expected);
    else
        import_complain(&csv->import, severity, csv_cell_place(csv, meaning),
                        "is empty; expected %s", expected);
}
