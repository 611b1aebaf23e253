/* Any bytes as what is remembered of a programme, and that programme read twice with it. */
#include "fuzz.h"
#include "programme.h"

static const char words[] =
    "{\"taqta\": 1, \"event\": {\"title\": \"T\", \"timezone\": \"Asia/Almaty\"}, \"rooms\": "
    "[{\"id\": \"a\", \"name\": \"A\"}], \"sessions\": [{\"id\": \"s1\", \"title\": \"1\", "
    "\"start\": \"2025-11-20T11:00\", \"room\": \"a\"}, {\"id\": \"s2\", \"title\": \"2\", "
    "\"start\": \"2025-11-20T12:00\", \"minutes\": 30}]}";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct document document = {
        .address = TEXT("programme.json"), .bytes = text_from(words), .is_new = true};
    struct history history = {.bytes = fuzz_text(data, size)};

    fuzz_remembered(&document, 1, &history);
    fuzz_remembered(&document, 1, &history);
    arena_finish(&history.arena);
    return 0;
}
