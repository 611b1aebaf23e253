"""One test of the whole: its folder, the build's programs, the demo's document, and its end.

A test is a function that takes a Bench; run() gives it one and turns what happens into an exit code: 0, 1 with the
reason, 77 when a tool is missing. Whatever was started is stopped by its own process id, also after a failure.
"""
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile

from expect import Failure, Missing, must, need, patient
from programs import HOUSE, Program, die_with_parent, environment, refuse_sanitizer_reports

DEMO = HOUSE / "assets" / "demo"
SKIPPED = 77


def moment(clock):
    """A time of the demo's day, as --now wants it."""
    return "2025-11-20T%s:00+05:00" % clock


class Bench:
    """One test's folder, the programs of one build, and everything the test started."""

    def __init__(self, build, folder):
        self.build, self.folder, self.programs = pathlib.Path(build).resolve(), pathlib.Path(folder), []
        os.environ["XDG_CACHE_HOME"] = str(self.folder / "user-cache")  # that of whoever runs the tests stays as it is

    def start(self, tool, *words, **how):
        log = self.folder / ("%02d-%s.log" % (len(self.programs), pathlib.Path(tool).name))
        self.programs.append(Program([tool, *words], log, **how))
        return self.programs[-1]

    def start_taqta(self, display, *words):
        return self.start(self.build / "taqta", *words, env=environment(DISPLAY=display.name))

    def call(self, program, *words, seconds=120):
        """Runs one of the build's programs to its end: its exit code, and what it printed and said."""
        done = subprocess.run([str(self.build / program), *map(str, words)], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, env=environment(), timeout=patient(seconds),
                              preexec_fn=die_with_parent)
        refuse_sanitizer_reports(program, done.stdout + done.stderr)
        return done

    def render(self, source, name, clock="10:24", size="1920x1080", *more):
        """deck.json of every page of a source; "folder" in it says where the pictures are."""
        out = self.folder / name
        done = self.call("taqta", "render", "--source", source, "--now", moment(clock), "--size", size, "--out", out,
                         *more)
        must(done.returncode == 0, "taqta render ended with %d: %s" % (done.returncode, done.stderr))
        deck = self.read_deck(out)
        deck["folder"], deck["said"] = out, done.stderr
        return deck

    @staticmethod
    def read_deck(folder):
        return json.loads((folder / "deck.json").read_text())

    def finish(self):
        for program in reversed(self.programs):
            program.end()
        for program in self.programs:
            refuse_sanitizer_reports(program.name, program.log())


def demo():
    """The demo's programme, to be changed at will."""
    return json.loads((DEMO / "programme.json").read_text())


def by_id(records, id):
    return next(record for record in records if record["id"] == id)


def write_document(path, document):
    """Whole or not at all, as an organiser's tool would do it. A text goes out as it is."""
    beside = path.with_suffix(".part")
    beside.write_text(document if isinstance(document, str) else json.dumps(document, ensure_ascii=False, indent=2))
    beside.rename(path)


def text_of(box):
    """The words of a box of deck.json on one line, with ordinary spaces."""
    return " ".join(" ".join(box["lines"]).split())


def run(test, *tools):
    """Runs a test against the build folder given as argument, and ends the process."""
    if len(sys.argv) != 2:
        sys.exit("usage: %s BUILD-FOLDER" % sys.argv[0])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with tempfile.TemporaryDirectory(prefix="taqta-e2e-") as folder:
        sys.exit(run_in(Bench(sys.argv[1], folder), test, tools))


def run_in(bench, test, tools):
    try:
        need(*tools)
        try:
            test(bench)
        finally:
            bench.finish()
    except Missing as missing:
        print("skipped: %s" % missing)
        return SKIPPED
    except Failure as failure:
        print("not ok %s" % failure)
        return 1
    return 0
