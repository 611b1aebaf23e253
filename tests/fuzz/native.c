/* Any bytes as the organiser's own document. */
#include "fuzz.h"
#include "programme.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct document document = {.address = TEXT("https://example.org/programme.json"),
                                .bytes = fuzz_text(data, size)};

    fuzz_programme(&document, 1);
    return 0;
}
