/* Themes: ours, an event's, and that words can be read on all of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "deck/theme.h"
#include "deck/viewing.h"
#include "example.h"

#include "deck/colour.h"

static struct arena arena;

static int finish_arena(void **state)
{
    (void)state;
    arena_finish(&arena);
    return 0;
}

static struct event_theme event_of(uint32_t background, uint32_t text, uint32_t accent)
{
    return (struct event_theme){.background = background,
                                .text = text,
                                .accent = accent,
                                .has_background = true,
                                .has_text = true,
                                .has_accent = true};
}

static void assert_reads(const struct theme *theme, uint32_t words, uint32_t ground,
                         const char *what)
{
    float contrast = colour_contrast(colour_over(ground, words), ground);
    if (contrast < 4.5f)
        fail_msg("%s #%08X on #%06X: %.2f:1 (ground #%06X)", what, words, ground & 0xFFFFFF,
                 (double)contrast, theme->background & 0xFFFFFF);
}

static void assert_all_reads(const struct theme *theme)
{
    const uint32_t words[] = {theme->ink,   theme->body, theme->dim,
                              theme->faint, theme->sky,  theme->gold};
    static const char *const names[] = {"ink", "body", "dim", "faint", "sky", "gold"};
    for (size_t i = 0; i < 6; i++) {
        assert_reads(theme, words[i], theme->background, names[i]);
        assert_reads(theme, words[i], colour_over(theme->background, theme->panel), names[i]);
        assert_reads(theme, theme_past(theme, words[i]), theme->background, "past");
    }
    assert_reads(theme, theme->chip_ink, colour_over(theme->background, theme->chip), "chip");
    assert_reads(theme, theme->chip_ink, colour_over(theme->panel, theme->chip), "chip on panel");
    assert_reads(theme, theme->dim, theme->glow, "dim on the glow");
    assert_reads(theme, theme->sky, theme->glow, "sky on the glow");
    assert_reads(theme, theme->initials, theme->portrait[1], "initials");
    assert_reads(theme, theme->urgent_ink, theme->urgent, "urgent");
    assert_reads(theme, theme->urgent_label, theme->urgent, "urgent label");
}

static void contrast_is_that_of_wcag(void **state)
{
    (void)state;
    assert_true(abs((int)(colour_contrast(0xFF000000, 0xFFFFFFFF) * 100) - 2100) <= 1);
    assert_true(abs((int)(colour_contrast(0xFF777777, 0xFFFFFFFF) * 100) - 447) <= 1);
    assert_true(abs((int)(colour_contrast(0xFF0000FF, 0xFFFFFFFF) * 100) - 859) <= 1);
    assert_true(colour_contrast(0xFFFFFFFF, 0xFF777777) == colour_contrast(0xFF777777, 0xFFFFFFFF));
    assert_true(colour_is_dark(0xFF0B1F33) && !colour_is_dark(0xFFF1ECE1));
}

static void mixing_keeps_the_ends_and_goes_by_what_is_seen(void **state)
{
    (void)state;
    assert_int_equal(colour_mix(0xFF123456, 0xFFABCDEF, 0), 0xFF123456);
    assert_int_equal(colour_mix(0xFF123456, 0xFFABCDEF, 1), 0xFFABCDEF);
    uint32_t grey = colour_mix(0xFF000000, 0xFFFFFFFF, 0.5f); /* L of 0.5 in Oklab */
    assert_int_equal(grey, 0xFF636363);
    assert_int_equal(colour_over(0xFF000000, 0x80FFFFFF), 0xFF808080);
}

static void both_of_our_themes_can_be_read(void **state)
{
    (void)state;
    assert_all_reads(&theme_dark);
    assert_all_reads(&theme_light);
    assert_true(colour_luminance(theme_light.background) < 0.92f);
    assert_true(colour_luminance(theme_light.panel) < 0.97f);
}

static void event_without_colours_gets_ours(void **state)
{
    (void)state;
    struct theme theme;
    struct theme_findings findings = {0};
    theme_of_event(&theme, &(struct event_theme){0}, THEME_ANY, &arena, &findings);
    assert_memory_equal(&theme, &theme_dark, sizeof theme);
    theme_of_event(&theme, &(struct event_theme){.mode = THEME_IS_LIGHT}, THEME_ANY, &arena,
                   &findings);
    assert_memory_equal(&theme, &theme_light, sizeof theme);
    theme_of_event(&theme, &(struct event_theme){.mode = THEME_IS_LIGHT}, THEME_IS_DARK, &arena,
                   &findings);
    assert_memory_equal(&theme, &theme_dark, sizeof theme);
    assert_int_equal(findings.count, 0);
}

static void good_colours_are_painted_as_given(void **state)
{
    (void)state;
    struct event_theme event = event_of(0x12372A, 0xFBF6E9, 0xF28C28);
    struct theme theme;
    struct theme_findings findings = {0};
    theme_of_event(&theme, &event, THEME_ANY, &arena, &findings);
    assert_int_equal(theme.background, 0xFF12372A);
    assert_int_equal(theme.ink, 0xFFFBF6E9);
    assert_int_equal(theme.gold, 0xFFF28C28);
    assert_int_equal(theme.gold_paint, 0xFFF28C28);
    assert_int_equal(findings.count, 0);
    assert_all_reads(&theme);
}

static void accent_that_cannot_be_read_stays_in_bars_and_is_reported(void **state)
{
    (void)state;
    struct event_theme event = event_of(0xF5EEDF, 0x1D3B2F, 0xE8A13A);
    struct theme theme;
    struct theme_findings findings = {0};
    theme_of_event(&theme, &event, THEME_ANY, &arena, &findings);
    assert_int_equal(theme.gold_paint, 0xFFE8A13A);
    assert_int_not_equal(theme.gold, 0xFFE8A13A);
    assert_int_equal(findings.count, 1);
    assert_string_equal(findings.items[0].field, "accent");
    assert_all_reads(&theme);
}

static void light_ground_makes_a_light_theme_and_a_screen_may_refuse_it(void **state)
{
    (void)state;
    struct event_theme event = event_of(0xF5EEDF, 0x1D3B2F, 0x8A2D1C);
    struct theme theme;
    struct theme_findings findings = {0};
    theme_of_event(&theme, &event, THEME_ANY, &arena, &findings);
    assert_int_equal(theme.background, 0xFFF5EEDF);
    theme_of_event(&theme, &event, THEME_IS_DARK, &arena, &findings);
    assert_int_equal(theme.background, theme_dark.background);
    assert_int_equal(theme.ink, theme_dark.ink);
    assert_int_equal(findings.count, 1); /* its accent is for the other ground */
    assert_all_reads(&theme);
}

static void white_ground_is_not_painted_white(void **state)
{
    (void)state;
    struct event_theme event = event_of(0xFFFFFF, 0x000000, 0x0000A0);
    struct theme theme;
    struct theme_findings findings = {0};
    theme_of_event(&theme, &event, THEME_ANY, &arena, &findings);
    assert_true(colour_luminance(theme.background) < 0.92f);
    assert_string_equal(findings.items[0].field, "background");
}

static void band_of_what_is_urgent_is_seen_on_a_red_ground(void **state)
{
    (void)state;
    struct event_theme event = event_of(0x8E1B26, 0xFFFFFF, 0xFFD9A8);
    struct theme theme;
    theme_of_event(&theme, &event, THEME_ANY, &arena, NULL);
    assert_int_equal(theme.background, 0xFF8E1B26);
    assert_true(colour_contrast(theme.urgent, theme.background) > 1.35f);
    assert_all_reads(&theme);
}

/* Every ground of a coarse cube, with words and accents as bad as can be. */
static void no_three_colours_make_words_that_cannot_be_read(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < 6 * 6 * 6; i++) {
        uint32_t ground = (i % 6 * 51) << 16 | (i / 6 % 6 * 51) << 8 | i / 36 * 51;
        const uint32_t others[] = {0xFFFF00, 0xFF0000, 0x00FF00, 0x808080, ground};
        for (size_t j = 0; j < 5; j++)
            for (size_t k = 0; k < 5; k++) {
                struct event_theme event = event_of(ground, others[j], others[k]);
                struct theme theme;
                theme_of_event(&theme, &event, THEME_ANY, &arena, NULL);
                assert_all_reads(&theme);
                arena_reset(&arena);
            }
    }
}

static void what_was_not_taken_is_among_the_decks_problems(void **state)
{
    (void)state;
    struct example example;
    example_open(&example, "\"theme\": {\"accent\": \"#0B2035\"}");
    example.settings.theme = NULL;
    example_at(&example, "10:24");
    bool found = false;
    for (size_t i = 0; i < example.deck.problems.count; i++)
        found |= text_equal(example.deck.problems.items[i].path, TEXT("theme.accent"));
    assert_true(found);
    example_close(&example);
}

/* Face of the welcome's title where the event names this font; *reported: it is not one of ours. */
static unsigned face_with(const char *font, bool *reported)
{
    struct example example;
    char records[128];
    snprintf(records, sizeof records, "\"theme\": {\"font\": \"%s\"}", font);
    example_open(&example, records);
    example_at(&example, "10:24");
    struct page page = example_page(&example, SLIDE_WELCOME, "kk", 0);
    unsigned face = 0;
    for (size_t i = 0; i < page.box_count; i++)
        if (page.boxes[i].kind == BOX_TEXT && page.boxes[i].text.role == ROLE_TITLE)
            face = page.boxes[i].text.paragraph.face;
    *reported = false;
    for (size_t i = 0; i < example.deck.problems.count; i++)
        *reported |= text_equal(example.deck.problems.items[i].path, TEXT("theme.font"));
    example_close(&example);
    return face;
}

static void event_may_have_its_titles_in_another_of_our_faces(void **state)
{
    (void)state;
    bool reported;
    unsigned ours = face_with("", &reported);
    assert_false(reported);
    assert_int_equal(face_with("Inter", &reported), ours);
    assert_false(reported);
    assert_int_not_equal(face_with("Vollkorn", &reported), ours);
    assert_false(reported);
    assert_int_equal(face_with("Vollk", &reported), ours);
    assert_true(reported);
    assert_int_equal(face_with("Comic Sans MS", &reported), ours);
    assert_true(reported);
}

static void sizes_follow_the_distance(void **state)
{
    (void)state;
    assert_true(viewing_scale(0, 8, 1920, 1080) == 1);
    assert_true(viewing_scale(55, 0, 1920, 1080) == 1);
    assert_true(viewing_scale(55, 4, 1920, 1080) == 1);
    float at_five = viewing_scale(55, 5, 1920, 1080);
    assert_true(at_five > 1.2f && at_five < 1.25f);
    assert_true(viewing_scale(55, 5, 1080, 1920) == at_five);
    assert_true(viewing_scale(55, 5, 3840, 2160) == at_five);
    assert_true(viewing_scale(55, 40, 1920, 1080) == 1.4f);
    assert_true(viewing_scale(55, 40, 1920, 540) == 1.4f);
    assert_true(viewing_scale(75, 5, 1920, 1080) < at_five);
    assert_true(viewing_farthest(0, 1920, 1080) == 0);
    double farthest = viewing_farthest(55, 1920, 1080);
    assert_true(farthest > 5.5 && farthest < 6);
    assert_true(viewing_scale(55, farthest, 1920, 1080) == 1.4f);
}

int main(void)
{
#define THEME_TEST(test) cmocka_unit_test_teardown(test, finish_arena)
    const struct CMUnitTest tests[] = {
        THEME_TEST(contrast_is_that_of_wcag),
        THEME_TEST(mixing_keeps_the_ends_and_goes_by_what_is_seen),
        THEME_TEST(both_of_our_themes_can_be_read),
        THEME_TEST(event_without_colours_gets_ours),
        THEME_TEST(good_colours_are_painted_as_given),
        THEME_TEST(accent_that_cannot_be_read_stays_in_bars_and_is_reported),
        THEME_TEST(light_ground_makes_a_light_theme_and_a_screen_may_refuse_it),
        THEME_TEST(white_ground_is_not_painted_white),
        THEME_TEST(band_of_what_is_urgent_is_seen_on_a_red_ground),
        THEME_TEST(no_three_colours_make_words_that_cannot_be_read),
        THEME_TEST(what_was_not_taken_is_among_the_decks_problems),
        THEME_TEST(event_may_have_its_titles_in_another_of_our_faces),
        THEME_TEST(sizes_follow_the_distance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
