#include "plain_programme.h"

#include "deck/words.h"
#include "programme/query.h"

enum { SECONDS = 15, MOST_NOW = 6, MOST_NEXT = 4, MOST_OF_A_DAY = 7 };

/* One page being made. */
struct making {
    struct plain_page *page;
    struct arena *arena;
    const struct programme *programme;
    struct moment moment;
    const struct deck_settings *settings;
    struct text language;
};

void plain_programme_deck(struct deck *deck, struct arena *arena, const struct programme *programme,
                          const struct deck_settings *settings)
{
    struct language_list list = deck_languages(arena, programme, settings);
    struct page_plan *plans = ARENA_ARRAY(arena, struct page_plan, list.count);
    for (size_t i = 0; i < list.count; i++)
        plans[i] = (struct page_plan){.kind = SLIDE_NOW_NEXT,
                                      .language = list.languages[i],
                                      .record = -1,
                                      .part_count = 1,
                                      .seconds = SECONDS};
    *deck = (struct deck){.plans = plans, .count = list.count, .slide_count = 1};
}

void plain_programme_stand_in(struct page *page, const struct deck *deck, size_t index,
                              const struct deck_settings *settings)
{
    *page = (struct page){.width = settings->width,
                          .height = settings->height,
                          .kind = deck->plans[index].kind,
                          .language = deck->plans[index].language,
                          .seconds = SECONDS};
}

static void add(struct making *making, struct plain_block block)
{
    if (making->page->block_count < PLAIN_MOST_BLOCKS)
        making->page->blocks[making->page->block_count++] = block;
}

static void add_words(struct making *making, enum plain_kind kind, struct text words)
{
    if (words.size)
        add(making, (struct plain_block){kind, NULL, text_to_c(making->arena, words), NULL});
}

static struct text in_language(const struct making *making, const struct localised *localised)
{
    const struct event *event = &making->programme->event;
    return localised_or(localised, making->language, event->languages, event->language_count, NULL);
}

static struct text clock_at(const struct making *making, struct instant instant)
{
    return words_clock(making->arena, zone_civil(&making->programme->zone, instant));
}

/* Its room; of a cancelled one, that it is. */
static struct text note_of(const struct making *making, const struct session *session)
{
    if (session_is_off(session))
        return words(making->language,
                     session->changes & CHANGE_CANCELLED ? WORD_CANCELLED : WORD_REMOVED);
    if (session->room < 0)
        return TEXT("");
    return in_language(making, &making->programme->rooms[session->room].name);
}

static void add_session(struct making *making, int index)
{
    const struct session *session = &making->programme->sessions[index];
    struct text from = clock_at(making, session->starts_at);
    struct text until = clock_at(making, session->ends_at);
    struct text time = text_format(making->arena, "%.*s–%.*s", TEXT_ARG(from), TEXT_ARG(until));
    add(making, (struct plain_block){PLAIN_SESSION, text_to_c(making->arena, time),
                                     text_to_c(making->arena, in_language(making, &session->title)),
                                     text_to_c(making->arena, note_of(making, session))});
}

static void add_sessions(struct making *making, struct text heading, struct session_list list,
                         size_t most)
{
    if (!list.count)
        return;
    add_words(making, PLAIN_HEADING, heading);
    for (size_t i = 0; i < list.count && i < most; i++)
        add_session(making, list.sessions[i]);
}

static void add_day(struct making *making, int64_t day)
{
    struct text date =
        words_date_weekday(making->arena, making->language, civil_from_day_number(day));
    add_sessions(making, date, sessions_of_day(making->programme, making->arena, day),
                 MOST_OF_A_DAY);
}

/* Nothing is on and nothing comes today: the next day that has sessions, or goodbye. */
static void add_what_remains(struct making *making)
{
    struct day_list days = programme_days(making->programme, making->arena);
    int64_t today = programme_day(making->programme, making->moment.now);
    for (size_t i = 0; i < days.count; i++)
        if (days.days[i] > today) {
            add_day(making, days.days[i]);
            return;
        }
    add_words(making, PLAIN_HEADLINE, words(making->language, WORD_EVENT_IS_OVER));
    add_words(making, PLAIN_SENTENCE, words(making->language, WORD_THANKS));
}

static void add_programme(struct making *making)
{
    const struct programme *programme = making->programme;
    struct instant now = making->moment.now;
    int64_t day;
    if (!making->moment.trusted) {
        if (programme_day_to_show(programme, INSTANT_NONE, &day))
            add_day(making, day);
        return;
    }
    struct session_list on = sessions_now(programme, making->arena, now);
    struct session_list next = sessions_next(programme, making->arena, now, MOST_NEXT);
    add_sessions(making, words(making->language, WORD_NOW), on, MOST_NOW);
    add_sessions(making, words(making->language, WORD_NEXT), next, MOST_NEXT);
    if (!on.count && !next.count)
        add_what_remains(making);
}

/* True when there is an emergency, beside which nothing else is shown. */
static bool add_notices(struct making *making)
{
    const struct programme *programme = making->programme;
    struct notice_list list =
        deck_notices(making->arena, programme, making->moment, making->settings);
    bool emergency = list.count && programme->notices[list.notices[0]].severity == NOTICE_EMERGENCY;
    for (size_t i = 0; i < list.count; i++) {
        const struct notice *notice = &programme->notices[list.notices[i]];
        if (emergency && notice->severity != NOTICE_EMERGENCY)
            break; /* the strongest come first */
        enum plain_kind kind = notice->severity == NOTICE_URGENT ? PLAIN_HEADING : PLAIN_SENTENCE;
        add_words(making, emergency ? PLAIN_HEADLINE : kind, in_language(making, &notice->text));
    }
    return emergency;
}

static const char *footer_of(const struct making *making, const char *missing)
{
    struct text title = in_language(making, &making->programme->event.title);
    if (!*missing)
        return text_to_c(making->arena, title);
    return text_to_c(making->arena,
                     text_format(making->arena, "%.*s — ! %s", TEXT_ARG(title), missing));
}

void plain_programme_page(struct plain_page *page, struct arena *arena,
                          const struct programme *programme, struct moment moment,
                          const struct deck_settings *settings, struct text language,
                          const char *missing)
{
    struct making making = {page, arena, programme, moment, settings, language};
    *page = (struct plain_page){.corner = ""};
    bool is_emergency = add_notices(&making);
    making.moment = deck_moment(programme, moment);
    if (!is_emergency)
        add_programme(&making);
    if (making.moment.trusted)
        page->corner = text_to_c(arena, clock_at(&making, moment.now));
    page->footer = footer_of(&making, missing);
}
