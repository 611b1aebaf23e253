/* letters: the letters that we promise to set, and which of them a role lacks. */
#include "base/text.h"
#include "type/faces.h"
#include "typesetter.h"

enum script { CYRILLIC_OR_LATIN, ARABIC, ANY };

/* A set is written as the text of its letters. */
static const struct {
    enum script script;
    struct text letters;
} promised[] = {
    /* The letters that Kazakh adds to the Russian alphabet. */
    {CYRILLIC_OR_LATIN, TEXT("ӘәҒғҚқҢңӨөҰұҮүҺһІі")},
    {CYRILLIC_OR_LATIN, TEXT("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя")},
    {CYRILLIC_OR_LATIN, TEXT("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")},
    /* The Latin alphabet of 2021. */
    {CYRILLIC_OR_LATIN, TEXT("ÄäĞğÑñŊŋÖöŪūÜüŞşİı")},
    /* Töte jazu: its letters, both ways to write the softness sign, its punctuation. */
    {ARABIC, TEXT("ابپتجچحدرزسشعفقكگڭلمنوۇۋۆھەىي\u0674\u0621،؛؟")},
    {ANY, TEXT("0123456789 .,:;!?()-+/&@#\"'%₸№«»„“”‘’–—…•·−\u00A0\u202F")},
};

bool promised_next(size_t *set, size_t *offset, uint32_t *letter)
{
    for (; *set < sizeof promised / sizeof *promised; (*set)++, *offset = 0) {
        if (text_next(promised[*set].letters, offset, letter))
            return true;
    }
    return false;
}

bool role_needs(enum face_role role, uint32_t letter)
{
    enum script script = role == FACE_ARABIC ? ARABIC : CYRILLIC_OR_LATIN;
    size_t set = 0, offset = 0;

    for (uint32_t found; promised_next(&set, &offset, &found);) {
        if (found == letter)
            return promised[set].script == script;
    }
    return false;
}

size_t typesetter_uncovered(const struct typesetter *typesetter, enum face_role role,
                            uint32_t *code_points, size_t capacity)
{
    size_t count = 0, set = 0, offset = 0;
    unsigned face;

    for (uint32_t letter; promised_next(&set, &offset, &letter);) {
        if (role_face_for(typesetter, role, letter, &face))
            continue;
        if (count < capacity)
            code_points[count] = letter;
        count++;
    }
    return count;
}
