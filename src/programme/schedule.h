/* schedule: questions about sessions that several files of this room ask. */
#ifndef PROGRAMME_SCHEDULE_H
#define PROGRAMME_SCHEDULE_H

#include "programme/programme.h"

/* The programme day of its start as changed. */
int64_t session_day(const struct programme *programme, int session);

/* A session without a room (a break, say) is on in every room. */
static inline bool rooms_meet(int room, int other_room)
{
    return room == other_room || room < 0 || other_room < 0;
}

#endif
