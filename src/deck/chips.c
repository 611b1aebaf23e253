/* chips: what else one should know of a session, each on a small pill: in which language it is held
 * and into which it is interpreted, that no seat is left, when it really began, until when it was
 * extended. What has another place on the page is none: the old time beside the new one, the old
 * room, that it is cancelled.
 * Nothing is told of what is over.
 */
#include "layout.h"

/* What is told of a session besides its languages, in the order of its weight. */
static const struct {
    enum change_mark mark;
    enum word word;
} chip_words[] = {
    {CHANGE_FULL, WORD_FULL},           {CHANGE_SPEAKER, WORD_NEW_SPEAKER},
    {CHANGE_EXTENDED, WORD_EXTENDED},   {CHANGE_STARTED, WORD_HAS_BEGUN},
    {CHANGE_RESTORED, WORD_AS_PLANNED},
};

/* A language as its speakers write it on headphones and doors, in the letters of the page. */
static const struct {
    const char *language, *in_cyrillic, *in_latin, *in_arabic;
} codes[] = {
    {"kk", "ҚАЗ", "QAZ", "قازاق"},
    {"ru", "РУС", "RUS", "ورىس"},
    {"en", "ENG", "ENG", "ENG"},
};

/* Of a language without a name in the table, its code. */
static struct text code_of(const struct layout *layout, struct text language)
{
    struct text rest = language, primary = language;
    bool is_latin = text_equal(layout->language, TEXT("kk-Latn"));
    (void)text_split(&rest, '-', &primary); /* a language of one part stays what it is */
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (text_equal(primary, text_from(codes[i].language)))
            return text_from(layout->right_to_left ? codes[i].in_arabic
                             : is_latin            ? codes[i].in_latin
                                                   : codes[i].in_cyrillic);
    return primary;
}

/* «ҚАЗ → РУС, ENG»: held in Kazakh, interpreted into the others. */
static struct text languages_of(const struct layout *layout, const struct session *session)
{
    size_t count = session->interpretation_count;
    if (!session->language.size)
        return (struct text){0};
    struct text spoken = code_of(layout, session->language);
    if (!count)
        return spoken;
    struct text *others = ARENA_ARRAY(layout->arena, struct text, count);
    for (size_t i = 0; i < count; i++)
        others[i] = isolated(layout, code_of(layout, session->interpretation[i]));
    struct text into = text_join(layout->arena, others, count, list_comma(layout));
    return text_format(layout->arena, "%.*s %s %.*s", TEXT_ARG(isolated(layout, spoken)),
                       layout->right_to_left ? "←" : "→", TEXT_ARG(into));
}

static struct chip chip_set(const struct layout *layout, struct text text, uint32_t colour,
                            uint32_t ground)
{
    struct chip chip = {.ground = ground};
    chip.wording = (struct wording){
        .text = text,
        .role = ROLE_NOTE,
        .face = FACE_MEDIUM,
        .colour = colour,
        .size = 2.67f,
        .capitals = colour == layout->theme->body,
    };
    chip.set = wording_set(layout, &chip.wording);
    return chip;
}

static void add_chip(struct chips *chips, struct chip chip)
{
    if (chips->count < CHIPS_MOST)
        chips->chips[chips->count++] = chip;
}

static bool ends_earlier(const struct session *session)
{
    return instant_compare(session->ends_at, session->planned_ends_at) < 0;
}

/* With the time, where nothing else on the page tells it; empty: there is none to tell. */
static struct text timed_words(const struct layout *layout, const struct session_view *view,
                               enum change_mark mark)
{
    const struct session *session = view->session;
    if (mark == CHANGE_STARTED && !view->shows_start && view->old_time.size)
        return words_began(layout->arena, layout->language, page_civil(layout, view->begins_at));
    if (mark == CHANGE_EXTENDED && !view->shows_end && view->old_end.size && !ends_earlier(session))
        return words_extended_until(layout->arena, layout->language,
                                    page_civil(layout, session->ends_at));
    return TEXT("");
}

static bool holds_yet(const struct layout *layout, const struct session *session,
                      enum change_mark mark)
{
    return mark != CHANGE_STARTED || !layout->moment.trusted ||
           instant_compare(session->started_at, layout->moment.now) <= 0;
}

/* With its time, as far as the width allows. */
static struct chip chip_of_change(const struct layout *layout, const struct session_view *view,
                                  enum change_mark mark, enum word word, int width)
{
    const struct theme *theme = layout->theme;
    bool is_shorter = mark == CHANGE_EXTENDED && ends_earlier(view->session);
    struct text timed = timed_words(layout, view, mark);
    struct text plain = words(layout->language, is_shorter ? WORD_ENDS_EARLIER : word);
    struct chip chip = chip_set(layout, timed.size ? timed : plain, theme->gold, theme->chip);
    return chip.set.width <= width ? chip : chip_set(layout, plain, theme->gold, theme->chip);
}

static void add_changes(const struct layout *layout, struct chips *chips,
                        const struct session_view *view, int width)
{
    for (size_t i = 0; i < sizeof chip_words / sizeof *chip_words; i++) {
        enum change_mark mark = chip_words[i].mark;
        if (view->session->changes & mark && holds_yet(layout, view->session, mark))
            add_chip(chips, chip_of_change(layout, view, mark, chip_words[i].word,
                                           width - 2 * chips->pad));
    }
}

/* In rows no wider than `width`. */
static void spread(struct chips *chips, int width)
{
    int x = 0, y = 0;
    for (size_t i = 0; i < chips->count; i++) {
        struct chip *chip = &chips->chips[i];
        int wide = chip->set.width + 2 * chips->pad;
        if (x && x + wide > width) {
            x = 0;
            y += chips->line + chips->gap;
        }
        chip->x = x;
        chip->y = y;
        x += wide;
        chips->width = x > chips->width ? x : chips->width;
        x += chips->gap;
    }
    chips->height = chips->count ? y + chips->line : 0;
}

static bool is_past(const struct layout *layout, int session)
{
    return layout->moment.trusted &&
           session_state_at(layout->programme, session, layout->moment.now) == SESSION_PAST;
}

struct chips chips_set(const struct layout *layout, const struct session_view *view, int width)
{
    struct chips chips = {.pad = units(layout, 1.25f), .gap = units(layout, 1)};
    if (view->is_cancelled || is_past(layout, view->index))
        return chips;
    add_changes(layout, &chips, view, width);
    struct text languages = languages_of(layout, view->session);
    if (languages.size)
        add_chip(&chips, chip_set(layout, languages, layout->theme->body, layout->theme->track));
    if (chips.count)
        chips.line = units(layout, 2.67f * LEADING_LINE * (layout->right_to_left ? 1.25f : 1)) +
                     2 * units(layout, 0.4f);
    spread(&chips, width);
    return chips;
}

struct chip_row chip_row_set(const struct layout *layout, const struct session_view *view,
                             int width, int taken, int line_height)
{
    struct chip_row row = {.width = width, .line_height = line_height};
    int left = width - taken - units(layout, 2);
    row.chips = chips_set(layout, view, left);
    row.is_beside = row.chips.height <= row.chips.line && row.chips.width <= left;
    if (row.is_beside || !row.chips.count)
        return row;
    row.chips = chips_set(layout, view, width);
    row.gap = units(layout, 0.67f);
    row.extra = row.gap + row.chips.height;
    return row;
}

void chip_row_place(struct layout *layout, const struct chip_row *row, int x, int y)
{
    if (row->is_beside)
        chips_place(layout, &row->chips, x + row->width - row->chips.width,
                    y + (row->line_height - row->chips.line) / 2);
    else
        chips_place(layout, &row->chips, x, y + row->line_height + row->gap);
}

void chips_place(struct layout *layout, const struct chips *chips, int x, int y)
{
    for (size_t i = 0; i < chips->count; i++) {
        const struct chip *chip = &chips->chips[i];
        struct rect pill = {x + chip->x, y + chip->y, chip->set.width + 2 * chips->pad,
                            chips->line};
        put_fill(layout, pill, chip->ground, chips->line / 2);
        wording_place(layout, &chip->wording, &chip->set, pill.x + chips->pad,
                      pill.y + (pill.height - chip->set.height) / 2);
    }
}
