/* letters: the letters that we promise to set, and which of them a role lacks. */
#include "base/text.h"
#include "type/faces.h"
#include "typesetter.h"

/* A set is written as the text of its letters. */
static const struct text promised[] = {
    /* The letters that Kazakh adds to the Russian alphabet. */
    TEXT("ӘәҒғҚқҢңӨөҰұҮүҺһІі"),
    TEXT("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    TEXT("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"),
    /* The Latin alphabet of 2021. */
    TEXT("ÄäĞğÑñŊŋÖöŪūÜüŞşİı"),
    /* Töte jazu: its letters, both ways to write the softness sign, its punctuation. */
    TEXT("ابپتجچحدرزسشعفقكگڭلمنوۇۋۆھەىي\u0674\u0621،؛؟"),
    TEXT(" .,:;!?()-+/&@#\"'%₸№«»„“”‘’–—…•·−\u00A0\u202F"),
};

size_t typesetter_uncovered(const struct typesetter *typesetter, enum face_role role,
                            uint32_t *code_points, size_t capacity)
{
    size_t count = 0;

    for (size_t i = 0; i < sizeof promised / sizeof *promised; i++) {
        uint32_t letter;
        unsigned face;
        for (size_t offset = 0; text_next(promised[i], &offset, &letter);) {
            if (role_face_for(typesetter, role, letter, &face))
                continue;
            if (count < capacity)
                code_points[count] = letter;
            count++;
        }
    }
    return count;
}
