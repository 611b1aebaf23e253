#!/usr/bin/env python3
"""Whatever the screen's size, everything fits: inside the page and its box, nothing on top of another, nothing cut,
nothing smaller than can be read.

    sizes.py BUILD-FOLDER
"""
from expect import must, ok
from taqta_e2e import DEMO, run, text_of

SIZES = ("1280x720", "1920x1080", "1080x1920", "3840x2160")
CLOCKS = ("09:00", "10:24", "11:05", "13:40")
TITLE_LINES = 3
MOST_TOLD = 60
# In u, a ninetieth of the short side: what informs, what accompanies it, furniture.
INFORMS, ACCOMPANIES, FURNITURE = 3, 2.65, 2.5
# Punctuation that may hang over the edge of its box, by less than its own width.
REACH = 0.06
HANGING = "«»„“”\"‘’().,-–—:;!?…"


def least_size(page, box):
    """In u. Chips, rooms, labels, what was before, and the people of a row or of a bar accompany."""
    if box["role"] == "furniture":
        return FURNITURE
    accompanies = box["role"] in ("room", "note", "label") or box["struck"]
    accompanies |= page["kind"] == "agenda" and box["role"] in ("name", "body")
    accompanies |= page["kind"] == "now-next" and box["role"] == "time" and not box["source"]
    return ACCOMPANIES if accompanies else INFORMS


def right(rect):
    return rect[0] + rect[2]


def bottom(rect):
    return rect[1] + rect[3]


def overlap(a, b):
    return a[0] < right(b) and b[0] < right(a) and a[1] < bottom(b) and b[1] < bottom(a)


def hangs(line_ends, px):
    """How far a line may stand out: the width of the sign at that end, if it is one that hangs; else as far as a «j»
    reaches beyond its own place."""
    return px if any(end in HANGING for end in line_ends) else REACH * px


def troubles_of_box(page, box, size):
    width, height = size
    unit, rect, ink = min(size) / 90, box["rect"], box["ink"]
    opening, closing = [line[:1] for line in box["lines"]], [line[-1:] for line in box["lines"]]
    if ink[0] < 0 or ink[1] < 0 or right(ink) > width or bottom(ink) > height:
        yield "is painted outside the page: %s" % ink
    if ink[0] < rect[0] - hangs(opening, box["px"]) or right(ink) > right(rect) + hangs(closing, box["px"]):
        yield "is painted %s beside its box %s" % (ink, rect)
    if ink[1] < rect[1] or bottom(ink) > bottom(rect):
        yield "is painted %s above or below its box %s" % (ink, rect)
    if ink[2] <= 0 or ink[3] <= 0:
        yield "is not painted at all"
    if box["cut"]:
        yield "is cut"
    if box["missing"]:
        yield "lacks letters: %s" % box["missing"]
    if box["px"] < least_size(page, box) * unit - 1:  # sizes are whole pixels
        yield "has %g px, %.2f u, and not %.2f u" % (box["px"], box["px"] / unit, least_size(page, box))
    if box["role"] == "title" and box["hyphens"]:
        yield "is a title with a hyphen of ours"
    if box["role"] == "title" and len(box["lines"]) > TITLE_LINES:
        yield "is a title of %d lines" % len(box["lines"])


def troubles_of_page(deck, page):
    for box in page["texts"]:
        for trouble in troubles_of_box(page, box, deck["size"]):
            yield "%r (%s) %s" % (text_of(box), box["role"], trouble)
    for i, box in enumerate(page["texts"]):
        for other in page["texts"][:i]:
            if overlap(box["ink"], other["ink"]):
                yield "%r lies on %r" % (text_of(box), text_of(other))
    for picture in page["pictures"]:
        if picture["what"] != "ornament" and (picture["rect"][0] < 0 or right(picture["rect"]) > deck["size"][0] or
                                              picture["rect"][1] < 0 or bottom(picture["rect"]) > deck["size"][1]):
            yield "%s at %s is outside the page" % (picture["what"], picture["rect"])


def test(bench):
    troubles = []
    for size in SIZES:
        found = count = 0
        for clock in CLOCKS if size == SIZES[0] else ["10:24"]:
            deck = bench.render(DEMO / "programme.json", size + clock[:2], clock, size, "--report-only")
            must(deck["size"] == [int(side) for side in size.split("x")], "deck.json tells the size")
            for page in deck["pages"]:
                here = ["%s at %s, %s: %s" % (size, clock, page["file"], trouble)
                        for trouble in troubles_of_page(deck, page)]
                troubles += here
                found += len(here)
                count += len(page["texts"])
        if not found:
            ok("at %s all %d texts have their place and size" % (size, count))
    must(not troubles, "%d troubles, of which the first are:\n%s" % (len(troubles), "\n".join(troubles[:MOST_TOLD])))


if __name__ == "__main__":
    run(test)
