#!/usr/bin/env python3
"""An event in Latin Kazakh and töte jazu: pages of the one run from the left, of the other from the right; every letter
has a face and its place on the page, and nothing that only orders letters comes out.

    scripts.py BUILD-FOLDER
"""
from pathlib import Path

from expect import must, ok
from pictures import read_png
from taqta_e2e import run

DOCUMENT = Path(__file__).resolve().parents[1] / "deck" / "three_scripts.json"
CLOCKS = {"1920x1080": ("10:34", "13:20", "15:30"), "1080x1920": ("10:34", "13:20"), "3840x2160": ("10:34",)}
KINDS = {"welcome", "now-next", "agenda", "speaker", "quote", "news"}
ISOLATES = "\u2066\u2067\u2068\u2069"
GOLD = bytes((0xFF, 0xC8, 0x3D))


def texts_are_sound(deck):
    width, height = deck["size"]
    for page in deck["pages"]:
        for box in page["texts"]:
            x, y, w, h = box["ink"]
            where = "%s of %s" % (box["lines"], page["file"])
            must(box["missing"] == [], "%s: no face has %s" % (where, box["missing"]))
            must(x >= 0 and y >= 0 and x + w <= width and y + h <= height, where + " stands off the page")
            must(not set(ISOLATES) & set("".join(box["lines"])), where + " has marks that nobody should see")
            top, bottom = box["rect"][1], box["rect"][1] + box["rect"][3]
            must(page["language"] != "kk-Arab" or top <= y and y + h <= bottom, where + " leaves its box")


def widest_stretch(picture, colour):
    """Left and right of the widest stretch of a colour in any row."""
    best = (0, 0)
    for y in range(picture.height):
        row, x = picture.row(y), 0
        while (start := row.find(colour, x)) >= 0:
            if start % 3:
                x = start + 1
                continue
            end = start
            while row[end:end + 3] == colour:
                end += 3
            if end - start > best[1] - best[0]:
                best = (start, end)
            x = end
    return best[0] // 3, best[1] // 3


def page_of(deck, language, kind):
    return next(page for page in deck["pages"] if page["language"] == language and page["kind"] == kind)


def bar_is_mirrored(deck):
    """What is done of a session, in pixels: from the left edge of its bar, and from the right one."""
    latin, arabic = (widest_stretch(read_png(deck["folder"] / page_of(deck, language, "now-next")["file"]), GOLD)
                     for language in ("kk-Latn", "kk-Arab"))
    width = deck["size"][0]
    must(latin[1] - latin[0] > width // 20, "there is a bar: %s" % (latin,))
    must((width - latin[1], width - latin[0]) == arabic, "the bar from %d to %d is mirrored: %d to %d" % (latin + arabic))


def test(bench):
    for size, clocks in CLOCKS.items():
        for clock in clocks:
            deck = bench.render(DOCUMENT, "scripts-%s-%s" % (size, clock[:2]), clock, size)
            for language in ("kk-Arab", "kk-Latn"):
                kinds = {page["kind"] for page in deck["pages"] if page["language"] == language}
                must(KINDS <= kinds, "pages of all kinds in %s: %s" % (language, kinds))
            texts_are_sound(deck)
            if (size, clock) == ("1920x1080", "10:34"):
                bar_is_mirrored(deck)
        ok("at %s every text in Latin letters and in töte jazu is whole, and pages run their own way" % size)


if __name__ == "__main__":
    run(test)
