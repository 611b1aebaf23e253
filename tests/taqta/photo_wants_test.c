/* Wanted portraits, with a refresher of our own: it remembers who wants what, and gives when told.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "taqta/photo_wants.h"

enum { WISHES = 1024, ADDRESS_BYTES = 32, STORE_BYTES = 1024 * 1024, MINUTE_MS = 60 * 1000 };

struct wish {
    char address[ADDRESS_BYTES];
    picture_sink *sink;
    void *context;
};

struct refresher {
    struct wish wishes[WISHES];
    size_t count, forgotten; /* since the test began */
};

void refresher_want_picture(struct refresher *refresher, struct text address, picture_sink *sink,
                            void *context)
{
    assert_true(refresher->count < WISHES);
    struct wish *wish = &refresher->wishes[refresher->count++];
    *wish = (struct wish){.sink = sink, .context = context};
    snprintf(wish->address, sizeof wish->address, "%.*s", TEXT_ARG(address));
}

void refresher_forget_pictures(struct refresher *refresher)
{
    refresher->count = 0;
    refresher->forgotten++;
}

struct test {
    struct refresher refresher;
    struct photos *photos;
    struct photo_wants *wants;
    char *red, *blue; /* two pictures of one pixel, as PNG */
    size_t red_size, blue_size;
};

static char *one_pixel(uint8_t red, uint8_t blue, size_t *size)
{
    png_image image = {
        .version = PNG_IMAGE_VERSION, .width = 1, .height = 1, .format = PNG_FORMAT_RGB};
    png_alloc_size_t bytes = 1024;
    char *memory = malloc(bytes);
    const uint8_t pixel[] = {red, 0, blue};

    assert_true(png_image_write_to_memory(&image, memory, &bytes, 0, pixel, 3, NULL));
    *size = bytes;
    return memory;
}

static int begin(void **state)
{
    struct test *test = calloc(1, sizeof *test);
    test->photos = photos_create(STORE_BYTES);
    test->wants = photo_wants_create(&test->refresher, test->photos);
    test->red = one_pixel(255, 0, &test->red_size);
    test->blue = one_pixel(0, 255, &test->blue_size);
    *state = test;
    return 0;
}

static int end(void **state)
{
    struct test *test = *state;
    photo_wants_destroy(test->wants);
    photos_destroy(test->photos);
    free(test->red);
    free(test->blue);
    free(test);
    return 0;
}

static struct box portrait(const char *address)
{
    return (struct box){
        .kind = BOX_PHOTO, .rect = {0, 0, 20, 20}, .photo = {.address = text_from(address)}};
}

static void show_in_two_sizes(struct test *test, const char *address)
{
    struct box boxes[] = {portrait(address), portrait(address)};
    struct page page = {.boxes = boxes, .box_count = 2};
    boxes[1].rect.width = 30;
    photo_wants_page(test->wants, &page);
}

static void show(struct test *test, const char *address)
{
    struct box box = portrait(address);
    struct page page = {.boxes = &box, .box_count = 1};
    photo_wants_page(test->wants, &page);
}

static void show_ahead(struct test *test, const char *address)
{
    struct box box = portrait(address);
    struct page page = {.boxes = &box, .box_count = 1};
    photo_wants_page_ahead(test->wants, &page);
}

static void give(const struct wish *wish, const char *bytes, size_t size, const char *error)
{
    struct error reason = {.kind = ERROR_NETWORK};
    snprintf(reason.message, sizeof reason.message, "%s", error ? error : "");
    wish->sink(wish->context, text_from(wish->address), (struct text){bytes, size},
               error ? &reason : NULL);
}

static void give_red(struct test *test, size_t wish)
{
    give(&test->refresher.wishes[wish], test->red, test->red_size, NULL);
}

static void fail_with(struct test *test, size_t wish, const char *error)
{
    give(&test->refresher.wishes[wish], NULL, 0, error);
}

static bool has(struct test *test, const char *address)
{
    return photos_has(test->photos, text_from(address), photo_face(20, 20));
}

static void take_colour(void *context, const struct packed *photo)
{
    packed_row(photo, 0, 0, 1, context);
}

static uint32_t colour_of(struct test *test, const char *address)
{
    uint32_t colour = 0;
    assert_true(
        photos_use(test->photos, text_from(address), photo_face(20, 20), take_colour, &colour));
    return colour;
}

static void portrait_is_asked_for_once_and_told_when_it_has_come(void **state)
{
    struct test *test = *state;

    show(test, "a");
    show(test, "a");

    assert_int_equal(test->refresher.count, 1);
    assert_int_equal(photo_wants_pending(test->wants), 1);
    assert_false(photo_wants_have_come(test->wants));
    give_red(test, 0);
    assert_true(has(test, "a"));
    assert_int_equal(photo_wants_pending(test->wants), 0);
    assert_true(photo_wants_have_come(test->wants));
    assert_false(photo_wants_have_come(test->wants));
}

/* The page that is up would be painted again for nothing. */
static void portrait_of_the_next_page_is_no_reason_to_paint(void **state)
{
    struct test *test = *state;
    show(test, "a");
    show_ahead(test, "b");
    give_red(test, 0);
    assert_true(photo_wants_have_come(test->wants));

    give_red(test, 1);

    assert_true(has(test, "b"));
    assert_false(photo_wants_have_come(test->wants));
}

static void portrait_that_comes_after_its_page_went_up_is_a_reason_to_paint(void **state)
{
    struct test *test = *state;
    show(test, "a");
    show_ahead(test, "b");

    show(test, "b");
    give_red(test, 1);

    assert_int_equal(test->refresher.count, 2);
    assert_true(photo_wants_have_come(test->wants));
}

static void portrait_that_has_fallen_out_of_the_store_is_asked_for_again(void **state)
{
    struct test *test = *state;
    show(test, "a");
    give_red(test, 0);
    photos_destroy(test->photos);
    photo_wants_destroy(test->wants);
    test->photos = photos_create(20 * 20 * 3); /* room for one */
    test->wants = photo_wants_create(&test->refresher, test->photos);
    test->refresher.count = 0;
    show(test, "a");
    give_red(test, 0);
    show(test, "b");
    give_red(test, 1);
    assert_false(has(test, "a"));

    show(test, "a");

    assert_int_equal(test->refresher.count, 3);
    assert_string_equal(test->refresher.wishes[2].address, "a");
}

static void other_bytes_of_a_portrait_replace_it(void **state)
{
    struct test *test = *state;
    show(test, "a");
    give_red(test, 0);
    (void)photo_wants_have_come(test->wants);

    give(&test->refresher.wishes[0], test->blue, test->blue_size, NULL);

    assert_int_equal(colour_of(test, "a"), 0x0000FF);
    assert_true(photo_wants_have_come(test->wants));
}

static void failed_portrait_is_not_asked_for_at_once_but_ten_minutes_later(void **state)
{
    struct test *test = *state;
    struct error error = {0};
    photo_wants_renew(test->wants, false, 100 * MINUTE_MS);
    show(test, "a");
    fail_with(test, 0, "nobody answers");

    show(test, "a");
    photo_wants_renew(test->wants, false, 109 * MINUTE_MS);
    show(test, "a");
    assert_int_equal(test->refresher.count, 1);
    assert_int_equal(test->refresher.forgotten, 0);
    photo_wants_renew(test->wants, false, 110 * MINUTE_MS);

    assert_int_equal(test->refresher.forgotten, 1);
    assert_true(photo_wants_failed(test->wants, TEXT("a"), &error));
    assert_string_equal(error.message, "nobody answers");
    show(test, "a");
    assert_int_equal(test->refresher.count, 1);
    give_red(test, 0);
    assert_true(has(test, "a"));
    assert_false(photo_wants_failed(test->wants, TEXT("a"), &error));
}

static void failed_portrait_is_asked_for_a_minute_after_a_changed_document(void **state)
{
    struct test *test = *state;
    photo_wants_renew(test->wants, false, 100 * MINUTE_MS);
    show(test, "a");
    give(&test->refresher.wishes[0], "no picture", 10, NULL);

    photo_wants_renew(test->wants, true, 100 * MINUTE_MS + 5000);
    assert_int_equal(test->refresher.forgotten, 0); /* documents may change every ten seconds */
    photo_wants_renew(test->wants, false, 101 * MINUTE_MS);
    show(test, "a");

    assert_int_equal(test->refresher.forgotten, 1);
    assert_int_equal(test->refresher.count, 1);
    assert_int_equal(photo_wants_pending(test->wants), 1);
}

static void nothing_is_forgotten_while_a_portrait_is_on_its_way(void **state)
{
    struct test *test = *state;
    show(test, "a");
    show_ahead(test, "b");
    fail_with(test, 0, "nobody answers");

    photo_wants_renew(test->wants, true, 100 * MINUTE_MS);
    assert_int_equal(test->refresher.forgotten, 0);
    give_red(test, 1);
    photo_wants_renew(test->wants, false, 100 * MINUTE_MS + 1);

    assert_int_equal(test->refresher.forgotten, 1);
}

static void nothing_is_forgotten_without_a_reason(void **state)
{
    struct test *test = *state;
    show(test, "a");
    give_red(test, 0);

    for (unsigned minute = 100; minute < 200; minute++)
        photo_wants_renew(test->wants, true, (uint64_t)minute * MINUTE_MS);

    assert_int_equal(test->refresher.forgotten, 0);
}

/* Once, after 512 of them, none was loaded any more. */
static void portraits_of_years_of_programmes_are_all_asked_for(void **state)
{
    struct test *test = *state;
    char address[ADDRESS_BYTES];
    unsigned minute = 100;

    log_set_level(LOG_LEVEL_ERROR); /* each failure would be told */
    for (int i = 0; i < 3000; i++) {
        snprintf(address, sizeof address, "%d", i);
        size_t before = test->refresher.count;
        show(test, address);
        assert_int_equal(test->refresher.count, before + 1);
        if (i % 7)
            give_red(test, before);
        else
            fail_with(test, before, "nobody answers");
        if (i % 100 == 99)
            photo_wants_renew(test->wants, true, (uint64_t)minute++ * MINUTE_MS);
    }

    log_set_level(LOG_LEVEL_INFO);

    assert_true(has(test, "2999"));
    assert_true(test->refresher.forgotten >= 29);
}

/* The worker may be about to give when the place is given to another portrait. */
static void want_that_was_forgotten_gets_nothing(void **state)
{
    struct test *test = *state;
    char address[ADDRESS_BYTES];
    show(test, "first");
    give_red(test, 0);
    struct wish late = test->refresher.wishes[0];
    for (int i = 0; i < 600; i++) {
        snprintf(address, sizeof address, "%d", i);
        show(test, address);
        give_red(test, test->refresher.count - 1);
    }
    size_t pending = photo_wants_pending(test->wants);
    (void)photo_wants_have_come(test->wants);

    give(&late, test->blue, test->blue_size, NULL);
    give(&late, NULL, 0, "gone");

    struct error error;
    assert_int_equal(photo_wants_pending(test->wants), pending);
    assert_false(photo_wants_have_come(test->wants));
    assert_false(photo_wants_failed(test->wants, TEXT("first"), &error));
    assert_int_equal(colour_of(test, "300"), 0xFF0000);
}

/* Runs what it is given with the log in a file, and gives back how many lines that has. */
static int count_lines_of(struct test *test, void (*run)(struct test *test))
{
    FILE *log = tmpfile();
    int lines = 0;
    fflush(stderr);
    int old = dup(STDERR_FILENO);
    assert_true(dup2(fileno(log), STDERR_FILENO) >= 0);
    run(test);
    fflush(stderr);
    assert_true(dup2(old, STDERR_FILENO) >= 0);
    close(old);
    rewind(log);
    for (int c = fgetc(log); c != EOF; c = fgetc(log))
        lines += c == '\n';
    fclose(log);
    return lines;
}

static void fail_again_and_again(struct test *test)
{
    show(test, "a");
    fail_with(test, 0, "nobody answers");
    for (unsigned minute = 100; minute < 200; minute += 10) {
        photo_wants_renew(test->wants, false, (uint64_t)minute * MINUTE_MS);
        show(test, "a");
        fail_with(test, 0, "nobody answers");
    }
}

static void fail_in_another_way(struct test *test)
{
    photo_wants_renew(test->wants, false, (uint64_t)300 * MINUTE_MS);
    show(test, "a");
    give(&test->refresher.wishes[0], "no picture", 10, NULL);
}

static void fail_in_two_sizes(struct test *test)
{
    test->refresher.count = 0;
    show_in_two_sizes(test, "b");
    fail_with(test, 0, "nobody answers");
    fail_with(test, 1, "nobody answers");
}

static void same_reason_is_told_once(void **state)
{
    struct test *test = *state;

    assert_int_equal(count_lines_of(test, fail_again_and_again), 1);
    assert_int_equal(count_lines_of(test, fail_in_another_way), 1);
    assert_int_equal(count_lines_of(test, fail_in_two_sizes), 1);
}

static void stop_in_the_midst(struct test *test)
{
    show(test, "a");
    photo_wants_stop(test->wants);
    give_red(test, 0);
}

static void stopping_gives_up_and_says_nothing(void **state)
{
    struct test *test = *state;

    assert_int_equal(count_lines_of(test, stop_in_the_midst), 0);
    assert_false(has(test, "a"));
    photo_wants_stop(NULL);
}

static void pictures_of_both_pages_stay_in_the_store(void **state)
{
    struct test *test = *state;
    photo_wants_destroy(test->wants);
    photos_destroy(test->photos);
    test->photos = photos_create(3 * 20 * 20 * 3);
    test->wants = photo_wants_create(&test->refresher, test->photos);
    show(test, "a");
    show_ahead(test, "b");
    give_red(test, 0);
    give_red(test, 1);
    struct error error;

    for (int i = 0; i < 5; i++) { /* late ones of pages that have gone */
        char address[] = {(char)('p' + i), 0};
        assert_true(photos_decode(test->photos, text_from(address),
                                  (struct text){test->red, test->red_size}, photo_face(20, 20),
                                  &error));
    }

    assert_true(has(test, "a"));
    assert_true(has(test, "b"));
}

static bool tried(struct test *test, const char *address, struct error *why)
{
    *why = (struct error){0};
    return photo_wants_try(test->wants, text_from(address), why);
}

static void picture_is_tried_once_and_there_when_it_has_come(void **state)
{
    struct test *test = *state;
    struct error why;

    assert_false(tried(test, "a", &why));
    assert_string_equal(why.message, "it has not come yet");
    assert_false(tried(test, "a", &why));
    assert_int_equal(test->refresher.count, 1);
    give_red(test, 0);
    assert_true(photo_wants_have_come(test->wants));
    assert_true(tried(test, "a", &why));
    photos_trim(test->photos, 0);
    assert_true(tried(test, "a", &why)); /* it can be had, whether its trial is kept or not */
    assert_int_equal(test->refresher.count, 1);
}

static void picture_that_was_refused_comes_by_itself_later(void **state)
{
    struct test *test = *state;
    struct error why;

    assert_false(tried(test, "a", &why));
    fail_with(test, 0, "404");
    assert_false(tried(test, "a", &why));
    assert_string_equal(why.message, "404");
    assert_int_equal(test->refresher.count, 1);
    photo_wants_renew(test->wants, false, 10 * MINUTE_MS);
    assert_false(tried(test, "a", &why));
    assert_string_equal(why.message, "404"); /* until it is known better */
    assert_int_equal(test->refresher.count, 1);
    give_red(test, 0);
    assert_true(tried(test, "a", &why));
}

static void poster_ahead_comes_until_it_is_decoded_or_given_up(void **state)
{
    struct test *test = *state;
    struct box box = portrait("a");
    struct page page = {.boxes = &box, .box_count = 1};

    show_ahead(test, "face");
    assert_false(photo_wants_poster_comes(test->wants));
    box.photo.fit = PHOTO_COVER;
    photo_wants_page_ahead(test->wants, &page);
    assert_true(photo_wants_poster_comes(test->wants));
    give_red(test, 1);
    assert_false(photo_wants_poster_comes(test->wants));
    box.photo.address = TEXT("b");
    photo_wants_page_ahead(test->wants, &page);
    assert_true(photo_wants_poster_comes(test->wants));
    fail_with(test, 2, "404");
    assert_false(photo_wants_poster_comes(test->wants));
}

#define WANTS_TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WANTS_TEST(portrait_is_asked_for_once_and_told_when_it_has_come),
        WANTS_TEST(portrait_of_the_next_page_is_no_reason_to_paint),
        WANTS_TEST(portrait_that_comes_after_its_page_went_up_is_a_reason_to_paint),
        WANTS_TEST(portrait_that_has_fallen_out_of_the_store_is_asked_for_again),
        WANTS_TEST(other_bytes_of_a_portrait_replace_it),
        WANTS_TEST(failed_portrait_is_not_asked_for_at_once_but_ten_minutes_later),
        WANTS_TEST(failed_portrait_is_asked_for_a_minute_after_a_changed_document),
        WANTS_TEST(nothing_is_forgotten_while_a_portrait_is_on_its_way),
        WANTS_TEST(nothing_is_forgotten_without_a_reason),
        WANTS_TEST(portraits_of_years_of_programmes_are_all_asked_for),
        WANTS_TEST(want_that_was_forgotten_gets_nothing),
        WANTS_TEST(same_reason_is_told_once),
        WANTS_TEST(stopping_gives_up_and_says_nothing),
        WANTS_TEST(picture_is_tried_once_and_there_when_it_has_come),
        WANTS_TEST(picture_that_was_refused_comes_by_itself_later),
        WANTS_TEST(poster_ahead_comes_until_it_is_decoded_or_given_up),
        WANTS_TEST(pictures_of_both_pages_stay_in_the_store),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
