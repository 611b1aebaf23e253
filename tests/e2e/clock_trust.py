#!/usr/bin/env python3
"""The clock of a machine that has just been switched on is not believed: no clock, no "now", no marks, until the
system says that it is synchronised; from then on everything is there, without a restart.

    clock_trust.py BUILD-FOLDER

The document is of today, in a zone where it is about noon, since the display has no clock but the system's here.
"""
import datetime
import json
import time

from expect import must, ok, patient, wait_until
from pictures import read_framebuffer, read_png
from programs import Display, environment
from screen import SIZE
from taqta_e2e import demo, run, write_document

SOON_S = 2
BAR_SHARE = 0.02  # of the page's height
# What is on, what comes, and a page that has nothing to do with either.
SLIDES = [{"show": "now-next", "seconds": 3}, {"show": "agenda", "seconds": 3},
          {"show": "quote", "ids": ["q1"], "seconds": 3}]


def zone_near_noon(moment):
    """A zone of whole hours, and its offset. Etc/GMT-5 is five hours ahead of Greenwich."""
    ahead = 12 - moment.hour
    return "Etc/GMT%+d" % -ahead, datetime.timezone(datetime.timedelta(hours=ahead))


def today(moment):
    """The demo moved to today, so that s2 is on and s3 comes next."""
    name, zone = zone_near_noon(moment)
    local = moment.astimezone(zone)
    document = demo()
    by = local.replace(minute=0, second=0, tzinfo=None) - datetime.datetime(2025, 11, 20, 10, 20)
    by += datetime.timedelta(minutes=local.minute // 5 * 5 - 5)

    def moved(text):
        return (datetime.datetime.fromisoformat(text) + by).strftime("%Y-%m-%dT%H:%M")
    for session in document["sessions"]:
        for field in ("start", "end"):
            if field in session:
                session[field] = moved(session[field])
    document["event"]["timezone"] = name
    document["sources"], document["changes"], document["notices"] = [], [], []
    document["playlists"][0]["slides"] = SLIDES
    return document


def is_same(page, picture, seen):
    """But for the bar that tells how much of a session is over: it moves within the minute."""
    if page["kind"] != "now-next":
        return picture == seen
    others = [y for y in range(picture.height) if picture.row(y) != seen.row(y)]
    return not others or others[-1] - others[0] < picture.height * BAR_SHARE


class Pages:
    """What render draws: deck.json, and the pictures to find on the display."""

    def __init__(self, bench, path, name, *options):
        out = bench.folder / name
        done = bench.call("taqta", "render", "--source", path, "--lang", "kk", "--size", SIZE, "--out", out, *options)
        must(done.returncode == 0, "taqta render ended with %d: %s" % (done.returncode, done.stderr))
        self.deck = json.loads((out / "deck.json").read_text())
        self.pages = [(page, read_png(out / page["file"])) for page in self.deck["pages"]]

    def kinds(self):
        return [page["kind"] for page, _ in self.pages]

    def clocks(self):
        return [box for page, _ in self.pages for box in page["texts"] if box["role"] == "clock"]

    def marks(self):
        return {mark["mark"] for page, _ in self.pages for mark in page["marks"]}

    def find(self, seen):
        return next((page for page, picture in self.pages if is_same(page, picture, seen)), None)


class Foyer:
    def __init__(self, bench, path):
        self.bench, self.path, self.display = bench, path, Display(bench, SIZE)
        self.mark = bench.folder / "run" / "timesync" / "synchronized"

    def switch_on(self, clock, cache):
        return self.bench.start(self.bench.build / "taqta", "--source", self.path, "--lang", "kk", "--clock", clock,
                                "--time-mark", self.mark, "--cache", self.bench.folder / cache,
                                env=environment(DISPLAY=self.display.name))

    def page_of(self, pages):
        return pages.find(read_framebuffer(self.display.picture_path))


def nothing_is_certain(pages):
    """The deck without a clock."""
    must(not pages.deck["clock_trusted"], "render does not believe the clock")
    must(pages.kinds() and "now-next" not in pages.kinds() and "agenda" in pages.kinds(), "pages: %s" % pages.kinds())
    must(not pages.clocks(), "there is no clock on any page")
    must(not pages.marks(), "nothing is marked: %s" % pages.marks())
    ok("without a clock there are pages of %s, no clock and no marks" % ", ".join(sorted(set(pages.kinds()))))


def wait_for_most_of_a_minute():
    """So that drawing and looking fall into one minute."""
    second = datetime.datetime.now().second
    if second > 25:
        time.sleep(60.5 - second)


def only_these_are_shown(foyer, taqta, pages, seconds):
    """And every one of them, in so many seconds."""
    foyer_pages, until, known = [], time.monotonic() + patient(seconds), time.monotonic()
    while time.monotonic() < until:
        page = foyer.page_of(pages)
        if page:
            known = time.monotonic()
            if page["file"] not in foyer_pages:
                foyer_pages.append(page["file"])
        must(time.monotonic() - known < patient(1.5), lambda: "a page is up that should not be:\n" + taqta.log())
        time.sleep(0.1)
    must(len(foyer_pages) == len(pages.pages), "of %d pages it shows %s" % (len(pages.pages), foyer_pages))


def then_it_is(foyer, taqta):
    wait_for_most_of_a_minute()
    now = datetime.datetime.now(datetime.timezone.utc).replace(second=0, microsecond=0)
    certain = Pages(foyer.bench, foyer.path, "certain", "--clock", "system", "--now", now.isoformat())
    must("now-next" in certain.kinds() and len(certain.clocks()) == len(certain.pages),
         "pages: %s, %d clocks" % (certain.kinds(), len(certain.clocks())))
    must({"now", "next"} <= certain.marks(), "marks: %s" % certain.marks())
    must(not any(foyer.page_of(certain) for _ in range(3)), "none of them is on screen yet")
    foyer.mark.parent.mkdir(parents=True)
    began = time.monotonic()
    foyer.mark.touch()
    wait_until(lambda: foyer.page_of(certain), SOON_S, lambda: "a page with the time is up; it said:\n" + taqta.log())
    ok("%.1f s after the system's mark there is the time, without a restart" % (time.monotonic() - began))
    wait_until(lambda: (foyer.page_of(certain) or {}).get("kind") == "now-next", 20,
               lambda: "what is on now comes round; it said:\n" + taqta.log())
    ok("and the page of what is on now comes round")


def test(bench):
    path = bench.folder / "today.json"
    write_document(path, today(datetime.datetime.now(datetime.timezone.utc)))
    foyer = Foyer(bench, path)
    uncertain = Pages(bench, path, "uncertain", "--clock", "untrusted")
    nothing_is_certain(uncertain)
    taqta = foyer.switch_on("auto", "cache")
    wait_until(lambda: foyer.page_of(uncertain), 5, lambda: "the first page is up; it said:\n" + taqta.log())
    only_these_are_shown(foyer, taqta, uncertain, 4 * len(uncertain.pages) + 1)
    then_it_is(foyer, taqta)
    must(taqta.stop() == 0, taqta.log)
    taqta = foyer.switch_on("untrusted", "another-cache")
    wait_until(lambda: foyer.page_of(uncertain), 5, lambda: "the first page is up; it said:\n" + taqta.log())
    must(taqta.stop() == 0, taqta.log)
    ok("--clock untrusted believes no mark")


if __name__ == "__main__":
    run(test, "Xvfb")
