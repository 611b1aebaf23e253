#include "plain_faces.h"

#include "base/json.h"
#include "type/typefaces.h"

#include <unistd.h>

enum { MOST_FILES = 32 };

struct files {
    const char *paths[MOST_FILES];
    size_t count;
};

static bool open_list(struct json_document **document, const char **path, struct arena *arena,
                      const char *folder)
{
    struct text list;
    return typefaces_read_list(&list, path, arena, folder, NULL) &&
           json_document_create(document, list, NULL);
}

/* "" for what is not there. */
static struct text member_text(const struct json *object, const char *key)
{
    struct json member = json_member(object, key);
    struct text text = TEXT("");
    (void)json_text(&member, &text); /* stays "" */
    return text;
}

static void add_file(struct files *files, const char *path)
{
    if (files->count < MOST_FILES)
        files->paths[files->count++] = path;
}

static void add_files_of(struct files *files, struct arena *arena, const struct json *face)
{
    struct json list = json_member(face, "files");
    for (size_t i = 0; i < json_count(&list); i++) {
        struct json element = json_element(&list, i);
        struct text path;
        if (json_text(&element, &path))
            add_file(files, text_to_c(arena, path));
    }
}

static void add_face(struct files *files, struct arena *arena, const struct json *root,
                     struct text name)
{
    struct json faces = json_member(root, "faces");
    for (size_t i = 0; i < json_count(&faces); i++) {
        struct json face = json_element(&faces, i);
        if (text_equal(member_text(&face, "name"), name))
            add_files_of(files, arena, &face);
    }
}

static void add_role(struct files *files, struct arena *arena, const struct json *root,
                     const char *role)
{
    struct json roles = json_member(root, "roles"), names = json_member(&roles, role);
    for (size_t i = 0; i < json_count(&names); i++) {
        struct json element = json_element(&names, i);
        struct text name;
        if (json_text(&element, &name))
            add_face(files, arena, root, name);
    }
}

/* Of the packages fonts-inter and fonts-dejavu-core. */
static void add_usual(struct files *titles, struct files *texts)
{
    add_file(titles, "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf");
    add_file(titles, "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf");
    add_file(texts, "/usr/share/fonts/opentype/inter/Inter-Regular.otf");
    add_file(texts, "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf");
}

bool plain_faces_find(struct plain_fonts *fonts, const char *folder, struct error *error)
{
    static const char *const folders[] = {"/usr/share/fonts", "/usr/local/share/fonts"};
    struct arena arena = {0};
    struct files titles = {0}, texts = {0};
    struct json_document *document;
    const char *path;
    if (open_list(&document, &path, &arena, folder)) {
        struct json root = json_root(document);
        add_role(&titles, &arena, &root, "title");
        add_role(&texts, &arena, &root, "text");
        json_document_destroy(document);
    }
    add_usual(&titles, &texts);
    struct plain_font_places places = {titles.paths, texts.paths, folders,
                                       titles.count, texts.count, 2};
    bool found = plain_fonts_find(fonts, &places, error);
    arena_finish(&arena);
    return found;
}

static bool any_can_be_read(const struct files *files)
{
    for (size_t i = 0; i < files->count; i++)
        if (access(files->paths[i], R_OK) == 0)
            return true;
    return false;
}

size_t plain_faces_missing(struct missing_face *missing, size_t capacity, struct arena *arena,
                           const char *folder)
{
    struct json_document *document;
    const char *path;
    size_t count = 0;
    if (!open_list(&document, &path, arena, folder)) {
        missing[0] = (struct missing_face){"faces.json", path, ""};
        return 1;
    }
    struct json root = json_root(document), faces = json_member(&root, "faces");
    for (size_t i = 0; i < json_count(&faces) && count < capacity; i++) {
        struct json face = json_element(&faces, i);
        struct files files = {0};
        add_files_of(&files, arena, &face);
        if (any_can_be_read(&files))
            continue;
        missing[count++] = (struct missing_face){
            .name = text_to_c(arena, member_text(&face, "name")),
            .file = files.count ? files.paths[0] : "",
            .package = text_to_c(arena, member_text(&face, "package")),
        };
    }
    json_document_destroy(document);
    return count;
}
