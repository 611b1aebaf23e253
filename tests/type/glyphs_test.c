/* Pictures of glyphs: quarters of a pixel, exact boxes, a cache that does not change what is seen.
 */
#include "type_support.h"

#include <string.h>

static struct glyph first_glyph(struct fixture *fixture, const char *words, float px)
{
    struct paragraph_request request = plain_request(text_from(words));
    request.style.px = px;
    struct paragraph paragraph = set(fixture, &request);

    assert_true(paragraph.glyph_count > 0);
    return paragraph.glyphs[0];
}

static long total(const struct coverage *coverage)
{
    long sum = 0;
    for (int y = 0; y < coverage->height; y++) {
        for (int x = 0; x < coverage->width; x++)
            sum += coverage->bytes[y * coverage->stride + x];
    }
    return sum;
}

/* Mean place of the ink, in px right of the origin. */
static double centre(const struct coverage *coverage)
{
    double sum = 0;
    for (int y = 0; y < coverage->height; y++) {
        for (int x = 0; x < coverage->width; x++)
            sum += coverage->bytes[y * coverage->stride + x] * (coverage->left + x + 0.5);
    }
    return sum / (double)total(coverage);
}

static void each_quarter_moves_the_ink_by_a_quarter(void **state)
{
    struct fixture *fixture = *state;
    struct glyph glyph = first_glyph(fixture, "қ", 40);
    double before = 0;

    for (int quarter = 0; quarter < 4; quarter++) {
        struct coverage coverage;
        assert_true(
            glyph_coverage(fixture->typesetter, glyph.face, glyph.index, 40, quarter, &coverage));
        double now = centre(&coverage);
        if (quarter > 0)
            assert_float_equal(now - before, 0.25, 0.02);
        before = now;
    }
}

static void no_row_or_column_at_the_edge_is_empty(void **state)
{
    struct fixture *fixture = *state;
    static const char *const letters[] = {"Ә", "ғ", "/", "“", "№", "S", "ۋ"};

    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        struct glyph glyph = first_glyph(fixture, letters[i], 33);
        struct coverage c;
        assert_true(glyph_coverage(fixture->typesetter, glyph.face, glyph.index, 33, 1, &c));
        int top = 0, bottom = 0, left = 0, right = 0;
        for (int x = 0; x < c.width; x++) {
            top |= c.bytes[x];
            bottom |= c.bytes[(c.height - 1) * c.stride + x];
        }
        for (int y = 0; y < c.height; y++) {
            left |= c.bytes[y * c.stride];
            right |= c.bytes[y * c.stride + c.width - 1];
        }
        assert_true(top && bottom && left && right);
    }
}

/* Filling the cache many times over must not change a picture. */
static void pictures_are_the_same_after_the_cache_was_emptied(void **state)
{
    struct fixture *fixture = *state;
    struct glyph glyph = first_glyph(fixture, "Ұ", 90);
    struct coverage coverage;
    uint8_t kept[128 * 128];

    assert_true(glyph_coverage(fixture->typesetter, glyph.face, glyph.index, 90, 2, &coverage));
    size_t size = (size_t)coverage.width * (size_t)coverage.height;
    assert_true(size <= sizeof kept && coverage.stride == coverage.width);
    memcpy(kept, coverage.bytes, size);
    for (unsigned index = 1; index < 1500; index++) {
        struct coverage other;
        assert_true(glyph_coverage(fixture->typesetter, 0, index, 120, 0, &other));
    }

    assert_true(glyph_coverage(fixture->typesetter, glyph.face, glyph.index, 90, 2, &coverage));
    assert_memory_equal(coverage.bytes, kept, size);
}

static void blank_has_no_picture_and_unknown_index_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_request request = plain_request(TEXT("а б"));
    struct paragraph paragraph = set(fixture, &request);
    struct coverage coverage;

    assert_int_equal(paragraph.glyph_count, 2); /* the blank is not drawn */
    assert_false(glyph_coverage(fixture->typesetter, 0, 65535, 40, 0, &coverage));
}

static void larger_size_has_more_ink_in_proportion(void **state)
{
    struct fixture *fixture = *state;
    struct glyph glyph = first_glyph(fixture, "Ж", 40);
    struct coverage small, large;

    assert_true(glyph_coverage(fixture->typesetter, glyph.face, glyph.index, 40, 0, &small));
    double ink = (double)total(&small);
    assert_true(glyph_coverage(fixture->typesetter, glyph.face, glyph.index, 120, 0, &large));
    assert_float_equal((double)total(&large) / ink, 9, 0.05);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_quarter_moves_the_ink_by_a_quarter),
        cmocka_unit_test(no_row_or_column_at_the_edge_is_empty),
        cmocka_unit_test(pictures_are_the_same_after_the_cache_was_emptied),
        cmocka_unit_test(blank_has_no_picture_and_unknown_index_is_refused),
        cmocka_unit_test(larger_size_has_more_ink_in_proportion),
    };
    return cmocka_run_group_tests_name("glyphs", tests, fixture_create, fixture_destroy);
}
