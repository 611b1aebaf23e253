/* native: our own document, the one an organiser writes by hand.
 *
 * Everything comes from the one document with the event; others of the kind add changes and
 * notices.
 */
#include "native.h"

static struct json root_of(const struct sheet *sheet)
{
    return json_root(sheet->json);
}

static bool has_member(const struct json *object, const char *name)
{
    struct json member = json_member(object, name);

    return json_is_there(&member);
}

/* `taqta` tells; but who forgot it should be told of that and not that this is no schedule. */
static const char *tell_format(const struct sheet *sheet)
{
    struct json root;

    if (!sheet->json)
        return NULL;
    root = root_of(sheet);
    if (json_kind(&root) != JSON_KIND_OBJECT)
        return NULL;
    if (has_member(&root, "taqta"))
        return "native";
    return has_member(&root, "event") && has_member(&root, "sessions") ? "native" : NULL;
}

static bool gives_event(const struct sheet *sheet)
{
    struct json root = root_of(sheet);

    return has_member(&root, "event");
}

/* A document of a later version may mean other things by the same words, so it is refused as a
 * whole. */
static bool check_version(const struct json *root, struct error *error)
{
    struct json version = json_member(root, "taqta");
    int64_t number = 0;

    if (json_is_there(&version) && json_number(&version, &number) && number == 1)
        return true;
    if (!json_is_there(&version))
        error_set(error, ERROR_FORMAT, "taqta is missing; expected \"taqta\": 1");
    else if (json_number(&version, &number) && number > 1)
        error_set(error, ERROR_FORMAT,
                  "taqta: %lld is a later version of the format; this program reads version 1",
                  (long long)number);
    else
        error_set(error, ERROR_FORMAT, "taqta: %s is no version we know; expected 1",
                  json_kind_name(json_kind(&version)));
    if (error)
        json_place(json_is_there(&version) ? &version : root, &error->line, &error->column);
    return false;
}

/* Without it there is nothing to show; in a document that only adds to another's, it is doubted. */
static bool check_event(const struct json *root, struct error *error)
{
    struct json event = json_member(root, "event");

    if (json_kind(&event) == JSON_KIND_OBJECT)
        return true;
    error_set(error, ERROR_FORMAT, "event: %s; expected an object in curly brackets",
              json_kind_name(json_kind(&event)));
    if (error)
        json_place(&event, &error->line, &error->column);
    return false;
}

/* A member of the document that holds records. Order: who is referred to comes first. */
struct list {
    const char *name;
    size_t limit;
    record_reader *read;
};

static const struct list LISTS[] = {
    {"sources", LIMIT_SOURCES, native_read_source},
    {"rooms", LIMIT_ROOMS, native_read_room},
    {"tracks", LIMIT_RECORDS, native_read_track},
    {"speakers", LIMIT_SPEAKERS, native_read_speaker},
    {"sessions", LIMIT_SESSIONS, native_read_session},
    {"quotes", LIMIT_RECORDS, native_read_quote},
    {"thanks", LIMIT_RECORDS, native_read_thanks},
    {"facts", LIMIT_RECORDS, native_read_fact},
    {"links", LIMIT_RECORDS, native_read_link},
    {"messages", LIMIT_RECORDS, native_read_message},
    {"pictures", LIMIT_RECORDS, native_read_picture},
    {"playlists", LIMIT_RECORDS, native_read_playlist},
    {"screens", LIMIT_RECORDS, native_read_screen},
};

static void read_list(struct record *root, const char *name, size_t limit, record_reader *read)
{
    struct json list = record_field(root, name);

    record_list_read(root->draft, root->sheet, &list, limit, read);
}

static void read_object(struct record *root, const char *name, record_reader *read)
{
    struct json object = record_field(root, name);

    if (json_is_there(&object) && json_kind(&object) == JSON_KIND_OBJECT)
        read(root->draft, root->sheet, &object);
    else if (json_is_there(&object))
        record_complain(root, &object, PROBLEM_DROPPED,
                        "%.*s; expected an object in curly brackets",
                        TEXT_ARG(record_describe(root, &object)));
}

static void read_all(struct record *root)
{
    root->draft->has_event = true;
    read_object(root, "event", native_read_event);
    root->draft->programme->updated_at = record_time(root, "updated");
    for (size_t i = 0; i < sizeof LISTS / sizeof *LISTS; i++)
        read_list(root, LISTS[i].name, LISTS[i].limit, LISTS[i].read);
    read_object(root, "wifi", native_read_wifi);
    read_object(root, "theme", native_read_theme);
}

/* What else stands in a document that only adds to another's event would not be shown: say so. */
static void doubt_unread(struct record *root)
{
    (void)record_time(root, "updated");
    for (size_t i = 0; i < sizeof LISTS / sizeof *LISTS; i++) {
        struct json list = record_field(root, LISTS[i].name);

        if (json_is_there(&list))
            record_complain(root, &list, PROBLEM_DOUBTED,
                            "is read only from the document with the event; this one adds changes "
                            "and notices");
    }
    for (size_t i = 0; i < 3; i++) {
        struct json object = record_field(root, (const char *[]){"event", "wifi", "theme"}[i]);

        if (json_is_there(&object))
            record_complain(root, &object, PROBLEM_DOUBTED,
                            "is read only from the first document with an event");
    }
}

static void read_revision(struct record *root)
{
    struct json field = record_field(root, "revision");
    int64_t revision;

    if (!json_is_there(&field))
        return;
    if (!json_number(&field, &revision) || revision < 0) {
        record_complain(root, &field, PROBLEM_DROPPED, "%.*s; expected a whole number from 0",
                        TEXT_ARG(record_describe(root, &field)));
        return;
    }
    if (root->draft->programme->revision < revision)
        root->draft->programme->revision = revision;
}

static void complain_of_double(void *context, struct text path, int line, int column)
{
    struct record *root = context;
    struct arena *arena = &root->draft->programme->arena;
    struct problem problem = {
        .severity = PROBLEM_DOUBTED,
        .document = text_copy(arena, root->sheet->document->address),
        .line = line,
        .column = column,
        .path = text_copy(arena, path),
        .message = TEXT("is given twice; expected one, and the last one counts"),
    };

    draft_complain(root->draft, &problem);
}

static bool read_native(struct draft *draft, const struct sheet *sheet, struct error *error)
{
    struct json json = root_of(sheet);
    struct record root = record_open(draft, sheet, &json);
    bool is_first = !draft->has_event && gives_event(sheet);

    if (!check_version(&json, error) || (is_first && !check_event(&json, error)))
        return false;

    json_find_doubles(sheet->json, draft->scratch, complain_of_double, &root);
    (void)record_field(&root, "taqta");
    (void)record_field(&root, "$schema");
    (void)record_field(&root, "changes"); /* later, by read_changes */
    if (is_first)
        read_all(&root);
    else
        doubt_unread(&root);
    read_revision(&root);
    read_list(&root, "notices", LIMIT_RECORDS, native_read_notice);
    (void)record_close(&root);
    return true;
}

static void read_changes(struct draft *draft, const struct sheet *sheet)
{
    struct json root = root_of(sheet), changes = json_member(&root, "changes");

    record_list_read(draft, sheet, &changes, LIMIT_RECORDS, native_read_change);
}

const struct reader native_reader = {
    .format = tell_format,
    .gives_event = gives_event,
    .read = read_native,
    .read_changes = read_changes,
};
