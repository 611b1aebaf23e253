#!/usr/bin/env python3
"""`taqtactl rehearse` plays an event before it begins: names everything that is wrong with it, each fault once, and shows
every page on one sheet.

    rehearse.py BUILD-FOLDER
"""
import copy
import filecmp
import html.parser
import json
import struct
import urllib.parse
import zlib

from expect import must, ok
from pictures import read_png
from taqta_e2e import DEMO, run, write_document

LONG = "Балалардың құқықтарын қорғау саласындағы халықаралық ынтымақтастықтың қазіргі жағдайы мен болашағы туралы "


def both(kk, en):
    return {"kk": kk, "en": en}


CLEAN = {
    "taqta": 1,
    "event": {"title": both("Жиын", "Meeting"), "timezone": "Asia/Almaty", "languages": ["kk", "en"]},
    "rooms": [{"id": "big", "name": both("Үлкен зал", "Main Hall")}, {"id": "small", "name": both("Кіші зал", "Small Hall")}],
    "speakers": [{"id": "aliya", "name": "Әлия Сәбит", "role": both("Дәрігер", "Doctor")}],
    "sessions": [
        {"id": "one", "title": both("Ашылу", "Opening"), "start": "2025-11-20T10:00", "minutes": 30, "room": "big",
         "speakers": ["aliya"]},
        {"id": "two", "title": both("Әңгіме", "A talk"), "start": "2025-11-20T10:30", "minutes": 30, "room": "big"}],
    "quotes": [{"id": "q", "kind": "reported", "who": "Әлия Сәбит", "text": both("Күн жақсы", "A good day")}],
}


def changed(change):
    document = copy.deepcopy(CLEAN)
    change(document)
    return document


def cut(document):
    document["sessions"][0]["title"]["kk"] = LONG * 5


def letters(document):
    document["sessions"][0]["title"]["en"] = "Opening \U000F0000"


def missing_photo(document):
    document["speakers"][0]["photo"] = "gone.png"


def broken_photo(document):
    document["speakers"][0]["photo"] = "broken.png"


def foreign_photo(document):
    document["speakers"][0]["photo"] = "https://example.org/face.png"


def missing_poster(document):
    document["pictures"] = [{"id": "poster", "image": "gone.png"}]


def missing_logo(document):
    document["thanks"] = [{"id": "bank", "kind": "sponsor", "name": "Банк", "logo": "gone.png"}]


def hasty(document):
    document["quotes"][0]["text"]["en"] = "one two three " * 20
    document["playlists"] = [{"id": "main", "slides": [
        {"show": "now-next"}, {"show": "agenda"}, {"show": "speaker"}, {"show": "quote", "seconds": 5}]}]


def empty(document):
    document["playlists"] = [{"id": "main", "slides": [{"show": "welcome"}] + [
        {"show": kind, "until": "2025-11-20T10:45"} for kind in ("now-next", "agenda", "speaker", "quote")]}]


def crowded_room(document):
    document["sessions"][1]["start"] = "2025-11-20T10:20"


def two_places(document):
    document["sessions"][1].update(start="2025-11-20T10:20", room="small", speakers=["aliya"])


def unplayed(document):
    document["playlists"] = [
        {"id": "main", "slides": [{"show": kind} for kind in ("now-next", "agenda", "speaker", "quote", "news")]},
        {"id": "other", "slides": [{"show": "welcome"}]}]


def kind_unplayed(document):
    document["playlists"] = [{"id": "main", "slides": [{"show": "now-next"}, {"show": "agenda"}, {"show": "speaker"}]}]


def late_notice(document):
    document["notices"] = [{"id": "n", "severity": "info", "text": both("Кейін", "Later"),
                            "from": "2026-01-01T10:00", "until": "2026-01-01T11:00"}]


def no_english(document):
    del document["sessions"][1]["title"]["en"]


def no_role(document):
    del document["speakers"][0]["role"]["en"]


def pale(document):
    document["theme"] = {"background": "#FFFFFF", "text": "#EEEEEE"}


def slip(document):
    document["sessions"][1]["minuets"] = 30


# What is done to a clean event, the kind of the finding, where it must be, and words of what is said.
FAULTS = (
    (cut, "cut", "sessions[0].title.kk", "too long for its place"),
    (letters, "letters", "sessions[0].title.en", "U+F0000"),
    (missing_photo, "photo", "speakers[0].photo", "gone.png"),
    (broken_photo, "photo", "speakers[0].photo", "broken.png"),
    (foreign_photo, "photo", "speakers[0].photo", "example.org"),
    (missing_poster, "photo", "pictures[0].image", "gone.png"),
    (missing_poster, "never", "pictures[0]", "makes no page"),
    (missing_logo, "photo", "thanks[0].logo", "gone.png"),
    (hasty, "dwell", "", "the quote page in \"en\" stays 5 s, and its words take 25 s"),
    (empty, "empty", "", "nothing but the welcome page"),
    (crowded_room, "room", "sessions[1]", "two sessions in Main Hall from 2025-11-20 10:20 to 2025-11-20 10:30"),
    (two_places, "speaker", "sessions[1]", "Әлия Сәбит is to be at two places from 2025-11-20 10:20"),
    (unplayed, "never", "playlists[0].slides[4]", "\"news\" makes no page"),
    (unplayed, "never", "playlists[1]", "no screen plays it"),
    (kind_unplayed, "never", "quotes", "no screen plays \"quote\""),
    (late_notice, "never", "notices[0]", "appears on no screen"),
    (no_english, "language", "sessions[1].title", "not given in \"en\""),
    (no_role, "page", "speakers[0].role", "not given in every language"),
    (no_role, "language", "speakers[0].role", "not given in \"en\""),
    (pale, "page", "theme.text", "contrast"),
    (slip, "document", "", "did you mean \"minutes\"?"),
)


def rehearse(bench, document, name, *more):
    """Exit code, printed lines, findings.json, and the folder of a rehearsal."""
    source = bench.folder / (name + ".json")
    write_document(source, document)
    out = bench.folder / name
    done = bench.call("taqtactl", "rehearse", source, "--out", out, *more)
    must(done.returncode in (0, 1), "%s ends with %d: %s" % (name, done.returncode, done.stderr))
    return done.returncode, done.stdout.splitlines(), json.loads((out / "findings.json").read_text()), out


def test_clean(bench):
    code, lines, report, out = rehearse(bench, CLEAN, "clean")
    must(code == 0 and lines == [] and report["findings"] == [], "a clean event has findings: %s" % lines)
    must(report["pages"] and all((out / page).is_file() for page in report["pages"]), "pictures are missing")
    ok("a clean event has no findings, exit status 0, and %d pages" % len(report["pages"]))


def test_faults(bench):
    (bench.folder / "broken.png").write_bytes(b"this is no picture")
    for change, kind, path, words in FAULTS:
        code, lines, report, _ = rehearse(bench, changed(change), change.__name__)
        found = [finding for finding in report["findings"] if finding["kind"] == kind and words in finding["message"] and
                 (not path or finding.get("path") == path)]
        must(code == 1, "%s: exit status %d" % (change.__name__, code))
        must(len(found) == 1, "%s: not told once: %s" % (change.__name__, lines))
        line = "%s: %s" % (found[0]["place"], found[0]["message"])
        must(line in lines, "%s: not printed: %s" % (change.__name__, line))
    ok("each of %d faults is named once, with its place" % len(FAULTS))


def test_small(bench):
    """A text that grows reaches its smallest size before it is cut."""
    for letters in range(20, len(LONG), 4):
        document = changed(lambda it, end=letters: it["event"]["title"].update(kk=LONG[:end].strip()))
        code, lines, report, _ = rehearse(bench, document, "small", "--size", "640x360")
        kinds = {finding["kind"] for finding in report["findings"]}
        must(kinds <= {"small", "cut"} and code == (1 if kinds else 0), "a long title brings %s" % lines)
        if kinds:
            break
    must("small" in kinds, "no size is the smallest: %s" % lines)
    must("event.title" in lines[0] and "smallest size" in lines[0], "not told: %s" % lines)
    ok("a title is told that is long enough, with %d letters, for its smallest size" % letters)


class Sheet(html.parser.HTMLParser):
    """What a contact sheet links to, its ids, its tags and its words."""

    def __init__(self, path):
        super().__init__()
        self.links, self.ids, self.tags, self.words = [], set(), set(), ""
        self.feed(path.read_text())

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.add(tag)
        self.links += [attributes[name] for name in ("href", "src") if name in attributes]
        if "id" in attributes:
            must(attributes["id"] not in self.ids, "the id %s is there twice" % attributes["id"])
            self.ids.add(attributes["id"])

    def handle_data(self, data):
        self.words += data


def look_at_links(sheet, out):
    for link in sheet.links:
        address = urllib.parse.urlsplit(link)
        must(not address.netloc and address.scheme in ("", "data"), "the sheet leaves its folder: %s" % link)
        if link.startswith("#"):
            must(link[1:] in sheet.ids, "the sheet has no %s" % link)
        elif not address.scheme:
            must((out / urllib.parse.unquote(address.path)).is_file(), "there is no %s" % link)
    linked = set(sheet.links)
    for picture in [*out.glob("pages/*"), *out.glob("small/*")]:
        must(str(picture.relative_to(out)) in linked, "nobody sees %s" % picture.name)


def test_sheet(bench):
    def hostile(document):
        cut(document)
        document["event"]["title"]["en"] = "<script>alert(\"1\")</script> & 'more'"
        document["screens"] = [{"id": "<b>/../\"x\"", "rotate": 90}, {"id": "фойе"}]

    _, _, report, out = rehearse(bench, changed(hostile), "sheet", "--size", "320x240")
    sheet = Sheet(out / "index.html")
    must("script" not in sheet.tags and "b" in sheet.tags, "a title has become part of the page")
    must("<script>alert(\"1\")</script> & 'more'" in sheet.words, "the title is not shown as it is")
    look_at_links(sheet, out)
    for finding in report["findings"]:
        must(finding["message"] in sheet.words, "the sheet does not say: %s" % finding["message"])
        must("page" not in finding or "#p%d" % finding["page"] in sheet.links, "%s leads nowhere" % finding["place"])
    ok("all %d links of the sheet lead somewhere, and texts stay texts" % len(sheet.links))


def files_of(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_twice(bench):
    document = changed(cut)
    *_, first = rehearse(bench, document, "first")
    write_document(bench.folder / "second.json", document)
    stale = bench.folder / "second" / "pages" / "2001-stale.png"
    stale.parent.mkdir(parents=True)
    stale.write_bytes(b"of an earlier rehearsal")
    *_, second = rehearse(bench, document, "second")
    names = files_of(first)
    must(names == files_of(second), "other files the second time")
    _, different, wrong = filecmp.cmpfiles(first, second, names, shallow=False)
    must(not different and not wrong, "other bytes the second time: %s" % different)
    ok("twice gives the same %d files" % len(names))


def test_screens(bench):
    document = changed(lambda it: it.update(screens=[{"id": "a"}, {"id": "b", "rotate": 270}, {"id": "c"}]))
    _, _, report, out = rehearse(bench, document, "some", "--screens", "a,b", "--size", "640x360", "--size", "b=400x600")
    names = {name.split("-")[5] for name in (path.name for path in (out / "pages").iterdir())}
    must(report["screens"] == 2 and names == {"a", "b"}, "not the screens asked for: %s" % names)
    sizes = {path.name.split("-")[5]: path.read_bytes()[16:24] for path in (out / "pages").iterdir()}
    expected = {"a": (640, 360), "b": (400, 600)}
    for name, (width, height) in expected.items():
        must(sizes[name] == width.to_bytes(4, "big") + height.to_bytes(4, "big"), "%s has another size" % name)
    for words in ((), ("--screens",), ("x.json", "--screens", ""), ("x.json", "--size", "big"), ("x.json", "--sizes", "1x1"),
                  (bench.folder / "some.json", "--screens", "d"), (bench.folder / "some.json", "--size", "d=640x360")):
        must(bench.call("taqtactl", "rehearse", *words).returncode == 2, "%s are not refused" % (words,))
    must(bench.call("taqtactl", "rehearse", bench.folder / "nowhere.json").returncode == 1, "no document is no finding")
    ok("screens and sizes are those asked for, and wrong words are refused")


def red_png(path, side):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\xe0\x10\x10" * side) * side
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)) +
                     chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def first_pages(out):
    """screen: its first page."""
    paths = sorted((out / "pages").iterdir(), reverse=True)
    return {path.name.split("-")[5]: read_png(path) for path in paths}


def test_wishes(bench):
    document = changed(lambda it: it.update(screens=[{"id": "a"}, {"id": "b"}]))
    *_, plain = rehearse(bench, document, "as-declared", "--size", "640x360")
    *_, out = rehearse(bench, document, "wished", "--size", "640x360", "--theme", "a=light", "--viewing", "b=43@8")
    before, after = first_pages(plain), first_pages(out)
    must(before["a"] == before["b"], "both screens show the same without wishes")
    must(sum(before["a"].row(5)[:9]) < 9 * 60 < 9 * 200 < sum(after["a"].row(5)[:9]), "a is not light")
    must(after["b"] != before["b"] and sum(after["b"].row(5)[:9]) < 9 * 60, "b is not larger, or another theme")
    for words in (("--theme", "pink"), ("--viewing", "43"), ("--viewing", "43@0"), ("--viewing", "b=nan@3"),
                  ("--theme", "d=dark")):
        done = bench.call("taqtactl", "rehearse", bench.folder / "wished.json", *words)
        must(done.returncode == 2, "%s are not refused" % (words,))
    ok("each screen has its own theme and viewing distance")


def test_photo(bench):
    red_png(bench.folder / "face.png", 400)
    code, lines, report, out = rehearse(bench, changed(lambda it: it["speakers"][0].update(photo="face.png")), "photo")
    must(code == 0, "a good photo has findings: %s" % lines)
    for folder in ("pages", "small"):
        picture = read_png(next(out.glob(folder + "/*-speaker-kk.png")))
        must(picture.data.count(b"\xe0\x10\x10") > len(picture.data) / 30, "there is no photo on %s" % folder)
    ok("photos are on the pages, large and small")


def test_same_minute(bench):
    """Two moments of one minute have pictures of their own."""
    def within(document):
        document["notices"] = [{"id": str(second), "severity": "urgent", "text": both("%d" % second, "%d" % second),
                                "from": "2025-11-20T10:10:%02d" % second, "until": "2025-11-20T10:20"}
                               for second in (0, 20, 40)]

    _, _, report, out = rehearse(bench, changed(within), "minute")
    must(len(set(report["pages"])) == len(report["pages"]) == len(list(out.glob("small/*"))), "pictures share a name")
    ok("moments of one minute do not share pictures")


def test_demo(bench):
    out = bench.folder / "demo"
    done = bench.call("taqtactl", "rehearse", DEMO / "programme.json", "--out", out)
    must(done.returncode == 0 and not done.stdout, "the demo has findings: %s" % done.stdout)
    look_at_links(Sheet(out / "index.html"), out)
    ok("the demo is rehearsed clean")


def test(bench):
    for part in (test_clean, test_faults, test_small, test_sheet, test_twice, test_screens, test_wishes, test_photo, test_same_minute,
                 test_demo):
        part(bench)


if __name__ == "__main__":
    run(test)
