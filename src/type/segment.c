/* segment: cuts the text into runs of one script, one direction and one face.
 *
 * Faces change by whole words: a word that the first face of the role cannot show whole goes to the
 * next face that can. Only a word that no face has whole is shared between faces, letter by letter.
 */
#include "manuscript.h"

#include "type/direction.h"

#include <unicode/uchar.h>

#include <string.h>

struct letter_marks {
    hb_script_t *scripts;
    UBiDiLevel *levels;
    UBiDiLevel *borders; /* the lowest level of the isolates before the letter, or NO_BORDER */
    unsigned *faces;
};

enum { NO_BORDER = UINT8_MAX };

static void mark_scripts(const struct manuscript *manuscript, hb_script_t *scripts);
static void mark_levels(struct manuscript *manuscript, struct letter_marks *marks);
static void mark_faces(const struct manuscript *manuscript, unsigned *faces);
static void collect_runs(struct manuscript *manuscript, const struct letter_marks *marks);

void manuscript_segment(struct manuscript *manuscript)
{
    size_t count = manuscript->count;
    struct letter_marks marks = {
        .scripts = ARENA_ARRAY(manuscript->scratch, hb_script_t, count),
        .levels = ARENA_ARRAY(manuscript->scratch, UBiDiLevel, count),
        .borders = ARENA_ARRAY(manuscript->scratch, UBiDiLevel, count + 1),
        .faces = ARENA_ARRAY(manuscript->scratch, unsigned, count),
    };

    mark_scripts(manuscript, marks.scripts);
    mark_levels(manuscript, &marks);
    mark_faces(manuscript, marks.faces);
    collect_runs(manuscript, &marks);
}

/* Bisected, or a text of many lines would pay for all its runs on each of them. */
size_t manuscript_run_at(const struct manuscript *manuscript, size_t letter)
{
    size_t low = 0, high = manuscript->run_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (manuscript->runs[middle].to > letter)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static bool is_script_of_its_own(hb_script_t script)
{
    return script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED &&
           script != HB_SCRIPT_UNKNOWN;
}

static bool opens(uint32_t letter)
{
    int8_t type = u_charType((UChar32)letter);
    return type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION;
}

/* What belongs to no script takes that of the letters before it; opening marks, and what stands at
 * the start, that of the letters behind. */
static void mark_scripts(const struct manuscript *manuscript, hb_script_t *scripts)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    hb_script_t before = HB_SCRIPT_COMMON, behind = HB_SCRIPT_COMMON;

    for (size_t i = 0; i < manuscript->count; i++) {
        scripts[i] = hb_unicode_script(unicode, manuscript->letters[i]);
        if (is_script_of_its_own(scripts[i]))
            before = scripts[i];
        else
            scripts[i] = opens(manuscript->letters[i]) ? HB_SCRIPT_COMMON : before;
    }
    for (size_t i = manuscript->count; i-- > 0;) {
        if (scripts[i] != HB_SCRIPT_COMMON)
            behind = scripts[i];
        else
            scripts[i] = behind;
    }
}

static bool has_right_to_left(const struct manuscript *manuscript)
{
    for (size_t i = 0; i < manuscript->isolate_count; i++)
        if (manuscript->isolates[i].sign == RIGHT_TO_LEFT_ISOLATE)
            return true;
    for (size_t i = 0; i < manuscript->count; i++)
        if (letter_is_right_to_left(manuscript->letters[i]) ||
            letter_turns_to_the_left(manuscript->letters[i]))
            return true;
    return false;
}

/* The first letter that has a direction, of those in no isolated field. */
static bool begins_right_to_left(const struct manuscript *manuscript)
{
    size_t depth = 0, isolate = 0;

    for (size_t i = 0; i < manuscript->count; i++) {
        for (; isolate < manuscript->isolate_count && manuscript->isolates[isolate].at == i;
             isolate++) {
            if (manuscript->isolates[isolate].sign != POP_ISOLATE)
                depth++;
            else if (depth)
                depth--;
        }
        if (manuscript->letters[i] == '\n')
            depth = 0; /* no field goes on over a line feed */
        if (!depth && letter_is_right_to_left(manuscript->letters[i]))
            return true;
        if (!depth && letter_is_left_to_right(manuscript->letters[i]))
            return false;
    }
    return false;
}

/* The letters with the isolates between them, as UAX #9 wants to see them. */
struct marked_units {
    UChar *units;
    size_t *letters; /* of each unit; the manuscript's count for an isolate's */
    int32_t count;
};

static struct marked_units mark_units(const struct manuscript *manuscript)
{
    size_t capacity = (size_t)manuscript->unit_count + manuscript->isolate_count + 1, isolate = 0;
    struct marked_units marked = {
        .units = ARENA_ARRAY(manuscript->scratch, UChar, capacity),
        .letters = ARENA_ARRAY(manuscript->scratch, size_t, capacity),
    };

    for (int32_t i = 0; i <= manuscript->unit_count; i++) {
        size_t letter = manuscript->letter_of_unit[i];
        for (; isolate < manuscript->isolate_count && manuscript->isolates[isolate].at == letter;
             isolate++) {
            marked.units[marked.count] = (UChar)manuscript->isolates[isolate].sign;
            marked.letters[marked.count++] = manuscript->count;
        }
        if (i == manuscript->unit_count)
            break;
        marked.units[marked.count] = manuscript->units[i];
        marked.letters[marked.count++] = letter;
    }
    return marked;
}

/* The language decides the direction of the paragraph, or else its first letter that has one. A
 * text without any letter from right to left is read from left to right in every language: a Latin
 * name keeps its full stop behind it, and "10:24–11:05" its order. But fields in isolates are a
 * list, and a list runs as the language does, whatever is in it. */
static void mark_levels(struct manuscript *manuscript, struct letter_marks *marks)
{
    memset(marks->borders, NO_BORDER, manuscript->count + 1);
    bool by_language = language_is_right_to_left(manuscript->style.language);
    bool is_list = by_language && manuscript->isolate_count;

    if (!manuscript->count || (!is_list && !has_right_to_left(manuscript)))
        return; /* all levels are 0, as they were born */

    manuscript->right_to_left = by_language || begins_right_to_left(manuscript);
    struct marked_units marked = mark_units(manuscript);
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(manuscript->typesetter->bidi, marked.units, marked.count,
                  manuscript->right_to_left, NULL, &status);
    const UBiDiLevel *unit_levels = ubidi_getLevels(manuscript->typesetter->bidi, &status);
    if (U_FAILURE(status))
        return;
    for (int32_t i = marked.count, letter = (int32_t)manuscript->count; i-- > 0;) {
        UBiDiLevel *border = &marks->borders[letter];
        if (marked.letters[i] < manuscript->count)
            marks->levels[letter = (int32_t)marked.letters[i]] = unit_levels[i];
        else if (unit_levels[i] < *border)
            *border = unit_levels[i];
    }
}

static bool separates_words(uint32_t letter)
{
    return letter == '\n' || letter == 0xA0 || letter_is_blank(letter);
}

/* The first face of the role that has all letters of the word, if there is one. */
static bool face_of_word(const struct manuscript *manuscript, size_t from, size_t to,
                         unsigned *face)
{
    const struct role *role = &manuscript->typesetter->roles[manuscript->style.role];

    for (size_t i = 0; i < role->face_count; i++) {
        const struct face *candidate = &manuscript->typesetter->faces[role->faces[i]];
        size_t at = from;
        while (at < to && face_has(candidate, manuscript->letters[at]))
            at++;
        if (at == to) {
            *face = role->faces[i];
            return true;
        }
    }
    return false;
}

/* Marks stay with the letter before them where its face has them. */
static void share_word(const struct manuscript *manuscript, size_t from, size_t to, unsigned *faces)
{
    for (size_t i = from; i < to; i++) {
        uint32_t letter = manuscript->letters[i];
        bool joins = i > from && (U_GET_GC_MASK((UChar32)letter) & (U_GC_M_MASK | U_GC_CF_MASK));
        if (joins && face_has(&manuscript->typesetter->faces[faces[i - 1]], letter))
            faces[i] = faces[i - 1];
        else
            (void)role_face_for(manuscript->typesetter, manuscript->style.role, letter, &faces[i]);
    }
}

static void mark_faces(const struct manuscript *manuscript, unsigned *faces)
{
    size_t count = manuscript->count;
    unsigned first = manuscript->typesetter->roles[manuscript->style.role].faces[0];

    for (size_t from = 0, to; from < count; from = to) {
        unsigned face;
        for (to = from; to < count && !separates_words(manuscript->letters[to]);)
            to++;
        if (to == from) {
            faces[to++] = first;
        } else if (face_of_word(manuscript, from, to, &face)) {
            for (size_t i = from; i < to; i++)
                faces[i] = face;
        } else {
            share_word(manuscript, from, to, faces);
        }
    }

    /* A blank between two words of one face is of that face, so that they are shaped together. */
    for (size_t i = 1; i + 1 < count; i++) {
        if (separates_words(manuscript->letters[i]) && faces[i - 1] == faces[i + 1])
            faces[i] = faces[i - 1];
    }
}

static struct run *add_run(struct manuscript *manuscript, struct run added)
{
    ARENA_PUSH(manuscript->scratch, manuscript->runs, manuscript->run_count,
               manuscript->run_capacity);
    struct run *run = &manuscript->runs[manuscript->run_count - 1];
    *run = added;
    return run;
}

/* Two fields that touch are no single one: the isolates between them are of a lower level, and keep
 * them from changing places together. */
static bool parts_fields(const struct letter_marks *marks, size_t at)
{
    return marks->borders[at] < marks->levels[at] && marks->borders[at] < marks->levels[at - 1];
}

static void collect_runs(struct manuscript *manuscript, const struct letter_marks *marks)
{
    struct run *run = NULL;

    for (size_t i = 0; i < manuscript->count; i++) {
        if (manuscript->letters[i] == '\n') {
            run = NULL;
            continue;
        }
        struct run next = {.from = i,
                           .to = i + 1,
                           .face = marks->faces[i],
                           .script = marks->scripts[i],
                           .level = marks->levels[i]};
        if (run && parts_fields(marks, i)) {
            struct run border = next;
            border.to = i;
            border.level = marks->borders[i];
            add_run(manuscript, border);
        } else if (run && run->script == next.script && run->level == next.level &&
                   run->face == next.face) {
            run->to = i + 1;
            continue;
        }
        run = add_run(manuscript, next);
    }
}
