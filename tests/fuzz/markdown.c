/* Any bytes as a description that may be Markdown, up to the words that are shown of it. */
#include "programme/markdown.h"
#include "fuzz.h"
#include "programme/plain_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct text written = text_clean(&arena, fuzz_text(data, size));
    struct text words = plain_text(&arena, markdown_strip(&arena, written));

    FUZZ_CHECK(text_is_valid(text_first_bytes(words, words.size)));
    /* Numbers of lists and marks that were none: nothing else is added, and little of that. */
    FUZZ_CHECK(words.size <= 12 * written.size + 64);
    arena_finish(&arena);
    return 0;
}
