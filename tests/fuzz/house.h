/* house: the typesetter with everything a display has, made once. */
#ifndef TESTS_FUZZ_HOUSE_H
#define TESTS_FUZZ_HOUSE_H

#include "type/faces.h"

/* The faces that are shipped, words divided, letters guarded. Never to be destroyed: opening faces
 * takes longer than setting. */
struct typesetter *house_typesetter(void);

#endif
