/* json_ld_page: a walk over the tags of a page, and over the things in its blocks. */
#include "json_ld_page.h"

#include "base/charset.h"

#include <string.h>
#include <strings.h>

/* A place in the page, and the line it is on, from 0. */
struct walk {
    struct text rest;
    int line;
};

static void move(struct walk *walk, size_t bytes)
{
    struct text passed = text_slice(walk->rest, 0, bytes);
    const char *end = passed.data + passed.size, *at = passed.data;

    while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
        walk->line++;
        at++;
    }
    walk->rest = text_slice(walk->rest, bytes, walk->rest.size);
}

/* As text_find(), and no further than what it finds: under a sanitizer memmem() looks at all that
 * is left, each time. */
static size_t find(struct text text, struct text what)
{
    size_t at = 0;
    const char *next;

    while (at < text.size && (next = memchr(text.data + at, *what.data, text.size - at))) {
        at = (size_t)(next - text.data);
        if (text_starts_with(text_slice(text, at, text.size), what))
            return at;
        at++;
    }
    return SIZE_MAX;
}

static bool starts_with_tag(struct text rest, const char *tag)
{
    size_t size = strlen(tag);

    return rest.size >= size && strncasecmp(rest.data, tag, size) == 0;
}

static bool holds_type(struct text tag)
{
    static const char type[] = "application/ld+json";

    for (size_t i = 0; i + strlen(type) <= tag.size; i++)
        if (starts_with_tag(text_slice(tag, i, tag.size), type))
            return true;
    return false;
}

/* Bytes before the end tag of a script; all that is left when there is none. */
static size_t script_size(struct text rest)
{
    struct text left = rest;
    size_t end;

    while (end = find(left, TEXT("</")), end != SIZE_MAX) {
        left = text_slice(left, end, left.size);
        if (starts_with_tag(left, "</script"))
            return rest.size - left.size;
        left = text_slice(left, 2, left.size);
    }
    return rest.size;
}

/* Moves behind what starts with "<" here; true when that was a block. */
static bool take_tag(struct walk *walk, struct text *block, int *line)
{
    size_t end;

    if (text_starts_with(walk->rest, TEXT("<!--"))) {
        end = find(walk->rest, TEXT("-->"));
        move(walk, end == SIZE_MAX ? walk->rest.size : end);
        return false;
    }
    if (!starts_with_tag(walk->rest, "<script")) {
        move(walk, 1);
        return false;
    }
    end = find(walk->rest, TEXT(">"));
    *block = text_slice(walk->rest, 0, end == SIZE_MAX ? walk->rest.size : end + 1);
    move(walk, block->size);
    if (!holds_type(*block)) {
        move(walk, script_size(walk->rest));
        return false;
    }
    *line = walk->line;
    *block = text_slice(walk->rest, 0, script_size(walk->rest));
    move(walk, block->size);
    return true;
}

static bool next_block(struct walk *walk, struct text *block, int *line)
{
    size_t tag;

    while (tag = find(walk->rest, TEXT("<")), tag != SIZE_MAX) {
        move(walk, tag);
        if (take_tag(walk, block, line))
            return true;
    }
    return false;
}

bool json_ld_speaks_of_event(struct text page)
{
    struct walk walk = {.rest = page};
    struct text block;
    int line;

    while (next_block(&walk, &block, &line))
        if (text_find(block, TEXT("Event\"")) != SIZE_MAX)
            return true;
    return false;
}

/* With as many line ends before it as the page has there, so that places are those of the page. */
static struct text at_its_line(struct arena *arena, struct text block, int line)
{
    char *bytes = ARENA_ARRAY(arena, char, (size_t)line + block.size);

    memset(bytes, '\n', (size_t)line);
    memcpy(bytes + line, block.data, block.size);
    return (struct text){bytes, (size_t)line + block.size};
}

static void open_block(struct json_ld_page *page, struct text bytes)
{
    struct json_document **document = &page->documents[page->count];

    if (!json_document_create(document, bytes, &page->fault))
        return;
    page->roots[page->count] = json_root(*document);
    page->count++;
}

/* jansson makes the more of a text the more is nested in it. */
static size_t count_brackets(struct text block)
{
    size_t count = 0;

    for (size_t i = 0; i < block.size; i++)
        count += block.data[i] == '{' || block.data[i] == '[';
    return count;
}

static bool open_blocks(struct json_ld_page *page, struct text utf8, struct error *error)
{
    struct walk walk = {.rest = utf8};
    size_t blocks = 0;
    struct text block;
    int line;

    while (next_block(&walk, &block, &line)) {
        page->size += (size_t)line + block.size;
        page->opened += count_brackets(block);
        if (++blocks > LIMIT_JSON_LD_BLOCKS || page->size > LIMIT_JSON_LD_BYTES ||
            page->opened > LIMIT_JSON_LD_THINGS)
            return error_set(error, ERROR_LIMIT,
                             "the page has more data in it (application/ld+json) than is read: at "
                             "most %d blocks, of %d MB and %d objects and lists together",
                             LIMIT_JSON_LD_BLOCKS, LIMIT_JSON_LD_BYTES / 1024 / 1024,
                             LIMIT_JSON_LD_THINGS);
        open_block(page, at_its_line(page->arena, text_clean(page->arena, block), line));
    }
    return true;
}

static const struct json *keep(const struct json_ld_page *page, struct json json)
{
    struct json *kept = ARENA_NEW(page->arena, struct json);

    *kept = json;
    return kept;
}

/* Described, and not only referred to. */
static bool has_name(const struct json *thing)
{
    struct json name = json_member(thing, "name");

    return json_is_there(&name);
}

static void know_thing(struct json_ld_page *page, const struct json *thing)
{
    struct text id = json_ld_text(page, thing, "@id");

    if (id.size && has_name(thing) && id_index_find(&page->ids, id) < 0)
        id_index_add(&page->ids, page->arena, id, (int)page->things.count);
    ARENA_PUSH(page->arena, page->things.items, page->things.count, page->things.capacity);
    page->things.items[page->things.count - 1] = *thing;
}

static void know_things(struct json_ld_page *page, const struct json *value, int depth)
{
    struct json graph = json_member(value, "@graph");

    if (depth > LIMIT_GRAPH_DEPTH)
        return;
    if (json_is_there(&graph))
        know_things(page, keep(page, graph), depth + 1);
    else if (json_kind(value) == JSON_KIND_OBJECT)
        know_thing(page, value);
    for (size_t i = 0; json_kind(value) == JSON_KIND_ARRAY && i < json_count(value); i++)
        know_things(page, keep(page, json_element(value, i)), depth + 1);
}

static struct text decode(struct json_ld_page *page, const struct document *document)
{
    struct text utf8 = text_without_mark(document->bytes);

    if (text_is_valid(utf8) ||
        charset_convert(&utf8, page->arena, document->bytes, document->charset))
        return utf8;
    page->guess = charset_guess(document->bytes);
    (void)charset_convert(&utf8, page->arena, document->bytes,
                          text_from(page->guess)); /* else it stays and is cleaned */
    return utf8;
}

bool json_ld_open(struct json_ld_page *page, struct arena *arena, const struct document *document,
                  struct error *error)
{
    *page = (struct json_ld_page){.arena = arena};
    if (!open_blocks(page, decode(page, document), error))
        return false;
    for (size_t i = 0; i < page->count; i++)
        know_things(page, &page->roots[i], 0);
    return true;
}

void json_ld_close(struct json_ld_page *page)
{
    for (size_t i = 0; i < page->count; i++)
        json_document_destroy(page->documents[i]);
    page->count = 0;
}

const struct json *json_ld_member(const struct json_ld_page *page, const struct json *thing,
                                  const char *name)
{
    return keep(page, json_member(thing, name));
}

const struct json *json_ld_resolve(const struct json_ld_page *page, const struct json *value)
{
    struct text id;
    int found;

    if (!json_text(value, &id))
        id = json_ld_text(page, value, "@id");
    found = id.size && !has_name(value) ? id_index_find(&page->ids, id) : -1;
    return found < 0 ? value : &page->things.items[found];
}

const struct json *json_ld_each(const struct json_ld_page *page, const struct json *value,
                                size_t index)
{
    if (!json_is_there(value) || json_kind(value) == JSON_KIND_NULL)
        return NULL;
    if (json_kind(value) != JSON_KIND_ARRAY)
        return index ? NULL : json_ld_resolve(page, value);
    if (index >= json_count(value))
        return NULL;
    return json_ld_resolve(page, keep(page, json_element(value, index)));
}

static bool names_event(struct text type)
{
    return text_ends_with(type, TEXT("Event")) || text_ends_with(type, TEXT("EventSeries")) ||
           text_ends_with(type, TEXT("Hackathon")) || text_ends_with(type, TEXT("Festival"));
}

bool json_ld_is_event(const struct json *thing)
{
    struct json types = json_member(thing, "@type"), type;
    struct text text;

    if (json_text(&types, &text))
        return names_event(text);
    for (size_t i = 0; json_kind(&types) == JSON_KIND_ARRAY && i < json_count(&types); i++) {
        type = json_element(&types, i);
        if (json_text(&type, &text) && names_event(text))
            return true;
    }
    return false;
}

static struct text words_of(const struct json_ld_page *page, const struct json *value)
{
    struct json first = json_kind(value) == JSON_KIND_ARRAY ? json_element(value, 0) : *value;
    struct json inside = json_member(&first, "@value");
    struct text text;
    int64_t number;

    if (json_text(&first, &text) || json_text(&inside, &text))
        return text_trim(text);
    if (json_number(&first, &number))
        return text_format(page->arena, "%lld", (long long)number);
    return TEXT("");
}

struct text json_ld_text(const struct json_ld_page *page, const struct json *thing,
                         const char *name)
{
    struct json value = json_member(thing, name);

    return words_of(page, &value);
}

struct text json_ld_name(const struct json_ld_page *page, const struct json *value)
{
    static const char *const names[] = {"name", "url", "contentUrl"};
    const struct json *thing = json_ld_each(page, value, 0);
    struct text text = thing ? words_of(page, thing) : TEXT("");

    for (size_t i = 0; thing && i < sizeof names / sizeof *names && !text.size; i++)
        text = json_ld_text(page, thing, names[i]);
    return text;
}
