/* identity: which of the programme's screens this one is, and how it hangs. */
#ifndef TAQTA_IDENTITY_H
#define TAQTA_IDENTITY_H

#include "options.h"
#include "programme/programme.h"

/* The id this screen calls itself: as it was told, else the first label of the machine's name in
 * lower case; "" when it has none. Lives in arena. */
const char *identity_of(struct arena *arena, const struct options *options);

/* Does the programme declare screens, and none of them by that id? */
bool identity_is_unknown(const struct programme *programme, struct text id);

/* "foyer, door-hall-1": the ids the programme declares, as many as can be read at a glance. */
struct text identity_known(struct arena *arena, const struct programme *programme);

/* Degrees clockwise by which the picture is turned: as told; told -1, as the programme says of that
 * screen. programme may be NULL. */
int screen_rotation(int told, const struct programme *programme, struct text id);

#endif
