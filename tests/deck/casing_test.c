/* What is set in capitals: our own labels and the event's subtitle; never a name, a title or any
 * other words of the programme.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "example.h"

/* Every word is in small letters, so that a capital can only be ours. */
static const char small[] =
    "{\"taqta\": 1, \"event\": {\"title\": \"балалар жиыны\", \"subtitle\": \"үшінші кездесу\","
    " \"venue\": \"сәулет сарайы\", \"city\": \"астана\", \"timezone\": \"Asia/Almaty\", "
    "\"languages\": [\"kk\"]},"
    "\"rooms\": [{\"id\": \"big\", \"name\": \"үлкен зал\"}],"
    "\"speakers\": [{\"id\": \"a\", \"name\": \"әлия сәбит\", \"role\": \"дәрігер\","
    " \"affiliation\": \"балалар қоры\", \"bio\": \"көп жыл емдейді\"},"
    " {\"id\": \"b\", \"name\": \"isa ïñir\"}],"
    "\"sessions\": ["
    "{\"id\": \"s1\", \"title\": \"ашылу\", \"subtitle\": \"сөз\", \"start\": \"2025-11-20T10:00\","
    " \"minutes\": 60, \"room\": \"big\", \"speakers\": [\"a\", \"b\"]},"
    "{\"id\": \"s2\", \"title\": \"іс-шара\", \"start\": \"2025-11-20T11:20\", \"minutes\": 40,"
    " \"room\": \"big\", \"speakers\": [\"a\"]}],"
    "\"quotes\": [{\"id\": \"q1\", \"kind\": \"verbatim\", \"text\": \"бала – біздің ертеңіміз\","
    " \"speaker\": \"a\"}],"
    "\"changes\": [{\"session\": \"s2\", \"kind\": \"delayed\", \"minutes\": 15,"
    " \"at\": \"2025-11-20T09:50\"}],"
    "\"notices\": [{\"id\": \"n1\", \"severity\": \"change\", \"text\": \"есік жабық\", \"until\": "
    "\"2025-11-20T18:00\"}]}";

static bool is_capital(uint32_t letter)
{
    return (letter >= 'A' && letter <= 'Z') || (letter >= 0x0400 && letter <= 0x042F) ||
           (letter >= 0x0490 && letter <= 0x04FF && letter % 2 == 0);
}

static bool has_capital(struct text text)
{
    uint32_t letter;
    for (size_t offset = 0; text_next(text, &offset, &letter);) {
        if (is_capital(letter))
            return true;
    }
    return false;
}

/* Initials are made of a name's first letters, and are no name. */
static bool comes_from_the_programme(const struct box_text *text)
{
    return text->source.size && text->role != ROLE_INITIALS &&
           !text_starts_with(text->source, TEXT("event.subtitle"));
}

static size_t count_small(const struct page *page)
{
    size_t count = 0;
    for (size_t i = 0; i < page->box_count; i++) {
        const struct box_text *text = &page->boxes[i].text;
        if (page->boxes[i].kind != BOX_TEXT || !comes_from_the_programme(text))
            continue;
        for (size_t j = 0; j < text->paragraph.line_count; j++) {
            struct text line = text->paragraph.lines[j].text;
            if (has_capital(line))
                fail_msg("%.*s: \"%.*s\"", TEXT_ARG(text->source), TEXT_ARG(line));
        }
        count++;
    }
    return count;
}

static void words_of_the_programme_are_never_in_capitals(void **state)
{
    (void)state;
    struct example example;
    example_open_document(&example, small);
    example_at(&example, "10:24");
    size_t count = 0;

    for (size_t i = 0; i < example.deck.count; i++) {
        struct page page = {0};
        deck_page(&page, &example.arena, &example.deck, i, example.programme, example.moment,
                  &example.settings, example.typesetter);
        count += count_small(&page);
    }

    assert_true(example.deck.count >= 6); /* welcome, now, agenda, two people, quote */
    assert_true(count > 20);
    example_close(&example);
}

static void labels_are_in_capitals(void **state)
{
    (void)state;
    struct example example;
    example_open_document(&example, small);
    example_at(&example, "10:24");

    struct page now = example_page(&example, SLIDE_NOW_NEXT, "kk", 0);
    assert_non_null(page_find(&now, "ҚАЗІР"));
    struct page welcome = example_page(&example, SLIDE_WELCOME, "kk", 0);
    assert_non_null(page_find(&welcome, "ҮШІНШІ КЕЗДЕСУ"));
    example_close(&example);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_the_programme_are_never_in_capitals),
        cmocka_unit_test(labels_are_in_capitals),
    };
    return cmocka_run_group_tests_name("casing", tests, NULL, NULL);
}
