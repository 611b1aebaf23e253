/* store: the documents and their versions, the pictures beside them. What is behind it, a folder or
 * a server, is the store's own affair.
 *
 * A name is that of a document ("programme.json") or of a picture ("media/logo.png"). Whatever was
 * saved with STORE_DONE is there after any end of the process or the machine, whole. Documents
 * have serials, strictly rising over restarts, and a history; pictures have neither.
 */
#ifndef HUB_STORE_H
#define HUB_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/digest.h"
#include "base/error.h"
#include "base/instant.h"
#include "disk.h"
#include "names.h"

/* An organiser who saves every minute can go back an hour. */
enum { STORE_VERSIONS_MOST = 50, STORE_PICTURES_MOST = 1000 };

enum store_document { STORE_PROGRAMME, STORE_CHANGES, STORE_NOTICES, STORE_DOCUMENT_COUNT };

struct version {
    uint64_t serial; /* from 1; 0: a picture */
    struct instant saved_at;
    size_t size;
    char etag[DIGEST_HEX_SIZE];
    char who[NAME_SIZE];
};

enum store_answer {
    STORE_DONE,
    STORE_MISSING, /* there is no such document, picture or version */
    STORE_STALE,   /* somebody was faster: the version that is there is told */
    STORE_FULL,    /* no room; nothing has changed */
    STORE_FAILED   /* *error says why */
};

/* A new version, if what is there is what its maker has seen. */
struct saving {
    struct text name;
    struct text expected; /* the etag of what is there; empty: nothing is */
    struct text bytes;
    struct text who;
    struct instant now;
};

/* What a kind of store can do. */
struct store_kind {
    enum store_answer (*look)(void *self, struct text name, struct version *version,
                              struct error *error);
    enum store_answer (*read)(void *self, struct text name, uint64_t serial,
                              struct version *version, struct bytes *bytes, struct error *error);
    enum store_answer (*save)(void *self, const struct saving *saving, struct version *version,
                              struct error *error);
    size_t (*list)(void *self, struct text name, struct version versions[STORE_VERSIONS_MOST]);
    void (*close)(void *self);
};

struct store {
    const struct store_kind *kind;
    void *self;
};

const char *store_document_name(enum store_document document); /* "programme.json" */
bool store_find_document(struct text name, enum store_document *document);

/* A folder as store. It belongs to one hub at a time; folder stays the caller's.
 * false: *error says what is wrong with it, or that another hub has it. */
bool store_open_folder(struct store *store, int folder, struct error *error);
void store_close(struct store *store);

/* The newest version of a name, without its bytes. */
enum store_answer store_look(const struct store *store, struct text name, struct version *version,
                             struct error *error);
/* A version with its bytes, which the caller frees; serial 0: the newest. */
enum store_answer store_read(const struct store *store, struct text name, uint64_t serial,
                             struct version *version, struct bytes *bytes, struct error *error);
/* *version is the new one, or with STORE_STALE the one that is there (serial 0 and no etag where
 * none is). */
enum store_answer store_save(const struct store *store, const struct saving *saving,
                             struct version *version, struct error *error);
/* Newest first; returns how many. */
size_t store_list(const struct store *store, struct text name,
                  struct version versions[STORE_VERSIONS_MOST]);

#endif
