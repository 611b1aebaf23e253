/* Photos as cameras make them: what decoding takes, and that it can be stopped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <malloc.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/limits.h"
#include "screen/photos.h"
#include "screen/picture_files.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

enum {
    WIDTH = 6000,
    HEIGHT = 4000,
    STORE_BYTES = 16 * 1024 * 1024,
    SHOWN_KB = 2 * 500 * 620 * 4 / 1024
};

static long status_kb(const char *name)
{
    char line[256];
    long kb = -1;
    FILE *file = fopen("/proc/self/status", "r");

    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, name, strlen(name)) == 0)
            (void)sscanf(line + strlen(name), ": %ld", &kb);
    if (file)
        fclose(file);
    return kb;
}

/* How much more memory a process of its own has at most while it decodes; -1: it could not. */
static long peak_kb(const struct file *file)
{
    int ends[2];
    long kb = -1;
    assert_int_equal(pipe(ends), 0);
    (void)malloc_trim(0); /* what the encoder has left would serve the decoder unseen */
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0) {
        struct photos *photos = photos_create(STORE_BYTES);
        long before = status_kb("VmRSS");
        struct error error = {0};
        bool decoded =
            photos_decode(photos, TEXT("a"), file_text(file), photo_face(500, 620), &error);
        kb = decoded ? status_kb("VmHWM") - before : -1;
        if (!decoded)
            fprintf(stderr, "%s\n", error.message);
        _exit(write(ends[1], &kb, sizeof kb) != sizeof kb);
    }
    close(ends[1]);
    assert_int_equal(read(ends[0], &kb, sizeof kb), sizeof kb);
    close(ends[0]);
    assert_int_equal(waitpid(child, NULL, 0), child);
    return kb;
}

/* Beside the picture as it is shown, which is there twice while it is turned. */
static void assert_peak(struct file file, int megabytes)
{
    assert_in_range(file.size, 1, LIMIT_PICTURE_BYTES);
    long kb = peak_kb(&file);
    print_message("            %.1f MB\n", (double)kb / 1024);
    assert_in_range(kb, 0, megabytes * 1024 + SHOWN_KB);
    file_free(&file);
}

static void skip_if_sanitized(void)
{
    if (!SANITIZED)
        return;
    print_message("skipped: a sanitizer's own memory is not what is measured\n");
    skip();
}

static void photo_of_24_megapixels_takes_little_memory(void **state)
{
    (void)state;
    skip_if_sanitized();

    assert_peak(file_jpeg(paint_grain, WIDTH, HEIGHT, JPEG_PLAIN, 70), 16);
    assert_peak(file_png(paint_quarters, WIDTH, HEIGHT, PNG_RGB, false), 16);
    assert_peak(file_webp(paint_quarters, WIDTH, HEIGHT, WEBP_LOSSY), 16);
}

static void picture_that_can_only_be_had_whole_takes_bounded_memory(void **state)
{
    (void)state;
    skip_if_sanitized();

    assert_peak(file_jpeg(paint_grain, 4800, 3200, JPEG_PROGRESSIVE, 70), 48 + 4);
    assert_peak(file_png(paint_quarters, 4000, 3000, PNG_RGB, true), 48 + 4);
    assert_peak(file_webp(paint_waves, 4000, 3000, WEBP_LOSSLESS), 48 + 4);
    assert_peak(file_webp(paint_fading_waves, 3300, 3000, WEBP_LOSSY_ALPHA), 48 + 4);
}

static void assert_refused(struct file file, const char *words)
{
    struct photos *photos = photos_create(STORE_BYTES);
    struct error error = {0};

    assert_false(photos_decode(photos, TEXT("a"), file_text(&file), photo_face(500, 620), &error));

    assert_int_equal(error.kind, ERROR_LIMIT);
    assert_string_equal(error.message, words);
    photos_destroy(photos);
    file_free(&file);
}

/* The size in a file's header, as the two formats write it, is replaced. */
static struct file with_size_at(struct file file, const char *before, size_t size, size_t offset,
                                const char *bytes, size_t count)
{
    char *found = memmem(file.bytes, file.size, before, size);
    assert_non_null(found);
    memcpy(found + offset, bytes, count);
    return file;
}

static void picture_that_would_take_more_is_refused_with_advice(void **state)
{
    (void)state;
    struct file progressive = file_jpeg(paint_quarters, 64, 64, JPEG_PROGRESSIVE, 90),
                separate = file_jpeg(paint_quarters, 64, 64, JPEG_SEPARATE_SCANS, 90),
                lossless = file_webp(paint_quarters, 64, 64, WEBP_LOSSLESS);

    assert_refused(with_size_at(progressive, "\xFF\xC2", 2, 5, "\x0F\xA0\x17\x70", 4),
                   "a progressive JPEG of 6000 × 4000 px takes 69 MB to decode, the most is 48: "
                   "save it as a baseline JPEG, or smaller");
    assert_refused(with_size_at(separate, "\xFF\xC0", 2, 5, "\x0F\xA0\x17\x70", 4),
                   "a progressive JPEG of 6000 × 4000 px takes 69 MB to decode, the most is 48: "
                   "save it as a baseline JPEG, or smaller");
    assert_refused(file_png_beginning(4000, 3200, PNG_RGB, true),
                   "an interlaced PNG of 4000 × 3200 px takes 49 MB to decode, the most is 48: "
                   "save it without interlacing, or smaller");
    /* 5999 and 3999 in fourteen bits each, behind the signature 2F. */
    assert_refused(with_size_at(lossless, "VP8L", 4, 9, "\x6F\xD7\xE7\x03", 4),
                   "a lossless WebP of 6000 × 4000 px takes 92 MB to decode, the most is 48: "
                   "save it lossy and opaque, or smaller");
}

static void jpeg_of_endless_scans_is_refused(void **state)
{
    (void)state;
    struct file file = file_jpeg(paint_quarters, 64, 64, JPEG_PROGRESSIVE, 90);
    /* The last scan once more, again and again. */
    char *last = NULL;
    for (size_t i = 0; i + 1 < file.size; i++)
        if (memcmp(file.bytes + i, "\xFF\xDA", 2) == 0)
            last = file.bytes + i;
    assert_non_null(last);
    size_t size = (size_t)(file.bytes + file.size - 2 - last);
    struct file longer = {malloc(file.size + 100 * size), file.size - 2};
    memcpy(longer.bytes, file.bytes, longer.size);
    for (int i = 0; i < 100; i++, longer.size += size)
        memcpy(longer.bytes + longer.size, last, size);

    assert_refused(longer, "a JPEG of more than 64 scans");

    file_free(&file);
}

/* A worker that decodes one picture in ever other sizes until it is refused. */
struct worker {
    struct photos *photos;
    const struct file *file;
    struct error error;
    atomic_int decoded;
    double cpu_ms; /* of its thread, when it ended */
};

static double thread_ms(clockid_t clock)
{
    struct timespec now;
    assert_int_equal(clock_gettime(clock, &now), 0);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void *decode_until_refused(void *context)
{
    struct worker *worker = context;

    for (int i = 0; photos_decode(worker->photos, TEXT("a"), file_text(worker->file),
                                  photo_face(400 + i % 100, 500 + i), &worker->error);
         i++)
        atomic_fetch_add(&worker->decoded, 1);
    worker->cpu_ms = thread_ms(CLOCK_THREAD_CPUTIME_ID);
    return NULL;
}

/* Measured in the worker's own time, so that a busy machine makes no difference. */
static void assert_stops(struct file file)
{
    struct worker worker = {.photos = photos_create(STORE_BYTES), .file = &file};
    pthread_t thread;
    clockid_t clock;
    assert_int_equal(pthread_create(&thread, NULL, decode_until_refused, &worker), 0);
    assert_int_equal(pthread_getcpuclockid(thread, &clock), 0);
    while (thread_ms(clock) < 25) /* in the midst of the first, or of a later one */
        usleep(1000);

    double at_ms = thread_ms(clock);
    photos_stop(worker.photos);
    pthread_join(thread, NULL);

    assert_string_equal(worker.error.message, "the display ends");
    print_message("            %.1f ms more, after %d whole\n", worker.cpu_ms - at_ms,
                  atomic_load(&worker.decoded));
    assert_true(worker.cpu_ms - at_ms < 50);
    photos_destroy(worker.photos);
    file_free(&file);
}

static void decoding_is_given_up_soon_after_the_stop(void **state)
{
    (void)state;

    assert_stops(file_jpeg(paint_grain, WIDTH, HEIGHT, JPEG_PLAIN, 70));
    assert_stops(file_jpeg(paint_grain, 4800, 3200, JPEG_PROGRESSIVE, 70));
    assert_stops(file_png(paint_quarters, WIDTH, HEIGHT, PNG_RGB, false));
    assert_stops(file_png(paint_quarters, 3000, 2000, PNG_RGB, true));
    assert_stops(file_webp(paint_grain, 4000, 3000, WEBP_LOSSY));
    assert_stops(file_webp(paint_grain, 2400, 2000, WEBP_LOSSLESS));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(photo_of_24_megapixels_takes_little_memory),
        cmocka_unit_test(picture_that_can_only_be_had_whole_takes_bounded_memory),
        cmocka_unit_test(picture_that_would_take_more_is_refused_with_advice),
        cmocka_unit_test(jpeg_of_endless_scans_is_refused),
        cmocka_unit_test(decoding_is_given_up_soon_after_the_stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
