/* freshness: that what a page shows is older than it should be, said in the page's foot: since
 * when, and why. Calm, and without a word of technology.
 *
 * A page of news counts the document its item came from. Every other page counts all documents but
 * feeds, which give news or lines that end by the clock: a page may take the event's name from one
 * and rooms, sessions and speakers from others, and none of them may be older than is said.
 */
#include "layout.h"

static bool is_feed_kind(enum source_kind kind)
{
    return kind == SOURCE_RSS || kind == SOURCE_ATOM || kind == SOURCE_JSONFEED;
}

/* One that has not been read yet is known by what is expected of it. */
static bool is_feed(const struct programme *programme, struct text address)
{
    for (size_t i = 0; i < programme->source_count; i++)
        if (text_equal(programme->sources[i].address, address) &&
            (is_feed_kind(programme->sources[i].kind) || programme->sources[i].as_notices))
            return true;
    for (size_t i = 0; i < programme->document_count; i++)
        if (text_equal(programme->documents[i], address))
            return programme->is_feed[i];
    return false;
}

static bool counts(const struct layout *layout, const struct stale_document *stale)
{
    const struct programme *programme = layout->programme;
    const struct page_plan *plan = layout->plan;
    if (plan->kind != SLIDE_NEWS)
        return !is_feed(programme, stale->address);
    size_t document = programme->news[plan->record].origin.document;
    return document < programme->document_count &&
           text_equal(programme->documents[document], stale->address);
}

/* The oldest of those that count; one of which nobody knows how old it is may be older still. NULL:
 * none. */
static const struct stale_document *find_stale(const struct layout *layout)
{
    const struct deck_settings *settings = layout->settings;
    const struct stale_document *found = NULL;
    for (size_t i = 0; i < settings->stale_count; i++) {
        const struct stale_document *stale = &settings->stale[i];
        if (counts(layout, stale) && (!found || instant_compare(stale->as_of, found->as_of) < 0))
            found = stale;
    }
    return found;
}

bool is_fresh(const struct layout *layout)
{
    return !find_stale(layout);
}

/* «10:40», with the date where that is not today's, or nobody knows what is today. */
static struct text moment_of(const struct layout *layout, struct instant as_of)
{
    struct civil then = page_civil(layout, as_of), now = page_civil(layout, layout->moment.now);
    struct text clock = words_clock(layout->arena, then);
    if (layout->moment.trusted && civil_day_number(then) == civil_day_number(now))
        return clock;
    struct text date = layout->moment.trusted && then.year != now.year
                           ? words_date_year(layout->arena, layout->language, then)
                           : words_date(layout->arena, layout->language, then);
    return text_join(layout->arena, (struct text[]){date, clock}, 2, list_comma(layout));
}

static struct text since_when(const struct layout *layout, const struct stale_document *stale)
{
    if (!instant_is_given(stale->as_of))
        return words(layout->language, WORD_MAY_BE_OLD);
    return words_as_of(layout->arena, layout->language, moment_of(layout, stale->as_of));
}

static struct text why(const struct layout *layout, enum stale_reason reason)
{
    static const enum word reasons[] = {
        [STALE_NO_NETWORK] = WORD_NO_NETWORK,
        [STALE_SERVER_ERROR] = WORD_SERVER_SILENT,
        [STALE_REFUSED] = WORD_VERSION_UNREADABLE,
    };
    return words(layout->language, reasons[reason]);
}

/* Both on one line, else one above the other; where there are more dots than room, what matters
 * most: since when. */
static struct wording fit_freshness(const struct layout *layout, const struct stale_document *stale,
                                    int width)
{
    struct text since = since_when(layout, stale), reason = why(layout, stale->reason);
    struct wording wording = {
        .text = text_format(layout->arena, "%.*s · %.*s", TEXT_ARG(since), TEXT_ARG(reason)),
        .role = ROLE_FURNITURE,
        .face = FACE_MEDIUM,
        .colour = layout->theme->gold,
        .size = 2.5f,
        .tabular = true,
    };
    if (wording_set(layout, &wording).width <= width)
        return wording;
    wording.text = text_format(layout->arena, "%.*s\n%.*s", TEXT_ARG(since), TEXT_ARG(reason));
    wording.leading = 1.1f;
    if (wording_set(layout, &wording).width <= width)
        return wording;
    wording.text = since;
    wording.width = width;
    wording.max_lines = 2;
    wording.smallest = 2;
    return wording;
}

bool put_freshness(struct layout *layout, int x, int middle, int width)
{
    const struct stale_document *stale = find_stale(layout);
    if (!stale)
        return false;
    struct wording wording = fit_freshness(layout, stale, width);
    struct paragraph set = wording_set(layout, &wording);
    /* Upright pages have room below the foot: a second line hangs into it, clear of what is above.
     */
    int above = layout->is_portrait ? height_of_line(&set) : set.height;
    wording_place(layout, &wording, &set, x, middle - above / 2);
    return true;
}
