/* over: what stands in the first place when nothing more comes today: that the day is over and when
 * it goes on, or that the event is over, with thanks.
 */
#include "hours.h"

static struct wording title_wording(const struct layout *layout, enum word word, int width)
{
    return (struct wording){
        .text = words(layout->language, word),
        .role = ROLE_TITLE,
        .face = FACE_TITLE,
        .colour = layout->theme->ink,
        .size = 7.67f,
        .smallest = 4,
        .leading = LEADING_TITLE,
        .tracking = -0.008f,
        .width = width,
        .max_lines = 3,
        .balanced = true,
    };
}

static struct wording second_wording(const struct layout *layout, int width)
{
    return (struct wording){
        .role = ROLE_BODY,
        .face = FACE_TEXT,
        .colour = layout->theme->body,
        .size = 4.67f,
        .smallest = 3,
        .width = width,
        .max_lines = 2,
        .balanced = true,
    };
}

/* The day after today is named by its date as well; one further off, which is named by its date
 * already, by the days until then. */
static struct text day_in_other_words(const struct layout *layout, const struct outlook *outlook,
                                      struct civil begin)
{
    return outlook->days_away > 1
               ? words_in_days(layout->arena, layout->language, outlook->days_away)
               : words_date_weekday(layout->arena, layout->language, begin);
}

/* That the day is over stands above, when it goes on below: with the list beside it the page is
 * full, without it there is calm between the two. */
void put_day_over(struct layout *layout, const struct outlook *outlook, struct rect rect)
{
    struct civil begin = page_civil(layout, layout->programme->sessions[outlook->coming].starts_at);
    struct wording title = title_wording(layout, WORD_DAY_IS_OVER, rect.width);
    struct wording when = second_wording(layout, rect.width), day = when;
    when.text = words_from(layout->arena, layout->language, outlook->days_away, begin);
    when.role = ROLE_TIME;
    when.face = FACE_TITLE;
    when.colour = layout->theme->gold;
    when.size = 5.33f;
    when.tabular = true;
    when.max_lines = outlook->days_away > 1 ? 2 : 1;
    day.text = day_in_other_words(layout, outlook, begin);
    day.size = 3.5f;

    struct paragraph when_set = wording_set(layout, &when), day_set = wording_set(layout, &day);
    int foot = when_set.height + units(layout, 0.5f) + day_set.height;
    int y = rect.y + rect.height - foot;
    title.height = y - rect.y - units(layout, 2);
    wording_put(layout, &title, rect.x, rect.y);
    y = wording_place(layout, &when, &when_set, rect.x, y) + units(layout, 0.5f);
    wording_place(layout, &day, &day_set, rect.x, y);
}

/* The rosette of the welcome page, quieter, says goodbye: beside the words, or below them. Returns
 * the width it leaves for them. */
static int put_farewell_rosette(struct layout *layout, struct rect rect)
{
    float radius = layout->unit_px * 24;
    int taken = units(layout, 2 * 24 + 4);
    bool beside = !layout->is_portrait && rect.width > 2 * taken;
    if (!beside && !layout->is_portrait)
        return rect.width; /* the list of what else there is has taken its place */
    float x = (float)rect.x + (beside ? (float)rect.width - radius : (float)rect.width / 2);
    float y = (float)rect.y + (float)rect.height * (beside ? 0.5f : 0.65f);
    if (layout->is_portrait && y + radius > (float)(rect.y + rect.height))
        return rect.width;
    put_ornament(layout, x, y, radius, layout->theme->track);
    return beside ? rect.width - taken : rect.width;
}

void put_event_over(struct layout *layout, struct rect rect)
{
    int width = put_farewell_rosette(layout, rect);
    struct wording title = title_wording(layout, WORD_EVENT_IS_OVER, width);
    struct wording thanks = second_wording(layout, width);
    thanks.text = words(layout->language, WORD_THANKS);
    struct paragraph title_set = wording_set(layout, &title);
    struct paragraph thanks_set = wording_set(layout, &thanks);

    int gap = units(layout, 3);
    int height = title_set.height + gap + thanks_set.height;
    int y = rect.y + (layout->is_portrait ? 0 : (rect.height - height) / 2);
    y = wording_place(layout, &title, &title_set, rect.x, y) + gap;
    wording_place(layout, &thanks, &thanks_set, rect.x, y);
}
