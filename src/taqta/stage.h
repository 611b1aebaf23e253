/* stage: the programme that is shown, its deck, and which page of it is up.
 *
 * A new programme takes the place of the old one only when its deck is built and its first page
 * laid out; then the old one goes. Knows no screen: it lays pages out and says what to paint.
 */
#ifndef TAQTA_STAGE_H
#define TAQTA_STAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "deck/deck.h"
#include "deck/show.h"

struct stage {
    struct deck_settings settings;
    struct typesetter *typesetter; /* borrowed; NULL: pages are plain text, see plain_programme.h */
    struct programme *programme;   /* NULL until the first one comes */
    struct deck deck;
    struct show show;
    struct page page; /* the one that is up */
    struct arena deck_arenas[2],
        page_arena; /* decks take turns: the new one is built beside the old */
    int deck_in_use;
};

void stage_init(struct stage *stage, const struct deck_settings *settings,
                struct typesetter *typesetter);
void stage_finish(struct stage *stage);

/* Takes the programme. The page that goes up is the first one at the start; when a change must be
 * learnt at once, the page that tells of it; otherwise the one after the page that was up. A new
 * notice with a page of its own goes before all. */
void stage_take(struct stage *stage, struct programme *programme, bool at_once,
                struct moment moment, uint64_t tick_ms);

/* The next page of the deck as it stands at this moment: of a notice that has begun meanwhile, if
 * there is one. */
void stage_turn(struct stage *stage, struct moment moment, uint64_t tick_ms);

/* The same page at this moment, with the time it has left: for a new minute, size or portrait.
 * false: there is no such page any more, or an urgent notice or an emergency has begun or ended: it
 * is time for stage_turn(). */
bool stage_refresh(struct stage *stage, struct moment moment);

/* Takes the programme beneath the page that is up, which keeps its place and the time it has left:
 * for pages that stay so long that the programme would grow old behind them. When it has no such
 * page any more the next goes up. */
void stage_exchange(struct stage *stage, struct programme *programme, struct moment moment,
                    uint64_t tick_ms);

/* The page that is up as it will be at another moment, laid out in arena. */
void stage_look_ahead(const struct stage *stage, struct page *page, struct arena *arena,
                      struct moment moment);

/* The page that will follow, laid out in arena; to ask for its portraits in time. */
void stage_peek(const struct stage *stage, struct page *page, struct arena *arena,
                struct moment moment);

#endif
