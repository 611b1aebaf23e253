/* font_file: whether a file is a whole font, by the directory at its head.
 *
 * FreeType and HarfBuzz forgive much: of a download that broke off they open what there is, and
 * letters are missing only where their outlines would have stood.
 */
#include "base/text.h"
#include "typesetter.h"

enum { HEAD_BYTES = 12, ENTRY_BYTES = 16 };

static uint32_t number_at(struct text bytes, size_t offset, size_t size)
{
    uint32_t number = 0;
    for (size_t i = 0; i < size; i++)
        number = number << 8 | (uint8_t)bytes.data[offset + i];
    return number;
}

/* TrueType, PostScript outlines, and TrueType as Apple once wrote it. */
static bool is_font(uint32_t mark)
{
    return mark == 0x00010000 || mark == HB_TAG('O', 'T', 'T', 'O') ||
           mark == HB_TAG('t', 'r', 'u', 'e');
}

/* Of several fonts in one file the first is meant. */
static bool find_directory(struct text bytes, size_t *start)
{
    *start = 0;
    if (bytes.size >= HEAD_BYTES + 4 && number_at(bytes, 0, 4) == HB_TAG('t', 't', 'c', 'f'))
        *start = number_at(bytes, HEAD_BYTES, 4);
    return bytes.size >= HEAD_BYTES && *start <= bytes.size - HEAD_BYTES &&
           is_font(number_at(bytes, *start, 4));
}

struct text font_file_fault(struct arena *arena, struct text bytes)
{
    size_t start;
    if (!find_directory(bytes, &start))
        return TEXT("is no font");

    size_t first = start + HEAD_BYTES, count = number_at(bytes, start + 4, 2);
    if (count > (bytes.size - first) / ENTRY_BYTES)
        return TEXT("is cut short: its list of tables is not whole");
    for (size_t i = 0; i < count; i++) {
        size_t entry = first + i * ENTRY_BYTES;
        uint64_t end = (uint64_t)number_at(bytes, entry + 8, 4) + number_at(bytes, entry + 12, 4);
        if (end > bytes.size)
            return text_format(arena, "is cut short: its table %.4s ends at byte %llu of %zu",
                               bytes.data + entry, (unsigned long long)end, bytes.size);
    }
    return TEXT("");
}
