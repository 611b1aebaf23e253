/* furniture: what frames every page but the welcome: the event's name, date and clock above, the
 * place, or how old this is, and the dots below; with what notices add to both.
 */
#include "layout.h"

struct frame frame_of(const struct layout *layout)
{
    bool low = layout->is_low && !layout->is_portrait; /* the edge gives what the words need */
    int side = units(layout, layout->is_portrait ? 5.33f : low ? 5 : 8);
    return (struct frame){
        .left = side,
        .right = layout->settings->width - side,
        .top = units(layout, layout->is_portrait ? 6
                             : low               ? 2.5f
                                                 : 4.67f),
        .bottom = layout->settings->height - units(layout, layout->is_portrait ? 6
                                                           : low               ? 2
                                                                               : 3.67f),
    };
}

static struct wording clock_wording(const struct layout *layout, struct civil civil)
{
    return (struct wording){
        .text = words_clock(layout->arena, civil),
        .role = ROLE_CLOCK,
        .face = FACE_TITLE,
        .colour = layout->theme->ink,
        .size = layout->is_portrait ? 7
                : layout->is_low    ? 4
                                    : 5.33f,
        .tabular = true,
        .capitals = true, /* the colon stands at the height of figures */
    };
}

static struct wording event_wording(const struct layout *layout, int width)
{
    const struct event *event = &layout->programme->event;
    struct wording wording = {
        .role = ROLE_FURNITURE,
        .face = FACE_MEDIUM,
        .colour = layout->theme->dim,
        .size = 3,
        .smallest = 2.5f,
        .width = width,
        .max_lines = 1,
        .most_lines = 2,
    };
    wording.text = page_name(layout, &event->title, &wording.language);
    wording.source = TEXT("event.title");
    return wording;
}

/* Returns the width that date and clock take from the right. Without a trusted clock both stay
 * away. */
static int put_date_and_clock(struct layout *layout, const struct frame *frame, int top,
                              int *baseline)
{
    struct civil civil = page_civil(layout, layout->moment.now);
    struct wording clock = clock_wording(layout, civil);
    struct paragraph set = wording_set(layout, &clock);
    *baseline = top + first_baseline(&set);
    if (!layout->moment.trusted)
        return 0;

    int clock_left = frame->right - set.width;
    wording_place(layout, &clock, &set, clock_left, top);
    struct wording date = {
        .text = words_date_weekday(layout->arena, layout->language, civil),
        .role = ROLE_FURNITURE,
        .face = FACE_TEXT,
        .colour = layout->theme->dim,
        .size = layout->is_portrait ? 3.33f : 3,
        .smallest = 2.5f,
        .max_lines = 1,
    };
    if (layout->is_portrait)
        date.width = clock_left - frame->left - units(layout, 2);
    struct paragraph date_set = wording_set(layout, &date);
    int date_left =
        layout->is_portrait ? frame->left : clock_left - units(layout, 3) - date_set.width;
    wording_place(layout, &date, &date_set, date_left, *baseline - first_baseline(&date_set));
    return frame->right - date_left;
}

static int rule_thickness(const struct layout *layout)
{
    return units(layout, 1.0f / 6);
}

static int footer_line(const struct layout *layout)
{
    return units(layout, 2.5f * LEADING_LINE);
}

/* Below the bands the header needs no distance to the screen's edge. */
static struct frame frame_below_bands(const struct layout *layout)
{
    struct frame frame = frame_of(layout);
    int bands = bands_height(layout);
    if (bands)
        frame.top = bands + units(layout, layout->is_low ? 1 : 2);
    return frame;
}

static int info_bottom(const struct layout *layout, const struct frame *frame)
{
    return frame->bottom - footer_line(layout) - units(layout, 1);
}

static struct rect content_of(const struct layout *layout, const struct frame *frame)
{
    int width = frame->right - frame->left;
    struct wording event = event_wording(layout, width);
    struct wording clock = clock_wording(layout, (struct civil){0});
    int top = frame->top + wording_set(layout, &clock).height +
              units(layout, layout->is_low ? 1 : 2) + rule_thickness(layout);
    if (layout->is_portrait && event.text.size)
        top += wording_set(layout, &event).height;
    int bottom = frame->bottom - footer_line(layout) - units(layout, 1.67f), info;
    if (has_emergency(layout))
        bottom = frame->bottom;
    else if ((info = info_room(layout, width)))
        bottom = info_bottom(layout, frame) - info;
    return (struct rect){frame->left, top, width, bottom - top};
}

struct rect furniture_content(const struct layout *layout)
{
    struct frame frame = frame_below_bands(layout);
    return content_of(layout, &frame);
}

/* Ends with its rule right above the content. */
static void put_header(struct layout *layout, const struct frame *frame, int content_top)
{
    int width = frame->right - frame->left, baseline, top = frame->top;
    if (layout->is_portrait) {
        struct wording event = event_wording(layout, width);
        top = wording_put(layout, &event, frame->left, top);
        (void)put_date_and_clock(layout, frame, top, &baseline);
    } else {
        int taken = put_date_and_clock(layout, frame, top, &baseline);
        struct wording event = event_wording(layout, width - taken - units(layout, 4));
        struct paragraph set = wording_set(layout, &event);
        int last = set.line_count ? set.lines[set.line_count - 1].baseline : 0;
        wording_place(layout, &event, &set, frame->left, baseline - last);
    }
    put_rule(layout, frame->left, content_top - rule_thickness(layout), width);
}

/* Returns the x left of the dots. */
static int put_dots(struct layout *layout, int right, int middle)
{
    int size = units(layout, 1.17f), wide = units(layout, 4), gap = units(layout, 1.17f);
    int x = right;
    for (int i = layout->deck->slide_count - 1; i >= 0; i--) {
        bool on = i == layout->plan->slide;
        x -= on ? wide : size;
        struct rect dot = {x, middle - size / 2, on ? wide : size, size};
        put_fill(layout, dot, on ? layout->theme->sky_paint : layout->theme->dot, size / 2);
        x -= gap;
    }
    return x;
}

/* «2/3» where one day, or what is on at once, is spread over several pages. */
static int put_part(struct layout *layout, int right, int y)
{
    enum slide_kind kind = layout->plan->kind;
    bool goes_on = kind == SLIDE_AGENDA || kind == SLIDE_NOW_NEXT || kind == SLIDE_MESSAGE;
    if (!goes_on || layout->plan->part_count < 2)
        return right;
    struct wording part = {
        .text =
            text_format(layout->arena, "%d/%d", layout->plan->part + 1, layout->plan->part_count),
        .role = ROLE_FURNITURE,
        .face = FACE_TEXT,
        .colour = layout->theme->faint,
        .size = 2.5f,
        .tabular = true,
    };
    return wording_put_end(layout, &part, right - units(layout, 1), y) - units(layout, 2);
}

/* City and venue where there is room for both, else the venue, else the city: the foot of a page is
 * no place for a cut sentence. */
static void put_place(struct layout *layout, int x, int y, int width)
{
    const struct event *event = &layout->programme->event;
    struct text choices[] = {place_text(layout, TEXT(" · ")),
                             page_name(layout, &event->venue, NULL),
                             page_name(layout, &event->city, NULL)};
    const char *const sources[] = {"event.venue", "event.venue", "event.city"};
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        struct wording place = {
            .text = choices[i],
            .source = text_from(sources[i]),
            .role = ROLE_FURNITURE,
            .face = FACE_TEXT,
            .colour = layout->theme->faint,
            .size = 2.5f,
        };
        struct paragraph set = wording_set(layout, &place);
        if (!place.text.size || set.width > width)
            continue;
        wording_place(layout, &place, &set, x, y);
        return;
    }
}

static void put_footer(struct layout *layout, const struct frame *frame)
{
    int line = footer_line(layout), top = frame->bottom - line;
    int right = put_dots(layout, frame->right, top + line / 2);
    right = put_part(layout, right, top);
    int width = right - units(layout, 2) - frame->left;
    if (!put_freshness(layout, frame->left, top + line / 2, width))
        put_place(layout, frame->left, top, width);
}

struct rect put_furniture(struct layout *layout)
{
    struct frame frame = frame_below_bands(layout);
    struct rect content = content_of(layout, &frame);
    put_bands(layout);
    put_header(layout, &frame, content.y);
    if (has_emergency(layout))
        return content;
    put_info(layout, frame.left, info_bottom(layout, &frame), content.width);
    put_footer(layout, &frame);
    return content;
}
