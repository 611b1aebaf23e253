/* Paths, and what they lead to. */
#include "hub_test.h"

#include "hub/target.h"

static void paths_lead_to_places(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        enum place place;
    } rows[] = {
        {"/", PLACE_DESK},
        {"/programme.json", PLACE_DOCUMENT},
        {"/changes.json", PLACE_DOCUMENT},
        {"/notices.json", PLACE_DOCUMENT},
        {"/media/logo.png", PLACE_MEDIA},
        {"/history", PLACE_HISTORY},
        {"/history/changes.json", PLACE_HISTORY_OF_ONE},
        {"/history/changes.json/13", PLACE_OLD_VERSION},
        {"/events", PLACE_EVENTS},
        {"/screens", PLACE_SCREENS},
        {"/screens/foyer-a", PLACE_SCREEN},
        {"/screens/foyer-a/picture", PLACE_SCREEN_PICTURE},
        {"/login", PLACE_LOGIN},
        {"/logout", PLACE_LOGOUT},
        {"/desk.css", PLACE_DESK},
        {"/words/kk.json", PLACE_DESK},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct target target;

        if (!target_read(text_from(rows[i].path), &target) || target.place != rows[i].place)
            fail_msg("%s leads elsewhere", rows[i].path);
    }
}

static void a_path_says_which(void **state)
{
    (void)state;
    struct target target;

    assert_true(target_read(TEXT("/history/notices.json/13"), &target));
    assert_int_equal(target.document, STORE_NOTICES);
    assert_int_equal(target.serial, 13);
    assert_string_equal(target.stored, "notices.json");
    assert_true(target_read(TEXT("/screens/hall-door-2/picture"), &target));
    assert_string_equal(target.name, "hall-door-2");
    assert_true(target_read(TEXT("/media/logo.png"), &target));
    assert_string_equal(target.stored, "media/logo.png");
}

static void what_climbs_or_hides_leads_nowhere(void **state)
{
    (void)state;
    static const char *const paths[] = {
        "",
        "programme.json",
        "//programme.json",
        "/programme.json/",
        "/./programme.json",
        "/../tokens",
        "/media/../tokens",
        "/media/..",
        "/media/%2e%2e",
        "/media/a%2fb.png",
        "/media/..%2ftokens",
        "/media/a/b.png",
        "/media",
        "/media/.hidden.png",
        "/media/a\\b.png",
        "/media/-rf.png",
        "/screens/../programme.json",
        "/screens/foyer-a/state",
        "/screens/foyer-a/picture/2",
        "/screens/%66oyer-a",
        "/history/tokens",
        "/history/programme.json/0",
        "/history/programme.json/-1",
        "/history/programme.json/13x",
        "/history/programme.json/99999999999999999999",
        "/a/b/c/d",
        "/a b",
        "/aааа",
    };

    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct target target;

        if (target_read(text_from(paths[i]), &target))
            fail_msg("%s leads to %d", paths[i], (int)target.place);
    }
}

static void a_path_has_an_end(void **state)
{
    (void)state;
    struct target target;
    char path[400];

    memset(path, 'a', sizeof path);
    path[0] = '/';
    assert_false(target_read((struct text){path, 66}, &target));
    assert_true(target_read((struct text){path, 65}, &target));
    path[60] = path[120] = '/';
    assert_true(target_read((struct text){path, 160}, &target));
    assert_false(target_read((struct text){path, 201}, &target));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_lead_to_places),
        cmocka_unit_test(a_path_says_which),
        cmocka_unit_test(what_climbs_or_hides_leads_nowhere),
        cmocka_unit_test(a_path_has_an_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
