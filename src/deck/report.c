/* report: deck.json, box by box. */
#include "deck/report.h"

static void write_rect(struct json_writer *writer, const char *key, int x, int y, int width,
                       int height)
{
    json_open_array(writer, key);
    json_write_integer(writer, NULL, x);
    json_write_integer(writer, NULL, y);
    json_write_integer(writer, NULL, width);
    json_write_integer(writer, NULL, height);
    json_close(writer);
}

static void write_string(struct json_writer *writer, const char *key, const char *value)
{
    json_write_text(writer, key, text_from(value));
}

void deck_report_open(const struct deck_report *report, struct moment moment,
                      const struct deck_settings *settings)
{
    struct json_writer *writer = report->writer;
    int offset_s = zone_offset(&report->programme->zone, moment.now);
    json_open_object(writer, NULL);
    json_open_array(writer, "size");
    json_write_integer(writer, NULL, settings->width);
    json_write_integer(writer, NULL, settings->height);
    json_close(writer);
    json_write_text(writer, "now", instant_to_rfc3339(report->arena, moment.now, offset_s));
    json_write_boolean(writer, "clock_trusted", moment.trusted);
    json_write_text(writer, "screen", settings->screen);
    json_open_array(writer, "pages");
}

static void write_lines(struct json_writer *writer, const struct paragraph *paragraph)
{
    json_open_array(writer, "lines");
    for (size_t i = 0; i < paragraph->line_count; i++)
        json_write_text(writer, NULL, paragraph->lines[i].text);
    json_close(writer);
    json_open_array(writer, "hyphens");
    for (size_t i = 0; i < paragraph->line_count; i++)
        if (paragraph->lines[i].hyphen)
            json_write_integer(writer, NULL, (int64_t)i);
    json_close(writer);
}

static void write_missing(const struct deck_report *report, const struct paragraph *paragraph)
{
    json_open_array(report->writer, "missing");
    for (size_t i = 0; i < paragraph->missing_count; i++)
        json_write_text(report->writer, NULL,
                        text_format(report->arena, "U+%04X", (unsigned)paragraph->missing[i]));
    json_close(report->writer);
}

static void write_text(const struct deck_report *report, const struct box *box)
{
    struct json_writer *writer = report->writer;
    const struct box_text *text = &box->text;
    const struct paragraph *paragraph = &text->paragraph;
    const struct rect *rect = &box->rect;
    const struct type_rect *ink = &paragraph->ink;

    json_open_object(writer, NULL);
    write_string(writer, "role", text_role_name(text->role));
    json_write_real(writer, "px", paragraph->px);
    json_write_text(writer, "language", text->language);
    write_string(writer, "font", typesetter_face_name(report->typesetter, paragraph->face));
    write_rect(writer, "rect", rect->x, rect->y, rect->width, rect->height);
    write_rect(writer, "ink", rect->x + ink->x, rect->y + ink->y, ink->width, ink->height);
    write_lines(writer, paragraph);
    json_write_text(writer, "source", text->source);
    json_write_boolean(writer, "fitted", paragraph->fitted);
    json_write_boolean(writer, "smallest", paragraph->smallest);
    json_write_boolean(writer, "cut", paragraph->cut);
    json_write_boolean(writer, "struck", text->struck);
    write_missing(report, paragraph);
    json_close(writer);
}

static void write_picture(const struct deck_report *report, const char *what,
                          const struct rect *rect, struct text source)
{
    json_open_object(report->writer, NULL);
    write_string(report->writer, "what", what);
    write_rect(report->writer, "rect", rect->x, rect->y, rect->width, rect->height);
    json_write_text(report->writer, "source", source);
    json_close(report->writer);
}

static bool has_photo(const struct deck_report *report, const struct box *box)
{
    struct error error;
    return box->kind == BOX_PHOTO &&
           !report->photo_failed(report->photo_context, box->photo.address, &error);
}

/* Initials stand on the gradient before them, and beneath the photo behind them where there is one.
 */
static void write_initials(const struct deck_report *report, const struct page *page, size_t i)
{
    const struct box *box = &page->boxes[i];
    if (i + 1 < page->box_count && has_photo(report, &page->boxes[i + 1]))
        return;
    write_picture(report, "initials", &page->boxes[i - 1].rect, box->text.source);
}

static void write_pictures(const struct deck_report *report, const struct page *page)
{
    for (size_t i = 0; i < page->box_count; i++) {
        const struct box *box = &page->boxes[i];
        if (box->kind == BOX_TEXT && box->text.role == ROLE_INITIALS)
            write_initials(report, page, i);
        else if (box->kind == BOX_STROKES)
            write_picture(report, box->strokes.keeps_sides ? "icon" : "ornament", &box->rect,
                          (struct text){0});
        else if (box->kind == BOX_CODE)
            write_picture(report, "code", &box->rect, (struct text){0});
        else if (has_photo(report, box))
            write_picture(report, "photo", &box->rect, box->photo.source);
    }
}

void deck_report_page(const struct deck_report *report, const struct page *page, const char *file)
{
    struct json_writer *writer = report->writer;
    json_open_object(writer, NULL);
    write_string(writer, "file", file);
    write_string(writer, "kind", slide_kind_name(page->kind));
    json_write_text(writer, "language", page->language);
    json_write_real(writer, "seconds", page->seconds);

    json_open_array(writer, "texts");
    for (size_t i = 0; i < page->box_count; i++)
        if (page->boxes[i].kind == BOX_TEXT)
            write_text(report, &page->boxes[i]);
    json_close(writer);
    json_open_array(writer, "pictures");
    write_pictures(report, page);
    json_close(writer);
    json_open_array(writer, "marks");
    for (size_t i = 0; i < page->mark_count; i++) {
        json_open_object(writer, NULL);
        json_write_text(writer, "session", report->programme->sessions[page->marks[i].session].id);
        write_string(writer, "mark", page->marks[i].mark);
        json_close(writer);
    }
    json_close(writer);
    json_close(writer);
}

static void write_problem(const struct deck_report *report, size_t page, struct text source,
                          struct text message)
{
    json_open_object(report->writer, NULL);
    if (page)
        json_write_integer(report->writer, "page", (int64_t)page);
    json_write_text(report->writer, "source", source);
    json_write_text(report->writer, "message", message);
    json_close(report->writer);
}

void deck_report_problems(const struct deck_report *report, const struct deck *deck)
{
    json_close(report->writer); /* pages */
    json_open_array(report->writer, "problems");
    for (size_t i = 0; i < deck->problems.count; i++)
        write_problem(report, 0, deck->problems.items[i].path, deck->problems.items[i].message);
}

void deck_report_page_problems(const struct deck_report *report, const struct page *page,
                               size_t number)
{
    for (size_t i = 0; i < page->box_count; i++) {
        const struct box *box = &page->boxes[i];
        struct error error;
        if (box->kind == BOX_TEXT && box->text.paragraph.cut)
            write_problem(report, number, box->text.source,
                          TEXT("too long for its place: cut at a word"));
        if (box->kind == BOX_TEXT && box->text.paragraph.missing_count)
            write_problem(report, number, box->text.source,
                          TEXT("has letters that no face can draw"));
        if (box->kind == BOX_PHOTO &&
            report->photo_failed(report->photo_context, box->photo.address, &error))
            write_problem(
                report, number, box->photo.source,
                text_format(report->arena, "%s; %s", error.message,
                            box->photo.fit == PHOTO_FACE ? "initials shown" : "not shown"));
    }
}

void deck_report_close(const struct deck_report *report)
{
    json_close(report->writer); /* problems */
    json_close(report->writer);
}
