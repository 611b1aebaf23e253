/* plain_faces: which font files the plain screen may take, and which that the pages need are
 * missing, both from faces.json.
 */
#ifndef TAQTA_PLAIN_FACES_H
#define TAQTA_PLAIN_FACES_H

#include "plain_screen.h"

enum { PLAIN_MOST_MISSING = 8 };

/* Looks for letters: the files of the roles "title" and "text", then those Debian usually has, then
 * whatever is installed. folder: as for typefaces_load(). false: there is none, *error says so. */
bool plain_faces_find(struct plain_fonts *fonts, const char *folder, struct error *error);

/* Faces whose files cannot be opened; those beyond `capacity` are left out. An unreadable list is
 * itself what is missing. */
size_t plain_faces_missing(struct missing_face *missing, size_t capacity, struct arena *arena,
                           const char *folder);

#endif
