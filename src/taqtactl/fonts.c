/* fonts: a line for each face, and a line for each thing that is wrong with it.
 */
#include "fonts.h"

#include "base/limits.h"
#include "feed/fetch.h"
#include "type/faces_check.h"
#include "type/typefaces.h"

#include <stdio.h>
#include <string.h>

static void print_error(struct text path, const struct error *error)
{
    if (error->line)
        printf("%.*s:%d:%d: %s\n", TEXT_ARG(path), error->line, error->column, error->message);
    else
        printf("%.*s: %s\n", TEXT_ARG(path), error->message);
}

static struct text role_names(struct arena *arena, const struct face_report *face)
{
    struct text_builder names = {.arena = arena};
    for (int role = 0; role < FACE_ROLE_COUNT; role++)
        if (face->roles[role])
            builder_format(&names, "%s%s", names.size ? ", " : "",
                           face_role_name((enum face_role)role));
    return builder_text(&names);
}

static struct text sum_words(struct arena *arena, const struct face_report *face)
{
    switch (face->sum) {
    case FACE_SUM_KNOWN:
        return TEXT("known file");
    case FACE_SUM_UNKNOWN:
        return text_format(arena, "unknown file, sha256 %s", face->digest);
    case FACE_SUM_UNLISTED:
        return text_format(arena, "no sha256 listed; it is %s", face->digest);
    }
    return TEXT("");
}

static void print_face(struct arena *arena, const struct faces_report *report,
                       const struct face_report *face)
{
    struct text roles = role_names(arena, face), sum = sum_words(arena, face);
    if (face->path)
        printf("%-24s  %-28.*s  %3zu of %zu letters  %s  %.*s\n", face->name, TEXT_ARG(roles),
               face->letter_count, report->letter_count, face->path, TEXT_ARG(sum));
    else
        printf("%-24s  %.*s\n", face->name, TEXT_ARG(roles));
}

static int print_report(struct arena *arena, const struct faces_report *report)
{
    for (size_t i = 0; i < report->face_count; i++)
        print_face(arena, report, &report->faces[i]);
    for (size_t i = 0; i < report->faults.count; i++)
        printf("%s: %.*s\n", report->faults.items[i].place,
               TEXT_ARG(report->faults.items[i].message));
    return report->faults.count ? 1 : 0;
}

int fonts_run(const char *folder)
{
    struct arena arena = {0};
    struct error error = {0};
    struct faces_report report;
    struct text list, charset;
    struct text path = text_from(typefaces_path(&arena, folder));
    int status = 1;

    if (fetch_once(&arena, path, LIMIT_DOCUMENT_BYTES, NULL, &list, &charset, &error) &&
        faces_check(&report, &arena, list, &error))
        status = print_report(&arena, &report);
    else
        print_error(path, &error);
    arena_finish(&arena);
    return status;
}
