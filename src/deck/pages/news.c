/* news: one item: its headline, what it says, where and when it stood. */
#include "layout.h"

/* An item in a language of its own is shown on pages in that language only. */
static bool is_for_page(const struct layout *layout, const struct news_item *item)
{
    return !item->language.size || layout->borrows || text_equal(item->language, layout->language);
}

static void plan_news(struct planning *planning)
{
    const struct programme *programme = planning->layout.programme;
    for (size_t i = 0; i < programme->news_count; i++)
        if (is_for_page(&planning->layout, &programme->news[i]) &&
            slide_wants(planning->slide, programme->news[i].id))
            plan_add(planning, (int)i, 0, 0);
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
        parts[count++] = item->publisher;
    if (instant_is_given(item->published_at))
        parts[count++] =
            words_date(layout->arena, layout->language, page_civil(layout, item->published_at));
    return text_join(layout->arena, parts, count, TEXT(" · "));
}

static void lay_news(struct layout *layout)
{
    const struct news_item *item = &layout->programme->news[layout->plan->record];
    struct rect content = put_furniture(layout);
    int width = layout->is_portrait ? content.width : units(layout, 118);
    int y = content.y + units(layout, layout->is_portrait ? 6 : 4.67f);
    int bottom = content.y + content.height - units(layout, 1);

    struct wording heading = label(layout, WORD_NEWS);
    y = wording_put(layout, &heading, content.x, y) + units(layout, 2.17f);
    struct wording line = {
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
    struct paragraph line_set = wording_set(layout, &line);
    int line_top = bottom - line_set.height;

    struct wording title = {
        .text = item->title,
        .source = source_field(layout, item, "title"),
        .language = item->language,
        .role = ROLE_TITLE,
        .face = FACE_TITLE,
        .colour = layout->theme->ink,
        .size = 6.67f,
        .smallest = 4,
        .leading = LEADING_TITLE,
        .tracking = -0.008f,
        .width = width,
        .height = (line_top - y) * 6 / 10,
        .max_lines = 3,
        .balanced = true,
    };
    y = wording_put(layout, &title, content.x, y) + units(layout, 3.33f);
    struct wording summary = {
        .text = item->summary,
        .source = source_field(layout, item, "summary"),
        .language = item->language,
        .role = ROLE_BODY,
        .face = FACE_TEXT,
        .colour = layout->theme->body,
        .size = 3.67f,
        .smallest = 3,
        .leading = LEADING_BODY,
        .width = width - units(layout, layout->is_portrait ? 0 : 8),
        .height = line_top - units(layout, 3) - y,
        .hanging = HANG_PUNCTUATION,
        .balanced = true,
    };
    wording_put(layout, &summary, content.x, y);
    if (line.text.size)
        wording_place(layout, &line, &line_set, content.x, line_top);
}

const struct page_kind page_news = {.plan = plan_news, .lay = lay_news};
