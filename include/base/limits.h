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
    /* Elements, attributes and texts in an XML document's tree at any time, a tenth of a kilobyte
       each; the events of a schedule do not stay in it. The largest real feed we know has 3,000. By
       itself jansson stops at a depth of 2048, libxml2 at 256. */
    LIMIT_XML_NODES = 200000,
    /* Of one tag; libxml2 compares each with all before it. Seven are the most we have seen. */
    LIMIT_XML_ATTRIBUTES = 64,
    /* In scope at one place; libxml2 looks through all of them for every prefix. A dozen is much.
     */
    LIMIT_XML_NAMESPACES = 64,
    /* All different names of a document together, with what libxml2 keeps beside them: the largest
       real one has 43. */
    LIMIT_XML_NAMES_BYTES = 256 * 1024,
    /* What is to be mended in one document: each costs libxml2 a sentence. */
    LIMIT_XML_FAULTS = 20000,
    /* libxml2's own for XML; for HTML it has none. */
    LIMIT_XML_DEPTH = 256,
    /* Between two tags; what is behind is not read. The longest real piece we know has 50 KB. */
    LIMIT_XML_TEXT_BYTES = 1024 * 1024,
    /* Of a document that was brought into UTF-8, or whose "&" were written out. */
    LIMIT_DECODED_BYTES = 16 * 1024 * 1024,
    /* Of one marked-up text: a page shows far less of it. */
    LIMIT_HTML_BYTES = 64 * 1024,
    /* On one letter: Vietnamese and Hebrew need three; more is somebody painting over the
       neighbouring lines. */
    LIMIT_MARKS = 4,
    /* Of one event's EXDATE or RDATE, a day each for more than a year; and of a calendar's. */
    LIMIT_CALENDAR_DATES = 400,
    LIMIT_CALENDAR_DATES_ALL = 20000,
    /* Who names more time zones does not mean them; nor has one of them changed so often. */
    LIMIT_CALENDAR_ZONES = 32,
    LIMIT_ZONE_ONSETS = 64,
    /* What all series of a calendar come to, and days looked at for them: a tenth of a second. */
    LIMIT_REPEATS = 2000,
    LIMIT_REPEAT_DAYS = 2000000,
    /* Days looked at for the zones that a calendar describes: 0.2 s; one takes 100,000. */
    LIMIT_ZONE_DAYS = 4000000,
    /* Of events in events of schema.org: days, tracks and sessions are three. */
    LIMIT_NESTED_EVENTS = 8,
    /* A sheet of sessions has a dozen; those further right are not read. */
    LIMIT_COLUMNS = 128,
    LIMIT_PHOTO_SIDE_PX = 6000,
    LIMIT_PHOTO_PIXELS = 24 * 1000 * 1000,
    LIMIT_REDIRECTS = 3,
    LIMIT_TRANSFER_S = 60,
    LIMIT_CONNECT_S = 8
};

#endif
