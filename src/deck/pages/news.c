/* news: one item: its headline, what it says, where and when it stood. */
#include "layout.h"

#include <math.h>

/* An item in a language of its own is shown on pages in that language only. */
static bool is_for_page(const struct layout *layout, const struct news_item *item)
{
    return !item->language.size || layout->borrows || text_equal(item->language, layout->language);
}

static void plan_news(struct planning *planning)
{
    const struct layout *layout = &planning->layout;
    const struct programme *programme = layout->programme;
    struct news_list list = news_at(programme, layout->arena,
                                    layout->moment.trusted ? layout->moment.now : INSTANT_NONE,
                                    layout->moment.not_before);
    for (size_t i = 0; i < list.count; i++) {
        const struct news_item *item = &programme->news[list.news[i]];
        if (is_for_page(layout, item) && slide_wants(planning->slide, item->id))
            plan_add(planning, list.news[i], 0, 0);
    }
}

static struct text source_field(const struct layout *layout, const struct news_item *item,
                                const char *field)
{
    return text_format(layout->arena, "%.*s.%s", TEXT_ARG(item->origin.path), field);
}

/* «Тақта · 19 қараша»: who published it and when, as far as both are known. */
static struct text byline(const struct layout *layout, const struct news_item *item)
{
    struct text parts[2];
    size_t count = 0;
    if (item->publisher.size)
        parts[count++] = isolated(layout, item->publisher);
    if (instant_is_given(item->published_at))
        parts[count++] =
            words_date(layout->arena, layout->language, page_civil(layout, item->published_at));
    return text_join(layout->arena, parts, count, TEXT(" · "));
}

static struct wording title_wording(const struct layout *layout, const struct news_item *item,
                                    int width, int height)
{
    return (struct wording){
        .text = item->title,
        .source = source_field(layout, item, "title"),
        .language = item->language,
        .role = ROLE_TITLE,
        .face = FACE_TITLE,
        .colour = layout->theme->ink,
        .size = layout->is_bar ? 8.67f : 6.67f,
        .smallest = 4,
        .leading = LEADING_TITLE,
        .tracking = -0.008f,
        .width = width,
        .height = height,
        .max_lines = 3,
        .balanced = true,
    };
}

/* Never larger than three quarters of its headline. */
static struct wording summary_wording(const struct layout *layout, const struct news_item *item,
                                      int width, int height, float title_px)
{
    return (struct wording){
        .text = item->summary,
        .source = source_field(layout, item, "summary"),
        .language = item->language,
        .role = ROLE_BODY,
        .face = FACE_TEXT,
        .colour = layout->theme->body,
        .size = fmaxf(fminf(layout->is_bar ? 4.5f : 3.67f, 0.75f * title_px / layout->unit_px), 3),
        .smallest = 3,
        .leading = LEADING_BODY,
        .width = width,
        .height = height,
        .hanging = HANG_PUNCTUATION,
        .balanced = true,
        .hyphenated = true,
    };
}

static struct wording byline_wording(const struct layout *layout, const struct news_item *item,
                                     int width)
{
    return (struct wording){
        .text = byline(layout, item),
        .source = source_field(layout, item, "published"),
        .language = item->language,
        .role = ROLE_NOTE,
        .face = FACE_TEXT,
        .colour = layout->theme->dim,
        .size = 3,
        .smallest = 2.67f,
        .width = width,
        .max_lines = 1,
    };
}

/* A short item leaves half of an upright page; a quiet rosette, always in the same place, keeps it
 * from looking forgotten. */
static void fill_rest(struct layout *layout, struct rect content, int top, int bottom)
{
    float radius = layout->unit_px * 24, middle = (float)bottom - layout->unit_px * 32;
    float centre = (float)content.x + (float)content.width / 2;
    if (layout->is_portrait && (float)top < middle - radius - layout->unit_px * 4)
        put_ornament(layout, centre, middle, radius, layout->theme->track);
}

/* The headline may take more than half of the height, but not what the summary needs at its
 * smallest, as long as a third is left for the headline. */
static int title_height(const struct layout *layout, const struct wording *summary, int height)
{
    struct wording small = *summary;
    small.size = small.smallest;
    small.height = 0;
    int gap = units(layout, 3.33f) + units(layout, 3);
    int left = height - gap - wording_set(layout, &small).height;
    int most = height * 6 / 10, least = height * 3 / 10;
    return left > most ? most : left < least ? least : left;
}

/* What a page of news is made of, and where: the summary below the headline, or beside it on a bar.
 */
struct news_frame {
    struct rect words;   /* from the heading down to the line about where and when it stood */
    struct rect summary; /* its y and height count on a bar only */
};

static struct news_frame frame_news(const struct layout *layout, struct rect content)
{
    bool portrait = layout->is_portrait;
    int most = units(layout, 118); /* px; longer lines are hard to read */
    int top = content.y + units(layout, portrait ? 6 : 4.67f),
        height = content.y + content.height - units(layout, 1) - top;
    int width = portrait || content.width < most ? content.width : most;
    struct news_frame frame = {.words = {content.x, top, width, height}};
    frame.summary = frame.words;
    frame.summary.width -= units(layout, portrait ? 0 : 8);
    if (!layout->is_bar)
        return frame;
    int gap = units(layout, 10), share = (content.width - gap) * 55 / 100;
    frame.words.width = share;
    frame.summary.x += share + gap;
    frame.summary.width = content.width - share - gap < most ? content.width - share - gap : most;
    return frame;
}

/* Puts the line at the foot. Returns the y above it. */
static int put_byline(struct layout *layout, const struct news_item *item, struct rect rect)
{
    struct wording line = byline_wording(layout, item, rect.width);
    struct paragraph set = wording_set(layout, &line);
    int top = rect.y + rect.height - set.height;
    if (line.text.size)
        wording_place(layout, &line, &set, rect.x, top);
    return top;
}

static void lay_news(struct layout *layout)
{
    const struct news_item *item = &layout->programme->news[layout->plan->record];
    struct rect content = put_furniture(layout);
    struct news_frame frame = frame_news(layout, content);
    struct rect words = frame.words;
    int foot = put_byline(layout, item, words), gap = units(layout, 3);

    struct wording heading = label(layout, WORD_NEWS);
    int top = wording_put(layout, &heading, words.x, words.y) + units(layout, 2.17f);
    struct wording least = summary_wording(layout, item, frame.summary.width, 0, 0);
    int height = layout->is_bar ? foot - gap - top : title_height(layout, &least, foot - top);
    struct wording title = title_wording(layout, item, words.width, height);
    struct paragraph title_set = wording_set(layout, &title);
    int y = wording_place(layout, &title, &title_set, words.x, top) + units(layout, 3.33f);
    if (layout->is_bar)
        y = top + units(layout, 0.5f); /* its first line looks level with the headline's */
    struct wording summary =
        summary_wording(layout, item, frame.summary.width, foot - gap - y, title_set.px);
    y = wording_put(layout, &summary, frame.summary.x, y);
    fill_rest(layout, content, y, foot);
}

const struct page_kind page_news = {.plan = plan_news, .lay = lay_news};
