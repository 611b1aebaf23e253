/* notice: a page about one urgent notice; or about an emergency, which is then all there is.
 *
 * The whole text stands large where that fits; else its first sentence does, with the rest below
 * it.
 */
#include "layout.h"

/* How the two severities differ; sizes in u. */
struct manner {
    enum word label;
    float label_size, title_size, body_size;
    float whole_least; /* the whole text is large only down to this */
    float title_least, body_least;
};

/* What is read from 10 m away on a screen of 55″ needs capitals of some 4 cm: 7 u and more. */
static const struct manner urgent = {
    .label = WORD_IMPORTANT,
    .label_size = 3.33f,
    .title_size = 11,
    .body_size = 5,
    .whole_least = 9,
    .title_least = 4,
    .body_least = 3,
};
static const struct manner emergency = {
    .label = WORD_ATTENTION,
    .label_size = 5,
    .title_size = 14,
    .body_size = 6.67f,
    .whole_least = 10,
    .title_least = 4,
    .body_least = 3,
};

static const struct notice *notice_of(const struct layout *layout)
{
    return &layout->programme->notices[layout->plan->record];
}

/* The notice is told all the same, but somebody should know that it could be told better. */
static void note_language(struct planning *planning, const struct notice *notice)
{
    struct layout *layout = &planning->layout;
    if (page_text(layout, &notice->text).size)
        return;
    struct text why = text_format(
        layout->arena, "no text in \"%.*s\": %s", TEXT_ARG(layout->language),
        notice->severity >= NOTICE_URGENT ? "another language stands on pages in that language"
                                          : "left out on pages in that language");
    plan_note(planning, &notice->origin, "text", text_to_c(layout->arena, why));
}

static void plan_notices(struct planning *planning)
{
    const struct layout *layout = &planning->layout;
    enum notice_severity least = has_emergency(layout) ? NOTICE_EMERGENCY : NOTICE_URGENT;
    planning->base = (struct page_plan){.kind = SLIDE_NOTICE,
                                        .language = layout->language,
                                        .slide = -1,
                                        .entry = -1,
                                        .part_count = 1};
    for (size_t i = 0; i < layout->notices.count; i++) {
        int index = layout->notices.notices[i];
        const struct notice *notice = &layout->programme->notices[index];
        note_language(planning, notice);
        if (notice->severity >= least)
            plan_add(planning, index, 0, 0);
    }
}

static struct wording title_wording(const struct layout *layout, const struct manner *manner,
                                    struct text text, struct rect rect, float least)
{
    const struct notice *notice = notice_of(layout);
    struct wording wording = {
        .text = text,
        .source = source_of(layout, &notice->origin, "text", &notice->text),
        .role = ROLE_TITLE,
        .face = FACE_TITLE,
        .colour = layout->theme->ink,
        .size = manner->title_size,
        .smallest = least,
        .leading = 1.1f,
        .tracking = -0.008f,
        .width = rect.width,
        .height = rect.height,
        .max_lines = layout->is_portrait ? 5 : 3,
        .balanced = true,
    };
    (void)page_name(layout, &notice->text, &wording.language);
    return wording;
}

static struct wording body_wording(const struct layout *layout, const struct manner *manner,
                                   struct text text, struct rect rect)
{
    const struct notice *notice = notice_of(layout);
    int most = units(layout, 26 * manner->body_size); /* longer lines are hard to read */
    struct wording wording = {
        .text = text,
        .source = source_of(layout, &notice->origin, "text", &notice->text),
        .role = ROLE_BODY,
        .face = FACE_TEXT,
        .colour = layout->theme->body,
        .size = manner->body_size,
        .smallest = manner->body_least,
        .leading = 1.3f,
        .width = rect.width < most ? rect.width : most,
        .height = rect.height,
        .hanging = HANG_PUNCTUATION,
        .balanced = true,
    };
    (void)page_name(layout, &notice->text, &wording.language);
    return wording;
}

/* The words of a page, set but not placed. */
struct telling {
    struct wording title, body;
    struct paragraph title_set, body_set;
    int gap, height;
};

/* The body keeps what it needs at its smallest, as long as that is not most of the page. */
static void set_parts(const struct layout *layout, const struct manner *manner,
                      struct text_parts parts, struct rect rect, struct telling *telling)
{
    telling->gap = units(layout, 4.33f);
    struct wording body = body_wording(layout, manner, parts.rest, rect);
    body.size = body.smallest;
    body.height = 0;
    int kept = parts.rest.size ? telling->gap + wording_set(layout, &body).height : 0;
    int most = rect.height * 6 / 10;
    struct rect upper = rect, lower = rect;
    upper.height -= kept < most ? kept : most;
    telling->title = title_wording(layout, manner, parts.first, upper, manner->title_least);
    telling->title_set = wording_set(layout, &telling->title);
    telling->height = telling->title_set.height;
    if (!parts.rest.size)
        return;
    lower.height -= telling->title_set.height + telling->gap;
    telling->body = body_wording(layout, manner, parts.rest, lower);
    telling->body_set = wording_set(layout, &telling->body);
    telling->height += telling->gap + telling->body_set.height;
}

static struct telling set_telling(const struct layout *layout, const struct manner *manner,
                                  struct rect rect)
{
    struct text text = page_name(layout, &notice_of(layout)->text, NULL);
    struct telling telling = {.title =
                                  title_wording(layout, manner, text, rect, manner->whole_least)};
    telling.title_set = wording_set(layout, &telling.title);
    telling.height = telling.title_set.height;
    if (telling.title_set.cut)
        set_parts(layout, manner, text_parts(text), rect, &telling);
    return telling;
}

static void lay_notice(struct layout *layout)
{
    bool is_emergency = notice_of(layout)->severity == NOTICE_EMERGENCY;
    const struct manner *manner = is_emergency ? &emergency : &urgent;
    struct theme *theme = ARENA_NEW(layout->arena, struct theme);
    *theme = theme_urgent(layout->theme);
    layout->theme = theme;
    layout->page->background = theme->background;

    struct rect content = put_furniture(layout);
    int inset = units(layout, layout->is_portrait ? 0 : 5), margin = units(layout, 3);
    struct rect rect = {content.x + inset, content.y + margin, content.width - 2 * inset,
                        content.height - 2 * margin};
    struct wording heading = label(layout, manner->label);
    heading.size = manner->label_size;
    struct paragraph heading_set = wording_set(layout, &heading);
    int above = heading_set.height + units(layout, 2.33f);
    struct rect below = {rect.x, rect.y + above, rect.width, rect.height - above};
    struct telling telling = set_telling(layout, manner, below);

    int y = rect.y + (rect.height - above - telling.height) / 2;
    wording_place(layout, &heading, &heading_set, rect.x, y);
    y = wording_place(layout, &telling.title, &telling.title_set, rect.x, y + above);
    if (telling.body.text.size)
        wording_place(layout, &telling.body, &telling.body_set, rect.x, y + telling.gap);
}

const struct page_kind page_notice = {.plan = plan_notices, .lay = lay_notice};
