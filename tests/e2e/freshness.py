#!/usr/bin/env python3
"""When what is shown is older than it should be, the footer says as of when, and why: read back from the pixels. Of a
source with a `stale_after` of its own, on the pages of what it gives.

    freshness.py BUILD-FOLDER

The wall clock runs a minute a second, so that minutes come soon.
"""
import subprocess
import sys
import time

from expect import Missing, find_tool, must, ok, wait_until
from pictures import read_framebuffer
from programs import HOUSE, Display, environment
from reading import read_picture
from taqta_e2e import DEMO, demo, moment, run, write_document

sys.path.insert(0, str(HOUSE / "tests" / "hostile"))
from server import HostileServer  # noqa: E402

SIZE, WIDTH, HEIGHT = "1920x1080", 1920, 1080
AS_OF = "жағдайы бойынша"
REASONS = (("refused", "желі жоқ"), ("500", "сервер жауап бермей тұр"), ("charset", "жаңа нұсқасы оқылмады"))


class Foyer:
    def __init__(self, bench):
        document = demo()
        document["sources"], document["notices"] = [], []
        document["playlists"][0]["slides"] = [{"show": "quote", "ids": ["q1"], "seconds": 3600}]
        path = bench.folder / "programme.json"
        write_document(path, document)
        self.bench, self.display = bench, Display(bench, SIZE)
        self.server = HostileServer({"/programme.json": path.read_bytes()})
        self.taqta = bench.start(bench.build / "taqta", "--source", self.server.address(), "--now", moment("10:24"),
                                 "--speed", "60", "--every", "1", "--stale-after", "1", "--lang", "kk", "--cache",
                                 bench.folder / "cache", env=environment(DISPLAY=self.display.name))

    def footer(self):
        return read_footer(self.bench, read_framebuffer(self.display.picture_path))


def read_footer(bench, picture):
    """What is written at the foot of the page, left of the dots."""
    unit = HEIGHT // 90
    rect = (7 * unit, HEIGHT - 8 * unit, WIDTH - 30 * unit, 5 * unit)
    return read_picture(bench, picture, "kaz", rect)


class NewsStand:
    """A quote and news in turn, from two servers; how old news may be is said by their source."""

    def __init__(self, bench):
        self.news = HostileServer({"/news.xml": (DEMO / "news.xml").read_bytes()})
        document = demo()
        document["sources"] = [{"id": "news", "kind": "rss", "url": self.news.address("/news.xml"), "every": 15,
                                "stale_after": 1, "max_items": 1, "lang": "kk"}]
        document["notices"] = []
        document["playlists"][0]["slides"] = [{"show": "quote", "ids": ["q1"], "seconds": 3},
                                              {"show": "news", "seconds": 3}]
        path = bench.folder / "stand.json"
        write_document(path, document)
        self.bench, self.display = bench, Display(bench, SIZE)
        self.event = HostileServer({"/programme.json": path.read_bytes()})
        self.taqta = bench.start(bench.build / "taqta", "--source", self.event.address(), "--now", moment("10:24"),
                                 "--speed", "0.01", "--every", "1", "--lang", "kk", "--cache",
                                 bench.folder / "other-cache", env=environment(DISPLAY=self.display.name))

    def page(self):
        """Is it the page of news, and what does its footer say? None in the middle of a turn."""
        picture = read_framebuffer(self.display.picture_path)
        footer = read_footer(self.bench, picture)
        if read_framebuffer(self.display.picture_path) != picture:
            return None
        unit = HEIGHT // 90
        label = read_picture(self.bench, picture, "kaz", (5 * unit, 14 * unit, WIDTH // 2, 7 * unit))
        return "жаңалық" in label.casefold(), footer

    def must_show(self, *wanted):
        """Each of these pages, with these words in its footer."""
        for is_news, words in wanted:
            def there():
                seen.append(self.page())
                return seen[-1] and seen[-1][0] == is_news and words in seen[-1][1]
            seen = []
            wait_until(there, 40, lambda: "%s with \"%s\" in its footer; seen: %s; it said:\n%s" %
                       ("news" if is_news else "no news", words, seen[-8:], self.taqta.log()), step=0.3)


def each_source_has_its_own_age(bench):
    stand = NewsStand(bench)
    try:
        stand.must_show((True, "Астана"), (False, "Астана"))
        stand.news.begin("500")
        stand.must_show((True, AS_OF), (False, "Астана"), (True, REASONS[1][1]), (False, "Астана"))
        stand.news.end()
        stand.event.begin("500")
        stand.taqta.wait_for_line("programme.json: the server answers 500", 10)
        stand.must_show((True, "Астана"), (False, "Астана"))
        must(stand.taqta.stop() == 0, stand.taqta.log)
        ok("news say how old they are on their own page; an event may be an hour old")
    finally:
        stand.news.close()
        stand.event.close()


def test(bench):
    languages = subprocess.run([find_tool("tesseract"), "--list-langs"], capture_output=True, text=True).stdout
    if "kaz" not in languages.split():
        raise Missing("tesseract has no Kazakh here (tesseract-ocr-kaz)")
    each_source_has_its_own_age(bench)
    foyer = Foyer(bench)
    try:
        wait_until(lambda: "Астана" in foyer.footer(), 10, "the page is up, with the place in its footer", step=0.3)
        must(AS_OF not in foyer.footer(), "nothing is said while all is fresh")
        for fault, words in REASONS:
            foyer.server.begin(fault)
            said = wait_until(lambda: next((text for text in [foyer.footer()] if words in text), None), 20,
                              lambda: "the footer says \"%s\", not \"%s\"" % (words, foyer.footer()), step=0.3)
            must(AS_OF in said, "and as of when: %s" % said)
            foyer.server.end()
            began = time.monotonic()
            wait_until(lambda: "Астана" in foyer.footer(), 25, lambda: "it is gone: " + foyer.footer(), step=0.3)
            ok("%s: «%s»; gone %.0f s after its end" % (fault, said, time.monotonic() - began))
        must(foyer.taqta.stop() == 0, foyer.taqta.log)
    finally:
        foyer.server.close()


if __name__ == "__main__":
    run(test, "Xvfb", "tesseract")
