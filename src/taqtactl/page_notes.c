#include "page_notes.h"

static uint64_t hash_int(uint64_t hash, int64_t number)
{
    return hash_bytes(hash, &number, sizeof number);
}

static uint64_t hash_float(uint64_t hash, float number)
{
    return hash_bytes(hash, &number, sizeof number);
}

static uint64_t hash_rect(uint64_t hash, const struct rect *rect)
{
    return hash_int(hash_int(hash_int(hash_int(hash, rect->x), rect->y), rect->width),
                    rect->height);
}

static uint64_t hash_gradient(uint64_t hash, const struct box_gradient *gradient)
{
    hash = hash_int(hash, gradient->radial);
    hash = hash_float(hash, gradient->angle_degrees);
    hash = hash_float(hash, gradient->centre_x);
    hash = hash_float(hash, gradient->centre_y);
    hash = hash_float(hash, gradient->radius_x);
    hash = hash_float(hash, gradient->radius_y);
    hash = hash_int(hash, gradient->radius);
    for (int i = 0; i < gradient->stop_count; i++)
        hash = hash_int(hash_float(hash, gradient->stops[i].at), gradient->stops[i].colour);
    return hash;
}

static uint64_t hash_code(uint64_t hash, const struct box_code *code)
{
    hash = hash_int(hash_int(hash, code->side), code->module_px);
    return hash_bytes(hash_int(hash, code->colour), code->modules,
                      (size_t)code->side * (size_t)code->side);
}

/* What of a page counts. */
struct view {
    bool with_frame;   /* header and footer, but for the clock */
    bool with_passing; /* our own words and the colours of texts */
};

static uint64_t hash_box_text(uint64_t hash, const struct box_text *text, const struct view *view)
{
    const struct paragraph *paragraph = &text->paragraph;
    for (size_t i = 0; i < paragraph->glyph_count; i++)
        hash = hash_bytes(hash, &paragraph->glyphs[i], sizeof paragraph->glyphs[i]);
    for (size_t i = 0; i < paragraph->missing_count; i++)
        hash = hash_int(hash, paragraph->missing[i]);
    hash = hash_float(hash, paragraph->px);
    hash = hash_int(hash, paragraph->cut);
    hash = hash_int(hash, text->struck);
    hash = hash_int(hash, view->with_passing ? text->colour : 0);
    return hash_text(hash, text->source);
}

static uint64_t hash_strokes(uint64_t hash, const struct box_strokes *strokes)
{
    hash = hash_int(hash_float(hash, strokes->width), strokes->colour);
    for (size_t i = 0; i < strokes->stroke_count; i++)
        hash = hash_bytes(hash, strokes->strokes[i].points,
                          strokes->strokes[i].point_count * sizeof *strokes->strokes[i].points);
    return hash;
}

static uint64_t hash_box(uint64_t hash, const struct box *box, const struct view *view)
{
    hash = hash_rect(hash_int(hash, box->kind), &box->rect);
    switch (box->kind) {
    case BOX_FILL:
        return hash_int(hash_int(hash, box->fill.colour), box->fill.radius);
    case BOX_GRADIENT:
        return hash_gradient(hash, &box->gradient);
    case BOX_TEXT:
        return hash_box_text(hash, &box->text, view);
    case BOX_PHOTO:
        hash = hash_int(hash_int(hash, box->photo.fit), box->photo.ground);
        hash = hash_int(hash, box->photo.foot);
        return hash_text(hash_int(hash, box->photo.radius), box->photo.address);
    case BOX_STROKES:
        return hash_strokes(hash, &box->strokes);
    case BOX_CODE:
        return hash_code(hash, &box->code);
    }
    return hash;
}

static bool is_seen(const struct box *box, const struct view *view)
{
    if (box->kind != BOX_TEXT)
        return true;
    if (box->text.role == ROLE_CLOCK || (!view->with_frame && box->text.role == ROLE_FURNITURE))
        return false;
    return view->with_passing || box->text.source.size;
}

static uint64_t hash_page(const struct page *page, const struct view *view)
{
    uint64_t hash = hash_int(hash_int(HASH_BEGIN, page->width), page->height);
    hash = hash_text(hash_int(hash_int(hash, page->background), page->kind), page->language);
    for (size_t i = 0; i < page->box_count; i++)
        if (is_seen(&page->boxes[i], view))
            hash = hash_box(hash, &page->boxes[i], view);
    return hash;
}

uint64_t page_hash(const struct page *page)
{
    const struct view all = {.with_frame = true, .with_passing = true};
    return hash_float(hash_page(page, &all), page->seconds);
}

uint64_t page_look(const struct page *page, bool is_of_a_record)
{
    const struct view view = {.with_passing = !is_of_a_record};
    return hash_page(page, &view);
}

struct noting {
    struct page_notes *notes;
    struct arena *arena;
    const struct page *page;
};

static void note(const struct noting *noting, enum finding_kind kind, struct text path,
                 struct text message)
{
    struct page_notes *notes = noting->notes;
    ARENA_PUSH(noting->arena, notes->items, notes->count, notes->capacity);
    notes->items[notes->count - 1] =
        (struct page_note){kind, text_copy(noting->arena, path), message};
}

/* "sessions[3].title.kk" is of "sessions[3]"; a member of an array keeps what is before its dot. */
static void note_record(const struct noting *noting, struct text source)
{
    struct page_notes *notes = noting->notes;
    size_t dot = text_find(source, TEXT("."));
    struct text record = text_slice(source, 0, dot);
    if (!record.size)
        return;
    for (size_t i = 0; i < notes->record_count; i++)
        if (text_equal(notes->records[i], record))
            return;
    ARENA_PUSH(noting->arena, notes->records, notes->record_count, notes->record_capacity);
    notes->records[notes->record_count - 1] = text_copy(noting->arena, record);
}

static struct text words_of(struct arena *arena, const struct paragraph *paragraph)
{
    struct text_builder words = {.arena = arena};
    for (size_t i = 0; i < paragraph->line_count; i++) {
        builder_add(&words, i ? TEXT(" ") : TEXT(""));
        builder_add(&words, paragraph->lines[i].text);
    }
    return builder_text(&words);
}

/* Of our own words, which have no path, the message must say all. */
static struct text with_words(const struct noting *noting, const struct box_text *text,
                              const char *message)
{
    return text_format(noting->arena, "%s on the %s page: \"%.*s\"", message,
                       slide_kind_name(noting->page->kind),
                       TEXT_ARG(words_of(noting->arena, &text->paragraph)));
}

static struct text code_points(struct arena *arena, const struct paragraph *paragraph)
{
    struct text_builder list = {.arena = arena};
    for (size_t i = 0; i < paragraph->missing_count; i++)
        builder_format(&list, "%sU+%04X", i ? ", " : "", (unsigned)paragraph->missing[i]);
    return builder_text(&list);
}

static void note_text(const struct noting *noting, const struct box_text *text)
{
    const struct paragraph *paragraph = &text->paragraph;
    if (paragraph->cut)
        note(noting, FINDING_CUT, text->source,
             with_words(noting, text, "too long for its place and cut"));
    else if (paragraph->smallest)
        note(noting, FINDING_SMALL, text->source,
             with_words(noting, text, "so long that it is set in the smallest size"));
    if (paragraph->missing_count)
        note(noting, FINDING_LETTERS, text->source,
             text_format(noting->arena, "no face has %.*s; left out",
                         TEXT_ARG(code_points(noting->arena, paragraph))));
    note_record(noting, text->source);
}

static void note_dwell(const struct noting *noting, float seconds_needed)
{
    const struct page *page = noting->page;
    if (seconds_needed <= page->seconds + 0.5f)
        return;
    note(noting, FINDING_DWELL, TEXT(""),
         text_format(noting->arena,
                     "the %s page in \"%.*s\" stays %.0f s, and its words take %.0f s to read",
                     slide_kind_name(page->kind), TEXT_ARG(page->language), (double)page->seconds,
                     (double)seconds_needed));
}

void page_notes_make(struct page_notes *notes, struct arena *arena, const struct page *page,
                     float seconds_needed)
{
    struct noting noting = {.notes = notes, .arena = arena, .page = page};
    *notes = (struct page_notes){0};
    for (size_t i = 0; i < page->box_count; i++) {
        const struct box *box = &page->boxes[i];
        if (box->kind == BOX_TEXT)
            note_text(&noting, &box->text);
        else if (box->kind == BOX_PHOTO)
            note_record(&noting, box->photo.source);
    }
    note_dwell(&noting, seconds_needed);
}
