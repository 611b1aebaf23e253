/* Widths against SDL2_ttf, which measures with FreeType's advances and its own HarfBuzz buffer:
 * without hinting (LIGHT_SUBPIXEL) it must come to our width within a pixel, for every face and
 * size. It has no language and no features, so that it is asked only about texts that need none. */
#include "type_support.h"

#include <SDL_ttf.h>
#include <stdlib.h>

static const struct {
    enum face_role role;
    const char *file;
    bool old_figures; /* its figures need lnum, which this judge cannot be told */
} faces[] = {
    {FACE_TEXT, "/usr/share/fonts/opentype/inter/Inter-Regular.otf", false},
    {FACE_MEDIUM, "/usr/share/fonts/opentype/inter/Inter-Medium.otf", false},
    {FACE_TITLE, "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf", false},
    {FACE_QUOTE, "/usr/share/fonts/truetype/vollkorn/Vollkorn-Medium.ttf", true},
};
static const char arabic_file[] = "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf";
static const int sizes[] = {24, 28, 40, 48, 96};

static const char *const samples[] = {
    "Балаларға сенуден қорықпаңыздар",
    "Бала құқықтары туралы конвенция",
    "ҮА ҚО Үа Ға Тә УА КО",
    "Ұлттық ғылым академиясы",
    "Әлеуметтік қамсыздандыру",
    "һәм жиһаз, гауһар",
    "«Қазақстан – балалық шақ қорғалған мемлекет!»",
    "Қ.-Ж. Тоқаев",
    "ШАҢЫРАҚ АСТЫНДА",
    "Дети имеют право быть услышанными",
    "Съезд, подъём, объявление – вьюга",
    "Every child has the right to be heard",
    "AVATAR, To, We, Yes: “quotes”",
    "Сағат 14:30–15:15, 2025 жылғы 20 қараша",
    "№ 3 зал, 50%-ы, 12,5 млн, 5 000 ₸",
};
/* They end in a letter whose ink ends where its advance does: the judge counts a tail that hangs
 * over. */
static const char *const arabic_samples[] = {
    "سەنۋدەن قورىقپاڭىزدار بالالارعا",
    "قازاقستان رەسپۋبليكاسى",
    "بالا قۇقىقتارى تۋرالى كونۆەنتسيا",
};

static bool has_figures(const char *words)
{
    return words[strcspn(words, "0123456789")] != '\0';
}

/* SDL2_ttf tells whole pixels, and cuts what is over. */
static void assert_same_width(struct fixture *fixture, TTF_Font *judge, enum face_role role,
                              const char *words, int px)
{
    struct type_style style = {.role = role, .px = (float)px, .language = TEXT("kk")};
    int theirs = 0;

    assert_int_equal(TTF_SizeUTF8(judge, words, &theirs, NULL), 0);
    float ours = text_advance(fixture->typesetter, text_from(words), &style);
    if (abs((int)ours - theirs) > 1)
        fail_msg("%s in %s at %d px: %.2f px, SDL2_ttf says %d", words, face_role_name(role), px,
                 (double)ours, theirs);
}

/* The sizes of ours are of the em; SDL2_ttf takes points at 72 dpi, which is the same. */
static TTF_Font *open_judge(const char *file, int px)
{
    TTF_Font *judge = TTF_OpenFont(file, px);
    if (!judge)
        fail_msg("%s", TTF_GetError());
    TTF_SetFontHinting(judge, TTF_HINTING_LIGHT_SUBPIXEL);
    return judge;
}

static void widths_are_those_of_sdl_ttf(void **state)
{
    struct fixture *fixture = *state;

    for (size_t face = 0; face < sizeof faces / sizeof *faces; face++) {
        for (size_t size = 0; size < sizeof sizes / sizeof *sizes; size++) {
            TTF_Font *judge = open_judge(faces[face].file, sizes[size]);
            for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
                if (!(faces[face].old_figures && has_figures(samples[i])))
                    assert_same_width(fixture, judge, faces[face].role, samples[i], sizes[size]);
            }
            TTF_CloseFont(judge);
        }
    }
}

/* It joins Arabic letters only when it is told the script. */
static void widths_of_joined_letters_are_those_of_sdl_ttf(void **state)
{
    struct fixture *fixture = *state;

    for (size_t size = 0; size < sizeof sizes / sizeof *sizes; size++) {
        TTF_Font *judge = open_judge(arabic_file, sizes[size]);
        assert_int_equal(TTF_SetFontScriptName(judge, "Arab"), 0);
        assert_int_equal(TTF_SetFontDirection(judge, TTF_DIRECTION_RTL), 0);
        for (size_t i = 0; i < sizeof arabic_samples / sizeof *arabic_samples; i++)
            assert_same_width(fixture, judge, FACE_ARABIC, arabic_samples[i], sizes[size]);
        TTF_CloseFont(judge);
    }
}

/* So that agreement means something: one letter more or less is seen. */
static void another_letter_is_another_width(void **state)
{
    struct fixture *fixture = *state;
    struct type_style style = {.role = FACE_TEXT, .px = 24, .language = TEXT("kk")};
    TTF_Font *judge = open_judge(faces[0].file, 24);
    int theirs = 0;

    assert_int_equal(TTF_SizeUTF8(judge, "Бала қүқықтары", &theirs, NULL), 0);
    float ours = text_advance(fixture->typesetter, TEXT("Бала құқықтар"), &style);
    assert_true(abs((int)ours - theirs) > 1);
    TTF_CloseFont(judge);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths_are_those_of_sdl_ttf),
        cmocka_unit_test(widths_of_joined_letters_are_those_of_sdl_ttf),
        cmocka_unit_test(another_letter_is_another_width),
    };
    if (TTF_Init())
        return 1;
    int failed =
        cmocka_run_group_tests_name("widths by SDL2_ttf", tests, fixture_create, fixture_destroy);
    TTF_Quit();
    return failed;
}
