/* quote: what somebody said: word for word in «…», reported speech without marks. */
#include "layout.h"

static void plan_quotes(struct planning *planning)
{
    const struct programme *programme = planning->layout.programme;
    for (size_t i = 0; i < programme->quote_count; i++) {
        const struct quote *quote = &programme->quotes[i];
        if (slide_wants(planning->slide, quote->id) &&
            page_text(&planning->layout, &quote->text).size)
            plan_add(planning, (int)i, 0, 0);
    }
}

static struct wording quote_wording(const struct layout *layout, const struct quote *quote,
                                    int width, int height)
{
    struct text text = page_text(layout, &quote->text);
    struct text said = isolated(layout, text);
    return (struct wording){
        .text = quote->verbatim ? words_quoted(layout->arena, layout->language, said) : text,
        .source = source_of(layout, &quote->origin, "text", &quote->text),
        .role = ROLE_QUOTE,
        .face = FACE_QUOTE,
        .colour = layout->theme->ink,
        .size = layout->is_bar ? 10 : 8.33f,
        .smallest = 3,
        .leading = 1.16f,
        .tracking = -0.008f,
        .width = width,
        .height = height,
        .hanging = quote->verbatim ? HANG_OPENING : HANG_PUNCTUATION,
        .balanced = true,
    };
}

static struct wording name_wording(const struct layout *layout, const struct quote *quote,
                                   int width)
{
    struct wording wording = {
        .role = ROLE_NAME,
        .face = FACE_TITLE,
        .colour = layout->theme->ink,
        .size = 3.5f,
        .smallest = 3,
        .width = width,
        .max_lines = 2,
    };
    const struct localised *name = &quote->who;
    const struct origin *origin = &quote->origin;
    const char *field = "who";
    if (quote->speaker >= 0) {
        const struct speaker *speaker = &layout->programme->speakers[quote->speaker];
        name = &speaker->name, origin = &speaker->origin, field = "name";
    }
    wording.text = page_name(layout, name, &wording.language);
    wording.source = source_of(layout, origin, field, name);
    return wording;
}

static struct wording role_wording(const struct layout *layout, const struct quote *quote,
                                   int width)
{
    const struct localised *role = &quote->role;
    const struct origin *origin = &quote->origin;
    if (!localised_is_given(role) && quote->speaker >= 0) {
        const struct speaker *speaker = &layout->programme->speakers[quote->speaker];
        role = &speaker->role, origin = &speaker->origin;
    }
    return (struct wording){
        .text = page_text(layout, role),
        .source = source_of(layout, origin, "role", role),
        .role = ROLE_NOTE,
        .face = FACE_TEXT,
        .colour = layout->theme->dim,
        .size = 3.5f,
        .smallest = 3,
        .leading = 1.28f,
        .width = width,
        .max_lines = 3,
        .balanced = true,
    };
}

static void lay_quote(struct layout *layout)
{
    const struct quote *quote = &layout->programme->quotes[layout->plan->record];
    struct rect content = put_furniture(layout);
    int inset = units(layout, layout->is_portrait ? 4 : 9.25f);
    int left = content.x + inset;
    int width = content.x + content.width - units(layout, layout->is_portrait ? 0 : 12.5f) - left;
    float close = layout->is_low ? 0.5f : 1; /* then the height is for the words */
    int bar = units(layout, 0.67f), bar_gap = units(layout, 4.33f * close),
        name_gap = units(layout, 5 * close), margins = units(layout, 9 * close);

    struct wording name = name_wording(layout, quote, width),
                   role = role_wording(layout, quote, width);
    struct paragraph name_set = wording_set(layout, &name), role_set = wording_set(layout, &role);
    int cite = name_set.height + (role.text.size ? units(layout, 0.5f) + role_set.height : 0);
    int room = content.height - margins - bar - bar_gap - name_gap - cite;

    struct wording said = quote_wording(layout, quote, width, room);
    struct paragraph said_set = wording_set(layout, &said);
    int height = bar + bar_gap + said_set.height + name_gap + cite;
    int y = content.y + (content.height - height) / 2;

    put_fill(layout, (struct rect){left, y, units(layout, 10), bar}, layout->theme->gold_paint,
             bar / 2);
    y = wording_place(layout, &said, &said_set, left, y + bar + bar_gap) + name_gap;
    y = wording_place(layout, &name, &name_set, left, y) + units(layout, 0.5f);
    if (role.text.size)
        wording_place(layout, &role, &role_set, left, y);
}

const struct page_kind page_quote = {.plan = plan_quotes, .lay = lay_quote};
