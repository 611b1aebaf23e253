#!/usr/bin/env python3
"""No letter is ever drawn as an empty box, and what is drawn can be read back: a reader that knows nothing of us,
tesseract in Kazakh, gets the texts of the agenda and of the quotes from the pixels.

    glyphs.py BUILD-FOLDER
"""
import subprocess

from expect import Missing, find_tool, must, ok, patient
from pictures import read_png, write_dark_on_light
from programs import environment
from taqta_e2e import DEMO, demo, run, text_of, write_document

MOST_WRONG = 0.01
KAZAKH_LETTERS = "әғқңөұүһіӘҒҚҢӨҰҮҺІ"
DASHES = str.maketrans("–—−‐‑", "-----")
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


def boxes_to_read(bench):
    """Pairs of what is written and a picture of it, from the Kazakh agenda and quotes."""
    deck = bench.render(DEMO / "programme.json", "read", "10:24", "1920x1080", "--lang", "kk")
    width, height = deck["size"]
    pairs, seen = [], set()
    for page in deck["pages"]:
        if page["kind"] not in ("agenda", "quote"):
            continue
        picture = read_png(deck["folder"] / page["file"])
        for box in page["texts"]:
            x, y, w, h = box["ink"]
            same = (text_of(box), box["font"], x, y)  # header and footer: the same pixels tell nothing new
            if box["struck"] or same in seen:
                continue
            seen.add(same)
            left, top = max(x - 6, 0), max(y - 6, 0)
            rect = (left, top, min(x + w + 6, width) - left, min(y + h + 6, height) - top)
            path = bench.folder / ("box-%03d.pgm" % len(pairs))
            write_dark_on_light(path, picture, rect)
            pairs.append((normal(text_of(box)), path))
    must(len(pairs) > 30, "there are texts to read")
    return pairs


def normal(text):
    return " ".join(text.translate(DASHES).split())


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
    pairs = boxes_to_read(bench)
    written = [text for text, _ in pairs]
    read = read_back(bench, [path for _, path in pairs])
    must(len(read) == len(written), "%d of %d pictures were read" % (len(read), len(written)))
    slips = ["  %r was read as %r" % pair for pair in zip(written, read) if pair[0] != pair[1]]
    rate, count = error_rate(written, read), sum(map(len, written))
    must(rate < MOST_WRONG, "%.2f %% of %d letters are read wrongly:\n%s" % (rate * 100, count, "\n".join(slips)))
    ok("%.2f %% of %d letters on the Kazakh agenda and quotes are read wrongly" % (rate * 100, count))
    print("\n".join(slips))

    everything = "".join(written)
    for letter in KAZAKH_LETTERS:
        lost = sum(max(a.count(letter) - b.count(letter), 0) for a, b in zip(written, read))
        must(lost == 0, "%s: %d of %d were read as something else:\n%s" %
             (letter, lost, everything.count(letter), "\n".join(slips)))
    ok("each of %d Kazakh letters was read as itself" % sum(map(everything.count, KAZAKH_LETTERS)))

    twins = str.maketrans("қҚ", "кК")
    wrong = error_rate([text.translate(twins) for text in written], read)
    must(wrong > MOST_WRONG, "the comparison does not see қ for к: %.2f %%" % (wrong * 100))
    ok("were every қ drawn as к, %.2f %% would be wrong" % (wrong * 100))


def test(bench):
    languages = subprocess.run([find_tool("tesseract"), "--list-langs"], capture_output=True, text=True).stdout
    nothing_is_missing(bench)
    the_check_can_see(bench)
    if "kaz" not in languages.split():
        raise Missing("tesseract has no Kazakh here (tesseract-ocr-kaz)")
    pages_can_be_read(bench)


if __name__ == "__main__":
    run(test, "tesseract")
