/* What is wrong with a programme and with its pages, and when two pages are the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "../example.h"
#include "taqtactl/page_notes.h"
#include "taqtactl/programme_findings.h"

static const char day[] =
    "\"rooms\": [{\"id\": \"big\", \"name\": \"Main Hall\"}, {\"id\": \"small\", \"name\": "
    "\"Small\"}],"
    "\"speakers\": [{\"id\": \"a\", \"name\": \"Aliya\"}],"
    "\"sessions\": ["
    "{\"id\": \"one\", \"title\": {\"kk\": \"Бір\", \"ru\": \"Раз\", \"en\": \"One\"}, "
    "\"start\": \"2025-11-20T10:00\", \"minutes\": 60, \"room\": \"big\", \"speakers\": [\"a\"]},"
    "{\"id\": \"two\", \"title\": {\"kk\": \"Екі\"}, \"start\": \"2025-11-20T10:30\", "
    "\"minutes\": 60, \"room\": \"big\"},"
    "{\"id\": \"three\", \"title\": \"3\", \"start\": \"2025-11-20T10:50\", \"minutes\": 10, "
    "\"room\": \"small\", \"speakers\": [\"a\"]},"
    "{\"id\": \"four\", \"title\": \"4\", \"start\": \"2025-11-20T11:30\", \"minutes\": 10, "
    "\"room\": \"big\"}]";

static void rooms_and_people_that_are_wanted_twice_are_found(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, day);
    struct findings findings = {.arena = &example.arena};

    find_collisions(&findings, example.programme);

    assert_int_equal(findings.count, 2);
    assert_int_equal(findings.items[0].kind, FINDING_ROOM);
    assert_true(text_equal(findings.items[0].message,
                           TEXT("two sessions in Main Hall from 2025-11-20 10:30 to 2025-11-20 "
                                "11:00: \"One\" (one) and \"Екі\" (two)")));
    assert_int_equal(findings.items[1].kind, FINDING_SPEAKER);
    assert_true(text_equal(findings.items[1].path, TEXT("sessions[2]")));
    example_close(&example);
}

static void text_without_one_of_the_languages_is_found_and_one_for_all_is_not(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, day);
    struct findings findings = {.arena = &example.arena};

    find_missing_languages(&findings, example.programme);

    bool is_told = false;
    for (size_t i = 0; i < findings.count; i++) {
        assert_false(text_equal(findings.items[i].path, TEXT("sessions[0].title")));
        assert_false(text_equal(findings.items[i].path, TEXT("sessions[2].title")));
        is_told |= text_equal(findings.items[i].path, TEXT("sessions[1].title")) &&
                   text_equal(findings.items[i].message, TEXT("not given in \"ru\", \"en\""));
    }
    assert_true(is_told);
    example_close(&example);
}

static void finding_is_kept_once_for_each_screen(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct findings findings = {.arena = &arena};
    struct finding finding = {.kind = FINDING_CUT,
                              .path = TEXT("sessions[0].title.kk"),
                              .screen = TEXT("foyer"),
                              .moment = TEXT("2025-11-20 10:00"),
                              .message = TEXT("cut here"),
                              .page = 3};

    findings_add(&findings, &finding);
    finding.message = TEXT("cut there");
    finding.moment = TEXT("2025-11-20 11:00");
    findings_add(&findings, &finding);
    assert_int_equal(findings.count, 1);
    assert_true(text_equal(finding_place(&findings.items[0], &arena),
                           TEXT("sessions[0].title.kk on foyer at 2025-11-20 10:00")));

    finding.screen = TEXT("door");
    findings_add(&findings, &finding);
    assert_int_equal(findings.count, 2);
    arena_finish(&arena);
}

/* Two numbers of the same page at two moments. */
struct two_pages {
    uint64_t hash[2], look[2];
};

static struct two_pages numbers(const char *first, const char *second, enum slide_kind kind)
{
    struct two_pages numbers;
    const char *moments[] = {first, second};
    for (int i = 0; i < 2; i++) {
        struct example example;
        example_open(&example, day);
        example_at_moment(&example, moments[i]);
        struct page page = example_page(&example, kind, "kk", 0);
        numbers.hash[i] = page_hash(&page);
        numbers.look[i] = page_look(&page, kind == SLIDE_SPEAKER);
        example_close(&example);
    }
    return numbers;
}

static void pages_that_differ_in_the_clock_alone_are_the_same(void **state)
{
    (void)state;
    struct two_pages welcome = numbers("2025-11-20T09:00", "2025-11-20T09:07", SLIDE_WELCOME);
    struct two_pages now = numbers("2025-11-20T10:01", "2025-11-20T10:02", SLIDE_NOW_NEXT);

    assert_int_equal(welcome.hash[0], welcome.hash[1]);
    assert_int_equal(welcome.look[0], welcome.look[1]);
    assert_int_not_equal(now.hash[0], now.hash[1]); /* a minute less is left */
    assert_int_not_equal(now.look[0], now.look[1]);
}

static void page_of_a_record_looks_the_same_while_the_record_does(void **state)
{
    (void)state;
    struct two_pages near = numbers("2025-11-19T12:00", "2025-11-20T09:00", SLIDE_SPEAKER);

    assert_int_not_equal(near.hash[0], near.hash[1]); /* tomorrow has become today */
    assert_int_equal(near.look[0], near.look[1]);

    struct two_pages other = numbers("2025-11-20T10:02", "2025-11-20T12:00", SLIDE_SPEAKER);

    assert_int_not_equal(other.look[0], other.look[1]); /* it names another session */
}

static void note_names_the_letters_and_the_records_of_a_page(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, "\"speakers\": [{\"id\": \"a\", \"name\": \"A\xF3\xB0\x80\x80\"}]");
    example_at(&example, "10:00");
    struct page page = example_page(&example, SLIDE_SPEAKER, "kk", 0);
    struct page_notes notes;

    page_notes_make(&notes, &example.arena, &page, page.seconds + 3);

    assert_int_equal(notes.count, 2);
    assert_int_equal(notes.items[0].kind, FINDING_LETTERS);
    assert_true(text_equal(notes.items[0].path, TEXT("speakers[0].name")));
    assert_true(text_find(notes.items[0].message, TEXT("U+F0000")) != SIZE_MAX);
    assert_int_equal(notes.items[1].kind, FINDING_DWELL);
    bool is_there = false;
    for (size_t i = 0; i < notes.record_count; i++)
        is_there |= text_equal(notes.records[i], TEXT("speakers[0]"));
    assert_true(is_there);
    example_close(&example);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rooms_and_people_that_are_wanted_twice_are_found),
        cmocka_unit_test(text_without_one_of_the_languages_is_found_and_one_for_all_is_not),
        cmocka_unit_test(finding_is_kept_once_for_each_screen),
        cmocka_unit_test(pages_that_differ_in_the_clock_alone_are_the_same),
        cmocka_unit_test(page_of_a_record_looks_the_same_while_the_record_does),
        cmocka_unit_test(note_names_the_letters_and_the_records_of_a_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
