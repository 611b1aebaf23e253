/* lines: total fit, ragged right.
 *
 * All ways to break are compared at once (Knuth and Plass, 1981), but words are not stretched: a
 * line costs the square of what it leaves empty, plus the price of its end. Fewest lines come
 * first, because on a screen height is what is scarce.
 */
#include "lines.h"

#include "shape.h"

#include <assert.h>
#include <math.h>

enum {
    COST_EMPTY_LINE = 1000,
    COST_SHORT_LAST_LINE = 40,
    COST_LONE_LAST_WORD = 300, /* with 160 some of 293 real sentences ended in a lone short word */
    BALANCE_STEPS = 16,        /* halvings: a measure of 30 em is known to 0.001 em */
    BALANCED_LINES_MOST = 12   /* more are no title, and would be broken BALANCE_STEPS times */
};

static struct line_end start_of_line(const struct manuscript *manuscript, size_t opportunity,
                                     enum hanging hanging);
static struct line_end end_of_line(const struct manuscript *manuscript, size_t to, uint32_t mark,
                                   bool hangs);
static void end_text_at(struct line_planner *planner, size_t at);

void line_planner_init(struct line_planner *planner, const struct manuscript *manuscript,
                       enum hanging hanging)
{
    size_t count = manuscript->opportunity_count;
    *planner = (struct line_planner){
        .manuscript = manuscript,
        .last = count ? count - 1 : 0,
        .starts = ARENA_ARRAY(manuscript->scratch, struct line_end, count),
        .ends = ARENA_ARRAY(manuscript->scratch, struct line_end, count),
        .nodes = ARENA_ARRAY(manuscript->scratch, struct line_node, count),
    };

    for (size_t i = 0; i < count; i++) {
        const struct opportunity *opportunity = &manuscript->opportunities[i];
        planner->starts[i] = start_of_line(manuscript, i, hanging);
        planner->ends[i] = end_of_line(manuscript, opportunity->end,
                                       opportunity->hyphen ? HYPHEN : 0, hanging != HANG_NOTHING);
        planner->ends[i].x += opportunity->more;
    }
    if (count && manuscript->shortened)
        end_text_at(planner, planner->last);
}

/* Fractions of the advance by which marks stand out so that the edge looks straight. They are
 * values of the house, not of a standard: opening marks at the start, the others at the end. */
static double hang_fraction_at_start(uint32_t letter)
{
    switch (letter) {
    case 0xAB: /* « */
        return 0.55;
    case 0x201C: /* “ */
    case 0x201E: /* „ */
        return 0.7;
    case '(':
        return 0.3;
    case 0x2013: /* – */
    case 0x2014: /* — */
        return 0.45;
    default:
        return 0;
    }
}

static double hang_fraction_at_end(uint32_t letter)
{
    switch (letter) {
    case '.':
    case ',':
    case 0x60C: /* ، */
    case '-':
    case 0x201D: /* ” */
        return 0.7;
    case 0xBB: /* » */
        return 0.55;
    case ':':
    case ';':
    case 0x61B: /* ؛ */
        return 0.5;
    case 0x2013: /* – */
    case 0x2014: /* — */
        return 0.4;
    case ')':
        return 0.3;
    case '!':
    case '?':
    case 0x61F: /* ؟ */
        return 0.2;
    default:
        return 0;
    }
}

static bool is_opening_quote(uint32_t letter)
{
    return letter == 0xAB || letter == 0x201C || letter == 0x201E;
}

static struct line_end start_of_line(const struct manuscript *manuscript, size_t opportunity,
                                     enum hanging hanging)
{
    size_t from = manuscript->opportunities[opportunity].at;
    while (from < manuscript->count && letter_is_blank(manuscript->letters[from]))
        from++;

    struct line_end start = {.letter = from, .x = manuscript->edges[from]};
    if (from == manuscript->count || hanging == HANG_NOTHING)
        return start;
    uint32_t letter = manuscript->letters[from];
    bool wholly = opportunity == 0 && hanging == HANG_OPENING && is_opening_quote(letter);
    start.hang = (wholly ? 1 : hang_fraction_at_start(letter)) *
                 (manuscript->edges[from + 1] - manuscript->edges[from]);
    return start;
}

static const struct face *face_at(const struct manuscript *manuscript, size_t letter)
{
    size_t run = manuscript_run_at(manuscript, letter);
    if (run < manuscript->run_count)
        return &manuscript->typesetter->faces[manuscript->runs[run].face];
    return &manuscript->typesetter
                ->faces[manuscript->typesetter->roles[manuscript->style.role].faces[0]];
}

static struct line_end end_of_line(const struct manuscript *manuscript, size_t to, uint32_t mark,
                                   bool hangs)
{
    struct line_end end = {.letter = to, .mark = mark, .x = manuscript->edges[to]};
    double advance = 0;

    if (mark) {
        advance = letter_advance(face_at(manuscript, to ? to - 1 : 0), mark);
        end.x += advance;
    } else if (to > 0) {
        end.x -= manuscript_trailing_space(manuscript);
        advance = end.x - manuscript->edges[to - 1];
    }
    if (hangs && (mark || to > 0))
        end.hang = hang_fraction_at_end(mark ? mark : manuscript->letters[to - 1]) * advance;
    return end;
}

static double width_between(const struct line_planner *planner, size_t from, size_t to)
{
    const struct line_end *start = &planner->starts[from], *end = &planner->ends[to];

    if (end->letter <= start->letter)
        return 0;
    return end->x - end->hang - start->x - start->hang;
}

/* Whether a line that ends here is the last one of its stretch of text. */
static bool ends_stretch(const struct line_planner *planner, size_t to)
{
    return to == planner->last || planner->manuscript->opportunities[to].must;
}

static bool starts_stretch(const struct line_planner *planner, size_t from)
{
    return from == 0 || planner->manuscript->opportunities[from].must;
}

static bool is_one_word(const struct line_planner *planner, size_t from, size_t to)
{
    for (size_t i = from + 1; i < to; i++) {
        if (planner->manuscript->opportunities[i].blank)
            return false;
    }
    return true;
}

static double cost_of_line(const struct line_planner *planner, size_t from, size_t to,
                           double length, double width, double target)
{
    const struct opportunity *opportunities = planner->manuscript->opportunities;
    bool last = ends_stretch(planner, to);
    double cost = 0;

    if (target > 0) {
        double off = (target - length) / target;
        cost = COST_EMPTY_LINE * off * off;
    } else if (isfinite(width) && !last) {
        double off = (width - length) / width;
        cost = COST_EMPTY_LINE * off * off;
    } else if (last && !starts_stretch(planner, from) && length < width / 3) {
        cost = is_one_word(planner, from, to) ? COST_LONE_LAST_WORD : COST_SHORT_LAST_LINE;
    }
    /* With a target a word that moves is paid for on both lines; so is a bad end. */
    if (!last)
        cost += opportunities[to].penalty * (target > 0 ? 2 : 1);
    return cost;
}

/* A line that begins with the rest of a word should neither end with a hyphen nor be the last. */
static bool misplaces_hyphen(const struct line_planner *planner, size_t from, size_t to)
{
    const struct opportunity *opportunities = planner->manuscript->opportunities;

    return opportunities[from].hyphen && (opportunities[to].hyphen || ends_stretch(planner, to));
}

static bool is_better(const struct line_node *candidate, const struct line_node *best)
{
    if (candidate->overfull != best->overfull)
        return candidate->overfull < best->overfull;
    if (candidate->misplaced != best->misplaced)
        return candidate->misplaced < best->misplaced;
    if (candidate->lines != best->lines)
        return candidate->lines < best->lines;
    return candidate->cost < best->cost;
}

/* Looks back from `to` as far as a line can reach. A single stretch that is too wide is taken as it
 * is, so that there always is a way. */
static struct line_node best_way_to(const struct line_planner *planner, size_t to, double width,
                                    double target)
{
    struct line_node best = {.overfull = SIZE_MAX};

    for (size_t from = to; from-- > 0;) {
        double length = width_between(planner, from, to);
        bool over = length > width;
        if (!over || from + 1 == to) {
            const struct line_node *before = &planner->nodes[from];
            struct line_node way = {
                .overfull = before->overfull + over,
                .misplaced = before->misplaced + misplaces_hyphen(planner, from, to),
                .lines = before->lines + 1,
                .cost = before->cost + cost_of_line(planner, from, to, length, width, target),
                .previous = from};
            if (is_better(&way, &best))
                best = way;
        }
        /* Hanging marks make an earlier start seem shorter, but never by an em. */
        if (starts_stretch(planner, from) || length > width + 1)
            break;
    }
    return best;
}

/* Without a measure there is one line a stretch, and nothing to compare: looking back would take a
 * long text the square of its length. */
static struct line_node whole_stretch(const struct line_planner *planner, size_t from)
{
    return (struct line_node){.lines = planner->nodes[from].lines + 1, .previous = from};
}

struct line_result lines_break(struct line_planner *planner, double width, double target)
{
    size_t stretch = 0;

    if (!planner->manuscript->opportunity_count)
        return (struct line_result){0};

    planner->nodes[0] = (struct line_node){0};
    for (size_t to = 1; to <= planner->last; to++) {
        if (starts_stretch(planner, to - 1))
            stretch = to - 1;
        planner->nodes[to] = isfinite(width) ? best_way_to(planner, to, width, target)
                                             : whole_stretch(planner, stretch);
    }
    return (struct line_result){.lines = planner->nodes[planner->last].lines,
                                .overfull = planner->nodes[planner->last].overfull > 0};
}

/* The next place that is no hyphen. */
static size_t next_whole(const struct line_planner *planner, size_t from)
{
    size_t to = from + 1;

    while (to < planner->last && planner->manuscript->opportunities[to].hyphen)
        to++;
    return to;
}

struct line_result lines_filled(const struct line_planner *planner, double width)
{
    struct line_result result = {0};

    for (size_t from = 0, to; from < planner->last; from = to, result.lines++) {
        to = next_whole(planner, from);
        result.overfull |= width_between(planner, from, to) > width;
        for (size_t next = to; !ends_stretch(planner, next);) {
            next = next_whole(planner, next);
            double length = width_between(planner, from, next);
            if (length <= width)
                to = next;
            else if (length > width + 1) /* as in best_way_to() */
                break;
        }
    }
    return result;
}

/* The narrowest measure that needs no more lines is what the lines should have; they may be wider
 * where that saves a bad break. */
struct line_result lines_balance(struct line_planner *planner, double width)
{
    struct line_result result = lines_break(planner, width, 0);
    if (result.overfull || result.lines < 2 || result.lines > BALANCED_LINES_MOST ||
        !isfinite(width))
        return result;

    double narrow = 0, wide = width;
    for (int i = 0; i < BALANCE_STEPS; i++) {
        double middle = (narrow + wide) / 2;
        struct line_result tried = lines_filled(planner, middle);
        if (!tried.overfull && tried.lines <= result.lines)
            wide = middle;
        else
            narrow = middle;
    }
    return lines_break(planner, width, wide);
}

static bool goes_before_ellipsis(uint32_t letter)
{
    switch (letter) {
    case ',':
    case ';':
    case ':':
    case '.':
    case '-':
    case '(':
    case 0x2013:
    case 0x2014:
    case 0x2026:
    case 0xAB:
    case 0x201C:
    case 0x201E:
        return false;
    default:
        return !letter_is_blank(letter) && letter != '\n';
    }
}

/* Where the words before an opportunity end, without what would look odd before an ellipsis. Looks
 * back to the letter `from`, but leaves one. */
static size_t end_of_words(const struct line_planner *planner, size_t at, size_t from)
{
    const struct manuscript *manuscript = planner->manuscript;
    size_t to = manuscript->opportunities[at].end;

    while (to > from && to > planner->starts[0].letter + 1 &&
           !goes_before_ellipsis(manuscript->letters[to - 1]))
        to--;
    return to;
}

/* Ends the text at an opportunity, with an ellipsis behind its last word. */
static void end_text_at(struct line_planner *planner, size_t at)
{
    planner->last = at;
    planner->ends[at] =
        end_of_line(planner->manuscript, end_of_words(planner, at, 0), ELLIPSIS, false);
    planner->ends[at].x += planner->manuscript->opportunities[at].more;
}

/* Between words, if so asked; and never behind a dash or the like that stands alone, which would
 * leave the ellipsis a line of its own. */
static bool may_cut_at(const struct line_planner *planner, size_t at, bool between_words)
{
    const struct opportunity *opportunity = &planner->manuscript->opportunities[at];

    if (between_words && !opportunity->blank && !opportunity->must)
        return false;
    size_t line = planner->starts[at - 1].letter;
    return at == 1 || end_of_words(planner, at, line) > line;
}

static bool cut_fits(struct line_planner *planner, size_t at, double width, size_t max_lines)
{
    struct line_end before = planner->ends[at];

    end_text_at(planner, at);
    struct line_result result = lines_filled(planner, width);
    planner->ends[at] = before;
    return !result.overfull && result.lines <= max_lines;
}

/* The last place where the text may be cut so that it fits; 0: nowhere. More words never need fewer
 * lines, so that halving finds it. */
static size_t find_cut(struct line_planner *planner, double width, size_t max_lines,
                       bool between_words)
{
    size_t found = 0, low = 1, high = planner->manuscript->opportunity_count - 1;

    while (low < high) {
        size_t middle = low + (high - low) / 2, at = middle;
        while (at >= low && !may_cut_at(planner, at, between_words))
            at--;
        if (at < low) {
            low = middle + 1;
        } else if (cut_fits(planner, at, width, max_lines)) {
            found = at;
            low = middle + 1;
        } else {
            high = at;
        }
    }
    return found;
}

bool lines_cut_at_word(struct line_planner *planner, double width, size_t max_lines)
{
    size_t at = find_cut(planner, width, max_lines, true);
    if (!at)
        return false;
    end_text_at(planner, at);
    return true;
}

void lines_cut_anywhere(struct line_planner *planner, double width, size_t max_lines)
{
    size_t at = find_cut(planner, width, max_lines, false);

    /* Where not even one letter fits, one is shown, and stands out. */
    end_text_at(planner, at ? at : 1);
}

size_t lines_collect(const struct line_planner *planner, struct arena *arena, struct line **lines)
{
    if (!planner->manuscript->opportunity_count)
        return 0;

    size_t count = planner->nodes[planner->last].lines, to = planner->last;
    *lines = ARENA_ARRAY(arena, struct line, count);
    for (size_t i = count; i-- > 0;) {
        size_t from = planner->nodes[to].previous;
        const struct line_end *start = &planner->starts[from], *end = &planner->ends[to];
        bool empty = end->letter <= start->letter;
        (*lines)[i] = (struct line){.from = start->letter,
                                    .to = empty ? start->letter : end->letter,
                                    .opportunity = to,
                                    .width = width_between(planner, from, to),
                                    .mark = end->mark,
                                    .hang_start = empty ? 0 : start->hang,
                                    .hang_end = empty ? 0 : end->hang};
        to = from;
    }
    assert(to == 0);
    return count;
}
