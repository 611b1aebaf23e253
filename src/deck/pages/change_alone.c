/* change_alone: one change over the whole page: what it is, of what, and its values large. */
#include "change.h"

/* Sizes in u; the first for those that have a line or a column to themselves. */
static const float fact_sizes[] = {9, 7.67f, 6.67f, 5.33f, 4.33f, 3.5f, 3};
enum { FIRST_SIZE = 2 /* of those that share a line */ };

/* What stands beside and below each other under the title of a change that has its page to itself.
 */
enum { FACT_MOST = 3 };
struct facts {
    struct changed_pair pairs[FACT_MOST];
    size_t count;
    int gap, line_gap, rise; /* px */
    bool is_cut;
};

static struct facts set_facts(const struct layout *layout, const struct session_change *change,
                              int width, float size)
{
    const struct then_and_now *all[FACT_MOST] = {&change->dated_time, &change->until,
                                                 &change->room};
    struct facts facts = {.gap = units(layout, 5), .line_gap = units(layout, 2)};
    for (size_t i = 0; i < FACT_MOST; i++) {
        if (!all[i]->now.size)
            continue;
        struct changed_wording changed = change_wording(layout, change, all[i]);
        changed.loud = true;
        changed.width = width;
        struct changed_pair *pair = &facts.pairs[facts.count++];
        *pair = change_set_pair(layout, &changed, &size, 1);
        facts.is_cut |= pair->new_set.cut || pair->old_set.cut;
        facts.rise = facts.rise > pair->rise ? facts.rise : pair->rise;
    }
    return facts;
}

/* Places them from left to right, and on a line of their own where they do not fit; or only tells
 * how high they are. */
static int flow_facts(struct layout *layout, const struct facts *facts, struct rect rect, bool put)
{
    int x = rect.x, y = rect.y, line = 0;
    for (size_t i = 0; i < facts->count; i++) {
        const struct changed_pair *pair = &facts->pairs[i];
        if (x > rect.x && x + pair->width > rect.x + rect.width) {
            y += line + facts->line_gap;
            x = rect.x;
            line = 0;
        }
        int height = pair->height + 2 * facts->rise;
        line = height > line ? height : line;
        if (put)
            changed_place(layout, pair, x, y + facts->rise);
        x += pair->width + facts->gap;
    }
    return y + line - rect.y;
}

/* A wording below the facts, set but not placed. */
struct remark {
    struct wording wording;
    struct paragraph set;
};

static struct remark set_remark(const struct layout *layout, const struct session_change *change,
                                struct text text, const char *field, int width)
{
    bool is_note = text.data == change->note.data;
    struct remark remark = {
        .wording = {
            .text = text,
            .source = field_source(layout, &change->view.session->origin, field),
            .role = is_note ? ROLE_BODY : ROLE_NAME,
            .face = is_note ? FACE_TEXT : FACE_TITLE,
            .colour = is_note ? layout->theme->body : layout->theme->gold,
            .size = is_note ? 4 : 5,
            .smallest = 3,
            .leading = 1.25f,
            .width = width,
            .max_lines = 3,
            .balanced = true,
        }};
    if (text.size)
        remark.set = wording_set(layout, &remark.wording);
    return remark;
}

/* The words of a change alone on its page, set but not placed. */
struct telling {
    struct wording headline, title;
    struct paragraph headline_set, title_set;
    struct facts facts;
    struct remark people, note;
    int pad, rise, gap; /* px: around the headline; between the parts */
    int heading_height, values_height;
};

static struct wording headline_wording(const struct layout *layout,
                                       const struct session_change *change)
{
    return (struct wording){
        .text = change->headline,
        .role = ROLE_LABEL,
        .face = FACE_TITLE,
        .colour = ink_on_gold(layout->theme),
        .size = 4.67f,
        .max_lines = 1,
    };
}

/* When and where, who, and the organiser's note. */
static void set_values(struct layout *layout, const struct session_change *change, struct rect rect,
                       bool is_roomy, struct telling *telling)
{
    telling->people = set_remark(layout, change, change->people.now, "speakers", rect.width);
    telling->note = set_remark(layout, change, change->note, "note", rect.width);
    for (size_t i = is_roomy ? 0 : FIRST_SIZE; i < COUNT_OF(fact_sizes); i++) {
        telling->facts = set_facts(layout, change, rect.width, fact_sizes[i]);
        telling->values_height = flow_facts(layout, &telling->facts, rect, false) +
                                 height_below(telling->gap, telling->people.set.height) +
                                 height_below(telling->gap, telling->note.set.height);
        if (!telling->facts.is_cut && telling->values_height <= rect.height)
            break;
    }
}

/* What has happened, and to which session. The pill is as wide as its words, so they are set
 * without a width where they fit. */
static void set_heading(const struct layout *layout, const struct session_change *change, int width,
                        int height, struct telling *telling)
{
    telling->headline = headline_wording(layout, change);
    telling->headline_set = wording_set(layout, &telling->headline);
    if (telling->headline_set.width > width - 2 * telling->pad) {
        telling->headline.width = width - 2 * telling->pad;
        telling->headline.smallest = 3;
        telling->headline_set = wording_set(layout, &telling->headline);
    }
    int above = telling->headline_set.height + 2 * telling->rise + telling->gap;
    telling->title = change_title(layout, change, width, height - above);
    telling->title_set = wording_set(layout, &telling->title);
    telling->heading_height = above + telling->title_set.height;
}

static int put_headline(struct layout *layout, const struct telling *telling, int x, int y)
{
    int height = telling->headline_set.height + 2 * telling->rise;
    put_fill(layout, (struct rect){x, y, telling->headline_set.width + 2 * telling->pad, height},
             layout->theme->gold_paint, height / 2);
    wording_place(layout, &telling->headline, &telling->headline_set, x + telling->pad,
                  y + telling->rise);
    return y + height;
}

static void put_remark(struct layout *layout, const struct remark *remark, int x, int *y, int gap)
{
    if (remark->wording.text.size)
        *y = wording_place(layout, &remark->wording, &remark->set, x, *y + gap);
}

static int put_heading(struct layout *layout, const struct telling *telling, int x, int y)
{
    y = put_headline(layout, telling, x, y) + telling->gap;
    return wording_place(layout, &telling->title, &telling->title_set, x, y);
}

static void put_values(struct layout *layout, const struct telling *telling, struct rect rect)
{
    rect.y += flow_facts(layout, &telling->facts, rect, true);
    put_remark(layout, &telling->people, rect.x, &rect.y, telling->gap);
    put_remark(layout, &telling->note, rect.x, &rect.y, telling->gap);
}

/* The values below the heading; on a bar beside it. */
void change_put_alone(struct layout *layout, int session, struct rect content)
{
    bool is_bar = change_is_on_bar(&content);
    int inset = units(layout, layout->is_portrait ? 0 : 5), margin = units(layout, 2);
    struct rect rect = {content.x + inset, content.y + margin, content.width - 2 * inset,
                        content.height - 2 * margin};
    struct rect values = rect;
    struct session_change change = session_change(layout, session);
    struct telling telling = {
        .pad = units(layout, 2.33f), .rise = units(layout, 1), .gap = units(layout, 3.33f)};
    if (is_bar) {
        rect.width = rect.width * 11 / 20;
        values.x += rect.width + units(layout, 8);
        values.width -= rect.width + units(layout, 8);
    }
    if (!is_bar)
        values.height = rect.height / 2; /* the other half is the heading's */
    set_values(layout, &change, values, is_bar || layout->is_portrait, &telling);
    int below = is_bar ? 0 : telling.gap + telling.values_height;
    set_heading(layout, &change, rect.width, rect.height - below, &telling);

    int y = rect.y + (rect.height - telling.heading_height - below) / 2;
    y = put_heading(layout, &telling, rect.x, y);
    values.y = is_bar ? rect.y + (rect.height - telling.values_height) / 2 : y + telling.gap;
    put_values(layout, &telling, values);
    put_session_marks(layout, session);
}
