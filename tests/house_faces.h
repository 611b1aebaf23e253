/* house_faces: a typesetter with the faces that are shipped. */
#ifndef TESTS_HOUSE_FACES_H
#define TESTS_HOUSE_FACES_H

#include "type/faces.h"

/* Fails the test when there is none. To be destroyed by the caller. */
struct typesetter *open_house_faces(void);

#endif
