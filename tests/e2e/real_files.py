#!/usr/bin/env python3
"""What taqtactl reads from real files of the world, beside what another way of counting says: Python's own XML and JSON
readers, and plain lines of calendars. The files are not part of the project; without them the test is skipped.

    real_files.py BUILD-FOLDER
"""
import datetime
import json
import os
import re
import xml.etree.ElementTree as ElementTree

from expect import must, ok
from taqta_e2e import HOUSE, run

DATA = HOUSE.parent / "shared" / "data"
SKIPPED = 77


def local(element):
    return element.tag.rpartition("}")[2]


def utc(text):
    moment = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return moment.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ") if moment.tzinfo else None


def of_schedule_xml(bytes_):
    root = ElementTree.fromstring(bytes_)
    events = root.findall(".//event")
    rooms = {(event.findtext("room") or "").strip() for event in events} - {""}
    persons = [person for event in events for person in event.findall("persons/person")]
    dates = [utc(event.findtext("date").strip()) for event in events if event.findtext("date")]
    counts = {"sessions": len(events), "rooms": len({" ".join(room.casefold().split()) for room in rooms}),
              "speakers": len({person.get("guid") or person.get("code") or person.get("id") for person in persons})}
    return dict(counts, first=min(dates)) if dates else counts


def of_schedule_json(bytes_):
    schedule = json.loads(bytes_)["schedule"]
    if "events" in schedule:
        return {"sessions": len(schedule["events"]), "first": min(utc(event["start"]) for event in schedule["events"])}
    events = [event for day in schedule["conference"]["days"] for room in day["rooms"].values() for event in room]
    return {"sessions": len(events), "rooms": len({event["room"] for event in events}),
            "days": len({day["date"] for day in schedule["conference"]["days"] if any(day["rooms"].values())}),
            "speakers": len({person["id"] for event in events for person in event["persons"]}),
            "first": min(utc(event["date"]) for event in events)}


def of_calendar(bytes_):
    text = re.sub(rb"\r?\n[ \t]", b"", bytes_)
    return {"sessions": len(re.findall(rb"^BEGIN:VEVENT\r?$", text, re.M))}


def of_feed(bytes_):
    try:
        root = ElementTree.fromstring(bytes_.strip())
        return {"news": sum(local(element) in ("item", "entry") for element in root.iter())}
    except ElementTree.ParseError:  # as far as it can be read at all by a strict reader
        return {"news": len(re.findall(rb"<(?:item|entry)[\s>]", bytes_))}


def of_json_feed(bytes_):
    return {"news": len(json.loads(bytes_)["items"])}


COUNTERS = {"schedule-xml": of_schedule_xml, "schedule-json": of_schedule_json, "schedule2": of_schedule_json,
            "ical": of_calendar, "rss": of_feed, "atom": of_feed, "jsonfeed": of_json_feed}


def figure_of(kind):
    return "news" if kind in ("rss", "atom", "jsonfeed") else "sessions"


def test(bench):
    troubles = []
    for line in (DATA / "expected.tsv").read_text().splitlines():
        name, kind, count = line.split("\t")
        done = bench.call("taqtactl", "check", "--json", DATA / name)
        found = json.loads(done.stdout)
        if kind == "refused":
            if found["format"] != "refused" or len(found["problems"]) != 1 or not found["problems"][0]["message"]:
                troubles.append("%s is not refused with a sentence: %s" % (name, found))
            print("%s: refused: %s" % (name, found["problems"][0]["message"]))
            continue
        said = bench.call("taqtactl", "check", DATA / name).stderr
        words = ["%s: %s, " % (DATA / name, kind), "%s sessions" % found["sessions"], "%s rooms" % found["rooms"],
                 "%s speakers" % found["speakers"], "zone %s, from %s" % (found["timezone"] or "UTC", found["timezone_from"])]
        words += ["  %s, days with sessions: %s" % (found["event"], found["days"])] * (figure_of(kind) == "sessions")
        troubles += ["%s: %r is not said: %s" % (name, word, said) for word in words if word not in said]
        other = COUNTERS[kind]((DATA / name).read_bytes())
        figure = figure_of(kind)
        if (found["format"], str(found.get(figure))) != (kind, count):
            troubles.append("%s: %s of %s, and not %s of %s" % (name, found["format"], found.get(figure), kind, count))
        if kind != "ical":  # those that stand for one published twice are counted by who made the list
            troubles += ["%s: %s %s, and %s by the other count" % (name, key, found.get(key), value)
                         for key, value in other.items() if found.get(key) != value]
        print("%s: %s; by the other count %s" % (
            name, ", ".join("%s %s" % (key, found.get(key)) for key in other), ", ".join(map(str, other.values()))))
    must(not troubles, "\n".join(troubles))
    ok("every real file holds what two ways of counting say")


if __name__ == "__main__":
    if not DATA.is_dir():
        print("the files are not here: skipped")
        os._exit(SKIPPED)
    run(test)
