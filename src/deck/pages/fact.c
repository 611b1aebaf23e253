/* fact: one big figure and the sentence that says what it counts; or the sentence alone.
 *
 * On wide screens the figure stands before its sentence, else above it. A rosette fills what a
 * short fact leaves.
 */
#include "layout.h"

/* u: of the figure above its sentence and of one beside it; of a sentence with and without one. */
static const float figure_above = 28, figure_beside = 34, sentence_size = 5,
                   sentence_beside = 6.67f, alone_size = 6.33f;

static void plan_facts(struct planning *planning)
{
    const struct layout *layout = &planning->layout;
    for (size_t i = 0; i < layout->programme->fact_count; i++) {
        const struct fact *fact = &layout->programme->facts[i];
        if (!slide_wants(planning->slide, fact->id) || !page_text(layout, &fact->text).size)
            continue;
        if (localised_is_given(&fact->figure) && !page_text(layout, &fact->figure).size)
            plan_note(planning, &fact->origin, "figure",
                      "not given in every language: no page of the fact there");
        else
            plan_add(planning, (int)i, 0, 0);
    }
}

/* In one line: its unit says what it counts, and stays with it. */
static struct wording figure_wording(const struct layout *layout, const struct fact *fact,
                                     float size, int width, int height)
{
    return (struct wording){
        .text = page_text(layout, &fact->figure),
        .source = source_of(layout, &fact->origin, "figure", &fact->figure),
        .role = ROLE_TITLE,
        .face = FACE_TITLE,
        .colour = layout->theme->gold,
        .size = size,
        .smallest = 4,
        .leading = LEADING_TITLE,
        .tracking = -0.02f,
        .width = width,
        .height = height,
        .max_lines = 1,
    };
}

static struct wording sentence_wording(const struct layout *layout, const struct fact *fact,
                                       float size, int width, int height)
{
    bool is_alone = !page_text(layout, &fact->figure).size;
    return (struct wording){
        .text = page_text(layout, &fact->text),
        .source = source_of(layout, &fact->origin, "text", &fact->text),
        .role = ROLE_BODY,
        .face = is_alone ? FACE_TITLE : FACE_MEDIUM,
        .colour = layout->theme->ink,
        .size = is_alone ? alone_size : size,
        .smallest = 3,
        .leading = is_alone ? 1.2f : 1.32f,
        .tracking = is_alone ? -0.008f : 0,
        .width = width,
        .height = height,
        .hanging = HANG_PUNCTUATION,
        .balanced = true,
    };
}

/* All of a fact, set, and where it stands. */
struct fact_words {
    struct wording heading, figure, sentence;
    struct paragraph heading_set, figure_set, sentence_set;
    int heading_gap, figure_gap; /* px below each */
    bool is_beside;              /* the figure, of its sentence */
    int width, height;
};

/* What is inked of a figure counts: it has no tails, and its line's height is far more than it. */
static int figure_height(const struct fact_words *words)
{
    return words->figure.text.size ? words->figure_set.ink.height : 0;
}

static void set_above(const struct layout *layout, const struct fact *fact, int width, int height,
                      struct fact_words *words)
{
    int most = units(layout, layout->is_bar ? 190 : 130), left;
    words->width = width < most ? width : most;
    words->figure_gap = words->figure.text.size ? units(layout, 4.67f) : 0;
    left = height - words->heading_set.height - words->heading_gap;
    if (words->figure.text.size) {
        words->figure = figure_wording(layout, fact, figure_above, width, left / 2);
        words->figure_set = wording_set(layout, &words->figure);
    }
    left -= figure_height(words) + words->figure_gap;
    words->sentence = sentence_wording(layout, fact, sentence_size, words->width, left);
    words->sentence_set = wording_set(layout, &words->sentence);
    words->height = height - left + words->sentence_set.height;
}

static void set_beside(const struct layout *layout, const struct fact *fact, int width, int height,
                       struct fact_words *words)
{
    int below_heading = height - words->heading_set.height - words->heading_gap;
    words->is_beside = true;
    words->figure = figure_wording(layout, fact, figure_beside, width * 2 / 5, below_heading);
    words->figure_set = wording_set(layout, &words->figure);
    words->figure_gap = units(layout, 8);
    words->width = width - words->figure_set.width - words->figure_gap;
    words->sentence = sentence_wording(layout, fact, sentence_beside, words->width, below_heading);
    words->sentence_set = wording_set(layout, &words->sentence);
    int figure = figure_height(words), sentence = words->sentence_set.height;
    words->height = height - below_heading + (figure > sentence ? figure : sentence);
}

static struct fact_words set_fact(const struct layout *layout, const struct fact *fact,
                                  struct rect content, int height)
{
    bool is_bar = layout->is_bar || content.width > 3 * content.height;
    struct fact_words words = {.heading = label(layout, WORD_DID_YOU_KNOW),
                               .heading_gap = units(layout, is_bar ? 2.5f : 4)};
    words.heading_set = wording_set(layout, &words.heading);
    words.figure.text = page_text(layout, &fact->figure);
    if (is_bar && words.figure.text.size)
        set_beside(layout, fact, content.width, height, &words);
    else
        set_above(layout, fact, content.width, height, &words);
    return words;
}

static void lay_fact(struct layout *layout)
{
    const struct fact *fact = &layout->programme->facts[layout->plan->record];
    struct rect content = put_furniture(layout);
    int margin = units(layout, layout->is_portrait ? 5 : 3.5f);
    struct fact_words words = set_fact(layout, fact, content, content.height - 2 * margin);
    int free = content.height - words.height;
    int top = content.y + (layout->is_portrait ? free / 3 : free / 2), x = content.x;

    int y = wording_place(layout, &words.heading, &words.heading_set, x, top) + words.heading_gap;
    int figure_y = y - words.figure_set.ink.y, sentence_y = y;
    if (words.is_beside) {
        int rest = words.height - (y - top);
        figure_y += (rest - figure_height(&words)) / 2;
        sentence_y += (rest - words.sentence_set.height) / 2;
        x += words.figure_set.width + words.figure_gap;
    } else if (words.figure.text.size) {
        sentence_y += figure_height(&words) + words.figure_gap;
    }
    if (words.figure.text.size)
        wording_place(layout, &words.figure, &words.figure_set, content.x, figure_y);
    wording_place(layout, &words.sentence, &words.sentence_set, x, sentence_y);
    if (!words.is_beside)
        put_rest_rosette(layout, content,
                         words.figure_set.width > words.sentence_set.width
                             ? words.figure_set.width
                             : words.sentence_set.width,
                         top + words.height);
}

const struct page_kind page_fact = {.plan = plan_facts, .lay = lay_fact};
