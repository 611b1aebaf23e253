/* faces_list: reading faces.json: which faces the roles ask for, and where their files may lie. */
#include "base/json.h"
#include "type/faces.h"
#include "typesetter.h"

#include <hb.h>

static const char *const role_names[FACE_ROLE_COUNT] = {
    [FACE_TEXT] = "text",   [FACE_MEDIUM] = "medium", [FACE_TITLE] = "title",
    [FACE_QUOTE] = "quote", [FACE_ARABIC] = "arabic",
};

static bool read_roles(struct typesetter *typesetter, const struct json *root, struct error *error);

const char *face_role_name(enum face_role role)
{
    return role_names[role];
}

bool faces_read_list(struct typesetter *typesetter, struct text list, struct error *error)
{
    struct json_document *document;
    if (!json_document_create(&document, list, error))
        return error_prefix(error, "list of faces: ");

    struct json root = json_root(document);
    bool read = read_roles(typesetter, &root, error);
    if (!read)
        error_prefix(error, "list of faces: ");
    json_document_destroy(document);
    return read;
}

static bool complain(const struct json *place, struct error *error, const char *words)
{
    struct arena arena = {0};
    struct text path = json_path(place, &arena);

    error_set(error, ERROR_FORMAT, "%.*s: %s", TEXT_ARG(path), words);
    if (error)
        json_place(place, &error->line, &error->column);
    arena_finish(&arena);
    return false;
}

static bool find_entry(const struct json *faces, struct text name, struct json *entry)
{
    for (size_t i = 0; i < json_count(faces); i++) {
        struct text found;
        *entry = json_element(faces, i);
        struct json member = json_member(entry, "name");
        if (json_text(&member, &found) && text_equal(found, name))
            return true;
    }
    return false;
}

static bool read_features(struct face *face, const struct json *entry, struct error *error)
{
    struct json features = json_member(entry, "features");

    for (size_t i = 0; i < json_count(&features); i++) {
        struct json element = json_element(&features, i);
        struct text words;
        if (face->feature_count == FACE_FEATURES_MAX)
            return complain(&features, error, "too many features");
        if (!json_text(&element, &words) ||
            !hb_feature_from_string(words.data, (int)words.size,
                                    &face->features[face->feature_count]))
            return complain(&element, error, "expected an OpenType feature such as \"lnum\"");
        face->feature_count++;
    }
    return true;
}

static bool read_files(struct typesetter *typesetter, struct face *face, const struct json *entry,
                       struct error *error)
{
    struct json files = json_member(entry, "files");

    for (size_t i = 0; i < json_count(&files) && i < FACE_FILES_MAX; i++) {
        struct json element = json_element(&files, i);
        struct text path;
        if (!json_text(&element, &path))
            return complain(&element, error, "expected the path of a font file");
        face->paths[face->path_count++] = text_to_c(&typesetter->arena, path);
    }
    return face->path_count
               ? true
               : complain(entry, error, "expected files, a list of paths of font files");
}

/* "" for what is not said. */
static const char *read_words(struct arena *arena, const struct json *entry, const char *key)
{
    struct json member = json_member(entry, key);
    struct text words;
    return json_text(&member, &words) ? text_to_c(arena, words) : "";
}

/* Two roles that name the same face share it. */
static bool face_by_name(struct typesetter *typesetter, const struct json *root,
                         const struct json *name, unsigned *index, struct error *error)
{
    struct text words;
    if (!json_text(name, &words))
        return complain(name, error, "expected the name of a face");
    for (unsigned i = 0; i < typesetter->face_count; i++) {
        if (text_equal(text_from(typesetter->faces[i].name), words)) {
            *index = i;
            return true;
        }
    }

    struct json faces = json_member(root, "faces"), entry;
    if (!find_entry(&faces, words, &entry))
        return complain(name, error, "no face of this name under \"faces\"");
    if (typesetter->face_count == FACES_MAX)
        return complain(name, error, "too many faces");

    *index = (unsigned)typesetter->face_count++;
    struct face *face = &typesetter->faces[*index];
    face->name = text_to_c(&typesetter->arena, words);
    face->package = read_words(&typesetter->arena, &entry, "package");
    face->sum = read_words(&typesetter->arena, &entry, "sha256");
    return read_features(face, &entry, error) && read_files(typesetter, face, &entry, error);
}

static bool read_roles(struct typesetter *typesetter, const struct json *root, struct error *error)
{
    struct json roles = json_member(root, "roles");

    for (int i = 0; i < FACE_ROLE_COUNT; i++) {
        struct role *role = &typesetter->roles[i];
        struct json names = json_member(&roles, role_names[i]);
        size_t count = json_count(&names);
        if (!json_is_there(&names) || !count)
            return error_set(error, ERROR_FORMAT, "roles.%s: expected a list of faces",
                             role_names[i]);
        if (count > FACES_PER_ROLE_MAX)
            return complain(&names, error, "too many faces in one role");

        for (size_t j = 0; j < count; j++) {
            struct json name = json_element(&names, j);
            if (!face_by_name(typesetter, root, &name, &role->faces[j], error))
                return false;
            role->face_count++;
        }
    }
    return true;
}
