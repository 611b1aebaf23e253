/* faces: which font file speaks in which role.
 *
 * The list comes from fonts/faces.json: for each role the faces in order of preference. A run of
 * text takes the first face that has all its letters; no letter changes face alone in the middle of
 * a word.
 */
#ifndef TYPE_FACES_H
#define TYPE_FACES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

enum face_role {
    FACE_TEXT,   /* Inter Regular: what informs */
    FACE_MEDIUM, /* Inter Medium: rows, the event's name */
    FACE_TITLE,  /* Inter SemiBold: titles, labels, times */
    FACE_QUOTE,  /* Vollkorn Medium */
    FACE_ARABIC, /* Noto Naskh Arabic: töte jazu */
    FACE_ROLE_COUNT
};

const char *face_role_name(enum face_role role); /* "text", as in faces.json */

/* Everything that sets and draws text: faces, shaping buffers, break tables, glyph pictures.
 * Belongs to one thread. */
struct typesetter;

/* list   the bytes of faces.json; not kept. Font files are opened where it says, and mapped, not
 * copied.
 *
 * false  ERROR_SYSTEM: a face that a role names cannot be opened, or draws one letter as another:
 *        *error names the face and the files tried, with the Debian package to install, or the
 *        letter: "Golos Text: Ğ has the outline of G". Anything else: the list itself is wrong.
 */
bool typesetter_create(struct typesetter **typesetter, struct text list, struct error *error);
void typesetter_destroy(struct typesetter *typesetter);

size_t typesetter_face_count(const struct typesetter *typesetter);
const char *typesetter_face_name(const struct typesetter *typesetter,
                                 unsigned face); /* "Inter SemiBold" */

/* Letters of the texts we promise to set (Kazakh in three scripts, Russian, English, punctuation)
 * that no face of the role has; 0 when complete. Writes at most `capacity` code points. */
size_t typesetter_uncovered(const struct typesetter *typesetter, enum face_role role,
                            uint32_t *code_points, size_t capacity);

#endif
