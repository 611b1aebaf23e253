/* write_parts: what the files that write a programme share. */
#ifndef PROGRAMME_WRITE_WRITE_PARTS_H
#define PROGRAMME_WRITE_WRITE_PARTS_H

#include "base/json.h"
#include "programme/write.h"

/* Ids by the index of their record, as the schema wants them. */
struct written_ids {
    const struct text *sources, *rooms, *tracks, *speakers, *sessions, *notices, *quotes, *thanks,
        *facts, *links, *messages, *pictures, *playlists, *screens;
};

struct writing {
    const struct programme *programme;
    struct arena *arena;
    struct json_writer *writer;
    struct problems *problems;
    struct written_ids ids;
};

/* Those the records have where they are short words of their own; others are made of them. All
 * records of the model begin with their id; size: of one record. what: "session", for a record
 * whose id has no letter we could use. */
const struct text *write_ids(struct arena *arena, const void *records, size_t count, size_t size,
                             const char *what);

/* Each writes nothing where nothing is given. */
void write_text(const struct writing *writing, const char *key, struct text text);
void write_localised(const struct writing *writing, const char *key,
                     const struct localised *localised);
void write_texts(const struct writing *writing, const char *key, const struct text *texts,
                 size_t count);
void write_colour(const struct writing *writing, const char *key, bool is_given, uint32_t colour);
/* As the clocks of the event show it; with an offset where they show it twice. */
void write_instant(const struct writing *writing, const char *key, struct instant instant);
/* The id of a record, by its index; -1: none. */
void write_reference(const struct writing *writing, const char *key, const struct text *ids,
                     int index);
void write_references(const struct writing *writing, const char *key, const struct text *ids,
                      const int *indexes, size_t count);

void write_complain(const struct writing *writing, struct text path, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Whole lists with their keys, in the order of the schema; none when they are empty. */
void write_sources(const struct writing *writing);
void write_rooms(const struct writing *writing);
void write_tracks(const struct writing *writing);
void write_speakers(const struct writing *writing);
void write_sessions(const struct writing *writing);
void write_changes(const struct writing *writing);
void write_notices(const struct writing *writing);
void write_quotes(const struct writing *writing);
void write_thanks(const struct writing *writing);
void write_facts(const struct writing *writing);
void write_links(const struct writing *writing);
void write_messages(const struct writing *writing);
void write_pictures(const struct writing *writing);
void write_playlists(const struct writing *writing);
void write_screens(const struct writing *writing);

#endif
