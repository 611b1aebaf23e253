#!/usr/bin/env python3
"""A five-day event of 300 sessions on two screens is rehearsed while one waits for it: under 60 s on two processors.

    rehearse_large.py BUILD-FOLDER

deploy/large asks for that (TAQTA_TEST_LARGE). Otherwise a small event is played the same way and no time is measured.
"""
import json
import os
import resource
import time

from event import event
from expect import must, ok
from taqta_e2e import run, write_document

SECONDS, PROCESSOR_SECONDS, MEGABYTES = 60, 100, 400


def processor_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def size_of(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def is_measured():
    return "TAQTA_TEST_LARGE" in os.environ


def test(bench):
    document = event() if is_measured() else event(days=2, rooms=2, session_count=16, speaker_count=8)
    source, out = bench.folder / "event.json", bench.folder / "out"
    write_document(source, document)
    began, spent = time.monotonic(), processor_seconds()
    done = bench.call("taqtactl", "rehearse", source, "--out", out, "--size", "1920x1080", "--size", "door=1080x1920",
                      seconds=220)
    seconds, spent = time.monotonic() - began, processor_seconds() - spent
    must(done.returncode in (0, 1), "rehearse ended with %d: %s" % (done.returncode, done.stderr))
    report = json.loads((out / "findings.json").read_text())
    shown = {finding["kind"] for finding in report["findings"]}
    must(shown <= {"dwell"}, "a sound event has findings of the kinds %s" % shown)
    must(size_of(out) < MEGABYTES, "%.0f MB are not light" % size_of(out))
    print("%d sessions, %d moments, %d pages: %.1f s, %.1f s of processors, %.0f MB" % (
        len(document["sessions"]), report["moments"], len(report["pages"]), seconds, spent, size_of(out)))
    if is_measured():
        must(spent < PROCESSOR_SECONDS, "it takes %.1f s of processors, and not %d" % (spent, PROCESSOR_SECONDS))
        if os.getloadavg()[0] < 2.5:
            must(seconds < SECONDS, "it takes %.1f s, and not %d" % (seconds, SECONDS))
    ok("a large event is rehearsed in time and space")


if __name__ == "__main__":
    run(test)
