/* json_doubles: names that stand twice in one object. jansson keeps the last value and forgets the
 * rest, so they are looked for in the bytes, but only where jansson, told to be strict, says that
 * there are any.
 */
#include "json_parts.h"

#include <stdlib.h>
#include <string.h>

struct search {
    const struct json_document *document;
    const struct json_place *places;
    struct arena *arena;
    json_double_found *found;
    void *context;
};

struct member {
    const char *name;
    size_t place;
};

static int compare_members(const void *a, const void *b)
{
    const struct member *left = a, *right = b;
    int order = strcmp(left->name, right->name);

    return order ? order : (left->place > right->place) - (left->place < right->place);
}

static size_t count_children(const struct search *search, size_t place)
{
    size_t count = 0;

    for (size_t i = place + 1; i < search->places[place].next; i = search->places[i].next)
        count++;
    return count;
}

static void tell(const struct search *search, const struct json *object,
                 const struct member *member)
{
    struct json json = {.document = search->document, .parent = object, .key = member->name};
    const struct json_place *place = &search->places[member->place];

    search->found(search->context, json_path(&json, search->arena), (int)place->line,
                  (int)place->column);
}

static void compare_names(const struct search *search, const struct json *object,
                          struct member *members, size_t count)
{
    qsort(members, count, sizeof *members, compare_members);
    for (size_t i = 1; i < count; i++)
        if (strcmp(members[i - 1].name, members[i].name) == 0)
            tell(search, object, &members[i]);
}

/* Recursion as deep as the document, which jansson limits to 2048. */
static void search_value(const struct search *search, size_t place, const struct json *json)
{
    size_t count = count_children(search, place), index = 0;
    struct member *members = ARENA_ARRAY(search->arena, struct member, count);

    for (size_t i = place + 1; i < search->places[place].next; i = search->places[i].next) {
        struct json child = {.document = search->document, .parent = json, .index = index};

        if (search->places[i].name) {
            child.key = json_name(search->arena, search->document->bytes, search->places[i].name);
            members[index] = (struct member){child.key, i};
        }
        search_value(search, i, &child);
        index++;
    }
    if (count > 1 && members[0].name)
        compare_names(search, json, members, count);
}

void json_find_doubles(const struct json_document *document, struct arena *arena,
                       json_double_found *found, void *context)
{
    struct search search = {
        .document = document, .arena = arena, .found = found, .context = context};
    struct json root = json_root(document);

    if (!document->has_doubles)
        return;
    search.places = json_places(document);
    search_value(&search, 0, &root);
}
