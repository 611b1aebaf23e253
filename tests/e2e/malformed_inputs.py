"""What goes wrong with documents out there, a row each: how the bytes are made, and what must come of them.

A row says one of two things. Refused: nothing of the document is shown, and words say why. Taken: so many sessions or
items are shown, and words say what was doubted or left out, where there is something to say.
"""
import dataclasses
import json
import re


@dataclasses.dataclass
class Row:
    format: str
    number: str  # in the list of its format; letters part several of one kind
    name: str
    bytes: bytes
    says: str = ""  # a pattern of what check says; empty: nothing
    refused: bool = False
    notes: str = ""  # a pattern of what is worth knowing and not wrong
    shown: int = -1  # sessions or items that pages show; -1: not counted
    beside: bool = False  # read beside a small programme of ours, as news are
    texts: tuple = ()  # that pages must show
    never: tuple = ()  # and that none may

    @property
    def title(self):
        return "%s %s, %s" % (self.format, self.number, self.name)


DAY = "2025-11-20"


def event(number, start="10:00", date=True, duration="0:30", title=None, guid=None, more=""):
    guid = "g%s" % number if guid is None else guid
    return ('<event guid="%s" id="%s">%s<start>%s</start>%s<room>A</room><title>%s</title>%s</event>\n' % (
        guid, number, "<date>%sT%s:00+05:00</date>" % (DAY, start) if date is True else date or "", start,
        "<duration>%s</duration>" % duration if duration is not None else "",
        "Talk %s" % number if title is None else title, more))


def schedule(events, before="", conference="", declaration='<?xml version="1.0" encoding="UTF-8"?>\n'):
    return (declaration + before + "<schedule><conference><title>Gathering</title><start>%s</start><end>%s</end>"
            "<time_zone_name>Asia/Almaty</time_zone_name>%s</conference>\n<day index='1' date='%s'><room name='A'>\n" % (
                DAY, DAY, conference, DAY) + "".join(events) + "</room></day></schedule>\n").encode()


def five():
    return [event(number, "1%d:00" % number) for number in range(5)]


LOGIN_PAGE = (b"<!DOCTYPE html><html><head><title>Welcome to our Wi-Fi</title></head><body><form action='/login'>"
              b"<input name='room'></form></body></html>")
LAUGHS = ("<!DOCTYPE schedule [<!ENTITY a0 'ha'>" +
          "".join("<!ENTITY a%d '%s'>" % (i, ("&a%d;" % (i - 1)) * 10) for i in range(1, 12)) + "]>\n")
QUADRATIC = "<!DOCTYPE schedule [<!ENTITY a '%s'>]>\n" % ("x" * 50000)
OUTSIDE = "<!DOCTYPE schedule [<!ENTITY host SYSTEM 'file:///etc/hostname'>]>\n"
OUTSIDE_DTD = "<!DOCTYPE schedule SYSTEM 'http://127.0.0.1:9/never-asked.dtd'>\n"


def schedule_xml_rows():
    whole = schedule(five())
    yield Row("schedule.xml", "1", "cut off", whole[:len(whole) * 2 // 3], "the document ends before <.*> of line .* is closed: cut off", True)
    yield Row("schedule.xml", "2", "windows-1251 that calls itself UTF-8",
              schedule([event(1, title="Открытие конференции")]).decode().encode("cp1251"),
              "the encoding is not UTF-8, as the document or its server says", True)
    yield Row("schedule.xml", "3", "a log-in page", LOGIN_PAGE, "a web page, perhaps the network's log-in page", True)
    yield Row("schedule.xml", "5a", "an entity bomb", schedule([event(1, title="&a11;")], LAUGHS), "declares an entity", True)
    yield Row("schedule.xml", "5b", "a quadratic one", schedule([event(1, title="&a;" * 5000)], QUADRATIC),
              "declares an entity", True)
    yield Row("schedule.xml", "5c", "an external entity", schedule([event(1, title="&host;")], OUTSIDE),
              "declares an entity", True)
    yield Row("schedule.xml", "5d", "an external DTD without entities", schedule(five(), OUTSIDE_DTD), shown=5)
    yield Row("schedule.xml", "6a", "one session twice", schedule([event(1), event(1), event(2, "11:00")]), shown=2)
    yield Row("schedule.xml", "6b", "one guid for two sessions",
              schedule([event(1, guid="same"), event(2, "11:00", guid="same")]), shown=2, texts=("Talk 1", "Talk 2"))
    yield Row("schedule.xml", "7a", "no duration", schedule([event(1, duration=None), event(2, "11:00")]), notes=
              "1 sessions do not say how long they last", shown=2, texts=("55 min",))
    for letter, duration in (("7b", "0:00"), ("7c", "25:99")):
        yield Row("schedule.xml", letter, "a duration of %s" % duration,
                  schedule([event(1, duration=duration), event(2, "11:00")]),
                  r':\d+: day\[0\].room\[0\].event\[0\]: "%s" is no length; the end is guessed' % duration, shown=2,
                  texts=("55 min",))
    for letter, date in (("8a", "0001-01-01T00:00:00Z"), ("8b", "9999-12-31T23:59:59Z"), ("8c", "2026-03-01T10:00:00+05:00"),
                         ("8d", "2025-02-30T10:00:00+05:00")):
        yield Row("schedule.xml", letter, "a session at %s" % date,
                  schedule(five() + [event(9, date="<date>%s</date>" % date)]),
                  r"day\[0\].room\[0\].event\[5\]: .*(believed|understood|fortnight|not of the|days)", shown=5,
                  never=("Talk 9",))
    yield Row("schedule.xml", "8e", "most sessions in year 1",
              schedule([event(1)] + [event(number, date="<date>0001-01-01T00:00:00Z</date>") for number in range(2, 9)]),
              "7 of 8 sessions have no start", True)


def schedule_json(events, conference="", end="}}}"):
    return ('{"schedule": {"conference": {"title": "Gathering", "start": "%s", "end": "%s", "time_zone_name": '
            '"Asia/Almaty"%s, "days": [{"index": 1, "date": "%s", "rooms": {"A": [%s]}}]%s' % (
                DAY, DAY, conference, DAY, ",\n".join(events), end)).encode()


def json_event(number, start="10:00", **changed):
    fields = dict({"id": number, "guid": "g%s" % number, "date": "%sT%s:00+05:00" % (DAY, start), "start": start,
                   "duration": "00:30", "room": "A", "title": "Talk %s" % number, "persons": []}, **changed)
    return json.dumps({name: value for name, value in fields.items() if value != "absent"})


def schedule_json_rows():
    two = [json_event(1), json_event(2, "11:00")]
    whole = schedule_json(two)
    yield Row("schedule.json", "1", "cut off", whole[:len(whole) - 60], r":2:\d+: a text starts here", True)
    yield Row("schedule.json", "1b", "cut off between two values", whole[:whole.rindex(b",")], r":2:\d+: the document ends", True)
    yield Row("schedule.json", "2a", "a comma too many", schedule_json(two).replace(b"]}}]", b"],}}]"), "comma", True)
    yield Row("schedule.json", "2b", "a comment", b"// ours\n" + whole, "comment", True)
    yield Row("schedule.json", "3a", "lists in lists", b"[" * 100000, "deep|nest", True)
    yield Row("schedule.json", "3b", "objects in objects", b'{"a":' * 100000, "more values|deep|nest", True)
    yield Row("schedule.json", "4", "a key twice, the last counts",
              schedule_json([json_event(1).replace('"title"', '"title": "Wrong", "title"')]), shown=1, texts=("Talk 1",),
              never=("Wrong",))
    yield Row("schedule.json", "5", "an end before the start",
              schedule_json([json_event(1, duration="absent", end="%sT09:00:00+05:00" % DAY)]), "end", shown=1)
    yield Row("schedule.json", "6", "a hundred thousand sessions",
              schedule_json(['{"guid":%d,"date":"%sT10:00:00+05:00","title":"T"}' % (i, DAY) for i in range(100000)]),
              "more values than any programme has", True)
    yield Row("schedule.json", "6b", "thirty thousand sessions",
              schedule_json(['{"guid":%d,"date":"%sT10:00:00+05:00"}' % (i, DAY) for i in range(30000)]), "30000 sessions are too many",
              True)
    yield Row("schedule.json", "7", "guids and ids of every kind",
              schedule_json([json_event(1, guid=5), json_event("two", "11:00", guid=None),
                             json_event(3, "12:00", guid="absent"), json_event(None, "13:00", guid={"a": 1})]), shown=4)
    yield Row("schedule.json", "8a", "titles that are none",
              schedule_json([json_event(1, title="", slug="first-one"), json_event(2, "11:00", title=None, slug="second")]),
              shown=2)
    yield Row("schedule.json", "8b", "a title of three thousand letters", schedule_json([json_event(1, title="балалық " * 400)]),
              shown=1)


def calendar(events, head="X-WR-TIMEZONE:Asia/Almaty\r\n", tail="END:VCALENDAR\r\n"):
    return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + head + "".join(events) + tail).encode()


def vevent(number, start="10", zone=";TZID=Asia/Almaty", uid=None, more="", summary=None, times=None):
    return ("BEGIN:VEVENT\r\nUID:%s\r\n%s\r\nSUMMARY:%s\r\n%sEND:VEVENT\r\n" % (
        "u%s" % number if uid is None else uid,
        "DTSTART%s:20251120T%s0000\r\nDURATION:PT30M" % (zone, start) if times is None else times,
        "Talk %s" % number if summary is None else summary, more))


def folded_in_a_character():
    line = "SUMMARY:Қазақстан балалары".encode()
    return line[:9] + b"\r\n " + line[9:10] + b"\r\n " + line[10:]


def calendar_rows():
    two = [vevent(1), vevent(2, "11")]
    yield Row("iCalendar", "1", "cut off", calendar(two + [vevent(3, "12")[:60]], tail=""), "end|cut", shown=2)
    yield Row("iCalendar", "2", "a fold inside a character",
              calendar([vevent(1)]).replace(b"SUMMARY:Talk 1", folded_in_a_character()), shown=1,
              texts=("Қазақстан балалары",))
    yield Row("iCalendar", "3", "a log-in page", LOGIN_PAGE.replace(b"<!DOCTYPE html>", b""), "web page", True)
    yield Row("iCalendar", "4", "a zone that nobody knows", calendar([vevent(1, zone=";TZID=Nowhere Standard Time")]),
              "Nowhere Standard Time", shown=1)
    for letter, rule in (("5a", "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"), ("5b", "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30"),
                         ("5c", "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"), ("5d", "FREQ=SECONDLY")):
        yield Row("iCalendar", letter, rule, calendar([vevent(1, more="RRULE:%s\r\n" % rule)]), "more often than daily", shown=1)
    for letter, rule in (("5e", "FREQ=DAILY"), ("5f", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
                         ("5g", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), ("5h", "FREQ=WEEKLY;BYSETPOS=-366;COUNT=2147483647"),
                         ("5i", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO,TU,WE,TH,FR,SA,SU;INTERVAL=32767"),
                         ("5j", "FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1;COUNT=1000000000")):
        yield Row("iCalendar", letter, rule, calendar([vevent(1, more="RRULE:%s\r\n" % rule)]), None)
    yield Row("iCalendar", "6", "one UID for all", calendar([vevent(1, uid="hall"), vevent(2, "11", uid="hall")]), shown=2,
              texts=("Talk 1", "Talk 2"))
    yield Row("iCalendar", "7a", "an end before the start",
              calendar([vevent(1, times="DTSTART:20251120T050000Z\r\nDTEND:20251120T040000Z")]), "end", shown=1)
    for letter, start in (("7b", "00000101T000000"), ("7c", "99991231T235959Z"), ("7d", "20251320T250000")):
        yield Row("iCalendar", letter, "a start of " + start, calendar(two + [vevent(3, times="DTSTART:" + start)]),
                  r"VEVENT\[2\]", shown=2, never=("Talk 3",))
    yield Row("iCalendar", "8", "NULs, emoji, long lines, bare line ends, blank lines",
              calendar([vevent(1, summary="Talk 1 \U0001F389\0", more="DESCRIPTION:%s\r\n\r\n" % ("x" * 900))]
                       ).replace(b"\r\n", b"\n"), shown=1, texts=("Talk 1",))


def rss(items, channel="<title>News</title>", declaration='<?xml version="1.0" encoding="utf-8"?>\n', encoding="utf-8"):
    return (declaration + '<rss version="2.0"><channel>%s%s</channel></rss>\n' % (channel, "".join(items))).encode(encoding)


def item(number, more="", date="Thu, 20 Nov 2025 0%d:00:00 +0500"):
    return "<item><title>Item %d</title><guid>i%d</guid>%s%s</item>" % (
        number, number, "<pubDate>%s</pubDate>" % (date % number if "%" in date else date) if date else "", more)


def rss_rows():
    yield Row("RSS", "1", "a bare ampersand", rss([item(1).replace("Item 1", "Item 1 & Co")]), shown=1,
              texts=("Item 1 & Co",))
    yield Row("RSS", "2", "HTML's entities", rss([item(1).replace("Item 1", "Item&nbsp;1 &mdash; more")]), shown=1,
              texts=("Item 1 — more",))
    for letter, charset, words in (("3a", "koi8-r", "Новости дня"), ("3b", "gb2312", "新闻"), ("3c", "windows-1251", "Новости")):
        yield Row("RSS", letter, charset, rss([item(1).replace("Item 1", words + " 1")],
                                              declaration='<?xml version="1.0" encoding="%s"?>\n' % charset, encoding=charset),
                  shown=1, texts=() if charset == "gb2312" else (words + " 1",))
    whole = rss([item(number) for number in range(1, 7)])
    yield Row("RSS", "4", "cut off", whole[:len(whole) * 2 // 3], "ends before", True, beside=True)
    yield Row("RSS", "5", "no date, year 1, the future",
              rss([item(1, date=""), item(2, date="Mon, 01 Jan 0001 00:00:00 +0000"), item(3, date="Fri, 31 Dec 9999 00:00:00 Z")]),
              shown=3)
    yield Row("RSS", "6a", "thirty equal titles, no guid",
              rss(["<item><title>Same</title><link>https://example.org/%d</link></item>" % number for number in range(30)]))
    yield Row("RSS", "6b", "one link and title, twice",
              rss(["<item><title>Same</title><link>https://example.org/1</link></item>"] * 2), shown=1)
    yield Row("RSS", "7", "script, style, handlers",
              rss([item(1, "<description><![CDATA[<script>alert(1)</script><style>%s</style><img src=x onerror=alert(2)>"
                           "<p onclick='alert(3)'>Plain words</p>]]></description>" % ("p{color:red}" * 5000))]), shown=1,
              never=("alert", "color"))
    yield Row("RSS", "8", "right to left, emoji, what no face has",
              rss([item(1).replace("Item 1", "\u0645\u0631\u062d\u0628\u0627 \U0001F600 \U000F0000 \u202Eevil\u202C")]), shown=1,
              never=("\u202E",))


def atom(entries):
    return ('<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>%s</feed>\n' %
            "".join(entries)).encode()


def entry(number, title=None, more="", updated="2025-11-20T0%d:00:00+05:00", id=None):
    return "<entry><id>%s</id><title>%s</title><updated>%s</updated>%s</entry>" % (
        "e%d" % number if id is None else id, "Entry %d" % number if title is None else title,
        updated % number if "%" in updated else updated, more)


def atom_rows():
    yield Row("Atom", "1", "RSS inside", rss([item(1)]), shown=1)
    yield Row("Atom", "2", "XHTML with a foreign namespace",
              atom([entry(1, more='<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml" xmlns:s="urn:s"><p>Plain'
                                  '</p><s:x>words</s:x></div></content>')]), shown=1)
    yield Row("Atom", "3", "a time without an offset", atom([entry(1, updated="2025-11-20T01:00:00")]), shown=1)
    yield Row("Atom", "4", "two entries with one id", atom([entry(1, id="same"), entry(2, id="same")]), shown=1,
              texts=("Entry 2",), never=("Entry 1",))
    yield Row("Atom", "5", "no title", atom([entry(1, title="", more="<summary>Words of the summary</summary>")]), shown=1,
              texts=("Words of the summary",))
    yield Row("Atom", "6", "an external entity", b'<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/hostname">]>' +
              atom([entry(1, title="&x;")])[21:], "declares an entity", True, beside=True)
    yield Row("Atom", "6b", "an external DTD", b"<!DOCTYPE feed SYSTEM 'http://127.0.0.1:9/never-asked.dtd'>" +
              atom([entry(1)])[21:], ":1:.*: the document wants a DTD from elsewhere, which is never fetched", True, beside=True)
    yield Row("Atom", "7", "400 kB of content",
              atom([entry(1, more="<summary>Short</summary><content type='html'>%s</content>" % ("word " * 80000))]), shown=1,
              texts=("Short",))
    yield Row("Atom", "8", "a language that is none", atom([entry(1).replace("<entry>", '<entry xml:lang="??">'),
                                                            entry(2).replace("<entry>", '<entry xml:lang="">')]), shown=2)


def json_feed(items, version='"version": "https://jsonfeed.org/version/1.1", '):
    return ('{%s"title": "News", "items": [%s]}' % (version, ", ".join(items))).encode()


def json_item(number, **changed):
    fields = dict({"id": str(number), "title": "Item %d" % number, "content_text": "Words %d" % number,
                   "date_published": "2025-11-20T0%d:00:00+05:00" % (number % 9 + 1)}, **changed)
    return json.dumps({name: value for name, value in fields.items() if value != "absent"}, ensure_ascii=False)


def json_feed_rows():
    whole = json_feed([json_item(1), json_item(2)])
    yield Row("JSON Feed", "1", "cut off inside a string", whole[:-20], r":\d+:\d+: ", True, beside=True)
    yield Row("JSON Feed", "2", "RSS in JSON", b'{"rss": {"channel": {"item": []}}}', "RSS written as JSON", True, beside=True)
    yield Row("JSON Feed", "3", "no version", json_feed([json_item(1)], ""), "version", shown=1)
    yield Row("JSON Feed", "4", "no title", json_feed([json_item(1, title="absent")]), shown=1, texts=("Words 1",))
    yield Row("JSON Feed", "5", "an id that is a number", json_feed([json_item(1, id=7), json_item(2, id=8)]), shown=2)
    yield Row("JSON Feed", "6", "hostile markup",
              json_feed([json_item(1, content_text="absent", content_html="<script>alert(1)</script><p>Plain</p>")]), shown=1,
              never=("alert",))
    yield Row("JSON Feed", "7", "no date", json_feed([json_item(1, date_published=None)]), shown=1)
    yield Row("JSON Feed", "8", "ten thousand items", json_feed([json_item(number) for number in range(10000)]), None)


def native(event_more="", more=""):
    return ('{"taqta": 1, "event": {"title": "Gathering", "timezone": "Asia/Almaty"%s}%s}' % (event_more, more)).encode()


SESSION = '{"id": "s1", "title": "Talk 1", "start": "2025-11-20T10:00", "minutes": 30%s}'


def native_rows():
    yield Row("native", "1", "a slip of the keyboard", native(more=', "sessions": [%s,,]' % SESSION % ""), r":1:\d+: .*comma", True)
    yield Row("native", "2", "a room and a speaker that are not there",
              native(more=', "sessions": [%s]' % SESSION % ', "room": "none", "speakers": ["nobody"]'),
              r'sessions\[0\]\.room: there is no room "none"', shown=1, texts=("Talk 1",))
    yield Row("native", "3", "a version of the future", native().replace(b'"taqta": 1', b'"taqta": 2'), "taqta: 2", True)
    yield Row("native", "4", "a kind and a page that we do not know",
              native(more=', "sessions": [%s], "playlists": [{"id": "p", "slides": [{"show": "fireworks"}, {"show": "agenda"}]}]'
                     % SESSION % ', "kind": "circus"'), r"playlists\[0\]\.slides\[0\]\.show", shown=1)
    yield Row("native", "5a", "a notice without an end",
              native(more=', "notices": [{"id": "n", "text": "Words", "from": "2025-11-20T10:00"}]'), r"notices\[0\]: until is missing")
    yield Row("native", "5b", "a notice that ends before it begins",
              native(more=', "notices": [{"id": "n", "text": "Words", "from": "2025-11-20T11:00", "until": "2025-11-20T10:00"}]'),
              r"notices\[0\]\.until: .* is not after from", never=("Words",))
    yield Row("native", "6", "a change of a session that is not there",
              native(more=', "sessions": [%s], "changes": [{"session": "s9", "kind": "cancelled", "at": "2025-11-20T09:00"}]'
                     % SESSION % ""), r'changes\[0\]\.session: there is no session "s9"', shown=1)
    yield Row("native", "7", "white on white",
              native(more=', "sessions": [%s], "theme": {"background": "#FFFFFF", "text": "#FFFFFF"}' % SESSION % ""), None, shown=1)
    yield Row("native", "8a", "no language", native(', "languages": []', ', "sessions": [%s]' % SESSION % ""),
              "event.languages: is empty", shown=1)
    yield Row("native", "8b", "words in a language that is not shown",
              native(', "languages": ["kk"]', ', "sessions": [{"id": "s1", "title": {"fr": "Ouverture"}, '
                                               '"start": "2025-11-20T10:00"}]'), r"sessions\[0\]\.title: is in none of the event's languages", shown=1, texts=("Ouverture",))
    yield Row("native", "8c", "an override of direction inside a name",
              native(more=', "sessions": [%s]' % SESSION.replace("Talk 1", "Talk \\u202E1") % ""), None, shown=1,
              never=("\u202E",))
    for letter, start in (("9a", "0001-01-01T10:00"), ("9b", "9999-12-31T23:59")):
        yield Row("native", letter, "a session at " + start,
                  native(more=', "sessions": [%s]' % SESSION.replace("2025-11-20T10:00", start) % ""), r"sessions\[0\]\.start",
                  never=("Talk 1",))


def sheet(*rows):
    return ("id;date;start;minutes;room;title\n" + "".join("%s;%s;30;A;Talk %s\n" % (row[0], row[1], row[0])
                                                            for row in rows)).encode()


def sheet_rows():
    good = ("1", DAY + ";10:00"), ("2", DAY + ";11:00")
    yield Row("CSV", "1", "an hour that no clock shows", sheet(*good, ("3", DAY + ";25:00")),
              r':4: row 4, column "start": "25:00" is not a time', shown=2, never=("Talk 3",))
    yield Row("CSV", "2", "a quote that nothing closes", sheet(*good) + b'"3;', r":4: row 4: a quote .* opens a cell", True)
    yield Row("CSV", "3", "the years 1 and 9999", sheet(("1", "0001-01-01;10:00"), ("2", "9999-12-31;10:00")),
              "2 of 2 sessions have no start", True)


def page(*events):
    things = [{"@type": "Event", "name": name, "startDate": start, "endDate": start.replace(":00", ":30", 1)}
              for name, start in events]
    return ("<!DOCTYPE html>\n<html><head><title>Gathering</title><script type='application/ld+json'>%s</script></head>"
            "<body></body></html>\n" % json.dumps(things)).encode()


def page_rows():
    good = ("Talk 1", DAY + "T10:00+05:00"), ("Talk 2", DAY + "T11:00+05:00")
    yield Row("JSON-LD", "1", "a block that is cut off", page(*good).replace(b"]</script>", b"</script>"),
              r":2:\d+: data in the page", True)
    yield Row("JSON-LD", "2", "the years 1 and 9999", page(*good, ("Talk 3", "0001-01-01T10:00Z"), ("Talk 4", "9999-12-31T10:00Z")),
              "has no start that could be understood|not of the event", shown=2, never=("Talk 3", "Talk 4"))


def rows():
    for make in (schedule_xml_rows, schedule_json_rows, calendar_rows, rss_rows, atom_rows, json_feed_rows, native_rows, sheet_rows,
                 page_rows):
        yield from make()


MOST = 8 * 1024 * 1024


# By the cost of each, in a tree of at most 40 MB.
LET_IN = {"{},": 145000, "[],": 220000, "0,": 690000, '"",': 295000, "null,": 690000}


def filled(head, piece, tail=b"", size=MOST):
    return head + piece * ((size - len(head) - len(tail)) // len(piece)) + tail


def numbered(count, piece):
    return b"".join(piece % number for number in range(count))


def in_feed(words):
    return b"<rss><channel><title>" + words + b"</title></channel></rss>"


def large_xml():
    """What libxml2 keeps, compares or tells one by one."""
    yield "700,000 attributes of one tag", b"<rss " + numbered(700000, b'a%d="" ') + b"/>"
    yield "300,000 namespaces of one tag", b"<rss " + numbered(300000, b'xmlns:a%d="u" ') + b"/>"
    yield "namespaces within namespaces", b"<rss>" + b"".join(
        b"<a %s>" % numbered(60, b'xmlns:p%d-' + b"%d" % depth + b'="u" ') for depth in range(250)) + b"<p0-0:b/>" * 400000
    yield "attributes of many tags", filled(b"<rss>", b'<a b="" c="" d=""/>', b"</rss>")
    yield "800,000 names of elements", b"<rss>" + numbered(800000, b"<a%d/>") + b"</rss>"
    yield "800,000 names of elements in events", schedule(()).replace(
        b"</room>", b"<event>" + numbered(700000, b"<a%d/>") + b"</event></room>")
    yield "700,000 names of instructions", b"<rss>" + numbered(700000, b"<?a%d?>") + b"</rss>"
    yield "8 MB of instructions without names", filled(b"<rss>", b"<??>", b"</rss>")
    yield "300,000 declared elements", b"<!DOCTYPE rss [" + numbered(300000, b"<!ELEMENT a%d ANY>") + b"]><rss/>"
    yield "declared values of attributes", filled(b"<!DOCTYPE rss [<!ATTLIST a b CDATA '" + b"x" * 5000 + b"'>]><rss>",
                                                  b"<a/>", b"</rss>")
    yield "end tags that match nothing", filled(b"<rss>", b"<a></b>", b"</rss>")
    yield "as many elements as are let in, and a fault at their end", b"<rss>" + b"<a/>" * 190000 + b"</b></rss>"
    yield "comments", filled(b"<rss>", b"<!---->", b"</rss>")
    yield "pieces of CDATA", filled(b"<rss><channel><title>", b"<![CDATA[]]>", b"</title></channel></rss>")
    yield "marks on one letter", in_feed(("a" + "\u0301" * (MOST // 2 - 100)).encode())
    yield "KOI8-R", b"<?xml version='1.0' encoding='koi8-r'?>" + in_feed(b"\xc4" * (MOST - 200))
    yield "a DOCTYPE", filled(b"<!DOCTYPE ", b"a")
    yield "many blocks of a page", filled(b"<html>", b'<script type="application/ld+json">{"@type":"Event"}</script>')
    yield "one block of a page", b'<html><script type="application/ld+json">[' + b"{}," * 600000 + b"{}]</script></html>"


def as_many_sessions_as_are_taken():
    """Twenty thousand of them."""
    yield "20,000 sessions as schedule.xml", schedule([event(number) for number in range(20000)])
    yield "20,000 sessions as schedule.json", schedule_json(
        ['{"id":%d,"start":"10:00","title":"T"}' % number for number in range(20000)])
    yield "20,000 sessions as our own document", native(more=', "sessions": [%s]' % ",".join(
        '{"id":"s%d","title":{"kk":"Talk %d"},"start":"2025-11-20T10:00","speakers":["nobody"]}' % (number, number)
        for number in range(20000)))
    yield "20,000 sessions as calendar", calendar([vevent(number) for number in range(20000)])


def large():
    """What is meant to cost much: a name, and at most 8 MB."""
    yield "a hundred thousand sessions as schedule.xml", schedule(
        ["<event guid='%d'><date>%sT10:00:00Z</date><title>T</title></event>" % (number, DAY) for number in range(100000)])
    yield "as calendar", filled(b"BEGIN:VCALENDAR\r\n", b"BEGIN:VEVENT\r\nDTSTART:20251120T050000Z\r\nSUMMARY:T\r\nEND:VEVENT\r\n",
                                size=4 * 1024 * 1024)
    yield "as sheet", filled(b"title;start\n", b"T;2025-11-20 10:00\n")
    yield "as our own document", filled(b'{"taqta":1,"event":{"title":"T","timezone":"UTC"},"sessions":[',
                                        b'{"id":"a","title":"T","start":"2025-11-20T10:00"},', b'{}]}')
    yield "as feed", filled(b"<rss><channel>", b"<item><title>T</title></item>", b"</channel></rss>")
    yield "elements in elements", filled(b"<schedule>", b"<a>", size=400000)
    yield "elements in elements, of a page", filled(b"<html><script type='application/ld+json'>{}</script>", b"<div>", size=400000)
    yield "components in components", filled(b"", b"BEGIN:VEVENT\r\n", size=1400000).replace(b"BEGIN:VEVENT", b"BEGIN:VCALENDAR", 1)
    yield "marked-up in marked-up words", schedule([event(1, more="<abstract>%s</abstract>" % ("&lt;b&gt;" * 100000))])
    for name, piece in (("{},", b"{},"), ("[],", b"[],"), ("0,", b"0,"), ('"",', b'"",'), ("null,", b"null,")):
        yield "8 MB of %s in a list" % name, filled(b'{"taqta":1,"x":[', piece, b"0]}")
        yield "as many %s as are let in" % name, filled(b'{"taqta":1,"x":[', piece, b"0]}", size=LET_IN[name] * len(piece))
    yield "8 MB of members", b'{"taqta":1' + b"".join(b',"%x":0' % number for number in range(800000)) + b"}"
    yield from large_xml()
    yield from as_many_sessions_as_are_taken()
    for piece in (b"<", b"&", b"[", b"{", b'"', b",", b";", b"\n", b"\r", b" ", b"x", b"\0", b"\xff", b"\xd0", b"]]>", b"<!--",
                  b"&#x10FFFF;", b"&amp;", b"<a/>", b"BEGIN:VEVENT\r\n", b"\xef\xbb\xbf"):
        yield "8 MB of %r" % piece, filled(b"", piece)
        if len(piece) < 3:
            yield "8 MB of %r in a schedule" % piece, filled(b"<schedule><conference><title>", piece, b"</title></conference></schedule>")
            yield "4 MB of %r in a calendar" % piece, filled(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:", piece, size=4 * 1024 * 1024)
            yield "8 MB of %r in JSON" % piece, filled(b'{"taqta":1,"event":{"title":"', piece, b'"}}')
