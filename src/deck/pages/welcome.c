/* welcome: the event's name over everything, its day and place, and an ornament. */
#include "layout.h"

static void plan_welcome(struct planning *planning)
{
    if (page_text(&planning->layout, &planning->layout.programme->event.title).size)
        plan_add(planning, -1, 0, 0);
}

static void put_glow(struct layout *layout)
{
    struct page *page = layout->page;
    struct box *box = put_box(layout, BOX_GRADIENT, (struct rect){0, 0, page->width, page->height});
    float reach_x = layout->unit_px * 117, reach_y = layout->unit_px * 75;
    box->gradient = (struct box_gradient){
        .radial = true,
        .centre_x = (float)page->width * (layout->is_portrait ? 0.5f : 0.78f),
        .centre_y = (float)page->height * (layout->is_portrait ? 0.72f : 0.4f),
        .radius_x = layout->is_portrait ? reach_y : reach_x,
        .radius_y = layout->is_portrait ? reach_x : reach_y,
        .stops = {{0, 0xFF14527A}, {0.7f, layout->theme->background}},
        .stop_count = 2,
    };
}

/* The day of the first session, or nothing where there is none. */
static struct text date_of_event(const struct layout *layout)
{
    const struct programme *programme = layout->programme;
    if (!programme->session_count)
        return (struct text){0};
    struct civil civil = page_civil(layout, programme->sessions[0].planned_starts_at);
    return words_date_year(layout->arena, layout->language, civil);
}

static struct text day_and_place(const struct layout *layout)
{
    struct text lines[2];
    size_t count = 0;
    struct text date = date_of_event(layout), place = place_text(layout, TEXT(", "));
    if (date.size)
        lines[count++] = date;
    if (place.size)
        lines[count++] = place;
    return text_join(layout->arena, lines, count, TEXT("\n"));
}

static void lay_welcome(struct layout *layout)
{
    const struct event *event = &layout->programme->event;
    struct page *page = layout->page;
    bool portrait = layout->is_portrait;
    int left = units(layout, portrait ? 5.33f : 10);
    int width = portrait ? page->width - 2 * left : units(layout, 92);

    put_glow(layout);
    if (portrait)
        put_ornament(layout, (float)page->width / 2, (float)page->height * 0.72f,
                     layout->unit_px * 36);
    else
        put_ornament(layout, (float)page->width - layout->unit_px * 18, layout->unit_px * 45,
                     layout->unit_px * 37);

    struct wording subtitle = {
        .text = page_text(layout, &event->subtitle),
        .source = source_of(layout, &(struct origin){0}, "event.subtitle", &event->subtitle),
        .role = ROLE_LABEL,
        .face = FACE_TITLE,
        .colour = layout->theme->sky,
        .size = 2.67f,
        .smallest = 2.67f,
        .leading = LEADING_BODY,
        .tracking = 0.06f,
        .width = width,
        .max_lines = 3,
        .balanced = true,
        .capitals = true,
    };
    struct wording place = {
        .text = day_and_place(layout),
        .source = TEXT("event.venue"),
        .role = ROLE_NOTE,
        .face = FACE_TEXT,
        .colour = layout->theme->dim,
        .size = 3.67f,
        .smallest = 3,
        .leading = LEADING_BODY,
        .width = width,
        .max_lines = 5,
        .balanced = true,
    };
    struct paragraph place_set = wording_set(layout, &place);
    int foot = portrait ? 0 : page->height - units(layout, 8) - place_set.height;

    int y = units(layout, portrait ? 14 : 15.8f);
    y = wording_put(layout, &subtitle, left, y) + units(layout, 2.2f);
    struct wording title = {
        .text = page_text(layout, &event->title),
        .source = source_of(layout, &(struct origin){0}, "event.title", &event->title),
        .role = ROLE_TITLE,
        .face = FACE_TITLE,
        .colour = layout->theme->ink,
        .size = portrait ? 8.33f : 8.67f,
        .smallest = 4,
        .leading = 1.14f,
        .tracking = -0.008f,
        .width = width,
        .height = portrait ? units(layout, 50) : foot - units(layout, 3) - y,
        .max_lines = portrait ? 5 : 4,
        .balanced = true,
    };
    y = wording_put(layout, &title, left, y) + units(layout, 4);
    y = wording_place(layout, &place, &place_set, left, portrait ? y : foot);
    if (portrait) /* below the words, and over the page's edge where they are many */
        put_ornament(layout, (float)page->width / 2, (float)y + layout->unit_px * 46,
                     layout->unit_px * 39);
}

const struct page_kind page_welcome = {.plan = plan_welcome, .lay = lay_welcome};
