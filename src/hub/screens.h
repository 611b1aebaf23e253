/* screens: what each screen last said of itself, and its picture. Kept in memory alone: within half
 * a minute after a restart all have said it again. */
#ifndef HUB_SCREENS_H
#define HUB_SCREENS_H

#include <stdint.h>

#include "base/instant.h"
#include "events.h"
#include "ready.h"
#include "tokens.h"

enum {
    SCREEN_STATE_BYTES_MOST = 8 * 1024,
    SCREEN_PICTURE_BYTES_MOST = 100 * 1024,
    /* A screen reports every 30 s, give or take 20 %: so two are lost, then ten. */
    SCREEN_LATE_AFTER_S = 90,
    SCREEN_DARK_AFTER_S = 300
};

struct screens;

struct screens *screens_create(void);
void screens_destroy(struct screens *screens);

/* state  a JSON object. false: *error says what is wrong with it. */
bool screens_note(struct screens *screens, const char *name, struct text state, struct instant now,
                  uint64_t now_ms, struct error *error);
/* A JPEG; taken over. */
void screens_keep_picture(struct screens *screens, const char *name, struct bytes picture,
                          struct instant now);
/* NULL: it has sent none. */
const struct ready *screens_picture(const struct screens *screens, const char *name);

/* All that have a token, as JSON:
 * {"now": …, "serials": {…}, "screens": [{"id", "health", "seen", "picture", "state"}]} */
struct text screens_list(const struct screens *screens, const struct tokens *tokens,
                         const struct events *events, struct instant now, uint64_t now_ms,
                         struct arena *arena);

#endif
