/* versions: one document in a folder of its own, a file a version; the highest serial is what
 * counts. Nothing is ever written over: a version comes by a rename and goes when 50 newer ones are
 * there, so a copy of the folder made at any moment is a whole one. */
#ifndef HUB_VERSIONS_H
#define HUB_VERSIONS_H

#include "store.h"

struct versions {
    int folder; /* its descriptor, owned */
    const char *document;
    uint64_t highest;                              /* serial ever given, also to damaged ones */
    struct version items[STORE_VERSIONS_MOST + 1]; /* by serial */
    size_t count;
};

/* beside is the folder in which the document's lies, or is made.
 * A newest file that is not what its name says is set aside; *damaged names it (else empty). */
bool versions_open(struct versions *versions, int beside, const char *document,
                   char damaged[DIGEST_HEX_SIZE], struct error *error);
void versions_close(struct versions *versions);

/* NULL: there is none yet. */
const struct version *versions_newest(const struct versions *versions);
enum store_answer versions_read(const struct versions *versions, uint64_t serial,
                                struct version *version, struct bytes *bytes, struct error *error);
enum store_answer versions_add(struct versions *versions, const struct saving *saving,
                               struct version *version, struct error *error);

#endif
