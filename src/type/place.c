/* place: the last step. Each line is shaped once more by itself, put into the order it is seen in,
 * and its glyphs are rounded to quarters of a pixel, after adding up and not before.
 */
#include "place.h"

#include "shape.h"
#include "type/glyphs.h"

#include <math.h>
#include <string.h>

enum { QUARTER = 16 /* of the 64 parts of a pixel */ };

/* The runs of one line, over a copy of its letters that ends with its mark. */
struct line_runs {
    uint32_t *letters;
    size_t count;
    struct run *runs;
    size_t run_count;
    const struct shaped_run *shaped; /* of each run, where that is known; NULL: it is not */
};

static struct line_runs cut_runs(const struct manuscript *manuscript, const struct line *line);
static void shape_line(struct manuscript *manuscript, const struct line *line,
                       struct placed_line *placed);

struct placed_line *lines_shape(struct manuscript *manuscript, const struct line *lines,
                                size_t count)
{
    struct placed_line *placed = ARENA_ARRAY(manuscript->scratch, struct placed_line, count);

    for (size_t i = 0; i < count; i++)
        shape_line(manuscript, &lines[i], &placed[i]);
    return placed;
}

static double widest_line(const struct placed_line *lines, size_t count)
{
    double widest = 0;

    for (size_t i = 0; i < count; i++)
        widest = fmax(widest, lines[i].width);
    return widest;
}

/* Adds the glyphs of a shaped run behind those that are there; *x is where they begin and end. */
static void add_glyphs(struct manuscript *manuscript, const struct line_runs *runs, size_t index,
                       struct placed_line *placed, size_t *capacity, double *x)
{
    const struct run *run = &runs->runs[index];
    struct shaped_run shaped =
        runs->shaped ? runs->shaped[index] : shape_run(manuscript, runs->letters, runs->count, run);

    for (unsigned i = 0; i < shaped.count; i++) {
        const hb_glyph_position_t *position = &shaped.positions[i];
        if (shaped.infos[i].codepoint) {
            ARENA_PUSH(manuscript->scratch, placed->glyphs, placed->glyph_count, *capacity);
            placed->glyphs[placed->glyph_count - 1] =
                (struct placed_glyph){.face = (uint16_t)run->face,
                                      .index = (uint16_t)shaped.infos[i].codepoint,
                                      .x = *x + position->x_offset * shaped.em,
                                      .y = position->y_offset * shaped.em};
            *x += position->x_advance * shaped.em;
        } else {
            /* The face promised the letter and has no glyph for it in this place. */
            manuscript_note_missing(manuscript, runs->letters[shaped.infos[i].cluster]);
        }
        if (shaped_cluster_ends(&shaped, i))
            *x += shaped.tracking;
    }
}

static void shape_line(struct manuscript *manuscript, const struct line *line,
                       struct placed_line *placed)
{
    struct line_runs runs = cut_runs(manuscript, line);
    UBiDiLevel *levels = ARENA_ARRAY(manuscript->scratch, UBiDiLevel, runs.run_count);
    int32_t *order = ARENA_ARRAY(manuscript->scratch, int32_t, runs.run_count);
    size_t capacity = 0;
    double x = 0;

    for (size_t i = 0; i < runs.run_count; i++)
        levels[i] = runs.runs[i].level;
    ubidi_reorderVisual(levels, (int32_t)runs.run_count, order);
    placed->line = line;
    for (size_t i = 0; i < runs.run_count; i++)
        add_glyphs(manuscript, &runs, (size_t)order[i], placed, &capacity, &x);
    if (placed->glyph_count)
        x -= manuscript_trailing_space(manuscript);
    placed->width = x - line->hang_start - line->hang_end;
}

/* The mark joins the last run where that face has it, so that it is kerned; but not a run against
 * the direction of the paragraph, whose end is not the line's. */
static void add_mark(const struct manuscript *manuscript, struct line_runs *runs, uint32_t mark)
{
    struct run *last = runs->run_count ? &runs->runs[runs->run_count - 1] : NULL;
    unsigned face;

    runs->letters[runs->count++] = mark;
    if (last && (last->level & 1) == manuscript->right_to_left &&
        face_has(&manuscript->typesetter->faces[last->face], mark)) {
        last->to++;
        return;
    }
    if (!role_face_for(manuscript->typesetter, manuscript->style.role, mark, &face)) {
        runs->count--;
        return;
    }
    runs->runs[runs->run_count++] = (struct run){.from = runs->count - 1,
                                                 .to = runs->count,
                                                 .face = face,
                                                 .script = HB_SCRIPT_COMMON,
                                                 .level = manuscript->right_to_left};
}

/* Most texts are one line: it was shaped when it was measured. */
static struct line_runs all_runs(const struct manuscript *manuscript)
{
    return (struct line_runs){.letters = manuscript->letters,
                              .count = manuscript->count,
                              .runs = manuscript->runs,
                              .run_count = manuscript->run_count,
                              .shaped = manuscript->shaped};
}

static struct line_runs cut_runs(const struct manuscript *manuscript, const struct line *line)
{
    if (line->from == 0 && line->to == manuscript->count && !line->mark)
        return all_runs(manuscript);

    struct line_runs runs = {.count = line->to - line->from};
    size_t first = manuscript_run_at(manuscript, line->from), end = first;

    while (end < manuscript->run_count && manuscript->runs[end].from < line->to)
        end++;
    runs.letters = ARENA_ARRAY(manuscript->scratch, uint32_t, runs.count + 1);
    runs.runs = ARENA_ARRAY(manuscript->scratch, struct run, end - first + 1);
    memcpy(runs.letters, manuscript->letters + line->from, runs.count * sizeof *runs.letters);

    for (size_t i = first; i < end; i++) {
        struct run run = manuscript->runs[i];
        run.from = run.from < line->from ? 0 : run.from - line->from;
        run.to = (run.to > line->to ? line->to : run.to) - line->from;
        runs.runs[runs.run_count++] = run;
    }
    if (line->mark)
        add_mark(manuscript, &runs, line->mark);
    return runs;
}

int line_height(const struct paragraph_request *request, float px)
{
    return (int)lroundf(request->leading * px);
}

/* The first face of the role sets the line, whatever faces speak on it; but where the paragraph is
 * read from right to left, the face of its letters, which reach higher and much lower. */
static struct type_metrics metrics_of_lines(const struct manuscript *manuscript,
                                            const struct paragraph_request *request)
{
    struct type_metrics metrics = type_metrics(manuscript->typesetter, request->style.role, 1);

    for (size_t i = 0; i < manuscript->run_count; i++) {
        const struct run *run = &manuscript->runs[i];
        const struct type_metrics *own = &manuscript->typesetter->faces[run->face].metrics;
        bool is_theirs = hb_script_get_horizontal_direction(run->script) == HB_DIRECTION_RTL;
        if (!manuscript->right_to_left || !is_theirs)
            continue;
        metrics.ascent = fmaxf(metrics.ascent, own->ascent);
        metrics.descent = fmaxf(metrics.descent, own->descent);
    }
    return metrics;
}

static int baseline_of_first_line(const struct manuscript *manuscript,
                                  const struct paragraph_request *request, float px)
{
    struct type_metrics metrics = metrics_of_lines(manuscript, request);
    float ascent = metrics.ascent * px, descent = metrics.descent * px;
    float box = (float)line_height(request, px);

    return (int)lroundf((box - (ascent + descent)) / 2 + ascent);
}

/* Whole px from the paragraph's left to the line's box. */
static int line_left(const struct manuscript *manuscript, const struct paragraph_request *request,
                     double measure, double width)
{
    double free = measure - width;
    enum text_align align = request->align;

    if (manuscript->right_to_left && align == ALIGN_START)
        align = ALIGN_RIGHT;
    else if (manuscript->right_to_left && align == ALIGN_END)
        align = ALIGN_LEFT;
    switch (align) {
    case ALIGN_CENTRE:
        return (int)lround(free / 2);
    case ALIGN_END:
    case ALIGN_RIGHT:
        return (int)floor(free + 0.01); /* a width of 99.999 has no free px */
    default:
        return 0;
    }
}

/* A width of 100.001 needs no 101st px. */
static int whole_px(double width)
{
    return (int)ceil(width - 0.01);
}

static int32_t quarters(double px)
{
    return (int32_t)lround(px * 4) * QUARTER;
}

static void widen(struct type_rect *ink, int left, int top, const struct coverage *coverage)
{
    int right = left + coverage->width, bottom = top + coverage->height;
    if (!ink->width) {
        *ink = (struct type_rect){left, top, coverage->width, coverage->height};
        return;
    }
    int old_right = ink->x + ink->width, old_bottom = ink->y + ink->height;
    ink->x = left < ink->x ? left : ink->x;
    ink->y = top < ink->y ? top : ink->y;
    ink->width = (right > old_right ? right : old_right) - ink->x;
    ink->height = (bottom > old_bottom ? bottom : old_bottom) - ink->y;
}

/* Takes the glyph over if it has ink; blanks have done their work. */
static bool has_ink(struct typesetter *typesetter, const struct glyph *glyph, float px,
                    struct type_rect *ink)
{
    struct coverage coverage;
    int part = glyph->x & 63; /* also right for what hangs left of 0 */

    if (!glyph_coverage(typesetter, glyph->face, glyph->index, px, part / QUARTER, &coverage) ||
        !coverage.bytes)
        return false;
    widen(ink, (glyph->x - part) / 64 + coverage.left, glyph->y / 64 - coverage.top, &coverage);
    return true;
}

static struct text without_isolates(struct arena *arena, struct text text)
{
    struct text_builder builder = {.arena = arena};
    uint32_t letter;

    for (size_t offset = 0; text_next(text, &offset, &letter);)
        if (!letter_is_isolate(letter))
            builder_add_code_point(&builder, letter);
    return builder_text(&builder);
}

/* What the paragraphs' readers see: the characters, not the marks that order them. */
static struct text text_of_line(const struct manuscript *manuscript, struct text text,
                                const struct line *line, struct arena *arena)
{
    char bytes[4];
    if (line->to == line->from)
        return text_slice(text, manuscript->offsets[line->from], manuscript->offsets[line->from]);
    size_t end =
        manuscript->offsets[line->to - 1] + text_encode(manuscript->letters[line->to - 1], bytes);
    struct text slice = text_slice(text, manuscript->offsets[line->from], end);

    return manuscript->isolate_count ? without_isolates(arena, slice) : slice;
}

static size_t count_glyphs(const struct placed_line *lines, size_t count)
{
    size_t glyphs = 0;
    for (size_t i = 0; i < count; i++)
        glyphs += lines[i].glyph_count;
    return glyphs;
}

/* What the lines of one paragraph have in common. */
struct sheet {
    const struct manuscript *manuscript;
    double px, measure;
    int first_baseline, line_height;
    struct text text;
    struct arena *arena;
};

/* Writes the line's glyphs behind those that are there. */
static struct set_line place_line(const struct sheet *sheet, const struct placed_line *placed,
                                  int left, int baseline, struct glyph *glyphs, size_t *used,
                                  struct type_rect *ink)
{
    const struct line *line = placed->line;
    double hang = sheet->manuscript->right_to_left ? line->hang_end : line->hang_start;
    size_t first = *used;

    for (size_t i = 0; i < placed->glyph_count; i++) {
        const struct placed_glyph *from = &placed->glyphs[i];
        struct glyph glyph = {.x = left * 64 + quarters((from->x - hang) * sheet->px),
                              .y = (baseline - (int)lround(from->y * sheet->px)) * 64,
                              .face = from->face,
                              .index = from->index};
        if (has_ink(sheet->manuscript->typesetter, &glyph, (float)sheet->px, ink))
            glyphs[(*used)++] = glyph;
    }
    return (struct set_line){.first_glyph = first,
                             .glyph_count = *used - first,
                             .x = left,
                             .baseline = baseline,
                             .width = whole_px(placed->width * sheet->px),
                             .text =
                                 text_of_line(sheet->manuscript, sheet->text, line, sheet->arena),
                             .hyphen = line->mark == HYPHEN};
}

void lines_place(struct paragraph *paragraph, struct arena *arena,
                 const struct manuscript *manuscript, const struct paragraph_request *request,
                 float px, const struct placed_line *lines, size_t count)
{
    double widest = widest_line(lines, count) * (double)px;
    struct sheet sheet = {
        .manuscript = manuscript,
        .px = (double)px,
        .measure = request->width ? request->width : widest,
        .first_baseline = baseline_of_first_line(manuscript, request, px),
        .line_height = line_height(request, px),
        /* Capitals are a new text, which must not go away with the scratch arena. */
        .text = request->style.capitals ? text_copy(arena, manuscript->text) : request->text,
        .arena = arena,
    };
    struct glyph *glyphs = ARENA_ARRAY(arena, struct glyph, count_glyphs(lines, count));
    struct set_line *set = ARENA_ARRAY(arena, struct set_line, count);
    struct type_rect ink = {0};
    size_t used = 0;

    for (size_t i = 0; i < count; i++) {
        int left = line_left(manuscript, request, sheet.measure, lines[i].width * sheet.px);
        int baseline = sheet.first_baseline + (int)i * sheet.line_height;
        set[i] = place_line(&sheet, &lines[i], left, baseline, glyphs, &used, &ink);
    }

    *paragraph = (struct paragraph){.glyphs = glyphs,
                                    .glyph_count = used,
                                    .lines = set,
                                    .line_count = count,
                                    .px = px,
                                    .width = whole_px(widest),
                                    .height = (int)count * sheet.line_height,
                                    .ink = ink};
}
