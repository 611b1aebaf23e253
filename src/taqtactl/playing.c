/* playing: the crew's members have a typesetter and arenas each, and share the programme, which
 * nobody writes. */
#include "playing.h"

#include "base/log.h"
#include "crew.h"
#include "screen/paint.h"
#include "type/pairs.h"
#include "type/typefaces.h"

#include <stdlib.h>

enum { PHOTO_BYTES = 96 * 1024 * 1024 };

struct actor {
    struct typesetter *typesetter;
    struct arena arena; /* what units keep */
    struct arena deck_arena, page_arena;
    struct table pages, problems; /* met by this actor */
    struct photos *photos;
    struct pixels *pixels;
    struct error error;
};

struct troupe {
    struct actor actors[CREW_MOST];
    size_t count;
    struct arena arena;
};

const struct stage *play_stage(const struct play *play, size_t unit)
{
    return &play->stages[unit % play->stage_count];
}

const struct event_moment *play_moment(const struct play *play, size_t unit)
{
    return &play->moments.items[unit / play->stage_count];
}

static void log_line(void *context, const char *line)
{
    (void)context;
    log_warning("%s", line);
}

static void keep_still(void *context, const char *line)
{
    (void)context;
    (void)line;
}

/* All have the same faces: what is wrong with them is told by the first. */
static bool open_typesetter(struct actor *actor, const char *fonts, bool is_first,
                            struct error *error)
{
    static const struct typefaces_listener loud = {.tell = log_line}, still = {.tell = keep_still};
    if (!typefaces_open(&actor->typesetter, fonts, is_first ? &loud : &still, error))
        return false;
    for (unsigned face = 0; face < typesetter_face_count(actor->typesetter); face++)
        if (typesetter_face_has_pairs(actor->typesetter, face))
            typesetter_measure_pairs(actor->typesetter, face);
    return true;
}

bool play_init(struct play *play, struct error *error)
{
    play->troupe = calloc(1, sizeof *play->troupe);
    if (!play->troupe)
        abort();
    struct troupe *troupe = play->troupe;
    play->unit_count = play->stage_count * play->moments.count;
    play->units = ARENA_ARRAY(&troupe->arena, struct played_unit, play->unit_count);
    for (size_t count = crew_size(); troupe->count < count; troupe->count++) {
        struct actor *actor = &troupe->actors[troupe->count];
        if (!open_typesetter(actor, play->fonts, troupe->count == 0, error))
            return false;
        actor->photos = photos_create(PHOTO_BYTES);
    }
    return true;
}

static void actor_finish(struct actor *actor)
{
    typesetter_destroy(actor->typesetter);
    photos_destroy(actor->photos);
    pixels_destroy(actor->pixels);
    arena_finish(&actor->arena);
    arena_finish(&actor->deck_arena);
    arena_finish(&actor->page_arena);
}

void play_finish(struct play *play)
{
    if (!play->troupe)
        return;
    for (size_t i = 0; i < play->troupe->count; i++)
        actor_finish(&play->troupe->actors[i]);
    arena_finish(&play->troupe->arena);
    free(play->troupe);
    play->troupe = NULL;
}

static struct moment moment_of(const struct play *play, size_t unit)
{
    return (struct moment){
        .now = play_moment(play, unit)->at, .trusted = true, .not_before = INSTANT_NONE};
}

/* A copy, which knows of pictures that cannot be had. */
static struct deck_settings settings_of(const struct play *play, size_t unit)
{
    struct deck_settings settings = play_stage(play, unit)->settings;
    settings.missing = play->portraits->missing;
    settings.missing_count = play->portraits->missing_count;
    return settings;
}

static void build(const struct play *play, struct actor *actor, size_t unit, struct deck *deck)
{
    struct deck_settings settings = settings_of(play, unit);
    arena_reset(&actor->deck_arena);
    deck_build(deck, &actor->deck_arena, play->programme, moment_of(play, unit), &settings,
               actor->typesetter);
}

static void lay(const struct play *play, struct actor *actor, size_t unit, const struct deck *deck,
                size_t index, struct page *page)
{
    struct deck_settings settings = settings_of(play, unit);
    arena_reset(&actor->page_arena);
    deck_page(page, &actor->page_arena, deck, index, play->programme, moment_of(play, unit),
              &settings, actor->typesetter);
}

static const struct page_notes *make_notes(struct actor *actor, const struct page *page)
{
    struct page_notes *notes = ARENA_NEW(&actor->arena, struct page_notes);
    page_notes_make(notes, &actor->arena, page, page_reading_seconds(page));
    return notes;
}

/* Such a page is about what was written, and the hour is but a remark on it. */
static bool is_of_a_record(enum slide_kind kind)
{
    switch (kind) {
    case SLIDE_SPEAKER:
    case SLIDE_QUOTE:
    case SLIDE_FACT:
    case SLIDE_NEWS:
    case SLIDE_THANKS:
    case SLIDE_LINK:
    case SLIDE_MESSAGE:
    case SLIDE_PICTURE:
        return true;
    default:
        return false;
    }
}

/* The screen is part of the number: two that show the same have a picture each. */
static void keep_page(struct actor *actor, const struct stage *stage, const struct page *page,
                      const struct page_plan *plan, struct played_page *played)
{
    bool is_new;
    uint64_t hash = hash_text(page_hash(page), stage->id);
    *played = (struct played_page){
        .look = hash_text(page_look(page, is_of_a_record(plan->kind)), stage->id),
        .kind = plan->kind,
        .language = plan->language,
        .entry = plan->entry,
        .seconds = page->seconds,
    };
    (void)table_keep(&actor->pages, &actor->arena, hash, 0, &is_new);
    if (is_new)
        played->notes = make_notes(actor, page);
}

static void keep_problems(struct actor *actor, const struct stage *stage, const struct deck *deck,
                          struct played_unit *unit)
{
    struct problem *kept = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < deck->problems.count; i++) {
        const struct problem *problem = &deck->problems.items[i];
        uint64_t hash = hash_text(hash_text(HASH_BEGIN, problem->path), problem->message);
        bool is_new;
        (void)table_keep(&actor->problems, &actor->arena, hash_text(hash, stage->id), 0, &is_new);
        if (!is_new)
            continue;
        ARENA_PUSH(&actor->arena, kept, unit->problem_count, capacity);
        kept[unit->problem_count - 1] = (struct problem){
            .path = text_copy(&actor->arena, problem->path),
            .message = text_copy(&actor->arena, problem->message),
        };
    }
    unit->problems = kept;
}

static bool lay_unit(void *context, size_t worker, size_t number)
{
    struct play *play = context;
    struct actor *actor = &play->troupe->actors[worker];
    struct played_unit *unit = &play->units[number];
    struct deck deck;
    struct page page;
    build(play, actor, number, &deck);
    unit->page_count = deck.count;
    unit->pages = ARENA_ARRAY(&actor->arena, struct played_page, deck.count);
    for (size_t i = 0; i < deck.count; i++) {
        lay(play, actor, number, &deck, i, &page);
        keep_page(actor, play_stage(play, number), &page, &deck.plans[i], &unit->pages[i]);
    }
    keep_problems(actor, play_stage(play, number), &deck, unit);
    return true;
}

bool play_lay(struct play *play, struct error *error)
{
    return crew_run(lay_unit, play, play->unit_count, "laying out", error);
}

/* Paintings of one unit follow each other and are one job: they share a deck. */
struct easel {
    struct play *play;
    const struct painting *paintings;
    const size_t *starts; /* of jobs; one more than there are */
};

static struct pixels *canvas(struct actor *actor, const struct deck_settings *settings)
{
    struct pixels *pixels = actor->pixels;
    if (pixels && pixels->width == settings->width && pixels->height == settings->height)
        return pixels;
    pixels_destroy(pixels);
    actor->pixels = pixels_create(settings->width, settings->height);
    return actor->pixels;
}

static bool paint(struct play *play, struct actor *actor, const struct painting *painting,
                  const struct deck *deck)
{
    struct page page;
    struct pixels *pixels = canvas(actor, &play_stage(play, painting->unit)->settings);
    lay(play, actor, painting->unit, deck, painting->page, &page);
    portraits_prepare(play->portraits, actor->photos, &page);
    paint_page(pixels, &page, actor->typesetter, actor->photos);
    struct pixels *small = pixels_shrunk(pixels, painting->small_width, painting->small_height);
    bool done = (!painting->file || pixels_write_png(pixels, painting->file, &actor->error)) &&
                pixels_write_png(small, painting->small_file, &actor->error);
    pixels_destroy(small);
    return done;
}

static bool paint_job(void *context, size_t worker, size_t job)
{
    const struct easel *easel = context;
    struct actor *actor = &easel->play->troupe->actors[worker];
    struct deck deck;
    build(easel->play, actor, easel->paintings[easel->starts[job]].unit, &deck);
    for (size_t i = easel->starts[job]; i < easel->starts[job + 1]; i++)
        if (!paint(easel->play, actor, &easel->paintings[i], &deck))
            return false;
    return true;
}

static bool first_error(const struct troupe *troupe, struct error *error)
{
    for (size_t i = 0; i < troupe->count; i++)
        if (troupe->actors[i].error.kind != ERROR_NONE) {
            *error = troupe->actors[i].error;
            return true;
        }
    return false;
}

bool play_paint(struct play *play, const struct painting *paintings, size_t count,
                struct error *error)
{
    size_t *starts = ARENA_ARRAY(&play->troupe->arena, size_t, count + 1);
    size_t jobs = 0;
    for (size_t i = 0; i < count; i++)
        if (i == 0 || paintings[i].unit != paintings[i - 1].unit)
            starts[jobs++] = i;
    starts[jobs] = count;
    struct easel easel = {play, paintings, starts};
    if (crew_run(paint_job, &easel, jobs, "painting", error))
        return true;
    (void)first_error(play->troupe, error); /* else there were no threads, which is told */
    return false;
}
