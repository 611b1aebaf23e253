#include "plain_screen.h"

#include "plain_words.h"

#include <string.h>

enum { MS_IN_MINUTE = 60000, SILENCE_AFTER_MS = 5000, MOST_SOURCES = 2, MOST_FACES = 3 };

static void add(struct plain_page *page, struct plain_block block)
{
    if (page->block_count < PLAIN_MOST_BLOCKS && block.words && *block.words)
        page->blocks[page->block_count++] = block;
}

static void add_detail(struct plain_page *page, struct arena *arena, enum plain_label label,
                       const char *words)
{
    add(page, (struct plain_block){PLAIN_DETAIL, plain_label(arena, label), words, NULL});
}

static void add_message(struct plain_page *page, enum plain_matter matter)
{
    for (int language = 0; language < PLAIN_LANGUAGES; language++) {
        struct plain_message message = plain_message(matter, language);
        add(page, (struct plain_block){PLAIN_HEADLINE, NULL, message.headline, NULL});
        add(page, (struct plain_block){PLAIN_SENTENCE, NULL, message.sentence, NULL});
    }
}

/* What was said elsewhere may hold anything. */
static const char *clean(struct arena *arena, const char *words)
{
    return text_to_c(arena, text_clean(arena, text_from(words)));
}

/* Who this display is, for the one who looks for it. */
static void add_machine(struct plain_page *page, struct arena *arena,
                        const struct plain_state *state)
{
    const char *addresses = *state->addresses ? clean(arena, state->addresses)
                                              : plain_label(arena, PLAIN_LABEL_NO_NETWORK);
    if (*state->screen)
        add_detail(page, arena, PLAIN_LABEL_SCREEN, clean(arena, state->screen));
    add_detail(page, arena, PLAIN_LABEL_MACHINE, addresses);
    page->corner = clean(arena, state->screen);
    page->footer = text_to_c(arena, text_format(arena, "taqta %s", state->version));
}

static void add_missing(struct plain_page *page, struct arena *arena,
                        const struct plain_state *state)
{
    for (size_t i = 0; i < state->missing_count && i < MOST_FACES; i++)
        add_detail(page, arena, PLAIN_LABEL_FONT,
                   text_to_c(arena, text_format(arena, "%s%s%s", state->missing[i].name,
                                                *state->missing[i].file ? ": " : "",
                                                state->missing[i].file)));
    struct text_builder packages = {.arena = arena};
    for (size_t i = 0; i < state->missing_count; i++) {
        struct text package = text_from(state->missing[i].package);
        if (!package.size || text_find(builder_text(&packages), package) != SIZE_MAX)
            continue;
        builder_format(&packages, "%s%s", packages.size ? " " : "apt install ",
                       state->missing[i].package);
    }
    if (packages.size)
        add_detail(page, arena, PLAIN_LABEL_INSTALL, text_to_c(arena, builder_text(&packages)));
}

static enum plain_matter matter_of(const struct error *error)
{
    switch (error->kind) {
    case ERROR_NETWORK:
        return PLAIN_MATTER_NETWORK;
    case ERROR_SERVER:
        return PLAIN_MATTER_SERVER;
    case ERROR_FORMAT:
    case ERROR_LIMIT:
    case ERROR_DOUBTED:
        return PLAIN_MATTER_REFUSED;
    case ERROR_SYSTEM:
    case ERROR_USAGE:
        return PLAIN_MATTER_FILE;
    case ERROR_NONE:
        break;
    }
    return PLAIN_MATTER_STARTING;
}

/* The first source in trouble says what is the matter. */
static enum plain_matter find_matter(const struct plain_state *state)
{
    for (size_t i = 0; i < state->status_count; i++)
        if (state->statuses[i].last_error.kind != ERROR_NONE)
            return matter_of(&state->statuses[i].last_error);
    if (state->waited_ms >= SILENCE_AFTER_MS)
        return PLAIN_MATTER_SILENCE;
    return state->missing_count ? PLAIN_MATTER_FONTS : PLAIN_MATTER_STARTING;
}

/* "programme.json:12:15: what is wrong", as the organiser's tool says it. */
static const char *reason_of(struct arena *arena, const struct error *error)
{
    const char *message = clean(arena, error->message);
    if (error->line && error->column)
        return text_to_c(arena,
                         text_format(arena, "%d:%d: %s", error->line, error->column, message));
    if (error->line)
        return text_to_c(arena, text_format(arena, "%d: %s", error->line, message));
    return message;
}

static void add_sources(struct plain_page *page, struct arena *arena,
                        const struct plain_state *state)
{
    for (size_t i = 0; i < state->status_count && i < MOST_SOURCES; i++) {
        const struct source_status *status = &state->statuses[i];
        add_detail(page, arena, PLAIN_LABEL_ADDRESS,
                   text_to_c(arena, text_clean(arena, status->shown)));
        if (status->last_error.kind != ERROR_NONE)
            add_detail(page, arena, PLAIN_LABEL_REASON, reason_of(arena, &status->last_error));
    }
}

static void add_waited(struct plain_page *page, struct arena *arena, uint64_t waited_ms)
{
    unsigned long long minutes = waited_ms / MS_IN_MINUTE;
    if (minutes)
        add_detail(page, arena, PLAIN_LABEL_WAITING,
                   text_to_c(arena, text_format(arena, "%llu мин · %llu min", minutes, minutes)));
}

void plain_screen_waiting(struct plain_page *page, struct arena *arena,
                          const struct plain_state *state)
{
    *page = (struct plain_page){.block_count = 0};
    add_message(page, find_matter(state));
    add_missing(page, arena, state);
    add_sources(page, arena, state);
    add_waited(page, arena, state->waited_ms);
    add_machine(page, arena, state);
}

void plain_screen_unknown(struct plain_page *page, struct arena *arena,
                          const struct plain_state *state, struct text known)
{
    *page = (struct plain_page){.block_count = 0};
    add_message(page, PLAIN_MATTER_UNKNOWN);
    add_machine(page, arena, state);
    add_detail(page, arena, PLAIN_LABEL_KNOWN, text_to_c(arena, text_clean(arena, known)));
}

void plain_screen_config(struct plain_page *page, struct arena *arena,
                         const struct plain_state *state, const struct config_fault *fault)
{
    *page = (struct plain_page){.block_count = 0};
    add_message(page, PLAIN_MATTER_CONFIG);
    add_detail(page, arena, PLAIN_LABEL_FILE, clean(arena, fault->path));
    if (fault->line)
        add_detail(page, arena, PLAIN_LABEL_LINE,
                   text_to_c(arena, text_format(arena, "%d", fault->line)));
    add_detail(page, arena, PLAIN_LABEL_WRITTEN, clean(arena, fault->written));
    if (*fault->expected)
        add_detail(page, arena, PLAIN_LABEL_EXPECTED,
                   plain_expectation(arena, text_from(fault->expected)));
    else
        add_detail(page, arena, PLAIN_LABEL_REASON, clean(arena, fault->reason));
    add_machine(page, arena, state);
}

const char *plain_screen_missing(struct arena *arena, const struct missing_face *missing,
                                 size_t count)
{
    struct text_builder line = {.arena = arena};
    for (size_t i = 0; i < count; i++) {
        builder_format(&line, "%s%s", i ? ", " : "", missing[i].name);
        if (*missing[i].package)
            builder_format(&line, " (%s)", missing[i].package);
    }
    return text_to_c(arena, builder_text(&line));
}
