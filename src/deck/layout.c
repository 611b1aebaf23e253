/* layout: boxes on a page, in units of the page. */
#include "layout.h"

#include <math.h>
#include <string.h>

int units(const struct layout *layout, float number)
{
    return (int)lroundf(layout->unit_px * number);
}

/* Columns and boxes align with the page, whatever direction a text of theirs is read in. */
static enum text_align align_on_page(const struct layout *layout, enum text_align align)
{
    if (align == ALIGN_CENTRE)
        return align;
    return (align == ALIGN_START) == layout->right_to_left ? ALIGN_RIGHT : ALIGN_LEFT;
}

/* An event's face is for what is seen from afar; rows are read in ours. */
static enum face_role face_for(const struct layout *layout, const struct wording *wording)
{
    const float least = 5;
    bool is_title =
        (wording->role == ROLE_TITLE || wording->role == ROLE_NAME) && wording->size >= least;
    return is_title && wording->face == FACE_TITLE ? layout->title_face : wording->face;
}

static struct paragraph_request request_for(const struct layout *layout,
                                            const struct wording *wording)
{
    struct text language = wording->language.size ? wording->language : layout->language;
    bool is_arabic = text_has_right_to_left(wording->text);
    float leading = wording->leading > 0 ? wording->leading : LEADING_LINE;
    float enlarged = is_arabic ? SIZE_ARABIC : 1;
    return (struct paragraph_request){
        .text = is_arabic ? arabic_text(layout->arena, wording->text,
                                        text_starts_with(language, TEXT("kk")))
                          : wording->text,
        .style = {.role = face_for(layout, wording),
                  .px = (float)units(layout, wording->size * enlarged),
                  .language = language,
                  .tabular = wording->tabular,
                  .capitals = wording->capitals,
                  .exact = wording->exact,
                  .tracking = wording->tracking},
        /* Below 0 nothing is left for them: they are cut, and deck.json says so. */
        .width = wording->width < 0 ? 1 : wording->width,
        .height = wording->height,
        .max_lines = wording->max_lines,
        .leading = is_arabic ? fmaxf(leading * LEADING_ARABIC, LEADING_ARABIC_LEAST) : leading,
        .smallest_px = (float)units(layout, wording->smallest * enlarged),
        .align = align_on_page(layout, wording->align),
        .hanging = wording->hanging,
        .balanced = wording->balanced,
        .hyphenated = wording->hyphenated,
    };
}

struct paragraph wording_set(const struct layout *layout, const struct wording *wording)
{
    struct paragraph_request request = request_for(layout, wording);
    struct paragraph paragraph;
    if (wording->smallest > 0)
        paragraph_fit(&paragraph, layout->arena, layout->typesetter, &request);
    else
        paragraph_set(&paragraph, layout->arena, layout->typesetter, &request);
    if (!paragraph.cut || wording->most_lines <= wording->max_lines)
        return paragraph;
    /* Three lines are read at a glance; but more are better than words left out. Where the height
     * is given they may be as large as it lets them, else they are small. */
    if (!request.height)
        request.style.px = request.smallest_px;
    request.max_lines = wording->most_lines;
    paragraph_fit(&paragraph, layout->arena, layout->typesetter, &request);
    return paragraph;
}

struct box *put_box(struct layout *layout, enum box_kind kind, struct rect rect)
{
    struct page *page = layout->page;
    ARENA_PUSH(page->arena, page->boxes, page->box_count, page->box_capacity);
    struct box *box = &page->boxes[page->box_count - 1];
    *box = (struct box){.kind = kind, .rect = rect};
    return box;
}

/* Joined letters overlap a little, and what is half transparent shows twice there: such a text gets
 * the colour that would be seen on the page's ground. Initials stand apart, and on a portrait. */
static uint32_t colour_of(const struct layout *layout, const struct wording *wording)
{
    uint32_t alpha = wording->colour >> 24, ground = layout->page->background, mixed = 0xFF;
    if (alpha == 0xFF || wording->role == ROLE_INITIALS || !text_has_right_to_left(wording->text))
        return wording->colour;
    for (int shift = 16; shift >= 0; shift -= 8) {
        uint32_t over = wording->colour >> shift & 0xFF, under = ground >> shift & 0xFF;
        mixed = mixed << 8 | (over * alpha + under * (0xFF - alpha) + 0x7F) / 0xFF;
    }
    return mixed;
}

int wording_place(struct layout *layout, const struct wording *wording,
                  const struct paragraph *paragraph, int x, int y)
{
    int width = wording->width ? wording->width : paragraph->width;
    /* Tight leading lets the last line's tails hang below the lines' height: they are the box's all
     * the same. */
    int ink_bottom = paragraph->ink.y + paragraph->ink.height;
    int height = ink_bottom > paragraph->height ? ink_bottom : paragraph->height;
    struct box *box = put_box(layout, BOX_TEXT, (struct rect){x, y, width, height});
    box->text = (struct box_text){
        .paragraph = *paragraph,
        .role = wording->role,
        .language = wording->language.size ? wording->language : layout->language,
        .source = wording->source,
        .colour = colour_of(layout, wording),
        .struck = wording->struck,
    };
    return y + paragraph->height;
}

int wording_put(struct layout *layout, const struct wording *wording, int x, int y)
{
    if (!wording->text.size)
        return y;
    struct paragraph paragraph = wording_set(layout, wording);
    return wording_place(layout, wording, &paragraph, x, y);
}

int wording_put_end(struct layout *layout, const struct wording *wording, int x, int y)
{
    if (!wording->text.size)
        return x;
    struct paragraph paragraph = wording_set(layout, wording);
    wording_place(layout, wording, &paragraph, x - paragraph.width, y);
    return x - paragraph.width;
}

int first_baseline(const struct paragraph *paragraph)
{
    return paragraph->line_count ? paragraph->lines[0].baseline : 0;
}

int height_of_line(const struct paragraph *paragraph)
{
    return paragraph->line_count ? paragraph->height / (int)paragraph->line_count : 0;
}

void put_fill(struct layout *layout, struct rect rect, uint32_t colour, int radius)
{
    struct box *box = put_box(layout, BOX_FILL, rect);
    box->fill = (struct box_fill){.colour = colour, .radius = radius};
}

void put_rule(struct layout *layout, int x, int y, int width)
{
    int thickness = units(layout, 1.0f / 6);
    put_fill(layout, (struct rect){x, y, width, thickness > 0 ? thickness : 1}, layout->theme->rule,
             0);
}

void put_mark(struct layout *layout, int session, const char *mark)
{
    struct page *page = layout->page;
    for (size_t i = 0; i < page->mark_count; i++)
        if (page->marks[i].session == session && !strcmp(page->marks[i].mark, mark))
            return;
    ARENA_PUSH(page->arena, page->marks, page->mark_count, page->mark_capacity);
    page->marks[page->mark_count - 1] = (struct page_mark){.session = session, .mark = mark};
}

bool page_is_cut(const struct page *page)
{
    for (size_t i = 0; i < page->box_count; i++)
        if (page->boxes[i].kind == BOX_TEXT && page->boxes[i].text.paragraph.cut)
            return true;
    return false;
}

static void put_portrait_ground(struct layout *layout, struct rect rect, int radius)
{
    const uint32_t *colours = layout->theme->portrait;
    struct box *box = put_box(layout, BOX_GRADIENT, rect);
    box->gradient = (struct box_gradient){
        .angle_degrees = 165,
        .stops = {{0, colours[0]}, {0.6f, colours[1]}, {1, colours[2]}},
        .stop_count = 3,
        .radius = radius,
    };
}

void put_portrait(struct layout *layout, int speaker, struct rect rect, int radius,
                  float initials_size)
{
    const struct speaker *record = &layout->programme->speakers[speaker];
    struct text language;
    struct text name = page_name(layout, &record->name, &language);

    put_portrait_ground(layout, rect, radius);
    struct wording initials = {
        .text = words_initials(layout->arena, name),
        .source = source_of(layout, &record->origin, "name", &record->name),
        .language = language,
        .role = ROLE_INITIALS,
        .face = FACE_TITLE,
        .colour = layout->theme->initials,
        .size = initials_size,
        .width = rect.width,
        .align = ALIGN_CENTRE,
    };
    struct paragraph set = wording_set(layout, &initials);
    /* Capitals have no descenders: centred by what is inked, not by the line. */
    int top = rect.y + (rect.height - set.ink.height) / 2 - set.ink.y;
    wording_place(layout, &initials, &set, rect.x, top);

    if (record->photo.size) {
        struct box *box = put_box(layout, BOX_PHOTO, rect);
        box->photo = (struct box_photo){.address = record->photo,
                                        .source = field_source(layout, &record->origin, "photo"),
                                        .radius = radius};
    }
}

struct wording label(const struct layout *layout, enum word word)
{
    return (struct wording){
        .text = words(layout->language, word),
        .role = ROLE_LABEL,
        .face = FACE_TITLE,
        .colour = layout->theme->sky,
        .size = layout->right_to_left ? 3 : 2.67f, /* there are no capitals to stand out by */
        .leading = 1.25f,                          /* «Ё» is higher than other capitals */
        .tracking = 0.06f,
        .capitals = true,
    };
}

struct text page_text(const struct layout *layout, const struct localised *localised)
{
    return layout->borrows ? page_name(layout, localised, NULL)
                           : localised_in(localised, layout->language);
}

struct text page_name(const struct layout *layout, const struct localised *localised,
                      struct text *language)
{
    const struct event *event = &layout->programme->event;
    struct text chosen = {0};
    struct text name =
        localised_or(localised, layout->language, event->languages, event->language_count, &chosen);
    if (language)
        *language = chosen.size ? chosen : layout->language;
    return name;
}

struct text field_source(const struct layout *layout, const struct origin *origin,
                         const char *field)
{
    return text_format(layout->arena, "%.*s%s%s", TEXT_ARG(origin->path),
                       origin->path.size ? "." : "", field);
}

struct text source_of(const struct layout *layout, const struct origin *origin, const char *field,
                      const struct localised *localised)
{
    const struct event *event = &layout->programme->event;
    struct text source = field_source(layout, origin, field), language = {0};
    (void)localised_or(localised, layout->language, event->languages, event->language_count,
                       &language);
    if (!language.size)
        return source;
    return text_format(layout->arena, "%.*s.%.*s", TEXT_ARG(source), TEXT_ARG(language));
}

struct text list_comma(const struct layout *layout)
{
    return layout->right_to_left ? TEXT("، ") : TEXT(", ");
}

struct text place_text(const struct layout *layout, struct text between)
{
    const struct event *event = &layout->programme->event;
    struct text parts[2];
    size_t count = 0;
    struct text city = page_name(layout, &event->city, NULL),
                venue = page_name(layout, &event->venue, NULL);
    if (city.size)
        parts[count++] = isolated(layout, city);
    if (venue.size)
        parts[count++] = isolated(layout, venue);
    return text_join(layout->arena, parts, count, between);
}

struct civil page_civil(const struct layout *layout, struct instant instant)
{
    return zone_civil(&layout->programme->zone, instant);
}

const struct missing_picture *missing_picture(const struct layout *layout, struct text address)
{
    const struct deck_settings *settings = layout->settings;
    for (size_t i = 0; i < settings->missing_count; i++)
        if (text_equal(settings->missing[i].address, address))
            return &settings->missing[i];
    return NULL;
}

bool has_picture(const struct layout *layout, struct text address)
{
    return address.size && !missing_picture(layout, address);
}
