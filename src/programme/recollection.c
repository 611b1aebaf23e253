/* recollection: written by us and kept on a disk, so it is read with the same mistrust as any
 * document: what does not fit is left out, and then less is known.
 *
 *     {"taqta-history": 1, "event": "…", "revision": 7, "documents": ["http://…"],
 *      "sessions": [{"id": "s1", "document": 0, "title": {"kk": "…"}, "start": 1763614800, …}],
 *      "sights": [{"id": "info:7", "document": "http://…", "seen": 1763614800}]}
 *
 * Moments are seconds since 1970. What is not written is not so, or as it was first.
 */
#include "recollection.h"

#include "base/json.h"
#include "base/limits.h"

enum { VERSION = 1 };

/* Nothing else is ever found. */
static const unsigned findable = CHANGE_DELAYED | CHANGE_MOVED | CHANGE_EXTENDED | CHANGE_RESTORED |
                                 CHANGE_NEW | CHANGE_VANISHED;

static struct text read_text(struct arena *arena, const struct json *object, const char *key)
{
    struct json member = json_member(object, key);
    struct text text = {0};

    (void)json_text(&member, &text); /* what is no text is the empty one */
    return text_copy(arena, text);
}

static int64_t read_number(const struct json *object, const char *key, int64_t most, int64_t other)
{
    struct json member = json_member(object, key);
    int64_t number;

    return json_number(&member, &number) && number >= 0 && number <= most ? number : other;
}

static struct instant read_instant(const struct json *object, const char *key, struct instant other)
{
    static const int64_t year_2101 = 4133980800;

    return (struct instant){read_number(object, key, year_2101, other.seconds)};
}

static struct localised read_title(struct arena *arena, const struct json *session)
{
    struct json title = json_member(session, "title"), member;
    struct translation *translations = ARENA_ARRAY(arena, struct translation, json_count(&title));
    struct localised localised = {.translations = translations};
    void *iterator = NULL;

    while (json_next_member(&title, &iterator, &member)) {
        struct text text;

        if (json_text(&member, &text) && text.size)
            translations[localised.count++] = (struct translation){
                text_copy(arena, text_from(member.key)), text_copy(arena, text)};
    }
    return localised;
}

static void read_session(struct recollection *recollection, struct arena *arena,
                         const struct json *json)
{
    struct known_session session = {
        .id = read_text(arena, json, "id"),
        .kind = (enum session_kind)read_number(json, "kind", SESSION_OTHER, SESSION_TALK),
        .title = read_title(arena, json),
        .starts_at = read_instant(json, "start", INSTANT_NONE),
        .ends_at = read_instant(json, "end", INSTANT_NONE),
        .end_is_guessed = read_number(json, "guessed", 1, 0),
        .room = read_text(arena, json, "room"),
        .found = (unsigned)read_number(json, "found", findable, 0) & findable,
        .found_at = read_instant(json, "found_at", INSTANT_NONE),
        .off_since = read_instant(json, "off_since", INSTANT_NONE),
    };
    size_t document = (size_t)read_number(json, "document", LIMIT_RECORDS, LIMIT_RECORDS);
    struct json first_room = json_member(json, "first_room");

    session.first_starts_at = read_instant(json, "first_start", session.starts_at);
    session.first_ends_at = read_instant(json, "first_end", session.ends_at);
    session.first_room =
        json_is_there(&first_room) ? read_text(arena, json, "first_room") : session.room;
    if (!session.id.size || !localised_is_given(&session.title) ||
        document >= recollection->document_count || !instant_is_given(session.starts_at) ||
        instant_compare(session.ends_at, session.starts_at) <= 0 ||
        id_index_find(&recollection->ids, session.id) >= 0)
        return;
    session.document = recollection->documents[document];
    recollection_add(recollection, arena, &session);
}

static void read_documents(struct recollection *recollection, struct arena *arena,
                           const struct json *root)
{
    struct json list = json_member(root, "documents");
    size_t count = json_kind(&list) == JSON_KIND_ARRAY ? json_count(&list) : 0;

    if (count > LIMIT_RECORDS)
        count = LIMIT_RECORDS;
    recollection->documents = ARENA_ARRAY(arena, struct text, count);
    for (size_t i = 0; i < count; i++) {
        struct json address = json_element(&list, i);
        struct text text = {0};

        (void)json_text(&address, &text); /* keeps its place, so that the others keep theirs */
        recollection->documents[recollection->document_count++] = text_copy(arena, text);
    }
}

static void read_sights(struct recollection *recollection, struct arena *arena,
                        const struct json *root)
{
    struct json list = json_member(root, "sights");
    size_t count = json_kind(&list) == JSON_KIND_ARRAY ? json_count(&list) : 0;

    for (size_t i = 0; i < count && i < LIMIT_RECORDS; i++) {
        struct json json = json_element(&list, i);
        struct sight sight = {read_text(arena, &json, "id"), read_text(arena, &json, "document"),
                              read_instant(&json, "seen", INSTANT_NONE)};

        if (sight.id.size && instant_is_given(sight.seen_at))
            recollection_add_sight(recollection, arena, &sight);
    }
}

static void read_root(struct recollection *recollection, struct arena *arena,
                      const struct json *root)
{
    struct json list = json_member(root, "sessions");
    size_t count = json_kind(&list) == JSON_KIND_ARRAY ? json_count(&list) : 0;

    if (read_number(root, "taqta-history", VERSION, 0) != VERSION)
        return;
    recollection->event = read_text(arena, root, "event");
    recollection->revision = read_number(root, "revision", INT64_MAX, -1);
    read_documents(recollection, arena, root);
    read_sights(recollection, arena, root);
    for (size_t i = 0; i < count && i < LIMIT_REMEMBERED_SESSIONS; i++) {
        struct json session = json_element(&list, i);

        read_session(recollection, arena, &session);
    }
}

struct recollection recollection_read(struct arena *arena, struct text bytes)
{
    struct recollection recollection = {.revision = -1};
    struct json_document *document = NULL;
    struct json root;

    if (!bytes.size || !json_document_create(&document, bytes, NULL))
        return recollection;
    root = json_root(document);
    read_root(&recollection, arena, &root);
    json_document_destroy(document);
    return recollection;
}

void recollection_add(struct recollection *recollection, struct arena *arena,
                      const struct known_session *session)
{
    if (recollection->count == LIMIT_REMEMBERED_SESSIONS)
        return; /* of what is beyond, changes are not found */
    ARENA_PUSH(arena, recollection->sessions, recollection->count, recollection->capacity);
    recollection->sessions[recollection->count - 1] = *session;
    id_index_add(&recollection->ids, arena, session->id, (int)recollection->count - 1);
}

void recollection_add_sight(struct recollection *recollection, struct arena *arena,
                            const struct sight *sight)
{
    if (recollection->sight_count == LIMIT_RECORDS ||
        id_index_find(&recollection->sight_ids, sight->id) >= 0)
        return;
    ARENA_PUSH(arena, recollection->sights, recollection->sight_count,
               recollection->sight_capacity);
    recollection->sights[recollection->sight_count - 1] = *sight;
    id_index_add(&recollection->sight_ids, arena, sight->id, (int)recollection->sight_count - 1);
}

/* Linear search: a programme has at most a few dozen documents. */
static size_t find_document(const struct recollection *recollection, struct text address)
{
    size_t i = 0;

    while (i < recollection->document_count && !text_equal(recollection->documents[i], address))
        i++;
    return i;
}

bool recollection_knows_document(const struct recollection *recollection, struct text address)
{
    return find_document(recollection, address) < recollection->document_count;
}

static void write_instant(struct json_writer *writer, const char *key, struct instant instant)
{
    if (instant_is_given(instant))
        json_write_integer(writer, key, instant.seconds);
}

static void write_what_was_first(struct json_writer *writer, const struct known_session *session)
{
    if (instant_compare(session->first_starts_at, session->starts_at) != 0)
        write_instant(writer, "first_start", session->first_starts_at);
    if (instant_compare(session->first_ends_at, session->ends_at) != 0)
        write_instant(writer, "first_end", session->first_ends_at);
    if (!text_equal(session->first_room, session->room))
        json_write_text(writer, "first_room", session->first_room);
}

static void write_session(struct json_writer *writer, const struct recollection *recollection,
                          const struct known_session *session)
{
    struct arena scratch = {0};

    json_open_object(writer, NULL);
    json_write_text(writer, "id", session->id);
    json_write_integer(writer, "document", (int64_t)find_document(recollection, session->document));
    json_write_integer(writer, "kind", session->kind);
    json_open_object(writer, "title");
    for (size_t i = 0; i < session->title.count; i++) {
        const struct translation *translation = &session->title.translations[i];

        json_write_text(writer, text_to_c(&scratch, translation->language), translation->text);
    }
    json_close(writer);
    write_instant(writer, "start", session->starts_at);
    write_instant(writer, "end", session->ends_at);
    if (session->end_is_guessed)
        json_write_integer(writer, "guessed", 1);
    if (session->room.size)
        json_write_text(writer, "room", session->room);
    write_what_was_first(writer, session);
    if (session->found)
        json_write_integer(writer, "found", session->found);
    write_instant(writer, "found_at", session->found_at);
    write_instant(writer, "off_since", session->off_since);
    json_close(writer);
    arena_finish(&scratch);
}

static void write_sights(struct json_writer *writer, const struct recollection *recollection)
{
    json_open_array(writer, "sights");
    for (size_t i = 0; i < recollection->sight_count; i++) {
        const struct sight *sight = &recollection->sights[i];

        json_open_object(writer, NULL);
        json_write_text(writer, "id", sight->id);
        json_write_text(writer, "document", sight->document);
        write_instant(writer, "seen", sight->seen_at);
        json_close(writer);
    }
    json_close(writer);
}

struct text recollection_write(const struct recollection *recollection, struct arena *arena)
{
    struct json_writer *writer = json_writer_create();
    struct text bytes;

    json_open_object(writer, NULL);
    json_write_integer(writer, "taqta-history", VERSION);
    json_write_text(writer, "event", recollection->event);
    if (recollection->revision >= 0)
        json_write_integer(writer, "revision", recollection->revision);
    json_open_array(writer, "documents");
    for (size_t i = 0; i < recollection->document_count; i++)
        json_write_text(writer, NULL, recollection->documents[i]);
    json_close(writer);
    json_open_array(writer, "sessions");
    for (size_t i = 0; i < recollection->count; i++)
        write_session(writer, recollection, &recollection->sessions[i]);
    json_close(writer);
    if (recollection->sight_count)
        write_sights(writer, recollection);
    json_close(writer);
    bytes = json_writer_text(writer, arena);
    json_writer_destroy(writer);
    return bytes;
}
