/* What reading a document costs: by us, or by libical's parser alone.
 *
 *     reading_cost read FILE       everything up to a checked programme
 *     reading_cost libical FILE    only icalparser_parse_string() on the same bytes
 *
 * Prints the seconds on the processor, how many sessions or components were found, and the peak of
 * the process's memory in kilobytes, as the kernel counts it since the program began.
 */
#include "programme/read.h"

#include "base/limits.h"

#include <libical/ical.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static struct text read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    long size = -1;
    char *bytes;

    if (file && fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) > 0)
        rewind(file);
    bytes = calloc(1, size > 0 ? (size_t)size + 1 : 1);
    if (!bytes || size <= 0 || fread(bytes, 1, (size_t)size, file) != (size_t)size) {
        fprintf(stderr, "reading_cost: %s cannot be read\n", path);
        exit(1);
    }
    fclose(file);
    return (struct text){bytes, (size_t)size};
}

static size_t read_programme(const char *path, struct text bytes)
{
    struct document document = {.address = text_from(path), .bytes = bytes};
    struct read_options options = {.now = INSTANT_NONE};
    struct programme *programme = NULL;
    struct error error = {0};
    size_t count;

    if (!programme_read(&programme, &document, 1, &options, &error, NULL)) {
        fprintf(stderr, "reading_cost: %s: %s\n", path, error.message);
        exit(1);
    }
    count = programme->session_count;
    programme_destroy(programme);
    return count;
}

static size_t parse_calendar(const char *text)
{
    icalcomponent *root = icalparser_parse_string(text);
    size_t count;

    if (!root) {
        fprintf(stderr, "reading_cost: libical reads nothing\n");
        exit(1);
    }
    count = (size_t)icalcomponent_count_components(root, ICAL_VEVENT_COMPONENT);
    icalcomponent_free(root);
    return count;
}

static long peak_kb(void)
{
    FILE *file = fopen("/proc/self/status", "r");
    char line[256];
    long peak = -1;

    while (file && peak < 0 && fgets(line, sizeof line, file))
        if (strncmp(line, "VmHWM:", 6) == 0)
            peak = strtol(line + 6, NULL, 10);
    if (file)
        fclose(file);
    return peak;
}

int main(int count, char **arguments)
{
    clock_t began;
    struct text bytes;
    size_t found;

    if (count != 3)
        return 2;
    bytes = read_file(arguments[2]);
    began = clock();
    found = strcmp(arguments[1], "read") == 0 ? read_programme(arguments[2], bytes)
                                              : parse_calendar(bytes.data);
    printf("%.6f %zu %ld\n", (double)(clock() - began) / CLOCKS_PER_SEC, found, peak_kb());
    free((char *)bytes.data);
    return 0;
}
