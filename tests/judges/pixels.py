#!/usr/bin/env python3
"""Chromium draws the same lines with the same font files; ours must look the same, line by line: a structural
similarity (likeness.c) of at least 0.99, and no spot that differs. How high a line stands is not compared, only how it
looks.

    pixels.py BUILD-FOLDER
"""
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))

from chromium import escaped, screenshot, version, write_page
from expect import must, ok, patient
from pictures import read_png
from samples import ENGLISH, KAZAKH, RUSSIAN
from setting import ask
from taqta_e2e import run

LIKE, LEAST_LIKE, UNLIKE = 0.99, 0.8, 0.95
LINES = [("kk", text) for text in KAZAKH] + [("ru", text) for text in RUSSIAN] + [("en", text) for text in ENGLISH]
LIGHT, DARK = ("000000", "ffffff"), ("f7f4ec", "0b1f33")  # ink and ground
SHEETS = [("text", "Inter Regular", px, colours) for px in (28, 40, 48) for colours in (LIGHT, DARK)] + \
         [("medium", "Inter Medium", 40, DARK), ("title", "Inter SemiBold", 48, DARK),
          ("quote", "Vollkorn Medium", 40, DARK)]
WIDTH, MARGIN = 1500, 24
SPARE, BORDER = 6, 5  # rows between two lines that belong to none; what is kept around the ink
FAINT = 40  # levels off the ground that count as ink
# Letters drawn as others: of another width, and as wide as the right ones.
TWINS, NEIGHBOURS = ("Бала құқықтары", "Бала кукыктары"), ("жұлдыз, мұғалім, тұлға", "жүлдыз, мүғалім, түлға")


class Line:
    """The stripe that a line of text stands in, by the green in it."""

    def __init__(self, picture, top, pitch, ground):
        self.rows = [picture.row(y)[1::3] for y in range(top, top + pitch)]
        inked = [[x for x, level in enumerate(row) if abs(level - ground) > FAINT] for row in self.rows]
        must(any(inked), "a line has ink")
        self.top = next(y for y, row in enumerate(inked) if row)
        self.bottom = next(y for y in reversed(range(pitch)) if inked[y]) + 1
        self.right = max(row[-1] for row in inked if row) + 1

    def cut(self, top, bottom, width):
        return [row[:width] for row in self.rows[top:bottom]]


def lines_of_picture(picture, tops, pitch, colours):
    return [Line(picture, top, pitch, int(colours[1][2:4], 16)) for top in tops]


def ours(bench, name, role, px, colours, lines):
    out = bench.folder / (name + "-ours.png")
    tops = ask(bench, "draw", lines, "--role", role, "--px", px, "--width", WIDTH, "--pitch", 2 * px, "--ink", colours[0],
               "--ground", colours[1], "--out", out)
    return lines_of_picture(read_png(out), map(int, tops), 2 * px, colours)


def theirs(bench, name, face, px, colours, lines):
    tops = [MARGIN + i * 2 * px for i in range(len(lines))]
    body = "\n".join('<div lang="%s" style="top: %dpx">%s</div>' % (language, top, escaped(text))
                     for top, (language, text) in zip(tops, lines))
    style = "div { position: absolute; left: %dpx; white-space: pre; }" % MARGIN
    page = write_page(bench, name + "-theirs", face, px, body, style, *colours)
    picture = screenshot(bench, page, (WIDTH + 2 * MARGIN, tops[-1] + 2 * px + 2 * MARGIN))
    return lines_of_picture(picture, tops, 2 * px, colours)


def shift_between(one, other):
    """Rows that the other stands lower, by how much light is in each row."""
    light = [[sum(row) for row in line.rows] for line in (one, other)]
    asked = range(SPARE, len(one.rows) - SPARE)
    return min(range(-SPARE, SPARE + 1), key=lambda shift: sum((light[0][y] - light[1][y + shift]) ** 2 for y in asked))


def write_grey(path, rows):
    with open(path, "wb") as file:
        file.write(b"P5 %d %d 255\n" % (len(rows[0]), len(rows)))
        file.writelines(rows)


def likenesses(bench, name, pairs):
    """Mean and least of each pair of lines, both on the same height and cut to the ink of both."""
    paths = []
    for i, (one, other) in enumerate(pairs):
        shift, width = shift_between(one, other), max(one.right, other.right) + BORDER
        top = max(min(one.top, other.top - shift) - BORDER, 0, -shift)
        bottom = max(one.bottom, other.bottom - shift) + BORDER
        for side, line, lower in (("ours", one, 0), ("theirs", other, shift)):
            paths.append(bench.folder / ("%s-%02d-%s.pgm" % (name, i, side)))
            write_grey(paths[-1], line.cut(top + lower, bottom + lower, width))
    done = subprocess.run([str(bench.build / "tests" / "likeness")], input="\n".join(map(str, paths)),
                          capture_output=True, text=True, timeout=patient(60))
    must(done.returncode == 0, "likeness: " + done.stderr)
    return [tuple(map(float, row.split())) for row in done.stdout.splitlines()]


def sheet_looks_the_same(bench, role, face, px, colours):
    shade = "dark" if colours == DARK else "light"
    name = "%s-%d-%s" % (role, px, shade)
    found = likenesses(bench, name, list(zip(ours(bench, name, role, px, colours, LINES),
                                             theirs(bench, name, face, px, colours, LINES))))
    for (_, text), (mean, least) in zip(LINES, found):
        must(mean >= LIKE and least >= LEAST_LIKE, "%s, %s: likeness %.4f, least spot %.2f" % (name, text, mean, least))
    ok("%s, %d px, %s: %d lines, likeness from %.4f, least spot %.2f" %
       (face, px, shade, len(found), min(mean for mean, _ in found), min(least for _, least in found)))


def likeness_of(bench, name, right, wrong):
    return likenesses(bench, name, list(zip(ours(bench, name, "text", 40, DARK, [("kk", wrong)]),
                                            theirs(bench, name, "Inter Regular", 40, DARK, [("kk", right)]))))[0]


def the_judge_can_see(bench):
    mean, _ = likeness_of(bench, "twins", *TWINS)
    must(mean < UNLIKE, "Kazakh letters drawn as Russian ones are seen: likeness %.4f" % mean)
    ok("Kazakh letters drawn as Russian ones would be a likeness of %.3f" % mean)
    mean, least = likeness_of(bench, "neighbours", *NEIGHBOURS)
    must(mean < LIKE and least < LEAST_LIKE, "three lost bars are seen: likeness %.4f, least spot %.2f" % (mean, least))
    ok("three ұ without their bars would be a likeness of %.3f, least spot %.2f" % (mean, least))


def test(bench):
    print("the judge is Chromium %s" % version())
    the_judge_can_see(bench)
    for sheet in SHEETS:
        sheet_looks_the_same(bench, *sheet)


if __name__ == "__main__":
    run(test, "chromium")
