/* layout: what every page kind needs to put boxes on a page: units, words in a style, fills, the
 * frame.
 *
 * Sizes and distances are in u, the ninetieth part of the page's short side (12 px on 1920×1080),
 * so that every size of screen follows by itself. A wording is text with all that decides how it
 * looks; it is first set (to know its size) and then placed.
 */
#ifndef DECK_LAYOUT_H
#define DECK_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "deck/deck.h"
#include "deck/page.h"
#include "deck/theme.h"
#include "deck/words.h"
#include "programme/programme.h"
#include "programme/query.h"
#include "type/direction.h"
#include "type/paragraph.h"

/* Line heights in em, by use. 1.21 is what Inter asks for by itself. */
#define LEADING_LINE  1.21f
#define LEADING_TITLE 1.12f
#define LEADING_ROW   1.2f
#define LEADING_BODY  1.4f
/* Arabic letters are smaller in their em than Latin ones, and reach higher and deeper from the
 * line: texts with such letters are set larger and further apart by these factors, and their lines
 * are never so close that a sign of softness would leave its own. */
#define SIZE_ARABIC          1.12f
#define LEADING_ARABIC       1.08f
#define LEADING_ARABIC_LEAST 1.2f

/* Of a session's title that three lines cannot hold. */
enum { TITLE_LINES_MOST = 7 };

/* What logos stand on, which are drawn for paper. */
#define LOGO_PLATE 0xFFFAF8F3

struct layout {
    struct page *page;
    struct arena *arena;
    const struct programme *programme;
    const struct deck *deck;
    const struct page_plan *plan;
    const struct deck_settings *settings;
    const struct theme *theme;
    enum face_role title_face; /* of large titles and names; all else keeps its own */
    struct typesetter *typesetter;
    struct moment moment;
    struct notice_list notices; /* that hold at this moment on this screen, strongest first */
    struct text language;
    bool right_to_left; /* so is the page's language read: the finished page is mirrored */
    float unit_px;
    bool is_portrait; /* taller than wide: one column */
    bool is_low;      /* so large are the sizes, for readers far away, that the height is scarce */
    bool is_bar;      /* much wider than high: columns side by side */
    bool borrows;     /* none of the event's languages is ours: texts come in whatever language they
                         have */
};

/* Why the picture at this address is not shown now; NULL: it can be. */
const struct missing_picture *missing_picture(const struct layout *layout, struct text address);
/* Is one given, and can it be shown? */
bool has_picture(const struct layout *layout, struct text address);

/* The role in which the event's titles are set: its own face where that is one of ours. is_known
 * gets whether it is. */
enum face_role theme_title_face(const struct layout *layout, bool *is_known);

/* Units to whole px. */
int units(const struct layout *layout, float number);

struct wording {
    struct text text;
    struct text source;   /* where the text comes from, for deck.json; empty: our own words */
    struct text language; /* empty: the page's */
    enum text_role role;
    enum face_role face;
    uint32_t colour;
    float size;     /* u */
    float smallest; /* u; above 0: the largest size down to this that fits width, height and
                       max_lines */
    float leading;  /* em; 0: LEADING_LINE */
    float tracking; /* em */
    int width;      /* px; 0: one line as wide as it gets */
    int height;     /* px, with smallest; 0: any */
    int max_lines;
    int most_lines; /* with smallest, where max_lines would leave words out; 0: max_lines */
    enum text_align align;
    enum hanging hanging;
    bool balanced, tabular, capitals, struck, hyphenated;
    bool exact; /* to be typed by somebody: see type_style */
};

struct paragraph wording_set(const struct layout *layout, const struct wording *wording);
/* Puts a set wording with its top left at x, y. Returns the y below it. */
int wording_place(struct layout *layout, const struct wording *wording,
                  const struct paragraph *paragraph, int x, int y);
/* Both at once. */
int wording_put(struct layout *layout, const struct wording *wording, int x, int y);
/* The same with its right edge at x. Returns the x of its left edge. */
int wording_put_end(struct layout *layout, const struct wording *wording, int x, int y);
/* Distance from the top of a set wording to its first baseline: to align neighbours of different
 * sizes. */
int first_baseline(const struct paragraph *paragraph);
/* Of a line of a set wording; 0 when no face has any of its letters, and it has no line. */
int height_of_line(const struct paragraph *paragraph);

void put_fill(struct layout *layout, struct rect rect, uint32_t colour, int radius);
void put_rule(struct layout *layout, int x, int y, int width);
struct box *put_box(struct layout *layout, enum box_kind kind, struct rect rect);
void put_mark(struct layout *layout, int session, const char *mark);

/* Had any text of the page to be cut? For pages tried in planning. */
bool page_is_cut(const struct page *page);

/* A portrait, or the initials of the name on the gradient until (or instead of) it. */
void put_portrait(struct layout *layout, int speaker, struct rect rect, int radius,
                  float initials_size);

/* An upper-case label in sky: «ҚАЗІР». */
struct wording label(const struct layout *layout, enum word word);

/* The text for this page's language, or empty (see deck.c on pages in one language). */
struct text page_text(const struct layout *layout, const struct localised *localised);
/* The same for names of people, rooms and places, which are shown in any case. *language gets what
 * it is in. */
struct text page_name(const struct layout *layout, const struct localised *localised,
                      struct text *language);
/* "sessions[3]" and "start" give "sessions[3].start". */
struct text field_source(const struct layout *layout, const struct origin *origin,
                         const char *field);
/* "sessions[3]" and "title" give "sessions[3].title.kk", by the language that page_name() would
 * choose. */
struct text source_of(const struct layout *layout, const struct origin *origin, const char *field,
                      const struct localised *localised);

/* A field from outside that stands in one line with others, between isolates (FSI or RLI … PDI), so
 * that neither changes the order of the other. On pages read from left to right a field without a
 * letter from the right needs none, and gets none: nothing would look different. */
struct text isolated(const struct layout *layout, struct text field);

/* A text with Arabic letters as it is shown: its figures in their order and, where it is Kazakh,
 * its signs of softness. */
struct text arabic_text(struct arena *arena, struct text text, bool is_kazakh);

/* Between the items of a list: ", ", or "، " where the page is read from right to left. */
struct text list_comma(const struct layout *layout);

/* City and venue, as far as they are given. */
struct text place_text(const struct layout *layout, struct text between);

/* The civil time of a moment in the event's zone. */
struct civil page_civil(const struct layout *layout, struct instant instant);

/* Which of several places a session stands in, as an attendee must read it. */
struct session_view {
    const struct session *session;
    int index;
    bool is_cancelled; /* or vanished: it is off, and struck through */
    bool is_moved_in_time, is_moved_in_room;
    bool is_break;              /* nobody speaks: people ask where and until when */
    struct instant begins_at;   /* as it really began where that was said, else as changed */
    struct text time, old_time; /* HH:MM of begins_at; old_time empty when the time stands */
    struct text old_end;        /* HH:MM; empty when the end stands */
    /* The page says so besides the chips, which then need not. */
    bool shows_start, shows_end;
    struct text room, old_room;
    struct text room_language;
};
struct session_view session_view(const struct layout *layout, int session);
/* A thin bar in the colour of the session's track, where that has one, at the rect's left edge and
 * as high as it. Painted as given: nobody reads it. */
void put_track(struct layout *layout, const struct session *session, struct rect rect,
               bool is_past);
/* «Болмайды»: in place of the room of a session that is off. */
struct text words_for_off(const struct layout *layout, const struct session *session);
/* Every mark the page makes about the session: its changes, and its state at this moment when the
 * clock is trusted. */
void put_session_marks(struct layout *layout, int session);
/* «Гүлнар Абдиғалиева, Ләйла Зинашева»: the first `limit` names, to be set as `wording` is. */
struct text speaker_names(const struct layout *layout, const struct session *session, size_t limit,
                          const struct wording *wording);

/* Gives `people` as many names as its lines hold, and how many more there are: no name is cut. */
void fit_names(const struct layout *layout, const struct session *session, struct wording *people);

/* What else one should know of a session, on small pills: its language, that it is full … */
enum { CHIPS_MOST = 8 };
struct chip {
    struct wording wording;
    struct paragraph set;
    uint32_t ground;
    int x, y; /* px from the top left of all */
};
struct chips {
    struct chip chips[CHIPS_MOST];
    size_t count;
    int pad, gap, line;
    int width, height; /* px of all; 0: there is nothing to tell */
};
struct chips chips_set(const struct layout *layout, const struct session_view *view, int width);
void chips_place(struct layout *layout, const struct chips *chips, int x, int y);

/* The same at the end of a line of which `taken` px are taken, or below it where they are too many.
 */
struct chip_row {
    struct chips chips;
    bool is_beside;
    int width, line_height, gap;
    int extra; /* px they take below the line */
};
struct chip_row chip_row_set(const struct layout *layout, const struct session_view *view,
                             int width, int taken, int line_height);
void chip_row_place(struct layout *layout, const struct chip_row *row, int x, int y);

/* An old text struck through and the new one in gold, or just the one that holds. Both stand on one
 * line where they fit the width, else the old one above the new one. */
struct changed_wording {
    struct wording wording; /* of the text that holds, without text */
    struct text now, before;
    uint32_t colour_before;
    int width; /* px there are for both; 0: any */
    bool chip; /* the new text stands on a pill */
    bool loud; /* the pill is gold, and the text on it dark */
    bool end;  /* placed by its right edge */
};

/* Set, but not placed. */
struct changed_pair {
    struct wording new, old;
    struct paragraph new_set, old_set; /* empty where there is no such text */
    int gap, pad, rise;                /* px: between the two; of the pill around the new one */
    int width, height;
    bool is_stacked, end, loud;
};
struct changed_pair changed_set(const struct layout *layout, const struct changed_wording *changed);
/* With its top left, or top right where it is placed by its end, at x, y. Returns the x behind. */
int changed_place(struct layout *layout, const struct changed_pair *pair, int x, int y);
/* Of words on the theme's gold, for what must be loud. */
uint32_t ink_on_gold(const struct theme *theme);
/* Both at once. */
int changed_put(struct layout *layout, const struct changed_wording *changed, int x, int y);

/* The room of a session: where it was and is, or where it would have been and that it is cancelled.
 */
struct changed_wording room_wording(const struct layout *layout, const struct session_view *view,
                                    float size, uint32_t colour);

/* Header and footer with what notices add to them; returns what lies between them. An emergency
 * leaves nothing of it but the header. */
struct rect put_furniture(struct layout *layout);
/* The same without putting anything: for planning. */
struct rect furniture_content(const struct layout *layout);
/* The margins' inner edges, in px. */
struct frame {
    int left, right, top, bottom;
};
struct frame frame_of(const struct layout *layout);

/* The first sentence that says something, or the first line where the author made lines; rest is
 * empty when that is all there is. */
struct text_parts {
    struct text first, rest;
};
struct text_parts text_parts(struct text text);

/* Notices over other pages. All pages of one language give them the same room, so that nothing
 * jumps when the page turns. Pages that are themselves a notice have no bands. */
int bands_height(const struct layout *layout); /* px from the page's top; 0: no bands */
void put_bands(struct layout *layout);
int info_height(const struct layout *layout, int width); /* px; 0: nothing to tell */
void put_info(struct layout *layout, int x, int bottom, int width);
/* The px that a line of information takes from what lies above it; 0: there is none. */
int info_room(const struct layout *layout, int width);
bool has_emergency(const struct layout *layout);

/* That what the page shows is older than it should be: since when, and why. In the page's foot,
 * with its middle at that y. false: it is fresh, and nothing was put. */
bool put_freshness(struct layout *layout, int x, int middle, int width);
bool is_fresh(const struct layout *layout);

/* A quiet rosette in what words of that width, which end at that y, leave of the content: beside
 * them, or below them on upright pages; none where there is no room for it. */
void put_rest_rosette(struct layout *layout, struct rect content, int used_width, int used_bottom);

/* A big rosette of our own drawing around x, y. */
void put_ornament(struct layout *layout, float x, float y, float radius, uint32_t colour);

/* One per page kind. plan says how many pages there are for one slide in one language, adding them;
 * lay fills one. */
struct plan_list {
    struct page_plan *plans;
    size_t count, capacity;
};

/* What planning a slide needs to know; `layout` has no page yet. */
struct planning {
    struct layout layout;
    struct plan_list *list;
    struct page_plan base;     /* kind, language, slide and seconds filled in */
    const struct slide *slide; /* NULL: the built-in playlist */
    struct problems *problems;
};
void plan_add(struct planning *planning, int record, size_t first, size_t count);
/* How many words of main text can be read in the longest time that a page stays: what may have more
 * pages has no more of them on one. */
size_t plan_words_most(void);
/* A page is left out: says why, by the record that is to blame. */
void plan_note(struct planning *planning, const struct origin *origin, const char *field,
               const char *why);
/* The same of a picture that is missing, once for all languages; and what is done instead. */
void plan_note_missing(struct planning *planning, const struct origin *origin, const char *field,
                       struct text address, const char *instead);
/* Has every session of the list a title in the page's language? Notes the first that has not. */
bool plan_has_titles(struct planning *planning, struct session_list list);
/* Does the playlist's entry want the record with that id? */
bool slide_wants(const struct slide *slide, struct text id);

struct page_kind {
    void (*plan)(struct planning *planning);
    void (*lay)(struct layout *layout);
};
extern const struct page_kind page_welcome, page_now_next, page_agenda, page_speaker, page_quote,
    page_news, page_notice, page_change, page_link, page_wifi, page_wayfinding, page_room,
    page_fact, page_countdown, page_message, page_thanks, page_picture;

#endif
