/* rehearse: read, look at the programme, play it, paint it, tell. */
#include "rehearse.h"

#include "base/log.h"
#include "contact_sheet.h"
#include "documents.h"
#include "folders.h"
#include "programme_findings.h"
#include "rehearse_options.h"
#include "stages.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { EXIT_CLEAN = 0, EXIT_FOUND = 1, EXIT_USAGE = 2 };

static void take_problem(void *context, const struct problem *problem)
{
    struct rehearsal *rehearsal = context;
    struct finding finding = {
        .kind = FINDING_DOCUMENT,
        .path = problem_place(problem, rehearsal->arena),
        .message = problem->message,
        .page = FINDING_NO_PAGE,
    };
    findings_add(&rehearsal->findings, &finding);
}

static void take_more(struct rehearsal *rehearsal, size_t more)
{
    struct finding finding = {
        .kind = FINDING_DOCUMENT,
        .message = text_format(rehearsal->arena, "%zu more problems that no list holds", more),
        .page = FINDING_NO_PAGE,
    };
    if (more)
        findings_add(&rehearsal->findings, &finding);
}

/* The moment of an event without sessions: when it was written, else today. */
static struct instant otherwise(const struct programme *programme)
{
    return instant_is_given(programme->updated_at) ? programme->updated_at
                                                   : (struct instant){(int64_t)time(NULL)};
}

static bool play_all(struct rehearsal *rehearsal, struct error *error)
{
    struct play *play = &rehearsal->play;
    play->moments =
        moments_of(rehearsal->programme, rehearsal->arena, otherwise(rehearsal->programme));
    if (!play_init(play, error) || !play_lay(play, error))
        return false;
    rehearsal_count_pages(rehearsal);
    find_empty_hours(rehearsal);
    find_never_shown(rehearsal);
    rehearsal_choose_full(rehearsal);
    return true;
}

static bool paint_all(struct rehearsal *rehearsal, const char *folder, struct error *error)
{
    struct arena *arena = rehearsal->arena;
    struct painting *paintings = ARENA_ARRAY(arena, struct painting, rehearsal->shown_count);
    for (size_t i = 0; i < rehearsal->shown_count; i++) {
        const struct shown_page *shown = &rehearsal->shown[i];
        paintings[i] = (struct painting){
            .unit = shown->unit,
            .page = shown->page,
            .file = shown->is_full ? path_in(arena, folder, shown->file) : NULL,
            .small_file = path_in(arena, folder, shown->small_file),
            .small_width = shown->small_width,
            .small_height = shown->small_height,
        };
    }
    return play_paint(&rehearsal->play, paintings, rehearsal->shown_count, error);
}

static void write_findings(const struct rehearsal *rehearsal, FILE *file)
{
    struct json_writer *writer = json_writer_create();
    json_open_object(writer, NULL);
    json_write_integer(writer, "moments", (int64_t)rehearsal->play.moments.count);
    json_write_integer(writer, "screens", (int64_t)rehearsal->play.stage_count);
    json_open_array(writer, "pages");
    for (size_t i = 0; i < rehearsal->shown_count; i++)
        json_write_text(writer, NULL, shown_file(&rehearsal->shown[i]));
    json_close(writer);
    findings_write(&rehearsal->findings, writer);
    json_close(writer);
    struct text text = json_writer_text(writer, rehearsal->arena);
    fwrite(text.data, 1, text.size, file);
    json_writer_destroy(writer);
}

static bool write_file(const struct rehearsal *rehearsal, const char *folder, const char *name,
                       void (*write)(const struct rehearsal *, FILE *), struct error *error)
{
    const char *path = path_in(rehearsal->arena, folder, text_from(name));
    FILE *file = fopen(path, "wb");
    if (!file)
        return error_set(error, ERROR_SYSTEM, "%s: %s", path, strerror(errno));
    write(rehearsal, file);
    bool is_whole = !ferror(file);
    is_whole = fclose(file) == 0 && is_whole;
    return is_whole || error_set(error, ERROR_SYSTEM, "%s: cannot be written to its end", path);
}

static bool rehearse(struct rehearsal *rehearsal, const struct rehearse_options *options,
                     struct error *error)
{
    struct portraits portraits;
    struct play *play = &rehearsal->play;
    play->programme = rehearsal->programme;
    play->fonts = options->fonts;
    play->portraits = &portraits;
    portraits_fetch(&portraits, rehearsal->arena, rehearsal->programme, &rehearsal->findings);
    find_collisions(&rehearsal->findings, rehearsal->programme);
    find_missing_languages(&rehearsal->findings, rehearsal->programme);
    return folders_make(options->out, error) && play_all(rehearsal, error) &&
           paint_all(rehearsal, options->out, error) &&
           write_file(rehearsal, options->out, "findings.json", write_findings, error) &&
           write_file(rehearsal, options->out, "index.html", contact_sheet_write, error);
}

static int rehearse_programme(struct rehearsal *rehearsal, const struct rehearse_options *options)
{
    struct error error = {0};
    struct play *play = &rehearsal->play;
    if (!stages_make(play, &rehearsal->has_all_screens, rehearsal->arena, rehearsal->programme,
                     options, &error)) {
        log_error("%s", error.message);
        return EXIT_USAGE;
    }
    bool done = rehearse(rehearsal, options, &error);
    play_finish(play);
    findings_print(&rehearsal->findings);
    if (!done)
        log_error("%s", error.message);
    else
        fprintf(stderr, "%zu findings; %zu pages in %s/index.html\n", rehearsal->findings.count,
                rehearsal->shown_count, options->out);
    return done && !rehearsal->findings.count ? EXIT_CLEAN : EXIT_FOUND;
}

static int read_and_rehearse(const struct rehearse_options *options, struct arena *arena)
{
    struct rehearsal rehearsal = {.arena = arena, .findings = {.arena = arena}};
    struct complaints complaints = {.take = take_problem, .context = &rehearsal};
    struct programme *programme =
        documents_read(options->sources, options->source_count, TEXT(""), &complaints, NULL);
    if (!programme) {
        findings_print(&rehearsal.findings);
        return EXIT_FOUND;
    }
    rehearsal.programme = programme;
    take_more(&rehearsal, documents_problems(programme, &complaints));
    int status = rehearse_programme(&rehearsal, options);
    programme_destroy(programme);
    return status;
}

int rehearse_run(char **words, int count)
{
    struct arena arena = {0};
    struct rehearse_options options;
    struct error error = {0};
    int status = EXIT_USAGE;
    if (rehearse_options_read(&options, words, count, &error))
        status = read_and_rehearse(&options, &arena);
    else
        log_error("%s\n\n%s", error.message, rehearse_help);
    arena_finish(&arena);
    return status;
}
