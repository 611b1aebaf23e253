/* Tails and marks: nothing of Қ, Ң, ₸, Ū or of töte jazu's letters is lost at any size. */
#include "type_support.h"

#include <hb.h>
#include <math.h>

#include "type/typesetter.h"

enum {
    SMALLEST = 24,
    LARGEST = 300,
    STEP = 1,
    /* Rows at a rounded edge may be too faint to be seen: at most this many px of an outline. */
    FAINT = 2
};

/* The deepest and the highest letters of what we promise to set. */
static const char *const words[] = {
    "Қаңғы Җүйрік",     "Щецин, Цюрих;",    "Әй, Ңұқ!",        "(₸ 5 000) №",
    "Йошкар-Ола Ёлка",  "Ūly Öñir Şağyn",   "İzgi Äjem Ñoğai", "Ŋūŋ jyly, ğy",
    "Äjğqyp „Öy” [Qj]", "ۇلت كۇنى ڭۋۆ چاي", "ٴبىر حج عج پي؟",  "|{}|",
};
enum { WORD_COUNT = sizeof words / sizeof *words };

static struct paragraph set_word(struct fixture *fixture, const char *word, enum face_role role,
                                 int px)
{
    struct paragraph_request request = plain_request(text_from(word));
    request.style.role = role;
    request.style.px = (float)px;
    return set(fixture, &request);
}

/* The judge is HarfBuzz, which reads the outline's box from the file and draws nothing. */
static void check_reach(struct fixture *fixture, const struct glyph *glyph, float px)
{
    const struct face *face = &fixture->typesetter->faces[glyph->face];
    double scale = (double)px / face->units_per_em, part = (glyph->x & 63) / 64.0;
    hb_glyph_extents_t box;
    struct coverage picture;
    assert_true(hb_font_get_glyph_extents(face->shaper, glyph->index, &box));
    assert_true(glyph_coverage(fixture->typesetter, glyph->face, glyph->index, px,
                               (glyph->x & 63) / 16, &picture));

    double left = part + box.x_bearing * scale, right = left + box.width * scale;
    double top = box.y_bearing * scale, bottom = top + box.height * scale;
    const struct {
        double asked, found;
    } sides[] = {{ceil(right), picture.left + picture.width},
                 {-floor(left), -picture.left},
                 {ceil(top), picture.top},
                 {-floor(bottom), picture.height - picture.top}};

    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        double lost = sides[i].asked - sides[i].found;
        if (lost > FAINT || lost < 0)
            fail_msg("glyph %u of %s at %g px: side %zu loses %g px", glyph->index, face->name,
                     (double)px, i, lost);
    }
}

static void pictures_of_glyphs_reach_as_far_as_their_outlines(void **state)
{
    struct fixture *fixture = *state;

    for (int role = 0; role < FACE_ROLE_COUNT; role++) {
        for (int px = SMALLEST; px <= LARGEST; px += STEP) {
            struct paragraph paragraph =
                set_word(fixture, words[(px + role) % WORD_COUNT], role, px);
            assert_int_equal(paragraph.missing_count, 0);
            for (size_t i = 0; i < paragraph.glyph_count; i++)
                check_reach(fixture, &paragraph.glyphs[i], paragraph.px);
            arena_reset(&fixture->arena);
        }
    }
}

static bool has_ink(const struct painted *painted, int x, int y, int width, int height)
{
    for (int row = y; row < y + height; row++) {
        for (int column = x; column < x + width; column++) {
            if (painted->bytes[row * painted->width + column])
                return true;
        }
    }
    return false;
}

/* The box of ink is what pages are laid out and judged by. */
static void no_ink_lies_on_the_edge_of_a_box_of_ink_with_room_around_it(void **state)
{
    enum { ROOM = 3 };
    struct fixture *fixture = *state;

    for (int role = 0; role < FACE_ROLE_COUNT; role++) {
        for (int px = SMALLEST; px <= LARGEST; px += STEP) {
            struct paragraph paragraph =
                set_word(fixture, words[(px + role + 5) % WORD_COUNT], role, px);
            struct painted sheet = paint(fixture, &paragraph, ROOM);
            int w = sheet.width, h = sheet.height;
            assert_false(has_ink(&sheet, 0, 0, w, ROOM));
            assert_false(has_ink(&sheet, 0, h - ROOM, w, ROOM));
            assert_false(has_ink(&sheet, 0, 0, ROOM, h));
            assert_false(has_ink(&sheet, w - ROOM, 0, ROOM, h));
            assert_true(has_ink(&sheet, ROOM, ROOM, w - 2 * ROOM, 1));
            assert_true(has_ink(&sheet, ROOM, h - ROOM - 1, w - 2 * ROOM, 1));
            arena_reset(&fixture->arena);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pictures_of_glyphs_reach_as_far_as_their_outlines),
        cmocka_unit_test(no_ink_lies_on_the_edge_of_a_box_of_ink_with_room_around_it),
    };
    return cmocka_run_group_tests_name("tails", tests, fixture_create, fixture_destroy);
}
