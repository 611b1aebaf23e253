/* event: changes first, then how they are written down. */
#include "event.h"

#include "base/json.h"

enum { DAY_MINUTES = 24 * 60, DAYS = 3, SESSIONS_A_DAY = EVENT_SESSIONS / DAYS, ROOMS = 3 };

static const char *const languages[] = {"kk", "ru", "en"};
static const char *const severities[] = {"info", "change", "urgent", "emergency"};
static const char *const changes[] = {"delayed",  "moved", "cancelled",       "extended",
                                      "restored", "full",  "speaker-changed", "started"};
enum { CHANGE_DELAYED, CHANGE_MOVED, CHANGE_CANCELLED, CHANGE_EXTENDED, CHANGE_KINDS = 8 };

static const char *const titles[][3] = {
    {"Жиынның ашылуы", "Открытие встречи", "Opening of the meeting"},
    {"Кітапхана – қаланың екінші үйі", "Библиотека – второй дом города",
     "The library: a town’s second home"},
    {"Балаға кітапты қалай оқып беру керек", "Как читать детям вслух", "Reading aloud to children"},
    {"Ескі газеттердің жаңа өмірі және мұрағат қорын қалпына келтіру тәжірибесі",
     "Новая жизнь старых газет и опыт восстановления архивного фонда",
     "A new life for old newspapers, and how an archive was brought back"},
    {"Мектеп пен кітапхана: ортақ іс", "Школа и библиотека: общее дело",
     "School and library: a common cause"},
    {"Түскі үзіліс", "Обеденный перерыв", "Lunch"},
};
enum { TITLES = sizeof titles / sizeof *titles };

static const char *const notices[3] = {"Қонақтардан үлкен залға жиналуды сұраймыз.",
                                       "Просим гостей собраться в большом зале.",
                                       "Guests are asked to gather in the main hall."};

static const char *const names[] = {"Айгүл Сейтова",     "Ербол Қасымов", "Әсел Нұрланқызы",
                                    "Дәурен Ғалымұлы",   "Жанна Өмірбек", "Тимур Ахметов",
                                    "Ұлжан Һибатуллина", "Ақан Іңкәрұлы"};

struct instant event_first_day(void)
{
    return instant_from_civil((struct civil){2025, 11, 20, 0, 0, 0}, EVENT_OFFSET_S);
}

void event_init(struct event_state *event)
{
    *event = (struct event_state){.speaks = {true, true, true}, .quotes = 2, .news = 2};
    for (int i = 0; i < EVENT_SESSIONS; i++) {
        int day = i / SESSIONS_A_DAY, hour = 9 + i % SESSIONS_A_DAY;
        event->sessions[i] = (struct event_session){
            .is_there = true,
            .start_minutes = day * DAY_MINUTES + hour * 60,
            .minutes = 45,
            .room = i % ROOMS,
            .words = i % TITLES,
            .speaker = i % EVENT_SPEAKERS,
            .change = -1,
        };
    }
}

static void change_session(struct event_session *session, struct chance *chance)
{
    switch (chance_below(chance, 5)) {
    case 0:
        session->is_there = !session->is_there;
        break;
    case 1:
        session->start_minutes += 5 * (chance_below(chance, 9) - 4);
        break;
    case 2:
        session->words = chance_below(chance, TITLES);
        session->speaker = chance_below(chance, EVENT_SPEAKERS + 1) - 1;
        break;
    case 3:
        session->change = -1;
        break;
    default:
        session->change = chance_below(chance, CHANGE_KINDS);
        session->changed_by = 5 + 5 * chance_below(chance, 8);
    }
}

static void change_notice(struct event_notice *notice, struct chance *chance, struct instant now)
{
    *notice = (struct event_notice){
        .is_there = chance_one_in(chance, 2),
        /* An emergency is alone on the screen; more than a few would leave little else to turn. */
        .severity = chance_one_in(chance, 8) ? 3 : chance_below(chance, 3),
        .from = instant_add(now, 60 * (chance_below(chance, 60) - 40)),
    };
    notice->until = instant_add(notice->from, 60 * (5 + chance_below(chance, 90)));
}

static void change_languages(struct event_state *event, struct chance *chance)
{
    int any = chance_below(chance, 3);
    for (int i = 0; i < 3; i++)
        event->speaks[i] = i == any || chance_one_in(chance, 2);
}

void event_change(struct event_state *event, struct chance *chance, struct instant now)
{
    event->revision++;
    switch (chance_below(chance, 10)) {
    case 0:
        change_languages(event, chance);
        break;
    case 1:
    case 2:
        change_notice(&event->notices[chance_below(chance, EVENT_NOTICES)], chance, now);
        break;
    case 3:
        event->portraits[chance_below(chance, EVENT_SPEAKERS)] = chance_below(chance, 4) - 1;
        break;
    case 4:
        event->quotes = chance_below(chance, 4);
        event->news = chance_below(chance, EVENT_NEWS + 1);
        break;
    default:
        change_session(&event->sessions[chance_below(chance, EVENT_SESSIONS)], chance);
    }
}

static void write_time(struct json_writer *writer, struct arena *arena, const char *key,
                       struct instant instant)
{
    json_write_text(writer, key, instant_to_rfc3339(arena, instant, EVENT_OFFSET_S));
}

/* A text in the languages that are spoken. */
static void write_words(struct json_writer *writer, const struct event_state *event,
                        const char *key, const char *const words[3])
{
    json_open_object(writer, key);
    for (int i = 0; i < 3; i++)
        if (event->speaks[i])
            json_write_text(writer, languages[i], text_from(words[i]));
    json_close(writer);
}

static void write_event(struct json_writer *writer, const struct event_state *event)
{
    json_open_object(writer, "event");
    write_words(writer, event, "title",
                (const char *const[3]){"Кітап және қала", "Книга и город", "Books and the town"});
    json_write_text(writer, "timezone", TEXT("Asia/Almaty"));
    json_open_array(writer, "languages");
    for (int i = 0; i < 3; i++)
        if (event->speaks[i])
            json_write_text(writer, NULL, text_from(languages[i]));
    json_close(writer);
    json_close(writer);
}

static void write_rooms(struct json_writer *writer, const struct event_state *event)
{
    static const char *const rooms[ROOMS][3] = {{"Үлкен зал", "Большой зал", "Main Hall"},
                                                {"Кіші зал", "Малый зал", "Small Hall"},
                                                {"Оқу залы", "Читальный зал", "Reading Room"}};
    json_open_array(writer, "rooms");
    for (int i = 0; i < ROOMS; i++) {
        char id[] = {'r', (char)('0' + i), 0};
        json_open_object(writer, NULL);
        json_write_text(writer, "id", text_from(id));
        write_words(writer, event, "name", rooms[i]);
        json_close(writer);
    }
    json_close(writer);
}

static void write_speakers(struct json_writer *writer, const struct event_state *event,
                           struct arena *arena)
{
    json_open_array(writer, "speakers");
    for (int i = 0; i < EVENT_SPEAKERS; i++) {
        json_open_object(writer, NULL);
        json_write_text(writer, "id", text_format(arena, "p%d", i));
        json_write_text(writer, "name", text_from(names[i]));
        write_words(writer, event, "role",
                    (const char *const[3]){"Кітапханашы", "Библиотекарь", "Librarian"});
        if (event->portraits[i] >= 0)
            json_write_text(writer, "photo",
                            text_format(arena, "p%d-%d.png", i, event->portraits[i]));
        json_close(writer);
    }
    json_close(writer);
}

static void write_sessions(struct json_writer *writer, const struct event_state *event,
                           struct arena *arena)
{
    json_open_array(writer, "sessions");
    for (int i = 0; i < EVENT_SESSIONS; i++) {
        const struct event_session *session = &event->sessions[i];
        if (!session->is_there)
            continue;
        json_open_object(writer, NULL);
        json_write_text(writer, "id", text_format(arena, "s%d", i));
        write_words(writer, event, "title", titles[session->words]);
        write_time(writer, arena, "start",
                   instant_add(event_first_day(), session->start_minutes * 60));
        json_write_integer(writer, "minutes", session->minutes);
        json_write_text(writer, "room", text_format(arena, "r%d", session->room));
        if (session->speaker >= 0) {
            json_open_array(writer, "speakers");
            json_write_text(writer, NULL, text_format(arena, "p%d", session->speaker));
            json_close(writer);
        }
        json_close(writer);
    }
    json_close(writer);
}

static void write_change(struct json_writer *writer, struct arena *arena, int index,
                         const struct event_session *session)
{
    struct instant start = instant_add(event_first_day(), session->start_minutes * 60);
    json_open_object(writer, NULL);
    json_write_text(writer, "session", text_format(arena, "s%d", index));
    json_write_text(writer, "kind", text_from(changes[session->change]));
    write_time(writer, arena, "at", instant_add(start, -session->changed_by * 60));
    if (session->change == CHANGE_DELAYED || session->change == CHANGE_EXTENDED)
        json_write_integer(writer, "minutes", session->changed_by);
    if (session->change == CHANGE_MOVED)
        json_write_text(writer, "room", text_format(arena, "r%d", (session->room + 1) % ROOMS));
    json_close(writer);
}

static void write_changes(struct json_writer *writer, const struct event_state *event,
                          struct arena *arena)
{
    json_open_array(writer, "changes");
    for (int i = 0; i < EVENT_SESSIONS; i++)
        if (event->sessions[i].is_there && event->sessions[i].change >= 0)
            write_change(writer, arena, i, &event->sessions[i]);
    json_close(writer);
}

static void write_notices(struct json_writer *writer, const struct event_state *event,
                          struct arena *arena)
{
    json_open_array(writer, "notices");
    for (int i = 0; i < EVENT_NOTICES; i++) {
        const struct event_notice *notice = &event->notices[i];
        if (!notice->is_there)
            continue;
        json_open_object(writer, NULL);
        json_write_text(writer, "id", text_format(arena, "n%d", i));
        json_write_text(writer, "severity", text_from(severities[notice->severity]));
        write_words(writer, event, "text", notices);
        write_time(writer, arena, "from", notice->from);
        write_time(writer, arena, "until", notice->until);
        json_close(writer);
    }
    json_close(writer);
}

static void write_quotes(struct json_writer *writer, const struct event_state *event,
                         struct arena *arena)
{
    static const char *const words[3] = {"Жақсы оқу залында ең алдымен терезе болуы керек.",
                                         "В хорошем читальном зале прежде всего нужны окна.",
                                         "A good reading room needs windows first of all."};
    json_open_array(writer, "quotes");
    for (int i = 0; i < event->quotes; i++) {
        json_open_object(writer, NULL);
        json_write_text(writer, "id", text_format(arena, "q%d", i));
        json_write_text(writer, "kind", TEXT("reported"));
        write_words(writer, event, "text", words);
        json_write_text(writer, "speaker", text_format(arena, "p%d", i));
        json_close(writer);
    }
    json_close(writer);
}

struct text event_programme(const struct event_state *event, struct arena *arena)
{
    struct json_writer *writer = json_writer_create();
    json_open_object(writer, NULL);
    json_write_integer(writer, "taqta", 1);
    json_write_integer(writer, "revision", event->revision);
    write_event(writer, event);
    write_rooms(writer, event);
    write_speakers(writer, event, arena);
    write_sessions(writer, event, arena);
    write_changes(writer, event, arena);
    write_notices(writer, event, arena);
    write_quotes(writer, event, arena);
    json_close(writer);
    struct text text = json_writer_text(writer, arena);
    json_writer_destroy(writer);
    return text;
}

struct text event_news(const struct event_state *event, struct arena *arena)
{
    struct text items = TEXT("");
    for (int i = 0; i < event->news; i++)
        items = text_format(arena,
                            "%.*s<item><title>Жаңалық: кітапханаға %d кітап келді</title>"
                            "<guid>%d</guid><description>Қор толықты.</description></item>",
                            TEXT_ARG(items), event->revision % 90 + 10, i);
    return text_format(
        arena,
        "<rss version=\"2.0\"><channel><title>Жаңалықтар</title><language>kk</language>"
        "%.*s</channel></rss>",
        TEXT_ARG(items));
}
