/* language_tag: BCP 47 without the country, which changes nothing in the words. */
#include "language_tag.h"

#include "native_words.h"

static char to_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

struct text language_from_tag(struct arena *arena, struct text tag)
{
    struct text_builder language = {.arena = arena};
    struct text rest = text_trim(tag), part;

    while (text_split(&rest, '-', &part)) {
        bool is_script = language.size && part.size == 4;

        if (language.size && !is_script)
            continue; /* a country: the words are the same */
        if (is_script)
            builder_add(&language, TEXT("-"));
        for (size_t i = 0; i < part.size; i++) {
            char letter = to_lower(part.data[i]);

            if (is_script && i == 0 && letter >= 'a' && letter <= 'z')
                letter = (char)(letter & ~0x20);
            builder_add(&language, (struct text){&letter, 1});
        }
    }
    return word_is_language(builder_text(&language)) ? builder_text(&language) : TEXT("");
}
