/* photo_wants: portraits that pages ask for, on their way from the feed through the decoder to the
 * store. */
#ifndef TAQTA_PHOTO_WANTS_H
#define TAQTA_PHOTO_WANTS_H

#include <stdbool.h>
#include <stddef.h>

#include "deck/page.h"
#include "feed/refresher.h"
#include "screen/photos.h"

struct photo_wants;

/* Both must outlive it; the refresher must be stopped before it is destroyed. */
struct photo_wants *photo_wants_create(struct refresher *refresher, struct photos *photos);
void photo_wants_destroy(struct photo_wants *wants);

/* Asks for every portrait of the page that is not in the store in its size. Each is asked for once.
 */
void photo_wants_page(struct photo_wants *wants, const struct page *page);

/* Portraits asked for that have neither come nor failed. */
size_t photo_wants_pending(struct photo_wants *wants);

/* Has any portrait come since this was last asked? */
bool photo_wants_have_come(struct photo_wants *wants);

/* Why the portrait is not there: false when it is there, or nobody knows yet. Copies the message.
 */
bool photo_wants_failed(struct photo_wants *wants, struct text address, struct error *error);

#endif
