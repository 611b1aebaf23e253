/* direction: which way a language is read, and whether a text has letters read from right to left.
 */
#ifndef TYPE_DIRECTION_H
#define TYPE_DIRECTION_H

#include <stdbool.h>

#include "base/text.h"

/* By the script of the language tag: "kk-Arab" is, "kk" and "" are not. */
bool language_is_right_to_left(struct text language);

/* Has the text a letter that is read from right to left? Such a text needs the rules of UAX #9. */
bool text_has_right_to_left(struct text text);

#endif
