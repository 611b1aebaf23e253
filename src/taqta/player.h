/* player: the stage on the screen: paints its pages, turns them, and knows when the next thing is
 * due.
 */
#ifndef TAQTA_PLAYER_H
#define TAQTA_PLAYER_H

#include <stdbool.h>
#include <stdint.h>

#include "clock.h"
#include "options.h"
#include "photo_wants.h"
#include "plain_show.h"
#include "screen/photos.h"
#include "screen/screen.h"
#include "stage.h"

/* All but the stage is borrowed. */
struct player {
    struct clock *clock;
    struct screen *screen;
    struct typesetter *typesetter; /* NULL: pages are plain text */
    struct plain_show *plain;
    struct photos *photos;
    struct photo_wants *wants;
    const struct options *options; /* how the display hangs and is looked at */
    uint64_t began_ms;             /* the drift's beginning */
    int rotate;                    /* as it hangs now */
    bool lets_go_of_portraits;     /* they come back from the cache: few are kept decoded */
    struct stage stage;
    struct programme *pending; /* newer than what is shown, waits for the next page turn */
    struct arena peek_arena, missing_arena;
    unsigned waited_ms;                 /* for the poster of the page that follows */
    uint64_t frame_at_ms, alters_at_ms; /* UINT64_MAX: not due */
    bool must_refresh;                  /* something on the page changed while a turn was running */
    struct turn_count {
        unsigned turns, frames, late, latest_ms;
    } count; /* since the start */
};

void player_init(struct player *player, const struct deck_settings *settings);
void player_finish(struct player *player);

/* A programme has been shown. Until then only player_accept() does anything. */
bool player_plays(const struct player *player);

/* Takes the programme: shows it at once when it is the first or brings a change, else when the page
 * turns. */
void player_accept(struct player *player, struct programme *programme);

/* The page that is up, as it stands at this moment. One that has lost its reason gives way. */
void player_refresh(struct player *player);

/* After tidy(): paints what will be there in a minute without showing it, then shows the page as it
 * is. So what every minute needs comes back now, and not with waits for the disk when it begins. */
void player_rehearse(struct player *player);

/* A full minute, or a moment at which something begins or ends. */
void player_begin_minute(struct player *player);

/* The screen has another size. */
void player_resize(struct player *player);

/* Draws the frame or turns the page that is due; tells when to call again. */
void player_step(struct player *player, uint64_t tick_ms);
uint64_t player_next_due(const struct player *player);

#endif
