/* Which screen this is, and how it hangs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>
#include <unistd.h>

#include "example.h"
#include "taqta/identity.h"

static const char screens[] = "\"screens\": [{\"id\": \"foyer\"}, {\"id\": \"door-hall-1\", "
                              "\"rotate\": 90}]";

static void screen_is_what_it_was_told(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct options options = {.screen = "foyer-7"};
    assert_string_equal(identity_of(&arena, &options), "foyer-7");
    arena_finish(&arena);
}

static void screen_that_was_told_nothing_is_called_as_its_machine(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct options options = {.screen = ""};
    char name[256] = "";
    assert_int_equal(gethostname(name, sizeof name - 1), 0);
    const char *id = identity_of(&arena, &options);
    assert_int_equal(strlen(id), strcspn(name, "."));
    assert_int_equal(strncasecmp(id, name, strlen(id)), 0);
    for (const char *at = id; *at; at++)
        assert_false(*at >= 'A' && *at <= 'Z');
    arena_finish(&arena);
}

static void unknown_screen_is_told_which_ones_there_are(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, screens);
    assert_true(identity_is_unknown(example.programme, TEXT("foyer-7")));
    assert_false(identity_is_unknown(example.programme, TEXT("foyer")));
    struct text known = identity_known(&example.arena, example.programme);
    assert_true(text_equal(known, TEXT("foyer, door-hall-1")));
    example_close(&example);
}

static void programme_without_screens_knows_them_all(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, "\"rooms\": []");
    assert_false(identity_is_unknown(example.programme, TEXT("foyer-7")));
    example_close(&example);
}

static void what_the_screen_was_told_wins_over_how_the_programme_hangs_it(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, screens);
    assert_int_equal(screen_rotation(-1, NULL, TEXT("foyer")), 0);
    assert_int_equal(screen_rotation(-1, example.programme, TEXT("foyer")), 0);
    assert_int_equal(screen_rotation(-1, example.programme, TEXT("door-hall-1")), 90);
    assert_int_equal(screen_rotation(-1, example.programme, TEXT("foyer-7")), 0);
    assert_int_equal(screen_rotation(270, example.programme, TEXT("door-hall-1")), 270);
    assert_int_equal(screen_rotation(0, example.programme, TEXT("door-hall-1")), 0);
    example_close(&example);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(screen_is_what_it_was_told),
        cmocka_unit_test(screen_that_was_told_nothing_is_called_as_its_machine),
        cmocka_unit_test(unknown_screen_is_told_which_ones_there_are),
        cmocka_unit_test(programme_without_screens_knows_them_all),
        cmocka_unit_test(what_the_screen_was_told_wins_over_how_the_programme_hangs_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
