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
    /* What a JSON document's values take in memory as a tree, by the estimate in json_scan.c: 8 MB
       of "{}," would take 600 MB. FOSDEM 2026 as our own document takes 4 MB. */
    LIMIT_JSON_TREE_BYTES = 40 * 1024 * 1024,
    /* In an XML document's tree at any time, a tenth of a kilobyte each; the events of a schedule
       do not stay in it. The largest real feed we know has 3,000. By itself jansson stops at a
       depth of 2048, libxml2 at 256. */
    LIMIT_XML_NODES = 250000,
    /* Between two tags; what is behind is not read. The longest real piece we know has 50 KB. */
    LIMIT_XML_TEXT_BYTES = 1024 * 1024,
    /* Of a document that was brought into UTF-8, or whose "&" were written out. */
    LIMIT_DECODED_BYTES = 16 * 1024 * 1024,
    /* Of one marked-up text: a page shows far less of it. */
    LIMIT_HTML_BYTES = 64 * 1024,
    LIMIT_PHOTO_SIDE_PX = 6000,
    LIMIT_PHOTO_PIXELS = 24 * 1000 * 1000,
    LIMIT_REDIRECTS = 3,
    LIMIT_TRANSFER_S = 60,
    LIMIT_CONNECT_S = 8
};

#endif
