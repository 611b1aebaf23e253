/* tokens: who may do what. A token is 256 random bits, shown once; only its SHA-256 is kept, in the
 * file "tokens" of the hub's folder, which a running hub looks at again whenever it has changed.
 *
 *   organiser aliya 9f86d0…  2025-11-20T05:24:00Z
 */
#ifndef HUB_TOKENS_H
#define HUB_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "base/error.h"
#include "base/instant.h"
#include "names.h"

enum role { ROLE_NOBODY, ROLE_ORGANISER, ROLE_SCREEN, ROLE_READER };

enum { TOKENS_MOST = 4000 };

struct token {
    enum role role;
    char name[NAME_SIZE];
    uint8_t digest[DIGEST_SIZE];
    struct instant made_at;
};

struct tokens;

const char *role_name(enum role role);
bool role_from_name(struct text name, enum role *role); /* not ROLE_NOBODY */

/* folder is the hub's, kept open by the caller; no file means no tokens. */
bool tokens_open(struct tokens **tokens, int folder, struct error *error);
void tokens_close(struct tokens *tokens);

/* Reads the file again when it has changed; costs one look at it otherwise.
 * false: it cannot be read or understood, and what was read last still counts. */
bool tokens_refresh(struct tokens *tokens, struct error *error);
/* Changes with every reading. */
unsigned tokens_generation(const struct tokens *tokens);

/* Whose token is this? NULL: nobody's. Takes the same time for all. Valid until the next refresh.
 */
const struct token *tokens_find(const struct tokens *tokens, struct text secret);
bool tokens_have(const struct tokens *tokens, enum role role);
/* Is there still a token with this digest? */
bool tokens_hold(const struct tokens *tokens, const uint8_t digest[DIGEST_SIZE]);
size_t tokens_count(const struct tokens *tokens);
const struct token *tokens_at(const struct tokens *tokens, size_t index); /* by name */

/* A new token for a name, which may have had another: that one ends. secret is to be shown once. */
bool tokens_add(struct tokens *tokens, enum role role, struct text name, struct instant now,
                char secret[DIGEST_HEX_SIZE], struct error *error);
bool tokens_revoke(struct tokens *tokens, struct text name, struct error *error);

#endif
