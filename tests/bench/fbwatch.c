/* fbwatch: counts the pictures an X server shows, by looking at the file it keeps its screen in.
 *
 *   fbwatch FILE [RRGGBB]
 *
 * The file is Xvfb's (-fbdir), mapped into memory: looking costs the server and its clients nothing
 * but cache. A few rows are compared with what they were, every two milliseconds, which takes about
 * a fiftieth of a core. On standard output, times in milliseconds of CLOCK_MONOTONIC:
 *
 *   ready WIDTH HEIGHT                     it looks
 *   mark TIME                              the colour covers MARK_PIXELS for the first time
 *   change TIME LENGTH FRAMES LATE GAP     something moved and is at rest again: from the first to
 *                                          the last of its frames; gaps of more than one and a half
 *                                          periods count as late frames; the longest gap
 *   cost CPU WALL                          at the end, which is SIGTERM: what the looking took
 *
 * A frame is told from the one before by a pixel that changes again, or by time. So a picture that
 * the server is still copying when we look is not counted twice.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { ROWS = 36, MARK_PIXELS = 64, LOOK_EVERY_NS = 2000000, EXIT_USAGE = 2 };

static const double PERIOD_MS = 1000.0 / 60; /* what Xvfb tells its clients */
static const double APART_MS = 8;            /* half a period: no frame is copied for so long */
static const double SETTLES_MS = 20;         /* a changed picture is whole by then */
static const double REST_MS = 120;           /* longer than any gap in a fade worth the name */
static const double PATIENCE_MS = 20000;     /* for the server to begin */

/* The header of an XWD file, in big-endian words (XWDFile.h). */
enum {
    XWD_SIZE = 0,
    XWD_WIDTH = 4,
    XWD_HEIGHT = 5,
    XWD_STRIDE = 12,
    XWD_COLOURS = 19,
    XWD_WORDS = 25
};

struct picture {
    const uint32_t *pixels;
    size_t width, height, stride; /* stride in pixels */
};

struct burst {
    bool is_on;
    double first_ms, last_ms, longest_gap_ms;
    unsigned frames, late;
};

struct watch {
    struct picture picture;
    uint32_t *seen, *row;  /* the watched rows as they were; one as it is */
    unsigned *changed_in;  /* for each watched pixel: the frame it last changed in */
    unsigned frame;        /* counted from 1, over all bursts */
    double last_change_ms; /* of any pixel, in the frame that is being shown */
    struct burst burst;
    uint32_t mark;
    bool wants_mark;
};

static volatile sig_atomic_t ends; /* set by a signal, which can reach nothing else */

static void end_soon(int signal_number)
{
    (void)signal_number;
    ends = 1;
}

static double read_ms(clockid_t id)
{
    struct timespec time;
    clock_gettime(id, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static double now_ms(void)
{
    return read_ms(CLOCK_MONOTONIC);
}

static void nap(void)
{
    nanosleep(&(struct timespec){.tv_nsec = LOOK_EVERY_NS}, NULL);
}

static void *reserve(size_t count, size_t size)
{
    void *memory = calloc(count, size);
    if (!memory)
        abort();
    return memory;
}

static bool has_header(int file, size_t *size)
{
    struct stat info;
    *size = 0;
    if (fstat(file, &info) == 0 && info.st_size > 0)
        *size = (size_t)info.st_size;
    return *size > XWD_WORDS * sizeof(uint32_t);
}

/* Waits for the server to make its file. */
static int open_file(const char *path, size_t *size)
{
    for (double began_ms = now_ms(); now_ms() - began_ms < PATIENCE_MS && !ends; nap()) {
        int file = open(path, O_RDONLY | O_CLOEXEC);
        if (file >= 0 && has_header(file, size))
            return file;
        if (file >= 0)
            close(file);
    }
    return -1;
}

static bool map_picture(struct picture *picture, const char *path)
{
    size_t size;
    int file = open_file(path, &size);
    if (file < 0)
        return false;
    const uint32_t *words = mmap(NULL, size, PROT_READ, MAP_SHARED, file, 0);
    close(file);
    if (words == MAP_FAILED)
        return false;
    size_t start = ntohl(words[XWD_SIZE]) / 4 + (size_t)ntohl(words[XWD_COLOURS]) * 3;
    picture->pixels = words + start;
    picture->width = ntohl(words[XWD_WIDTH]);
    picture->height = ntohl(words[XWD_HEIGHT]);
    picture->stride = ntohl(words[XWD_STRIDE]) / 4;
    return picture->width && picture->height >= ROWS && picture->stride >= picture->width &&
           size / 4 >= start + picture->stride * picture->height;
}

static const uint32_t *row_at(const struct picture *picture, size_t y)
{
    return picture->pixels + y * picture->stride;
}

/* The rows lie evenly, none of them on an edge. */
static const uint32_t *watched_row(const struct watch *watch, size_t index)
{
    return row_at(&watch->picture, (2 * index + 1) * watch->picture.height / (2 * ROWS));
}

static void begin(struct watch *watch)
{
    size_t width = watch->picture.width;
    watch->seen = reserve(ROWS * width, sizeof *watch->seen);
    watch->row = reserve(width, sizeof *watch->row);
    watch->changed_in = reserve(ROWS * width, sizeof *watch->changed_in);
    for (size_t i = 0; i < ROWS; i++)
        memcpy(watch->seen + i * width, watched_row(watch, i), width * sizeof *watch->seen);
    watch->frame = 1;
    printf("ready %zu %zu\n", width, watch->picture.height);
}

static void finish(struct watch *watch)
{
    free(watch->seen);
    free(watch->row);
    free(watch->changed_in);
}

static bool mark_is_there(const struct picture *picture, uint32_t mark)
{
    unsigned count = 0;
    for (size_t y = 0; y < picture->height && count < MARK_PIXELS; y++)
        for (size_t x = 0; x < picture->width; x++)
            count += (row_at(picture, y)[x] & 0xffffff) == mark;
    return count >= MARK_PIXELS;
}

static void begin_frame(struct watch *watch, double at_ms)
{
    struct burst *burst = &watch->burst;
    watch->frame++;
    if (!burst->is_on) {
        *burst = (struct burst){.is_on = true, .first_ms = at_ms, .last_ms = at_ms, .frames = 1};
        return;
    }
    double gap_ms = at_ms - burst->last_ms;
    burst->frames++;
    burst->late += gap_ms > 1.5 * PERIOD_MS;
    burst->longest_gap_ms = fmax(burst->longest_gap_ms, gap_ms);
    burst->last_ms = at_ms;
}

/* Whether a pixel of this row has changed twice within the frame. */
static bool row_changed_again(const struct watch *watch, size_t index)
{
    size_t width = watch->picture.width;
    const uint32_t *seen = watch->seen + index * width;
    const unsigned *changed_in = watch->changed_in + index * width;
    for (size_t x = 0; x < width; x++)
        if (watch->row[x] != seen[x] && changed_in[x] == watch->frame)
            return true;
    return false;
}

static void take_row(struct watch *watch, size_t index)
{
    size_t width = watch->picture.width;
    uint32_t *seen = watch->seen + index * width;
    unsigned *changed_in = watch->changed_in + index * width;
    for (size_t x = 0; x < width; x++) {
        if (watch->row[x] == seen[x])
            continue;
        seen[x] = watch->row[x];
        changed_in[x] = watch->frame;
    }
}

/* A look from top to bottom; rows are copied first, since the server goes on writing. */
static void look(struct watch *watch, double at_ms)
{
    size_t width = watch->picture.width;
    bool has_changed = false;
    for (size_t i = 0; i < ROWS; i++) {
        if (!memcmp(watch->seen + i * width, watched_row(watch, i), width * sizeof *watch->seen))
            continue;
        memcpy(watch->row, watched_row(watch, i), width * sizeof *watch->row);
        bool is_late = !watch->burst.is_on || at_ms - watch->last_change_ms >= APART_MS;
        if ((!has_changed && is_late) || row_changed_again(watch, i))
            begin_frame(watch, at_ms);
        take_row(watch, i);
        has_changed = true;
        watch->last_change_ms = at_ms;
    }
}

static void report_rest(struct watch *watch)
{
    struct burst *burst = &watch->burst;
    printf("change %.1f %.1f %u %u %.1f\n", burst->first_ms, burst->last_ms - burst->first_ms,
           burst->frames, burst->late, burst->longest_gap_ms);
    burst->is_on = false;
}

static void look_for_mark(struct watch *watch)
{
    if (!mark_is_there(&watch->picture, watch->mark))
        return;
    printf("mark %.1f\n", now_ms());
    watch->wants_mark = false;
}

static void watch_on(struct watch *watch)
{
    for (; !ends; nap()) {
        double at_ms = now_ms();
        look(watch, at_ms);
        if (watch->wants_mark && at_ms - watch->last_change_ms < SETTLES_MS)
            look_for_mark(watch);
        if (watch->burst.is_on && at_ms - watch->last_change_ms > REST_MS)
            report_rest(watch);
    }
}

int main(int argc, char **argv)
{
    struct watch watch = {.wants_mark = argc == 3};
    double began_ms = now_ms();
    if (argc != 2 && argc != 3) {
        fprintf(stderr, "usage: fbwatch FILE [RRGGBB]\n");
        return EXIT_USAGE;
    }
    if (watch.wants_mark)
        watch.mark = (uint32_t)strtoul(argv[2], NULL, 16);
    sigaction(SIGTERM, &(struct sigaction){.sa_handler = end_soon}, NULL);
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (!map_picture(&watch.picture, argv[1])) {
        fprintf(stderr, "fbwatch: %s is no picture of an X server\n", argv[1]);
        return EXIT_FAILURE;
    }
    begin(&watch);
    watch_on(&watch);
    printf("cost %.1f %.1f\n", read_ms(CLOCK_PROCESS_CPUTIME_ID), now_ms() - began_ms);
    finish(&watch);
    return EXIT_SUCCESS;
}
