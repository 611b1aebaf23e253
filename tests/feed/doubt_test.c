/* A version that is doubted: what stays, what is said, and when it is believed; and what is
 * remembered over a restart. Time passes by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "feed/folder.h"
#include "feed/memory.h"
#include "feed/reading.h"
#include "feed/tick.h"

enum { TEN_MINUTES_MS = 600 * 1000 };

/* A display that reads one file, and the time of day it believes in. */
struct display {
    char *folder, *path, *cache;
    struct mailbox mailbox;
    struct feeding feeding;
    struct sources sources;
    struct programme *programme;
    struct instant now;
    struct feed_report report;
};

static struct instant now_of(void *context)
{
    return ((struct display *)context)->now;
}

static void switch_on(struct display *display)
{
    struct error error = {0};

    display->feeding = (struct feeding){.mailbox = &display->mailbox,
                                        .cache_folder = display->cache,
                                        .now = now_of,
                                        .now_context = display};
    display->sources = (struct sources){.every_s = 10, .stale_after_s = 3600};
    assert_true(mailbox_init(&display->mailbox, &error));
    assert_true(lookout_open(&display->feeding.lookout, &error));
    assert_true(cache_open(display->cache, &error));
    sources_give(&display->sources, display->path);
    sources_load(&display->sources, &display->feeding);
    memory_load(&display->feeding);
}

static void switch_off(struct display *display)
{
    programme_destroy(display->programme);
    display->programme = NULL;
    sources_finish(&display->sources);
    memory_finish(&display->feeding);
    lookout_close(&display->feeding.lookout);
    mailbox_finish(&display->mailbox);
}

static int set_up(void **state)
{
    struct display *display = calloc(1, sizeof *display);

    assert_non_null(display);
    display->folder = folder_make();
    display->path = strdup(path_in(display->folder, "programme.json"));
    display->cache = strdup(path_in(display->folder, "cache"));
    display->now = (struct instant){1763614800}; /* 20 November 2025, 10:00 in Astana */
    switch_on(display);
    *state = display;
    return 0;
}

static int tear_down(void **state)
{
    struct display *display = *state;

    switch_off(display);
    folder_remove(display->cache);
    unlink(display->path);
    folder_remove(display->folder);
    free(display->path);
    free(display);
    return 0;
}

/* So many sessions, from noon on. */
static void publish(struct display *display, int count, int revision)
{
    struct arena arena = {0};
    struct text_builder builder = {.arena = &arena};

    builder_format(&builder,
                   "{\"taqta\": 1, \"revision\": %d, \"event\": {\"title\": \"Жиын\", "
                   "\"timezone\": \"Asia/Almaty\"}, \"sessions\": [",
                   revision);
    for (int i = 0; i < count; i++)
        builder_format(&builder,
                       "%s{\"id\": \"s%d\", \"title\": \"Отырыс %d\", \"start\": "
                       "\"2025-11-20T%02d:00\", \"minutes\": 60}",
                       i ? ", " : "", i, i, 12 + i);
    builder_add(&builder, TEXT("]}"));
    file_write(display->path, builder_text(&builder));
    arena_finish(&arena);
}

/* Looks at the file and reads what there is to read. */
static void look(struct display *display)
{
    struct programme *newer;

    display->sources.items[0]->due_ms = 0;
    (void)sources_ask(&display->sources, &display->feeding, feed_tick_ms());
    if (!reading_make(&newer, &display->sources, &display->feeding, TEXT("Asia/Almaty")))
        return;
    programme_destroy(display->programme);
    display->programme = newer;
}

static void let_pass(struct display *display, int64_t ms)
{
    display->now = instant_add(display->now, ms / 1000);
    display->sources.items[0]->doubt.tick_ms -= (uint64_t)ms;
}

static int next_report(struct display *display)
{
    return mailbox_next_report(&display->mailbox, &display->report);
}

static void a_doubted_version_leaves_the_good_one_and_is_told_once(void **state)
{
    struct display *display = *state;

    publish(display, 8, 1);
    look(display);
    publish(display, 3, 1);
    look(display);

    assert_int_equal(display->programme->session_count, 8);
    assert_int_equal(display->programme->problems.items[0].severity, PROBLEM_DOUBTED);
    assert_true(next_report(display));
    assert_non_null(strstr(display->report.message, "5 of 8 sessions still to come"));
    assert_non_null(strstr(display->report.message, "keeping the version of"));
    assert_int_equal(source_status(display->sources.items[0]).last_error.kind, ERROR_DOUBTED);
    look(display);
    let_pass(display, TEN_MINUTES_MS);
    look(display);
    assert_int_equal(display->programme->session_count, 8);
    assert_false(next_report(display));
}

static void it_is_believed_when_two_more_looks_ten_minutes_apart_find_the_same(void **state)
{
    struct display *display = *state;

    publish(display, 8, 1);
    look(display);
    publish(display, 3, 1);
    look(display);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(display->programme->problems.total, 1);
        let_pass(display, TEN_MINUTES_MS / 2);
        look(display);
        let_pass(display, TEN_MINUTES_MS / 2);
        look(display);
    }

    assert_int_equal(display->programme->problems.total, 0);
    assert_int_equal(programme_find_session(display->programme, TEXT("s7")), 7);
    assert_int_equal(display->programme->sessions[7].changes, CHANGE_VANISHED);
    assert_int_equal(source_status(display->sources.items[0]).last_error.kind, ERROR_NONE);
}

static void a_higher_revision_is_believed_at_once(void **state)
{
    struct display *display = *state;

    publish(display, 8, 1);
    look(display);
    publish(display, 3, 1);
    look(display);
    publish(display, 3, 2);
    look(display);

    assert_int_equal(display->programme->sessions[7].changes, CHANGE_VANISHED);
}

static void the_whole_programme_back_again_ends_the_doubt(void **state)
{
    struct display *display = *state;

    publish(display, 8, 1);
    look(display);
    publish(display, 3, 1);
    look(display);
    publish(display, 8, 1);
    look(display);

    assert_int_equal(source_status(display->sources.items[0]).last_error.kind, ERROR_NONE);
    assert_int_equal(display->sources.items[0]->doubt.times, 0);
    assert_null(display->sources.items[0]->doubt.body);
}

static void a_change_is_remembered_over_a_restart(void **state)
{
    struct display *display = *state;

    publish(display, 8, 1);
    look(display);
    publish(display, 7, 1);
    look(display);
    switch_off(display);
    display->now = instant_add(display->now, 300);
    switch_on(display);
    look(display);

    assert_int_equal(display->programme->session_count, 8);
    assert_int_equal(display->programme->sessions[7].changes, CHANGE_VANISHED);
    assert_int_equal(instant_between(display->programme->sessions[7].changed_at, display->now),
                     300);
}

static void a_change_found_without_a_clock_is_read_again_with_one(void **state)
{
    struct display *display = *state;
    struct instant later = instant_add(display->now, 60);

    display->now = INSTANT_NONE;
    publish(display, 8, 1);
    look(display);
    publish(display, 7, 1);
    look(display);
    assert_false(memory_wants_reading(&display->feeding));
    assert_false(instant_is_given(display->programme->sessions[7].changed_at));
    display->now = later;

    assert_true(memory_wants_reading(&display->feeding));
    display->sources.is_changed = true;
    look(display);
    assert_int_equal(instant_compare(display->programme->sessions[7].changed_at, later), 0);
    assert_false(memory_wants_reading(&display->feeding));
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_doubted_version_leaves_the_good_one_and_is_told_once),
        CASE(it_is_believed_when_two_more_looks_ten_minutes_apart_find_the_same),
        CASE(a_higher_revision_is_believed_at_once),
        CASE(the_whole_programme_back_again_ends_the_doubt),
        CASE(a_change_is_remembered_over_a_restart),
        CASE(a_change_found_without_a_clock_is_read_again_with_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
