/* kazakh_time: the endings of a time of day written in figures. */
#ifndef DECK_KAZAKH_TIME_H
#define DECK_KAZAKH_TIME_H

#include "base/arena.h"
#include "base/instant.h"
#include "base/text.h"

enum kazakh_case {
    KAZAKH_DATIVE,   /* 11:30-ға */
    KAZAKH_ABLATIVE, /* 09:30-дан */
    KAZAKH_LOCATIVE  /* 10:24-те */
};

struct text kazakh_clock(struct arena *arena, struct civil civil,
                         enum kazakh_case grammatical_case);

#endif
