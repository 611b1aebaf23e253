/* stage: old out only when new is ready. */
#include "stage.h"

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
    deck_page(page, arena, &stage->deck, index, stage->programme, moment, &stage->settings,
              stage->typesetter);
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
    deck_build(&stage->deck, arena, stage->programme, moment, &stage->settings, stage->typesetter);
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

/* The page that tells of a changed session: the one that is up if it does, else the next overview
 * in its language. */
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

/* A page plan whose texts do not go with the programme they are borrowed from. */
static struct page_plan keep_plan(const struct stage *stage, struct arena *arena)
{
    struct page_plan plan = stage->deck.plans[stage->show.page];
    plan.language = text_copy(arena, plan.language);
    return plan;
}

void stage_take(struct stage *stage, struct programme *programme, bool at_once,
                struct moment moment, uint64_t tick_ms)
{
    struct programme *old = stage->programme;
    struct arena arena = {0};
    size_t index = 0;
    if (!old) {
        stage->programme = programme;
        rebuild(stage, moment);
    } else {
        struct page_plan shown = keep_plan(stage, &arena);
        stage->programme = programme;
        rebuild(stage, moment);
        size_t up = deck_find(&stage->deck, &shown);
        index = at_once
                    ? page_of_change(stage, up, programme_changed_session(old, programme), moment)
                    : (up + 1) % stage->deck.count;
    }
    put_up(stage, index, moment, tick_ms);
    arena_finish(&arena);
    programme_destroy(old);
}

void stage_turn(struct stage *stage, struct moment moment, uint64_t tick_ms)
{
    struct page_plan shown = stage->deck.plans[stage->show.page];
    rebuild(stage, moment);
    stage->show.page = deck_find(&stage->deck, &shown);
    put_up(stage, show_next(&stage->show, stage->deck.count), moment, tick_ms);
}

/* The deck anew, and in it the page that was shown, with the time it has left. false: gone. */
static bool keep_page(struct stage *stage, const struct page_plan *shown, struct moment moment)
{
    rebuild(stage, moment);
    stage->show.page = deck_find(&stage->deck, shown);
    const struct page_plan *found = &stage->deck.plans[stage->show.page];
    if (found->kind != shown->kind || !text_equal(found->language, shown->language))
        return false;
    arena_reset(&stage->page_arena);
    lay(stage, &stage->page, &stage->page_arena, stage->show.page, moment);
    return true;
}

bool stage_refresh(struct stage *stage, struct moment moment)
{
    struct page_plan shown = stage->deck.plans[stage->show.page];
    return keep_page(stage, &shown, moment);
}

void stage_exchange(struct stage *stage, struct programme *programme, struct moment moment,
                    uint64_t tick_ms)
{
    struct programme *old = stage->programme;
    struct arena arena = {0};
    struct page_plan shown = keep_plan(stage, &arena);
    stage->programme = programme;
    if (!keep_page(stage, &shown, moment))
        put_up(stage, show_next(&stage->show, stage->deck.count), moment, tick_ms);
    arena_finish(&arena);
    programme_destroy(old);
}

void stage_peek(const struct stage *stage, struct page *page, struct arena *arena,
                struct moment moment)
{
    lay(stage, page, arena, show_next(&stage->show, stage->deck.count), moment);
}
