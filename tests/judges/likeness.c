/* likeness: how like two pictures of one line of text are, as SSIM (Wang, Bovik, Sheikh and
 * Simoncelli, "Image quality assessment", IEEE Transactions on Image Processing 13, 2004): means,
 * variances and covariance of brightness under a Gaussian window of 11 × 11 and sigma 1.5.
 *
 *   likeness    reads rows "A.pgm B.pgm" and answers each with the mean and the least of all blocks
 * of 8 × 8
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { WINDOW = 11, BLOCK = 8, PATH_BYTES = 4096 };

static const double sigma = 1.5, k1 = 0.01, k2 = 0.03, range = 255;

struct picture {
    int width, height;
    double *levels;
};

/* One quantity at every pixel. */
typedef double *field;

static void fail(const char *path)
{
    fprintf(stderr, "likeness: %s is no PGM picture that could be read\n", path);
    exit(2);
}

static void *memory(size_t count, size_t size)
{
    void *made = calloc(count, size);
    if (!made)
        abort();
    return made;
}

static struct picture read_picture(const char *path)
{
    struct picture picture;
    int most;
    FILE *file = fopen(path, "rb");
    if (!file || fscanf(file, "P5 %d %d %d", &picture.width, &picture.height, &most) != 3 ||
        most != 255 || fgetc(file) == EOF || picture.width < 1 || picture.height < 1)
        fail(path);

    size_t count = (size_t)picture.width * (size_t)picture.height;
    picture.levels = memory(count, sizeof *picture.levels);
    for (size_t i = 0; i < count; i++) {
        int level = fgetc(file);
        if (level == EOF)
            fail(path);
        picture.levels[i] = level;
    }
    fclose(file);
    return picture;
}

static int clamp(int at, int size)
{
    return at < 0 ? 0 : at >= size ? size - 1 : at;
}

/* A Gaussian mean around each pixel, rows first; the edge goes on beyond the picture. */
static field blur(const double *from, int width, int height)
{
    double weights[WINDOW], sum = 0;
    size_t count = (size_t)width * (size_t)height;
    field rows = memory(count, sizeof *rows), both = memory(count, sizeof *both);

    for (int i = 0; i < WINDOW; i++)
        sum += weights[i] = exp(-pow(i - WINDOW / 2, 2) / (2 * sigma * sigma));
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            for (int i = 0; i < WINDOW; i++)
                rows[y * width + x] +=
                    from[y * width + clamp(x + i - WINDOW / 2, width)] * weights[i] / sum;
        }
    }
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            for (int i = 0; i < WINDOW; i++)
                both[y * width + x] +=
                    rows[clamp(y + i - WINDOW / 2, height) * width + x] * weights[i] / sum;
        }
    }
    free(rows);
    return both;
}

static field blurred_product(const struct picture *a, const struct picture *b)
{
    size_t count = (size_t)a->width * (size_t)a->height;
    field product = memory(count, sizeof *product);

    for (size_t i = 0; i < count; i++)
        product[i] = a->levels[i] * b->levels[i];
    field blurred = blur(product, a->width, a->height);
    free(product);
    return blurred;
}

static field likeness_map(const struct picture *a, const struct picture *b)
{
    size_t count = (size_t)a->width * (size_t)a->height;
    const double c1 = pow(k1 * range, 2), c2 = pow(k2 * range, 2);
    field mean_a = blur(a->levels, a->width, a->height);
    field mean_b = blur(b->levels, b->width, b->height);
    field aa = blurred_product(a, a), bb = blurred_product(b, b), ab = blurred_product(a, b);

    for (size_t i = 0; i < count; i++) {
        double means = mean_a[i] * mean_b[i];
        double squares = mean_a[i] * mean_a[i] + mean_b[i] * mean_b[i];
        double variances = aa[i] + bb[i] - squares;
        aa[i] = (2 * means + c1) * (2 * (ab[i] - means) + c2) / ((squares + c1) * (variances + c2));
    }
    free(mean_a);
    free(mean_b);
    free(bb);
    free(ab);
    return aa;
}

static double mean_of(const double *map, int width, int left, int top, int columns, int rows)
{
    double sum = 0;
    for (int y = top; y < top + rows; y++) {
        for (int x = left; x < left + columns; x++)
            sum += map[y * width + x];
    }
    return sum / (columns * rows);
}

static void compare(const char *path_a, const char *path_b)
{
    struct picture a = read_picture(path_a), b = read_picture(path_b);
    if (a.width != b.width || a.height != b.height)
        fail(path_b);

    field map = likeness_map(&a, &b);
    double least = 1;
    for (int y = 0; y + BLOCK <= a.height; y += BLOCK) {
        for (int x = 0; x + BLOCK <= a.width; x += BLOCK)
            least = fmin(least, mean_of(map, a.width, x, y, BLOCK, BLOCK));
    }
    printf("%.5f %.5f\n", mean_of(map, a.width, 0, 0, a.width, a.height), least);
    free(map);
    free(a.levels);
    free(b.levels);
}

int main(void)
{
    char a[PATH_BYTES], b[PATH_BYTES];

    while (scanf("%4095s %4095s", a, b) == 2)
        compare(a, b);
    return 0;
}
