/* limits: how much of the world we let in. Each meets the input before an allocation does. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

enum {
    /* The largest real schedule we know has 2.8 MB (FOSDEM 2026); three times that, after
       inflating. */
    LIMIT_DOCUMENT_BYTES = 8 * 1024 * 1024,
    /* The largest real calendar of a conference we know has 0.3 MB (linux.conf.au 2020). */
    LIMIT_CALENDAR_BYTES = 4 * 1024 * 1024,
    /* A portrait of 24 Mpx is about 5 MB as JPEG; more is a camera original that nobody meant to
       publish. */
    LIMIT_PICTURE_BYTES = 5 * 1024 * 1024,
    /* 1,351 is the largest real number of sessions seen in one file; more than this is a mistake.
     */
    LIMIT_SESSIONS = 20000,
    LIMIT_ROOMS = 500,
    LIMIT_SPEAKERS = 20000,
    LIMIT_NEWS = 200,
    /* Anything else a document lists: notices, quotes, changes … */
    LIMIT_RECORDS = 2000,
    LIMIT_SOURCES = 16,
    LIMIT_LANGUAGES = 8,
    LIMIT_SPEAKERS_IN_SESSION = 64,
    /* A text that takes minutes to read is no text for a screen. */
    LIMIT_TEXT_BYTES = 8 * 1024,
    /* Complaints about one document; the rest are counted. Nobody reads more in one go. */
    LIMIT_PROBLEMS = 200,
    /* What the values of a JSON document may need in memory. The largest real schedules have
       40,000 values, which take 8 MB. jansson goes no deeper than 2048. */
    LIMIT_JSON_MEMORY = 36 * 1024 * 1024,
    /* Elements, attributes and texts, a hundred bytes each, twice that where every name is another:
       two and a half times those of the largest real schedule (FOSDEM 2026 has 78,000). libxml2
       goes no deeper than 256. */
    LIMIT_XML_NODES = 200000,
    /* A document as UTF-8: "&lt;" becomes a number and a quarter longer. */
    LIMIT_XML_BYTES = 10 * 1024 * 1024,
    /* Of one tag; libxml2 compares each with all before it. Seven are the most we have seen. */
    LIMIT_XML_ATTRIBUTES = 64,
    /* In scope at one place; libxml2 looks through them for every prefix. A dozen are many. */
    LIMIT_XML_NAMESPACES = 64,
    /* Of one text that is marked up: an article of ten thousand words has as much. */
    LIMIT_HTML_BYTES = 64 * 1024,
    LIMIT_PHOTO_SIDE_PX = 6000,
    LIMIT_PHOTO_PIXELS = 24 * 1000 * 1000,
    LIMIT_REDIRECTS = 3,
    LIMIT_TRANSFER_S = 60,
    LIMIT_CONNECT_S = 8
};

#endif
