#include "house.h"

#include <stdio.h>
#include <stdlib.h>

#include "type/hyphenation.h"
#include "type/pairs.h"

enum { FILE_BYTES = 256 * 1024 /* of faces and patterns; all are shorter */ };

static struct text read_bytes(struct arena *arena, const char *path)
{
    char *bytes = arena_alloc(arena, FILE_BYTES);
    FILE *file = fopen(path, "rb");
    size_t size = file ? fread(bytes, 1, FILE_BYTES, file) : 0;

    if (file)
        fclose(file);
    return (struct text){bytes, size};
}

static bool read_patterns(void *context, struct arena *arena, struct text language,
                          struct text *bytes)
{
    struct text path = text_format(arena, "%s/hyph_%.*s.dic", TAQTA_PATTERNS, TEXT_ARG(language));
    (void)context; /* the place is known when the target is built */
    *bytes = read_bytes(arena, text_to_c(arena, path));
    return bytes->size > 0;
}

static struct typesetter *create_typesetter(void)
{
    struct arena arena = {0};
    struct typesetter *typesetter = NULL;
    struct error error = {0};

    if (!typesetter_create(&typesetter, read_bytes(&arena, TAQTA_FACES), &error)) {
        fprintf(stderr, "%s\n", error.message);
        abort();
    }
    arena_finish(&arena);
    typesetter_hyphenate_by(typesetter, read_patterns, NULL);
    for (unsigned i = 0; i < typesetter_face_count(typesetter); i++)
        if (typesetter_face_has_pairs(typesetter, i))
            typesetter_measure_pairs(typesetter, i);
    return typesetter;
}

struct typesetter *house_typesetter(void)
{
    static struct typesetter *typesetter;

    if (!typesetter)
        typesetter = create_typesetter();
    return typesetter;
}
