#include "rehearsal.h"

enum {
    SMALL_SIDE = 640, /* px: two columns of a telephone are sharp, and alone it can be read */
    FULL_MOST = 600   /* pages in their own size, about 200 MB */
};

static void make_small(struct shown_page *shown, const struct deck_settings *settings)
{
    int longest = settings->width > settings->height ? settings->width : settings->height;
    int side = longest < SMALL_SIDE ? longest : SMALL_SIDE;
    shown->small_width = (settings->width * side + longest / 2) / longest;
    shown->small_height = (settings->height * side + longest / 2) / longest;
    if (shown->small_width < 1)
        shown->small_width = 1;
    if (shown->small_height < 1)
        shown->small_height = 1;
}

/* "07-2025-11-20-1024-foyer-a-003-agenda-kk": moments in their order, also two of one minute. */
static struct text name_of(const struct rehearsal *rehearsal, size_t unit, size_t index)
{
    const struct play *play = &rehearsal->play;
    const struct played_page *page = &play->units[unit].pages[index];
    struct text written = play_moment(play, unit)->written;
    return text_format(rehearsal->arena, "%02zu-%.*s-%.2s%.2s-%s-%03zu-%s-%.*s",
                       unit / play->stage_count + 1, TEXT_ARG(text_slice(written, 0, 10)),
                       written.data + 11, written.data + 14, play_stage(play, unit)->file,
                       index + 1, slide_kind_name(page->kind), TEXT_ARG(page->language));
}

static void show(struct rehearsal *rehearsal, size_t unit, size_t index)
{
    struct arena *arena = rehearsal->arena;
    ARENA_PUSH(arena, rehearsal->shown, rehearsal->shown_count, rehearsal->shown_capacity);
    struct shown_page *shown = &rehearsal->shown[rehearsal->shown_count - 1];
    struct text name = name_of(rehearsal, unit, index);
    *shown = (struct shown_page){
        .unit = unit,
        .page = index,
        .file = text_format(arena, "pages/%.*s.png", TEXT_ARG(name)),
        .small_file = text_format(arena, "small/%.*s.png", TEXT_ARG(name)),
    };
    make_small(shown, &play_stage(&rehearsal->play, unit)->settings);
}

static struct finding finding_at(const struct rehearsal *rehearsal, size_t unit)
{
    return (struct finding){
        .screen = play_stage(&rehearsal->play, unit)->name,
        .moment = play_moment(&rehearsal->play, unit)->written,
        .page = FINDING_NO_PAGE,
    };
}

static void take_notes(struct rehearsal *rehearsal, size_t unit, const struct played_page *page)
{
    struct finding finding = finding_at(rehearsal, unit);
    finding.page = (long)page->shown;
    for (size_t i = 0; i < page->notes->count; i++) {
        finding.kind = page->notes->items[i].kind;
        finding.path = page->notes->items[i].path;
        finding.message = page->notes->items[i].message;
        findings_add(&rehearsal->findings, &finding);
    }
}

/* Was it found when the pictures were fetched? */
static bool is_of_picture(const struct findings *findings, struct text path)
{
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].kind == FINDING_PHOTO && text_equal(findings->items[i].path, path))
            return true;
    return false;
}

static void take_problems(struct rehearsal *rehearsal, size_t unit)
{
    const struct played_unit *played = &rehearsal->play.units[unit];
    struct finding finding = finding_at(rehearsal, unit);
    finding.kind = FINDING_PAGE;
    for (size_t i = 0; i < played->problem_count; i++) {
        finding.path = played->problems[i].path;
        if (is_of_picture(&rehearsal->findings, finding.path))
            continue;
        finding.message = played->problems[i].message;
        findings_add(&rehearsal->findings, &finding);
    }
}

void rehearsal_count_pages(struct rehearsal *rehearsal)
{
    struct table seen = {0};
    for (size_t unit = 0; unit < rehearsal->play.unit_count; unit++) {
        struct played_unit *played = &rehearsal->play.units[unit];
        take_problems(rehearsal, unit);
        for (size_t i = 0; i < played->page_count; i++) {
            struct played_page *page = &played->pages[i];
            bool is_new;
            page->shown =
                table_keep(&seen, rehearsal->arena, page->look, rehearsal->shown_count, &is_new);
            if (is_new)
                show(rehearsal, unit, i);
            if (page->notes)
                take_notes(rehearsal, unit, page);
        }
    }
}

/* Was one of that kind, language and screen chosen before? */
static bool is_first(struct table *seen, const struct rehearsal *rehearsal,
                     const struct shown_page *shown)
{
    const struct played_page *page = &rehearsal->play.units[shown->unit].pages[shown->page];
    uint64_t hash = hash_bytes(HASH_BEGIN, &page->kind, sizeof page->kind);
    bool is_new;
    hash = hash_text(hash, page->language);
    hash = hash_text(hash, play_stage(&rehearsal->play, shown->unit)->id);
    (void)table_keep(seen, rehearsal->arena, hash, 0, &is_new);
    return is_new;
}

void rehearsal_choose_full(struct rehearsal *rehearsal)
{
    struct table seen = {0};
    bool are_few = rehearsal->shown_count <= FULL_MOST;
    for (size_t i = 0; i < rehearsal->shown_count; i++)
        rehearsal->shown[i].is_full = is_first(&seen, rehearsal, &rehearsal->shown[i]) || are_few;
    for (size_t i = 0; i < rehearsal->findings.count; i++)
        if (rehearsal->findings.items[i].page != FINDING_NO_PAGE)
            rehearsal->shown[rehearsal->findings.items[i].page].is_full = true;
}

static bool is_empty(const struct played_unit *unit)
{
    for (size_t i = 0; i < unit->page_count; i++)
        if (unit->pages[i].kind != SLIDE_WELCOME)
            return false;
    return true;
}

/* A screen that is meant to welcome and no more has nothing missing. */
static bool only_welcomes(const struct play *play, const struct stage *stage)
{
    struct slide_list slides = deck_slides(play->programme, stage->id);
    for (size_t i = 0; i < slides.count; i++)
        if (slides.slides[i].kind != SLIDE_WELCOME)
            return false;
    return true;
}

static void tell_empty(struct rehearsal *rehearsal, size_t from, size_t until)
{
    const struct play *play = &rehearsal->play;
    bool is_last = until >= play->unit_count;
    struct finding finding = finding_at(rehearsal, from);
    struct text end = play_moment(play, is_last ? play->unit_count - 1 : until)->written;
    finding.kind = FINDING_EMPTY;
    finding.page = (long)play->units[from].pages[0].shown;
    finding.message = text_format(rehearsal->arena, "nothing but the welcome page, %s %.*s",
                                  is_last ? "still at" : "until", TEXT_ARG(end));
    findings_add(&rehearsal->findings, &finding);
}

static void find_empty_hours_of(struct rehearsal *rehearsal, size_t stage)
{
    const struct play *play = &rehearsal->play;
    size_t unit = stage;
    while (unit < play->unit_count) {
        size_t from = unit;
        for (; unit < play->unit_count && is_empty(&play->units[unit]); unit += play->stage_count)
            continue;
        if (unit > from)
            tell_empty(rehearsal, from, unit);
        unit += play->stage_count;
    }
}

void find_empty_hours(struct rehearsal *rehearsal)
{
    const struct play *play = &rehearsal->play;
    for (size_t i = 0; i < play->stage_count; i++)
        if (!only_welcomes(play, &play->stages[i]))
            find_empty_hours_of(rehearsal, i);
}
