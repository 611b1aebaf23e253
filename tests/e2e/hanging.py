#!/usr/bin/env python3
"""A display that hangs turned shows the page of the turned size, turned pixel by pixel; a document that hangs it
otherwise does so at once. A screen that is called what the programme does not know says so.

    hanging.py BUILD-FOLDER
"""
import time

from expect import must, ok, wait_until
from pictures import Picture, read_framebuffer, read_png
from programs import Display
from taqta_e2e import demo, moment, run, write_document

CLOCK, WIDTH, HEIGHT = "10:24", 1280, 720
SIZE = "%dx%d" % (WIDTH, HEIGHT)
SLIDES = [{"show": "quote", "ids": ["q1"], "seconds": 600}]
TURNS = (0, 90, 180, 270)


def turned(picture, degrees):
    """The picture turned clockwise."""
    rows = [[picture.row(y)[x * 3:x * 3 + 3] for x in range(picture.width)] for y in range(picture.height)]
    for _ in range(degrees // 90):
        rows = [list(column) for column in zip(*reversed(rows))]
    return Picture(len(rows[0]), len(rows), b"".join(b"".join(row) for row in rows))


def document_of(rotate=None):
    document = demo()
    document["playlists"][0]["slides"] = SLIDES
    document["screens"] = [{"id": "door-1"}]
    if rotate is not None:
        document["screens"][0]["rotate"] = rotate
    return document


class Hanging:
    def __init__(self, bench):
        self.bench, self.path = bench, bench.folder / "programme.json"
        self.display = Display(bench, SIZE)
        write_document(self.path, document_of())
        self.pages = {}
        for degrees in TURNS:
            size = SIZE if degrees % 180 == 0 else "%dx%d" % (HEIGHT, WIDTH)
            deck = bench.render(self.path, "upright-%d" % degrees, CLOCK, size, "--lang", "kk")
            page = read_png(deck["folder"] / deck["pages"][0]["file"])
            self.pages[degrees] = turned(page, degrees)

    def start(self, *words):
        return self.bench.start_taqta(self.display, "--source", self.path, "--now", moment(CLOCK), "--speed", "0.01",
                                      "--lang", "kk", "--no-cache", "--every", "1", *words)

    def wait_for(self, degrees, taqta, seconds=8):
        wait_until(lambda: read_framebuffer(self.display.picture_path) == self.pages[degrees], seconds,
                   lambda: "the page is up, turned by %d; taqta said:\n%s" % (degrees, taqta.log()))


def as_told(hanging):
    for degrees in TURNS:
        taqta = hanging.start("--screen", "door-1", "--rotate", str(degrees))
        hanging.wait_for(degrees, taqta)
        taqta.end()
    ok("a display that is told how it hangs shows the upright page, turned by 0, 90, 180 and 270 degrees")


def as_the_document_says(hanging):
    write_document(hanging.path, document_of(90))
    taqta = hanging.start("--screen", "door-1")
    hanging.wait_for(90, taqta)
    write_document(hanging.path, document_of(270))
    hanging.wait_for(270, taqta)
    write_document(hanging.path, document_of())
    hanging.wait_for(0, taqta)
    taqta.end()
    ok("a document hangs it, and another one hangs it otherwise at once")


def unknown(hanging):
    began = time.monotonic()
    taqta = hanging.start("--screen", "foyer-7")
    wait_until(lambda: 'no screen "foyer-7", but door-1' in taqta.log(), 8, "the log names the screens there are")
    hanging.wait_for(0, taqta, 30)
    must(time.monotonic() - began > 10, "the plain screen can be read before the pages come")
    must(taqta.log().count("foyer-7") == 1, "it is said once")
    taqta.end()
    ok("an unknown screen says so in the log and on the display, and then shows the default playlist")


def test(bench):
    hanging = Hanging(bench)
    as_told(hanging)
    as_the_document_says(hanging)
    unknown(hanging)


if __name__ == "__main__":
    run(test, "Xvfb")
