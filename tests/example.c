#include "example.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "house_faces.h"
#include "programme/read.h"

void example_open_document(struct example *example, const char *bytes)
{
    struct document document = {.address = TEXT("example.json"), .bytes = text_from(bytes)};
    struct read_options options = {.now = INSTANT_NONE};
    struct error error = {0};
    size_t refused;
    *example = (struct example){
        .typesetter = open_house_faces(),
        .settings = {.width = 1920, .height = 1080, .theme = &theme_dark},
    };
    if (!programme_read(&example->programme, &document, 1, &options, &error, &refused))
        fail_msg("%d:%d: %s", error.line, error.column, error.message);
}

void example_open(struct example *example, const char *records)
{
    static const char event[] =
        "{\"taqta\": 1, \"event\": {\"title\": {\"kk\": \"Жиын\", \"ru\": \"Встреча\", "
        "\"en\": \"Meeting\"}, \"timezone\": \"Asia/Almaty\", "
        "\"languages\": [\"kk\", \"ru\", \"en\"]}";
    size_t size = sizeof event + strlen(records) + 4;
    char *document = malloc(size);
    assert_non_null(document);
    snprintf(document, size, "%s%s%s}", event, *records ? ", " : "", records);
    example_open_document(example, document);
    free(document);
}

void example_close(struct example *example)
{
    arena_finish(&example->arena);
    programme_destroy(example->programme);
    typesetter_destroy(example->typesetter);
}

static void build(struct example *example)
{
    deck_build(&example->deck, &example->arena, example->programme, example->moment,
               &example->settings, example->typesetter);
}

void example_at(struct example *example, const char *clock)
{
    int minutes;
    assert_true(minutes_from_clock(text_from(clock), &minutes));
    struct civil civil = {
        .year = 2025, .month = 11, .day = 20, .hour = minutes / 60, .minute = minutes % 60};
    example->moment = (struct moment){.now = instant_from_civil(civil, 5 * 3600), .trusted = true};
    build(example);
}

void example_at_moment(struct example *example, const char *moment)
{
    struct written_time time;
    assert_true(written_time_from_rfc3339(text_from(moment), &time));
    example->moment =
        (struct moment){.now = instant_from_civil(time.civil, 5 * 3600), .trusted = true};
    build(example);
}

void example_untrusted(struct example *example)
{
    example->moment.trusted = false;
    build(example);
}

static bool fits(const struct page_plan *plan, enum slide_kind kind, const char *language)
{
    return plan->kind == kind && (!language || text_equal(plan->language, text_from(language)));
}

size_t example_count(const struct example *example, enum slide_kind kind, const char *language)
{
    size_t count = 0;
    for (size_t i = 0; i < example->deck.count; i++)
        count += fits(&example->deck.plans[i], kind, language);
    return count;
}

struct page example_page(struct example *example, enum slide_kind kind, const char *language,
                         size_t n)
{
    struct page page = {0};
    for (size_t i = 0; i < example->deck.count; i++) {
        if (!fits(&example->deck.plans[i], kind, language) || n-- > 0)
            continue;
        deck_page(&page, &example->arena, &example->deck, i, example->programme, example->moment,
                  &example->settings, example->typesetter);
        return page;
    }
    fail_msg("no such page");
    return page;
}

const struct box *page_find(const struct page *page, const char *text)
{
    for (size_t i = 0; i < page->box_count; i++) {
        const struct box *box = &page->boxes[i];
        if (box->kind != BOX_TEXT)
            continue;
        for (size_t j = 0; j < box->text.paragraph.line_count; j++)
            if (text_find(box->text.paragraph.lines[j].text, text_from(text)) != SIZE_MAX)
                return box;
    }
    return NULL;
}

bool page_has_mark(const struct example *example, const struct page *page, const char *session,
                   const char *mark)
{
    int index = programme_find_session(example->programme, text_from(session));
    for (size_t i = 0; i < page->mark_count; i++)
        if (page->marks[i].session == index && !strcmp(page->marks[i].mark, mark))
            return true;
    return false;
}
