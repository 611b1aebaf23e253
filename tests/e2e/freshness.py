#!/usr/bin/env python3
"""When what is shown is older than it should be, the footer says as of when, and why: read back from the pixels.

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
from taqta_e2e import demo, moment, run, write_document

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
        """What is written at the foot of the page, left of the dots."""
        picture = read_framebuffer(self.display.picture_path)
        unit = HEIGHT // 90
        rect = (7 * unit, HEIGHT - 8 * unit, WIDTH - 30 * unit, 5 * unit)
        return read_picture(self.bench, picture, "kaz", rect)


def test(bench):
    languages = subprocess.run([find_tool("tesseract"), "--list-langs"], capture_output=True, text=True).stdout
    if "kaz" not in languages.split():
        raise Missing("tesseract has no Kazakh here (tesseract-ocr-kaz)")
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
