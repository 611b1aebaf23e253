/* setter: what the room type/ makes of texts, for judges that are other programs.
 *
 *   setter lines|draw [--role R] [--px N] [--width N] [--hyphenated] [--hanging] [--guarded]
 *                     [--ink RRGGBB] [--ground RRGGBB] [--pitch N] [--out FILE]
 *
 * Reads rows "language TAB text" from standard input, and answers each with a row.
 *
 * lines answers the width of each line and its words, with the hyphens that were added.
 *
 * draw sets every text as a paragraph of one picture, --pitch px apart, and answers its top.
 *
 * Without --guarded letters stand as the fonts say, which is what other programs can judge.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "deck/page.h"
#include "screen/paint.h"
#include "type/hyphenation.h"
#include "type/pairs.h"
#include "type/paragraph.h"

enum { ROW_BYTES = 65536, FILE_BYTES = 256 * 1024, ROWS_MAX = 2048, MARGIN_PX = 24 };

struct row {
    struct text language, text;
};

struct setter {
    const char *mode, *out;
    struct paragraph_request request; /* but for text and language */
    uint32_t ink, ground;
    int pitch;
    bool guarded;
    struct typesetter *typesetter;
    struct arena arena;
    struct row rows[ROWS_MAX];
    size_t row_count;
};

static void fail(const char *words, const char *what)
{
    fprintf(stderr, "setter: %s%s\n", words, what);
    exit(2);
}

static enum face_role role_named(const char *name)
{
    for (int role = 0; role < FACE_ROLE_COUNT; role++) {
        if (strcmp(face_role_name(role), name) == 0)
            return role;
    }
    fail("no role is called ", name);
    return FACE_TEXT;
}

static void read_options(struct setter *setter, int argc, char **argv)
{
    static const struct option options[] = {
        {"role", 1, NULL, 'r'},    {"px", 1, NULL, 'x'},    {"width", 1, NULL, 'w'},
        {"hanging", 0, NULL, 'h'}, {"ink", 1, NULL, 'i'},   {"hyphenated", 0, NULL, 'y'},
        {"guarded", 0, NULL, 'a'}, {"pitch", 1, NULL, 'p'}, {"ground", 1, NULL, 'g'},
        {"out", 1, NULL, 'o'},     {NULL, 0, NULL, 0},
    };
    struct paragraph_request *request = &setter->request;

    for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (option) {
        case 'r':
            request->style.role = role_named(optarg);
            break;
        case 'x':
            request->style.px = strtof(optarg, NULL);
            break;
        case 'w':
            request->width = atoi(optarg);
            break;
        case 'a':
            setter->guarded = true;
            break;
        case 'y':
            request->hyphenated = true;
            break;
        case 'h':
            request->hanging = HANG_PUNCTUATION;
            break;
        case 'i':
            setter->ink = 0xFF000000 | (uint32_t)strtoul(optarg, NULL, 16);
            break;
        case 'g':
            setter->ground = 0xFF000000 | (uint32_t)strtoul(optarg, NULL, 16);
            break;
        case 'p':
            setter->pitch = atoi(optarg);
            break;
        case 'o':
            setter->out = optarg;
            break;
        default:
            fail("see the top of setter.c", "");
        }
    }
    if (optind + 1 != argc)
        fail("expected one of lines, draw", "");
    setter->mode = argv[optind];
    if (strcmp(setter->mode, "lines") != 0 && strcmp(setter->mode, "draw") != 0)
        fail("neither lines nor draw: ", setter->mode);
}

static void read_rows(struct setter *setter)
{
    static char line[ROW_BYTES];

    while (fgets(line, sizeof line, stdin)) {
        struct text rest = text_trim(text_copy(&setter->arena, text_from(line)));
        struct row row;
        if (setter->row_count == ROWS_MAX)
            fail("too many rows", "");
        if (!text_split(&rest, '\t', &row.language) || !rest.size)
            fail("a row is no language, tab and text: ", line);
        row.text = rest;
        setter->rows[setter->row_count++] = row;
    }
}

/* False: there is no such file. */
static bool read_bytes(struct arena *arena, const char *path, struct text *bytes)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    char *data = arena_alloc(arena, FILE_BYTES);
    *bytes = (struct text){data, fread(data, 1, FILE_BYTES, file)};
    fclose(file);
    return true;
}

static bool read_patterns(void *context, struct arena *arena, struct text language,
                          struct text *bytes)
{
    (void)context; /* the place is known when the setter is built */
    return read_bytes(
        arena,
        text_to_c(arena, text_format(arena, SETTER_PATTERNS "/hyph_%.*s.dic", TEXT_ARG(language))),
        bytes);
}

static void open_faces(struct setter *setter)
{
    struct error error = {0};
    struct text list;

    if (!read_bytes(&setter->arena, SETTER_FACES, &list))
        fail("cannot open ", SETTER_FACES);
    if (!typesetter_create(&setter->typesetter, list, &error))
        fail(error.message, "");
    typesetter_hyphenate_by(setter->typesetter, read_patterns, NULL);
    for (unsigned face = 0; face < typesetter_face_count(setter->typesetter); face++) {
        if (setter->guarded && typesetter_face_has_pairs(setter->typesetter, face))
            typesetter_measure_pairs(setter->typesetter, face);
    }
}

static struct paragraph set_row(struct setter *setter, const struct row *row)
{
    struct paragraph_request request = setter->request;
    struct paragraph paragraph;

    request.text = row->text;
    request.style.language = row->language;
    paragraph_set(&paragraph, &setter->arena, setter->typesetter, &request);
    return paragraph;
}

static void print_lines(struct setter *setter, const struct row *row)
{
    struct paragraph paragraph = set_row(setter, row);

    for (size_t i = 0; i < paragraph.line_count; i++) {
        const struct set_line *line = &paragraph.lines[i];
        printf("%s%d\t%.*s%s", i ? "\t" : "", line->width, TEXT_ARG(line->text),
               line->hyphen ? "-" : "");
    }
    printf("\n");
}

/* All paragraphs as one page, painted as the display paints its pages. */
static void draw_rows(struct setter *setter)
{
    struct page page = {
        .arena = &setter->arena,
        .width = setter->request.width + 2 * MARGIN_PX,
        .background = setter->ground,
        .boxes = ARENA_ARRAY(&setter->arena, struct box, setter->row_count),
        .box_count = setter->row_count,
    };
    struct error error = {0};
    int top = MARGIN_PX;

    for (size_t i = 0; i < setter->row_count; i++) {
        struct paragraph paragraph = set_row(setter, &setter->rows[i]);
        page.boxes[i] = (struct box){
            .kind = BOX_TEXT,
            .rect = {MARGIN_PX, top, setter->request.width, paragraph.height},
            .text = {.paragraph = paragraph, .role = ROLE_BODY, .colour = setter->ink}};
        printf("%d\n", top);
        top += setter->pitch ? setter->pitch : paragraph.height + MARGIN_PX;
    }
    page.height = top + MARGIN_PX;

    struct pixels *pixels = pixels_create(page.width, page.height);
    paint_page(pixels, &page, setter->typesetter, NULL);
    if (!pixels_write_png(pixels, setter->out, &error))
        fail(error.message, "");
    pixels_destroy(pixels);
}

int main(int argc, char **argv)
{
    static struct setter setter = {
        .request = {.style = {.role = FACE_TEXT, .px = 40}, .leading = 1.25F},
        .ink = 0xFF000000,
        .ground = 0xFFFFFFFF,
    };

    read_options(&setter, argc, argv);
    read_rows(&setter);
    open_faces(&setter);
    if (strcmp(setter.mode, "draw") == 0) {
        if (!setter.out || !setter.request.width)
            fail("draw needs --out and --width", "");
        draw_rows(&setter);
    } else {
        for (size_t i = 0; i < setter.row_count; i++)
            print_lines(&setter, &setter.rows[i]);
    }
    typesetter_destroy(setter.typesetter);
    arena_finish(&setter.arena);
    return 0;
}
