#include "programme.h"

#include "deck/deck.h"
#include "fuzz.h"
#include "house.h"
#include "programme/query.h"

enum { PAGES = 3 /* of a deck; they are laid out far slower than a document is read */ };

static const struct instant MORNING = {1763616240}; /* 2025-11-20T10:24+05:00 */

static void check_sessions(const struct programme *programme)
{
    for (size_t i = 0; i < programme->session_count; i++) {
        const struct session *session = &programme->sessions[i];

        FUZZ_CHECK(instant_compare(session->starts_at, session->ends_at) < 0);
        FUZZ_CHECK(session->room < (int)programme->room_count);
        FUZZ_CHECK(session->track < (int)programme->track_count);
        FUZZ_CHECK(localised_is_given(&session->title) && session->id.size);
        for (size_t j = 0; j < session->speaker_count; j++)
            FUZZ_CHECK(session->speakers[j] < (int)programme->speaker_count);
    }
}

static void ask(const struct programme *programme, struct arena *arena, struct instant now)
{
    int64_t day = 0;

    for (size_t i = 0; i < programme->session_count && i < 50; i++)
        (void)session_state_at(programme, (int)i, now);
    (void)sessions_now(programme, arena, now);
    (void)sessions_next(programme, arena, now, 5);
    FUZZ_CHECK(sessions_changed(programme, arena, now).count <= programme->session_count);
    if (programme_day_to_show(programme, now, &day))
        FUZZ_CHECK(sessions_of_day(programme, arena, day).count > 0);
    (void)notices_at(programme, arena, now, INSTANT_NONE, TEXT("foyer"), TEXT(""));
    struct instant turn = programme_next_turn(programme, now);
    FUZZ_CHECK(!instant_is_given(turn) || instant_compare(turn, now) > 0);
}

static void check(const struct programme *programme)
{
    struct arena arena = {0};

    FUZZ_CHECK(programme->event.language_count > 0);
    check_sessions(programme);
    ask(programme, &arena, MORNING);
    ask(programme, &arena, INSTANT_NONE);
    for (size_t i = 0; i < programme->problems.count; i++)
        FUZZ_CHECK(text_is_valid(problem_line(&programme->problems.items[i], &arena)));
    for (size_t i = 0; i < programme->news_count; i++)
        FUZZ_CHECK(programme->news[i].title.size && text_is_valid(programme->news[i].summary));
    FUZZ_CHECK(!programme_change_is_urgent(programme, programme));
    for (size_t i = 0; i < programme->notice_count; i++) /* no feed gives an alarm */
        FUZZ_CHECK(!programme->is_feed[programme->notices[i].origin.document] ||
                   programme->notices[i].severity == NOTICE_INFO);
    FUZZ_CHECK(news_at(programme, &arena, INSTANT_NONE, INSTANT_NONE).count ==
               programme->news_count);
    arena_finish(&arena);
}

static void check_page(const struct page *page, const struct deck_settings *settings)
{
    FUZZ_CHECK(page->width == settings->width && page->height == settings->height);
    for (size_t i = 0; i < page->box_count; i++) {
        const struct box *box = &page->boxes[i];

        FUZZ_CHECK(box->rect.width >= 0 && box->rect.height >= 0);
        if (box->kind != BOX_TEXT)
            continue;
        for (size_t j = 0; j < box->text.paragraph.glyph_count; j++)
            FUZZ_CHECK(box->text.paragraph.glyphs[j].index != 0);
    }
}

/* A moment at which there is something on, where there is anything at all. */
static struct moment choose_moment(const struct programme *programme, unsigned choice)
{
    struct instant now = MORNING;

    if (programme->session_count && choice % 4)
        now = instant_add(programme->sessions[choice / 4 % programme->session_count].starts_at, 60);
    return (struct moment){now, choice % 16 != 0, INSTANT_NONE};
}

static void show(const struct programme *programme, unsigned choice)
{
    static const struct {
        int width, height;
    } screens[] = {{1920, 1080}, {1080, 1920}, {1920, 540}, {800, 480}};
    struct deck_settings settings = {.width = screens[choice / 64 % 4].width,
                                     .height = screens[choice / 64 % 4].height};
    struct moment moment = choose_moment(programme, choice);
    struct arena arena = {0};
    struct deck deck;

    deck_build(&deck, &arena, programme, moment, &settings, house_typesetter());
    FUZZ_CHECK(deck.count > 0);
    for (size_t i = 0; i < PAGES && i < deck.count; i++) {
        struct page page;

        deck_page(&page, &arena, &deck, (choice / 256 + i * 7) % deck.count, programme, moment,
                  &settings, house_typesetter());
        check_page(&page, &settings);
    }
    arena_finish(&arena);
}

static struct programme *read_programme(const struct document *documents, size_t count,
                                        struct history *history)
{
    struct read_options options = {.now = MORNING, .history = history};
    struct programme *programme = NULL;
    struct error error = {0};

    if (!programme_read(&programme, documents, count, &options, &error, NULL))
        FUZZ_CHECK(error.message[0] && text_is_valid(text_from(error.message)));
    else
        check(programme);
    return programme;
}

void fuzz_programme(const struct document *documents, size_t count, unsigned choice)
{
    struct programme *programme = read_programme(documents, count, NULL);

    if (programme)
        show(programme, choice);
    programme_destroy(programme);
}

void fuzz_remembered(const struct document *documents, size_t count, struct history *history)
{
    programme_destroy(read_programme(documents, count, history));
}
