/* thanks_grid: tries sizes from the largest down, and for each the fewest columns, until nothing is
 * cut.
 *
 * All names of a page are of one size. A plate is light in every theme: logos are drawn for paper,
 * and a dark one could not be seen on a dark ground. Until a logo is there, or when it cannot be
 * had, the name stands on its plate.
 */
#include "thanks_grid.h"

#define PLATE_INK 0xFF10263C

/* u */
static const float name_sizes[] = {7, 5.75f, 4.75f, 4, 3.5f, 3};
static const float name_of_plate = 4; /* and its smallest is 3 */
enum { COLUMNS_MOST = 4, PLATE_LEAST = 9, PLATE_GOOD = 16, PLATE_MOST = 32, PLATE_PAD = 2 };

enum { SIZES = sizeof name_sizes / sizeof *name_sizes };

/* Lists are tried in many divisions, and setting words is most of the work: each record is set once
 * for each width of a column and size of a name. */
struct thanks_measures {
    struct measure {
        bool is_known, is_whole; /* whole: nothing is cut, and no word is wider than the column */
        int height;              /* px */
    } words[COLUMNS_MOST][SIZES];
    int plate_holds[COLUMNS_MOST], plate_cuts[COLUMNS_MOST]; /* px of height; 0: not known */
};

struct thanks_measures *thanks_measures_create(struct arena *arena, size_t count)
{
    struct thanks_measures *measures = ARENA_ARRAY(arena, struct thanks_measures, count + 1);
    for (size_t i = 0; i < count; i++)
        measures[i] = (struct thanks_measures){0};
    return measures;
}

struct thanks_list thanks_stretch(struct thanks_list list, size_t first, size_t count)
{
    list.records += first;
    list.measures += first;
    list.count = count;
    return list;
}

struct cell {
    struct wording name, text;
    struct paragraph name_set, text_set;
    int height; /* px, of what stands below the plate, or of all where there is none */
};

static const struct thanks *record_of(const struct layout *layout, int record)
{
    return &layout->programme->thanks[record];
}

static struct wording name_wording(const struct layout *layout, const struct thanks *thanks,
                                   float size, int width)
{
    struct wording name = {
        .role = ROLE_NAME,
        .face = FACE_TITLE,
        .colour = layout->theme->ink,
        .size = size,
        .leading = LEADING_LINE,
        .width = width,
        .max_lines = size > 3 ? 3 : 5, /* long names are set small before they are cut */
        .balanced = true,
    };
    name.text = page_name(layout, &thanks->name, &name.language);
    name.source = source_of(layout, &thanks->origin, "name", &thanks->name);
    return name;
}

static struct wording text_wording(const struct layout *layout, const struct thanks *thanks,
                                   float size, int width)
{
    float wanted = 0.62f * size;
    return (struct wording){
        .text = page_text(layout, &thanks->text),
        .source = source_of(layout, &thanks->origin, "text", &thanks->text),
        .role = ROLE_BODY,
        .face = FACE_TEXT,
        .colour = layout->theme->dim,
        .size = wanted < 3       ? 3
                : wanted > 3.67f ? 3.67f
                                 : wanted,
        .leading = 1.3f,
        .width = width,
        .max_lines = 4,
        .balanced = true,
    };
}

/* Below its logo otherwise. */
static bool name_is_on_plate(const struct layout *layout, const struct thanks_grid *grid,
                             const struct thanks *thanks)
{
    return grid->list.has_plates && !has_picture(layout, thanks->logo);
}

static struct cell set_cell(const struct layout *layout, const struct thanks_grid *grid, int record)
{
    const struct thanks *thanks = record_of(layout, record);
    struct cell cell = {
        .name = name_wording(layout, thanks, grid->size, grid->cell_width),
        .text = text_wording(layout, thanks, grid->size, grid->cell_width),
    };
    if (name_is_on_plate(layout, grid, thanks))
        cell.name.text = (struct text){0};
    if (cell.name.text.size) {
        cell.name_set = wording_set(layout, &cell.name);
        cell.height = cell.name_set.height;
    }
    if (cell.text.text.size) {
        cell.text_set = wording_set(layout, &cell.text);
        cell.height += cell.text_set.height + (cell.height ? units(layout, 0.8f) : 0);
    }
    return cell;
}

static struct wording plate_wording(const struct layout *layout, const struct thanks_grid *grid,
                                    const struct thanks *thanks)
{
    int pad = units(layout, PLATE_PAD);
    struct wording name = name_wording(layout, thanks, name_of_plate, grid->cell_width - 2 * pad);
    name.colour = PLATE_INK;
    name.smallest = 3;
    name.max_lines = 5;
    name.height = grid->plate_height - 2 * pad;
    name.align = ALIGN_CENTRE;
    return name;
}

/* Nothing is cut, and no word is wider than the column. */
static bool is_whole_in(const struct paragraph *set, int width)
{
    return !set->cut && set->width <= width;
}

/* Of the i-th of the list. */
static struct measure measure_words(const struct layout *layout, const struct thanks_grid *grid,
                                    size_t i)
{
    struct measure *known = &grid->list.measures[i].words[grid->columns - 1][grid->size_index];
    if (known->is_known)
        return *known;
    struct cell cell = set_cell(layout, grid, grid->list.records[i]);
    *known = (struct measure){.is_known = true,
                              .is_whole = is_whole_in(&cell.name_set, grid->cell_width) &&
                                          is_whole_in(&cell.text_set, grid->cell_width),
                              .height = cell.height};
    return *known;
}

/* False: a name or text would be cut. */
static bool measure_rows(const struct layout *layout, struct thanks_grid *grid)
{
    int *heights = ARENA_ARRAY(layout->arena, int, (size_t)grid->rows);
    bool is_whole = true;
    grid->height = (grid->rows - 1) * grid->gap_down;
    for (int row = 0; row < grid->rows; row++)
        heights[row] = 0;
    for (size_t i = 0; i < grid->list.count; i++) {
        struct measure words = measure_words(layout, grid, i);
        int row = (int)i / grid->columns;
        is_whole = is_whole && words.is_whole;
        heights[row] = words.height > heights[row] ? words.height : heights[row];
    }
    for (int row = 0; row < grid->rows; row++)
        grid->height += heights[row];
    grid->row_heights = heights;
    return is_whole;
}

/* What a plate of some height holds a higher one does, and what it cuts a lower one does. */
static bool plate_holds_name(const struct layout *layout, const struct thanks_grid *grid, size_t i)
{
    struct thanks_measures *measures = &grid->list.measures[i];
    int *holds = &measures->plate_holds[grid->columns - 1],
        *cuts = &measures->plate_cuts[grid->columns - 1], height = grid->plate_height;
    if (height <= *cuts || (*holds && height >= *holds))
        return height > *cuts;
    struct wording name = plate_wording(layout, grid, record_of(layout, grid->list.records[i]));
    bool is_cut = wording_set(layout, &name).cut;
    *(is_cut ? cuts : holds) = height;
    return !is_cut;
}

static bool plates_hold_names(const struct layout *layout, const struct thanks_grid *grid)
{
    for (size_t i = 0; i < grid->list.count; i++)
        if (!plate_holds_name(layout, grid, i))
            return false;
    return true;
}

/* What the words leave of the height is the plates', in measure. */
static bool make_plates(const struct layout *layout, struct thanks_grid *grid, int height)
{
    int below = units(layout, 1.4f), each = (height - grid->height) / grid->rows - below;
    int most = units(layout, PLATE_MOST), wide = grid->cell_width * 6 / 10;
    most = wide < most ? wide : most;
    most = grid->limits.plate_height < most ? grid->limits.plate_height : most;
    grid->plate_height = each < most ? each : most;
    if (grid->plate_height < units(layout, PLATE_LEAST) || !plates_hold_names(layout, grid))
        return false;
    grid->height += grid->rows * (grid->plate_height + below);
    return true;
}

/* With the columns and the size that are in it. */
static bool fits(const struct layout *layout, struct thanks_grid *grid, int width, int height)
{
    grid->rows = ((int)grid->list.count + grid->columns - 1) / grid->columns;
    grid->gap_across = units(layout, grid->list.has_plates ? 3 : 5);
    grid->gap_down = units(layout, grid->list.has_plates ? 3 : 3.5f);
    grid->cell_width = (width - (grid->columns - 1) * grid->gap_across) / grid->columns;
    grid->plate_height = 0;
    int least = units(layout, grid->list.has_plates ? 22 : 6.5f * grid->size);
    if (grid->columns > 1 && grid->cell_width < least)
        return false;
    if (!measure_rows(layout, grid) || grid->height > height)
        return false;
    return !grid->list.has_plates || make_plates(layout, grid, height);
}

/* Would fewer columns need no more rows, the last one would look forgotten. */
static bool is_balanced(int count, int columns)
{
    int rows = (count + columns - 1) / columns;
    return columns == 1 || (count + rows - 1) / rows == columns;
}

/* Of plates the columns that make them largest, of names the fewest. */
static bool fit_columns(const struct layout *layout, struct thanks_grid *grid, int width,
                        int height)
{
    struct thanks_grid best = {0}, trial = *grid;
    int fixed = grid->limits.columns, most = COLUMNS_MOST;
    if (most > (int)grid->list.count)
        most = (int)grid->list.count;
    for (int columns = fixed ? fixed : 1; columns <= (fixed ? fixed : most); columns++) {
        trial.columns = columns;
        if ((!fixed && !is_balanced((int)grid->list.count, columns)) ||
            !fits(layout, &trial, width, height))
            continue;
        if (!best.columns || trial.plate_height > best.plate_height)
            best = trial;
    }
    if (best.columns)
        *grid = best;
    return best.columns > 0;
}

/* The smallest there is, whatever is cut of it. */
static void squeeze(const struct layout *layout, struct thanks_grid *grid, int width, int height)
{
    grid->columns = grid->limits.columns ? grid->limits.columns : 1;
    (void)fits(layout, grid, width, height);
    if (!grid->list.has_plates)
        return;
    grid->plate_height = units(layout, PLATE_LEAST);
    grid->height += grid->rows * (grid->plate_height + units(layout, 1.4f));
}

/* Smaller names for larger plates, while logos on them would be hard to make out. */
static bool is_good(const struct layout *layout, const struct thanks_grid *grid)
{
    return grid->columns &&
           (!grid->list.has_plates || grid->plate_height >= units(layout, PLATE_GOOD));
}

bool thanks_grid_fit(const struct layout *layout, struct thanks_grid *grid,
                     struct thanks_list stretch, const struct thanks_limits *limits, int width,
                     int height)
{
    float most = limits->size;
    *grid = (struct thanks_grid){.list = stretch, .limits = *limits};
    if (stretch.has_plates && most > name_of_plate)
        most = name_of_plate;
    struct thanks_grid best = {0};
    for (int i = 0; i < SIZES && !is_good(layout, &best); i++) {
        grid->size_index = i;
        grid->size = name_sizes[i];
        if (grid->size <= most && fit_columns(layout, grid, width, height) &&
            (!best.columns || grid->plate_height > best.plate_height))
            best = *grid;
    }
    if (best.columns) {
        *grid = best;
        return true;
    }
    grid->size_index = SIZES - 1;
    squeeze(layout, grid, width, height);
    return false;
}

static void put_plate(struct layout *layout, const struct thanks_grid *grid,
                      const struct thanks *thanks, int x, int y)
{
    struct rect rect = {x, y, grid->cell_width, grid->plate_height};
    int radius = units(layout, 1.6f), pad = units(layout, PLATE_PAD);
    put_fill(layout, rect, LOGO_PLATE, radius);
    struct wording name = plate_wording(layout, grid, thanks);
    struct paragraph set = wording_set(layout, &name);
    wording_place(layout, &name, &set, x + pad, y + (rect.height - set.height) / 2);
    if (!has_picture(layout, thanks->logo))
        return;
    struct rect inside = {x + pad, y + pad, rect.width - 2 * pad, rect.height - 2 * pad};
    struct box *box = put_box(layout, BOX_PHOTO, inside);
    box->photo = (struct box_photo){.address = thanks->logo,
                                    .source = field_source(layout, &thanks->origin, "logo"),
                                    .fit = PHOTO_CONTAIN,
                                    .ground = LOGO_PLATE};
}

static void put_cell(struct layout *layout, const struct thanks_grid *grid, int record, int x,
                     int y)
{
    struct cell cell = set_cell(layout, grid, record);
    if (grid->plate_height) {
        put_plate(layout, grid, record_of(layout, record), x, y);
        y += grid->plate_height + units(layout, 1.4f);
    }
    if (cell.name.text.size)
        y = wording_place(layout, &cell.name, &cell.name_set, x, y) + units(layout, 0.8f);
    if (cell.text.text.size)
        wording_place(layout, &cell.text, &cell.text_set, x, y);
}

void thanks_grid_put(struct layout *layout, const struct thanks_grid *grid, int x, int y)
{
    int plate = grid->plate_height ? grid->plate_height + units(layout, 1.4f) : 0;
    for (int row = 0; row < grid->rows; row++) {
        for (int column = 0; column < grid->columns; column++) {
            size_t i = (size_t)row * (size_t)grid->columns + (size_t)column;
            if (i < grid->list.count)
                put_cell(layout, grid, grid->list.records[i],
                         x + column * (grid->cell_width + grid->gap_across), y);
        }
        y += plate + grid->row_heights[row] + grid->gap_down;
    }
}
