/* refusals: other systems' answers, known by the names of their members.
 *
 * Each of these systems has an address that we do read, or a way to one. Whoever pasted the wrong
 * one should be told that one, and not that nobody knows what this is.
 */
#include "refusals.h"

enum { MEMBERS_MOST = 3 };

enum place {
    ROOT,
    FIRST,        /* of a list */
    FIRST_RESULT, /* of a list named results */
};

/* An object with all of these members. */
struct shape {
    enum place place;
    const char *members[MEMBERS_MOST];
    const char *sentence;
};

static const char RSS_IN_JSON[] =
    "this is RSS written as JSON, which is no JSON Feed; give the address of the same feed as RSS "
    "or Atom, in XML";
static const char INDICO[] =
    "this is an export of Indico; give its calendar: the same address with .ics in place of .json, "
    "/export/event/<number>.ics";
static const char PRETALX[] =
    "this is an answer of pretalx's API; give the export of its schedule: "
    "/<event>/schedule/export/schedule.json";
static const char FRAB_EVENT[] = "this is a single session of frab's; give the whole schedule: "
                                 "/<language>/<conference>/public/schedule.json";
static const char ONE_SESSION[] = "this is a single session; give the export of the whole "
                                  "schedule, schedule.json or schedule.xml";
static const char SESSIONIZE[] =
    "this is an answer of Sessionize's API, which is not read; export the sessions as a "
    "spreadsheet and give its address as CSV";
static const char GOOGLE_CALENDAR[] = "this is an answer of Google Calendar's API; give the "
                                      "calendar's public address in iCal format, "
                                      "which ends with .ics";
static const char NO_CONFERENCE[] =
    "schedule: has no conference; expected a schedule.json with schedule.conference.days or "
    "schedule.events";

/* The more a shape asks for, the further up it stands. */
static const struct shape SHAPES[] = {
    {ROOT, {"rss"}, RSS_IN_JSON},
    {ROOT, {"kind", "items"}, GOOGLE_CALENDAR},
    {FIRST_RESULT, {"startDate", "endDate", "title"}, INDICO},
    {ROOT, {"_type", "results", "ts"}, INDICO},
    {ROOT, {"code", "submission_type", "title"}, PRETALX},
    {FIRST, {"code", "submission_type", "title"}, PRETALX},
    {FIRST_RESULT, {"code", "submission_type", "title"}, PRETALX},
    {ROOT, {"code", "slots", "state"}, PRETALX},
    {FIRST, {"code", "slots", "state"}, PRETALX},
    {FIRST_RESULT, {"code", "slots", "state"}, PRETALX},
    {FIRST_RESULT, {"code", "biography"}, PRETALX},
    {FIRST_RESULT, {"submission", "room", "start"}, PRETALX},
    {FIRST_RESULT, {"slug", "date_from", "timezone"}, PRETALX},
    {ROOT, {"talks", "rooms", "timezone"}, PRETALX},
    {ROOT, {"title", "event_classifiers"}, FRAB_EVENT},
    {ROOT, {"title", "recording_license"}, FRAB_EVENT},
    {ROOT, {"title", "abstract", "persons"}, ONE_SESSION},
    {ROOT, {"title", "abstract", "participants"}, ONE_SESSION},
    {ROOT, {"sessions", "speakers", "categories"}, SESSIONIZE},
    {FIRST, {"date", "rooms", "timeSlots"}, SESSIONIZE},
    {FIRST, {"groupName", "sessions"}, SESSIONIZE},
    {FIRST, {"fullName", "sessions"}, SESSIONIZE},
    {ROOT, {"schedule"}, NO_CONFERENCE},
};

static bool has_shape(const struct json *root, const struct shape *shape)
{
    struct json results = json_member(root, "results");
    struct json objects[] = {
        [ROOT] = *root,
        [FIRST] = json_element(root, 0),
        [FIRST_RESULT] = json_element(&results, 0),
    };

    for (size_t i = 0; i < MEMBERS_MOST && shape->members[i]; i++) {
        struct json member = json_member(&objects[shape->place], shape->members[i]);

        if (!json_is_there(&member))
            return false;
    }
    return true;
}

const char *refusal_of_json(struct json root)
{
    for (size_t i = 0; i < sizeof SHAPES / sizeof *SHAPES; i++)
        if (has_shape(&root, &SHAPES[i]))
            return SHAPES[i].sentence;
    return "JSON, but no schedule we know; a programme begins with {\"taqta\": 1";
}
