/* plain_show: the plain screen on the display: looks around, makes a page of it, and paints it.
 */
#ifndef TAQTA_PLAIN_SHOW_H
#define TAQTA_PLAIN_SHOW_H

#include "options.h"
#include "plain_faces.h"
#include "plain_screen.h"
#include "screen/screen.h"

struct plain_show {
    const struct options *options;
    struct arena arena;      /* of what is known for as long as it runs */
    struct arena page_arena; /* of the page being painted */
    struct plain_fonts fonts;
    bool has_looked, has_complained; /* for fonts, of them */
    struct missing_face missing[PLAIN_MOST_MISSING];
    size_t missing_count;
    uint64_t began_ms;
};

void plain_show_init(struct plain_show *show, const struct options *options, uint64_t tick_ms);
void plain_show_finish(struct plain_show *show);

/* Pages cannot be set, for that reason: what is missing is told from now on. */
void plain_show_miss_fonts(struct plain_show *show, const struct error *error);

/* What is waited for, and why it does not come. */
void plain_show_waiting(struct plain_show *show, struct pixels *pixels, struct refresher *refresher,
                        uint64_t tick_ms);
void plain_show_config(struct plain_show *show, struct pixels *pixels,
                       const struct config_fault *fault);
/* That the programme does not know this screen, and which ones it knows. */
void plain_show_unknown(struct plain_show *show, struct pixels *pixels, struct text screen,
                        const struct programme *programme);
/* What is on now and next. */
void plain_show_programme(struct plain_show *show, struct pixels *pixels,
                          const struct programme *programme, struct moment moment,
                          const struct deck_settings *settings, struct text language);

#endif
