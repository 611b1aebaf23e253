/* change_alone: one change over the whole page: what it is, of what, and its values large. */
#include "change.h"

/* Sizes in u. */
static const float fact_sizes[] = {6.67f, 5.33f, 4.33f, 3.5f, 3};

/* What stands beside and below each other under the title of a change that has its page to itself.
 */
enum { FACT_MOST = 3 };
struct facts {
    struct changed_pair pairs[FACT_MOST];
    size_t count;
    int gap, line_gap, rise; /* px */
};

static struct facts set_facts(const struct layout *layout, const struct session_change *change,
                              int width)
{
    const struct then_and_now *all[FACT_MOST] = {&change->time, &change->until, &change->room};
    struct facts facts = {.gap = units(layout, 5), .line_gap = units(layout, 2)};
    for (size_t i = 0; i < FACT_MOST; i++) {
        if (!all[i]->now.size)
            continue;
        struct changed_wording changed = change_wording(layout, change, all[i]);
        changed.loud = true;
        changed.width = width;
        struct changed_pair *pair = &facts.pairs[facts.count++];
        *pair = change_set_pair(layout, &changed, fact_sizes, COUNT_OF(fact_sizes));
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
    int facts_height, height;
};

static struct wording headline_wording(const struct layout *layout,
                                       const struct session_change *change, int width)
{
    return (struct wording){
        .text = change->headline,
        .role = ROLE_LABEL,
        .face = FACE_TITLE,
        .colour = layout->theme->background,
        .size = 4.67f,
        .smallest = 3,
        .width = width,
        .max_lines = 1,
    };
}

static struct telling set_telling(struct layout *layout, const struct session_change *change,
                                  struct rect rect)
{
    struct telling telling = {
        .pad = units(layout, 2.33f), .rise = units(layout, 1), .gap = units(layout, 3.33f)};
    telling.headline = headline_wording(layout, change, rect.width - 2 * telling.pad);
    telling.headline_set = wording_set(layout, &telling.headline);
    telling.facts = set_facts(layout, change, rect.width);
    telling.facts_height = flow_facts(layout, &telling.facts, rect, false);
    telling.people = set_remark(layout, change, change->people.now, "speakers", rect.width);
    telling.note = set_remark(layout, change, change->note, "note", rect.width);
    int others = telling.headline_set.height + 2 * telling.rise +
                 height_below(telling.gap, telling.facts_height) +
                 height_below(telling.gap, telling.people.set.height) +
                 height_below(telling.gap, telling.note.set.height);
    telling.title = change_title(layout, change, rect.width, rect.height - others - telling.gap);
    telling.title_set = wording_set(layout, &telling.title);
    telling.height = others + telling.gap + telling.title_set.height;
    return telling;
}

static int put_headline(struct layout *layout, const struct telling *telling, int x, int y)
{
    int height = telling->headline_set.height + 2 * telling->rise;
    put_fill(layout, (struct rect){x, y, telling->headline_set.width + 2 * telling->pad, height},
             layout->theme->gold, height / 2);
    struct wording headline = telling->headline;
    headline.width = telling->headline_set.width;
    wording_place(layout, &headline, &telling->headline_set, x + telling->pad, y + telling->rise);
    return y + height;
}

static void put_remark(struct layout *layout, const struct remark *remark, int x, int *y, int gap)
{
    if (remark->wording.text.size)
        *y = wording_place(layout, &remark->wording, &remark->set, x, *y + gap);
}

void change_put_alone(struct layout *layout, int session, struct rect content)
{
    int inset = units(layout, layout->is_portrait ? 0 : 5), margin = units(layout, 2);
    struct rect rect = {content.x + inset, content.y + margin, content.width - 2 * inset,
                        content.height - 2 * margin};
    struct session_change change = session_change(layout, session);
    struct telling telling = set_telling(layout, &change, rect);
    int y = rect.y + (rect.height - telling.height) / 2;
    y = put_headline(layout, &telling, rect.x, y) + telling.gap;
    y = wording_place(layout, &telling.title, &telling.title_set, rect.x, y) + telling.gap;
    y += flow_facts(layout, &telling.facts,
                    (struct rect){rect.x, y, rect.width, telling.facts_height}, true);
    put_remark(layout, &telling.people, rect.x, &y, telling.gap);
    put_remark(layout, &telling.note, rect.x, &y, telling.gap);
    put_session_marks(layout, session);
}
