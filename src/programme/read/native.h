/* native: the parts of the native document's reader, one file for each neighbourhood of records. */
#ifndef PROGRAMME_READ_NATIVE_H
#define PROGRAMME_READ_NATIVE_H

#include "native_fields.h"

/* The event comes before everything that has a time in its zone; those who refer to others come
 * after them. */
record_reader native_read_event, native_read_source, native_read_wifi, native_read_theme;
record_reader native_read_room, native_read_track, native_read_speaker;
record_reader native_read_session;
record_reader native_read_quote, native_read_fact, native_read_thanks, native_read_link,
    native_read_message, native_read_picture;
record_reader native_read_playlist, native_read_screen;
record_reader native_read_notice, native_read_change;

#endif
