#include "findings.h"

#include <stdio.h>

static const struct {
    const char *name, *title;
} kinds[FINDING_KIND_COUNT] = {
    [FINDING_DOCUMENT] = {"document", "In the document itself"},
    [FINDING_CUT] = {"cut", "Texts that had to be cut"},
    [FINDING_SMALL] = {"small", "Texts at their smallest size"},
    [FINDING_LETTERS] = {"letters", "Letters that no face has"},
    [FINDING_PHOTO] = {"photo", "Pictures that are missing or broken"},
    [FINDING_DWELL] = {"dwell", "Pages that go before they are read"},
    [FINDING_EMPTY] = {"empty", "Hours with nothing to say"},
    [FINDING_ROOM] = {"room", "Sessions that overlap in a room"},
    [FINDING_SPEAKER] = {"speaker", "Speakers at two places at once"},
    [FINDING_NEVER] = {"never", "Never shown"},
    [FINDING_LANGUAGE] = {"language", "Languages that are missing"},
    [FINDING_PAGE] = {"page", "Pages that were left out, and other troubles of pages"},
};

const char *finding_kind_name(enum finding_kind kind)
{
    return kinds[kind].name;
}

const char *finding_kind_title(enum finding_kind kind)
{
    return kinds[kind].title;
}

/* A text is cut in other places on other pages, and mended once. */
static bool is_of_text(enum finding_kind kind)
{
    return kind == FINDING_CUT || kind == FINDING_SMALL || kind == FINDING_LETTERS;
}

static uint64_t hash_of(const struct finding *finding)
{
    uint64_t hash = hash_bytes(HASH_BEGIN, &finding->kind, sizeof finding->kind);
    hash = hash_text(hash, finding->path);
    hash = hash_text(hash, finding->screen);
    return is_of_text(finding->kind) && finding->path.size ? hash
                                                           : hash_text(hash, finding->message);
}

void findings_add(struct findings *findings, const struct finding *finding)
{
    bool is_new;
    struct arena *arena = findings->arena;
    (void)table_keep(&findings->seen, arena, hash_of(finding), 0, &is_new);
    if (!is_new)
        return;
    ARENA_PUSH(arena, findings->items, findings->count, findings->capacity);
    struct finding *kept = &findings->items[findings->count - 1];
    *kept = *finding;
    kept->path = text_copy(arena, finding->path);
    kept->screen = text_copy(arena, finding->screen);
    kept->moment = text_copy(arena, finding->moment);
    kept->message = text_copy(arena, finding->message);
}

struct text finding_place(const struct finding *finding, struct arena *arena)
{
    struct text_builder place = {.arena = arena};
    builder_add(&place, finding->path);
    if (finding->screen.size)
        builder_format(&place, "%son %.*s", place.size ? " " : "", TEXT_ARG(finding->screen));
    if (finding->moment.size)
        builder_format(&place, "%sat %.*s", place.size ? " " : "", TEXT_ARG(finding->moment));
    return place.size ? builder_text(&place) : TEXT("the programme");
}

void findings_print(const struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        struct text place = finding_place(&findings->items[i], findings->arena);
        printf("%.*s: %.*s\n", TEXT_ARG(place), TEXT_ARG(findings->items[i].message));
    }
}

static void write_if_given(struct json_writer *writer, const char *key, struct text text)
{
    if (text.size)
        json_write_text(writer, key, text);
}

void findings_write(const struct findings *findings, struct json_writer *writer)
{
    json_open_array(writer, "findings");
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        json_open_object(writer, NULL);
        json_write_text(writer, "kind", text_from(finding_kind_name(finding->kind)));
        json_write_text(writer, "place", finding_place(finding, findings->arena));
        write_if_given(writer, "path", finding->path);
        write_if_given(writer, "screen", finding->screen);
        write_if_given(writer, "moment", finding->moment);
        json_write_text(writer, "message", finding->message);
        if (finding->page != FINDING_NO_PAGE)
            json_write_integer(writer, "page", finding->page + 1);
        json_close(writer);
    }
    json_close(writer);
}
