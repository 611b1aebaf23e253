/* markdown: CommonMark by md4c (https://github.com/mity/md4c), whose parser tells of blocks, spans
 * and stretches of text in turn. The words go out as they come; marks go, but for those that were
 * none. md4c does not say where a span begins: its first text lies in what we gave it, and the
 * marks around that.
 */
#include "markdown.h"

#include "base/limits.h"
#include "markup.h"

#include <md4c.h>

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { LISTS_DEEP = 16 /* further in, items are told by blanks */ };

struct list {
    bool is_ordered;
    unsigned number; /* of the next item */
    char mark;       /* '-', or what stands behind the number */
};

struct stripping {
    struct text source;
    struct text_builder words, pictures; /* what pictures say of themselves */
    int in_pictures;
    struct list lists[LISTS_DEEP];
    int depth;
    bool has_one_item; /* one line that looks like an item is none: somebody speaks, or adds */
    bool begins_quote; /* nothing of it has come yet */
    int marks;         /* of the span that has just begun: 1 or 2; 0: none has */
};

/* The first byte of the line that says something, from `at` on. */
static size_t skip_blanks(struct text text, size_t at)
{
    while (at < text.size && (text.data[at] == ' ' || text.data[at] == '\t'))
        at++;
    return at;
}

enum { LINE_END = 1, BLANK = 2, MARK = 4, MARK_OF_LINE = 8, ESCAPE = 16 };

/* Megabytes of descriptions go through here. */
static const unsigned char meanings[256] = {
    ['\n'] = LINE_END | BLANK,
    ['\r'] = LINE_END | BLANK,
    [' '] = BLANK,
    ['\t'] = BLANK,
    ['*'] = MARK,
    ['_'] = MARK,
    ['`'] = MARK,
    ['['] = MARK,
    ['#'] = MARK_OF_LINE,
    ['>'] = MARK_OF_LINE,
    ['-'] = MARK_OF_LINE,
    ['+'] = MARK_OF_LINE,
    ['='] = MARK_OF_LINE,
    ['~'] = MARK_OF_LINE,
    ['\\'] = ESCAPE,
};

static unsigned meaning(struct text text, size_t at)
{
    return at < text.size ? meanings[(unsigned char)text.data[at]] : 0;
}

static bool has_marks(struct text text)
{
    bool begins_line = true;

    for (size_t i = 0; i < text.size; i++) {
        unsigned means = meaning(text, i);

        if (!means) {
            begins_line = false;
            continue;
        }
        if (means & MARK || (means & MARK_OF_LINE && begins_line) ||
            (means & ESCAPE && meaning(text, i + 1) & LINE_END))
            return true;
        begins_line = means & LINE_END || (begins_line && means & BLANK);
    }
    return false;
}

/* The name of a tag that opens or closes here, also of an escaped one, "&lt;p&gt;"; else empty. */
static struct text tag_name(struct text text)
{
    size_t from = text_starts_with(text, TEXT("&lt;")) ? 4 : 1, to;

    if (!text.size || (*text.data != '<' && from == 1))
        return TEXT("");
    if (from < text.size && text.data[from] == '/')
        from++;
    for (to = from; to < text.size && isalnum((unsigned char)text.data[to]);)
        to++;
    if (to < text.size && !strchr(" \t\r\n/>&", text.data[to]))
        return TEXT("");
    return text_slice(text, from, to);
}

static bool is_break(struct text name)
{
    return name.size == 2 && strncasecmp(name.data, "br", 2) == 0;
}

/* A break alone is written in Markdown too. */
static bool is_html(struct text text)
{
    for (size_t i = 0; i < text.size; i++) {
        struct text name = {0};

        if (text.data[i] == '<' || text.data[i] == '&')
            name = tag_name(text_slice(text, i, text.size));
        if (name.size && !is_break(name) && markup_kind(name) != MARKUP_UNKNOWN)
            return true;
    }
    return false;
}

static size_t break_size(struct text text)
{
    const char *end;

    if (*text.data != '<' || !is_break(tag_name(text)))
        return 0;
    end = memchr(text.data, '>', text.size);
    return end ? (size_t)(end - text.data) + 1 : 0;
}

/* Breaks become line ends. And "[1]: https://…" stays what it looks like, a line of the text: as
 * the definition of a link it would vanish from plain words, and a thousand references to a long
 * one cost md4c the square of the text. */
static struct text prepare(struct arena *arena, struct text text)
{
    struct text_builder out = {.arena = arena};
    size_t from = 0;

    for (size_t i = 0; i < text.size; i++) {
        size_t size = break_size(text_slice(text, i, text.size));
        bool defines = text.data[i] == ':' && i && text.data[i - 1] == ']';

        if (!size && !defines)
            continue;
        builder_add(&out, text_slice(text, from, i));
        builder_add(&out, size ? TEXT("\n") : TEXT("\\:"));
        i += size ? size - 1 : 0;
        from = i + 1;
    }
    if (!out.size)
        return text;
    builder_add(&out, text_slice(text, from, text.size));
    return builder_text(&out);
}

static bool is_item(struct text text, size_t at)
{
    return at + 1 < text.size && strchr("-+*", text.data[at]) && meaning(text, at + 1) & BLANK;
}

static size_t count_items(struct text text)
{
    size_t count = 0;

    for (size_t line = 0; line < text.size; line++) {
        const char *end = memchr(text.data + line, '\n', text.size - line);

        count += is_item(text, skip_blanks(text, line));
        if (!end)
            break;
        line = (size_t)(end - text.data);
    }
    return count;
}

static struct text_builder *builder_of(struct stripping *stripping)
{
    return stripping->in_pictures ? &stripping->pictures : &stripping->words;
}

static void part(struct stripping *stripping)
{
    builder_add(builder_of(stripping), TEXT(" "));
}

static void open_list(struct stripping *stripping, const struct list *list)
{
    if (stripping->depth < LISTS_DEEP)
        stripping->lists[stripping->depth] = *list;
    stripping->depth++;
}

/* As items of HTML become words: parted by dots, the first without one where it begins the text. */
static void begin_item(struct stripping *stripping)
{
    struct text_builder *words = builder_of(stripping);
    struct list *list;

    if (stripping->depth < 1 || stripping->depth > LISTS_DEEP)
        return;
    list = &stripping->lists[stripping->depth - 1];
    if (list->is_ordered)
        builder_format(words, "%u%c ", list->number++, list->mark);
    else if (stripping->has_one_item)
        builder_format(words, "%c ", list->mark);
    else if (text_trim(builder_text(words)).size)
        builder_add(words, TEXT("• "));
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct stripping *stripping = context;
    const MD_BLOCK_UL_DETAIL *bullets = detail;
    const MD_BLOCK_OL_DETAIL *numbers = detail;

    if (stripping->words.size)
        part(stripping);
    stripping->marks = 0;
    if (type == MD_BLOCK_UL)
        open_list(stripping, &(struct list){.mark = bullets->mark});
    else if (type == MD_BLOCK_OL)
        open_list(stripping, &(struct list){true, numbers->start, numbers->mark_delimiter});
    else if (type == MD_BLOCK_LI)
        begin_item(stripping);
    stripping->begins_quote |= type == MD_BLOCK_QUOTE;
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct stripping *stripping = context;

    (void)detail;
    stripping->depth -= type == MD_BLOCK_UL || type == MD_BLOCK_OL;
    part(stripping);
    return 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context)
{
    struct stripping *stripping = context;

    (void)detail;
    stripping->in_pictures += type == MD_SPAN_IMG;
    stripping->marks = type == MD_SPAN_STRONG ? 2 : type == MD_SPAN_EM || type == MD_SPAN_CODE;
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context)
{
    struct stripping *stripping = context;

    (void)detail;
    stripping->in_pictures -= type == MD_SPAN_IMG;
    stripping->marks = 0;
    return 0;
}

static bool is_letter(struct text source, size_t at)
{
    return at < source.size && isalnum((unsigned char)source.data[at]);
}

static bool is_name(struct text text)
{
    for (size_t i = 0; i < text.size; i++)
        if (!isalnum((unsigned char)text.data[i]) && text.data[i] != '_')
            return false;
    return true;
}

/* The marks around a span that is one stretch of text, when they are none: 2*3*4, __init__ and
 * O`zbek. Empty when they are. */
static struct text false_marks(const struct stripping *stripping, struct text text)
{
    struct text source = stripping->source, before, behind;
    size_t marks = (size_t)stripping->marks, at = (size_t)(text.data - source.data);
    bool is_inside_words, is_program_name;

    if (!marks || text.data < source.data || at < marks || at + text.size + marks > source.size)
        return TEXT("");
    before = text_slice(source, at - marks, at);
    behind = text_slice(source, at + text.size, at + text.size + marks);
    is_inside_words = at > marks && is_letter(source, at - marks - 1) &&
                      is_letter(source, at + text.size + marks);
    is_program_name = text_equal(before, TEXT("__")) && is_name(text);
    return text_equal(before, behind) && (is_inside_words || is_program_name) ? before : TEXT("");
}

static void add_words(struct stripping *stripping, struct text text)
{
    struct text_builder *words = builder_of(stripping);
    struct text marks = false_marks(stripping, text);

    /* More than a hundred is no quotation. */
    if (stripping->begins_quote && text.size && isdigit((unsigned char)*text.data))
        builder_add(words, TEXT("> "));
    stripping->begins_quote = false;
    stripping->marks = 0;
    builder_add(words, marks);
    builder_add(words, text);
    builder_add(words, marks);
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *data, MD_SIZE size, void *context)
{
    struct stripping *stripping = context;

    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
        part(stripping);
    else if (type != MD_TEXT_NULLCHAR)
        add_words(stripping, (struct text){data, size});
    return 0;
}

struct text markdown_strip(struct arena *arena, struct text text)
{
    static const MD_PARSER parser = {
        .flags = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = take_text,
    };
    struct stripping stripping = {.words.arena = arena, .pictures.arena = arena};

    if (is_html(text_first_bytes(text_trim(text), 16)) || !has_marks(text) || is_html(text))
        return text;
    stripping.source = prepare(arena, text_first_bytes(text, LIMIT_TEXT_BYTES));
    stripping.has_one_item = count_items(stripping.source) == 1;
    if (md_parse(stripping.source.data, (MD_SIZE)stripping.source.size, &parser, &stripping) != 0)
        return text; /* for want of memory alone */
    if (text_trim(builder_text(&stripping.words)).size)
        return builder_text(&stripping.words);
    /* Nothing but marks is no Markdown. */
    return stripping.pictures.size ? builder_text(&stripping.pictures) : text;
}
