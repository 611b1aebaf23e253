/* faces_check: every face of a list is opened, looked at, and told about.
 */
#include "type/faces_check.h"

#include "type/pairs.h"
#include "typesetter.h"

#include <unicode/uchar.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_NAMED = 8 }; /* letters in one sentence; the rest are counted */

/* Em that the pair guard may add to a pair: what is shipped needs at most 0.04. */
static const float MOST_OPENED = 0.1f;

/* Letters on their way into a sentence. */
struct letters {
    struct text_builder words;
    size_t count;
};

/* What cannot be seen is written by its number. */
static void add_letter(struct letters *letters, uint32_t letter)
{
    if (letters->count++ >= MOST_NAMED)
        return;
    builder_add(&letters->words, letters->count > 1 ? TEXT(", ") : TEXT(""));
    if (u_isgraph((UChar32)letter))
        builder_add_code_point(&letters->words, letter);
    else
        builder_format(&letters->words, "U+%04X", (unsigned)letter);
}

static const char *letters_words(struct arena *arena, const struct letters *letters)
{
    struct text words = builder_text(&letters->words);
    if (letters->count > MOST_NAMED)
        words =
            text_format(arena, "%.*s and %zu more", TEXT_ARG(words), letters->count - MOST_NAMED);
    return text_to_c(arena, words);
}

__attribute__((format(printf, 4, 5))) static void add_fault(struct face_faults *faults,
                                                            struct arena *arena, const char *place,
                                                            const char *format, ...)
{
    char *words;
    va_list arguments;

    va_start(arguments, format);
    if (vasprintf(&words, format, arguments) < 0)
        abort();
    va_end(arguments);

    ARENA_PUSH(arena, faults->items, faults->count, faults->capacity);
    faults->items[faults->count - 1] = (struct face_fault){
        .place = place,
        .message = text_copy(arena, text_from(words)),
    };
    free(words);
}

static struct text names_of(const struct typesetter *typesetter, const struct role *role,
                            struct arena *arena)
{
    struct text names[FACES_PER_ROLE_MAX];
    for (size_t i = 0; i < role->face_count; i++)
        names[i] = text_from(typesetter->faces[role->faces[i]].name);
    return text_join(arena, names, role->face_count, TEXT(", "));
}

/* What no face has will be left out of the texts; what only a later face has makes whole words look
 * different from their neighbours. */
static void check_role(const struct typesetter *typesetter, enum face_role role,
                       struct arena *arena, struct face_faults *faults)
{
    const struct role *faces = &typesetter->roles[role];
    const char *place = text_to_c(arena, text_format(arena, "role %s", face_role_name(role)));
    struct letters nowhere = {.words = {.arena = arena}}, elsewhere = {.words = {.arena = arena}};
    size_t set = 0, offset = 0;
    unsigned face;

    for (uint32_t letter; promised_next(&set, &offset, &letter);) {
        if (!role_face_for(typesetter, role, letter, &face))
            add_letter(&nowhere, letter);
        else if (face != faces->faces[0] && role_needs(role, letter))
            add_letter(&elsewhere, letter);
    }
    struct text names = names_of(typesetter, faces, arena);
    if (nowhere.count)
        add_fault(faults, arena, place, "none of %.*s has %s", TEXT_ARG(names),
                  letters_words(arena, &nowhere));
    if (elsewhere.count)
        add_fault(faults, arena, place, "%s lacks %s; words with them change face",
                  typesetter->faces[faces->faces[0]].name, letters_words(arena, &elsewhere));
}

void typesetter_check_letters(const struct typesetter *typesetter, struct arena *arena,
                              struct face_faults *faults)
{
    for (int role = 0; role < FACE_ROLE_COUNT; role++)
        check_role(typesetter, (enum face_role)role, arena, faults);
}

static void check_twins(struct faces_report *report, struct arena *arena,
                        struct typesetter *typesetter, const struct face *face)
{
    const char *name = text_to_c(arena, text_from(face->name));
    struct twins twins;

    for (size_t next = 0; face_next_twins(typesetter, face, &next, &twins);) {
        struct text words = twins_words(arena, &twins);
        add_fault(&report->faults, arena, name, "%.*s", TEXT_ARG(words));
    }
}

/* Glyph 0 is what a font draws for letters that it does not have: a box, mostly. */
static void check_outlines(struct faces_report *report, struct arena *arena,
                           const struct face *face)
{
    const char *name = text_to_c(arena, text_from(face->name));
    struct letters unreadable = {.words = {.arena = arena}}, blank = unreadable, box = unreadable;
    size_t set = 0, offset = 0;
    uint64_t print, notdef;
    hb_codepoint_t glyph;

    if (!outline_print(face, 0, &notdef))
        notdef = 0;
    for (uint32_t letter; promised_next(&set, &offset, &letter);) {
        if (!u_isgraph((UChar32)letter) ||
            !hb_font_get_nominal_glyph(face->shaper, letter, &glyph) || !glyph)
            continue;
        if (!outline_print(face, glyph, &print))
            add_letter(&unreadable, letter);
        else if (!print)
            add_letter(&blank, letter);
        else if (print == notdef)
            add_letter(&box, letter);
    }
    if (unreadable.count)
        add_fault(&report->faults, arena, name, "the file is damaged: no outline of %s",
                  letters_words(arena, &unreadable));
    if (blank.count)
        add_fault(&report->faults, arena, name, "draws nothing for %s",
                  letters_words(arena, &blank));
    if (box.count)
        add_fault(&report->faults, arena, name, "draws the sign for missing letters as %s",
                  letters_words(arena, &box));
}

static void tell_sum(struct face_report *told, const struct face *face)
{
    uint8_t digest[DIGEST_SIZE];
    unsigned size;
    hb_blob_t *bytes = hb_face_reference_blob(hb_font_get_face(face->shaper));
    const char *data = hb_blob_get_data(bytes, &size);

    digest_sha256((struct text){data, size}, digest);
    digest_to_hex(digest, told->digest);
    hb_blob_destroy(bytes);
    if (!*face->sum)
        told->sum = FACE_SUM_UNLISTED;
    else
        told->sum = strcmp(face->sum, told->digest) == 0 ? FACE_SUM_KNOWN : FACE_SUM_UNKNOWN;
}

static size_t count_letters(const struct face *face)
{
    size_t count = 0, set = 0, offset = 0;
    for (uint32_t letter; promised_next(&set, &offset, &letter);)
        count += face_has(face, letter);
    return count;
}

/* A pair that the guard has to draw so far apart was not drawn to stand together. */
static void check_pairs(struct faces_report *report, struct arena *arena,
                        struct typesetter *typesetter, unsigned index)
{
    const struct pair_fit *fits, *worst = NULL;
    size_t count, wrong = 0;

    if (!typesetter_face_has_pairs(typesetter, index))
        return;
    count = typesetter_pair_fits(typesetter, index, arena, &fits);
    for (size_t i = 0; i < count; i++) {
        if (fits[i].gap_before >= PAIR_LEAST_GAP - MOST_OPENED)
            continue;
        if (!worst || fits[i].gap_before < worst->gap_before)
            worst = &fits[i];
        wrong++;
    }
    if (!wrong)
        return;
    struct letters letters = {.words = {.arena = arena}};
    add_letter(&letters, worst->first);
    add_letter(&letters, worst->second);
    add_fault(&report->faults, arena, report->faces[index].name,
              "%zu pairs of letters run into each other, farthest %s by %.2f em", wrong,
              letters_words(arena, &letters), (double)-worst->gap_before);
}

static void tell_face(struct faces_report *report, struct arena *arena,
                      struct typesetter *typesetter, size_t index)
{
    struct face *face = &typesetter->faces[index];
    struct face_report *told = &report->faces[index];
    struct error error = {0};

    told->name = text_to_c(arena, text_from(face->name));
    for (int i = 0; i < FACE_ROLE_COUNT; i++) {
        const struct role *role = &typesetter->roles[i];
        for (size_t j = 0; j < role->face_count; j++)
            told->roles[i] = told->roles[i] || role->faces[j] == index;
    }
    if (!face_open(typesetter, face, &error)) {
        add_fault(&report->faults, arena, told->name, "%s", error.message);
        return;
    }
    told->path = text_to_c(arena, text_from(face->path));
    told->letter_count = count_letters(face);
    tell_sum(told, face);
    check_outlines(report, arena, face);
    check_twins(report, arena, typesetter, face);
    check_pairs(report, arena, typesetter, (unsigned)index);
}

static bool all_are_open(const struct typesetter *typesetter, const struct role *role)
{
    for (size_t i = 0; i < role->face_count; i++) {
        if (!typesetter->faces[role->faces[i]].path)
            return false;
    }
    return true;
}

/* Of a role with a face that cannot be opened nobody knows yet what it lacks. */
static void check_roles(struct faces_report *report, struct arena *arena,
                        const struct typesetter *typesetter)
{
    for (int i = 0; i < FACE_ROLE_COUNT; i++) {
        if (all_are_open(typesetter, &typesetter->roles[i]))
            check_role(typesetter, (enum face_role)i, arena, &report->faults);
    }
}

bool faces_check(struct faces_report *report, struct arena *arena, struct text list,
                 struct error *error)
{
    struct typesetter *typesetter;
    if (!typesetter_read(&typesetter, list, error))
        return false;

    *report = (struct faces_report){
        .faces = ARENA_ARRAY(arena, struct face_report, typesetter->face_count),
        .face_count = typesetter->face_count,
    };
    size_t set = 0, offset = 0;
    for (uint32_t letter; promised_next(&set, &offset, &letter);)
        report->letter_count++;
    for (size_t i = 0; i < typesetter->face_count; i++)
        tell_face(report, arena, typesetter, i);
    check_roles(report, arena, typesetter);
    typesetter_destroy(typesetter);
    return true;
}
