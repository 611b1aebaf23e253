#!/usr/bin/env python3
"""Notices of all four severities, by deck.json and by their pixels, in three languages and two shapes.

    notices.py BUILD-FOLDER
"""
import shutil

from expect import must, ok
from pictures import read_png
from sizes import bottom, overlap, troubles_of_page
from taqta_e2e import DEMO, demo, run, text_of, write_document

SIZES = ("1920x1080", "1080x1920")
LANGUAGES = ["kk", "ru", "en"]
BACKGROUND, PANEL, URGENT = (0x0B, 0x1F, 0x33), (0x10, 0x30, 0x4D), (0x8E, 0x1B, 0x26)
SKY, GOLD, URGENT_LABEL = (0x35, 0xC3, 0xE6), (0xFF, 0xC8, 0x3D), (0xFF, 0xD9, 0xA8)
LABELS = {"change": {"kk": "ӨЗГЕРІС", "ru": "ИЗМЕНЕНИЕ", "en": "CHANGE"},
          "urgent": {"kk": "МАҢЫЗДЫ", "ru": "ВАЖНО", "en": "IMPORTANT"},
          "emergency": {"kk": "НАЗАР АУДАРЫҢЫЗ!", "ru": "ВНИМАНИЕ!", "en": "ATTENTION!"}}
TEXTS = {
    "info": {"kk": "Жоғалған заттар ақпарат үстелінде сақталады",
             "ru": "Потерянные вещи хранятся у стойки информации",
             "en": "Lost property is kept at the information desk"},
    "change": {"kk": "Түскі ас 13:15-те басталады", "ru": "Обед начнётся в 13:15", "en": "Lunch begins at 13:15"},
    "urgent": {"kk": "Отырыс екінші залға ауыстырылды. Ол 11:20-да екінші қабаттағы кіші залда басталады.",
               "ru": "Заседание перенесено в малый зал. Оно начнётся в 11:20 в малом зале на втором этаже.",
               "en": "The session has moved to the Small Hall. It starts at 11:20 in the Small Hall on the second floor."},
    "emergency": {"kk": "Барлығыңыз сыртқа шығыңыз. Лифтіні пайдаланбаңыз. Бас кіреберістің алдында жиналыңыз.",
                  "ru": "Просим всех покинуть здание. Не пользуйтесь лифтом. Сбор – перед главным входом.",
                  "en": "Please leave the building. Do not use the lifts. Assemble in front of the main entrance."},
}


def notice(severity, until="11:00", **more):
    return dict(id=severity, severity=severity, text=TEXTS[severity], until="2025-11-20T" + until, **more)


def short_demo():
    """With one page of each kind."""
    document = demo()
    document["sources"][0]["max_items"] = 1
    for slide in document["playlists"][0]["slides"]:
        records = {"speaker": "speakers", "quote": "quotes"}.get(slide["show"])
        if records:
            slide["ids"] = [document[records][0]["id"]]
    return document


def render(bench, size, name, severities, clock="10:24"):
    document = short_demo()
    document["notices"] = [notice(severity) for severity in severities]
    path = bench.folder / ("%s.json" % name)
    write_document(path, document)
    shutil.copy(DEMO / "news.xml", bench.folder)
    deck = bench.render(path, "%s-%s-%s" % (name, size, clock[:2]), clock, size)
    deck["severities"] = severities
    return deck


def pixel(picture, x, y):
    return tuple(picture.data[(y * picture.width + x) * 3:][:3])


def is_all(picture, rect, colour):
    x, y, width, height = rect
    return all(picture.row(line)[x * 3:(x + width) * 3] == bytes(colour) * width for line in range(y, y + height))


def count(picture, rect, colour):
    x, y, width, height = rect
    return sum(picture.row(line)[x * 3:(x + width) * 3].count(bytes(colour)) for line in range(y, y + height))


def band_from(picture, top, colour):
    """Where the band of that colour that begins at top ends, by the outermost columns."""
    y = top
    while pixel(picture, 1, y) == colour and pixel(picture, picture.width - 2, y) == colour:
        y += 1
    return y


def told(deck, page, severity):
    """The boxes of that notice's text on the page."""
    source = "notices[%d].text.%s" % (deck["severities"].index(severity), page["language"])
    return [box for box in page["texts"] if box["source"] == source]


def is_inside(rect, top, end):
    return top < rect[1] and bottom(rect) < end


def band_is_right(deck, page, picture, severity, top, end):
    where = "%s, the band of %s" % (page["file"], severity)
    unit = min(deck["size"]) / 90
    box, = told(deck, page, severity)
    must(text_of(box) == TEXTS[severity][page["language"]], where + " says " + text_of(box))
    must(len(box["lines"]) <= 2 and not box["cut"] and box["px"] >= 3 * unit - 1, where + " can be read")
    label, = [other for other in page["texts"] if text_of(other) == LABELS[severity][page["language"]]]
    for part in (box, label):
        must(is_inside(part["ink"], top, end), "%s: %r of %s stands in it, %d to %d" %
             (where, text_of(part), part["ink"], top, end))
    colour = URGENT_LABEL if severity == "urgent" else GOLD
    must(count(picture, label["ink"], colour) > 50, where + " has a label in its colour")
    must(min(box["ink"][1], label["ink"][1]) >= 3 * unit, where + " keeps clear of the screen's edge")
    return [box, label]


def bands_are_right(deck, page, picture):
    """All bands, one below the other, and nothing of the page beneath them."""
    end, theirs = 0, []
    for severity, colour in (("urgent", URGENT), ("change", PANEL)):
        if severity not in deck["severities"]:
            continue
        top, end = end, band_from(picture, end, colour)
        must(end - top > 4 * min(deck["size"]) / 90, "%s has a band of %s" % (page["file"], severity))
        theirs += band_is_right(deck, page, picture, severity, top, end)
    for box in page["texts"]:
        must(box in theirs or box["ink"][1] >= end, "%s: %r lies under the bands" % (page["file"], text_of(box)))
    for shown in page["pictures"]:
        must(shown["rect"][1] >= end, "%s: a %s lies under the bands" % (page["file"], shown["what"]))


def info_is_right(deck, page, picture, sign_colour):
    box, = told(deck, page, "info")
    where, unit = "%s: the information" % page["file"], min(deck["size"]) / 90
    must(text_of(box) == TEXTS["info"][page["language"]] and not box["cut"], where + " is whole: " + text_of(box))
    must(box["px"] >= 3 * unit - 1, where + " can be read")
    for other in page["texts"]:
        if other is box:
            continue
        is_footer = other["role"] == "furniture" and other["ink"][1] > deck["size"][1] / 2
        must(other["ink"][1] > bottom(box["ink"]) if is_footer else bottom(other["ink"]) < box["ink"][1],
             "%s lies above the footer and below all else, but %r" % (where, text_of(other)))
    for shown in page["pictures"]:
        must(not overlap(shown["rect"], box["ink"]), "%s keeps clear of %s" % (where, shown["what"]))
    side = int(5 * unit)
    sign = (box["ink"][0] - side, box["ink"][1] - int(unit), side, int(5 * unit))
    must(count(picture, sign, sign_colour) > 3 * unit * unit, where + " has its sign")


def page_is_sound(deck, page):
    troubles = [trouble for trouble in troubles_of_page(deck, page) if "is a title of" not in trouble]
    must(not troubles, "%s of %s: %s" % (page["file"], deck["folder"], troubles))


def urgent_page_is_right(deck, page, picture):
    title, rest = told(deck, page, "urgent")
    must(text_of(title) + " " + text_of(rest) == TEXTS["urgent"][page["language"]], page["file"] + " says all of it")
    must(title["role"] == "title" and title["px"] >= 1.5 * rest["px"], "the first sentence is large, the rest below")
    width, height = deck["size"]
    for corner in ((1, 1), (width - 2, 1), (1, height - 2), (width - 2, height - 2)):
        must(pixel(picture, *corner) == URGENT, "%s: the whole page is red" % page["file"])
    must(any(text_of(box) == LABELS["urgent"][page["language"]] for box in page["texts"]), "with its label")


def pages_with(bench, size, name, severities, step=1):
    """Each page of all languages, or each so many, with its picture: reading one takes long."""
    deck = render(bench, size, name, severities)
    must(list(dict.fromkeys(page["language"] for page in deck["pages"])) == LANGUAGES, "three languages")
    for page in deck["pages"]:
        page_is_sound(deck, page)
    for page in deck["pages"][::step]:
        yield deck, page, read_png(deck["folder"] / page["file"])


def info_and_change(bench, size):
    pages = 0
    for deck, page, picture in pages_with(bench, size, "quiet", ["info", "change"], 2):
        must(page["kind"] != "notice", "neither has a page of its own")
        info_is_right(deck, page, picture, SKY)
        bands_are_right(deck, page, picture)
        pages += 1
    ok("at %s %d pages have the information above the footer and the change in a band" % (size, pages))


def urgent_with_all_else(bench, size):
    pages, before = 0, None
    for deck, page, picture in pages_with(bench, size, "urgent", ["info", "urgent"]):
        is_first = page["language"] != before
        must((page["kind"] == "notice") == is_first, "the notice's page is the first of each language")
        must(page["file"].endswith("-notice.png") == is_first, "and called so: " + page["file"])
        if is_first:
            urgent_page_is_right(deck, page, picture)
        else:
            bands_are_right(deck, page, picture)
        info_is_right(deck, page, picture, URGENT_LABEL if is_first else SKY)
        before = page["language"]
        pages += 1
    ok("at %s the urgent notice is first in each language, and in a band over the other pages of %d" % (size, pages))


def emergency_alone(bench, size):
    seen = []
    for deck, page, picture in pages_with(bench, size, "emergency", ["info", "change", "urgent", "emergency"]):
        language, (width, height) = page["language"], deck["size"]
        must(page["kind"] == "notice", "%s is no page of the programme" % page["file"])
        boxes = told(deck, page, "emergency")
        must(" ".join(map(text_of, boxes)) == TEXTS["emergency"][language], page["file"] + " says all of it")
        # 55″: 0.76 cm a u. Capitals are 0.73 em and read at 250 times their height.
        must(boxes[0]["px"] / (min(width, height) / 90) * 0.76 * 0.73 * 250 >= 1000, "it can be read from 10 m")
        sources = {box["source"] for box in page["texts"]} - {"", "event.title", boxes[0]["source"]}
        must(not sources, "%s shows nothing else: %s" % (page["file"], sources))
        must(any(text_of(box) == LABELS["emergency"][language] for box in page["texts"]), "it has its label")
        must(any(box["role"] == "clock" for box in page["texts"]), "it has the clock")
        lowest = max(bottom(box["ink"]) for box in page["texts"])
        must(is_all(picture, (0, lowest, width, height - lowest), URGENT), "nothing stands below, no dots")
        seen.append(language)
    must(seen == LANGUAGES, "a page in each language and no other: %s" % seen)
    ok("at %s an emergency is all there is, in three languages, legible from 10 m" % size)


def gone_when_over(bench, size):
    every = ["info", "change", "urgent", "emergency"]
    over, never = render(bench, size, "over", every, "11:00"), render(bench, size, "never", [], "11:00")
    must([page["file"] for page in over["pages"]] == [page["file"] for page in never["pages"]], "the same pages")
    for page in over["pages"]:
        must((over["folder"] / page["file"]).read_bytes() == (never["folder"] / page["file"]).read_bytes(),
             "%s at 11:00 is as if there had been no notice" % page["file"])
    ok("at %s the pages at 11:00 are bit for bit those without notices" % size)


def without_a_clock(bench):
    """Nobody knows whether these have begun or are over: what may hold is shown."""
    document = demo()
    document["notices"] = [notice("urgent"), notice("change", **{"from": "2025-11-20T10:00"})]
    path = bench.folder / "untrusted.json"
    write_document(path, document)
    deck = bench.render(path, "untrusted", "10:24", SIZES[0], "--clock", "untrusted")
    sources = {box["source"][:10] for page in deck["pages"] for box in page["texts"]}
    must("notices[0]" in sources and "notices[1]" not in sources, "the one with a beginning waits: %s" % sources)
    ok("with an untrusted clock a notice without a beginning is shown, one with a beginning waits")


def test(bench):
    for size in SIZES:
        info_and_change(bench, size)
        urgent_with_all_else(bench, size)
        emergency_alone(bench, size)
        gone_when_over(bench, size)
    without_a_clock(bench)


if __name__ == "__main__":
    run(test)
