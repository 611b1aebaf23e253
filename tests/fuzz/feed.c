/* Any bytes as the news beside a small programme. */
#include "fuzz.h"
#include "programme.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct document documents[] = {
        {.address = TEXT("https://example.org/programme.json"),
         .bytes = TEXT("{\"taqta\": 1, \"event\": {\"title\": \"Жиын\", \"timezone\": \"UTC\"}}")},
        {.address = TEXT("https://example.org/news.xml"),
         .bytes = fuzz_text(data, size),
         .source_id = TEXT("news"),
         .max_items = 20},
    };

    fuzz_programme(documents, 2);
    return 0;
}
