/* direction: asks ICU, which knows the scripts of languages and the directions of letters. */
#include "type/direction.h"

#include "manuscript.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>

enum { LANGUAGE_BYTES_MOST = 64 /* a longer tag is none that anybody has registered */ };

bool language_is_right_to_left(struct text language)
{
    char tag[LANGUAGE_BYTES_MOST] = "";
    if (!language.size || language.size >= sizeof tag)
        return false;
    memcpy(tag, language.data, language.size);
    return uloc_isRightToLeft(tag);
}

bool letter_is_right_to_left(uint32_t letter)
{
    if (letter < 0x590) /* the first one is Hebrew; most texts end here */
        return false;
    UCharDirection direction = u_charDirection((UChar32)letter);
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

bool letter_turns_to_the_left(uint32_t letter)
{
    if (letter < 0x590)
        return false;
    UCharDirection direction = u_charDirection((UChar32)letter);
    return direction == U_RIGHT_TO_LEFT_EMBEDDING || direction == U_RIGHT_TO_LEFT_OVERRIDE;
}

bool letter_is_left_to_right(uint32_t letter)
{
    return u_charDirection((UChar32)letter) == U_LEFT_TO_RIGHT;
}

bool letter_is_isolate(uint32_t letter)
{
    return letter >= 0x2066 && letter <= POP_ISOLATE;
}

bool text_has_right_to_left(struct text text)
{
    uint32_t letter;
    for (size_t offset = 0; text_next(text, &offset, &letter);)
        if (letter_is_right_to_left(letter))
            return true;
    return false;
}
