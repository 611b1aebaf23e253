/* link: where to read on: what is to be found there, the address in a form one can type, and the
 * same as a code. One page a link: two codes side by side are two that a telephone may take.
 */
#include "code_page.h"

enum { ADDRESS_LINES_MOST = 3, ADDRESS_SMALLEST = 3 /* u */ };

/* Host and path: nobody types the scheme, nor a stroke at the end. */
static struct text bare_address(struct text url)
{
    size_t at = text_find(url, TEXT("://"));
    if (at != SIZE_MAX)
        url = text_slice(url, at + 3, url.size);
    return text_ends_with(url, TEXT("/")) ? text_slice(url, 0, url.size - 1) : url;
}

static struct text host_of(struct text address)
{
    size_t end = text_find(address, TEXT("/"));
    return end == SIZE_MAX ? address : text_slice(address, 0, end);
}

/* Bytes of the first part that no line breaks: up to a stroke, or to a sign that begins the next
 * part. Nowhere else: a hyphen at the end of a line could belong to the address or not. */
static size_t part_size(struct text address)
{
    size_t size = 1;
    while (size < address.size && address.data[size - 1] != '/' &&
           !text_holds(TEXT(".?&#"), (unsigned char)address.data[size]))
        size++;
    return size;
}

static bool is_within(const struct layout *layout, const struct wording *wording, struct text line)
{
    struct wording alone = *wording;
    alone.text = line;
    alone.width = 0;
    return wording_set(layout, &alone).width <= wording->width;
}

/* The address in lines as long as the width allows. Empty: one of its parts is longer. */
static struct text in_lines(const struct layout *layout, const struct wording *wording,
                            struct text address, int *line_count)
{
    struct text_builder builder = {.arena = layout->arena};
    size_t from = 0, to = 0;
    *line_count = 1;
    while (to < address.size) {
        size_t next = to + part_size(text_slice(address, to, address.size));
        if (!is_within(layout, wording, text_slice(address, from, next))) {
            if (from == to)
                return TEXT("");
            builder_add(&builder, TEXT("\n"));
            *line_count += 1;
            from = to;
            continue;
        }
        builder_add(&builder, text_slice(address, to, next));
        to = next;
    }
    return builder_text(&builder);
}

/* As large as fits few lines. False: it does not at all. */
static bool fit_address(const struct layout *layout, struct wording *wording, struct text address)
{
    int lines;
    for (; wording->size >= ADDRESS_SMALLEST; wording->size -= 0.25f) {
        wording->text = in_lines(layout, wording, address, &lines);
        if (wording->text.size && lines <= ADDRESS_LINES_MOST)
            return true;
    }
    wording->size = ADDRESS_SMALLEST;
    return false;
}

static struct wording address_wording(const struct layout *layout, const struct link *link,
                                      int width)
{
    bool is_alone = !page_text(layout, &link->label).size;
    struct text address = bare_address(link->url);
    struct wording wording = {
        .source = field_source(layout, &link->origin, "url"),
        .language = typed_language(layout),
        .role = ROLE_NAME,
        .face = is_alone ? FACE_TITLE : FACE_MEDIUM,
        .colour = is_alone ? layout->theme->ink : layout->theme->gold,
        .size = is_alone ? 6 : 4.25f,
        .leading = 1.25f,
        .width = width,
        .max_lines = ADDRESS_LINES_MOST,
        .exact = true,
    };
    /* One that is too long to be typed: where it leads is still good to know. */
    if (!fit_address(layout, &wording, address))
        wording.text = text_format(layout->arena, "%.*s/…", TEXT_ARG(host_of(address)));
    return wording;
}

static struct wording label_wording(const struct layout *layout, const struct link *link,
                                    struct rect rect, int height)
{
    return (struct wording){
        .text = page_text(layout, &link->label),
        .source = source_of(layout, &link->origin, "label", &link->label),
        .role = ROLE_TITLE,
        .face = FACE_TITLE,
        .colour = layout->theme->ink,
        .size = rect.width > units(layout, 150) ? 9 : 7, /* a bar has room for it */
        .smallest = 3,
        .leading = LEADING_TITLE,
        .tracking = -0.008f,
        .width = rect.width,
        .height = height,
        .max_lines = 3,
        .balanced = true,
    };
}

/* The label has what the others leave; the hint gives way where that would be too little. */
static struct code_words set_words(const struct layout *layout, const struct link *link,
                                   const struct code_place *place)
{
    struct rect rect = place->words;
    struct wording heading = label(layout, WORD_LINK), hint = code_hint(layout, rect.width),
                   address = address_wording(layout, link, rect.width);
    int taken = wording_set(layout, &heading).height + wording_set(layout, &address).height +
                units(layout, 2.2f) + units(layout, 2.5f);
    int with_hint = taken + wording_set(layout, &hint).height + units(layout, 3);
    bool has_hint = place->module_px && rect.height - with_hint >= units(layout, 12);
    struct wording title =
        label_wording(layout, link, rect, rect.height - (has_hint ? with_hint : taken));

    struct code_words words = {0};
    code_words_add(layout, &words, &heading, 0);
    code_words_add(layout, &words, &title, 2.2f);
    code_words_add(layout, &words, &address, 2.5f);
    if (has_hint)
        code_words_add(layout, &words, &hint, 3);
    return words;
}

static void plan_links(struct planning *planning)
{
    const struct layout *layout = &planning->layout;
    struct rect content = code_content(layout, furniture_content(layout));
    for (size_t i = 0; i < layout->programme->link_count; i++) {
        const struct link *link = &layout->programme->links[i];
        if (!slide_wants(planning->slide, link->id))
            continue;
        if (localised_is_given(&link->label) && !page_text(layout, &link->label).size) {
            plan_note(planning, &link->origin, "label",
                      "not given in every language: no page of the link there");
            continue;
        }
        if (!code_place(layout, content, link->url).module_px)
            plan_note(planning, &link->origin, "url",
                      "too long for a code that can be read on this screen: shown without one");
        plan_add(planning, (int)i, 0, 0);
    }
}

static void lay_link(struct layout *layout)
{
    const struct link *link = &layout->programme->links[layout->plan->record];
    struct rect content = code_content(layout, put_furniture(layout));
    struct code_place place = code_place(layout, content, link->url);
    struct code_words words = set_words(layout, link, &place);
    put_code_page(layout, &place, &words);
}

const struct page_kind page_link = {.plan = plan_links, .lay = lay_link};
