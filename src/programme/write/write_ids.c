/* write_ids: short words of our own for the ids of other systems. */
#include "write_parts.h"

#include "id_index.h"
#include "read/native_words.h"

enum { ID_BYTES = 56 /* of the 64 that an id may have: a number may follow */ };

static struct text id_of(const void *records, size_t size, size_t index)
{
    return *(const struct text *)((const char *)records + size * index);
}

static bool is_kept(unsigned char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_' ||
           byte == '.';
}

/* "Hall A: 2" to "hall-a-2"; what has no such letter is left out. */
static struct text shorten(struct arena *arena, struct text id)
{
    struct text folded = text_fold(arena, id);
    struct text_builder word = {.arena = arena};

    for (size_t i = 0; i < folded.size && word.size < ID_BYTES; i++) {
        unsigned char byte = (unsigned char)folded.data[i];
        bool is_first = word.size == 0, after_dash = !is_first && word.data[word.size - 1] == '-';

        if (is_kept(byte) && !(is_first && (byte == '_' || byte == '.')))
            builder_add(&word, text_slice(folded, i, i + 1));
        else if (byte < 0x80 && !is_first && !after_dash)
            builder_add(&word, TEXT("-"));
    }
    while (word.size && word.data[word.size - 1] == '-')
        word.size--;
    return builder_text(&word);
}

static struct text make_id(struct arena *arena, const struct id_index *taken, struct text id,
                           const char *what)
{
    struct text word = shorten(arena, id), made;

    if (!word.size)
        word = text_from(what);
    made = word;
    for (int number = 2; id_index_find(taken, made) >= 0; number++)
        made = text_format(arena, "%.*s-%d", TEXT_ARG(word), number);
    return made;
}

const struct text *write_ids(struct arena *arena, const void *records, size_t count, size_t size,
                             const char *what)
{
    struct text *ids = ARENA_ARRAY(arena, struct text, count);
    struct id_index taken = {0};

    for (size_t i = 0; i < count; i++) {
        struct text id = id_of(records, size, i);

        if (!word_is_id(id) || id_index_find(&taken, id) >= 0)
            continue;
        ids[i] = id;
        id_index_add(&taken, arena, id, (int)i);
    }
    for (size_t i = 0; i < count; i++) {
        if (ids[i].size)
            continue;
        ids[i] = make_id(arena, &taken, id_of(records, size, i), what);
        id_index_add(&taken, arena, ids[i], (int)i);
    }
    return ids;
}
