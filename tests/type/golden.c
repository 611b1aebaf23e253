/* golden: reading and writing the files of tests/type/goldens. */
#include "golden.h"

#include "type_support.h"

#include <stdlib.h>

/* Where reading stands. */
struct reader {
    const char *name;
    struct arena *arena;
    struct golden_file *file;
    struct golden *golden; /* the one that is being read; NULL before the first */
    struct text bytes;
    size_t head_from; /* behind the lines of the golden before */
    size_t text_to;   /* behind the text of this one */
    int line;
    bool has_options;
};

#define SLIP(reader, ...)                                                                          \
    do {                                                                                           \
        print_error("%s:%d: ", (reader)->name, (reader)->line);                                    \
        fail_msg(__VA_ARGS__);                                                                     \
    } while (0)

static void begin_golden(struct reader *reader, struct text name);
static void read_options(struct reader *reader, struct text line);
static void add_text(struct reader *reader, struct text line);
static void add_expected(struct reader *reader, struct text line);

static void read_line(struct reader *reader, struct text line)
{
    if (!line.size || text_starts_with(line, TEXT("#")))
        return;
    if (text_starts_with(line, TEXT("== ")))
        begin_golden(reader, text_slice(line, 3, line.size));
    else if (!reader->golden)
        SLIP(reader, "expected == and what the golden is about");
    else if (text_starts_with(line, TEXT("> ")))
        add_text(reader, text_slice(line, 2, line.size));
    else if (text_starts_with(line, TEXT("|")) || text_starts_with(line, TEXT("= ")))
        add_expected(reader, line);
    else
        read_options(reader, line);
}

/* A golden that nobody has written the lines of yet expects none, just behind its text. */
static void end_golden(struct reader *reader)
{
    struct golden *golden = reader->golden;
    if (!golden)
        return;
    if (!reader->has_options || !golden->request.text.size)
        SLIP(reader, "\"%.*s\" has no options or no text", TEXT_ARG(golden->name));
    if (!golden->expected.data)
        golden->expected = text_slice(reader->bytes, reader->text_to, reader->text_to);
    const char *from = reader->bytes.data + reader->head_from;
    golden->head = (struct text){from, (size_t)(golden->expected.data - from)};
    reader->head_from =
        (size_t)(golden->expected.data + golden->expected.size - reader->bytes.data);
}

void goldens_read(struct golden_file *file, struct arena *arena, const char *name,
                  struct text bytes)
{
    struct reader reader = {.name = name, .arena = arena, .file = file, .bytes = bytes};
    struct text rest = bytes, line;

    *file = (struct golden_file){0};
    while (reader.line++, text_split(&rest, '\n', &line)) {
        if (text_starts_with(line, TEXT("== ")))
            end_golden(&reader);
        read_line(&reader, line);
    }
    end_golden(&reader);
    file->tail = text_slice(bytes, reader.head_from, bytes.size);
}

static void begin_golden(struct reader *reader, struct text name)
{
    struct golden_file *file = reader->file;

    ARENA_PUSH(reader->arena, file->goldens, file->count, file->capacity);
    reader->golden = &file->goldens[file->count - 1];
    *reader->golden =
        (struct golden){.line = reader->line, .name = name, .request = {.leading = 1.25f}};
    reader->has_options = false;
}

static bool next_word(struct text *rest, struct text *word)
{
    while (text_split(rest, ' ', word)) {
        if (text_ends_with(*word, TEXT(",")))
            word->size--;
        if (word->size)
            return true;
    }
    return false;
}

static float number_behind(struct reader *reader, struct text *rest, struct text name)
{
    struct text word = {0};
    char *end = NULL;
    if (!next_word(rest, &word))
        SLIP(reader, "no number behind \"%.*s\"", TEXT_ARG(name));

    float number = strtof(text_to_c(reader->arena, word), &end);
    if (*end)
        SLIP(reader, "\"%.*s\" is no number", TEXT_ARG(word));
    return number;
}

static bool read_flag(struct paragraph_request *request, struct text word)
{
    const struct {
        const char *name;
        bool *flag;
    } flags[] = {{"balanced", &request->balanced},
                 {"hyphenated", &request->hyphenated},
                 {"tabular", &request->style.tabular},
                 {"capitals", &request->style.capitals}};

    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        if (text_equal(word, text_from(flags[i].name)))
            return *flags[i].flag = true;
    }
    return false;
}

static bool read_choice(struct paragraph_request *request, struct text word)
{
    if (text_equal(word, TEXT("hanging")))
        request->hanging = HANG_PUNCTUATION;
    else if (text_equal(word, TEXT("opening")))
        request->hanging = HANG_OPENING;
    else if (text_equal(word, TEXT("centre")))
        request->align = ALIGN_CENTRE;
    else if (text_equal(word, TEXT("end")))
        request->align = ALIGN_END;
    else
        return false;
    return true;
}

static bool read_number(struct reader *reader, struct text *rest, struct text word)
{
    struct paragraph_request *request = &reader->golden->request;
    const struct {
        const char *name;
        int *whole;
        float *number;
    } numbers[] = {
        {"width", &request->width, NULL},     {"height", &request->height, NULL},
        {"lines", &request->max_lines, NULL}, {"fit", NULL, &request->smallest_px},
        {"leading", NULL, &request->leading}, {"tracking", NULL, &request->style.tracking}};

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (!text_equal(word, text_from(numbers[i].name)))
            continue;
        float number = number_behind(reader, rest, word);
        if (numbers[i].whole)
            *numbers[i].whole = (int)number;
        else
            *numbers[i].number = number;
        return true;
    }
    return false;
}

static enum face_role role_named(struct reader *reader, struct text name)
{
    for (int role = 0; role < FACE_ROLE_COUNT; role++) {
        if (text_equal(name, text_from(face_role_name(role))))
            return role;
    }
    SLIP(reader, "\"%.*s\" is no role", TEXT_ARG(name));
    return FACE_TEXT;
}

static void read_options(struct reader *reader, struct text line)
{
    struct golden *golden = reader->golden;
    struct type_style *style = &golden->request.style;
    struct text rest = line, language = {0}, role = {0}, word = {0};

    if (reader->has_options)
        SLIP(reader, "not understood: \"%.*s\"", TEXT_ARG(line));
    reader->has_options = next_word(&rest, &language) && next_word(&rest, &role);
    style->language = text_equal(language, TEXT("und")) ? TEXT("") : language;
    style->role = role_named(reader, role);
    style->px = number_behind(reader, &rest, role);
    if (!next_word(&rest, &word) || !text_equal(word, TEXT("px")))
        SLIP(reader, "expected language, role and size, as in: kk title 80 px");

    while (next_word(&rest, &word)) {
        if (text_equal(word, TEXT("picture")) && next_word(&rest, &golden->picture))
            continue;
        if (!read_flag(&golden->request, word) && !read_choice(&golden->request, word) &&
            !read_number(reader, &rest, word))
            SLIP(reader, "\"%.*s\" is no option", TEXT_ARG(word));
    }
    golden->fits = golden->request.smallest_px > 0;
}

/* Where the next line begins. */
static size_t end_of_line(const struct reader *reader, struct text line)
{
    return (size_t)(line.data - reader->bytes.data) + line.size + 1;
}

/* The letter that {2068} stands for; the offset moves behind it. */
static uint32_t letter_by_number(struct reader *reader, struct text line, size_t *offset)
{
    size_t length = text_find(text_slice(line, *offset, line.size), TEXT("}"));
    if (length == SIZE_MAX)
        SLIP(reader, "no } behind the {");
    struct text number = text_slice(line, *offset, *offset + length);
    char *end = NULL;
    unsigned long letter = strtoul(text_to_c(reader->arena, number), &end, 16);

    if (*end || !letter || letter > 0x10FFFF)
        SLIP(reader, "{%.*s} is no letter's number", TEXT_ARG(number));
    *offset += length + 1;
    return (uint32_t)letter;
}

static void add_text(struct reader *reader, struct text line)
{
    struct text_builder builder = {.arena = reader->arena};
    struct text *text = &reader->golden->request.text;
    uint32_t letter;

    builder_add(&builder, *text);
    if (text->size)
        builder_add(&builder, TEXT("\n"));
    for (size_t offset = 0; text_next(line, &offset, &letter);)
        builder_add_code_point(&builder,
                               letter == '{' ? letter_by_number(reader, line, &offset) : letter);
    *text = builder_text(&builder);
    reader->text_to = end_of_line(reader, line);
}

static void add_expected(struct reader *reader, struct text line)
{
    struct text *expected = &reader->golden->expected;
    size_t end = end_of_line(reader, line);

    if (!expected->data)
        expected->data = line.data;
    else if (expected->data + expected->size != line.data)
        SLIP(reader, "the lines of a golden stand together");
    *expected = text_slice(reader->bytes, (size_t)(expected->data - reader->bytes.data), end);
}

static bool is_invisible(uint32_t letter)
{
    return letter == 0xAD || (letter >= 0x200B && letter <= 0x200F) ||
           (letter >= 0x202A && letter <= 0x202E) || (letter >= 0x2060 && letter <= 0x2069);
}

static bool is_special_blank(uint32_t letter)
{
    return letter == 0xA0 || letter == 0x202F || (letter >= 0x2000 && letter <= 0x200A);
}

static bool is_missing(const struct paragraph *paragraph, uint32_t letter)
{
    for (size_t i = 0; i < paragraph->missing_count; i++) {
        if (paragraph->missing[i] == letter)
            return true;
    }
    return false;
}

/* Where a letter is left out between two blanks, one blank goes with it. */
static void add_as_seen(struct text_builder *builder, struct text line,
                        const struct paragraph *paragraph)
{
    uint32_t letter;
    bool left_out = false;

    for (size_t offset = 0; text_next(line, &offset, &letter);) {
        bool goes = is_invisible(letter) || is_missing(paragraph, letter) ||
                    (left_out && letter == ' ' && text_ends_with(builder_text(builder), TEXT(" ")));
        left_out = is_missing(paragraph, letter) || (left_out && goes);
        if (!goes)
            builder_add_code_point(builder, is_special_blank(letter) ? ' ' : letter);
    }
}

static void add_news(struct text_builder *builder, const struct golden *golden,
                     const struct paragraph *paragraph)
{
    const char *before = "= ";

    if (golden->fits) {
        builder_format(builder, "%s%g px", before, (double)paragraph->px);
        before = ", ";
    }
    if (paragraph->cut) {
        builder_format(builder, "%scut", before);
        before = ", ";
    }
    for (size_t i = 0; i < paragraph->missing_count; i++) {
        builder_format(builder, "%swithout U+%04X", before, paragraph->missing[i]);
        before = ", ";
    }
    if (*before == ',')
        builder_add(builder, TEXT("\n"));
}

struct text golden_found(struct arena *arena, const struct golden *golden,
                         const struct paragraph *paragraph)
{
    struct text_builder builder = {.arena = arena};

    add_news(&builder, golden, paragraph);
    for (size_t i = 0; i < paragraph->line_count; i++) {
        const struct set_line *line = &paragraph->lines[i];
        builder_add(&builder, line->text.size ? TEXT("| ") : TEXT("|"));
        add_as_seen(&builder, line->text, paragraph);
        if (line->hyphen)
            builder_add(&builder, TEXT("-"));
        if (paragraph->cut && i + 1 == paragraph->line_count)
            builder_add(&builder, TEXT("…"));
        builder_add(&builder, TEXT("\n"));
    }
    return builder_text(&builder);
}

static size_t longest_line(struct text lines)
{
    struct text line;
    size_t longest = 0;

    while (text_split(&lines, '\n', &line)) {
        size_t length = text_length(line);
        longest = length > longest ? length : longest;
    }
    return longest;
}

struct text golden_side_by_side(struct arena *arena, struct text expected, struct text found)
{
    struct text_builder builder = {.arena = arena};
    int width = (int)longest_line(expected) + 2;
    bool more = true;

    while (more) {
        struct text left = TEXT(""), right = TEXT("");
        bool has_left = text_split(&expected, '\n', &left);
        bool has_right = text_split(&found, '\n', &right);
        more = has_left || has_right;
        if (!left.size && !right.size)
            continue;
        builder_format(&builder, "    %.*s%*s%s%.*s\n", TEXT_ARG(left),
                       width - (int)text_length(left), "", text_equal(left, right) ? "  " : "! ",
                       TEXT_ARG(right));
    }
    return builder_text(&builder);
}
