/* Widths against an independent judge: hb-shape with the same font file and the language kk. */
#include "type_support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char judge[] = "/usr/bin/hb-shape";

static const struct {
    enum face_role role;
    const char *file;
    const char *features;
} faces[] = {
    {FACE_TEXT, "/usr/share/fonts/opentype/inter/Inter-Regular.otf", "+kern"},
    {FACE_TITLE, "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf", "+kern"},
    {FACE_QUOTE, "/usr/share/fonts/truetype/vollkorn/Vollkorn-Medium.ttf", "+lnum"},
};

static const char *const samples[] = {
    "Балаларға сенуден қорықпаңыздар",
    "олардың дауысы мен арманы",
    "Қазақстан Республикасы",
    "Бала құқықтары туралы конвенция",
    "Тәуелсіздік күні",
    "ҮА ҚО Үа Ға Тә УА КО",
    "Ұлттық ғылым академиясы",
    "Әлеуметтік қамсыздандыру",
    "Өскемен, Ақтөбе, Шымкент",
    "һәм жиһаз, гауһар",
    "14:30–15:15",
    "2025 жылғы 20 қараша",
    "№ 3 зал, 5 000 ₸",
    "50%-ы балалар",
    "БҰҰ-ның өкілі",
    "Қ.-Ж. Тоқаев",
    "Ғ. Мүсірепов атындағы театр",
    "ШАҢЫРАҚ АСТЫНДА",
    "… және тағы басқалар!",
    "Інжу-маржан (қайталау)",
};

/* The judge works in units of the font: advances of glyphs in [index=cluster+advance|…]. */
static double width_by_judge(const char *file, const char *features, const char *words)
{
    char command[1024], line[16384];
    /* It reads its arguments in the locale's encoding, and a bare machine has none. */
    snprintf(
        command, sizeof command,
        "LC_ALL=C.UTF-8 %s --language=kk --features='%s' --no-glyph-names --no-clusters '%s' '%s'",
        judge, features, file, words);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    assert_non_null(fgets(line, sizeof line, pipe));
    assert_int_equal(pclose(pipe), 0);

    double width = 0;
    for (char *at = line; *at; at++) {
        if (*at == '+')
            width += strtol(at + 1, NULL, 10);
    }
    return width;
}

static double units_per_em(const char *file)
{
    uint8_t bytes[512], head[20];
    FILE *font = fopen(file, "rb");
    assert_non_null(font);
    size_t size = fread(bytes, 1, sizeof bytes, font);
    for (size_t at = 12; at + 16 <= size; at += 16) {
        const uint8_t *entry = bytes + at;
        if (entry[0] != 'h' || entry[1] != 'e' || entry[2] != 'a' || entry[3] != 'd')
            continue;
        long offset = (long)entry[8] << 24 | entry[9] << 16 | entry[10] << 8 | entry[11];
        assert_int_equal(fseek(font, offset, SEEK_SET), 0);
        assert_int_equal(fread(head, 1, sizeof head, font), sizeof head);
        fclose(font);
        return head[18] << 8 | head[19];
    }
    fail_msg("%s has no table head", file);
    return 0;
}

static void advances_are_those_of_the_judge(void **state)
{
    struct fixture *fixture = *state;
    if (access(judge, X_OK)) {
        print_message("skipped: %s is not installed (package libharfbuzz-bin)\n", judge);
        skip();
    }

    for (size_t i = 0; i < sizeof faces / sizeof *faces; i++) {
        double em = units_per_em(faces[i].file);
        struct type_style style = {.role = faces[i].role, .px = 100, .language = TEXT("kk")};
        for (size_t j = 0; j < sizeof samples / sizeof *samples; j++) {
            double ours = text_advance(fixture->typesetter, text_from(samples[j]), &style);
            double theirs = width_by_judge(faces[i].file, faces[i].features, samples[j]) * 100 / em;
            if (fabs(ours - theirs) > 0.01)
                fail_msg("%s: %.3f px, hb-shape says %.3f", samples[j], ours, theirs);
        }
    }
}

/* Қ and К are twins: what kerns with one and not with the other would show as a gap. */
static void kazakh_letters_are_kerned(void **state)
{
    struct fixture *fixture = *state;
    struct type_style style = {.role = FACE_TEXT, .px = 100, .language = TEXT("kk")};
    static const char *const pairs[][3] = {{"ҮА", "Ү", "А"}, {"Ға", "Ғ", "а"}, {"Тә", "Т", "ә"}};

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        float together = text_advance(fixture->typesetter, text_from(pairs[i][0]), &style);
        float apart = text_advance(fixture->typesetter, text_from(pairs[i][1]), &style) +
                      text_advance(fixture->typesetter, text_from(pairs[i][2]), &style);
        assert_true(together < apart - 5);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(advances_are_those_of_the_judge),
        cmocka_unit_test(kazakh_letters_are_kerned),
    };
    return cmocka_run_group_tests_name("widths", tests, fixture_create, fixture_destroy);
}
