/* Any bytes as a document of one format, all the way to laid-out pages.
 *
 * A target of its own for each format, so that each learns its own words; bytes that another reader
 * would take are left to that one's target.
 */
#include "fuzz.h"
#include "programme.h"

#include <string.h>

/* FUZZ_FORMATS: as document_format() names them, parted by a blank. */
static bool is_mine(struct text bytes)
{
    const char *format = document_format(bytes), *found = strstr(FUZZ_FORMATS, format);
    size_t size = strlen(format);

    return found && (found[size] == '\0' || found[size] == ' ');
}

/* FNV-1a: what else an input decides must not make it another document. */
static unsigned choose(struct text bytes)
{
    unsigned hash = 2166136261;

    for (size_t i = 0; i < bytes.size; i++)
        hash = (hash ^ (unsigned char)bytes.data[i]) * 16777619;
    return hash >> 4;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct text bytes = fuzz_text(data, size);
    struct document documents[] = {
        {.address = TEXT("https://example.org/programme.json"),
         .bytes = TEXT("{\"taqta\": 1, \"event\": {\"title\": \"Жиын\", \"timezone\": "
                       "\"Asia/Almaty\"}, \"rooms\": [{\"id\": \"a\", \"name\": \"A залы\"}]}")},
        {.address = TEXT("https://example.org/other"),
         .bytes = bytes,
         .source_id = TEXT("other"),
         .max_items = 20},
        {.address = TEXT("https://example.org/again"),
         .bytes = bytes,
         .source_id = TEXT("again"),
         .as_notices = strstr("rss atom jsonfeed", document_format(bytes)) != NULL},
    };
    struct document alone = {.address = TEXT("https://example.org/alone"), .bytes = bytes};
    unsigned choice = choose(bytes);

    if (!is_mine(bytes))
        return 0;
    if (choice % 2)
        fuzz_programme(documents, 3, choice / 2); /* twice, as two sources */
    else
        fuzz_programme(&alone, 1, choice / 2);
    return 0;
}
