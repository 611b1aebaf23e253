/* photo_wants: portraits that pages ask for, on their way from the feed through the decoder to the
 * store.
 *
 * It runs for years: where there are too many, those are forgotten that no page has named for the
 * longest time, and what failed is asked for again.
 */
#ifndef TAQTA_PHOTO_WANTS_H
#define TAQTA_PHOTO_WANTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "deck/page.h"
#include "feed/refresher.h"
#include "screen/photos.h"

struct photo_wants;

/* Both must outlive it; the refresher must be stopped before it is destroyed. */
struct photo_wants *photo_wants_create(struct refresher *refresher, struct photos *photos);
void photo_wants_destroy(struct photo_wants *wants);

/* Before the refresher is stopped, so that its worker need not be waited for: what is being decoded
 * is given up, without a word in the log. NULL is allowed. */
void photo_wants_stop(struct photo_wants *wants);

/* For the page that goes up, before it is painted, and for the one after it: asks for every
 * portrait that is not in the store in its size, and keeps those of both pages in the store. Each
 * is asked for once, and again when it has fallen out of the store. */
void photo_wants_page(struct photo_wants *wants, const struct page *page);
void photo_wants_page_ahead(struct photo_wants *wants, const struct page *page);

/* Every minute, and whenever a document has changed: what failed will be asked for again when its
 * page comes. Does so at most once a minute after changes, else every ten minutes, and not while
 * portraits are on their way. */
void photo_wants_renew(struct photo_wants *wants, bool document_changed, uint64_t tick_ms);

/* Can the picture be had and decoded at all? Asks for it where nobody has, and again after a
 * renewal: for pictures that are looked for before there is a page of them. false: *why says what
 * is wrong, or that it has not come yet. */
bool photo_wants_try(struct photo_wants *wants, struct text address, struct error *why);

/* Is a poster of the page ahead still being decoded? */
bool photo_wants_poster_comes(struct photo_wants *wants);

/* Portraits asked for that have neither come nor failed. */
size_t photo_wants_pending(struct photo_wants *wants);

/* Has any portrait of the page that is up, or any that was tried, come since this was last asked?
 */
bool photo_wants_have_come(struct photo_wants *wants);

/* Why the portrait is not there: false when it is there, or nobody knows yet. Copies the message.
 */
bool photo_wants_failed(struct photo_wants *wants, struct text address, struct error *error);

#endif
