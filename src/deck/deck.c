/* deck: languages × slides -> pages.
 *
 * One language after the other, each with the whole playlist. A page is wholly in one language or
 * left out: the page kinds ask for their texts in that language and add no page when one is
 * missing. A programme in which nothing can be shown still has its welcome page. Urgent notices
 * come first in each language, then what has just changed; an emergency leaves no page but its own.
 */
#include "deck/deck.h"

#include "base/limits.h"
#include "layout.h"

#include <math.h>

/* Three seconds to notice a page, a third of one for each word, within what keeps a walker waiting.
 */
static const float seconds_to_notice = 3.0f, seconds_per_word = 0.35f;
static const float seconds_least = 6.0f, seconds_most = 25.0f;

/* Every kind there is. */
static const struct page_kind *const page_kinds[] = {
    [SLIDE_WELCOME] = &page_welcome, [SLIDE_NOW_NEXT] = &page_now_next,
    [SLIDE_AGENDA] = &page_agenda,   [SLIDE_SPEAKER] = &page_speaker,
    [SLIDE_QUOTE] = &page_quote,     [SLIDE_NEWS] = &page_news,
    [SLIDE_NOTICE] = &page_notice,   [SLIDE_CHANGE] = &page_change,
    [SLIDE_LINK] = &page_link,       [SLIDE_WIFI] = &page_wifi,
    [SLIDE_ROOM] = &page_room,       [SLIDE_WAYFINDING] = &page_wayfinding,
    [SLIDE_FACT] = &page_fact,       [SLIDE_COUNTDOWN] = &page_countdown,
    [SLIDE_MESSAGE] = &page_message, [SLIDE_THANKS] = &page_thanks,
    [SLIDE_PICTURE] = &page_picture,
};

static const float low_height = 80; /* u; nine tenths of what pages are drawn for */

static bool event_speaks_ours(const struct event *event)
{
    for (size_t i = 0; i < event->language_count; i++)
        if (words_know(event->languages[i]))
            return true;
    return false;
}

struct moment deck_moment(const struct programme *programme, struct moment moment)
{
    if (programme->zone_origin == ZONE_FROM_NOBODY && programme->session_count)
        moment.trusted = false;
    return moment;
}

struct notice_list deck_notices(struct arena *arena, const struct programme *programme,
                                struct moment moment, const struct deck_settings *settings)
{
    int record = programme_find_screen(programme, settings->screen);
    struct text group = record < 0 ? (struct text){0} : programme->screens[record].group;
    struct instant now = moment.trusted ? moment.now : INSTANT_NONE;
    return notices_at(programme, arena, now, moment.not_before, settings->screen, group);
}

static struct layout layout_for(struct arena *arena, const struct programme *programme,
                                struct moment moment, const struct deck_settings *settings,
                                struct typesetter *typesetter, struct text language)
{
    int short_side = settings->width < settings->height ? settings->width : settings->height;
    float unit_px = (float)short_side / 90.0f * (settings->scale > 0 ? settings->scale : 1);
    const struct theme *theme = settings->theme;
    if (!theme) {
        struct theme *own = ARENA_NEW(arena, struct theme);
        theme_of_event(own, &programme->theme, settings->mode, arena, NULL);
        theme = own;
    }
    bool is_low = (float)settings->height < low_height * unit_px;
    bool is_bar = 2 * settings->width > 5 * settings->height; /* 21:9 is a page yet */
    struct layout layout = {
        .arena = arena,
        .programme = programme,
        .settings = settings,
        .theme = theme,
        .typesetter = typesetter,
        .moment = deck_moment(programme, moment),
        .notices = deck_notices(arena, programme, moment, settings),
        .language = language,
        .right_to_left = language_is_right_to_left(language),
        .unit_px = unit_px,
        .is_portrait = settings->height > settings->width,
        .is_low = is_low,
        .is_bar = is_bar,
        .borrows = !event_speaks_ours(&programme->event),
    };
    bool is_known;
    layout.title_face = theme_title_face(&layout, &is_known); /* deck_build says when it is not */
    return layout;
}

void plan_add(struct planning *planning, int record, size_t first, size_t count)
{
    struct plan_list *list = planning->list;
    ARENA_PUSH(planning->layout.arena, list->plans, list->count, list->capacity);
    struct page_plan plan = planning->base;
    plan.record = record;
    plan.first = first;
    plan.count = count;
    list->plans[list->count - 1] = plan;
}

bool slide_wants(const struct slide *slide, struct text id)
{
    if (!slide || !slide->id_count)
        return true;
    for (size_t i = 0; i < slide->id_count; i++)
        if (text_equal(slide->ids[i], id))
            return true;
    return false;
}

size_t plan_words_most(void)
{
    return (size_t)((seconds_most - seconds_to_notice) / seconds_per_word);
}

void plan_note(struct planning *planning, const struct origin *origin, const char *field,
               const char *why)
{
    struct problems *problems = planning->problems;
    struct arena *arena = planning->layout.arena;
    problems->total++;
    if (problems->count == LIMIT_PROBLEMS)
        return;
    ARENA_PUSH(arena, problems->items, problems->count, problems->capacity);
    problems->items[problems->count - 1] = (struct problem){
        .severity = PROBLEM_DOUBTED,
        .path = text_format(arena, "%.*s%s%s", TEXT_ARG(origin->path), origin->path.size ? "." : "",
                            field),
        .message = text_format(arena, "%s", why),
    };
}

static bool is_noted(const struct problems *problems, struct text path)
{
    for (size_t i = 0; i < problems->count; i++)
        if (text_equal(problems->items[i].path, path))
            return true;
    return false;
}

void plan_note_missing(struct planning *planning, const struct origin *origin, const char *field,
                       struct text address, const char *instead)
{
    const struct layout *layout = &planning->layout;
    const struct missing_picture *missing = missing_picture(layout, address);
    if (!missing || is_noted(planning->problems, field_source(layout, origin, field)))
        return;
    struct text why = text_format(layout->arena, "%.*s; %s", TEXT_ARG(missing->why), instead);
    plan_note(planning, origin, field, text_to_c(layout->arena, why));
}

/* What could not be taken of the event's theme. */
static void note_theme(struct deck *deck, const struct layout *layout)
{
    struct theme theme;
    struct theme_findings findings = {0};
    const struct event_theme *event = &layout->programme->theme;
    struct origin origin = {.path = TEXT("theme")};
    struct planning planning = {.layout = *layout, .problems = &deck->problems};
    bool is_known;
    if (!layout->settings->theme)
        theme_of_event(&theme, event, layout->settings->mode, layout->arena, &findings);
    for (size_t i = 0; i < findings.count; i++)
        plan_note(&planning, &origin, findings.items[i].field,
                  text_to_c(layout->arena, findings.items[i].why));
    plan_note_missing(&planning, &origin, "logo", event->logo, "the title alone");
    (void)theme_title_face(layout, &is_known);
    if (!is_known)
        plan_note(&planning, &origin, "font", "none of the installed faces; ours is used");
}

bool plan_has_titles(struct planning *planning, struct session_list list)
{
    const struct layout *layout = &planning->layout;
    for (size_t i = 0; i < list.count; i++) {
        const struct session *session = &layout->programme->sessions[list.sessions[i]];
        if (page_text(layout, &session->title).size)
            continue;
        struct text why =
            text_format(layout->arena, "no title in \"%.*s\": no %s page in that language",
                        TEXT_ARG(layout->language), slide_kind_name(planning->base.kind));
        plan_note(planning, &session->origin, "title", text_to_c(layout->arena, why));
        return false;
    }
    return true;
}

/* Numbers the pages that one record, or a slide without records, became in one language. */
static void number_parts(struct plan_list *list, size_t from)
{
    for (size_t first = from, next; first < list->count; first = next) {
        next = first + 1;
        while (next < list->count && list->plans[next].record == list->plans[first].record)
            next++;
        for (size_t i = first; i < next; i++) {
            list->plans[i].part = (int)(i - first);
            list->plans[i].part_count = (int)(next - first);
        }
    }
}

static void note_zone(struct planning *planning, struct moment moment)
{
    struct origin origin = {.path = TEXT("event")};
    if (moment.trusted && !planning->layout.moment.trusted)
        plan_note(planning, &origin, "timezone", "nobody names one: nothing is shown as now");
}

static bool slide_is_on(const struct slide *slide, struct moment moment)
{
    if (!moment.trusted)
        return !instant_is_given(slide->from) && !instant_is_given(slide->until);
    return (!instant_is_given(slide->from) || instant_compare(slide->from, moment.now) <= 0) &&
           (!instant_is_given(slide->until) || instant_compare(moment.now, slide->until) < 0);
}

static void plan_slide(struct planning *planning, const struct slide *slide, int number)
{
    size_t before = planning->list->count;
    planning->slide = slide;
    planning->base = (struct page_plan){.kind = slide->kind,
                                        .language = planning->layout.language,
                                        .slide = number,
                                        .entry = number,
                                        .record = -1,
                                        .seconds = slide->seconds};
    page_kinds[slide->kind]->plan(planning);
    number_parts(planning->list, before);
}

static void plan_language(struct planning *planning, struct slide_list slides)
{
    for (size_t i = 0; i < slides.count; i++) {
        const struct slide *slide = &slides.slides[i];
        if (slide_is_on(slide, planning->layout.moment))
            plan_slide(planning, slide, (int)i);
    }
}

/* Slides that gave no page in any language get no dot, nor do pages of notices. */
static int renumber_slides(struct plan_list *list, size_t slide_count, struct arena *arena)
{
    int *number = ARENA_ARRAY(arena, int, slide_count + 1);
    int next = 0;
    for (size_t i = 0; i < list->count; i++)
        if (list->plans[i].slide >= 0)
            number[list->plans[i].slide] = 1;
    for (size_t i = 0; i < slide_count; i++)
        number[i] = number[i] ? next++ : -1;
    for (size_t i = 0; i < list->count; i++)
        if (list->plans[i].slide >= 0)
            list->plans[i].slide = number[list->plans[i].slide];
    return next;
}

void deck_build(struct deck *deck, struct arena *arena, const struct programme *programme,
                struct moment moment, const struct deck_settings *settings,
                struct typesetter *typesetter)
{
    struct slide_list slides = deck_slides(programme, settings->screen);
    struct language_list languages = deck_languages(arena, programme, settings);
    struct plan_list list = {0};
    *deck = (struct deck){0};
    for (size_t i = 0; i < languages.count; i++) {
        struct planning planning = {
            .layout =
                layout_for(arena, programme, moment, settings, typesetter, languages.languages[i]),
            .list = &list,
            .problems = &deck->problems,
        };
        if (i == 0)
            note_theme(deck, &planning.layout);
        if (i == 0)
            note_zone(&planning, moment);
        page_notice.plan(&planning);
        if (!has_emergency(&planning.layout))
            page_change.plan(&planning);
        if (!has_emergency(&planning.layout))
            plan_language(&planning, slides);
    }
    deck->slide_count = renumber_slides(&list, slides.count, arena);
    if (!list.count) {
        ARENA_PUSH(arena, list.plans, list.count, list.capacity);
        list.plans[0] = (struct page_plan){.kind = SLIDE_WELCOME,
                                           .language = languages.languages[0],
                                           .entry = -1,
                                           .record = -1,
                                           .part_count = 1};
        deck->slide_count = 1;
    }
    deck->plans = list.plans;
    deck->count = list.count;
}

/* What one reads of a page; furniture, labels and times are taken in at a glance. */
static bool is_main_text(enum text_role role)
{
    return role == ROLE_TITLE || role == ROLE_NAME || role == ROLE_BODY || role == ROLE_QUOTE;
}

float page_reading_seconds(const struct page *page)
{
    size_t words = 0;
    for (size_t i = 0; i < page->box_count; i++) {
        const struct box *box = &page->boxes[i];
        if (box->kind != BOX_TEXT || !is_main_text(box->text.role))
            continue;
        for (size_t j = 0; j < box->text.paragraph.line_count; j++)
            words += text_words(box->text.paragraph.lines[j].text);
    }
    return seconds_to_notice + seconds_per_word * (float)words;
}

void deck_page(struct page *page, struct arena *arena, const struct deck *deck, size_t index,
               const struct programme *programme, struct moment moment,
               const struct deck_settings *settings, struct typesetter *typesetter)
{
    const struct page_plan *plan = &deck->plans[index];
    struct layout layout =
        layout_for(arena, programme, moment, settings, typesetter, plan->language);
    *page = (struct page){
        .arena = arena,
        .width = settings->width,
        .height = settings->height,
        .background = layout.theme->background,
        .kind = plan->kind,
        .language = plan->language,
    };
    layout.page = page;
    layout.deck = deck;
    layout.plan = plan;
    page_kinds[plan->kind]->lay(&layout);
    if (layout.right_to_left)
        page_mirror(page);
    page->seconds = plan->seconds
                        ? (float)plan->seconds
                        : fminf(fmaxf(page_reading_seconds(page), seconds_least), seconds_most);
}

static bool is_same_page(const struct page_plan *a, const struct page_plan *b)
{
    return a->kind == b->kind && text_equal(a->language, b->language) && a->record == b->record &&
           a->part == b->part;
}

size_t deck_find(const struct deck *deck, const struct page_plan *shown)
{
    for (size_t i = 0; i < deck->count; i++)
        if (is_same_page(&deck->plans[i], shown))
            return i;
    for (size_t i = 0; i < deck->count; i++)
        if (deck->plans[i].kind == shown->kind &&
            text_equal(deck->plans[i].language, shown->language))
            return i;
    for (size_t i = 0; i < deck->count; i++)
        if (text_equal(deck->plans[i].language, shown->language))
            return i;
    return 0;
}

const char *text_role_name(enum text_role role)
{
    static const char *const names[] = {
        [ROLE_TITLE] = "title", [ROLE_LABEL] = "label",         [ROLE_TIME] = "time",
        [ROLE_ROOM] = "room",   [ROLE_NAME] = "name",           [ROLE_BODY] = "body",
        [ROLE_QUOTE] = "quote", [ROLE_NOTE] = "note",           [ROLE_INITIALS] = "initials",
        [ROLE_CLOCK] = "clock", [ROLE_FURNITURE] = "furniture",
    };
    return names[role];
}
