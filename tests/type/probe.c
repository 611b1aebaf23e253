/* type_probe: shows what type/ makes of any text, one line of standard input after the other.
 *
 *   type_probe hyphens [--language L]           қа-зақ-стан: all places, two letters in each part
 *   type_probe breaks [--language L] [--hyphenated]
 *                                               | the next line may begin here, ~ at a price
 *   type_probe shape [--language L] [--role R] [--px N] [--tabular] [--capitals] [--tracking EM]
 *                                               glyph=letter@dx,dy+advance in px, as they stand
 *   type_probe pairs [--face NAME]              every pair of Kazakh letters, capitals and small
 * ones before small ones: its gap by the font's kerning and behind the guard, and both kernings, in
 * em. The last line of a face sums up. Reads nothing.
 */
#include <hb.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "type/hyphens.h"
#include "type/manuscript.h"
#include "type/pairs.h"
#include "type/shape.h"

enum { LINE_BYTES = 1 << 20, FILE_BYTES = 1 << 20 };

struct probe {
    struct typesetter *typesetter;
    struct arena arena;
    struct type_style style;
    const char *face; /* for pairs: only this one */
    bool hyphenated;
};

struct probe_command {
    const char *name;
    void (*tell)(struct probe *probe, struct text line);
};

/* Ends the program when the file is not there. */
static struct text read_bytes(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        fprintf(stderr, "type_probe: %s: cannot be opened\n", path);
        exit(1);
    }
    char *bytes = arena_alloc(arena, FILE_BYTES);
    size_t size = fread(bytes, 1, FILE_BYTES, file);
    fclose(file);
    return (struct text){bytes, size};
}

static bool read_patterns(void *context, struct arena *arena, struct text language,
                          struct text *bytes)
{
    (void)context; /* the places are known when the probe is built */
    const char *path = text_equal(language, TEXT("kk"))   ? PROBE_PATTERNS "/hyph_kk.dic"
                       : text_equal(language, TEXT("ru")) ? PROBE_PATTERNS "/hyph_ru.dic"
                       : text_equal(language, TEXT("en")) ? "/usr/share/hyphen/hyph_en_US.dic"
                                                          : NULL;
    if (!path)
        return false;
    *bytes = read_bytes(arena, path);
    return true;
}

static void print_letter(uint32_t letter)
{
    char bytes[4];
    (void)fwrite(bytes, 1, text_encode(letter, bytes), stdout);
}

/* Words are divided, what stands between them is printed as it came. */
static void tell_hyphens(struct probe *probe, struct text line)
{
    struct manuscript manuscript;
    manuscript_read(&manuscript, probe->typesetter, line, &probe->style);
    bool *divided = ARENA_ARRAY(manuscript.scratch, bool, manuscript.count + 1);

    for (size_t from = 0, to; from < manuscript.count; from = to) {
        for (to = from; to < manuscript.count && !letter_is_blank(manuscript.letters[to]); to++)
            continue;
        if (to - from > 1)
            (void)hyphenator_divide(probe->typesetter->hyphenator, probe->style.language,
                                    manuscript.letters + from, to - from, divided + from);
        to += to == from;
    }
    for (size_t i = 0; i < manuscript.count; i++) {
        if (divided[i])
            putchar('-');
        print_letter(manuscript.letters[i]);
    }
    putchar('\n');
}

static void tell_breaks(struct probe *probe, struct text line)
{
    struct manuscript manuscript;
    manuscript_read(&manuscript, probe->typesetter, line, &probe->style);
    manuscript_find_opportunities(&manuscript, probe->hyphenated);

    for (size_t i = 0, next = 1; i < manuscript.count; i++) {
        while (next + 1 < manuscript.opportunity_count && manuscript.opportunities[next].at <= i) {
            const struct opportunity *opportunity = &manuscript.opportunities[next++];
            if (opportunity->at == i)
                putchar(opportunity->penalty ? '~' : '|');
        }
        print_letter(manuscript.letters[i]);
    }
    putchar('\n');
}

static void tell_run(const struct probe *probe, const struct manuscript *manuscript,
                     const struct run *run)
{
    struct shaped_run shaped = shape_run(manuscript, manuscript->letters, manuscript->count, run);
    double px = shaped.em * (double)probe->style.px;

    for (unsigned i = 0; i < shaped.count; i++) {
        char name[64];
        const hb_glyph_position_t *position = &shaped.positions[i];
        hb_font_glyph_to_string(probe->typesetter->faces[run->face].shaper,
                                shaped.infos[i].codepoint, name, sizeof name);
        double tracking = shaped_cluster_ends(&shaped, i) ? shaped.tracking : 0;
        printf("%s%s=%u@%.3f,%.3f+%.3f", i ? "|" : "", name, shaped.infos[i].cluster,
               position->x_offset * px, position->y_offset * px,
               position->x_advance * px + tracking * (double)probe->style.px);
    }
}

/* Runs in the order of reading, each with the face it is set in. */
static void tell_shape(struct probe *probe, struct text line)
{
    struct manuscript manuscript;
    manuscript_read(&manuscript, probe->typesetter, line, &probe->style);
    for (size_t i = 0; i < manuscript.run_count; i++) {
        printf("%s%s [", i ? "  " : "",
               typesetter_face_name(probe->typesetter, manuscript.runs[i].face));
        tell_run(probe, &manuscript, &manuscript.runs[i]);
        printf("]");
    }
    putchar('\n');
}

static void tell_pair(const struct pair_fit *fit)
{
    print_letter(fit->first);
    print_letter(fit->second);
    printf(" gap %.4f %.4f kern %.4f %.4f\n", (double)fit->gap_before, (double)fit->gap_after,
           (double)fit->kerning_before, (double)fit->kerning_after);
}

static void tell_pairs_of(struct probe *probe, unsigned face)
{
    const struct pair_fit *fits;
    size_t touching = 0, tight = 0;

    size_t count = typesetter_pair_fits(probe->typesetter, face, &probe->arena, &fits);
    printf("# %s\n", typesetter_face_name(probe->typesetter, face));
    for (size_t i = 0; i < count; i++) {
        tell_pair(&fits[i]);
        touching += fits[i].gap_after <= 0;
        tight += fits[i].gap_after < 0.02f;
    }
    printf("# %s: pairs %zu, touching %zu, under 0.02 em %zu\n",
           typesetter_face_name(probe->typesetter, face), count, touching, tight);
}

static void tell_pairs(struct probe *probe)
{
    for (unsigned i = 0; i < typesetter_face_count(probe->typesetter); i++) {
        bool wanted =
            !probe->face || strcmp(probe->face, typesetter_face_name(probe->typesetter, i)) == 0;
        if (wanted && typesetter_face_has_pairs(probe->typesetter, i))
            tell_pairs_of(probe, i);
    }
}

static const struct probe_command commands[] = {
    {"hyphens", tell_hyphens}, {"breaks", tell_breaks}, {"shape", tell_shape}, {"pairs", NULL}};

static int tell_usage(void)
{
    fputs("usage: type_probe hyphens|breaks|shape|pairs [--language L] [--hyphenated] [--role R]\n"
          "                  [--px N] [--tabular] [--capitals] [--tracking EM] [--face NAME]\n",
          stderr);
    return 2;
}

static bool read_role(enum face_role *role, const char *name)
{
    for (int i = 0; i < FACE_ROLE_COUNT; i++) {
        if (strcmp(face_role_name((enum face_role)i), name) == 0) {
            *role = (enum face_role)i;
            return true;
        }
    }
    return false;
}

/* How many words the option takes; 0: it is none. */
static int read_option(struct probe *probe, const char *name, const char *value)
{
    bool *flag = strcmp(name, "--tabular") == 0      ? &probe->style.tabular
                 : strcmp(name, "--capitals") == 0   ? &probe->style.capitals
                 : strcmp(name, "--hyphenated") == 0 ? &probe->hyphenated
                                                     : NULL;
    if (flag) {
        *flag = true;
        return 1;
    }
    if (!value)
        return 0;
    if (strcmp(name, "--face") == 0)
        probe->face = value;
    else if (strcmp(name, "--language") == 0)
        probe->style.language = text_from(value);
    else if (strcmp(name, "--px") == 0 && strtof(value, NULL) > 0)
        probe->style.px = strtof(value, NULL);
    else if (strcmp(name, "--tracking") == 0)
        probe->style.tracking = strtof(value, NULL);
    else if (strcmp(name, "--role") != 0 || !read_role(&probe->style.role, value))
        return 0;
    return 2;
}

static bool read_options(struct probe *probe, int count, char **words)
{
    for (int i = 2; i < count;) {
        int taken = read_option(probe, words[i], i + 1 < count ? words[i + 1] : NULL);
        if (!taken)
            return false;
        i += taken;
    }
    return true;
}

static void open_probe(struct probe *probe)
{
    struct error error = {0};
    struct text list = read_bytes(&probe->arena, PROBE_HOUSE "/fonts/faces.json");
    if (!typesetter_create(&probe->typesetter, list, &error)) {
        fprintf(stderr, "type_probe: %s\n", error.message);
        exit(1);
    }
    typesetter_hyphenate_by(probe->typesetter, read_patterns, NULL);
}

static void tell_lines(struct probe *probe, const struct probe_command *command)
{
    static char line[LINE_BYTES];
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = 0;
        command->tell(probe, text_from(line));
    }
}

int main(int count, char **words)
{
    struct probe probe = {.style = {.role = FACE_TEXT, .px = 40, .language = TEXT("kk")}};
    const struct probe_command *command = NULL;

    for (size_t i = 0; count > 1 && i < sizeof commands / sizeof *commands; i++) {
        if (strcmp(commands[i].name, words[1]) == 0)
            command = &commands[i];
    }
    if (!command || !read_options(&probe, count, words))
        return tell_usage();

    open_probe(&probe);
    if (command->tell)
        tell_lines(&probe, command);
    else
        tell_pairs(&probe);
    typesetter_destroy(probe.typesetter);
    arena_finish(&probe.arena);
    return 0;
}
