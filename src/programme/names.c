/* names: the words of the native document, each list in the order of its enum. */
#include "names.h"

#include "programme/programme.h"

#include <assert.h>
#include <stddef.h>

const char *const SLIDE_KIND_NAMES[] = {
    "welcome", "now-next",   "agenda", "room", "speaker",   "quote",   "fact",    "news",
    "thanks",  "wayfinding", "wifi",   "link", "countdown", "message", "picture", NULL,
};
const char *const SESSION_KIND_NAMES[] = {
    "talk",         "panel",  "opening", "message", "break",
    "registration", "social", "press",   "other",   NULL,
};

const char *const CHANGE_MARK_NAMES[] = {
    "delayed", "moved",           "cancelled", "extended", "started",
    "full",    "speaker-changed", "restored",  NULL,
};

static_assert(sizeof SLIDE_KIND_NAMES / sizeof *SLIDE_KIND_NAMES == SLIDE_KIND_COUNT + 1,
              "every page kind has a name");
static_assert(sizeof SESSION_KIND_NAMES / sizeof *SESSION_KIND_NAMES == SESSION_OTHER + 2,
              "every session kind has a name");

const char *const NOTICE_SEVERITY_NAMES[] = {"info", "change", "urgent", "emergency", NULL};
const char *const SOURCE_KIND_NAMES[] = {
    "auto", "native", "schedule-xml", "schedule-json", "ical", "rss", "atom", "jsonfeed", NULL};
const char *const THANKS_KIND_NAMES[] = {"sponsor", "partner", "thanks", NULL};
const char *const WIFI_AUTH_NAMES[] = {"open", "wpa", "sae", NULL};
const char *const THEME_MODE_NAMES[] = {"dark", "light", NULL};
const char *const WAY_NAMES[] = {"left",     "right",     "up",          "down", "up-left",
                                 "up-right", "down-left", "down-right",  "here", "lift",
                                 "ramp",     "stairs-up", "stairs-down", NULL};
