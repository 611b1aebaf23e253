#!/usr/bin/env python3
"""Words can be read on every theme: measured from the pictures, not from the colours that were meant.

    contrast.py BUILD-FOLDER
"""
import collections

from expect import must, ok
from pictures import Picture, read_png
from taqta_e2e import demo, run, text_of, write_document

SIZES, UNIT = ("1280x720", "720x1280"), 8  # px of a u in both
SLIDES = [{"show": "welcome"}, {"show": "now-next"}, {"show": "agenda"}, {"show": "speaker", "ids": ["behbudov"]},
          {"show": "quote", "ids": ["q1"]}, {"show": "wifi"}, {"show": "link"}, {"show": "wayfinding"}]
THEMES = {
    "dark": None,
    "light": {"mode": "light"},
    "green and orange": {"background": "#12372A", "text": "#FBF6E9", "accent": "#F28C28"},
    "yellow on white": {"background": "#FFFFFF", "text": "#FFFF00", "accent": "#FFFF66"},
    "red on green": {"background": "#00A000", "text": "#FF0000", "accent": "#00A000"},
    "grey on grey": {"background": "#7A7A7A", "text": "#858585", "accent": "#808080"},
}
BAD = ("yellow on white", "red on green", "grey on grey")
# WCAG 2: of words, and of large ones, which for us begin at 5 u.
NEEDED, NEEDED_LARGE, LARGE = 4.5, 3, 5
# Where words stand is looked at in a ring around them: so far away, so wide, and colours that make so much of it.
RING_NEAR, RING_FAR, RING_SHARE = 1, 3, 0.08
# A colour so rare among the pixels of a text is none of its strokes.
INK_LEAST = 3
MOST_TOLD = 40


def luminance(colour):
    def light(channel):
        value = channel / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return 0.2126 * light(colour[0]) + 0.7152 * light(colour[1]) + 0.0722 * light(colour[2])


def contrast(a, b):
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def colours(picture, left, top, right, bottom):
    """How often each colour is there in a rectangle, cut to the picture."""
    left, top, right, bottom = max(left, 0), max(top, 0), min(right, picture.width), min(bottom, picture.height)
    found = collections.Counter()
    for y in range(top, bottom):
        row = picture.data[(y * picture.width + left) * 3:(y * picture.width + right) * 3]
        found.update(zip(row[0::3], row[1::3], row[2::3]))
    return found


def grounds_of(picture, ink):
    """What makes up much of the ring around the words."""
    def around(distance):
        return colours(picture, ink[0] - distance, ink[1] - distance, ink[0] + ink[2] + distance,
                       ink[1] + ink[3] + distance)
    ring = around(RING_FAR) - around(RING_NEAR)
    share = RING_SHARE * sum(ring.values())
    common = [colour for colour, count in ring.items() if count >= share]
    return common or [colour for colour, _ in ring.most_common(3)]


def measure(picture, box):
    """The contrast of the strokes' cores to the least favourable of their grounds."""
    ink = box["ink"]
    grounds = grounds_of(picture, ink)
    within = colours(picture, ink[0], ink[1], ink[0] + ink[2], ink[1] + ink[3])
    strokes = [colour for colour, count in within.items() if count >= INK_LEAST] or list(within)
    core = max(strokes, key=lambda colour: contrast(colour, grounds[0]))
    return min(contrast(core, ground) for ground in grounds)


def troubles_of_page(picture, page):
    for box in page["texts"]:
        large = box["px"] >= LARGE * UNIT
        needed = NEEDED_LARGE if large else NEEDED
        measured = measure(picture, box)
        if measured < needed:
            yield "%s: %r (%s) has %.2f:1" % (page["file"], text_of(box), box["role"], measured)


def document_of(bench, name, theme):
    document = demo()
    document["playlists"][0]["slides"] = SLIDES
    document["wifi"] = {"ssid": "Foyer", "password": "0Ol1I-kitap", "qr": True}
    document["links"] = [{"id": "all", "url": "https://example.org/programme", "label": {"kk": "Толық бағдарлама"}}]
    document["screens"][0]["arrows"] = {"hall-1": "left", "hall-2": {"way": "stairs-up", "step_free": "lift"}}
    document["notices"].append({"id": "loud", "severity": "urgent", "until": "2025-11-20T23:00:00+05:00",
                                "text": {"kk": "Үлкен залда орын жоқ. Кіші залға өтіңіз."}})
    if theme:
        document["theme"] = theme
    path = bench.folder / (name.replace(" ", "-") + ".json")
    write_document(path, document)
    return path


def washed_out(picture):
    """The same picture with its colours half way to grey: words that a broken theme would have made."""
    table = bytes(112 + (value >> 3) for value in range(256))
    return Picture(picture.width, picture.height, picture.data.translate(table))


def the_measure_can_fail(picture, page):
    found = list(troubles_of_page(washed_out(picture), page))
    must(len(found) == len(page["texts"]), "of %d washed-out texts only %d are found" % (len(page["texts"]), len(found)))
    ok("what is washed out is found: %d of %d texts" % (len(found), len(page["texts"])))


def test_theme(bench, name, theme, size):
    deck = bench.render(document_of(bench, name, theme), name.replace(" ", "-") + size, "10:24", size, "--lang", "kk",
                        "--screen", "foyer-a")
    troubles, count = [], 0
    for page in deck["pages"]:
        picture = read_png(deck["folder"] / page["file"])
        if not count and name == "dark" and size == SIZES[0]:
            the_measure_can_fail(picture, page)
        troubles += troubles_of_page(picture, page)
        count += len(page["texts"])
    must(len(deck["pages"]) > 8, "there are pages to measure")
    must(not troubles, "%s, %s: %d of %d:\n%s" % (name, size, len(troubles), count, "\n".join(troubles[:MOST_TOLD])))
    reported = {problem["source"] for problem in deck["problems"]}
    must(({"theme.text", "theme.accent"} <= reported) == (name in BAD), "%s: reported is %s" % (name, reported))
    ok("%s, %s: all %d texts can be read" % (name, size, count))


def test(bench):
    for name, theme in THEMES.items():
        for size in SIZES:
            test_theme(bench, name, theme, size)


if __name__ == "__main__":
    run(test)
