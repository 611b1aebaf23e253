/* message: a greeting, or what else the organiser has to say. Short ones stand large; long ones go
 * on over as many pages as they need, parted between sentences, and are never set small.
 */
#include "layout.h"

#include <math.h>

/* u: of a body that has a page to itself, and of one that goes on. */
static const float body_largest = 5.33f, body_smallest = 3.67f;
/* Lines end before the width does: a body needs so much more than its words are wide. */
static const float wrapping_loss = 1.06f;

static struct wording title_wording(const struct layout *layout, const struct message *message,
                                    int width, int height)
{
    return (struct wording){
        .text = page_text(layout, &message->title),
        .source = source_of(layout, &message->origin, "title", &message->title),
        .role = ROLE_TITLE,
        .face = FACE_TITLE,
        .colour = layout->theme->ink,
        .size = 7.33f,
        .smallest = 3.67f,
        .leading = LEADING_TITLE,
        .tracking = -0.008f,
        .width = width,
        .height = height,
        .max_lines = 3,
        .balanced = true,
    };
}

static struct wording body_wording(const struct layout *layout, const struct message *message,
                                   struct text text, const struct rect *rect)
{
    bool goes_on = text.size < page_text(layout, &message->text).size;
    return (struct wording){
        .text = text,
        .source = source_of(layout, &message->origin, "text", &message->text),
        .role = ROLE_BODY,
        .face = FACE_TEXT,
        .colour = layout->theme->body,
        .size = goes_on ? body_smallest : body_largest, /* all parts of a long one alike */
        .smallest = body_smallest,
        .leading = LEADING_BODY,
        .width = rect->width,
        .height = rect->height,
        .hanging = HANG_PUNCTUATION,
        .balanced = true,
        .hyphenated = goes_on,
    };
}

/* Where bar, title and body stand. */
struct message_page {
    struct rect body;
    struct wording title;
    struct paragraph title_set;
    int x, top, width, bar, bar_gap, title_gap;
};

static struct message_page message_page(const struct layout *layout, const struct message *message,
                                        struct rect content)
{
    bool is_portrait = layout->is_portrait;
    int most = units(layout, content.width > 3 * content.height ? 170 : 118),
        inset = units(layout, is_portrait ? 0 : 4);
    struct message_page page = {
        .x = content.x + inset,
        .bar = units(layout, 0.67f),
        .bar_gap = units(layout, 3),
        .title_gap = units(layout, 3),
        .top = content.y + units(layout, is_portrait ? 5 : 2.5f),
    };
    page.width = content.width - inset < most ? content.width - inset : most;
    int bottom = content.y + content.height - units(layout, is_portrait ? 5 : 1.5f);
    int y = page.top + page.bar + page.bar_gap;
    page.title = title_wording(layout, message, page.width, (bottom - y) * 2 / 5);
    if (page.title.text.size) {
        page.title_set = wording_set(layout, &page.title);
        y += page.title_set.height + page.title_gap;
    }
    page.body = (struct rect){page.x, y, page.width, bottom - y};
    return page;
}

/* Of the body: what can be read with the title in the time of a page. */
static size_t words_on_a_page(const struct layout *layout, const struct message *message)
{
    size_t most = plan_words_most(), title = text_words(page_text(layout, &message->title));
    return title < most ? most - title : 1;
}

static bool fits(const struct layout *layout, const struct message *message, struct text text,
                 const struct rect *body)
{
    struct wording wording = body_wording(layout, message, text_trim(text), body);
    wording.size = body_smallest;
    wording.smallest = 0;
    return text_words(text) <= words_on_a_page(layout, message) &&
           wording_set(layout, &wording).height <= body->height;
}

/* A part of the message that no page end divides, and about how many lines it takes. */
struct sentence {
    size_t end; /* bytes of the text up to its end, with the blanks behind it */
    float lines;
};

struct sentences {
    struct sentence *items;
    size_t count, capacity;
};

static struct sentences find_sentences(const struct layout *layout, const struct message *message,
                                       struct text text, const struct rect *body)
{
    struct sentences sentences = {0};
    struct wording line = body_wording(layout, message, text, &(struct rect){0});
    line.size = body_smallest;
    line.smallest = 0;
    line.hyphenated = line.balanced = false;
    for (struct text rest = text; rest.size;) {
        struct text_parts parts = text_parts(rest);
        line.text = parts.first;
        ARENA_PUSH(layout->arena, sentences.items, sentences.count, sentences.capacity);
        sentences.items[sentences.count - 1] = (struct sentence){
            .end = parts.rest.size ? (size_t)(parts.rest.data - text.data) : text.size,
            .lines = wrapping_loss * (float)wording_set(layout, &line).width / (float)body->width,
        };
        rest = parts.rest;
    }
    return sentences;
}

static float lines_of(const struct sentences *sentences, size_t from)
{
    float lines = 0;
    for (size_t i = from; i < sentences->count; i++)
        lines += sentences->items[i].lines;
    return lines;
}

/* The sentences that come on the page that begins with `from`: of those that are left, its share of
 * as few pages as they need; at least one. Returns the first that comes on the next. */
static size_t end_of_page(const struct sentences *sentences, size_t from, float lines_most)
{
    float left = lines_of(sentences, from), share = left / ceilf(left / lines_most), lines = 0;
    size_t next = from;
    while (next < sentences->count &&
           (next == from || lines + sentences->items[next].lines / 2 <= share))
        lines += sentences->items[next++].lines;
    return next;
}

static struct text text_until(struct text text, const struct sentences *sentences, size_t from,
                              size_t next)
{
    return text_slice(text, from ? sentences->items[from - 1].end : 0,
                      sentences->items[next - 1].end);
}

static void plan_message(struct planning *planning, int index, struct rect content)
{
    const struct layout *layout = &planning->layout;
    const struct message *message = &layout->programme->messages[index];
    struct text text = page_text(layout, &message->text);
    struct rect body = message_page(layout, message, content).body;
    struct sentences sentences = find_sentences(layout, message, text, &body);
    float line_px = layout->unit_px * body_smallest * LEADING_BODY;
    float lines_most = fmaxf(floorf((float)body.height / line_px), 1);
    size_t words = text_words(text), words_most = words_on_a_page(layout, message);
    if (words > words_most)
        lines_most = fminf(lines_most, lines_of(&sentences, 0) * (float)words_most / (float)words);
    for (size_t from = 0, next; from < sentences.count; from = next) {
        next = end_of_page(&sentences, from, lines_most);
        while (next > from + 1 &&
               !fits(layout, message, text_until(text, &sentences, from, next), &body))
            next--;
        struct text part = text_until(text, &sentences, from, next);
        plan_add(planning, index, (size_t)(part.data - text.data), part.size);
    }
}

static void plan_messages(struct planning *planning)
{
    const struct layout *layout = &planning->layout;
    struct rect content = furniture_content(layout);
    for (size_t i = 0; i < layout->programme->message_count; i++) {
        const struct message *message = &layout->programme->messages[i];
        if (!slide_wants(planning->slide, message->id) || !page_text(layout, &message->text).size)
            continue;
        if (localised_is_given(&message->title) && !page_text(layout, &message->title).size)
            plan_note(planning, &message->origin, "title",
                      "not given in every language: no page of the message there");
        else
            plan_message(planning, (int)i, content);
    }
}

/* The bytes of the text that were planned for this page. */
static struct text text_of_page(const struct layout *layout, const struct message *message)
{
    struct text text = page_text(layout, &message->text);
    size_t from = layout->plan->first, until = from + layout->plan->count;
    return text_trim(text_slice(text, from, until < text.size ? until : text.size));
}

static void lay_message(struct layout *layout)
{
    const struct message *message = &layout->programme->messages[layout->plan->record];
    struct rect content = put_furniture(layout);
    struct message_page page = message_page(layout, message, content);
    struct text text = text_of_page(layout, message);
    struct wording body = body_wording(layout, message, text, &page.body);
    struct paragraph set = wording_set(layout, &body);
    bool goes_on = layout->plan->part_count > 1;

    /* A short one stands around the middle, where eyes are; the parts of a long one begin alike. */
    int drop = goes_on ? 0 : (page.body.height - set.height) / (layout->is_portrait ? 3 : 2);
    int y = page.top + (drop > 0 ? drop : 0);
    put_fill(layout, (struct rect){page.x, y, units(layout, 10), page.bar},
             layout->theme->gold_paint, page.bar / 2);
    y += page.bar + page.bar_gap;
    if (page.title.text.size)
        y = wording_place(layout, &page.title, &page.title_set, page.x, y) + page.title_gap;
    y = wording_place(layout, &body, &set, page.x, y);
    if (!goes_on)
        put_rest_rosette(layout, content,
                         page.x - content.x +
                             (set.width > page.title_set.width ? set.width : page.title_set.width),
                         y);
}

const struct page_kind page_message = {.plan = plan_messages, .lay = lay_message};
