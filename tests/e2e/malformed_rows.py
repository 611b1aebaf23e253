"""What documents can have wrong, one row each, and what becomes of them.

A row is a format and its number there, what is wrong, how the document is made, and what must happen: REFUSED, so that
the last good one stays, or so many of what it holds are published, `says` of the one line about it, with its place ("" is the
whole document); `shows` and `hides` are words of the pages. None costs more than a second or 64 MB: see malformed.py.
"""
import dataclasses
import os

from malformed_bodies import *  # noqa: F401,F403

REFUSED = "refused"
NO_START = "has no start that could be understood; it is not shown"
NOT_ITS_DAY = "starts on a day that is not of the event; it is not shown"


@dataclasses.dataclass
class Row:
    number: str
    name: str
    make: object  # gives the document, as text or bytes
    becomes: object  # REFUSED, or {"sessions": 4}, as `check --json` names what it counts
    says: str = None  # a pattern of the line about it, with its place; None: nothing is wrong with it
    severity: str = None  # of that line; None: that of a refusal, or there is none
    shows: tuple = ()
    hides: tuple = ()
    is_news: bool = False
    display_says: str = None  # where a display, which knows the version before, refuses what the tool takes
    bytes_long: int = 0  # so many, with zeros behind what is made; 0: as it is made

    def __post_init__(self):
        if self.becomes == REFUSED:
            self.severity = REFUSED

    @property
    def is_refused_by_displays(self):
        return self.becomes == REFUSED or self.display_says is not None

    @property
    def title(self):
        return "%s, %s" % (self.number, self.name)

    def write(self, path):
        made = self.make()
        path.write_bytes(made if isinstance(made, bytes) else made.encode())
        if self.bytes_long:
            os.truncate(path, self.bytes_long)


def cut(text, at):
    """Up to those words."""
    return text[:text.index(at)]


def row(number, name, make, becomes, says=None, severity=None, **more):
    return Row(number, name, make, becomes, says, severity, **more)


def talks(spoilt):
    """Four sessions, the second of which is this."""
    return schedule_xml(talk(0), spoilt, talk(2), talk(3))


def first_lasts(duration):
    return schedule_xml(talk(0, duration=duration), talk(1), talk(2), talk(3))


def events(**fields):
    return schedule_json(event(0), event(1, **fields), event(2), event(3))


def first_ends(**fields):
    return schedule_json(event(0, **fields), event(1), event(2), event(3))


def vevents(*lines, **fields):
    return calendar(vevent(0), vevent(1, *lines, **fields), vevent(2), vevent(3))


FOUR, THREE_NEWS = {"sessions": 4}, {"news": 3}
ALL_FOUR = dict(shows=TITLES)
# Of what began at 10:00, at 10:24.
TO_THE_NEXT, HALF_AN_HOUR = dict(shows=("тағы 36 минут",)), dict(shows=("тағы 6 минут",))
SECOND = r":1:\d+: schedule.conference.days\[0\].rooms\[\"Үлкен зал\"\]\[1\]: "
FIRST = SECOND.replace("[1", "[0")
THE_REST = dict(shows=(TITLES[0], TITLES[2], TITLES[3]), hides=(TITLES[1],))
LAUGHS = '<!DOCTYPE %s [\n<!ENTITY a "ha">\n' + numbered(9, '<!ENTITY b%d "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">\n') + "]>\n"
ENTITY = "the document declares an entity, which is never read here"
COUNTED_OUT = "%d of %d sessions have no start that could be understood"

SCHEDULE_XML = [
    row("schedule.xml 1", "cut off in the middle", lambda: cut(schedule_xml(), "Екінші"), REFUSED,
        r":\d+:\d+: the document ends before <title> of line 15 is closed: cut off\?"),
    row("schedule.xml 2", "windows-1251 that says it is UTF-8",
        lambda: schedule_xml(head='<?xml version="1.0" encoding="UTF-8"?>\n').encode("cp1251", "replace"), REFUSED,
        ": the encoding is not UTF-8, as the document or its server says"),
    row("schedule.xml 3", "the page of a wireless network", lambda: LOG_IN_PAGE, REFUSED,
        ": this is a web page, perhaps the network's log-in page"),
    row("schedule.xml 4", "200 MB", schedule_xml, REFUSED, ": the file has 200000000 bytes, 8388608 are the "
        "most we read", bytes_long=200 * 1000 * 1000),
    row("schedule.xml 5", "an entity bomb", lambda: schedule_xml(head=LAUGHS % "schedule", conference="&b8;"), REFUSED,
        r":2:\d+: " + ENTITY),
    row("schedule.xml 6", "one guid for two sessions", lambda: talks(talk(1, guid="guid-0")), FOUR, **ALL_FOUR),
    row("schedule.xml 6", "one session twice", lambda: talks(talk(0)), FOUR, "1 sessions stand there twice and are shown "
        "once", "note", shows=(TITLES[0], TITLES[2])),
    row("schedule.xml 7", "a duration of nothing", lambda: first_lasts("<duration>0:00</duration>\n"), FOUR,
        r':5: day\[0\].room\[0\].event\[0\]: "0:00" is no length; the end is guessed', "doubted", **TO_THE_NEXT),
    row("schedule.xml 7", "a duration that no clock shows", lambda: first_lasts("<duration>25:99</duration>\n"), FOUR,
        r':5: day\[0\].room\[0\].event\[0\]: "25:99" is no length; the end is guessed', "doubted", **TO_THE_NEXT),
    row("schedule.xml 7", "no duration", lambda: first_lasts(""), FOUR, "1 sessions do not say how long they last", "note",
        **TO_THE_NEXT),
    row("schedule.xml 8", "the year 1", lambda: talks(talk(1, more="<date>0001-01-01T00:00:00Z</date>\n")), FOUR,
        r":9: day\[0\].room\[0\].event\[1\]: " + NO_START, "dropped", **THE_REST),
    row("schedule.xml 8", "the year 9999", lambda: talks(talk(1, more="<date>9999-12-31T23:59:59Z</date>\n")), FOUR,
        r":9: day\[0\].room\[0\].event\[1\]: " + NO_START, "dropped", **THE_REST),
    row("schedule.xml 8", "ten years later", lambda: talks(talk(1, more="<date>2035-11-20T11:00:00+05:00</date>\n")), FOUR,
        r":9: day\[0\].room\[0\].event\[1\]: " + NOT_ITS_DAY, "dropped", **THE_REST),
    row("schedule.xml 8", "most of them years away",
        lambda: schedule_xml(talk(0), *[talk(n, more="<date>2035-11-20T00:00:00Z</date>\n") for n in (1, 2, 3)]), REFUSED,
        ": " + COUNTED_OUT % (3, 4)),
]

SCHEDULE_JSON = [
    row("schedule.json 1", "cut off in the middle", lambda: cut(schedule_json(indent=1), '"Екінші'), REFUSED,
        r":\d+:\d+: the document ends too early"),
    row("schedule.json 2", "a trailing comma", lambda: schedule_json(indent=1).replace("]", ",]"), REFUSED,
        r":\d+:\d+: a comma too many: none stands before the closing \]"),
    row("schedule.json 2", "a comment", lambda: "// the plan\n" + schedule_json(), REFUSED, ":1:1: JSON has no comments"),
    row("schedule.json 3", "100,000 brackets", lambda: "[" * 100000, REFUSED,
        ":1:2049: lists and objects are nested too deep"),
    row("schedule.json 4", "a name given twice", lambda: schedule_json().replace('"title": "Бірінші баяндама"',
        '"title": "Басқа", "title": "Бірінші баяндама"'), FOUR, shows=TITLES, hides=("Басқа",)),
    row("schedule.json 5", "an end before its start", lambda: first_ends(end=DAY + "T09:50:00+05:00"), FOUR,
        FIRST + "does not end after its start; its duration counts", "doubted", **HALF_AN_HOUR),
    row("schedule.json 5", "an end before its start, and no duration",
        lambda: first_ends(end=DAY + "T09:50:00+05:00", duration=None), FOUR,
        FIRST + "does not end after its start; half an hour is taken", "doubted", **HALF_AN_HOUR),
    row("schedule.json 6", "30,000 sessions", lambda: schedule_json(*[{"id": n, "start": "10:00"} for n in range(30000)]),
        REFUSED, ": 30000 sessions are too many; expected at most 20000"),
    row("schedule.json 7", "a guid that is a number, none, an id that is a text",
        lambda: schedule_json(event(0, guid=17), event(1, guid=None), event(2, guid=None, id="two"), event(3)), FOUR,
        **ALL_FOUR),
    row("schedule.json 8", "an empty title, and none",
        lambda: schedule_json(event(0, title="", slug="ashylu"), event(1, title=None, track="Денсаулық"), event(2),
                              event(3)), FOUR, shows=("ashylu", "Денсаулық", TITLES[2], TITLES[3])),
    row("schedule.json 8", "a title of 3 kB", lambda: events(title="Ұзақ тақырып " * 230), FOUR,
        shows=(TITLES[0], "Ұзақ тақырып", TITLES[2])),
    row("schedule.json 8", "the year 1", lambda: events(date="0001-01-01T00:00:00Z"), FOUR,
        SECOND + NO_START, "dropped", **THE_REST),
    row("schedule.json 8", "the year 9999", lambda: events(date="9999-12-31T00:00:00Z"), FOUR,
        SECOND + NO_START, "dropped", **THE_REST),
]

ICALENDAR = [
    row("iCalendar 1", "cut off, nine of ten are left",
        lambda: calendar(*map(vevent, range(9)), tail=""), {"sessions": 9},
        ": the calendar is cut off: END:VCALENDAR is missing", "doubted",
        shows=("10:00", "18:00")),
    row("iCalendar 1", "cut off, three of ten are left", lambda: calendar(*map(vevent, range(3)), tail=""),
        {"sessions": 3}, ": the calendar is cut off: END:VCALENDAR is missing", "doubted",
        display_says=": the calendar is cut off: END:VCALENDAR is missing, and 3 of 10 sessions are left"),
    row("iCalendar 2", "folds inside characters", lambda: folded(calendar()), FOUR, **ALL_FOUR),
    row("iCalendar 3", "the page of a wireless network", lambda: LOG_IN_PAGE, REFUSED, ": this is a web page"),
    row("iCalendar 4", "a zone by its Windows name",
        lambda: vevents(start='DTSTART;TZID="Central Asia Standard Time":20251120T120000'), FOUR, shows=("11:00",)),
    row("iCalendar 4", "a zone nobody knows", lambda: vevents(start="DTSTART;TZID=Біздікі:20251120T110000"), FOUR,
        ': TZID "Біздікі" is no time zone we know', "doubted", **ALL_FOUR),
    row("iCalendar 5", "a rule by the second", lambda: vevents("RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"), FOUR,
        r":\d+: VEVENT\[1\]: repeats more often than daily; only the first is shown", "doubted", **ALL_FOUR),
    row("iCalendar 5", "a rule by the minute", lambda: vevents("RRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30"), FOUR,
        r":\d+: VEVENT\[1\]: repeats more often than daily; only the first is shown", "doubted", **ALL_FOUR),
    row("iCalendar 5", "a rule by the hour", lambda: vevents("RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"), FOUR,
        r":\d+: VEVENT\[1\]: repeats more often than daily; only the first is shown", "doubted", **ALL_FOUR),
    row("iCalendar 5", "a rule without an end that never holds", lambda: vevents("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
        FOUR, **ALL_FOUR),
    row("iCalendar 6", "one UID for all", lambda: calendar(*[vevent(number, uid="hall-1") for number in range(4)]), FOUR,
        **ALL_FOUR),
    row("iCalendar 7", "an end before its start", lambda: vevents(end="DTEND:20251120T100000"), FOUR,
        r":\d+: VEVENT\[1\]: does not end after its start; the end is guessed", "doubted", **ALL_FOUR),
    row("iCalendar 7", "the year 0", lambda: vevents(start="DTSTART:00000101T000000"), FOUR,
        r":\d+: VEVENT\[1\]: ", "dropped", **THE_REST),
    row("iCalendar 7", "the year 1", lambda: vevents(start="DTSTART:00010101T000000Z"), FOUR,
        r":\d+: VEVENT\[1\]: ", "dropped", **THE_REST),
    row("iCalendar 7", "the year 9999", lambda: vevents(start="DTSTART:99991231T235959Z"), FOUR,
        r":\d+: VEVENT\[1\]: ", "dropped", **THE_REST),
    row("iCalendar 8", "zeros, emoji, a line of 900 bytes, no CR, blank lines",
        lambda: calendar(vevent(0, "DESCRIPTION:" + "🎉 " * 180, "\0"), vevent(1), "\r\n\r\n", vevent(2),
                         vevent(3)).replace("\r\n", "\n"), FOUR, **ALL_FOUR),
]


def folded(text):
    """Every line cut after each 15th byte, wherever that is."""
    lines = text.encode().split(b"\r\n")
    return b"\r\n".join(b"\r\n ".join(line[at:at + 15] for at in range(0, len(line), 15)) if line else line
                        for line in lines)


def news(spoilt):
    return rss(item(1), spoilt, item(3))


def told(number, name, make, becomes=THREE_NEWS, *words, **more):
    return row(number, name, make, becomes, *words, is_news=True, **more)


def charset(name):
    return rss(head='<?xml version="1.0" encoding="%s"?>\n' % name, title="Новости").replace("Жаңалық", "Новость").encode(
        name)


ALL_NEWS = dict(shows=("Жаңалық 1", "Жаңалық 2", "Жаңалық 3"))
SCRIPTS = ("<script>alert(1)</script><style>.a{color:red}" + ".b{}" * 16000 + '</style><img src="https://x.invalid/a.png" '
           'onerror="alert(2)"> Қысқаша')

RSS = [
    told("RSS 1", "a bare ampersand", lambda: news(item(2, title="Нан & тұз")), shows=("Нан & тұз", "Жаңалық 3")),
    told("RSS 2", "entities of HTML", lambda: news(item(2, title="Нан&nbsp;мен &laquo;тұз&raquo;")),
         shows=("Нан мен «тұз»",)),
    told("RSS 3", "KOI8-R", lambda: charset("koi8-r"), shows=("Новость 1", "Новость 3")),
    told("RSS 3", "GB2312", lambda: rss(item(1, title="新闻"), item(2), item(3),
         head='<?xml version="1.0" encoding="gb2312"?>\n').replace("Жаңалық", "News").replace("Жаңалықтар", "").encode(
             "gb2312", "ignore"), shows=("News 2", "News 3")),
    told("RSS 3", "an encoding nobody knows", lambda: charset("koi8-r").replace(b"koi8-r", b"koi9-x"), REFUSED,
         ": the encoding is not koi9-x, as the document or its server says, or it is unknown here"),
    told("RSS 4", "cut off", lambda: cut(rss(), "Жаңалық 3"), REFUSED,
         r":\d+:\d+: the document ends before <title> of line \d+ is closed: cut off\?"),
    told("RSS 5", "no date, the year 1, the year 9999",
         lambda: rss(item(1, date=""), item(2, date="Mon, 01 Jan 0001 00:00:00 +0000"),
                     item(3, date="Fri, 31 Dec 9999 23:59:59 +0000")), THREE_NEWS,
         "2 of 3 items have a date that cannot be believed; they are shown without one", "note", hides=("9999",),
         **ALL_NEWS),
    told("RSS 6", "no guid, thirty equal titles",
         lambda: rss(*["<item><title>Бір сөз</title><link>https://example.org/%d</link></item>\n" % (number // 2)
                       for number in range(30)]), {"news": 30}, shows=("Бір сөз",)),
    told("RSS 7", "scripts and 64 kB of style",
         lambda: news(item(2, "<description><![CDATA[%s]]></description>\n" % SCRIPTS)), shows=("Қысқаша",),
         hides=("alert", "color:red", "onerror", "x.invalid")),
    told("RSS 8", "right to left, emoji, and a way to turn the line around",
         lambda: rss(item(1, title="خبر اليوم"), item(2, title="Тойға 🎉 бәрі"), item(3, title="А\u202eБ\u2066В")),
         shows=("خبر اليوم", "Тойға", "АБВ")),
]

ATOM = [
    told("Atom 1", "RSS in a file that says Atom", lambda: rss(), **ALL_NEWS),
    told("Atom 2", "XHTML with a namespace of its own",
         lambda: atom(entry(1), entry(2, '<content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>Мәтін '
                                         '<x:b>қалың</x:b></x:p></x:div></content>\n'), entry(3)), shows=("Мәтін қалың",)),
    told("Atom 3", "a date without an offset",
         lambda: atom(entry(1), entry(2, updated="2025-11-20T02:00:00"), entry(3)), **ALL_NEWS),
    told("Atom 4", "two entries with one id", lambda: atom(entry(1, id="urn:a", title="Ескісі"), entry(2, id="urn:a",
         title="Жаңасы"), entry(3)), shows=("Жаңасы", "Жаңалық 3"), hides=("Ескісі",)),
    told("Atom 5", "an empty title",
         lambda: atom(entry(1), entry(2, "<summary>%s</summary>\n" % ("Қысқаша мазмұны " * 20), title=""), entry(3)),
         shows=("Қысқаша мазмұны", "Жаңалық 3")),
    told("Atom 6", "a DTD from elsewhere",
         lambda: atom(head='<!DOCTYPE feed SYSTEM "file:///etc/hostname">\n'), REFUSED,
         r":1:\d+: the document wants a DTD from elsewhere, which is never fetched"),
    told("Atom 6", "an entity from a file", lambda: atom(entry(1, title="&host;"), head='<!DOCTYPE feed [\n<!ENTITY host '
         'SYSTEM "file:///etc/hostname">]>\n'), REFUSED, r":2:\d+: " + ENTITY),
    told("Atom 7", "400 kB of content", lambda: atom(entry(1), entry(2, "<content>%s</content>\n" % ("Сөз " * 60000)),
         entry(3)), shows=("Жаңалық 2", "Сөз Сөз")),
    told("Atom 8", "an empty language", lambda: atom(language=""), **ALL_NEWS),
    told("Atom 8", "a language that is none", lambda: atom(language="қазақ тілі"), **ALL_NEWS),
    told("Atom 8", "the years 1 and 9999", lambda: atom(entry(1, updated="0001-01-01T00:00:00Z"),
         entry(2, updated="9999-12-31T23:59:59Z"), entry(3)), THREE_NEWS,
         "2 of 3 items have a date that cannot be believed", "note", hides=("9999",), **ALL_NEWS),
]

JSON_FEED = [
    told("JSON Feed 1", "cut off inside a text", lambda: cut(json_feed(), "лық 3"), REFUSED,
         r":1:\d+: a text starts here and is not closed on its line"),
    told("JSON Feed 2", "RSS in JSON", lambda: '{"rss": {"channel": {"title": "Жаңалықтар", "item": []}}}', REFUSED,
         ": this is RSS written as JSON, which is no JSON Feed"),
    told("JSON Feed 3", "no version", lambda: json_feed(version=None), THREE_NEWS,
         r":1: version: does not say that this is a JSON Feed", "doubted", **ALL_NEWS),
    told("JSON Feed 4", "no title", lambda: json_feed(feed_item(1), feed_item(2, title=None,
         content_text="Қысқаша мазмұны " * 20), feed_item(3)), shows=("Қысқаша мазмұны", "Жаңалық 3")),
    told("JSON Feed 4", "neither title nor words", lambda: json_feed(feed_item(1), feed_item(2, title=None), feed_item(3)),
         THREE_NEWS, r": items\[1\]: has neither a title nor a description", "dropped", shows=("Жаңалық 1", "Жаңалық 3"),
         hides=("Жаңалық 2",)),
    told("JSON Feed 5", "an id that is a number", lambda: json_feed(feed_item(1, id=1), feed_item(2, id=2.5), feed_item(3)),
         **ALL_NEWS),
    told("JSON Feed 6", "hostile markup", lambda: json_feed(feed_item(1), feed_item(2, content_html=SCRIPTS), feed_item(3)),
         shows=("Қысқаша",), hides=("alert", "color:red", "onerror")),
    told("JSON Feed 7", "no date", lambda: json_feed(feed_item(1, date_published=None), feed_item(2), feed_item(3)),
         **ALL_NEWS),
    told("JSON Feed 7", "the years 1 and 9999", lambda: json_feed(feed_item(1, date_published="0001-01-01T00:00:00Z"),
         feed_item(2, date_published="9999-12-31T23:59:59Z"), feed_item(3)), THREE_NEWS,
         "2 of 3 items have a date that cannot be believed", "note", **ALL_NEWS),
    told("JSON Feed 8", "10,000 items", lambda: json_feed(*map(feed_item, range(10000))), {"news": 10000},
         "has 10000 items; the newest 200 are taken", "note"),
]


NATIVE = [
    row("Native 1", "a comma is missing", lambda: native().replace('"taqta": 1,', '"taqta": 1'), REFUSED,
        ':3:3: a comma is missing before "event"'),
    row("Native 1", "a quote is missing", lambda: native().replace('"Әлия Сәбит"', '"Әлия Сәбит'), REFUSED,
        r":\d+:\d+: a text starts here and is not closed on its line"),
    row("Native 2", "a room and a speaker nobody knows",
        lambda: native(sessions=[session(0, room="hall-9"), session(1, speakers=["nobody"]), session(2), session(3)]), FOUR,
        r':\d+:\d+: sessions\[0\].room: there is no room "hall-9"', "dropped", **ALL_FOUR),
    row("Native 3", "a version to come", lambda: native(taqta=2), REFUSED,
        ":2:12: taqta: 2 is a later version of the format; this program reads version 1"),
    row("Native 4", "a kind nobody knows", lambda: native(quotes=[{"id": "q1", "text": "Сөз", "kind": "overheard"}]), FOUR,
        r":\d+:\d+: quotes\[0\].kind: ", "dropped", **ALL_FOUR),
    row("Native 4", "a page nobody knows",
        lambda: native(playlists=[{"id": "main", "slides": [{"show": "dances"}, {"show": "agenda"}]}]), FOUR,
        r":\d+:\d+: playlists\[0\].slides\[0\].show: ", "dropped", **ALL_FOUR),
    row("Native 5", "a notice without an end",
        lambda: native(notices=[{"id": "n1", "text": "Киім ілгіш екінші қабатта", "severity": "change",
                                 "from": DAY + "T10:20"}]), FOUR, r":\d+:\d+: notices\[0\]: until is missing", "doubted",
        shows=("Киім ілгіш екінші қабатта",)),
    row("Native 5", "a notice that ends before it begins",
        lambda: native(notices=[{"id": "n1", "text": "Киім ілгіш екінші қабатта", "severity": "change",
                                 "from": DAY + "T11:00", "until": DAY + "T10:00"}]), FOUR,
        r":\d+:\d+: notices\[0\].until: \"2025-11-20T10:00\" is not after from", "dropped", hides=("Киім ілгіш екінші қабатта",), **ALL_FOUR),
    row("Native 6", "a change of a session nobody knows",
        lambda: native(changes=[{"session": "s99", "kind": "cancelled", "at": DAY + "T09:00"}]), FOUR,
        r':\d+:\d+: changes\[0\].session: there is no session "s99"', "dropped", **ALL_FOUR),
    row("Native 7", "white on white", lambda: native(theme={"background": "#FFFFFF", "text": "#FFFFFF"}), FOUR, **ALL_FOUR),
    row("Native 8", "no languages", lambda: native(event={"title": "Жиын", "timezone": ZONE, "languages": []}), FOUR,
        r":\d+:\d+: event.languages: is empty", "dropped", **ALL_FOUR),
    row("Native 8", "a text in a language that is not in the list",
        lambda: native(sessions=[session(0, title={"de": "Eröffnung"}), *map(session, (1, 2, 3))]), FOUR,
        r":\d+:\d+: sessions\[0\].title: is in none of the event's languages", "doubted",
        shows=("Eröffnung", *TITLES[1:])),
    row("Native 8", "a name that turns the line around",
        lambda: native(speakers=[{"id": "aliya", "name": "Әлия\u202e\u2067 Сәбит"}]), FOUR, shows=("Әлия Сәбит",)),
    row("Native 8", "the years 1 and 9999", lambda: native(sessions=[session(0, start="0001-01-01T10:00"),
        session(1, start="9999-12-31T10:00"), session(2), session(3)]), FOUR,
        r":\d+:\d+: sessions\[0\].start: ", "dropped", shows=TITLES[2:], hides=TITLES[:2]),
]

CSV = [
    row("CSV", "an hour that no clock shows", lambda: sheet("s0;%s;10:00;30;Үлкен зал;%s" % (DAY, TITLES[0]),
        "s1;%s;25:00;30;Үлкен зал;%s" % (DAY, TITLES[1]), "s2;%s;12:00;30;Үлкен зал;%s" % (DAY, TITLES[2]),
        "s3;%s;13:00;30;Үлкен зал;%s" % (DAY, TITLES[3])), FOUR, r':3: row 3, column "start": "25:00" is not a time',
        "dropped", shows=(TITLES[0], TITLES[2], TITLES[3]), hides=(TITLES[1],)),
    row("CSV", "a quote that nothing closes", lambda: sheet('s0;%s;10:00;30;"Үлкен зал;Ашылу' % DAY), REFUSED,
        r":2: row 2: a quote \(\"\) opens a cell and nothing closes it"),
    row("CSV", "the years 1 and 9999", lambda: sheet("s0;0001-01-01;10:00;30;;А", "s1;9999-12-31;10:00;30;;Б"), REFUSED,
        ": " + COUNTED_OUT % (2, 2)),
]

JSON_LD = [
    row("JSON-LD", "cut off inside a block", lambda: cut(page(), "Жабылу"), REFUSED,
        r":2:\d+: data in the page \(application/ld\+json\): a text starts here and is not closed on its line"),
    row("JSON-LD", "the years 1 and 9999", lambda: page({"@type": "Event", "name": "А", "startDate": "0001-01-01T10:00Z"},
        {"@type": "Event", "name": "Б", "startDate": "9999-12-31T10:00Z"}), REFUSED, ": " + COUNTED_OUT % (2, 2)),
]

# What a network does wrong has a server of its own, tests/hostile, and tests that show it to a display: whose, and the
# words of the row there.
ELSEWHERE = [
    ("Network 1", "no such name", "hostile_names.py", 'Row("unknown name"'),
    ("Network 2", "a certificate of another time", "hostile_secure.py", 'Row("not-yet-valid", "the certificate is not'),
    ("Network 2", "a clock that cannot be believed", "clock_trust.py", "not believed"),
    ("Network 3", "304", "main_job.py", 'server.count("programme.json", 304)'),
    ("Network 3", "304 unasked", "hostile_answers.py", 'Row("304-unasked"'),
    ("Network 4", "500", "hostile_answers.py", 'Row("500"'),
    ("Network 4", "404", "hostile_answers.py", 'Row("404"'),
    ("Network 4", "401", "hostile_answers.py", 'Row("401"'),
    ("Network 4", "403", "hostile_answers.py", 'Row("403"'),
    ("Network 5", "a body without an end", "hostile_slow.py", 'Row("body-slow"'),
    ("Network 6", "a gzip bomb", "hostile_bodies.py", 'Row("bomb-gzip"'),
    ("Network 7", "a loop", "hostile_answers.py", 'Row("redirect-loop"'),
    ("Network 7", "to a file", "hostile_answers.py", 'Row("redirect-file"'),
    ("Network 7", "down to http", "hostile_secure.py", 'Row("redirect-down"'),
    ("Network 8", "one ETag for all", "hostile_bodies.py", 'Row("same-etag"'),
]

# The same from a server, which says nothing of its length, or a thousandth of it; the display's part of this is with the
# rows of networks.
SERVED = [
    ("large, 200 MB that are announced", "large"),
    ("large, 200 MB in pieces", "large-chunked"),
    ("large, 1 MB of gzip that unfolds to 1 GB", "bomb-gzip"),
    ("large, 30 kB of zstd that unfold to 1 GB", "bomb-zstd"),
]

# What is simply too much. Megabytes of signs, of the smallest records, of one line; a hundred thousand of all that can
# be nested or listed; bombs.

TOO_MANY_NODES = r":\d+:\d+: up to here there are too many elements, attributes and texts"
TOO_MUCH_MEMORY = r":\d+:\d+: up to here the values take 36 MB of memory, the most that is given to one document"
TOO_LONG = ": the document has more than 10 MB once it is UTF-8 and its entities are written as numbers"
NEITHER = ": neither JSON nor XML; expected a programme or a feed"
TOO_DEEP_XML, TOO_DEEP_JSON = r":\d+:\d+: elements are nested too deep", ":1:2049: lists and objects are nested too deep"
DEEP = 100000
EVENT_HEAD = '{"taqta": 1, "event": {"title": "Жиын", "timezone": "UTC"}'
CALENDAR_HEAD, CALENDAR_TAIL = "BEGIN:VCALENDAR\r\nX-WR-TIMEZONE:UTC\r\n", "END:VCALENDAR\r\n"
RSS_HEAD, RSS_TAIL = "<rss><channel><title>", "</title></channel></rss>"


def large(name, make, becomes, says=None, severity=None, **more):
    return Row("large", name, make, becomes, says, severity, **more)


def short_session(day):
    return '<event id="%d"><start>10:00</start></event>'


SIGNS = [
    *[large("8 MB of %r" % sign, lambda sign=sign: sign * DOCUMENT_BYTES, REFUSED, NEITHER)
      for sign in (b"<", b"&", b">", b'"', b":", b",", b"a", b"\0", b"\xff")],
    large("8 MB of [", lambda: "[" * DOCUMENT_BYTES, REFUSED, TOO_DEEP_JSON),
    large("8 MB of {", lambda: "{" * DOCUMENT_BYTES, REFUSED, r":1:2: expected a name in double quotes"),
    large("8 MB of blanks", lambda: " \n" * (DOCUMENT_BYTES // 2), REFUSED, ": the document is empty"),
    large("8 MB of < in a feed", lambda: filled("<rss>", "<"), REFUSED, r":\d+:\d+: the document ends before <rss>"),
    large("8 MB of & in a feed", lambda: filled(RSS_HEAD, "&", RSS_TAIL), REFUSED, TOO_LONG),
    large("8 MB of < in a page", lambda: filled("<html>", "<"), REFUSED, ": this is a web page"),
]
JSON_BULK = [
    *[large("8 MB of " + piece, lambda piece=piece: filled("[", piece, "{}]"), REFUSED, TOO_MUCH_MEMORY)
      for piece in ("{},", "[],", "0,", '"",', '{"a":0},', '"abcdefgh",')],
    large("700,000 names in one object", lambda: "{%s}" % numbered(700000, '"k%d":0,')[:-1], REFUSED, TOO_MUCH_MEMORY),
    large("8 MB of commas", lambda: "[" + "," * (DOCUMENT_BYTES - 1), REFUSED, TOO_MUCH_MEMORY),
    large("a text of 8 MB", lambda: filled(EVENT_HEAD + ', "x-a": "', "a", '"}'), {"sessions": 0}),
    large("a title of 8 MB", lambda: filled('{"taqta": 1, "event": {"timezone": "UTC", "title": "', "a", '"}}'),
          {"sessions": 0}, r":1:\d+: event.title: \d+ characters are too many; expected at most 8000", "dropped"),
    large("8 MB of escapes", lambda: filled(EVENT_HEAD + ', "x-a": "', "\\u0416", '"}'), {"sessions": 0}),
    large("8 MB that are no UTF-8", lambda: b'{"taqta": "' + b"\xff" * (DOCUMENT_BYTES - 20), REFUSED,
          ":1:12: this is no UTF-8"),
]
XML_BULK = [
    *[large("8 MB of " + piece, lambda piece=piece: filled("<rss>", piece, "</rss>"), REFUSED, TOO_MANY_NODES)
      for piece in ("<a/>", '<a b="" c="" d=""/>', "<a></b>")],
    large("800,000 names of elements", lambda: "<rss>%s</rss>" % numbered(800000, "<a%d/>"), REFUSED, TOO_MANY_NODES),
    large("500,000 instructions", lambda: "<rss>%s</rss>" % numbered(500000, "<?a%d?>"), REFUSED, TOO_MANY_NODES),
    large("8 MB of comments", lambda: filled("<rss>", "<!---->", "</rss>"), {"news": 0}, is_news=True),
    large("8 MB of CDATA", lambda: filled(RSS_HEAD, "<![CDATA[]]>", RSS_TAIL), {"news": 0}, is_news=True),
    large("one line of 8 MB", lambda: filled(RSS_HEAD, "a", RSS_TAIL), {"news": 0}, is_news=True),
    large("8 MB of marks on one letter", lambda: filled(RSS_HEAD + "a", "\u0301", RSS_TAIL), {"news": 0}, is_news=True),
    large("8 MB of &#65;", lambda: filled(RSS_HEAD, "&#65;", RSS_TAIL), {"news": 0}, is_news=True),
    large("700,000 attributes of one tag", lambda: "<rss %s/>" % numbered(700000, 'a%d="" '), REFUSED,
          ":1: a tag has more than 64 attributes"),
    large("300,000 namespaces in one tag", lambda: "<rss %s/>" % numbered(300000, 'xmlns:a%d="u" '), REFUSED,
          ":1: a tag has more than 64 attributes"),
    large("8 MB of KOI8-R", lambda: b"<?xml version='1.0' encoding='koi8-r'?>" + filled(RSS_HEAD, "D", RSS_TAIL,
          DOCUMENT_BYTES - 100).replace("D", "\xc4").encode("latin-1"), REFUSED, TOO_LONG),
    large("8 MB that are no UTF-8, as XML", lambda: filled(RSS_HEAD, "D", RSS_TAIL).replace("D", "\xff").encode("latin-1"),
          REFUSED, TOO_LONG),
    large("8 MB of a DOCTYPE", lambda: filled("<!DOCTYPE ", "a"), REFUSED, NEITHER),
]
DEPTHS = [
    large("100,000 [ deep", lambda: "[" * DEEP + "]" * DEEP, REFUSED, TOO_DEEP_JSON),
    large("100,000 { deep", lambda: '{"a":' * DEEP + "0" + "}" * DEEP, REFUSED, ":1:10241: lists and objects are nested"),
    large("100,000 elements deep", lambda: "<rss>" + "<a>" * DEEP + "</a>" * DEEP + "</rss>", REFUSED, TOO_DEEP_XML),
    large("100,000 elements deep, not closed", lambda: "<schedule>" + "<a>" * DEEP, REFUSED, TOO_DEEP_XML),
    large("100,000 <div> deep", lambda: "<html>" + "<div>" * DEEP, REFUSED, ": this is a web page"),
    large("100,000 <div> deep in a feed", lambda: json_feed(feed_item(1), feed_item(2, content_html="<div>" * DEEP + "a"),
          feed_item(3)), {"news": 3}, is_news=True, **ALL_NEWS),
    large("100,000 components deep", lambda: CALENDAR_HEAD + "BEGIN:X\r\n" * DEEP + "END:X\r\n" * DEEP + CALENDAR_TAIL,
          {"sessions": 0}),
    large("100,000 brackets deep in a page", lambda: page(before='<script type="application/ld+json">%s</script>' %
          ("[" * DEEP)), REFUSED, ": the page has more data in it"),
]
BOMBS = [
    large("laughs", lambda: rss(head=LAUGHS % "rss", title="&b8;"), REFUSED, r":2:\d+: " + ENTITY),
    large("quadratic", lambda: rss(head='<!DOCTYPE rss [\n<!ENTITY a "%s">]>\n' % ("ha" * 25000), title="&a;" * 25000),
          REFUSED, r":2:\d+: " + ENTITY),
    large("a file as an entity", lambda: rss(head='<!DOCTYPE rss [\n<!ENTITY a SYSTEM "file:///etc/hostname">]>\n',
          title="&a;"), REFUSED, r":2:\d+: " + ENTITY),
    large("an address as a parameter entity", lambda: rss(head='<!DOCTYPE rss [\n<!ENTITY % a SYSTEM '
          '"http://127.0.0.1:1/a">%a;]>\n'), REFUSED, r":2:\d+: " + ENTITY),
    large("values of attributes nobody wrote", lambda: filled('<!DOCTYPE rss [\n<!ATTLIST a b CDATA "%s">]><rss>' %
          ("x" * 5000), "<a/>", "</rss>", MEGABYTE), REFUSED,
          r":2:\d+: the document declares attributes of its own, which is never read here"),
    large("namespaces within namespaces", lambda: "<rss>" + "".join("<a %s>" % numbered(50, 'xmlns:p%d="u" ', 50 * depth)
          for depth in range(250)) + "<p0:b/>" * 20000, REFUSED, ":1:\d+: too many namespaces are declared within each"),
]


def hundred_thousand(piece, head, tail, separator=""):
    return head + separator.join(piece.replace("%d", str(number)) for number in range(100000)) + tail


LISTS = [
    large("100,000 sessions, schedule.xml", lambda: hundred_thousand('<event id="%d"><start>10:00</start></event>',
          '<schedule><day date="2025-11-20"><room name="А">', "</room></day></schedule>"), REFUSED, TOO_MANY_NODES),
    large("30,000 sessions, schedule.xml", lambda: '<schedule><day date="2025-11-20"><room name="А">' +
          '<event><start>1:00</start></event>' * 30000 + "</room></day></schedule>", REFUSED,
          ": 30000 sessions are too many; expected at most 20000"),
    large("100,000 sessions, schedule.json", lambda: schedule_json(*[{"id": n, "start": "10:00"} for n in range(100000)]),
          REFUSED, TOO_MUCH_MEMORY),
    large("100,000 sessions, native", lambda: hundred_thousand('{"id": "s%d", "title": "А"}', EVENT_HEAD +
          ', "sessions": [', "]}", ","), REFUSED, TOO_MUCH_MEMORY),
    large("100,000 events, iCalendar", lambda: hundred_thousand("BEGIN:VEVENT\nUID:%d\nEND:VEVENT\n", CALENDAR_HEAD,
          CALENDAR_TAIL), REFUSED, ": more than 20000 events are too many"),
    large("100,000 rows, CSV", lambda: sheet(*["s%d;2025-11-20;10:00;;;А" % n for n in range(100000)]), REFUSED,
          ": more than 20000 rows are too many"),
    large("100,000 items, RSS", lambda: hundred_thousand("<item><title>%d</title></item>", "<rss><channel>",
          "</channel></rss>"), REFUSED, TOO_MANY_NODES),
    large("100,000 entries, Atom", lambda: hundred_thousand("<entry><title>%d</title></entry>", "<feed>", "</feed>"),
          REFUSED, TOO_MANY_NODES),
    large("100,000 items, JSON Feed", lambda: json_feed(*[{"id": n, "title": "А"} for n in range(100000)]), REFUSED,
          TOO_MUCH_MEMORY),
    large("30,000 events in a page", lambda: page(*[{"@type": "Event", "name": "А"}] * 30000), REFUSED,
          ": more than 20000 events"),
    large("20,000 sessions, as many as are taken", lambda: native(sessions=[session(n % 13, id="s%d" % n)
          for n in range(20000)]), {"sessions": 20000}),
]
CALENDARS = [
    large("one line of 4 MB", lambda: filled(CALENDAR_HEAD + "X-A:", "a", "\r\n" + CALENDAR_TAIL, CALENDAR_BYTES),
          {"sessions": 0}),
    large("4 MB of folds", lambda: filled(CALENDAR_HEAD + "X-A:", "\r\n a", "\r\n" + CALENDAR_TAIL, CALENDAR_BYTES),
          {"sessions": 0}),
    large("a calendar of 8 MB", lambda: filled(CALENDAR_HEAD + "X-A:", "a", "\r\n" + CALENDAR_TAIL), REFUSED,
          r": \d+ bytes are too many for a calendar; expected at most 4194304"),
    large("15,000 rules that never hold", lambda: calendar(*[vevent(n % 13, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
          uid="u%d" % n) for n in range(15000)]), {"sessions": 15000}, r":\d+: VEVENT\[\d+\]: more than 2000 repeats",
          "doubted"),
    large("15,000 rules by the day", lambda: calendar(*[vevent(n % 13, "RRULE:FREQ=DAILY", uid="u%d" % n)
          for n in range(15000)]), {"sessions": 15000}, r":\d+: VEVENT\[\d+\]: more than 2000 repeats are too many",
          "doubted"),
    large("15,000 rules by the second", lambda: calendar(*[vevent(n % 13, "RRULE:FREQ=SECONDLY", uid="u%d" % n)
          for n in range(15000)]), {"sessions": 15000}, r":\d+: VEVENT\[0\]: repeats more often than daily", "doubted"),
    large("10,000 zones of its own", lambda: calendar(numbered(10000, "BEGIN:VTIMEZONE\r\nTZID:Z%d\r\nBEGIN:STANDARD\r\n"
          "DTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=DAILY\r\nEND:STANDARD\r\n"
          "END:VTIMEZONE\r\n"), *[vevent(n % 13, start="DTSTART;TZID=Z%d:20251120T100000" % n, uid="u%d" % n)
          for n in range(10000)]), {"sessions": 10000}, ": names more than 32 time zones", "doubted"),
]
SHEETS = [
    large("8 MB of commas, CSV", lambda: filled("title,start\n", ","), {"sessions": 0},
          ": names no time zone, and none is configured", "doubted"),
    large("8 MB of empty rows, CSV", lambda: filled("title,start\n", "\n"), {"sessions": 0},
          ": names no time zone, and none is configured", "doubted"),
    large("8 MB of quotes, CSV", lambda: filled("title,start\n", '"'), REFUSED, ": " + COUNTED_OUT % (1, 1)),
    large("8 MB behind a quote, CSV", lambda: filled('title,start\n"', "a"), REFUSED,
          r":2: row 2: a quote \(\"\) opens a cell and nothing closes it"),
]
PAGES = [
    large("100,000 blocks in a page", lambda: page(before='<script type="application/ld+json">{}</script>' * 100000),
          REFUSED, ": the page has more data in it"),
    large("2 MB of {} in a page", lambda: page(before='<script type="application/ld+json">[%s{}]</script>' %
          ("{}," * 600000)), REFUSED, ": the page has more data in it"),
    large("8 MB of <script>", lambda: filled("<html>", "<script>"), REFUSED, ": this is a web page"),
]
LARGE = [*SIGNS, *JSON_BULK, *XML_BULK, *DEPTHS, *BOMBS, *LISTS, *CALENDARS, *SHEETS, *PAGES]

ROWS = [*SCHEDULE_XML, *SCHEDULE_JSON, *ICALENDAR, *RSS, *ATOM, *JSON_FEED, *NATIVE, *CSV, *JSON_LD]
