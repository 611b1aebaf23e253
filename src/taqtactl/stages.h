/* stages: the screens that are rehearsed, and their sizes. */
#ifndef TAQTACTL_STAGES_H
#define TAQTACTL_STAGES_H

#include "playing.h"
#include "rehearse_options.h"

/* Fills play's stages: those the options name, else all of the programme, else one without a name.
 * false: an option names a screen that the programme has not; *error says which it has. */
bool stages_make(struct play *play, bool *are_all, struct arena *arena,
                 const struct programme *programme, const struct rehearse_options *options,
                 struct error *error);

#endif
