/* faces_check: what there is to say about the faces of a list, good and bad.
 *
 * typesetter_create() refuses a face that is not there, no font, or that draws one letter as
 * another, and stops at the first. Here everything is looked at, and all that is wrong is listed.
 */
#ifndef TYPE_FACES_CHECK_H
#define TYPE_FACES_CHECK_H

#include "base/digest.h"
#include "type/faces.h"

enum face_sum {
    FACE_SUM_KNOWN,   /* the file is the one that was looked at when the list was written */
    FACE_SUM_UNKNOWN, /* it is another: no fault, and worth saying */
    FACE_SUM_UNLISTED /* the list names none */
};

struct face_report {
    const char *name;
    const char *path; /* of the file that is open; NULL: none is, and the rest is not known */
    bool roles[FACE_ROLE_COUNT];
    size_t letter_count; /* of those that we promise to set */
    enum face_sum sum;
    char digest[DIGEST_HEX_SIZE];
};

struct face_fault {
    const char *place;   /* "Inter Regular", or "role text" for what its faces lack together */
    struct text message; /* a sentence that names the letters */
};

struct face_faults {
    struct face_fault *items;
    size_t count, capacity;
};

struct faces_report {
    struct face_report *faces;
    size_t face_count;
    size_t letter_count; /* that we promise to set */
    struct face_faults faults;
};

/* Looks at every face that a role names: its file, its letters and their outlines. Takes some
 * hundredths of a second.
 *
 * list   the bytes of faces.json; not kept.
 * false  the list cannot be read: *error has the place. Everything in *report lives in arena.
 */
bool faces_check(struct faces_report *report, struct arena *arena, struct text list,
                 struct error *error);

/* Only which letters the roles lack: cheap enough for every start. Adds to *faults. */
void typesetter_check_letters(const struct typesetter *typesetter, struct arena *arena,
                              struct face_faults *faults);

#endif
