#!/usr/bin/env python3
"""No letter is ever drawn as an empty box, and what is drawn can be read back: a reader that knows nothing of us,
tesseract in Kazakh, gets the texts of all Kazakh pages of the demo from the pixels, on a large and on a small screen.

    glyphs.py BUILD-FOLDER

Every text box is cut out and read by itself; only initials, which are no words, are left out. Words that are struck
through are read on the same pages before the change, where nothing lies on them.
"""
import subprocess

from expect import Missing, find_tool, must, ok, patient
from pictures import read_png, write_dark_on_light
from programs import environment
from taqta_e2e import DEMO, demo, run, text_of, write_document

MOST_WRONG, LEAST_RIGHT = 0.003, 0.995
KAZAKH_LETTERS = "әғқңөұүһіӘҒҚҢӨҰҮҺІ"
# What the reader has no sign for (its alphabet: combine_tessdata -u), and what it says instead.
UNKNOWN_SIGNS = str.maketrans({**dict.fromkeys("–—−‐‑", "-"), "·": "."})
SIZES = ("1920x1080", "1280x720")
LANGUAGES = ("kk", "ru", "en")


def nothing_is_missing(bench):
    count = 0
    for clock in ("09:00", "10:24", "11:05", "13:40"):
        deck = bench.render(DEMO / "programme.json", "missing-" + clock[:2], clock, "1280x720")
        for page in deck["pages"]:
            for box in page["texts"]:
                must(box["missing"] == [], "%s of %s: no face has %s" % (box["source"], page["file"], box["missing"]))
                count += 1
        must({page["language"] for page in deck["pages"]} == set(LANGUAGES), "pages in three languages at " + clock)
    ok("no face lacks a letter in %d texts of three languages" % count)


def the_check_can_see(bench):
    """A hieroglyph, so that an empty `missing` above means something."""
    document = demo()
    document["quotes"][0]["text"]["kk"] = "Белгісіз таңба: \U00013000"
    path = bench.folder / "unknown-letter.json"
    write_document(path, document)
    deck = bench.render(path, "unknown-letter", "10:24", "1280x720", "--lang", "kk")
    found = [box["missing"] for page in deck["pages"] for box in page["texts"] if box["missing"]]
    must(found == [["U+13000"]], "a letter no face has is told: %s" % found)
    ok("a letter that no face has would be told")


def boxes_of(deck):
    """Every text of the pages once, with its page and where it stands."""
    seen = set()
    for page in deck["pages"]:
        for box in page["texts"]:
            same = (text_of(box), box["font"], box["px"], *box["ink"][:2], box["struck"])
            if box["role"] == "initials" or same in seen:  # header and footer: the same pixels tell nothing new
                continue
            seen.add(same)
            yield page, box


def as_drawn(box):
    """With the hyphens that were added; deck.json counts lines from 0."""
    lines = [line + "-" * (i in box["hyphens"]) for i, line in enumerate(box["lines"])]
    return normal(" ".join(lines))


def before_the_changes(bench, size, struck):
    """The boxes of words that were struck through later."""
    document = demo()
    del document["changes"]
    path = bench.folder / ("unchanged-%s.json" % size)
    write_document(path, document)
    deck = bench.render(path, "unchanged-" + size, "10:24", size, "--lang", "kk")
    found = {}
    for page, box in boxes_of(deck):
        found.setdefault(text_of(box), (deck, page, box))
    must(struck <= set(found), "words that are struck through stood there before: %s" % (struck - set(found)))
    return [found[words] for words in sorted(struck)]


def boxes_to_read(bench, size):
    """Pairs of what is written and a picture of it."""
    deck = bench.render(DEMO / "programme.json", "read-" + size, "10:24", size, "--lang", "kk")
    boxes = [(deck, page, box) for page, box in boxes_of(deck) if not box["struck"]]
    struck = {text_of(box) for page, box in boxes_of(deck) if box["struck"]}
    must(len({page["kind"] for _, page, _ in boxes}) >= 6, "pages of all kinds are read")
    must(struck, "something is struck through")
    return [(as_drawn(box), cut_out(bench, "%s-%03d" % (size, i), where, page, box))
            for i, (where, page, box) in enumerate(boxes + before_the_changes(bench, size, struck))]


def cut_out(bench, name, deck, page, box):
    width, height = deck["size"]
    x, y, w, h = box["ink"]
    left, top = max(x - 6, 0), max(y - 6, 0)
    path = bench.folder / (name + ".pgm")
    write_dark_on_light(path, picture_of(deck, page), (left, top, min(x + w + 6, width) - left,
                                                       min(y + h + 6, height) - top))
    return path


def picture_of(deck, page):
    """Unpacked once."""
    pictures = deck.setdefault("pictures", {})
    if page["file"] not in pictures:
        pictures[page["file"]] = read_png(deck["folder"] / page["file"])
    return pictures[page["file"]]


def normal(text):
    return " ".join(text.translate(UNKNOWN_SIGNS).split())


def read_back(bench, paths):
    """All pictures in one go, since loading the language takes longer than reading a line."""
    listing, out = bench.folder / "boxes.txt", bench.folder / "read-back"
    listing.write_text("".join("%s\n" % path for path in paths))
    done = subprocess.run([find_tool("tesseract"), str(listing), str(out), "-l", "kaz", "--psm", "6"],
                          capture_output=True, text=True, timeout=patient(150), env=environment(OMP_THREAD_LIMIT="1"))
    must(done.returncode == 0, "tesseract: " + done.stderr)
    return [normal(page) for page in out.with_suffix(".txt").read_text().split("\f")[:len(paths)]]


def distance(a, b):
    """Levenshtein's."""
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, right in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (left != right))
    return row[-1]


def error_rate(written, read):
    return sum(map(distance, written, read)) / sum(map(len, written))


def pages_can_be_read(bench):
    pairs = [pair for size in SIZES for pair in boxes_to_read(bench, size)]
    written = [text for text, _ in pairs]
    read = read_back(bench, [path for _, path in pairs])
    must(len(read) == len(written), "%d of %d pictures were read" % (len(read), len(written)))
    slips = "\n".join("  %r was read as %r" % pair for pair in zip(written, read) if pair[0] != pair[1])
    rate, count = error_rate(written, read), sum(map(len, written))
    must(rate <= MOST_WRONG, "%.2f %% of %d letters are read wrongly:\n%s" % (rate * 100, count, slips))
    ok("%.2f %% of %d letters on all Kazakh pages at %s are read wrongly" % (rate * 100, count, " and ".join(SIZES)))
    print(slips)
    kazakh_letters_are_themselves(written, read, slips)

    twins = str.maketrans("қҚ", "кК")
    wrong = error_rate([text.translate(twins) for text in written], read)
    must(wrong > MOST_WRONG, "the comparison does not see қ for к: %.2f %%" % (wrong * 100))
    ok("were every қ drawn as к, %.2f %% would be wrong" % (wrong * 100))


def kazakh_letters_are_themselves(written, read, slips):
    count = lost = 0
    for letter in KAZAKH_LETTERS:
        count += sum(text.count(letter) for text in written)
        lost += sum(max(a.count(letter) - b.count(letter), 0) for a, b in zip(written, read))
    must(count - lost >= LEAST_RIGHT * count, "%d of %d Kazakh letters were read as others:\n%s" % (lost, count, slips))
    ok("%d of %d Kazakh letters were read as themselves" % (count - lost, count))


def test(bench):
    languages = subprocess.run([find_tool("tesseract"), "--list-langs"], capture_output=True, text=True).stdout
    nothing_is_missing(bench)
    the_check_can_see(bench)
    if "kaz" not in languages.split():
        raise Missing("tesseract has no Kazakh here (tesseract-ocr-kaz)")
    pages_can_be_read(bench)


if __name__ == "__main__":
    run(test, "tesseract")
