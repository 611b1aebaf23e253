#!/usr/bin/env python3
"""`taqtactl fonts` says which faces the display would use, and everything that is wrong with them.

    fonts.py BUILD-FOLDER

Fonts with one fault each come from tests/type/bad_fonts.py, which lays them into the build folder.
"""
import json

from expect import Missing, must, ok
from programs import HOUSE
from taqta_e2e import run

SHIPPED = json.loads((HOUSE / "fonts" / "faces.json").read_text())
# What lies in the place of which face, and what is said of it; the last word of the face's own line.
ROWS = [
    ("Inter SemiBold", "breve-lost.otf", ["Ğ has the outline of G"], "unknown"),
    ("Vollkorn Medium", "tail-lost.ttf", ["Қ has the outline of К"], "unknown"),
    ("Inter Regular", "letter-missing.otf",
     ["role text: none of Inter Regular, Noto Naskh Arabic has Ң, ң",
      "role arabic: none of Noto Naskh Arabic, Inter Regular has Ң, ң"],
     "unknown"),
    ("Noto Naskh Arabic", "dots-lost.ttf", ["ڭ has the outline of ك"], "unknown"),
    ("Inter Medium", "cut-short.otf", ["is cut short: its table"], None),
    ("Inter Medium", "no-font.otf", ["is no font"], None),
    ("Inter Medium", "nowhere.otf", ["install the Debian package fonts-inter"], None),
    ("Inter Regular", "another.otf", [], "unknown"),
]


def list_with(bench, name, file):
    """A folder whose faces.json has that file in the place of a face's own."""
    folder = bench.folder / file
    folder.mkdir(exist_ok=True)
    document = json.loads(json.dumps(SHIPPED))
    for face in document["faces"]:
        if face["name"] == name:
            face["files"] = [str(bench.build / "tests" / "bad_fonts" / file)]
    (folder / "faces.json").write_text(json.dumps(document))
    return folder


def shipped_are_clean(bench):
    done = bench.call("taqtactl", "fonts")
    lines = done.stdout.splitlines()
    must(done.returncode == 0 and not done.stderr, "the shipped faces are clean: %d\n%s%s" %
         (done.returncode, done.stdout, done.stderr))
    must(len(lines) == len(SHIPPED["faces"]), "a line a face:\n" + done.stdout)
    for face in SHIPPED["faces"]:
        found = [line for line in lines if line.startswith(face["name"] + "  ")]
        must(len(found) == 1 and found[0].endswith("known file") and face["files"][0] in found[0],
             "%s has a line with its file:\n%s" % (face["name"], done.stdout))
    ok("fonts lists the %d faces that are shipped, and has nothing to say against them" % len(lines))


def faults_are_named(bench):
    for name, file, sentences, known in ROWS:
        done = bench.call("taqtactl", "fonts", "--fonts", list_with(bench, name, file))
        lines = done.stdout.splitlines()
        faults = [line for line in lines if line.startswith((name + ": ", "role "))]
        must(done.returncode == (1 if sentences else 0), "%s: fonts ends with %d\n%s" %
             (file, done.returncode, done.stdout))
        must(len(faults) == len(sentences) and len(lines) == len(SHIPPED["faces"]) + len(faults),
             "%s: a line a fault and no more:\n%s" % (file, done.stdout))
        for fault, sentence in zip(faults, sentences):
            must(sentence in fault, "%s: \"%s\" is said in: %s" % (file, sentence, fault))
        own = [line for line in lines if line.startswith(name + "  ")]
        must(len(own) == 1 and ("unknown file, sha256" in own[0]) == (known is not None),
             "%s: its own line says what is known of it:\n%s" % (file, done.stdout))
    ok("fonts names face and letter of %d fonts with a fault each" % len(ROWS))


def exit_codes(bench):
    for words in (["fonts", "--fonts"], ["fonts", "there"], ["fonts", "--faces", "there"]):
        done = bench.call("taqtactl", *words)
        must(done.returncode == 2 and "taqtactl fonts" in done.stderr, "%s ends with %d" % (words, done.returncode))
    done = bench.call("taqtactl", "fonts", "--fonts", bench.folder / "nowhere")
    must(done.returncode == 1 and str(bench.folder / "nowhere" / "faces.json") in done.stdout,
         "a list that is not there is named: %d %s" % (done.returncode, done.stdout))
    slip = bench.folder / "slip"
    slip.mkdir()
    (slip / "faces.json").write_text('{"roles": {"text": [\n  7]}}')
    done = bench.call("taqtactl", "fonts", "--fonts", slip)
    must(done.returncode == 1 and done.stdout.startswith("%s:2:" % (slip / "faces.json")),
         "a slip in the list has its place: %d %s" % (done.returncode, done.stdout))
    ok("fonts ends with 2 for wrong arguments, and names a list that cannot be read, with the place")


def test(bench):
    if not (bench.build / "tests" / "bad_fonts" / "another.otf").exists():
        raise Missing("nothing has made bad fonts here (python3-fonttools)")
    shipped_are_clean(bench)
    faults_are_named(bench)
    exit_codes(bench)


if __name__ == "__main__":
    run(test)
