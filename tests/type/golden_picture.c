/* golden_picture: drawing, comparing, and the files of it. */
#include "golden_picture.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

enum { EDGE = 4, BLOCK = 8 };

static const double MOST_MEAN = 0.25, MOST_IN_A_BLOCK = 8;

static size_t area(const struct grey *grey)
{
    return (size_t)grey->width * (size_t)grey->height;
}

struct grey grey_of_paragraph(struct fixture *fixture, const struct paragraph *paragraph)
{
    struct painted painted = paint(fixture, paragraph, EDGE);
    struct grey grey = {painted.width, painted.height, painted.bytes};

    for (size_t i = 0; i < area(&grey); i++)
        grey.bytes[i] = 255 - grey.bytes[i];
    return grey;
}

bool grey_read(struct grey *grey, struct arena *arena, const char *path)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_file(&image, path))
        return false;

    image.format = PNG_FORMAT_GRAY;
    *grey = (struct grey){(int)image.width, (int)image.height,
                          arena_alloc(arena, PNG_IMAGE_SIZE(image))};
    return png_image_finish_read(&image, NULL, grey->bytes, grey->width, NULL);
}

void grey_write(const struct grey *grey, const char *path)
{
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)grey->width,
                       .height = (png_uint_32)grey->height,
                       .format = PNG_FORMAT_GRAY};

    if (!png_image_write_to_file(&image, path, 0, grey->bytes, grey->width, NULL))
        fail_msg("%s: %s", path, image.message);
}

static double mean_of_part(const struct grey *a, const struct grey *b, int x, int y, int size)
{
    double sum = 0;

    for (int row = y; row < y + size && row < a->height; row++) {
        for (int column = x; column < x + size && column < a->width; column++) {
            int at = row * a->width + column;
            sum += abs(a->bytes[at] - b->bytes[at]);
        }
    }
    return sum / ((double)size * size);
}

struct grey_distance grey_distance(const struct grey *a, const struct grey *b)
{
    struct grey_distance distance = {0};
    assert_int_equal(a->width, b->width);
    assert_int_equal(a->height, b->height);

    for (int y = 0; y < a->height; y += BLOCK) {
        for (int x = 0; x < a->width; x += BLOCK) {
            double mean = mean_of_part(a, b, x, y, BLOCK);
            distance.mean += mean * BLOCK * BLOCK / (double)area(a);
            if (mean > distance.worst_block) {
                distance.worst_block = mean;
                distance.x = x;
                distance.y = y;
            }
        }
    }
    return distance;
}

bool grey_is_near(struct grey_distance distance)
{
    return distance.mean <= MOST_MEAN && distance.worst_block <= MOST_IN_A_BLOCK;
}

struct grey grey_difference(struct arena *arena, const struct grey *a, const struct grey *b)
{
    struct grey difference = {a->width, a->height, arena_alloc(arena, area(a))};

    for (size_t i = 0; i < area(a); i++)
        difference.bytes[i] = (uint8_t)(255 - abs(a->bytes[i] - b->bytes[i]));
    return difference;
}
