/* stage: old out only when new is ready. */
#include "stage.h"

#include "plain_programme.h"

void stage_init(struct stage *stage, const struct deck_settings *settings,
                struct typesetter *typesetter)
{
    *stage = (struct stage){.settings = *settings, .typesetter = typesetter};
}

void stage_finish(struct stage *stage)
{
    arena_finish(&stage->deck_arenas[0]);
    arena_finish(&stage->deck_arenas[1]);
    arena_finish(&stage->page_arena);
    programme_destroy(stage->programme);
}

static void lay(const struct stage *stage, struct page *page, struct arena *arena, size_t index,
                struct moment moment)
{
    if (stage->typesetter)
        deck_page(page, arena, &stage->deck, index, stage->programme, moment, &stage->settings,
                  stage->typesetter);
    else
        plain_programme_stand_in(page, &stage->deck, index, &stage->settings);
}

static void put_up(struct stage *stage, size_t index, struct moment moment, uint64_t tick_ms)
{
    arena_reset(&stage->page_arena);
    lay(stage, &stage->page, &stage->page_arena, index, moment);
    show_start(&stage->show, index, stage->page.seconds, tick_ms);
}

/* Builds the deck anew beside the one in use, which stays valid until the next call. */
static void rebuild(struct stage *stage, struct moment moment)
{
    stage->deck_in_use = !stage->deck_in_use;
    struct arena *arena = &stage->deck_arenas[stage->deck_in_use];
    arena_reset(arena);
    if (stage->typesetter)
        deck_build(&stage->deck, arena, stage->programme, moment, &stage->settings,
                   stage->typesetter);
    else
        plain_programme_deck(&stage->deck, arena, stage->programme, &stage->settings);
}

/* What was shown before the deck was built anew; valid until it is built once more, and as long as
 * its programme is. */
struct past {
    const struct programme *programme;
    struct deck deck;
    struct page_plan shown;
};

static struct past past_of(const struct stage *stage)
{
    return (struct past){stage->programme, stage->deck, stage->deck.plans[stage->show.page]};
}

static const struct notice *notice_of(const struct programme *programme,
                                      const struct page_plan *plan)
{
    return plan->kind == SLIDE_NOTICE ? &programme->notices[plan->record] : NULL;
}

static bool was_told(const struct past *past, const struct notice *notice)
{
    for (size_t i = 0; i < past->deck.count; i++) {
        const struct notice *other = notice_of(past->programme, &past->deck.plans[i]);
        if (other && notice_says_the_same(other, notice))
            return true;
    }
    return false;
}

/* A notice with a page of its own that there was not before must not wait for its turn: its page in
 * the language that is up, else in any. false: there is none. */
static bool find_new_notice(const struct stage *stage, const struct past *past, size_t *index)
{
    bool is_found = false;
    for (size_t i = 0; i < stage->deck.count; i++) {
        const struct page_plan *plan = &stage->deck.plans[i];
        const struct notice *notice = notice_of(stage->programme, plan);
        if (!notice || was_told(past, notice))
            continue;
        bool fits = text_equal(plan->language, past->shown.language);
        if (!is_found || fits)
            *index = i;
        is_found = true;
        if (fits)
            return true;
    }
    return is_found;
}

/* Has the page's notice ended, or is its change no news any more, so that what was found in its
 * place is another page? */
static bool has_ended(const struct stage *stage, const struct past *past, size_t found)
{
    if (past->shown.kind == SLIDE_CHANGE)
        return stage->deck.plans[found].kind != SLIDE_CHANGE;
    const struct notice *shown = notice_of(past->programme, &past->shown);
    const struct notice *now = notice_of(stage->programme, &stage->deck.plans[found]);
    return shown && !(now && notice_says_the_same(shown, now));
}

/* The page that comes after what was shown. Pages of notices and changes come first in their
 * language: when one has ended, what took its place is next. */
static size_t page_after(const struct stage *stage, const struct past *past)
{
    size_t index = 0;
    if (find_new_notice(stage, past, &index))
        return index;
    index = deck_find(&stage->deck, &past->shown);
    return has_ended(stage, past, index) ? index : (index + 1) % stage->deck.count;
}

static bool tells_of(const struct page *page, int session)
{
    for (size_t i = 0; i < page->mark_count; i++)
        if (page->marks[i].session == session)
            return true;
    return false;
}

static bool is_overview(const struct page_plan *plan)
{
    return plan->kind == SLIDE_NOW_NEXT || plan->kind == SLIDE_AGENDA;
}

/* The first page of what has just changed, in the language that is up. */
static bool find_change_page(const struct stage *stage, struct text language, size_t *index)
{
    for (size_t i = 0; i < stage->deck.count; i++) {
        const struct page_plan *plan = &stage->deck.plans[i];
        if (plan->kind != SLIDE_CHANGE || !text_equal(plan->language, language))
            continue;
        *index = i;
        return true;
    }
    return false;
}

/* The page that tells of a changed session: that of changes; where its change is told on none, the
 * one that is up if it tells of it, else the next overview in its language. */
static size_t page_of_change(struct stage *stage, size_t up, int session, struct moment moment)
{
    struct arena arena = {0};
    size_t found = up;
    for (size_t i = 0; i < stage->deck.count; i++) {
        size_t index = (up + i) % stage->deck.count;
        const struct page_plan *plan = &stage->deck.plans[index];
        bool fits = text_equal(plan->language, stage->deck.plans[up].language) && is_overview(plan);
        if (i > 0 && !fits)
            continue;
        struct page page;
        lay(stage, &page, &arena, index, moment);
        if (!tells_of(&page, session))
            continue;
        found = index;
        break;
    }
    arena_finish(&arena);
    return found;
}

static size_t page_to_learn_at_once(struct stage *stage, const struct past *past,
                                    struct moment moment)
{
    size_t index = 0;
    if (find_new_notice(stage, past, &index))
        return index;
    size_t up = deck_find(&stage->deck, &past->shown);
    int session = programme_changed_session(past->programme, stage->programme);
    if (session >= 0 && find_change_page(stage, stage->deck.plans[up].language, &index))
        return index;
    return session < 0 ? up : page_of_change(stage, up, session, moment);
}

void stage_take(struct stage *stage, struct programme *programme, bool at_once,
                struct moment moment, uint64_t tick_ms)
{
    struct programme *old = stage->programme;
    size_t index = 0;
    struct past past = {0};
    if (old)
        past = past_of(stage);
    stage->programme = programme;
    rebuild(stage, moment);
    if (old)
        index = at_once ? page_to_learn_at_once(stage, &past, moment) : page_after(stage, &past);
    put_up(stage, index, moment, tick_ms);
    programme_destroy(old);
}

void stage_turn(struct stage *stage, struct moment moment, uint64_t tick_ms)
{
    struct past past = past_of(stage);
    rebuild(stage, moment);
    put_up(stage, page_after(stage, &past), moment, tick_ms);
}

/* The deck anew, and in it the page that was shown, with the time it has left. false: gone, or a
 * notice must be read before it. */
static bool keep_page(struct stage *stage, const struct past *past, struct moment moment)
{
    size_t index;
    rebuild(stage, moment);
    if (find_new_notice(stage, past, &index))
        return false;
    index = deck_find(&stage->deck, &past->shown);
    const struct page_plan *found = &stage->deck.plans[index];
    if (found->kind != past->shown.kind || !text_equal(found->language, past->shown.language) ||
        has_ended(stage, past, index))
        return false;
    stage->show.page = index;
    arena_reset(&stage->page_arena);
    lay(stage, &stage->page, &stage->page_arena, index, moment);
    return true;
}

bool stage_refresh(struct stage *stage, struct moment moment)
{
    struct past past = past_of(stage);
    if (keep_page(stage, &past, moment))
        return true;
    /* As it was, so that stage_turn() sees what is new. */
    stage->deck = past.deck;
    stage->deck_in_use = !stage->deck_in_use;
    return false;
}

void stage_exchange(struct stage *stage, struct programme *programme, struct moment moment,
                    uint64_t tick_ms)
{
    struct programme *old = stage->programme;
    struct past past = past_of(stage);
    stage->programme = programme;
    if (!keep_page(stage, &past, moment))
        put_up(stage, page_after(stage, &past), moment, tick_ms);
    programme_destroy(old);
}

void stage_look_ahead(const struct stage *stage, struct page *page, struct arena *arena,
                      struct moment moment)
{
    lay(stage, page, arena, stage->show.page, moment);
}

void stage_peek(const struct stage *stage, struct page *page, struct arena *arena,
                struct moment moment)
{
    lay(stage, page, arena, show_next(&stage->show, stage->deck.count), moment);
}
