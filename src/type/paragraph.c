/* paragraph: the steps in their order, and the search for the size.
 *
 * Everything up to the breaking works in em, so that one manuscript serves all sizes of a fit.
 */
#include "type/paragraph.h"

#include "lines.h"
#include "manuscript.h"
#include "place.h"

#include <assert.h>
#include <math.h>

enum {
    /* Shaping a line by itself can make it wider, when a kern at its end goes; then its end is
     * known better and the lines are broken again. Once is nearly always enough. */
    LEARNING_STEPS = 8,
    /* Sizes above the one found by halving that are tried: a bigger size can fit where a smaller
     * one does not, because line heights are rounded. */
    SIZES_ABOVE = 3
};

/* Rounding of sums; a hundredth of a pixel cannot be seen. */
static const double TOLERANCE_PX = 0.01;

struct work {
    struct manuscript manuscript;
    struct line_planner planner;
    const struct paragraph_request *request;
};

/* How a text was set at one size. */
struct setting {
    struct placed_line *lines;
    size_t line_count;
    bool broken; /* a word had to be broken, or stands out */
    bool cut;
};

static void begin(struct work *work, struct typesetter *typesetter,
                  const struct paragraph_request *request, bool hyphenated);
static struct setting set_at(struct work *work, float px, size_t max_lines);
static void finish(struct work *work, const struct setting *setting, float px,
                   struct paragraph *paragraph, struct arena *arena);

void paragraph_set(struct paragraph *paragraph, struct arena *arena, struct typesetter *typesetter,
                   const struct paragraph_request *request)
{
    struct work work;

    begin(&work, typesetter, request, request->hyphenated);
    struct setting setting = set_at(&work, request->style.px, (size_t)request->max_lines);
    finish(&work, &setting, request->style.px, paragraph, arena);
}

static void begin(struct work *work, struct typesetter *typesetter,
                  const struct paragraph_request *request, bool hyphenated)
{
    assert(request->style.px > 0 && request->leading >= 1 && request->width >= 0 &&
           request->max_lines >= 0);
    work->request = request;
    manuscript_read(&work->manuscript, typesetter, request->text, &request->style);
    manuscript_find_opportunities(&work->manuscript, hyphenated);
    line_planner_init(&work->planner, &work->manuscript, request->hanging);
}

static double measure_in_em(const struct work *work, float px)
{
    return work->request->width ? (work->request->width + TOLERANCE_PX) / (double)px : INFINITY;
}

static struct line_result break_lines(struct work *work, double width)
{
    return work->request->balanced ? lines_balance(&work->planner, width)
                                   : lines_break(&work->planner, width, 0);
}

/* The last resort: words wider than `width` may be broken between any two letters. */
static void allow_broken_words(struct work *work, double width)
{
    manuscript_break_words(&work->manuscript, width);
    line_planner_init(&work->planner, &work->manuscript, work->request->hanging);
}

static void cut_lines(struct work *work, double width, size_t max_lines)
{
    if (!lines_cut_at_word(&work->planner, width, max_lines)) {
        allow_broken_words(work, 0);
        lines_cut_anywhere(&work->planner, width, max_lines);
    }
    (void)break_lines(work, width); /* known to fit, or to be the best there is */
}

/* Breaks for one measure, with what must be done when that is too little: words broken, words left
 * out. */
static void plan_lines(struct work *work, double width, size_t max_lines, struct setting *setting)
{
    line_planner_init(&work->planner, &work->manuscript, work->request->hanging);
    struct line_result result = break_lines(work, width);

    if (result.overfull) {
        setting->broken = true;
        allow_broken_words(work, width);
        result = break_lines(work, width);
    }
    setting->cut = work->manuscript.shortened || (max_lines && result.lines > max_lines);
    /* A word that just fits the line may not do so with the ellipsis behind it. */
    if ((max_lines && result.lines > max_lines) || (setting->cut && result.overfull))
        cut_lines(work, width, max_lines ? max_lines : SIZE_MAX);
}

/* Notes what the ends of too wide lines really need; false when all lines fit. */
static bool learn_ends(struct work *work, const struct setting *setting, double width)
{
    bool learnt = false;

    for (size_t i = 0; i < setting->line_count; i++) {
        double over = setting->lines[i].width - width;
        if (over <= 0)
            continue;
        struct opportunity *end =
            &work->manuscript.opportunities[setting->lines[i].line->opportunity];
        end->more += setting->lines[i].width - setting->lines[i].line->width;
        learnt = true;
    }
    return learnt;
}

static struct setting set_at(struct work *work, float px, size_t max_lines)
{
    struct setting setting = {0};
    double width = measure_in_em(work, px);

    for (int step = 0; step < LEARNING_STEPS; step++) {
        struct line *lines = NULL;
        plan_lines(work, width, max_lines, &setting);
        setting.line_count = lines_collect(&work->planner, work->manuscript.scratch, &lines);
        setting.lines = lines_shape(&work->manuscript, lines, setting.line_count);
        if (!learn_ends(work, &setting, width))
            return setting;
    }
    setting.broken = true;
    return setting;
}

static void finish(struct work *work, const struct setting *setting, float px,
                   struct paragraph *paragraph, struct arena *arena)
{
    const struct manuscript *manuscript = &work->manuscript;

    lines_place(paragraph, arena, manuscript, work->request, px, setting->lines,
                setting->line_count);
    paragraph->cut = setting->cut;
    paragraph->missing_count = manuscript->missing_count;
    paragraph->missing = arena_grow(arena, manuscript->missing, manuscript->missing_count,
                                    manuscript->missing_count, sizeof *manuscript->missing);
    paragraph->face = manuscript->run_count
                          ? manuscript->runs[0].face
                          : manuscript->typesetter->roles[work->request->style.role].faces[0];
}

/* Lines that the box has room for; 0: any number. */
static size_t lines_allowed(const struct paragraph_request *request, float px)
{
    size_t by_number = (size_t)request->max_lines;
    if (!request->height)
        return by_number;
    int by_height = request->height / line_height(request, px);

    /* A line is shown even where none has room: the page sees its height and can complain. */
    size_t lines = by_height > 0 ? (size_t)by_height : 1;
    return by_number && by_number < lines ? by_number : lines;
}

static bool fits(struct work *work, float px)
{
    size_t allowed = lines_allowed(work->request, px);
    double width = measure_in_em(work, px);

    if (work->request->height && work->request->height < line_height(work->request, px))
        return false;
    if (work->manuscript.shortened)
        return false; /* a text without end fits no box, and is cut at the smallest size */

    /* Most sizes fit easily or not at all; only the others are worth comparing. */
    struct line_result result = lines_filled(&work->planner, width);
    if (allowed && result.lines > 2 * allowed)
        return false;
    if (result.overfull || (allowed && result.lines > allowed))
        result = lines_break(&work->planner, width, 0);
    return !result.overfull && (!allowed || result.lines <= allowed);
}

/* The largest size that fits; `smallest` when none does. */
static int largest_size(struct work *work, int smallest, int largest)
{
    int low = smallest, high = largest + 1;

    while (high - low > 1) {
        int middle = low + (high - low) / 2;
        if (fits(work, (float)middle))
            low = middle;
        else
            high = middle;
    }
    for (int px = low + SIZES_ABOVE; px > low; px--) {
        if (px <= largest && fits(work, (float)px))
            return px;
    }
    return low;
}

void paragraph_fit(struct paragraph *paragraph, struct arena *arena, struct typesetter *typesetter,
                   const struct paragraph_request *request)
{
    struct work work;
    int largest = (int)floorf(request->style.px), smallest = (int)ceilf(request->smallest_px);
    if (smallest < 1)
        smallest = 1;
    if (largest < smallest)
        largest = smallest;

    /* No size is won by dividing words; at the size that was found they may be. */
    begin(&work, typesetter, request, false);
    int px = largest_size(&work, smallest, largest);
    if (request->hyphenated)
        begin(&work, typesetter, request, true);
    struct setting setting = set_at(&work, (float)px, lines_allowed(request, (float)px));
    /* Breaking by measured words said it fits, shaping the lines one by one said no. */
    while ((setting.broken || setting.cut) && px > smallest) {
        px--;
        begin(&work, typesetter, request, request->hyphenated);
        setting = set_at(&work, (float)px, lines_allowed(request, (float)px));
    }
    finish(&work, &setting, (float)px, paragraph, arena);
    paragraph->fitted = true;
    paragraph->smallest = px == smallest && smallest < largest;
}

float text_advance(struct typesetter *typesetter, struct text text, const struct type_style *style)
{
    struct manuscript manuscript;

    manuscript_read(&manuscript, typesetter, text, style);
    double em = manuscript.edges[manuscript.count];
    if (manuscript.count)
        em -= manuscript_trailing_space(&manuscript);
    return roundf((float)(em * (double)style->px) * 64) / 64;
}
