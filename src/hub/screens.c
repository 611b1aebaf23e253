/* screens: a table by name. Only names with a token get in, so it is as long as the tokens are
 * many.
 */
#include "screens.h"

#include "base/json.h"

#include <stdlib.h>
#include <string.h>

/* What all pictures together may take; beyond that the oldest goes. */
enum { PICTURE_BYTES_MOST = 64 * 1024 * 1024, SECOND_MS = 1000 };

struct screen {
    char name[NAME_SIZE];
    struct bytes state;
    struct instant seen_at, pictured_at; /* INSTANT_NONE: never */
    uint64_t seen_ms;
    struct ready picture;
};

struct screens {
    struct screen *items;
    size_t count, capacity, picture_bytes;
};

struct screens *screens_create(void)
{
    struct screens *screens = calloc(1, sizeof *screens);

    if (!screens)
        abort();
    return screens;
}

static void drop_picture(struct screens *screens, struct screen *screen)
{
    screens->picture_bytes -= screen->picture.size;
    ready_clear(&screen->picture);
    screen->pictured_at = INSTANT_NONE;
}

static void clear(struct screens *screens, struct screen *screen)
{
    drop_picture(screens, screen);
    free(screen->state.data);
}

void screens_destroy(struct screens *screens)
{
    if (!screens)
        return;
    for (size_t i = 0; i < screens->count; i++)
        clear(screens, &screens->items[i]);
    free(screens->items);
    free(screens);
}

static struct screen *find(const struct screens *screens, const char *name)
{
    for (size_t i = 0; i < screens->count; i++)
        if (strcmp(screens->items[i].name, name) == 0)
            return &screens->items[i];
    return NULL;
}

static void make_room(struct screens *screens)
{
    size_t capacity = screens->capacity ? 2 * screens->capacity : 16;

    if (screens->count < screens->capacity)
        return;
    screens->items = realloc(screens->items, capacity * sizeof *screens->items);
    if (!screens->items)
        abort();
    screens->capacity = capacity;
}

/* Names whose token was revoked go when there are more than could have one. */
static struct screen *find_or_add(struct screens *screens, const char *name)
{
    struct screen *screen = find(screens, name);

    if (screen)
        return screen;
    if (screens->count == TOKENS_MOST) {
        clear(screens, &screens->items[0]);
        screens->items[0] = screens->items[--screens->count];
    }
    make_room(screens);
    screen = &screens->items[screens->count++];
    *screen = (struct screen){.seen_at = INSTANT_NONE, .pictured_at = INSTANT_NONE};
    name_copy(screen->name, text_from(name));
    return screen;
}

static bool is_object(struct text bytes, struct error *error)
{
    struct json_document *document;
    struct json root;
    bool is_fit;

    if (!json_document_create(&document, bytes, error))
        return false;
    root = json_root(document);
    is_fit = json_kind(&root) == JSON_KIND_OBJECT ||
             error_set(error, ERROR_FORMAT, "%s; expected an object in curly brackets",
                       json_kind_name(json_kind(&root)));
    json_document_destroy(document);
    return is_fit;
}

static struct bytes copy(struct text text)
{
    struct bytes bytes = {malloc(text.size + 1), text.size};

    if (!bytes.data)
        abort();
    memcpy(bytes.data, text.data, text.size);
    return bytes;
}

bool screens_note(struct screens *screens, const char *name, struct text state, struct instant now,
                  uint64_t now_ms, struct error *error)
{
    struct screen *screen;

    if (!is_object(state, error))
        return false;
    screen = find_or_add(screens, name);
    free(screen->state.data);
    screen->state = copy(text_without_mark(state));
    screen->seen_at = now;
    screen->seen_ms = now_ms;
    return true;
}

static struct screen *find_oldest_picture(const struct screens *screens,
                                          const struct screen *but_this)
{
    struct screen *oldest = NULL;

    for (size_t i = 0; i < screens->count; i++) {
        struct screen *screen = &screens->items[i];

        if (screen != but_this && screen->picture.size &&
            (!oldest || instant_compare(screen->pictured_at, oldest->pictured_at) < 0))
            oldest = screen;
    }
    return oldest;
}

void screens_keep_picture(struct screens *screens, const char *name, struct bytes picture,
                          struct instant now)
{
    struct screen *screen = find_or_add(screens, name), *oldest;
    uint8_t digest[DIGEST_SIZE];
    char etag[DIGEST_HEX_SIZE];

    digest_sha256((struct text){picture.data, picture.size}, digest);
    digest_to_hex(digest, etag);
    drop_picture(screens, screen);
    ready_make(&screen->picture, &(struct good){.bytes = picture,
                                                .type = "image/jpeg",
                                                .etag = etag,
                                                .keeping = KEEP_PRIVATELY});
    screen->pictured_at = now;
    screens->picture_bytes += screen->picture.size;
    while (screens->picture_bytes > PICTURE_BYTES_MOST &&
           (oldest = find_oldest_picture(screens, screen)))
        drop_picture(screens, oldest);
}

const struct ready *screens_picture(const struct screens *screens, const char *name)
{
    const struct screen *screen = find(screens, name);

    return screen && screen->picture.whole ? &screen->picture : NULL;
}

static const char *health(const struct screen *screen, uint64_t now_ms)
{
    uint64_t silent_ms;

    if (!screen || !instant_is_given(screen->seen_at))
        return "dark";
    silent_ms = now_ms - screen->seen_ms;
    if (silent_ms < (uint64_t)SCREEN_LATE_AFTER_S * SECOND_MS)
        return "alive";
    return silent_ms < (uint64_t)SCREEN_DARK_AFTER_S * SECOND_MS ? "late" : "dark";
}

/* "\"2025-11-20T05:24:00Z\"" or "null". */
static struct text moment(struct instant instant, struct arena *arena)
{
    struct text text;

    if (!instant_is_given(instant))
        return TEXT("null");
    text = instant_to_rfc3339(arena, instant, 0);
    return text_format(arena, "\"%.*s\"", TEXT_ARG(text));
}

/* The state goes out as it came in: it was read as JSON, and names are harmless in it. */
static void add_screen(struct text_builder *builder, const char *name, const struct screen *screen,
                       uint64_t now_ms)
{
    struct text seen = moment(screen ? screen->seen_at : INSTANT_NONE, builder->arena);
    struct text pictured = moment(screen ? screen->pictured_at : INSTANT_NONE, builder->arena);

    builder_format(builder,
                   "{\"id\": \"%s\", \"health\": \"%s\", \"seen\": %.*s, \"picture\": %.*s, "
                   "\"state\": ",
                   name, health(screen, now_ms), TEXT_ARG(seen), TEXT_ARG(pictured));
    if (screen && screen->state.data)
        builder_add(builder, (struct text){screen->state.data, screen->state.size});
    else
        builder_add(builder, TEXT("null"));
    builder_add(builder, TEXT("}"));
}

static void add_serials(struct text_builder *builder, const struct events *events)
{
    for (enum store_document i = 0; i < STORE_DOCUMENT_COUNT; i++)
        builder_format(builder, "%s\"%s\": %llu", i ? ", " : "", store_document_name(i),
                       (unsigned long long)events_serial(events, i));
}

struct text screens_list(const struct screens *screens, const struct tokens *tokens,
                         const struct events *events, struct instant now, uint64_t now_ms,
                         struct arena *arena)
{
    struct text_builder builder = {.arena = arena};
    struct text now_text = moment(now, arena);
    const char *between = "";

    builder_format(&builder, "{\"now\": %.*s, \"serials\": {", TEXT_ARG(now_text));
    add_serials(&builder, events);
    builder_add(&builder, TEXT("}, \"screens\": ["));
    for (size_t i = 0; i < tokens_count(tokens); i++) {
        const struct token *token = tokens_at(tokens, i);

        if (token->role != ROLE_SCREEN)
            continue;
        builder_format(&builder, "%s\n", between);
        add_screen(&builder, token->name, find(screens, token->name), now_ms);
        between = ",";
    }
    builder_add(&builder, TEXT("\n]}\n"));
    return builder_text(&builder);
}
