#!/usr/bin/env python3
"""Two versions of a programme, and nobody wrote down what has changed: a running display finds it, shows it at once,
and still knows it after a restart. A version that lost half of what is still to come is doubted.

    changes.py BUILD-FOLDER
"""
import copy
import json
import os
import pathlib
import shutil
import time

from expect import must, ok
from programs import Display, WebServer
from screen import SIZE, Screen
from taqta_e2e import DEMO, by_id, demo, moment, run, text_of, write_document

CLOCK = "10:24"
# Another programme to try this with, if there is one: of one day, in three languages, from 10:00 on.
REAL = os.environ.get("TAQTA_TEST_PROGRAMME")
# What each language says of each kind of change.
TOLD = {
    "kk": ["Кейінірек басталады", "Өтетін орны өзгерді", "Бағдарламадан алынып тасталды", "Бағдарламаға қосылды"],
    "ru": ["Начнётся позже", "Другое место", "Снято с программы", "Добавлено в программу"],
    "en": ["Starts later", "New room", "Removed from the programme", "Added to the programme"],
}


def fifteen_minutes_later(start):
    hours, minutes = map(int, start[11:16].split(":"))
    total = hours * 60 + minutes + 15
    return "%s%02d:%02d%s" % (start[:11], total // 60, total % 60, start[16:])


def second_version(first, clock):
    """The last four sessions of the day after that time: later, elsewhere, gone; and one more."""
    second = copy.deepcopy(first)
    later = [one for one in second["sessions"] if one["start"][11:16] > clock and one.get("kind") != "break"]
    delayed, moved, gone = later[0], later[1], later[-1]
    delayed["start"] = fifteen_minutes_later(delayed["start"])
    moved["room"] = next(room["id"] for room in second["rooms"] if room["id"] != moved["room"])
    second["sessions"].remove(gone)
    second["sessions"].append(dict(copy.deepcopy(delayed), id="added", start=delayed["start"][:11] + "17:30",
                                   title={"kk": "Қосымша отырыс", "ru": "Ещё заседание", "en": "One more session"}))
    added = by_id(second["sessions"], "added")
    return second, [(delayed, "delayed"), (moved, "moved"), (gone, "vanished"), (added, "new")]


def is_told_in_three_languages(bench, name, first, clock):
    second, expected = second_version(first, clock)
    for number, version in (("first", first), ("second", second)):
        write_document(bench.folder / ("%s-%s.json" % (name, number)), version)
    deck = bench.render(bench.folder / (name + "-second.json"), name, clock, SIZE, "--before",
                        bench.folder / (name + "-first.json"))
    for language, told in TOLD.items():
        pages = [page for page in deck["pages"] if page["kind"] == "change" and page["language"] == language]
        must(pages and next(page for page in deck["pages"] if page["language"] == language) == pages[0],
             "%s: changes come first in %s" % (name, language))
        marks = {(mark["session"], mark["mark"]) for page in pages for mark in page["marks"]}
        must({(one["id"], mark) for one, mark in expected} <= marks, "%s, %s: marked %s" % (name, language, marks))
        shown = [text_of(box).casefold() for page in pages for box in page["texts"]]
        for words in told + [one["title"][language] for one, _ in expected]:
            must(words.casefold() in shown, "%s: \"%s\" stands there: %s" % (name, words, shown))
        struck = [text_of(box) for page in pages for box in page["texts"] if box["struck"]]
        old = by_id(first["sessions"], expected[0][0]["id"])["start"][11:16]
        must(old in struck and expected[2][0]["title"][language] in struck, "%s: struck are %s" % (name, struck))
    ok("%s: four changes that nobody wrote down are told in three languages" % name)


def without_lines(document):
    document["changes"] = []
    return document


class Foyer:
    """A served document without a line of changes, and a display."""

    def __init__(self, bench):
        self.bench, self.site = bench, bench.folder / "site"
        shutil.copytree(DEMO, self.site)
        self.path, self.draft = self.site / "programme.json", self.site / "draft.json"
        self.first, self.document = self.site / "first.json", without_lines(demo())
        write_document(self.path, self.document)
        write_document(self.first, self.document)
        self.server = WebServer(bench, self.site)
        self.display = Display(bench, SIZE)
        self.screen = Screen(bench, self.display, CLOCK)

    def switch_on(self):
        return self.bench.start_taqta(self.display, "--source", self.server.address(), "--now", moment(CLOCK),
                                      "--speed", "0.01", "--lang", "kk", "--cache", self.bench.folder / "cache",
                                      "--every", "1")

    def draw(self, *more):
        write_document(self.draft, self.document)
        self.screen.expect(self.draft, *more)

    def publish(self):
        write_document(self.draft, self.document)
        self.draft.rename(self.path)
        return time.monotonic()


def marks(session, mark):
    return lambda page: {"session": session, "mark": mark} in page["marks"]


def change_is_up_at_once(foyer, taqta):
    by_id(foyer.document["sessions"], "s4")["start"] = "2025-11-20T11:15"
    foyer.draw("--before", foyer.first)
    began = foyer.publish()
    page = foyer.screen.wait_for(marks("s4", "delayed"), 3, lambda: "the change is up; it said:\n" + taqta.log())
    must(page["kind"] == "change", "on a page of its own, not on %s" % page["kind"])
    must("11:15" in [text_of(box) for box in page["texts"]], "with the new time")
    ok("a start that was only edited is told %.1f s after it was published" % (time.monotonic() - began))


def restart_remembers(foyer, taqta):
    must(taqta.stop(5) == 0, "it ends")
    foyer.server.stop()
    taqta = foyer.switch_on()
    page = foyer.screen.wait_for(marks("s4", "delayed"), 3, lambda: "the change is up again:\n" + taqta.log())
    must(page["kind"] == "change", "as a change")
    foyer.server.start()
    ok("after a restart without the network, 11:15 is still told as a change from 11:00")
    return taqta


def half_a_programme_is_doubted(foyer, taqta):
    whole = foyer.document
    foyer.document = copy.deepcopy(whole)
    foyer.document["sessions"] = foyer.document["sessions"][:3]
    foyer.publish()
    line = taqta.wait_for_line("still to come are gone at once", 20)
    for words in ("programme.json: ", "5 of 6 sessions still to come", "\"revision\": 2", "keeping the version"):
        must(words in line, "%r stands in: %s" % (words, line))
    time.sleep(3)
    seen = foyer.screen.watch(8)
    must(any(marks("s4", "delayed")(page) for page in seen), "the good version stays")
    must(len(taqta.lines("still to come are gone at once")) == 1, "it is told once:\n" + taqta.log())
    ok("a version that lost half of what is to come is doubted: %s" % line)


def half_a_programme_is_believed(foyer, taqta):
    """Its maker says that it is meant."""
    foyer.document["revision"] = 2
    foyer.publish()
    taqta.wait_for_line("has been mended", 10)
    write_document(foyer.draft, foyer.document)
    foyer.screen.expect(foyer.draft, "--before", foyer.first)
    page = foyer.screen.wait_for(marks("s7", "vanished"), 20, lambda: "what is gone is told:\n" + taqta.log())
    must(page["kind"] == "change", "as a change")
    ok("with a higher revision it is believed, and what is gone is told")


def test(bench):
    is_told_in_three_languages(bench, "demo", without_lines(demo()), CLOCK)
    if REAL:
        is_told_in_three_languages(bench, "real", without_lines(json.loads(pathlib.Path(REAL).read_text())), "09:00")
    foyer = Foyer(bench)
    foyer.draw()
    taqta = foyer.switch_on()
    foyer.screen.wait_for(lambda page: True, 5, lambda: "a page is up; it said:\n" + taqta.log())
    change_is_up_at_once(foyer, taqta)
    taqta = restart_remembers(foyer, taqta)
    half_a_programme_is_doubted(foyer, taqta)
    half_a_programme_is_believed(foyer, taqta)


if __name__ == "__main__":
    run(test, "lighttpd", "Xvfb")
