/* Any bytes as JSON: every value that is read has a path and a place within the bytes. */
#include "fuzz.h"

#include "base/json.h"

enum { VALUES_MAX = 200 /* a display lists no more complaints either */ };

struct walk {
    struct text bytes;
    struct arena arena;
    int values;
};

static void visit(struct walk *walk, const struct json *json)
{
    struct json member;
    void *iterator = NULL;
    int line, column;

    if (++walk->values > VALUES_MAX)
        return;
    json_place(json, &line, &column);
    FUZZ_CHECK(line >= 1 && column >= 1);
    FUZZ_CHECK((size_t)line <= walk->bytes.size && (size_t)column <= walk->bytes.size);
    FUZZ_CHECK(text_is_valid(json_path(json, &walk->arena)));

    if (json_kind(json) == JSON_KIND_OBJECT)
        while (json_next_member(json, &iterator, &member))
            visit(walk, &member);
    if (json_kind(json) == JSON_KIND_ARRAY)
        for (size_t i = 0; i < json_count(json); i++) {
            struct json element = json_element(json, i);
            visit(walk, &element);
        }
}

static void check_double(void *context, struct text path, int line, int column)
{
    (void)context; /* there is nothing to remember */
    FUZZ_CHECK(path.size && line >= 1 && column >= 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct walk walk = {.bytes = fuzz_text(data, size)};
    struct json_document *document = NULL;
    struct error error = {0};

    if (!json_document_create(&document, walk.bytes, &error)) {
        FUZZ_CHECK(error.message[0] && text_is_valid(text_from(error.message)));
        return 0;
    }
    struct json root = json_root(document);
    visit(&walk, &root);
    json_find_doubles(document, &walk.arena, check_double, NULL);
    json_document_destroy(document);
    arena_finish(&walk.arena);
    return 0;
}
