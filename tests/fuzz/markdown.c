/* Any bytes as the description of a session, in a format whose authors write Markdown. */
#include "fuzz.h"
#include "programme.h"

static const char before[] =
    "<schedule><conference><title>T</title><time_zone_name>Asia/Almaty</time_zone_name></"
    "conference>"
    "<day date=\"2025-11-20\"><room name=\"A\"><event id=\"1\"><start>10:00</start>"
    "<duration>1:00</duration><title>T</title><abstract>";
static const char behind[] = "</abstract></event></room></day></schedule>";

static void add_escaped(struct text_builder *out, struct text text)
{
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] == '<')
            builder_add(out, TEXT("&lt;"));
        else if (text.data[i] == '&')
            builder_add(out, TEXT("&amp;"));
        else
            builder_add(out, text_slice(text, i, i + 1));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct text_builder bytes = {.arena = &arena};
    struct document document = {.address = TEXT("https://example.org/schedule.xml")};

    builder_add(&bytes, TEXT(before));
    add_escaped(&bytes, fuzz_text(data, size));
    builder_add(&bytes, TEXT(behind));
    document.bytes = builder_text(&bytes);
    fuzz_programme(&document, 1, (unsigned)size);
    arena_finish(&arena);
    return 0;
}
