/* worker: what the one thread of this room does: ask, read, keep, hand over, wait. */
#ifndef FEED_WORKER_H
#define FEED_WORKER_H

#include "feeding.h"
#include "pictures.h"
#include "sources.h"

struct worker {
    struct arena arena; /* for the texts of the settings */
    struct feeding feeding;
    struct sources sources;
    struct pictures pictures;
    struct picture_rule picture_rule;
    struct text timezone;
    const char *before;
};

/* Copies the settings. False: the network part cannot be set up. */
bool worker_init(struct worker *worker, const struct refresher_settings *settings,
                 struct mailbox *mailbox, struct error *error);
void worker_finish(struct worker *worker);

/* Returns when the mailbox says stop, and tells the mailbox. */
void worker_run(struct worker *worker);
/* From another thread: something is new in the mailbox. */
void worker_wake(struct worker *worker);

#endif
