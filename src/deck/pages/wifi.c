/* wifi: how guests get into the network: its name and password to be typed, and a code that saves
 * the typing.
 *
 * Both are set sign by sign as they were given, 0 and O, l and I told apart; as large as there is
 * room for on one line, and over several lines where that would be too small.
 */
#include "code_page.h"

enum { VALUE_LINES_MOST = 4 };

/* Sizes that are tried, in thirds of u: a value on one line is left whole down to the smallest of
 * those. */
enum { SIZE_LARGEST = 27, SIZE_SMALLEST = 9, SIZE_SMALLEST_ON_ONE_LINE = 12 };

static struct text network_of(const struct layout *layout)
{
    const struct wifi *wifi = &layout->programme->wifi;
    bool is_whole = wifi->auth == WIFI_OPEN || wifi->password.size;
    return wifi->qr && is_whole ? qr_wifi(layout, wifi) : TEXT("");
}

/* As it can be seen: what has no shape is left out, and no line ends at a blank. */
static struct text visible(const struct layout *layout, struct text value)
{
    struct text_builder builder = {.arena = layout->arena};
    uint32_t letter;
    value = text_clean(layout->arena, value);
    for (size_t offset = 0; text_next(value, &offset, &letter);)
        builder_add_code_point(&builder, letter <= ' ' ? 0xA0 : letter);
    return builder_text(&builder);
}

/* The n-th of `count` lines of like length. */
static struct text line_of(struct text value, size_t n, size_t count)
{
    size_t length = text_length(value), each = (length + count - 1) / count, letters = 0;
    size_t from = SIZE_MAX, to = 0;
    uint32_t letter;
    for (size_t offset = 0, at = 0; text_next(value, &offset, &letter); at = offset, letters++) {
        if (letters / each != n)
            continue;
        from = from == SIZE_MAX ? at : from;
        to = offset;
    }
    return from == SIZE_MAX ? TEXT("") : text_slice(value, from, to);
}

static struct wording note(const struct layout *layout, enum word word)
{
    return (struct wording){
        .text = words(layout->language, word),
        .role = ROLE_NOTE,
        .face = FACE_TEXT,
        .colour = layout->theme->dim,
        .size = 2.83f,
    };
}

/* Adds a value over so many lines. False: it is wider than there is room for. */
static bool add_value(const struct layout *layout, struct code_words *words, struct text value,
                      const char *source, float size, size_t lines, int width)
{
    bool fits = true;
    for (size_t i = 0; i < lines; i++) {
        struct wording wording = {
            .text = line_of(value, i, lines),
            .source = text_from(source),
            .language = typed_language(layout),
            .role = ROLE_NAME,
            .face = FACE_TITLE,
            .colour = layout->theme->ink,
            .size = size,
            .tracking = 0.01f,
            .exact = true,
        };
        code_words_add(layout, words, &wording, i ? 0 : 0.3f);
        fits = fits && words->sets[words->count - 1].width <= width;
    }
    return fits;
}

/* Name and password at that size. False: they do not fit. */
static bool set_words(const struct layout *layout, struct code_words *words,
                      const struct code_place *place, float size, size_t lines)
{
    const struct wifi *wifi = &layout->programme->wifi;
    bool is_open = wifi->auth == WIFI_OPEN, fits;
    int width = place->words.width;
    struct wording heading = label(layout, WORD_NETWORK), network = note(layout, WORD_NETWORK),
                   password = note(layout, is_open ? WORD_NO_PASSWORD : WORD_PASSWORD);
    heading.text = TEXT("Wi-Fi"); /* so everywhere, and in no capitals */
    heading.capitals = false;

    *words = (struct code_words){0};
    code_words_add(layout, words, &heading, 0);
    code_words_add(layout, words, &network, 2.5f);
    fits = add_value(layout, words, visible(layout, wifi->ssid), "wifi.ssid", size, lines, width);
    if (!is_open && !wifi->password.size)
        return fits && words->height <= place->words.height;
    code_words_add(layout, words, &password, 2.5f);
    if (!is_open)
        fits = add_value(layout, words, visible(layout, wifi->password), "wifi.password", size,
                         lines, width) &&
               fits;
    return fits && words->height <= place->words.height;
}

/* The largest size at which all of it fits, on one line each if that can be. */
static struct code_words fit_words(const struct layout *layout, const struct code_place *place)
{
    struct code_words words = {0};
    for (size_t lines = 1; lines <= VALUE_LINES_MOST; lines++) {
        int smallest = lines == 1 ? SIZE_SMALLEST_ON_ONE_LINE : SIZE_SMALLEST;
        for (int thirds = SIZE_LARGEST; thirds >= smallest; thirds--)
            if (set_words(layout, &words, place, (float)thirds / 3, lines))
                return words;
    }
    return words;
}

static void plan_wifi(struct planning *planning)
{
    const struct layout *layout = &planning->layout;
    const struct origin origin = {.path = TEXT("wifi")};
    if (!layout->programme->wifi.ssid.size)
        return;
    struct text network = network_of(layout);
    struct rect content = code_content(layout, furniture_content(layout));
    if (layout->programme->wifi.qr && !network.size)
        plan_note(planning, &origin, "password",
                  "not given for a network that is not open: shown without a code");
    else if (network.size && !code_place(layout, content, network).module_px)
        plan_note(planning, &origin, "ssid",
                  "too long for a code that can be read on this screen: shown without one");
    plan_add(planning, -1, 0, 0);
}

static void lay_wifi(struct layout *layout)
{
    struct rect content = code_content(layout, put_furniture(layout));
    struct code_place place = code_place(layout, content, network_of(layout));
    struct code_words words = fit_words(layout, &place);
    struct wording hint = code_hint(layout, place.words.width);
    int with_hint = words.height + units(layout, 3) + wording_set(layout, &hint).height;
    if (place.module_px && with_hint <= place.words.height)
        code_words_add(layout, &words, &hint, 3);
    put_code_page(layout, &place, &words);
}

const struct page_kind page_wifi = {.plan = plan_wifi, .lay = lay_wifi};
