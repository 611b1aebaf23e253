/* change: what has just changed, first in each language's rotation. One change has the page to
 * itself; several are a list, newest first, over several pages where they must be. A door sign
 * tells what concerns its rooms first, and of the others no more than one page holds.
 *
 * No other page has the gold stripe: who knows it looks up from across the hall.
 */
#include "change.h"

enum { PAGES_MOST = 3 /* a language; who waits for the programme has not all day */ };

/* Changes without a title in the page's language are told in the others only. */
static void note_untold(struct planning *planning)
{
    const struct layout *layout = &planning->layout;
    struct instant now = layout->moment.trusted ? layout->moment.now : INSTANT_NONE;
    struct session_list all = sessions_changed(layout->programme, layout->arena, now);
    for (size_t i = 0; i < all.count; i++) {
        const struct session *session = &layout->programme->sessions[all.sessions[i]];
        if (page_text(layout, &session->title).size)
            continue;
        struct text why = text_format(
            layout->arena, "no title in \"%.*s\": its change is not told in that language",
            TEXT_ARG(layout->language));
        plan_note(planning, &session->origin, "title", text_to_c(layout->arena, why));
    }
}

/* Returns how many of the list it holds. */
static size_t plan_page(struct planning *planning, struct session_list list, size_t from,
                        const struct change_sheet *sheet)
{
    size_t count = change_rows_on_page(&planning->layout, list, from, sheet);
    plan_add(planning, -1, from, count);
    return count;
}

static void plan_changes(struct planning *planning)
{
    struct layout *layout = &planning->layout;
    size_t own;
    struct session_list list = changes_to_tell(layout, &own);
    planning->base = (struct page_plan){.kind = SLIDE_CHANGE,
                                        .language = layout->language,
                                        .slide = -1,
                                        .entry = -1,
                                        .part_count = 1};
    note_untold(planning);
    if (!list.count)
        return;
    struct change_sheet sheet = change_sheet(layout, furniture_content(layout));
    size_t from = 0;
    for (; from < own && planning->base.part < PAGES_MOST; planning->base.part++)
        from += plan_page(planning, (struct session_list){list.sessions, own}, from, &sheet);
    if (from < list.count && planning->base.part < PAGES_MOST)
        (void)plan_page(planning, list, from, &sheet); /* the rest is counted on it */
}

static void put_stripe(struct layout *layout)
{
    put_fill(layout, (struct rect){0, 0, units(layout, 1.67f), layout->page->height},
             layout->theme->gold_paint, 0);
}

/* No page of changes follows in this language. */
static bool is_last(const struct layout *layout)
{
    const struct page_plan *next = layout->plan + 1,
                           *end = layout->deck->plans + layout->deck->count;
    return next == end || next->kind != SLIDE_CHANGE ||
           !text_equal(next->language, layout->plan->language);
}

/* What has come to be no news since the page was planned is left out. */
static void lay_changes(struct layout *layout)
{
    size_t own;
    struct session_list list = changes_to_tell(layout, &own);
    size_t first = layout->plan->first < list.count ? layout->plan->first : list.count;
    size_t count =
        layout->plan->count < list.count - first ? layout->plan->count : list.count - first;
    size_t behind = list.count - first - count;
    put_stripe(layout);
    struct rect content = put_furniture(layout);
    if (count == 1 && !(behind && is_last(layout)))
        change_put_alone(layout, list.sessions[first], content);
    else
        change_put_list(layout, (struct session_list){list.sessions + first, count},
                        is_last(layout) ? behind : 0, content);
}

const struct page_kind page_change = {.plan = plan_changes, .lay = lay_changes};
