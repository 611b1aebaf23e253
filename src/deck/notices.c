/* notices: what is told on top of the pages: bands over them, and a line of information above the
 * footer.
 *
 * Notices of one severity take turns, one a page. The room they get is that of the largest, so that
 * every page of a language has the same frame, whoever's turn it is.
 */
#include "layout.h"

enum {
    IN_TURN_MOST = 8, /* of one severity; the pages of a cycle have no place for more */
    LINES_MOST = 2,
    BYTES_MOST = 2048, /* more than so many lines hold; nobody need set the rest to cut it off */
    SECONDS_IN_MINUTE = 60
};

/* What a band or a line of information has to tell, one a page. */
struct in_turn {
    int notices[IN_TURN_MOST];
    size_t count;
};

bool has_emergency(const struct layout *layout)
{
    const struct notice_list *list = &layout->notices; /* strongest first */
    return list->count && layout->programme->notices[list->notices[0]].severity == NOTICE_EMERGENCY;
}

static bool is_notice_page(const struct layout *layout)
{
    return layout->plan && layout->plan->kind == SLIDE_NOTICE;
}

/* Urgent ones are told on every page, in another language where they lack its own; the others only
 * on pages in theirs. */
static bool is_told(const struct layout *layout, const struct notice *notice)
{
    return notice->severity >= NOTICE_URGENT || page_text(layout, &notice->text).size;
}

static struct in_turn list_in_turn(const struct layout *layout, enum notice_severity severity)
{
    struct in_turn list = {0};
    for (size_t i = 0; i < layout->notices.count && list.count < IN_TURN_MOST; i++) {
        const struct notice *notice = &layout->programme->notices[layout->notices.notices[i]];
        if (notice->severity == severity && is_told(layout, notice))
            list.notices[list.count++] = layout->notices.notices[i];
    }
    return list;
}

/* Sizes are raised, and one band must do: what has changed is then told in the line of information.
 */
static bool has_one_band(const struct layout *layout)
{
    return layout->settings->scale > 1 && list_in_turn(layout, NOTICE_URGENT).count;
}

static struct in_turn list_of_band(const struct layout *layout, enum notice_severity severity)
{
    if (severity == NOTICE_CHANGE && has_one_band(layout))
        return (struct in_turn){0};
    return list_in_turn(layout, severity);
}

/* Whose turn it is on this page. Where there are fewer pages than notices, each minute brings
 * others. */
static int notice_in_turn(const struct layout *layout, const struct in_turn *list)
{
    const struct deck *deck = layout->deck;
    size_t pages = 0, page = 0;
    for (size_t i = 0; i < deck->count; i++) {
        if (!text_equal(deck->plans[i].language, layout->language))
            continue;
        if (&deck->plans[i] == layout->plan)
            page = pages;
        pages++;
    }
    if (pages < list->count && layout->moment.trusted)
        page += (size_t)(layout->moment.now.seconds / SECONDS_IN_MINUTE);
    return list->notices[page % list->count];
}

static struct wording words_of(const struct layout *layout, int index)
{
    const struct notice *notice = &layout->programme->notices[index];
    struct wording wording = {
        .source = source_of(layout, &notice->origin, "text", &notice->text),
        .role = ROLE_NOTE, /* told on every page, it is read once */
        .face = FACE_MEDIUM,
        .smallest = 3,
        .leading = LEADING_ROW,
        .balanced = true,
    };
    struct text whole = page_name(layout, &notice->text, &wording.language);
    wording.text = text_first_bytes(whole, BYTES_MOST);
    return wording;
}

/* On as few lines as hold it, so many at the most. */
static struct paragraph set_on_few_lines(const struct layout *layout, struct wording *wording,
                                         int most)
{
    wording->max_lines = 1;
    struct paragraph set = wording_set(layout, wording);
    while (set.cut && wording->max_lines < most) {
        wording->max_lines++;
        set = wording_set(layout, wording);
    }
    return set;
}

/* An urgent notice has a page that tells all of it. So its first sentence is enough for a band:
 * where the whole takes more than two lines, or more than one with another band below it. */
static struct paragraph set_urgent_text(const struct layout *layout, struct wording *wording)
{
    bool is_alone = !list_of_band(layout, NOTICE_CHANGE).count;
    struct paragraph set = set_on_few_lines(layout, wording, is_alone ? LINES_MOST : 1);
    if (!set.cut)
        return set;
    wording->text = text_parts(wording->text).first;
    return set_on_few_lines(layout, wording, LINES_MOST);
}

/* A band, set but not placed: its label before the text, or above it in one column. */
struct band {
    struct wording label, text;
    struct paragraph label_set, text_set;
    int text_x, text_y, label_y, height; /* px from the band's left margin and from its padding */
};

static struct band set_band(const struct layout *layout, int notice)
{
    const struct theme *theme = layout->theme;
    bool is_urgent = layout->programme->notices[notice].severity == NOTICE_URGENT;
    struct frame frame = frame_of(layout);
    struct band band = {.label = label(layout, is_urgent ? WORD_IMPORTANT : WORD_CHANGE),
                        .text = words_of(layout, notice)};
    band.label.colour = is_urgent ? theme->urgent_label : theme->gold;
    band.label_set = wording_set(layout, &band.label);
    band.text.colour = is_urgent ? theme->urgent_ink : theme->ink;
    band.text.size = 3.67f;
    if (is_urgent)
        band.text.face = FACE_TITLE;
    if (layout->is_portrait)
        band.text_y = band.label_set.height + units(layout, 0.67f);
    else
        band.text_x = band.label_set.width + units(layout, 2.67f);
    band.text.width = frame.right - frame.left - band.text_x;
    band.text_set = is_urgent ? set_urgent_text(layout, &band.text)
                              : set_on_few_lines(layout, &band.text, LINES_MOST);
    if (!layout->is_portrait)
        band.label_y = first_baseline(&band.text_set) - first_baseline(&band.label_set);
    band.height = band.text_y + band.text_set.height;
    return band;
}

/* The px above and below the words: the uppermost keeps clear of the screen's edge, as the header
 * does. */
static int padding_above(const struct layout *layout, int y)
{
    return units(layout, y ? 1.33f : layout->is_portrait ? 5.33f : layout->is_low ? 1.67f : 3.83f);
}

static int padding_below(const struct layout *layout)
{
    return units(layout, layout->is_low ? 1 : 1.67f);
}

static int band_height(const struct layout *layout, const struct in_turn *list, int y)
{
    int most = 0;
    for (size_t i = 0; i < list->count; i++) {
        int height = set_band(layout, list->notices[i]).height;
        most = height > most ? height : most;
    }
    return most ? padding_above(layout, y) + most + padding_below(layout) : 0;
}

static const enum notice_severity band_severities[] = {NOTICE_URGENT, NOTICE_CHANGE};
enum { BAND_COUNT = sizeof band_severities / sizeof *band_severities };

int bands_height(const struct layout *layout)
{
    int y = 0;
    if (is_notice_page(layout))
        return 0;
    for (size_t i = 0; i < BAND_COUNT; i++) {
        struct in_turn list = list_of_band(layout, band_severities[i]);
        y += band_height(layout, &list, y);
    }
    return y;
}

static void put_band(struct layout *layout, int notice, int y, int height)
{
    const struct theme *theme = layout->theme;
    bool is_urgent = layout->programme->notices[notice].severity == NOTICE_URGENT;
    struct band band = set_band(layout, notice);
    struct rect rect = {0, y, layout->settings->width, height};
    put_fill(layout, rect, is_urgent ? theme->urgent : theme->panel, 0);

    int above = padding_above(layout, y), room = height - above - padding_below(layout);
    int x = frame_of(layout).left, top = y + above + (room - band.height) / 2;
    wording_place(layout, &band.label, &band.label_set, x, top + band.label_y);
    wording_place(layout, &band.text, &band.text_set, x + band.text_x, top + band.text_y);
}

void put_bands(struct layout *layout)
{
    int y = 0;
    if (is_notice_page(layout))
        return;
    for (size_t i = 0; i < BAND_COUNT; i++) {
        struct in_turn list = list_of_band(layout, band_severities[i]);
        int height = band_height(layout, &list, y);
        if (height)
            put_band(layout, notice_in_turn(layout, &list), y, height);
        y += height;
    }
}

/* The sign before a line of information, and the words beside it. */
struct info {
    struct wording text;
    struct paragraph set;
    int sign, indent; /* px */
};

static struct info set_info(const struct layout *layout, int notice, int width)
{
    struct info info = {
        .text = words_of(layout, notice), .sign = units(layout, 3), .indent = units(layout, 4.33f)};
    info.text.colour = layout->theme->body;
    info.text.size = 3;
    info.text.width = width - info.indent;
    info.set = set_on_few_lines(layout, &info.text, LINES_MOST);
    return info;
}

static struct in_turn list_infos(const struct layout *layout)
{
    struct in_turn infos = list_in_turn(layout, NOTICE_INFO), all = {0};
    if (has_emergency(layout))
        return all;
    if (has_one_band(layout))
        all = list_in_turn(layout, NOTICE_CHANGE);
    for (size_t i = 0; i < infos.count && all.count < IN_TURN_MOST; i++)
        all.notices[all.count++] = infos.notices[i];
    return all;
}

int info_height(const struct layout *layout, int width)
{
    struct in_turn list = list_infos(layout);
    int most = 0;
    for (size_t i = 0; i < list.count; i++) {
        int height = set_info(layout, list.notices[i], width).set.height;
        most = height > most ? height : most;
    }
    return most;
}

int info_room(const struct layout *layout, int width)
{
    int height = info_height(layout, width);
    return height ? height + units(layout, 1.67f) : 0;
}

/* An i in a disc, drawn and not set: it is a sign in every language. */
static void put_info_sign(struct layout *layout, int x, int middle, int size)
{
    int stem = units(layout, 0.5f) | 1, head = units(layout, 0.58f) | 1;
    int left = x + size / 2, top = middle - size / 2;
    put_fill(layout, (struct rect){x, top, size, size}, layout->theme->sky_paint, size / 2);
    put_fill(layout, (struct rect){left - head / 2, top + size * 20 / 100, head, head},
             layout->theme->background, head / 2);
    put_fill(layout, (struct rect){left - stem / 2, top + size * 44 / 100, stem, size * 36 / 100},
             layout->theme->background, stem / 2);
}

void put_info(struct layout *layout, int x, int bottom, int width)
{
    struct in_turn list = list_infos(layout);
    if (!list.count)
        return;
    struct info info = set_info(layout, notice_in_turn(layout, &list), width);
    int y = bottom - info.set.height, line = height_of_line(&info.set);
    if (!line)
        return; /* no face has a letter of it: a sign alone says nothing */
    put_info_sign(layout, x, y + line / 2, info.sign);
    wording_place(layout, &info.text, &info.set, x + info.indent, y);
}
