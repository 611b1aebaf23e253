#!/usr/bin/env python3
"""Is a frame of a fade late because a large schedule is being read meanwhile?

    reading_frames.py BUILD-FOLDER [SECONDS]

A display turns a page every three seconds, once with nothing else to do, and once beside a schedule.xml of 900 sessions
(2.8 MB) that is another one whenever it is asked for, every second. Prints what the display says of its frames, of both;
exit status 1 when it read fewer versions than it should, or when more frames were late beside the reading, by more than a
period of the display, than without.
"""
import pathlib
import re
import sys
import tempfile
import time

HOUSE = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(HOUSE / "tests" / "e2e"))

from expect import must, ok  # noqa: E402
from programs import Display, WebServer  # noqa: E402
from reading_cost import write_schedule  # noqa: E402
from taqta_e2e import Bench, demo, moment, run_in, write_document  # noqa: E402

SIZE = "1920x1080"
PERIOD_MS = 17


def site_of(bench, name, sources):
    folder = bench.folder / name
    folder.mkdir()
    document = demo()
    document["sources"] = sources
    document["playlists"][0]["slides"] = [{"show": "welcome", "seconds": 3}, {"show": "quote", "seconds": 3},
                                          {"show": "speaker", "seconds": 3}]
    write_document(folder / "programme.json", document)
    return folder


def play(bench, folder, seconds, renew):
    server, display = WebServer(bench, folder), Display(bench, SIZE)
    taqta = bench.start_taqta(display, "--source", server.address(), "--now", moment("10:24"), "--lang", "kk", "--every", "1",
                              "--cache", folder / "cache")
    until, versions = time.monotonic() + seconds, 0
    while time.monotonic() < until:
        renew(versions)
        versions += 1
        time.sleep(1)
    read = server.count("schedule.xml", 200) if (folder / "schedule.xml").exists() else 0
    must(taqta.stop() == 0, "the display ended badly:\n" + taqta.log())
    found = re.search(r"turns (\d+), frames (\d+), late (\d+), latest (\d+) ms", taqta.log())
    must(found, "the display says nothing of its frames:\n" + taqta.log())
    return [int(number) for number in found.groups()] + [read]


def test(bench):
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 45
    alone = play(bench, site_of(bench, "alone", []), seconds, lambda _: None)
    folder = site_of(bench, "reading", [{"id": "big", "kind": "schedule-xml", "url": "schedule.xml", "every": 15}])
    write_schedule(folder / "large.xml")
    whole = (folder / "large.xml").read_text()

    def renew(version):
        part = folder / "part"
        part.write_text(whole.replace("Күзгі жиын", "Күзгі жиын %d" % version))
        part.rename(folder / "schedule.xml")

    renew(0)
    reading = play(bench, folder, seconds, renew)
    for what, (turns, frames, late, latest, read) in (("alone", alone), ("beside the reading", reading)):
        print("%-18s: %d turns, %d frames, %d late, the latest by %d ms; %d versions of 2.8 MB read" % (
            what, turns, frames, late, latest, read))
    must(reading[4] >= seconds / 3, "only %d versions were read in %d s" % (reading[4], seconds))
    must(reading[2] <= alone[2] or reading[3] <= PERIOD_MS, "%d frames were late beside the reading, by up to %d ms" % (
        reading[2], reading[3]))
    ok("no frame is late for the reading of a large schedule")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="taqta-frames-") as folder_:
        sys.exit(run_in(Bench(sys.argv[1], pathlib.Path(folder_)), test, ("Xvfb", "lighttpd")))
