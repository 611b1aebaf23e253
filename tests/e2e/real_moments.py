#!/usr/bin/env python3
"""Real schedules at stated moments: what is on now, in which room and until when by the clocks there, on the pages and by
Python's own reading of the same file. The files are not part of the project; without them the test is skipped.

    real_moments.py BUILD-FOLDER
"""
import dataclasses
import datetime
import html
import json
import os
import re
import xml.etree.ElementTree as ElementTree
import zoneinfo

from expect import must, ok
from taqta_e2e import HOUSE, run, text_of

DATA = HOUSE.parent / "shared" / "data"
SKIPPED = 77


@dataclasses.dataclass
class Case:
    file: str
    zone: str  # that its clocks have
    moments: tuple  # by those clocks
    configured: bool = False  # the file itself does not name it


CASES = [
    Case("schedule_xml/fosdem_2026.xml", "Europe/Brussels", ("2026-01-31T16:45", "2026-02-01T16:40")),
    Case("schedule_xml/fosdem_2012.xml", "Europe/Brussels", ("2012-02-04T14:05", "2012-02-05T10:20"), configured=True),
    Case("schedule_xml/31c3_frab.xml", "Europe/Berlin", ("2014-12-27T12:50", "2014-12-28T00:20", "2014-12-30T13:00"),
         configured=True),
    Case("schedule_xml/romhack_camp_2026_pretalx_EXCERPT.xml", "Europe/Rome", ("2026-10-02T17:05",)),
    Case("schedule_json/frab-camp2019.json", "Europe/Berlin", ("2019-08-21T12:05", "2019-08-23T00:15")),
    # It calls its zone UTC, and its times say +01:00.
    Case("schedule_json/pretalx-democon.json", "Europe/Paris", ("2020-12-14T09:05",)),
    Case("schedule_json/hub-schedule2.json", "Europe/Berlin", ("2024-12-27T10:35",)),
    Case("ical/ical4j_incoming.ics", "America/New_York", ("1997-07-01T15:05",), configured=True),
    Case("ical/ical4j_japan_west.ics", "Asia/Tokyo", ("2006-08-06T08:05",)),
    Case("ical/ical4j_lastfm.ics", "Europe/Amsterdam", ("2010-02-19T22:05",), configured=True),
    Case("ical/icalendar_nonascii_tzid.ics", "America/Sao_Paulo", ("2017-05-11T13:35",)),
    Case("ical/kielux_2020.ics", "Europe/Berlin", ("2020-09-19T14:05",), configured=True),
    Case("ical/linux_conf_au_2020.ics", "Australia/Brisbane", ("2020-01-15T10:50",)),
    # The series has one day left between what was moved and what was taken out.
    Case("ical/magicmirror_exdate_recurrence.ics", "America/Los_Angeles", ("2024-10-22T14:35", "2024-10-27T15:00")),
]
# What lasts all day is a line of information then, and no row: file, moment, words.
ALL_DAY = [("ical/ical4j_schedule-unstable.ics", "America/New_York", "2006-10-04T10:00", "GNOME 2.16.1 Stable Release"),
           ("ical/magicmirror_12_events.ics", "Etc/GMT", "2019-03-01T10:00", "Start of Month 3")]


@dataclasses.dataclass
class Session:
    title: str
    room: str
    start: datetime.datetime
    end: datetime.datetime


def length(words):
    parts = [int(part) for part in words.split(":")]
    return datetime.timedelta(minutes=parts[0] if len(parts) == 1 else parts[0] * 60 + parts[1])


def of_schedule_xml(data, zone):
    root = ElementTree.fromstring(data)
    day_change = (root.findtext("conference/day_change") or "00:00")[:5]
    for day in root.iter("day"):
        for event in day.iter("event"):
            clock, date = event.findtext("start"), event.findtext("date")
            if date:
                start = datetime.datetime.fromisoformat(date.strip().replace("Z", "+00:00"))
            else:
                start = datetime.datetime.fromisoformat("%sT%s" % (day.get("date"), clock[:5])).replace(tzinfo=zone)
                start += datetime.timedelta(days=clock[:5] < day_change)
            yield Session(event.findtext("title"), event.findtext("room") or "", start,
                          start + length(event.findtext("duration")))


def of_schedule_json(data, zone):
    schedule = json.loads(data)["schedule"]
    if "events" in schedule:
        rooms = {room.get("guid") or room.get("slug"): room["name"] for room in schedule["conference"]["rooms"]}
        for event in schedule["events"]:
            start = datetime.datetime.fromisoformat(event["start"])
            title = event["title"] if isinstance(event["title"], str) else next(iter(event["title"].values()))
            end = datetime.datetime.fromisoformat(event["end"]) if "end" in event else start + length(event["duration"])
            room = event.get("room") or ""
            yield Session(title, room["name"] if isinstance(room, dict) else rooms.get(room, room), start, end)
        return
    for day in schedule["conference"]["days"]:
        for room in day["rooms"].values():
            for event in room:
                start = datetime.datetime.fromisoformat(event["date"])
                yield Session(event["title"], event["room"], start, start + length(event["duration"]))


def calendar_lines(data):
    """Name, parameters and value of each line."""
    for line in re.sub(rb"\r?\n[ \t]", b"", data).decode("utf-8", "replace").splitlines():
        found = re.match(r'([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^";:]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$', line)
        if found:
            yield found[1].upper(), dict(part.split("=", 1) for part in found[2].split(";") if part), found[3]


def calendar_time(parameters, value, zone):
    """None for a day without a clock."""
    if len(value) < 15:
        return None
    moment = datetime.datetime.strptime(value[:15], "%Y%m%dT%H%M%S")
    if value.endswith("Z"):
        return moment.replace(tzinfo=datetime.timezone.utc)
    name = parameters.get("TZID", "").strip('"').rpartition("//")[2]
    try:
        return moment.replace(tzinfo=zoneinfo.ZoneInfo(name) if name else zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return moment.replace(tzinfo=zone)


def calendar_words(value):
    return re.sub(r"\\([\\;,nN])", lambda found: " " if found[1] in "nN" else found[1], value)


def calendar_key(event):
    """By what two versions of one are known, and which of them this is."""
    return ((event.get("UID", ("", id(event)))[1], event.get("RECURRENCE-ID", ("", ""))[1]),
            int(event.get("SEQUENCE", ("", "0"))[1]))


def calendar_events(data):
    """The newest version of each: name to parameters and value."""
    event, events = None, []
    for name, parameters, value in calendar_lines(data):
        if (name, value) == ("BEGIN", "VEVENT"):
            event = {}
        elif (name, value) == ("END", "VEVENT"):
            events.append(event)
            event = None
        elif event is not None:
            event.setdefault(name, (parameters, value))
    newest = {}
    for event in events:
        key, sequence = calendar_key(event)
        newest[key] = max(sequence, newest.get(key, 0))
    return [event for event in events if calendar_key(event)[1] == newest[calendar_key(event)[0]]]


def of_calendar(data, zone):
    """Only what stands there once: series are another test's business."""
    for event in calendar_events(data):
        start = calendar_time(*event["DTSTART"], zone) if "DTSTART" in event else None
        if not start or "RRULE" in event or event.get("STATUS", ("", ""))[1] == "CANCELLED":
            continue
        end = calendar_time(*event["DTEND"], zone) if "DTEND" in event else None
        found = re.match(r"PT(?:(\d+)H)?(?:(\d+)M)?", event.get("DURATION", ("", ""))[1])
        if found:
            end = start + datetime.timedelta(hours=int(found[1] or 0), minutes=int(found[2] or 0))
        yield Session(calendar_words(event.get("SUMMARY", ("", ""))[1]), calendar_words(event.get("LOCATION", ("", ""))[1]),
                      start, end)


READERS = {".xml": of_schedule_xml, ".json": of_schedule_json, ".ics": of_calendar}


def letters(words):
    """What a title says, however it is broken, divided and quoted."""
    words = re.sub(r"<[^>]+>", " ", html.unescape(words or ""))
    return re.sub(r"[\W_]", "", words).casefold()


def says(box, words):
    shown, wanted = letters(text_of(box)), letters(words)
    return shown == wanted or ((box["cut"] or text_of(box).endswith("…")) and shown and wanted.startswith(shown))


def now_pages(deck):
    """In the first of the languages they are in."""
    pages = [page for page in deck["pages"] if page["kind"] == "now-next"]
    return [page for page in pages if page["language"] == pages[0]["language"]]


def rows_on(deck):
    """What is on by the now pages, their boxes by field. What comes next has a start; on a page for one or two that are on
    their times stand at the ends of a bar before them, and name no field."""
    for page in now_pages(deck):
        rows, bar = {}, None
        for box in page["texts"]:
            path, _, field = box["source"].rpartition(".")
            if box["role"] == "time" and not path:
                bar = box
            elif path not in ("", "event", "speakers"):
                row = rows.setdefault(path, {"end": [bar]} if bar else {})
                row[field] = [box] if field == "end" else row.get(field, []) + [box]
        yield from (row for row in rows.values() if "start" not in row and "end" in row)


def is_row_of(session, zone, row):
    end = session.end.astimezone(zone).strftime("%H:%M")
    return (end in text_of(row["end"][0]) and (not session.room or ("room" in row and says(row["room"][0], session.room))) and
            (not session.title or any(says(box, session.title) for box in row.get("title", []))))


def rendered(bench, case, moment, number):
    more = ("--timezone", case.zone) if case.configured else ()
    out = bench.folder / ("%s-%d" % (case.file.replace("/", "-"), number))
    done = bench.call("taqta", "render", "--source", DATA / case.file, "--now", moment.isoformat(), "--size", "1280x720",
                      "--out", out, *more)
    must(done.returncode == 0, "%s: %s" % (case.file, done.stderr))
    return bench.read_deck(out)


def compare(bench, case, clock, number):
    zone = zoneinfo.ZoneInfo(case.zone)
    moment = datetime.datetime.fromisoformat(clock).replace(tzinfo=zone)
    sessions = READERS["." + case.file.rsplit(".", 1)[1]]((DATA / case.file).read_bytes(), zone)
    expected = [session for session in sessions if session.end and session.start <= moment < session.end]
    deck = rendered(bench, case, moment, number)
    rows = list(rows_on(deck))
    clocks = {text_of(box) for page in now_pages(deck) for box in page["texts"] if box["role"] == "clock"}
    must(expected, "%s at %s: nothing is on by the other reading" % (case.file, clock))
    must(clocks == {clock[-5:]}, "%s at %s: the clock of the page shows %s" % (case.file, clock, clocks))
    must(len(rows) == len(expected), "%s at %s: %d rows are on, %d sessions by the other reading: %s" % (
        case.file, clock, len(rows), len(expected), [session.title for session in expected]))
    for session in expected:
        must(any(is_row_of(session, zone, row) for row in rows), "%s at %s: not shown as on until %s in %s: %s\n%s" % (
            case.file, clock, session.end.astimezone(zone).strftime("%H:%M"), session.room, session.title,
            [[text_of(box) for field in row.values() for box in field] for row in rows]))
    return len(rows)


def all_day(bench, number, file, zone, clock, words):
    moment = datetime.datetime.fromisoformat(clock).replace(tzinfo=zoneinfo.ZoneInfo(zone))
    deck = rendered(bench, Case(file, zone, (clock,), configured=True), moment, number)
    shown = " ".join(text_of(box) for page in deck["pages"] for box in page["texts"])
    must(words in shown, "%s at %s: %r is not said: %s" % (file, clock, words, shown))


def without_a_zone(bench):
    """A calendar in UTC that names no zone is hours off the clocks of the place."""
    case = Case("ical/kielux_2020.ics", "Europe/Berlin", ())
    deck = rendered(bench, case, datetime.datetime.fromisoformat("2020-09-19T14:05+02:00"), 99)
    must(not any(page["kind"] in ("now-next", "countdown") for page in deck["pages"]), "a now page without a time zone")
    must(any(problem["source"] == "event.timezone" for problem in deck["problems"]), "the missing zone is not told")
    done = bench.call("taqtactl", "check", DATA / case.file)
    must("nothing is shown as now; give the option timezone" in done.stdout, "check does not tell: %s" % done.stdout)
    ok("without a time zone nothing is shown as now, and that is told")


def test(bench):
    without_a_zone(bench)
    count = sessions = 0
    for case in CASES:
        for number, clock in enumerate(case.moments):
            sessions += compare(bench, case, clock, number)
            count += 1
    ok("%d files at %d moments: %d sessions are on, where and until when another reading says" % (
        len(CASES), count, sessions))
    for number, row in enumerate(ALL_DAY):
        all_day(bench, number, *row)
    ok("what lasts all day is said on the pages of that day")


if __name__ == "__main__":
    if not DATA.is_dir():
        print("the files are not here: skipped")
        os._exit(SKIPPED)
    run(test)
