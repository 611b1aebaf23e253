/* lines: which words stand on which line. */
#ifndef TYPE_LINES_H
#define TYPE_LINES_H

#include "manuscript.h"

enum { HYPHEN = '-', ELLIPSIS = 0x2026 };

/* One line as planned; lengths in em. */
struct line {
    size_t from, to;             /* letters */
    size_t opportunity;          /* where it ends */
    double width;                /* without what hangs */
    uint32_t mark;               /* HYPHEN or ELLIPSIS behind the last letter, or 0 */
    double hang_start, hang_end; /* what stands out, and is not counted in the width */
};

/* One end of a line: all that its width needs. */
struct line_end {
    size_t letter;
    uint32_t mark;
    double x, hang; /* em; x with the mark that the line's end shows */
};

/* How best to come to an opportunity. */
struct line_node {
    size_t overfull, misplaced, lines; /* fewest first; misplaced: hyphens where none may stand … */
    double cost;                       /* … then cheapest */
    size_t previous;
};

struct line_planner {
    const struct manuscript *manuscript;
    size_t last;             /* the opportunity where the text ends, or is cut */
    struct line_end *starts; /* by opportunity: of a line that starts there */
    struct line_end *ends;   /* … that ends there */
    struct line_node *nodes;
};

struct line_result {
    size_t lines;
    bool overfull; /* a line is wider than the measure */
};

/* Ready for any size; needs the manuscript's opportunities. */
void line_planner_init(struct line_planner *planner, const struct manuscript *manuscript,
                       enum hanging hanging);

/* Breaks for a measure of `width` em (INFINITY: none): fewest lines, then best. With a target,
 * lines of that length are best. */
struct line_result lines_break(struct line_planner *planner, double width, double target);
/* How many lines that needs when each is filled as far as whole words go: no comparing, so that it
 * can be asked often. lines_break() needs no more; hanging marks may let it do with one less. */
struct line_result lines_filled(const struct line_planner *planner, double width);
/* As lines_break() with lines of like length. */
struct line_result lines_balance(struct line_planner *planner, double width);
/* Ends the text so early that max_lines are enough, with an ellipsis; then it must be broken again.
 * False: not even the first word fits. */
bool lines_cut_at_word(struct line_planner *planner, double width, size_t max_lines);
/* The same at any opportunity, for a manuscript with broken words. */
void lines_cut_anywhere(struct line_planner *planner, double width, size_t max_lines);
/* What the last break found. */
size_t lines_collect(const struct line_planner *planner, struct arena *arena, struct line **lines);

#endif
