/* language_tag: from the language tags of other systems to what pages call their languages. */
#ifndef PROGRAMME_READ_LANGUAGE_TAG_H
#define PROGRAMME_READ_LANGUAGE_TAG_H

#include "base/arena.h"
#include "base/text.h"

/* "ru-RU" to "ru", "kk-latn-KZ" to "kk-Latn"; empty when it is no language. */
struct text language_from_tag(struct arena *arena, struct text tag);

#endif
