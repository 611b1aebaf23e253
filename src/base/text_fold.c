/* text_fold: names made comparable, without regard to case and to how many blanks they hold. */
#include "base/text.h"

#include <unicode/uchar.h>

/* Most letters of most names; the others are known to ICU. */
static uint32_t fold(uint32_t code_point)
{
    if (code_point < 0x80)
        return code_point >= 'A' && code_point <= 'Z' ? code_point + 0x20 : code_point;
    if (code_point >= 0x430 && code_point <= 0x45F) /* small Cyrillic */
        return code_point;
    if (code_point >= 0x410 && code_point <= 0x42F)
        return code_point + 0x20;
    return (uint32_t)u_foldCase((UChar32)code_point, U_FOLD_CASE_DEFAULT);
}

static bool is_space(uint32_t code_point)
{
    bool is_latin_or_cyrillic =
        (code_point > ' ' && code_point < 0x7F) || (code_point >= 0x400 && code_point < 0x530);

    return !is_latin_or_cyrillic && u_isUWhiteSpace((UChar32)code_point);
}

struct text text_fold(struct arena *arena, struct text text)
{
    size_t offset = 0, size = 0;
    uint32_t code_point;
    bool is_blank = false;
    char *folded;

    text = text_trim(text);
    folded = arena_alloc(arena, text.size * 3); /* an ill-formed byte becomes U+FFFD */
    while (text_next(text, &offset, &code_point)) {
        if (is_space(code_point)) {
            is_blank = true;
            continue;
        }
        if (is_blank)
            folded[size++] = ' ';
        is_blank = false;
        size += text_encode(fold(code_point), folded + size);
    }
    return (struct text){folded, size};
}
