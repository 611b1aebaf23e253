#!/usr/bin/env python3
"""hb-shape, told only the font file, the language and the features, must give the glyphs that we set: their names,
advances and offsets, in every face and role.

    shapes.py BUILD-FOLDER

The pair guard is off in the probe. Of a mixed text the judge gets each run with its surroundings.
"""
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))

from expect import find_tool, must, ok, patient
from programs import environment
from samples import SAMPLES, faces
from taqta_e2e import run

ROLES = ("text", "medium", "title", "quote", "arabic")
# How a text can be set: our options, and what they mean for the judge.
MANNERS = (((), ()), (("--tabular",), ("tnum",)), (("--capitals",), ("case",)),
           (("--tabular", "--capitals"), ("tnum", "case")))
TURKIC_CAPITALS = str.maketrans("iı", "İI")


EM = 1000
RUN = re.compile(r"(?:^|  )([^\[]+) \[([^\]]*)\]")
GLYPH = re.compile(r"([^=|]+)=(\d+)(?:@(-?[\d.]+),(-?[\d.]+))?\+(-?[\d.]+)")


class Glyph:
    """Its name, the letter it stands for, and in thousandths of an em where it stands and how wide it is."""

    def __init__(self, name, letter, dx, dy, advance, unit):
        self.name, self.letter = name, int(letter)
        self.lengths = [float(length or 0) * unit for length in (dx, dy, advance)]

    def is_like(self, other):
        return self.name == other.name and all(abs(a - b) < 0.01 for a, b in zip(self.lengths, other.lengths))

    def __str__(self):
        return "%s@%.2f,%.2f+%.2f" % (self.name, *self.lengths)


def glyphs_of(said, unit):
    return [Glyph(*fields, unit) for fields in GLYPH.findall(said)]


class Run:
    """What one face set: its name, glyphs, and which part of the text."""

    def __init__(self, face, said):
        self.face, self.glyphs = face, glyphs_of(said, 1)
        self.first = min(glyph.letter for glyph in self.glyphs)
        self.direction = "rtl" if self.glyphs[0].letter > self.glyphs[-1].letter else "ltr"

    def find_in(self, text, end):
        self.before, self.text, self.after = text[:self.first], text[self.first:end], text[end:]
        return self


def ours(bench, language, texts, *options):
    """The runs of every text, by the probe."""
    done = subprocess.run([str(bench.build / "tests" / "type_probe"), "shape", "--language", language, "--px", str(EM),
                           *options], input="\n".join(texts), capture_output=True, text=True, timeout=patient(20),
                          env=environment())
    must(done.returncode == 0, "type_probe: " + done.stderr)
    answers = done.stdout.splitlines()
    must(len(answers) == len(texts), "the probe answers %d of %d texts" % (len(answers), len(texts)))
    for text, answer in zip(texts, answers):
        runs = [Run(*found) for found in RUN.findall(answer)]
        ends = [run.first for run in runs[1:]] + [len(text)]
        yield [run.find_in(text, end) for run, end in zip(runs, ends)]


def judge(run, language, features, *options):
    """What hb-shape makes of a run. It finds the direction by itself where there are letters."""
    file = faces()[run.face][0]
    if not any(map(str.isalpha, run.text)):
        options = (*options, "--direction=" + run.direction)
    words = ["--text=" + run.text, "--text-before=" + run.before, "--text-after=" + run.after]
    command = [find_tool("hb-shape"), "--font-file=" + file, "--language=" + language,
               "--features=" + ",".join(features), *options, *words]
    # It reads its arguments in the locale's encoding, and a bare machine has none.
    done = subprocess.run(command, capture_output=True, text=True, timeout=patient(20),
                          env=environment(LC_ALL="C.UTF-8"))
    must(done.returncode == 0, "hb-shape: " + done.stderr)
    return glyphs_of(done.stdout.strip()[1:-1], EM / units_per_em(file))


def units_per_em(file):
    """OpenType, the table head."""
    font = pathlib.Path(file).read_bytes()
    for at in range(12, 12 + 16 * int.from_bytes(font[4:6], "big"), 16):
        if font[at:at + 4] == b"head":
            table = int.from_bytes(font[at + 8:at + 12], "big")
            return int.from_bytes(font[table + 18:table + 20], "big")
    raise ValueError(file)


def agree(one, other):
    return len(one) == len(other) and all(a.is_like(b) for a, b in zip(one, other))


def shown(glyphs):
    return "|".join(map(str, glyphs))


def in_capitals(language, text):
    return (text.translate(TURKIC_CAPITALS) if language == "kk-Latn" else text).upper()


def by_language():
    for language in sorted({language for language, _ in SAMPLES}):
        yield language, [text for its, text in SAMPLES if its == language]


def glyphs_are_those_of_the_judge(bench):
    runs = glyphs = 0
    for role in ROLES:
        for options, features in MANNERS:
            for language, texts in by_language():
                texts = [in_capitals(language, text) for text in texts] if "case" in features else texts
                for one in (run for found in ours(bench, language, texts, "--role", role, *options) for run in found):
                    wanted = judge(one, language, (*features, *faces()[one.face][1]))
                    must(agree(one.glyphs, wanted), lambda: "%s, %s: \"%s\" is\n  %s\nand by hb-shape\n  %s" % (
                        one.face, " ".join(options) or "plain", one.text, shown(one.glyphs), shown(wanted)))
                    runs, glyphs = runs + 1, glyphs + len(wanted)
    ok("%d glyphs of %d runs in %d roles stand as hb-shape sets them" % (glyphs, runs, len(ROLES)))


def texts_of_one_script_are_one_run(bench):
    """Which the judge does not see, since it is given runs."""
    for language, texts in by_language():
        pure = [text for text in texts if language != "kk-Arab" and
                (language in ("en", "kk-Latn") or not re.search("[A-Za-z]", text))]
        for text, runs in zip(pure, ours(bench, language, pure)):
            must(len(runs) == 1, "\"%s\" is one run, not %d" % (text, len(runs)))
    ok("a text of one script is shaped as a whole")


def the_judge_can_see(bench):
    """A feature less, and it disagrees."""
    for role, text, features, options in (("text", "Ға", ("-kern",), ()), ("quote", "2025", ("-lnum",), ()),
                                          ("text", "11:15", ("-tnum",), ("--tabular",))):
        (one,), = ours(bench, "kk", [text], "--role", role, *options)
        must(not agree(one.glyphs, judge(one, "kk", features)), "without %s \"%s\" is different" % (features[0], text))
    ok("were kern, lnum or tnum missing, hb-shape would disagree")


def test(bench):
    texts_of_one_script_are_one_run(bench)
    glyphs_are_those_of_the_judge(bench)
    the_judge_can_see(bench)


if __name__ == "__main__":
    run(test, "hb-shape")
