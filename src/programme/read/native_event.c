/* native_event: the event itself, its other sources, its Wi-Fi and its colours. */
#include "names.h"
#include "native.h"

/* The zone the display was configured with serves an event that names none we know. */
static const char *load_configured_zone(struct draft *draft)
{
    struct programme *programme = draft->programme;
    struct text name = draft->options->timezone;

    if (!name.size || !zone_load(&programme->zone, &programme->arena, name, NULL))
        return "UTC, and nothing is shown as now";
    programme->zone_origin = ZONE_FROM_CONFIGURATION;
    return text_to_c(draft->scratch, name);
}

static void read_zone(struct record *record)
{
    struct programme *programme = record->draft->programme;
    struct json field = record_field(record, "timezone");
    struct text name = record_text(record, "timezone");
    struct error error;

    programme->zone_origin = ZONE_FROM_NOBODY;
    if (!name.size)
        record_complain(record, &record->json, PROBLEM_DOUBTED,
                        "timezone is missing; expected a name such as \"Asia/Almaty\", times are "
                        "taken as in %s",
                        load_configured_zone(record->draft));
    else if (!zone_load(&programme->zone, &programme->arena, name, &error))
        record_complain(record, &field, PROBLEM_DROPPED, "%s; times are taken as in %s",
                        error.message, load_configured_zone(record->draft));
    else
        programme->zone_origin = ZONE_FROM_DOCUMENT;
}

/* Nobody said in which languages to show the event: then in those its title has. */
static void guess_languages(struct draft *draft, struct event *event)
{
    struct text *languages = ARENA_ARRAY(&draft->programme->arena, struct text, LIMIT_LANGUAGES);
    size_t count = 0;

    for (size_t i = 0; i < event->title.count && count < LIMIT_LANGUAGES; i++)
        if (event->title.translations[i].language.size)
            languages[count++] = event->title.translations[i].language;
    if (!count)
        languages[count++] = TEXT("kk"); /* where we are at home */
    event->languages = languages;
    event->language_count = count;
}

static int read_day_change(struct record *record)
{
    struct json field = record_field(record, "day_change");
    struct text clock = {0};
    int minutes = 0;

    if (!json_is_there(&field))
        return 0;
    if (!json_text(&field, &clock) || clock.size != 5 || !minutes_from_clock(clock, &minutes)) {
        record_complain(record, &field, PROBLEM_DROPPED,
                        "%.*s is no time of day; expected one such as \"04:00\"",
                        TEXT_ARG(record_describe(record, &field)));
        return 0;
    }
    return minutes;
}

void native_read_event(struct draft *draft, const struct sheet *sheet, const struct json *json)
{
    struct record record = record_open(draft, sheet, json);
    struct event *event = &draft->programme->event;
    struct json languages = record_field(&record, "languages");

    event->id = record_text(&record, "id");
    event->title = record_required_localised(&record, "title");
    event->subtitle = record_localised(&record, "subtitle");
    event->venue = record_localised(&record, "venue");
    event->city = record_localised(&record, "city");
    event->organiser = record_localised(&record, "organiser");
    event->url = record_url(&record, "url");
    event->day_change_minutes = read_day_change(&record);
    event->overrun_minutes = record_integer(&record, "overrun_minutes", 0, 60, 0);
    read_zone(&record);
    event->languages = record_languages(&record, "languages", &event->language_count);
    if (json_kind(&languages) == JSON_KIND_ARRAY && !json_count(&languages))
        record_complain(&record, &languages, PROBLEM_DROPPED,
                        "is empty; expected at least one language such as \"kk\"");
    if (!event->language_count)
        guess_languages(draft, event);
    /* An event with slips is still the event: nothing else could take its place. */
    (void)record_close(&record);
}

/* Lines of information come from feeds alone. */
static void doubt_use(struct record *record, const struct source *source)
{
    struct json as = record_field(record, "as");

    if (source->as_notices &&
        (source->kind == SOURCE_NATIVE || source->kind == SOURCE_ICAL ||
         source->kind == SOURCE_SCHEDULE_XML || source->kind == SOURCE_SCHEDULE_JSON))
        record_complain(record, &as, PROBLEM_DOUBTED,
                        "makes notices of a feed, and `kind` says that this is none; expected "
                        "\"rss\", \"atom\", \"jsonfeed\" or \"auto\"");
}

void native_read_source(struct draft *draft, const struct sheet *sheet, const struct json *json)
{
    static const char *const uses[] = {"news", "notices", NULL};
    struct record record = record_open(draft, sheet, json);
    struct json kind = record_field(&record, "kind");
    struct source source = {
        .id = record_id(&record, &draft->source_ids),
        .kind = (enum source_kind)record_choice(&record, "kind", SOURCE_KIND_NAMES, SOURCE_AUTO,
                                                SOURCE_AUTO),
        .every_s = record_integer(&record, "every", 15, 86400, 60),
        .stale_after_s = record_integer(&record, "stale_after", 0, 864000, -1),
        .max_items = record_integer(&record, "max_items", 1, LIMIT_NEWS, 10),
        .max_days = record_integer(&record, "max_days", 1, 3650, NEWS_DAYS),
        .as_notices = record_choice(&record, "as", uses, 0, 0) == 1,
        .language = record_language(&record, "lang"),
        .origin = record_origin(&record),
    };

    record_require(&record, &kind, "kind", "expected what it is, such as \"rss\"");
    if (record_required_text(&record, "url").size)
        source.address = record_address(&record, "url");
    if (!source.address.size)
        record.is_dropped = true;
    doubt_use(&record, &source);
    RECORD_KEEP(&record, sources, source_ids, source);
}

/* Telephones compare names and passwords byte by byte: a blank at the end belongs to them. */
static struct text read_exactly(struct record *record, const char *name)
{
    struct json field = record_field(record, name);
    struct text text;

    if (!json_text(&field, &text))
        return TEXT("");
    return text_copy(&record->draft->programme->arena, text);
}

void native_read_wifi(struct draft *draft, const struct sheet *sheet, const struct json *json)
{
    struct record record = record_open(draft, sheet, json);
    struct json ssid = record_field(&record, "ssid"), password = record_field(&record, "password");
    struct wifi wifi = {
        .ssid = record_required_text(&record, "ssid"),
        .password = record_text(&record, "password"),
        .qr = record_boolean(&record, "qr", false),
    };
    int likely = wifi.password.size ? WIFI_WPA : WIFI_OPEN;

    if (wifi.ssid.size)
        wifi.ssid = read_exactly(&record, "ssid");
    wifi.password = read_exactly(&record, "password");
    wifi.auth = (enum wifi_auth)record_choice(&record, "auth", WIFI_AUTH_NAMES, likely, likely);
    if (text_length(wifi.ssid) > 32) /* IEEE 802.11 */
        RECORD_REFUSE(&record, &ssid, "%zu characters are too many; expected at most 32",
                      text_length(wifi.ssid));
    if (text_length(wifi.password) > 63) /* WPA */
        RECORD_REFUSE(&record, &password, "%zu characters are too many; expected at most 63",
                      text_length(wifi.password));
    if (record_close(&record))
        draft->programme->wifi = wifi;
}

void native_read_theme(struct draft *draft, const struct sheet *sheet, const struct json *json)
{
    struct record record = record_open(draft, sheet, json);
    struct event_theme *theme = &draft->programme->theme;

    theme->logo = record_address(&record, "logo");
    theme->font = record_text(&record, "font");
    theme->mode = (enum theme_mode)(record_choice(&record, "mode", THEME_MODE_NAMES, -1, -1) + 1);
    theme->background = record_colour(&record, "background", &theme->has_background);
    theme->text = record_colour(&record, "text", &theme->has_text);
    theme->accent = record_colour(&record, "accent", &theme->has_accent);
    (void)record_close(&record);
}
