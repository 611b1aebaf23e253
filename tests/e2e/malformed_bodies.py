"""Documents of a small event, in every format, to be spoilt: a day in two halls, and a feed of three items.

Each function gives the text of one; what is asked for beside it replaces a part or stands where it says.
"""
import json

MEGABYTE = 1024 * 1024
DOCUMENT_BYTES = 8 * MEGABYTE  # the most we read
CALENDAR_BYTES = 4 * MEGABYTE
DAY, ZONE = "2025-11-20", "Asia/Almaty"
TITLES = ("Ашылу", "Бірінші баяндама", "Екінші баяндама", "Жабылу")


def filled(head, piece, tail="", size=DOCUMENT_BYTES):
    """As often as it goes into so many bytes."""
    return head + piece * ((size - len((head + tail).encode())) // len(piece.encode())) + tail


def numbered(count, piece, first=0):
    """piece is a text with %d in it."""
    return "".join(piece.replace("%d", str(number)) for number in range(first, first + count))


# schedule.xml

def talk(number, title=None, start=None, more="", duration="<duration>00:30</duration>", guid=None):
    return ('<event guid="%s" id="%d">\n<start>%s</start>\n%s<title>%s</title>\n%s</event>\n' %
            (guid or "guid-%d" % number, number, start or "%02d:00" % (10 + number), duration,
             TITLES[number % len(TITLES)] if title is None else title, more))


def schedule_xml(*talks, head="", conference=""):
    talks = talks or [talk(number) for number in range(4)]
    return ('%s<schedule>\n<conference><title>Жиын</title><start>%s</start><end>%s</end>%s'
            '<time_zone_name>%s</time_zone_name></conference>\n<day index="1" date="%s">\n<room name="Үлкен зал">\n'
            '%s</room>\n</day>\n</schedule>\n' % (head, DAY, DAY, conference, ZONE, DAY, "".join(talks)))


# schedule.json, version 1

def event(number, **fields):
    return {"id": number, "guid": "guid-%d" % number, "start": "%02d:00" % (10 + number), "duration": "00:30",
            "title": TITLES[number % len(TITLES)], "room": "Үлкен зал", **fields}


def schedule_json(*events, indent=None):
    events = list(events) or [event(number) for number in range(4)]
    conference = {"title": "Жиын", "start": DAY, "end": DAY, "time_zone_name": ZONE,
                  "days": [{"index": 1, "date": DAY, "rooms": {"Үлкен зал": events}}]}
    return json.dumps({"schedule": {"version": "1", "conference": conference}}, ensure_ascii=False, indent=indent)


# iCalendar

def vevent(number, *lines, start=None, uid=None, end="DURATION:PT30M"):
    """Lines in place of or beside its own."""
    return "\r\n".join(["BEGIN:VEVENT", "UID:%s" % (uid or "uid-%d" % number),
                        start or "DTSTART:20251120T%02d0000" % (10 + number), end,
                        "SUMMARY:" + TITLES[number % len(TITLES)], *lines, "END:VEVENT", ""])


def calendar(*events, tail="END:VCALENDAR\r\n", zone="X-WR-TIMEZONE:" + ZONE + "\r\n"):
    events = events or [vevent(number) for number in range(4)]
    return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//taqta//malformed//KK\r\nX-WR-CALNAME:Жиын\r\n" + zone +
            "".join(events) + tail)


# Feeds

def item(number, more="", title=None, date="Thu, 20 Nov 2025 0%d:00:00 +0500", guid=None):
    return ("<item>\n<title>%s</title>\n<guid>%s</guid>\n<pubDate>%s</pubDate>\n%s</item>\n" %
            ("Жаңалық %d" % number if title is None else title, guid or "news-%d" % number,
             date % number if "%" in date else date, more))


def rss(*items, head="", title="Жаңалықтар"):
    return ('%s<rss version="2.0"><channel><title>%s</title>\n%s</channel></rss>\n' %
            (head, title, "".join(items or [item(number) for number in range(1, 4)])))


def entry(number, more="", title=None, updated="2025-11-20T0%d:00:00+05:00", id=None):
    return ("<entry>\n<id>%s</id>\n<title>%s</title>\n<updated>%s</updated>\n%s</entry>\n" %
            (id or "urn:news:%d" % number, "Жаңалық %d" % number if title is None else title,
             updated % number if "%" in updated else updated, more))


def atom(*entries, head="", language="kk"):
    return ('%s<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="%s"><title>Жаңалықтар</title>\n%s</feed>\n' %
            (head, language, "".join(entries or [entry(number) for number in range(1, 4)])))


def feed_item(number, **fields):
    return {"id": "news-%d" % number, "title": "Жаңалық %d" % number,
            "date_published": "2025-11-20T0%d:00:00+05:00" % (number % 10), **fields}


def json_feed(*items, **members):
    root = {"version": "https://jsonfeed.org/version/1.1", "title": "Жаңалықтар",
            "items": list(items) or [feed_item(number) for number in range(1, 4)], **members}
    return json.dumps({name: value for name, value in root.items() if value is not None}, ensure_ascii=False)


# Our own

def session(number, **fields):
    return {"id": "s%d" % number, "title": TITLES[number % len(TITLES)], "start": "%sT%02d:00" % (DAY, 10 + number),
            "minutes": 30, "room": "hall-1", **fields}


def native(**members):
    document = {"taqta": 1, "event": {"title": "Жиын", "timezone": ZONE, "languages": ["kk"]},
                "rooms": [{"id": "hall-1", "name": "Үлкен зал"}, {"id": "hall-2", "name": "Кіші зал"}],
                "speakers": [{"id": "aliya", "name": "Әлия Сәбит"}],
                "sessions": [session(0, speakers=["aliya"]), *map(session, range(1, 4))]}
    document.update(members)
    return json.dumps(document, ensure_ascii=False, indent=2)


# A spreadsheet, and a page with events in it

def sheet(*rows):
    rows = rows or ["s%d;%s;%d:00;30;Үлкен зал;%s" % (number, DAY, 10 + number, TITLES[number]) for number in range(4)]
    return "id;date;start;minutes;room;title\n" + "".join(row + "\n" for row in rows)


def page(*events, before="", after=""):
    events = list(events) or [{"@type": "Event", "name": TITLES[number], "startDate": "%sT%02d:00+05:00" % (DAY, 10 + number),
                               "location": {"@type": "Place", "name": "Үлкен зал"}} for number in range(4)]
    return ('<!DOCTYPE html>\n<html><head><title>Жиын</title>%s<script type="application/ld+json">%s</script></head>'
            '<body>Жиын%s</body></html>\n' % (before, json.dumps(events, ensure_ascii=False), after))


LOG_IN_PAGE = ('<!DOCTYPE html>\n<html lang="en"><head><title>Welcome to our wireless network</title></head>\n'
               '<body><form method="post"><input name="room"><button>I agree</button></form></body></html>\n')
