/* read: opens the documents, finds who can read each, and puts the programme together. */
#include "programme/read.h"
#include "read/csv_sheet.h"
#include "read/read.h"
#include "read/refusals.h"
#include "sights.h"

#include "base/limits.h"
#include "base/xml.h"

#include <assert.h>
#include <stdlib.h>

/* Asked in turn. A new format is one file in read/ and one line here. */
static const struct reader *const READERS[] = {
    &native_reader,        &schedule2_reader,
    &schedule_json_reader, &schedule_xml_reader,
    &icalendar_reader,     &feed_xml_reader,
    &json_feed_reader,     &json_ld_reader,
    &csv_reader,           NULL,
};

/* All sheets of a reading and who reads each. */
struct reading {
    struct arena scratch;
    struct draft draft;
    struct sheet *sheets;
    const struct reader **readers;
    bool *is_feed; /* of each; the programme's */
    size_t count;
};

/* The first byte that says something, behind a byte order mark and blanks. */
static struct text skip_blanks(struct text bytes)
{
    return text_trim(text_without_mark(bytes));
}

static bool looks_like_json(struct text bytes)
{
    bytes = skip_blanks(bytes);
    /* A comment is no JSON, but whoever wrote it means JSON and is told so with line and column. */
    return bytes.size && (*bytes.data == '{' || *bytes.data == '[' || *bytes.data == '/');
}

static bool open_sheet(struct sheet *sheet, struct error *error)
{
    struct text bytes = sheet->document->bytes;

    if (bytes.size > LIMIT_DOCUMENT_BYTES)
        return error_set(error, ERROR_LIMIT, "%zu bytes are too many; expected at most %d",
                         bytes.size, LIMIT_DOCUMENT_BYTES);
    if (!skip_blanks(bytes).size)
        return error_set(error, ERROR_FORMAT, "the document is empty");
    if (looks_like_json(bytes))
        return json_document_create(&sheet->json, bytes, error);
    sheet->xml_root = xml_peek_root(bytes);
    return true;
}

static void close_sheet(struct sheet *sheet)
{
    json_document_destroy(sheet->json);
    sheet->json = NULL;
}

static const struct reader *find_reader(const struct sheet *sheet)
{
    const struct reader *const *reader = READERS;

    while (*reader && !(*reader)->format(sheet))
        reader++;
    return *reader;
}

/* What some editors call "Unicode". */
static bool is_utf16(struct text bytes)
{
    return text_starts_with(bytes, TEXT("\xFF\xFE")) || text_starts_with(bytes, TEXT("\xFE\xFF"));
}

static bool refuse_text(const struct sheet *sheet, struct error *error)
{
    struct arena scratch = {0};
    struct text refusal = csv_refusal(sheet, &scratch);

    if (is_utf16(sheet->document->bytes))
        error_set(error, ERROR_FORMAT, "this is UTF-16: save the document with the encoding UTF-8");
    else if (refusal.size)
        error_set(error, ERROR_FORMAT, "%.*s", TEXT_ARG(refusal));
    else
        error_set(
            error, ERROR_FORMAT,
            "neither JSON nor XML, nor a calendar or a sheet; expected a programme or a feed");
    arena_finish(&scratch);
    return false;
}

static bool refuse_unknown(const struct sheet *sheet, struct error *error)
{
    struct text root = sheet->xml_root;

    if (text_equal(root, TEXT("html")))
        return error_set(error, ERROR_FORMAT,
                         "this is a web page, perhaps the network's log-in page; expected a "
                         "programme or a feed");
    if (root.size)
        return error_set(error, ERROR_FORMAT,
                         "XML with the root <%.*s>, which is no format we read", TEXT_ARG(root));
    if (sheet->json)
        return error_set(error, ERROR_FORMAT, "%s", refusal_of_json(json_root(sheet->json)));
    return refuse_text(sheet, error);
}

static bool is_feed(const struct reader *reader)
{
    return reader == &feed_xml_reader || reader == &json_feed_reader;
}

/* Whoever gets hold of a news site must not be able to give an alarm: only where a document of ours
 * may stand is one read, and lines of information come from feeds alone. */
static bool is_expected(const struct document *document, const struct reader *reader)
{
    enum source_kind kind = document->kind;

    if (document->as_notices || kind == SOURCE_RSS || kind == SOURCE_ATOM ||
        kind == SOURCE_JSONFEED)
        return is_feed(reader);
    return reader != &native_reader || kind == SOURCE_AUTO || kind == SOURCE_NATIVE;
}

static bool refuse_unexpected(const struct sheet *sheet, const struct reader *reader,
                              struct error *error)
{
    return error_set(error, ERROR_FORMAT,
                     "this is %s, and `sources` says something else of it; expected %s",
                     reader->format(sheet),
                     sheet->document->as_notices ? "a feed, whose items become notices"
                                                 : "what its `kind` says, or \"kind\": \"auto\"");
}

/* Opens all and finds the readers. False: *refused says which cannot be read. */
static bool open_sheets(struct reading *reading, const struct document *documents,
                        struct error *error, size_t *refused)
{
    for (size_t i = 0; i < reading->count; i++) {
        struct sheet *sheet = &reading->sheets[i];

        *refused = i;
        *sheet = (struct sheet){.document = &documents[i], .index = (uint16_t)i};
        if (!open_sheet(sheet, error))
            return false;

        reading->readers[i] = find_reader(sheet);
        if (!reading->readers[i])
            return refuse_unknown(sheet, error);
        if (!is_expected(&documents[i], reading->readers[i]))
            return refuse_unexpected(sheet, reading->readers[i], error);
        reading->is_feed[i] = is_feed(reading->readers[i]);
    }
    return true;
}

static bool gives_event(const struct reading *reading, size_t i)
{
    const struct reader *reader = reading->readers[i];

    return reader->gives_event && reader->gives_event(&reading->sheets[i]);
}

/* Of several the one whose reader is asked first: our own document knows most of an event. */
static size_t find_event(const struct reading *reading)
{
    for (const struct reader *const *reader = READERS; *reader; reader++)
        for (size_t i = 0; i < reading->count; i++)
            if (reading->readers[i] == *reader && gives_event(reading, i))
                return i;
    return reading->count;
}

/* The one with the event first: its zone and ids are needed to understand the others. */
static bool read_sheets(struct reading *reading, struct error *error, size_t *refused)
{
    size_t event = find_event(reading);

    for (size_t i = 0; i <= reading->count; i++) {
        size_t sheet = i ? i - 1 : event;

        if (sheet == reading->count || (i && sheet == event))
            continue;
        *refused = sheet;
        if (!reading->readers[sheet]->read(&reading->draft, &reading->sheets[sheet], error))
            return false;
    }
    *refused = reading->count;
    if (!reading->draft.has_event)
        return error_set(error, ERROR_FORMAT,
                         "event is missing; expected a programme with its title and timezone");
    return true;
}

static void read_changes(struct reading *reading)
{
    sights_settle(&reading->draft);
    found_add_vanished(&reading->draft);
    draft_settle_sessions(&reading->draft);
    for (size_t i = 0; i < reading->count; i++)
        if (reading->readers[i]->read_changes)
            reading->readers[i]->read_changes(&reading->draft, &reading->sheets[i]);
    changes_lay_over(&reading->draft);
    found_lay_over(&reading->draft);
}

static struct programme *create_programme(void)
{
    struct programme *programme = calloc(1, sizeof *programme);

    if (!programme)
        abort(); /* as arenas do: the supervisor restarts us from the cache */
    programme->revision = -1;
    programme->updated_at = INSTANT_NONE;
    return programme;
}

/* Their addresses outlive the documents. */
static void list_documents(struct programme *programme, const struct document *documents,
                           size_t count)
{
    struct text *addresses = ARENA_ARRAY(&programme->arena, struct text, count);
    for (size_t i = 0; i < count; i++)
        addresses[i] = text_copy(&programme->arena, documents[i].address);
    programme->documents = addresses;
    programme->document_count = count;
}

static void start_reading(struct reading *reading, const struct document *documents, size_t count,
                          const struct read_options *options)
{
    reading->count = count;
    reading->sheets = ARENA_ARRAY(&reading->scratch, struct sheet, count);
    reading->readers = ARENA_ARRAY(&reading->scratch, const struct reader *, count);
    reading->draft = (struct draft){
        .programme = create_programme(),
        .scratch = &reading->scratch,
        .documents = documents,
        .options = options,
    };
    list_documents(reading->draft.programme, documents, count);
    reading->is_feed = ARENA_ARRAY(&reading->draft.programme->arena, bool, count);
    reading->draft.programme->is_feed = reading->is_feed;
}

static void finish_reading(struct reading *reading)
{
    for (size_t i = 0; i < reading->count; i++)
        close_sheet(&reading->sheets[i]);
    programme_destroy(reading->draft.programme);
    arena_finish(&reading->scratch);
}

bool programme_read(struct programme **programme, const struct document *documents, size_t count,
                    const struct read_options *options, struct error *error, size_t *refused)
{
    struct reading reading = {0};
    size_t culprit = count;
    bool is_read;

    assert(count <= UINT16_MAX);
    start_reading(&reading, documents, count, options);
    is_read = open_sheets(&reading, documents, error, &culprit) &&
              read_sheets(&reading, error, &culprit) &&
              found_recall(&reading.draft, error, &culprit);
    if (is_read) {
        read_changes(&reading);
        draft_finish(&reading.draft);
        *programme = reading.draft.programme;
        reading.draft.programme = NULL;
    } else if (refused) {
        *refused = culprit;
    }
    finish_reading(&reading);
    return is_read;
}

const char *document_format(struct text bytes)
{
    struct document document = {.bytes = bytes};
    struct sheet sheet = {.document = &document};
    const struct reader *reader = open_sheet(&sheet, NULL) ? find_reader(&sheet) : NULL;
    const char *format = reader ? reader->format(&sheet) : "refused";

    close_sheet(&sheet);
    return format;
}
