/* What screens say of themselves, and what silence means. */
#include "hub_test.h"

#include "base/json.h"
#include "hub/screens.h"

static const struct instant NOW = {1763616240};

struct wall {
    struct scratch scratch;
    struct tokens *tokens;
    struct screens *screens;
    struct events *events;
};

/* Two screens and an organiser have tokens. */
static struct wall make_wall(void)
{
    struct wall wall = {.scratch = scratch_make()};
    struct error error = {0};
    char secret[DIGEST_HEX_SIZE];

    assert_true(tokens_open(&wall.tokens, wall.scratch.folder, &error));
    assert_true(tokens_add(wall.tokens, ROLE_SCREEN, TEXT("foyer-a"), NOW, secret, &error));
    assert_true(tokens_add(wall.tokens, ROLE_SCREEN, TEXT("foyer-b"), NOW, secret, &error));
    assert_true(tokens_add(wall.tokens, ROLE_ORGANISER, TEXT("aliya"), NOW, secret, &error));
    wall.screens = screens_create();
    wall.events = events_create();
    return wall;
}

static void close_wall(struct wall *wall)
{
    events_destroy(wall->events);
    screens_destroy(wall->screens);
    tokens_close(wall->tokens);
    scratch_remove(&wall->scratch);
}

/* "health seen" of the screen at a place in the list, so many ms after the start. */
static void assert_listed(const struct wall *wall, size_t index, uint64_t now_ms, const char *id,
                          const char *health, const char *seen)
{
    struct arena arena = {0};
    struct text list = screens_list(wall->screens, wall->tokens, wall->events, NOW, now_ms, &arena);
    struct json_document *document;
    struct error error = {0};
    struct text found;

    if (!json_document_create(&document, list, &error))
        fail_msg("%s: %.*s", error.message, TEXT_ARG(list));
    struct json root = json_root(document), all = json_member(&root, "screens"),
                one = json_element(&all, index), field = json_member(&one, "id");
    assert_int_equal(json_count(&all), 2);
    assert_true(json_text(&field, &found) && text_equal(found, text_from(id)));
    field = json_member(&one, "health");
    assert_true(json_text(&field, &found));
    if (!text_equal(found, text_from(health)))
        fail_msg("%s is %.*s after %llu ms", id, TEXT_ARG(found), (unsigned long long)now_ms);
    field = json_member(&one, "seen");
    assert_int_equal(json_text(&field, &found), seen != NULL);
    assert_true(!seen || text_equal(found, text_from(seen)));
    json_document_destroy(document);
    arena_finish(&arena);
}

static void silence_makes_a_screen_late_and_then_dark(void **state)
{
    (void)state;
    struct wall wall = make_wall();
    struct error error = {0};

    assert_listed(&wall, 0, 1000, "foyer-a", "dark", NULL);
    assert_true(screens_note(wall.screens, "foyer-a", TEXT("{}"), NOW, 1000, &error));

    assert_listed(&wall, 0, 1000, "foyer-a", "alive", "2025-11-20T05:24:00Z");
    assert_listed(&wall, 0, 90999, "foyer-a", "alive", "2025-11-20T05:24:00Z");
    assert_listed(&wall, 0, 91000, "foyer-a", "late", "2025-11-20T05:24:00Z");
    assert_listed(&wall, 0, 300999, "foyer-a", "late", "2025-11-20T05:24:00Z");
    assert_listed(&wall, 0, 301000, "foyer-a", "dark", "2025-11-20T05:24:00Z");
    assert_listed(&wall, 1, 1000, "foyer-b", "dark", NULL);
    assert_true(screens_note(wall.screens, "foyer-a", TEXT("{}"), NOW, 400000, &error));
    assert_listed(&wall, 0, 400000, "foyer-a", "alive", "2025-11-20T05:24:00Z");
    close_wall(&wall);
}

static void a_state_goes_out_as_it_came_in(void **state)
{
    (void)state;
    struct wall wall = make_wall();
    struct arena arena = {0};
    struct error error = {0};
    struct text list;

    assert_true(
        screens_note(wall.screens, "foyer-a", TEXT("{\"page\": \"Қазір\\n\"}"), NOW, 0, &error));
    assert_false(screens_note(wall.screens, "foyer-a", TEXT("{\"page\": "), NOW, 0, &error));
    assert_false(screens_note(wall.screens, "foyer-a", TEXT("[]"), NOW, 0, &error));
    assert_non_null(strstr(error.message, "expected an object"));

    list = screens_list(wall.screens, wall.tokens, wall.events, NOW, 0, &arena);
    assert_true(text_find(list, TEXT("\"state\": {\"page\": \"Қазір\\n\"}}")) != SIZE_MAX);
    arena_finish(&arena);
    close_wall(&wall);
}

static void who_has_no_token_any_more_is_not_listed(void **state)
{
    (void)state;
    struct wall wall = make_wall();
    struct error error = {0};
    struct arena arena = {0};
    struct text list;

    assert_true(screens_note(wall.screens, "foyer-a", TEXT("{}"), NOW, 0, &error));
    assert_true(tokens_revoke(wall.tokens, TEXT("foyer-a"), &error));

    list = screens_list(wall.screens, wall.tokens, wall.events, NOW, 0, &arena);
    assert_true(text_find(list, TEXT("foyer-a")) == SIZE_MAX);
    assert_true(text_find(list, TEXT("foyer-b")) != SIZE_MAX);
    arena_finish(&arena);
    close_wall(&wall);
}

static void send_picture(struct wall *wall, const char *name, int64_t at)
{
    struct bytes picture = {calloc(1, SCREEN_PICTURE_BYTES_MOST), SCREEN_PICTURE_BYTES_MOST};

    assert_non_null(picture.data);
    screens_keep_picture(wall->screens, name, picture, (struct instant){at});
}

/* 64 MB hold the pictures of 655 screens at their largest. */
static void pictures_are_bounded_and_the_oldest_goes(void **state)
{
    (void)state;
    struct wall wall = make_wall();
    char name[NAME_SIZE];

    for (int i = 0; i < 656; i++) {
        snprintf(name, sizeof name, "s%d", i);
        send_picture(&wall, name, 1000 + i);
    }

    assert_null(screens_picture(wall.screens, "s0"));
    assert_non_null(screens_picture(wall.screens, "s1"));
    send_picture(&wall, "s1", 3000); /* in place of its own */
    assert_non_null(screens_picture(wall.screens, "s2"));
    send_picture(&wall, "new", 3001);
    assert_null(screens_picture(wall.screens, "s2"));
    assert_non_null(screens_picture(wall.screens, "s1"));
    assert_null(screens_picture(wall.screens, "nobody"));
    close_wall(&wall);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(silence_makes_a_screen_late_and_then_dark),
        cmocka_unit_test(a_state_goes_out_as_it_came_in),
        cmocka_unit_test(who_has_no_token_any_more_is_not_listed),
        cmocka_unit_test(pictures_are_bounded_and_the_oldest_goes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
