/* words: what the screen itself says, and how it writes dates, times and numbers, in each page's
 * language.
 *
 * Names of months and weekdays come from a table generated from CLDR (src/deck/locale_data.h); the
 * rest is ours.
 */
#ifndef DECK_WORDS_H
#define DECK_WORDS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/instant.h"
#include "base/text.h"

enum word {
    WORD_NOW,
    WORD_NEXT,
    WORD_SOON, /* over what starts within the hour while nothing is on */
    WORD_SPEAKER,
    WORD_NEWS,
    WORD_TODAY,
    WORD_TOMORROW,
    WORD_CANCELLED,
    WORD_DAY_IS_OVER,
    WORD_EVENT_IS_OVER,
    WORD_THANKS,
    WORD_RUNNING_OVER,
    WORD_CHANGE,    /* over a notice of a change */
    WORD_IMPORTANT, /* over an urgent notice */
    WORD_ATTENTION, /* over an emergency */
    WORD_THEN,      /* over what follows the session that comes first */
    WORD_NO_NETWORK,
    WORD_SERVER_SILENT,
    WORD_VERSION_UNREADABLE, /* what was published last cannot be used */
    WORD_MAY_BE_OLD,         /* in place of the time where nobody knows it */
    WORD_LINK,
    WORD_SCAN, /* beside a code */
    WORD_NETWORK,
    WORD_PASSWORD,
    WORD_NO_PASSWORD,
    WORD_WAYS,
    WORD_STEP_FREE,
    WORD_NO_STEP_FREE,
    WORD_BY_LIFT,
    WORD_BY_RAMP,
    WORD_FREE, /* of a room */
    WORD_FREE_TODAY,
    WORD_LATER_TODAY,
    WORD_FULL,
    WORD_MOVED, /* before the room it takes place in */
    WORD_MOVED_HERE,
    /* What has changed, over a session. */
    WORD_CHANGES, /* over a list of them */
    WORD_STARTS_LATER,
    WORD_STARTS_EARLIER,
    WORD_NEW_TIME,
    WORD_NEW_ROOM,
    WORD_NEW_TIME_AND_ROOM,
    WORD_EXTENDED,
    WORD_ENDS_EARLIER,
    WORD_HAS_BEGUN,
    WORD_NEW_SPEAKER,
    WORD_ADDED,
    WORD_TAKEN_OUT,
    WORD_REMOVED, /* the same where a room would stand */
    WORD_AS_PLANNED,
    WORD_BACK_IN_PROGRAMME,
    WORD_DID_YOU_KNOW, /* over a fact */
    WORD_UNTIL_START,  /* over what a countdown waits for */
    WORD_SPONSORS,
    WORD_PARTNERS,
    WORD_WITH_THANKS, /* over those who are thanked */
    WORD_COUNT
};

/* Can pages be made in this language: "kk", "ru", "en". */
bool words_know(struct text language);

/* The language must be known. */
struct text words(struct text language, enum word word);

struct text words_clock(struct arena *arena, struct civil civil); /* 10:24 */
struct text words_date(struct arena *arena, struct text language,
                       struct civil civil); /* 20 қараша */
struct text words_date_weekday(struct arena *arena, struct text language,
                               struct civil civil); /* 20 қараша, бейсенбі */
struct text words_date_year(struct arena *arena, struct text language,
                            struct civil civil); /* 2025 жылғы 20 қараша */
enum time_unit { TIME_MINUTE, TIME_HOUR, TIME_DAY };
/* What stands under a number of them: минут, сағат, күн. */
struct text words_unit(struct arena *arena, struct text language, enum time_unit unit,
                       int64_t number);
/* From one day to another: 2025 жылғы 20 қараша – 22 қараша; the same day: words_date_year(). */
struct text words_date_span(struct arena *arena, struct text language, struct civil first,
                            struct civil last);
struct text words_minutes_left(struct arena *arena, struct text language,
                               int64_t minutes); /* тағы 36 минут */
struct text words_starts_in(struct arena *arena, struct text language,
                            int64_t minutes); /* 30 минуттан кейін */
struct text words_begins_in(struct arena *arena, struct text language,
                            int64_t minutes); /* 30 минуттан кейін басталады */
struct text words_in_days(struct arena *arena, struct text language,
                          int64_t days); /* 12 күннен кейін */
struct text words_until(struct arena *arena, struct text language,
                        struct civil civil); /* 11:30-ға дейін */
struct text words_began(struct arena *arena, struct text language,
                        struct civil civil); /* 10:24-те басталды */
struct text words_extended_until(struct arena *arena, struct text language,
                                 struct civil civil); /* 11:30-ға дейін ұзартылды */
struct text words_free_until(struct arena *arena, struct text language,
                             struct civil civil); /* 11:30-ға дейін бос */
/* When it goes on, so many days of the calendar from now: «Ертең 09:30-дан бастап»; today for 0;
 * from 2 on with the date. */
struct text words_from(struct arena *arena, struct text language, int64_t days_away,
                       struct civil civil);
/* «10:40 жағдайы бойынша», or what else the moment is called. */
struct text words_as_of(struct arena *arena, struct text language, struct text moment);
struct text words_more_speakers(struct arena *arena, struct text language,
                                size_t count); /* тағы 3 спикер */

struct text words_more_changes(struct arena *arena, struct text language,
                               size_t count); /* тағы 3 өзгеріс */
/* In which language a session is held: «қазақ тілінде»; empty for languages we have no name of. */
struct text words_talk_language(struct arena *arena, struct text language, struct text spoken);

/* Up to two letters that stand for a name without a portrait: «Рамиз Бехбудов» gives РБ. */
struct text words_initials(struct arena *arena, struct text name);

/* «…» for Kazakh and Russian, “…” for English. */
struct text words_quoted(struct arena *arena, struct text language, struct text text);

#endif
