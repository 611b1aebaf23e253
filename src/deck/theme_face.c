/* theme_face: the face an event names, if it is one of those that all its letters are known to be
 * in: a font from anywhere else could lack half of Kazakh, and nobody would see it before the day.
 */
#include "layout.h"

#include <string.h>

/* "Vollkorn" and "Vollkorn Medium" name the role's first face. */
static bool is_face_of(const struct layout *layout, enum face_role role, struct text name)
{
    struct paragraph_request request = {
        .text = TEXT("A"), .style = {.role = role, .px = 16}, .leading = 1};
    struct paragraph set;
    paragraph_set(&set, layout->arena, layout->typesetter, &request);
    struct text face = text_from(typesetter_face_name(layout->typesetter, set.face));
    return text_starts_with(face, name) && (face.size == name.size || face.data[name.size] == ' ');
}

enum face_role theme_title_face(const struct layout *layout, bool *is_known)
{
    struct text name = layout->programme->theme.font;
    *is_known = true;
    if (!name.size || is_face_of(layout, FACE_TITLE, name) || is_face_of(layout, FACE_TEXT, name))
        return FACE_TITLE;
    *is_known = is_face_of(layout, FACE_QUOTE, name);
    return *is_known ? FACE_QUOTE : FACE_TITLE;
}
