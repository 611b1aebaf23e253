/* plain_render: the plain pages as NNN-plain.png: the programme's, one a language, or what is
 * waited for while there is none.
 */
#ifndef TAQTA_PLAIN_RENDER_H
#define TAQTA_PLAIN_RENDER_H

#include "deck/deck.h"
#include "feed/refresher.h"
#include "options.h"

/* programme  NULL: none came. *count: pages drawn into options->out, which exists. */
bool plain_render(size_t *count, const struct options *options, struct refresher *refresher,
                  const struct programme *programme, struct moment moment,
                  const struct deck_settings *settings, struct error *error);

#endif
