/* import_names: which record of the programme is meant by a name in another system's schedule. */
#ifndef PROGRAMME_IMPORT_NAMES_H
#define PROGRAMME_IMPORT_NAMES_H

#include "import.h"

/* What the documents before this one have brought. */
void import_know_names(struct import *import);

#endif
