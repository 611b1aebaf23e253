/* faces: opening font files, and asking them what they have. */
#include "type/faces.h"

#include "hyphens.h"
#include "typesetter.h"

#include <hb-ot.h>
#include <unicode/uchar.h>

#include <assert.h>
#include <freetype/tttables.h>
#include <stdlib.h>
#include <unistd.h>

static bool open_tools(struct typesetter *typesetter, struct error *error);
static bool open_faces(struct typesetter *typesetter, struct error *error);

bool typesetter_create(struct typesetter **typesetter, struct text list, struct error *error)
{
    struct typesetter *made;
    if (!typesetter_read(&made, list, error))
        return false;

    if (!open_faces(made, error)) {
        typesetter_destroy(made);
        return false;
    }

    *typesetter = made;
    return true;
}

bool typesetter_read(struct typesetter **typesetter, struct text list, struct error *error)
{
    struct typesetter *made = calloc(1, sizeof *made);
    if (!made)
        abort(); /* as arenas do: the supervisor restarts the display */

    if (!open_tools(made, error) || !faces_read_list(made, list, error)) {
        typesetter_destroy(made);
        return false;
    }

    *typesetter = made;
    return true;
}

void typesetter_destroy(struct typesetter *typesetter)
{
    if (!typesetter)
        return;
    for (size_t i = 0; i < typesetter->face_count; i++)
        face_close(&typesetter->faces[i]);
    glyph_cache_destroy(typesetter->glyphs);
    hyphenator_destroy(typesetter->hyphenator);
    ubrk_close(typesetter->graphemes);
    ubrk_close(typesetter->line_breaks);
    ubidi_close(typesetter->bidi);
    hb_buffer_destroy(typesetter->buffer);
    FT_Done_FreeType(typesetter->library);
    arena_finish(&typesetter->scratch);
    arena_finish(&typesetter->arena);
    free(typesetter);
}

/* The break iterators are opened for no language: the rules that ICU tailors by language are those
 * of Chinese, Japanese, Korean, Finnish and Swedish; ours are in break_rules.c. */
static bool open_tools(struct typesetter *typesetter, struct error *error)
{
    UErrorCode status = U_ZERO_ERROR;

    typesetter->buffer = hb_buffer_create();
    typesetter->glyphs = glyph_cache_create();
    typesetter->hyphenator = hyphenator_create();
    typesetter->bidi = ubidi_openSized(0, 0, &status);
    typesetter->line_breaks = ubrk_open(UBRK_LINE, "", NULL, 0, &status);
    typesetter->graphemes = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &status);
    if (U_FAILURE(status))
        return error_set(error, ERROR_SYSTEM, "ICU cannot start: %s", u_errorName(status));
    if (FT_Init_FreeType(&typesetter->library))
        return error_set(error, ERROR_SYSTEM, "FreeType cannot start");
    return true;
}

/* A letter that looks like another is worse than one that is missing: nobody would notice. */
static bool refuse_twins(struct typesetter *typesetter, const struct face *face,
                         struct error *error)
{
    struct twins twins;
    size_t next = 0;
    if (!face_next_twins(typesetter, face, &next, &twins))
        return true;
    struct text words = twins_words(&typesetter->scratch, &twins);
    return error_set(error, ERROR_SYSTEM, "%.*s", TEXT_ARG(words));
}

static bool open_faces(struct typesetter *typesetter, struct error *error)
{
    for (size_t i = 0; i < typesetter->face_count; i++) {
        struct face *face = &typesetter->faces[i];
        if (!face_open(typesetter, face, error) || !refuse_twins(typesetter, face, error))
            return error_prefix(error, "%s: ", face->name);
    }
    return true;
}

size_t typesetter_face_count(const struct typesetter *typesetter)
{
    return typesetter->face_count;
}

const char *typesetter_face_name(const struct typesetter *typesetter, unsigned face)
{
    assert(face < typesetter->face_count);
    return typesetter->faces[face].name;
}

/* The hhea table is read by hand: FreeType's own ascender follows a flag in OS/2, and line boxes
 * must not depend on how a font was flagged. */
static struct type_metrics read_metrics(FT_Face outlines)
{
    const TT_HoriHeader *header = FT_Get_Sfnt_Table(outlines, FT_SFNT_HHEA);
    const TT_OS2 *os2 = FT_Get_Sfnt_Table(outlines, FT_SFNT_OS2);
    float em = outlines->units_per_EM;
    struct type_metrics metrics = {
        .ascent = (float)(header ? header->Ascender : outlines->ascender) / em,
        .descent = (float)-(header ? header->Descender : outlines->descender) / em,
    };

    /* Version 2 brought the heights of letters. */
    if (os2 && os2->version != 0xFFFF && os2->version >= 2) {
        metrics.cap_height = (float)os2->sCapHeight / em;
        metrics.x_height = (float)os2->sxHeight / em;
    }
    return metrics;
}

static bool open_bytes(struct typesetter *typesetter, struct face *face, hb_blob_t *bytes,
                       struct error *error)
{
    unsigned size = 0;
    const char *data = hb_blob_get_data(bytes, &size);
    struct text fault = font_file_fault(&typesetter->scratch, (struct text){data, size});
    if (fault.size)
        return error_set(error, ERROR_SYSTEM, "%.*s", TEXT_ARG(fault));
    if (FT_New_Memory_Face(typesetter->library, (const FT_Byte *)data, (FT_Long)size, 0,
                           &face->outlines))
        return error_set(error, ERROR_SYSTEM, "cannot be read as a font");

    hb_face_t *tables = hb_face_create(bytes, 0);
    face->shaper = hb_font_create(tables); /* keeps the face, which keeps the mapped bytes */
    hb_ot_font_set_funcs(face->shaper);
    hb_face_destroy(tables);

    face->units_per_em = face->outlines->units_per_EM;
    face->metrics = read_metrics(face->outlines);
    return face->units_per_em > 0 ? true
                                  : error_set(error, ERROR_SYSTEM, "has no outlines of its own");
}

static bool open_file(struct typesetter *typesetter, struct face *face, const char *path,
                      struct error *error)
{
    hb_blob_t *bytes = hb_blob_create_from_file_or_fail(path);
    bool done = bytes ? open_bytes(typesetter, face, bytes, error)
                      : error_set(error, ERROR_SYSTEM, "cannot be read");

    hb_blob_destroy(bytes);
    if (!done)
        return error_prefix(error, "%s ", path);
    face->path = path;
    return true;
}

static bool tell_where_we_looked(struct typesetter *typesetter, const struct face *face,
                                 struct error *error)
{
    struct text tried[FACE_FILES_MAX];
    for (size_t i = 0; i < face->path_count; i++)
        tried[i] = text_from(face->paths[i]);
    struct text paths = text_join(&typesetter->scratch, tried, face->path_count, TEXT(", "));

    if (!*face->package) /* a list of one's own may name none */
        return error_set(error, ERROR_SYSTEM, "cannot open %.*s", TEXT_ARG(paths));
    return error_set(error, ERROR_SYSTEM, "cannot open %.*s; install the Debian package %s",
                     TEXT_ARG(paths), face->package);
}

/* A file that is there and no good is worth more words than those that are not there. */
bool face_open(struct typesetter *typesetter, struct face *face, struct error *error)
{
    bool is_there = false;
    for (size_t i = 0; i < face->path_count; i++) {
        if (access(face->paths[i], R_OK) != 0)
            continue;
        if (open_file(typesetter, face, face->paths[i], is_there ? NULL : error))
            return true;
        is_there = true;
    }
    return is_there ? false : tell_where_we_looked(typesetter, face, error);
}

void face_close(struct face *face)
{
    if (face->outlines)
        FT_Done_Face(face->outlines);
    hb_font_destroy(face->shaper);
    *face = (struct face){0};
}

/* HarfBuzz takes blanks that a font lacks from its ordinary one, at their own width, the
 * unbreakable hyphen from the ordinary one, and leaves invisible marks out. Hangul fillers are
 * "ignorable" too, but HarfBuzz draws them. */
bool face_has(const struct face *face, uint32_t letter)
{
    hb_codepoint_t glyph;
    if (hb_font_get_nominal_glyph(face->shaper, letter, &glyph) && glyph)
        return true;
    if (letter < 0x80)
        return false;
    if (u_charType((UChar32)letter) == U_SPACE_SEPARATOR)
        return hb_font_get_nominal_glyph(face->shaper, ' ', &glyph);
    if (letter == 0x2011)
        return hb_font_get_nominal_glyph(face->shaper, 0x2010, &glyph);
    return u_hasBinaryProperty((UChar32)letter, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) &&
           !u_isalpha((UChar32)letter);
}

bool role_face_for(const struct typesetter *typesetter, enum face_role role, uint32_t letter,
                   unsigned *face)
{
    const struct role *faces = &typesetter->roles[role];

    for (size_t i = 0; i < faces->face_count; i++) {
        if (face_has(&typesetter->faces[faces->faces[i]], letter)) {
            *face = faces->faces[i];
            return true;
        }
    }
    return false;
}

struct type_metrics type_metrics(const struct typesetter *typesetter, enum face_role role, float px)
{
    struct type_metrics metrics = typesetter->faces[typesetter->roles[role].faces[0]].metrics;

    metrics.ascent *= px;
    metrics.descent *= px;
    metrics.cap_height *= px;
    metrics.x_height *= px;
    return metrics;
}
