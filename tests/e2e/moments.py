#!/usr/bin/env python3
"""The right pages with the right marks at four moments of the demo's day, each page in its language: what
deck.json tells, over a file and over HTTP.

    moments.py BUILD-FOLDER
"""
import re
import shutil

from expect import must, ok
from programs import WebServer
from taqta_e2e import DEMO, demo, run, text_of

KINDS = [slide["show"] for slide in demo()["playlists"][0]["slides"]]
LANGUAGES = ["kk", "ru", "en"]
# What can be said of each session then, by the changes: s4 starts at 11:15 and not at 11:00, s6 is in the other
# hall, s7 is off. "next" is what starts next in its room.
MARKS = {
    "09:00": {"registration": {"next"}, "s1": {"next"}, "s2": set(), "s3": set(), "s4": {"delayed"}, "s5": set(),
              "s6": {"next", "moved"}, "s7": {"cancelled"}},
    "10:24": {"registration": {"past"}, "s1": {"past"}, "s2": {"now"}, "s3": {"next"}, "s4": {"delayed"},
              "s5": {"next"}, "s6": {"next", "moved"}, "s7": {"cancelled"}},
    "11:05": {"registration": {"past"}, "s1": {"past"}, "s2": {"past"}, "s3": {"past"}, "s4": {"next", "delayed"},
              "s5": {"next"}, "s6": {"next", "moved"}, "s7": {"cancelled"}},
    "13:40": {"registration": {"past"}, "s1": {"past"}, "s2": {"past"}, "s3": {"past"}, "s4": {"past", "delayed"},
              "s5": {"past"}, "s6": {"past", "moved"}, "s7": {"cancelled"}},
}
# What the page people look for is about first, and what it lists behind that.
NOW_NEXT = {
    "09:00": ("registration", ["s1", "s2", "s3"]),
    "10:24": ("s2", ["s3", "s4", "s5"]),
    "11:05": ("s4", ["s5", "s6", "s7"]),
    "13:40": (None, ["s7"]),  # s7 is cancelled, and kept until its planned end
}
OLD_ROOM = {"kk": "Үлкен зал", "ru": "Большой зал", "en": "Main Hall"}
NEW_ROOM = {"kk": "Кіші зал", "ru": "Малый зал", "en": "Small Hall"}
FOREIGN = {"kk": r"[A-Za-z]", "ru": r"[әғқңөұүһіӘҒҚҢӨҰҮҺІA-Za-z]", "en": r"[Ѐ-ӿ]"}
SESSIONS = demo()["sessions"]
SOURCE_OF_TITLE = re.compile(r"sessions\[(\d+)\]\.title\.")


def pages_of(deck, kind, language):
    return [page for page in deck["pages"] if page["kind"] == kind and page["language"] == language]


def sessions_on(page):
    """Their ids in the order of reading, by the titles that are there."""
    found = [SOURCE_OF_TITLE.match(box["source"]) for box in page["texts"]]
    return [SESSIONS[int(match[1])]["id"] for match in found if match]


def marks_of(page, session):
    return {mark["mark"] for mark in page["marks"] if mark["session"] == session}


def box_of(page, session, field):
    number = [record["id"] for record in SESSIONS].index(session)
    return [box for box in page["texts"] if box["source"].startswith("sessions[%d].%s" % (number, field))]


def texts(page, struck):
    return [text_of(box) for box in page["texts"] if box["struck"] == struck]


def agenda_is_right(deck, clock, language):
    shown = []
    for page in pages_of(deck, "agenda", language):
        for session in sessions_on(page):
            marks = marks_of(page, session)
            must(marks == MARKS[clock][session], "%s, %s: %s is marked %s and not %s" %
                 (clock, page["file"], session, sorted(marks), sorted(MARKS[clock][session])))
            shown.append(session)
    order = [record["id"] for record in SESSIONS]
    must(shown == [session for session in order if session in shown], "%s %s: rows by time" % (clock, language))
    left_out = [session for session in order if session not in shown]
    must(all("past" in MARKS[clock][session] for session in left_out),
         "%s %s: only what is past is left out of the agenda, not %s" % (clock, language, left_out))


def now_next_is_right(deck, clock, language):
    page, = pages_of(deck, "now-next", language)
    first, rest = NOW_NEXT[clock]
    shown = sessions_on(page)
    wanted = ([first] if first else []) + rest
    must(shown[:len(wanted)] == wanted, "%s %s: now and next are %s" % (clock, language, shown))
    for session in shown:
        must(marks_of(page, session) == MARKS[clock][session], "%s %s: %s is marked %s" %
             (clock, page["file"], session, marks_of(page, session)))
    titles = [box for box in page["texts"] if box["role"] == "title"]
    must(titles[0]["px"] == max(box["px"] for box in titles) and
         (first is None) == (not SOURCE_OF_TITLE.match(titles[0]["source"])),
         "%s %s: what is now is the largest title" % (clock, language))


def changes_are_loud(deck, clock, language):
    """Old and new side by side wherever the changed session stands with its time and room."""
    for page in deck["pages"]:
        if page["language"] != language or page["kind"] not in ("agenda", "now-next"):
            continue
        shown, where = sessions_on(page), "%s, %s" % (clock, page["file"])
        if "s4" in shown:
            must("11:00" in texts(page, struck=True), where + ": 11:00 is struck")
            must("11:00" not in texts(page, struck=False), where + ": 11:00 is nowhere left as it was")
            must(["11:15"] == [text_of(box) for box in box_of(page, "s4", "start")], where + ": s4 starts at 11:15")
        if "s6" in shown:
            must(OLD_ROOM[language] in texts(page, struck=True), where + ": s6's old room is struck")
            rooms = [text_of(box) for box in box_of(page, "s6", "room")]
            must(rooms == [NEW_ROOM[language]], "%s: s6 is in %s" % (where, rooms))
        if "s7" in shown:
            must(all(box["struck"] for box in box_of(page, "s7", "title") + box_of(page, "s7", "start")),
                 where + ": s7's title and time are struck")


def marks_are_right(decks):
    for clock, deck in decks.items():
        must(deck["now"] == "2025-11-20T%s:00+05:00" % clock and deck["clock_trusted"], "the moment is told")
        for language in LANGUAGES:
            agenda_is_right(deck, clock, language)
            now_next_is_right(deck, clock, language)
            changes_are_loud(deck, clock, language)
        for page in deck["pages"]:
            for mark in page["marks"]:
                must(mark["mark"] in MARKS[clock][mark["session"]], "%s, %s: %s" % (clock, page["file"], mark))
            must(page["kind"] == "welcome" or clock in texts(page, struck=False), page["file"] + " has the clock")
        ok("at %s each session is marked as it should be, in three languages" % clock)


def kinds_in_order(deck):
    for language in LANGUAGES:
        kinds = [page["kind"] for page in deck["pages"] if page["language"] == language]
        wanted = [kind for kind in KINDS if language == "kk" or kind != "news"]  # the news are in Kazakh
        must(list(dict.fromkeys(kinds)) == wanted, "%s: pages in the order of the playlist: %s" % (language, kinds))
    languages = [page["language"] for page in deck["pages"]]
    must(list(dict.fromkeys(languages)) == LANGUAGES, "one language after the other")
    must(len({page["file"] for page in deck["pages"]}) == len(deck["pages"]) and
         all((deck["folder"] / page["file"]).stat().st_size > 1000 for page in deck["pages"]), "a picture a page")
    ok("all six kinds at 10:24, the news in Kazakh only")


def look_up(document, source):
    """What the document has at "sessions[3].title.kk"; None for what is not one text of it."""
    value = document
    for name, index in re.findall(r"([\w-]+)|\[(\d+)\]", source):
        try:
            value = value[int(index)] if index else value[name]
        except (KeyError, IndexError, TypeError):
            return None
    return value if isinstance(value, str) else None


def pages_speak_their_language(deck):
    document, compared = demo(), 0
    for page in deck["pages"]:
        for box in page["texts"]:
            where = "%s: %r of %s" % (page["file"], text_of(box), box["source"])
            # Languages have the same short names on all pages, as on headphones and doors; and what stands in
            # quotation marks in a name is a name itself.
            own = re.sub(r"\b(ҚАЗ|РУС|ENG)\b|«[^»]*»" if "thanks" in box["source"] else r"\b(ҚАЗ|РУС|ENG)\b", "",
                         text_of(box))
            foreign = re.search(FOREIGN[page["language"]], own)
            must(box["language"] == page["language"] and not foreign, where + " is not in the page's language")
            written = look_up(document, box["source"])
            if not written or box["role"] == "initials" or not re.search(r"\.\w\w$", box["source"]):
                continue
            must(box["source"].endswith("." + page["language"]), where + " is taken from another language")
            must(" ".join(written.split()).casefold() in text_of(box).casefold(), where + " is not what is written")
            compared += 1
    must(compared > 50, "sources lead back into the document: %d" % compared)
    ok("at %s every page is wholly in its language, and %d texts are those of the document" %
       (deck["now"][11:16], compared))


def without_trust_nothing_is_now(bench):
    deck = bench.render(DEMO / "programme.json", "untrusted", "10:24", "1280x720", "--clock", "untrusted")
    must(deck["clock_trusted"] is False, "deck.json says that the clock is not trusted")
    kinds = {page["kind"] for page in deck["pages"]}
    must(kinds == set(KINDS) - {"now-next", "countdown"}, "all but now and next and the countdown is shown: %s" % kinds)
    for page in deck["pages"]:
        told = {mark["mark"] for mark in page["marks"]}
        must(not told & {"now", "next", "past"}, "%s is marked %s" % (page["file"], told))
        must(all(box["role"] != "clock" and "10:24" not in text_of(box) for box in page["texts"]),
             page["file"] + " shows a time of day nobody vouches for")
        if page["kind"] == "agenda":
            for session in sessions_on(page):
                must(marks_of(page, session) == MARKS["09:00"][session] - {"next"}, "changes are marked all the same")
    ok("with an untrusted clock there is no now, next or past, and no clock")


def http_tells_the_same(bench, decks):
    site = bench.folder / "site"
    shutil.copytree(DEMO, site)
    server = WebServer(bench, site)
    deck = bench.render(server.address(), "http", "10:24")
    must(deck["pages"] == decks["10:24"]["pages"] and deck["problems"] == [],
         "over HTTP the pages are those of the file")
    server.stop()
    ok("over HTTP, with the news at their relative address, the pages are the same")


def test(bench):
    decks = {clock: bench.render(DEMO / "programme.json", "at-" + clock[:2], clock) for clock in MARKS}
    for deck in decks.values():
        must(deck["problems"] == [], "the demo has no problems: %s" % deck["problems"])
    marks_are_right(decks)
    kinds_in_order(decks["10:24"])
    for deck in decks.values():
        pages_speak_their_language(deck)
    without_trust_nothing_is_now(bench)
    http_tells_the_same(bench, decks)


if __name__ == "__main__":
    run(test, "lighttpd")
