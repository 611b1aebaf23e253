/* Paragraphs as they were written down in goldens/: the lines of each, and pictures of some.
 *
 * A file that is not as found is written beside the build (tests/goldens/), in the form to copy; so
 * are the picture found, the reference and what they differ by. `type_goldens_test renew` writes
 * over the references instead.
 */
#include "golden.h"
#include "golden_picture.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char references[] = "type/goldens", found_here[] = TAQTA_BUILD "/tests/goldens";

enum { PARAGRAPHS_PROMISED = 40 };

static int is_golden_file(const struct dirent *entry)
{
    return text_ends_with(text_from(entry->d_name), TEXT(".txt"));
}

static const char *path_of(struct arena *arena, const char *folder, const char *name,
                           const char *ending)
{
    return text_format(arena, "%s/%s%s%c", folder, name, ending, 0).data;
}

static void make_folder(void)
{
    if (mkdir(found_here, 0777) != 0 && errno != EEXIST)
        fail_msg("%s: %s", found_here, strerror(errno));
}

static void write_file(const char *path, struct text bytes)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        fail_msg("%s: %s", path, strerror(errno));
    assert_int_equal(fwrite(bytes.data, 1, bytes.size, file), bytes.size);
    assert_int_equal(fclose(file), 0);
}

static struct paragraph set_golden(struct fixture *fixture, const struct golden *golden)
{
    return golden->fits ? fit(fixture, &golden->request) : set(fixture, &golden->request);
}

/* What is done with every file of the folder, and what comes of it. */
struct tour {
    struct fixture *fixture;
    size_t goldens, pictures, wrong;
    void (*visit)(struct tour *tour, const char *name, const struct golden_file *file);
};

static void visit_all(struct tour *tour)
{
    struct dirent **entries;
    int count = scandir(references, &entries, is_golden_file, alphasort);
    if (count < 0)
        fail_msg("%s: %s", references, strerror(errno));

    make_folder();
    for (int i = 0; i < count; i++) {
        struct arena *arena = &tour->fixture->arena;
        struct golden_file file;
        const char *path = path_of(arena, references, entries[i]->d_name, "");
        goldens_read(&file, arena, path, read_whole_file(arena, path));
        tour->visit(tour, entries[i]->d_name, &file);
        tour->goldens += file.count;
        free(entries[i]);
    }
    free(entries);
}

/* The file as it would be if all that was found were right. */
static struct text file_found(struct tour *tour, const struct golden_file *file)
{
    struct text_builder builder = {.arena = &tour->fixture->arena};

    for (size_t i = 0; i < file->count; i++) {
        const struct golden *golden = &file->goldens[i];
        struct paragraph paragraph = set_golden(tour->fixture, golden);
        builder_add(&builder, golden->head);
        builder_add(&builder, golden_found(builder.arena, golden, &paragraph));
    }
    builder_add(&builder, file->tail);
    return builder_text(&builder);
}

static void compare_lines(struct tour *tour, const char *name, const struct golden_file *file)
{
    struct arena *arena = &tour->fixture->arena;
    size_t wrong = tour->wrong;

    for (size_t i = 0; i < file->count; i++) {
        const struct golden *golden = &file->goldens[i];
        struct paragraph paragraph = set_golden(tour->fixture, golden);
        struct text found = golden_found(arena, golden, &paragraph);
        assert_glyphs_are_sound(tour->fixture, &paragraph);
        if (text_equal(found, golden->expected))
            continue;
        struct text beside = golden_side_by_side(arena, golden->expected, found);
        print_error("%s/%s:%d: %.*s: expected, and found\n%.*s", references, name, golden->line,
                    TEXT_ARG(golden->name), TEXT_ARG(beside));
        tour->wrong++;
    }
    if (tour->wrong == wrong)
        return;
    const char *path = path_of(arena, found_here, name, "");
    write_file(path, file_found(tour, file));
    print_error("as found: %s\n", path);
}

static void compare_picture(struct tour *tour, const struct golden *golden)
{
    struct arena *arena = &tour->fixture->arena;
    const char *name = text_to_c(arena, golden->picture);
    const char *path = path_of(arena, references, name, ".png");
    struct paragraph paragraph = set_golden(tour->fixture, golden);
    struct grey found = grey_of_paragraph(tour->fixture, &paragraph), reference = {0};

    bool comparable = grey_read(&reference, arena, path) && reference.width == found.width &&
                      reference.height == found.height;
    struct grey_distance distance = {0};
    if (comparable)
        distance = grey_distance(&reference, &found);
    if (comparable && grey_is_near(distance))
        return;

    grey_write(&found, path_of(arena, found_here, name, ".found.png"));
    if (reference.bytes)
        grey_write(&reference, path_of(arena, found_here, name, ".png"));
    if (comparable) {
        struct grey difference = grey_difference(arena, &reference, &found);
        grey_write(&difference, path_of(arena, found_here, name, ".difference.png"));
    }
    print_error("%s: %s; see %s/%s.*.png: mean %.3f, worst block %.1f at %d,%d\n", path,
                comparable ? "is another picture" : "is not there, or of another size", found_here,
                name, distance.mean, distance.worst_block, distance.x, distance.y);
    tour->wrong++;
}

static void compare_pictures(struct tour *tour, const char *name, const struct golden_file *file)
{
    (void)name; /* the pictures have names of their own */
    for (size_t i = 0; i < file->count; i++) {
        if (!file->goldens[i].picture.size)
            continue;
        compare_picture(tour, &file->goldens[i]);
        tour->pictures++;
    }
}

static void renew(struct tour *tour, const char *name, const struct golden_file *file)
{
    struct arena *arena = &tour->fixture->arena;

    write_file(path_of(arena, references, name, ""), file_found(tour, file));
    for (size_t i = 0; i < file->count; i++) {
        const struct golden *golden = &file->goldens[i];
        if (!golden->picture.size)
            continue;
        struct paragraph paragraph = set_golden(tour->fixture, golden);
        struct grey grey = grey_of_paragraph(tour->fixture, &paragraph);
        grey_write(&grey, path_of(arena, references, text_to_c(arena, golden->picture), ".png"));
    }
}

static void paragraphs_are_set_as_written_down(void **state)
{
    struct tour tour = {.fixture = *state, .visit = compare_lines};

    visit_all(&tour);

    assert_true(tour.goldens >= PARAGRAPHS_PROMISED);
    assert_int_equal(tour.wrong, 0);
}

static void pictures_are_what_they_were(void **state)
{
    struct tour tour = {.fixture = *state, .visit = compare_pictures};

    visit_all(&tour);

    assert_true(tour.pictures >= 8);
    assert_int_equal(tour.wrong, 0);
}

static void references_are_renewed(void **state)
{
    struct tour tour = {.fixture = *state, .visit = renew};

    visit_all(&tour);
}

static const char example[] = "# A remark stays where it is.\n"
                              "== two lines\n"
                              "kk text 40 px, width 320\n"
                              "> Балалар{A0}күні{AD} бүгін Астанада\n"
                              "| Балалар күні\n"
                              "| бүгін Астанада\n"
                              "\n"
                              "== one that nobody has written the lines of\n"
                              "kk title 60 px, width 500, height 80, fit 20\n"
                              "> Конференцияның ашылуы\n"
                              "# the end\n";

static void a_golden_is_read_and_written_as_it_stands(void **state)
{
    struct fixture *fixture = *state;
    struct tour tour = {.fixture = fixture};
    struct golden_file file;

    goldens_read(&file, &fixture->arena, "example", text_from(example));
    struct text found = file_found(&tour, &file);

    assert_int_equal(file.count, 2);
    assert_int_equal(file.goldens[1].line, 8);
    assert_text_equal(file.goldens[0].request.text, "Балалар\u00A0күні\u00AD бүгін Астанада");
    assert_int_equal(file.goldens[0].request.width, 320);
    assert_true(file.goldens[1].fits);
    assert_int_equal(file.goldens[1].expected.size, 0);
    struct text added = TEXT("= 37 px\n| Конференцияның ашылуы\n"), end = TEXT("# the end\n");
    struct text parts[] = {text_slice(text_from(example), 0, sizeof example - 1 - end.size), added,
                           end};
    assert_text_equal(found,
                      text_to_c(&fixture->arena, text_join(&fixture->arena, parts, 3, TEXT(""))));
}

static void a_wrong_line_is_shown_beside_the_right_one(void **state)
{
    struct fixture *fixture = *state;

    struct text beside =
        golden_side_by_side(&fixture->arena, TEXT("| Ол\n| барды\n"), TEXT("| Ол\n| келді\n"));

    assert_text_equal(beside, "    | Ол       | Ол\n    | барды  ! | келді\n");
}

static struct grey picture_of(struct fixture *fixture, const char *words, float shift)
{
    struct paragraph_request request = plain_request(text_from(words));
    struct paragraph paragraph = set(fixture, &request);
    struct glyph *glyphs = ARENA_ARRAY(&fixture->arena, struct glyph, paragraph.glyph_count);

    memcpy(glyphs, paragraph.glyphs, paragraph.glyph_count * sizeof *glyphs);
    glyphs[2].x += (int32_t)(shift * 64);
    paragraph.glyphs = glyphs;
    return grey_of_paragraph(fixture, &paragraph);
}

static bool are_near(const struct grey *a, const struct grey *b)
{
    return grey_is_near(grey_distance(a, b));
}

static void a_letter_moved_or_mistaken_is_seen_and_rounding_is_not(void **state)
{
    struct fixture *fixture = *state;
    struct grey right = picture_of(fixture, "Таңғы жаңалық", 0);
    struct grey moved = picture_of(fixture, "Таңғы жаңалық", 0.25f);
    struct grey without_tail = right, rounded = right;
    size_t size = (size_t)right.width * (size_t)right.height;
    without_tail.bytes = memcpy(arena_alloc(&fixture->arena, size), right.bytes, size);
    rounded.bytes = memcpy(arena_alloc(&fixture->arena, size), right.bytes, size);

    /* The lowest row of ink, but for the edge, belongs to the tails. */
    memset(without_tail.bytes + size - (size_t)right.width * 10, 255, (size_t)right.width * 10);
    for (size_t i = 0; i < size; i++)
        rounded.bytes[i] += right.bytes[i] > 0 && right.bytes[i] < 255;

    assert_true(are_near(&right, &rounded));
    assert_false(are_near(&right, &moved));
    assert_false(are_near(&right, &without_tail));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_golden_is_read_and_written_as_it_stands),
        cmocka_unit_test(a_wrong_line_is_shown_beside_the_right_one),
        cmocka_unit_test(a_letter_moved_or_mistaken_is_seen_and_rounding_is_not),
        cmocka_unit_test(paragraphs_are_set_as_written_down),
        cmocka_unit_test(pictures_are_what_they_were),
    };
    const struct CMUnitTest renewal[] = {cmocka_unit_test(references_are_renewed)};

    if (argc > 1 && !strcmp(argv[1], "renew"))
        return cmocka_run_group_tests_name("renewal", renewal, fixture_create, fixture_destroy);
    return cmocka_run_group_tests_name("goldens", tests, fixture_create, fixture_destroy);
}
