/* store: the names, and the way to whatever kind it is. */
#include "store.h"

static const char *const DOCUMENTS[] = {"programme.json", "changes.json", "notices.json"};

const char *store_document_name(enum store_document document)
{
    return DOCUMENTS[document];
}

bool store_find_document(struct text name, enum store_document *document)
{
    for (enum store_document i = 0; i < STORE_DOCUMENT_COUNT; i++)
        if (text_equal(name, text_from(DOCUMENTS[i]))) {
            *document = i;
            return true;
        }
    return false;
}

void store_close(struct store *store)
{
    if (store->kind)
        store->kind->close(store->self);
    *store = (struct store){0};
}

enum store_answer store_look(const struct store *store, struct text name, struct version *version,
                             struct error *error)
{
    return store->kind->look(store->self, name, version, error);
}

enum store_answer store_read(const struct store *store, struct text name, uint64_t serial,
                             struct version *version, struct bytes *bytes, struct error *error)
{
    return store->kind->read(store->self, name, serial, version, bytes, error);
}

enum store_answer store_save(const struct store *store, const struct saving *saving,
                             struct version *version, struct error *error)
{
    return store->kind->save(store->self, saving, version, error);
}

size_t store_list(const struct store *store, struct text name,
                  struct version versions[STORE_VERSIONS_MOST])
{
    return store->kind->list(store->self, name, versions);
}
