#!/usr/bin/env python3
"""hb-shape, told only the font file, the language and the features, must give the glyphs that we set: their names,
advances and offsets, in every face and role.

    shapes.py BUILD-FOLDER

A text of one script is shaped by it as a whole, so that it judges how we cut texts into runs as well; of a mixed text it
gets each run with its surroundings.
"""
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))

from expect import find_tool, must, ok, patient
from programs import environment
from samples import SAMPLES, faces
from setting import ask
from taqta_e2e import run

ROLES = ("text", "medium", "title", "quote", "arabic")
# How a text can be set: our options, and what they mean for the judge.
MANNERS = (((), ()), (("--tabular",), ("tnum",)), (("--capitals",), ("case",)),
           (("--tabular", "--capitals"), ("tnum", "case")))
TURKIC_CAPITALS = str.maketrans("iı", "İI")


class Run:
    """What one face set: its name, where in the text, and glyphs as hb-shape writes them."""

    def __init__(self, fields, text):
        self.face, first, count, self.direction, self.glyphs = fields
        first, count = int(first), int(count)
        self.before, self.text, self.after = text[:first], text[first:first + count], text[first + count:]


def runs_of(answer, text):
    fields = answer.split("\t")
    return [Run(fields[i:i + 5], text) for i in range(0, len(fields), 5)]


def judge(run, language, features, *options):
    """What hb-shape makes of a run. It finds the direction by itself where there are letters."""
    if not any(map(str.isalpha, run.text)):
        options = (*options, "--direction=" + run.direction)
    words = ["--text=" + run.text, "--text-before=" + run.before, "--text-after=" + run.after]
    command = [find_tool("hb-shape"), "--font-file=" + faces()[run.face][0], "--language=" + language,
               "--features=" + ",".join(features), "--no-clusters", *options, *words]
    # It reads its arguments in the locale's encoding, and a bare machine has none.
    done = subprocess.run(command, capture_output=True, text=True, timeout=patient(20),
                          env=environment(LC_ALL="C.UTF-8"))
    must(done.returncode == 0, "hb-shape: " + done.stderr)
    return done.stdout.strip()


def in_capitals(language, text):
    return (text.translate(TURKIC_CAPITALS) if language == "kk-Latn" else text).upper()


def glyphs_are_those_of_the_judge(bench):
    runs = glyphs = 0
    for role in ROLES:
        for options, features in MANNERS:
            for (language, text), answer in zip(SAMPLES, ask(bench, "shape", SAMPLES, "--role", role, *options)):
                shown = in_capitals(language, text) if "case" in features else text
                for one in runs_of(answer, shown):
                    wanted = judge(one, language, (*features, *faces()[one.face][1]))
                    must(one.glyphs == wanted, "%s, %s: \"%s\" is\n  %s\nand by hb-shape\n  %s" %
                         (one.face, " ".join(options) or "plain", one.text, one.glyphs, wanted))
                    runs, glyphs = runs + 1, glyphs + wanted.count("|") + 1
    ok("%d glyphs of %d runs in %d roles stand as hb-shape sets them" % (glyphs, runs, len(ROLES)))


def texts_of_one_script_are_one_run(bench):
    """But for what a role's first face lacks."""
    for (language, text), answer in zip(SAMPLES, ask(bench, "shape", SAMPLES, "--role", "text")):
        pure = (language in ("kk", "ru") and not any("A" <= letter <= "z" for letter in text)) or \
               (language in ("en", "kk-Latn"))
        if pure:
            found = len(runs_of(answer, text))
            must(found == 1, "\"%s\" is one run, not %d" % (text, found))
    ok("a text of one script is shaped as a whole")


def the_judge_can_see(bench):
    """A feature less, and it disagrees."""
    for role, text, features, options in (("text", "Ға", ("-kern",), ()), ("quote", "2025", ("-lnum",), ()),
                                          ("text", "11:15", ("-tnum",), ("--tabular",))):
        one = runs_of(ask(bench, "shape", [("kk", text)], "--role", role, *options)[0], text)[0]
        must(one.glyphs != judge(one, "kk", features), "without %s \"%s\" looks different" % (features[0][1:], text))
    ok("were kern, lnum or tnum missing, hb-shape would disagree")


def test(bench):
    texts_of_one_script_are_one_run(bench)
    glyphs_are_those_of_the_judge(bench)
    the_judge_can_see(bench)


if __name__ == "__main__":
    run(test, "hb-shape")
