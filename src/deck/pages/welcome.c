/* welcome: the event's name over everything, its day and place, and an ornament. */
#include "layout.h"

/* u: of the landscape page's rosette, how far its middle lies from the right edge, and its radius,
 * of which a quarter runs over the edge; and the least radius of one worth drawing. */
enum { ROSETTE_RIGHT = 18, ROSETTE_RADIUS = 37, ROSETTE_LEAST = 12 };

static void plan_welcome(struct planning *planning)
{
    if (page_text(&planning->layout, &planning->layout.programme->event.title).size)
        plan_add(planning, -1, 0, 0);
}

/* From the first day with sessions to the last, as planned; nothing where there are none. */
static struct text dates_of_event(const struct layout *layout)
{
    const struct programme *programme = layout->programme;
    if (!programme->session_count)
        return (struct text){0};
    struct instant first = programme->sessions[0].planned_starts_at, last = first;
    for (size_t i = 1; i < programme->session_count; i++) {
        struct instant start = programme->sessions[i].planned_starts_at;
        if (instant_compare(start, first) < 0)
            first = start;
        if (instant_compare(start, last) > 0)
            last = start;
    }
    return words_date_span(layout->arena, layout->language,
                           civil_from_day_number(programme_day(programme, first)),
                           civil_from_day_number(programme_day(programme, last)));
}

static struct text day_and_place(const struct layout *layout)
{
    struct text lines[2];
    size_t count = 0;
    struct text date = dates_of_event(layout), place = place_text(layout, list_comma(layout));
    if (date.size)
        lines[count++] = date;
    if (place.size)
        lines[count++] = place;
    return text_join(layout->arena, lines, count, TEXT("\n"));
}

/* The ornament and the glow behind it. */
struct rosette {
    float x, y, radius; /* px */
};

static void put_glow(struct layout *layout, const struct rosette *rosette)
{
    struct page *page = layout->page;
    struct box *box = put_box(layout, BOX_GRADIENT, (struct rect){0, 0, page->width, page->height});
    float reach_x = layout->unit_px * 117, reach_y = layout->unit_px * 75;
    box->gradient = (struct box_gradient){
        .radial = true,
        .centre_x = rosette->x - (layout->is_portrait ? 0 : layout->unit_px * 17),
        .centre_y = rosette->y - (layout->is_portrait ? 0 : layout->unit_px * 9),
        .radius_x = layout->is_portrait ? reach_y : reach_x,
        .radius_y = layout->is_portrait ? reach_x : reach_y,
        .stops = {{0, layout->theme->glow}, {0.7f, layout->theme->background}},
        .stop_count = 2,
    };
}

static struct wording subtitle_wording(const struct layout *layout, int width)
{
    const struct localised *subtitle = &layout->programme->event.subtitle;
    return (struct wording){
        .text = page_text(layout, subtitle),
        .source = source_of(layout, &(struct origin){0}, "event.subtitle", subtitle),
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
}

static struct wording title_wording(const struct layout *layout, int width, int height)
{
    const struct localised *title = &layout->programme->event.title;
    return (struct wording){
        .text = page_text(layout, title),
        .source = source_of(layout, &(struct origin){0}, "event.title", title),
        .role = ROLE_TITLE,
        .face = FACE_TITLE,
        .colour = layout->theme->ink,
        .size = layout->is_portrait ? 8.33f
                : layout->is_bar    ? 11
                                    : 8.67f,
        .smallest = 4,
        .leading = 1.14f,
        .tracking = -0.008f,
        .width = width,
        .height = height,
        .max_lines = 3,
        .balanced = true,
    };
}

static struct wording place_wording(const struct layout *layout, int width)
{
    return (struct wording){
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
}

/* The px that bands and what stands in the foot leave. */
struct scope {
    int top, bottom; /* bottom: of the page, or the top of what stands in its foot */
    int info_bottom;
    int freshness_middle;
    bool has_foot; /* a line of information, or how old this is */
};

static struct scope scope_of(const struct layout *layout, int width)
{
    int info = info_room(layout, width), line = units(layout, 2.5f * LEADING_LINE);
    struct frame frame = frame_of(layout);
    bool fresh = is_fresh(layout);
    int edge = fresh ? frame.bottom : frame.bottom - line;
    struct scope scope = {.top = bands_height(layout),
                          .bottom = fresh ? layout->settings->height : edge,
                          .info_bottom = edge - units(layout, 1.33f),
                          .freshness_middle = frame.bottom - line / 2,
                          .has_foot = info > 0 || !fresh};
    if (info > 0)
        scope.bottom = scope.info_bottom - info;
    return scope;
}

/* The three wordings, set and with their places. */
struct greeting {
    struct wording subtitle, title, place;
    struct paragraph subtitle_set, title_set, place_set;
    struct scope scope;
    struct rect logo; /* of its plate; width 0: none */
    int left, width, subtitle_y, title_y, place_y;
};

/* Above the words, unless sizes are raised so far that there is no room. */
static struct rect logo_rect(const struct layout *layout, int left, int top)
{
    if (!has_picture(layout, layout->programme->theme.logo) || layout->is_low)
        return (struct rect){0};
    return (struct rect){left, top + units(layout, 4), units(layout, 26), units(layout, 9)};
}

/* An event that gives its ground has a logo for it; on a ground of ours it stands on a light plate,
 * as on paper. */
static void put_logo(struct layout *layout, struct rect rect)
{
    const struct event_theme *theme = &layout->programme->theme;
    uint32_t ground = theme->has_background ? layout->theme->background : LOGO_PLATE;
    int radius = units(layout, 1.6f);
    if (!theme->has_background)
        put_fill(layout, rect, ground, radius);
    struct box *box = put_box(layout, BOX_PHOTO, rect);
    box->photo = (struct box_photo){.address = theme->logo,
                                    .source = TEXT("theme.logo"),
                                    .radius = radius,
                                    .fit = PHOTO_CONTAIN,
                                    .ground = ground};
}

static int width_of_words(const struct layout *layout, int left)
{
    int beside = layout->settings->width - units(layout, ROSETTE_RIGHT + ROSETTE_RADIUS + 2) - left;
    int most = units(layout, layout->is_bar ? 170 : 92);
    if (layout->is_portrait || layout->is_low)
        return layout->settings->width - 2 * left;
    return beside < most ? beside : most;
}

static struct greeting set_greeting(const struct layout *layout)
{
    bool portrait = layout->is_portrait;
    struct greeting greeting = {.left = units(layout, portrait ? 5.33f : 10)};
    int width = greeting.width = width_of_words(layout, greeting.left);
    greeting.scope = scope_of(layout, width);
    greeting.subtitle = subtitle_wording(layout, width);
    greeting.subtitle_set = wording_set(layout, &greeting.subtitle);
    greeting.place = place_wording(layout, width);
    greeting.place_set = wording_set(layout, &greeting.place);

    int usual = units(layout, portrait         ? 14
                              : layout->is_low ? 5
                                               : 15.8f),
        below_bands = greeting.scope.top + units(layout, layout->is_low ? 2.5f : 5);
    greeting.subtitle_y = usual > below_bands ? usual : below_bands;
    greeting.logo = logo_rect(layout, greeting.left, greeting.scope.top);
    int below_logo = greeting.logo.y + greeting.logo.height + units(layout, 2.5f);
    if (greeting.logo.width && greeting.subtitle_y < below_logo)
        greeting.subtitle_y = below_logo;
    greeting.title_y = greeting.subtitle_y + greeting.subtitle_set.height + units(layout, 2.2f);
    int margin = units(layout, !greeting.scope.has_foot ? 8 : layout->is_low ? 1 : 3);
    int foot = greeting.scope.bottom - margin - greeting.place_set.height;
    int height = portrait ? units(layout, 50) : foot - units(layout, 3) - greeting.title_y;
    greeting.title = title_wording(layout, width, height);
    greeting.title_set = wording_set(layout, &greeting.title);
    greeting.place_y =
        portrait ? greeting.title_y + greeting.title_set.height + units(layout, 4) : foot;
    return greeting;
}

/* Beside the words, or below them and over the page's edge where they are many; clear of bands and
 * of what is told below it. */
static struct rosette place_rosette(const struct layout *layout, const struct greeting *greeting)
{
    const struct scope *scope = &greeting->scope;
    float width = (float)layout->settings->width, unit = layout->unit_px;
    if (!layout->is_portrait) {
        float height = (float)(layout->settings->height - scope->top), most = height / 2 - unit;
        float radius = unit * ROSETTE_RADIUS;
        return (struct rosette){width - unit * ROSETTE_RIGHT, (float)scope->top + height / 2,
                                radius < most ? radius : most};
    }
    float top = (float)(greeting->place_y + greeting->place_set.height) + unit * 7;
    float radius = unit * 39, most = ((float)scope->bottom - unit * 3 - top) / 2;
    if (scope->has_foot && radius > most)
        radius = most;
    return (struct rosette){width / 2, top + radius, radius};
}

static void lay_welcome(struct layout *layout)
{
    struct greeting greeting = set_greeting(layout);
    struct rosette rosette = place_rosette(layout, &greeting);
    int left = greeting.left;
    put_glow(layout, &rosette);
    uint32_t colour = (layout->theme->gold_paint & 0x00FFFFFF) | 0xE6000000; /* nine tenths */
    bool has_place = layout->is_portrait || !layout->is_low;
    if (has_place && rosette.radius > layout->unit_px * ROSETTE_LEAST)
        put_ornament(layout, rosette.x, rosette.y, rosette.radius, colour);
    if (greeting.logo.width)
        put_logo(layout, greeting.logo);
    if (greeting.subtitle.text.size)
        wording_place(layout, &greeting.subtitle, &greeting.subtitle_set, left,
                      greeting.subtitle_y);
    wording_place(layout, &greeting.title, &greeting.title_set, left, greeting.title_y);
    if (greeting.place.text.size)
        wording_place(layout, &greeting.place, &greeting.place_set, left, greeting.place_y);
    put_bands(layout);
    put_info(layout, left, greeting.scope.info_bottom, greeting.width);
    (void)put_freshness(layout, left, greeting.scope.freshness_middle,
                        greeting.width); /* nothing stands there otherwise */
}

const struct page_kind page_welcome = {.plan = plan_welcome, .lay = lay_welcome};
