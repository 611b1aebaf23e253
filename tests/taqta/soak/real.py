#!/usr/bin/env python3
"""Hundreds of real page turns of the display on an X server, each one watched: no fade may be missing, and no frame
may be late by more than one period of the display. What the display says of itself at its end is held against what
was seen.
"""
import argparse
import os
import pathlib
import re
import signal
import statistics
import sys
import tempfile
import time

TESTS = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(TESTS / "e2e"), str(TESTS / "bench")]

from content import ContentServer, write_content
from expect import Failure, Missing, must, need
from peers import MARK, Taqta
from programs import Display, environment
from taqta_e2e import Bench
from watch import Watch, rest

SIZE, PAGE_S = "1920x1080", 3
PERIOD_MS, LOOK_MS = 1000 / 60, 2.2  # a look every two milliseconds, and waking up for it
SAID = re.compile(r"turns (\d+), frames (\d+), late (\d+), latest (\d+) ms")


def arguments():
    parser = argparse.ArgumentParser(prog="deploy/soak real", description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--turns", type=int, default=200, metavar="N", help="so many page turns, 3 s each (200)")
    parser.add_argument("--busy", action="store_true",
                        help="the machine does other work as well: late frames are told, but not judged")
    return parser.parse_args()


def show(bench, disk, turns):
    """Lets pages turn so often. Gives back the fades seen, and what the display said at its end."""
    write_content(bench.folder / "site")
    server = ContentServer(bench, bench.folder / "site")
    display = Display(bench, SIZE, "-nocursor")
    watch = Watch(bench.build / "tests" / "fbwatch", display.picture_path, MARK)
    taqta = bench.start(*Taqta(bench.build).command(server.site(), "quick", SIZE, disk),
                        env=environment(DISPLAY=display.name))
    try:
        must(watch.wait_for_mark(30), lambda: "the first page comes; it said:\n" + taqta.log())
        for turn in range(turns):
            fade = watch.wait_for_fade(3 * PAGE_S)
            must(fade, lambda: "turn %d does not come; it said:\n%s" % (turn + 1, taqta.log()))
            if (turn + 1) % 20 == 0:
                print("%d turns" % (turn + 1), flush=True)
        time.sleep(PAGE_S / 3)  # the middle of a page
        taqta.stop()
        rest()
    finally:
        watch.stop()
    return [burst for burst in watch.bursts if burst.is_fade()], taqta.log()


def judge(fades, log, busy):
    frames, rates = sum(fade.frames for fade in fades), [fade.rate() for fade in fades]
    gap_ms = max(fade.longest_gap for fade in fades) * 1000
    print("seen: %d fades, %d frames, %.1f a second at least, %.1f in the median, longest gap %.1f ms" %
          (len(fades), frames, min(rates), statistics.median(rates), gap_ms))
    said = SAID.search(log)
    must(said, lambda: "the display says at its end how its turns went; it said:\n" + log)
    print("said: " + said.group())
    turns, drawn, late, latest_ms = map(int, said.groups())
    must(turns == len(fades), "%d fades were seen of %d turns" % (len(fades), turns))
    # The first and the last steps of a fade may be too small to be seen.
    must(drawn - 2 * turns <= frames <= drawn + turns, "%d frames were seen of %d drawn" % (frames, drawn))
    if busy:
        print("not judged on a busy machine: late frames")
        return
    must(late == 0, "%d frames were late, the latest by %d ms" % (late, latest_ms))
    must(gap_ms <= 2 * PERIOD_MS + LOOK_MS, "for %.1f ms of a fade nothing moved" % gap_ms)


def main():
    options = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    in_memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(prefix="taqta-soak-", dir=in_memory) as folder, \
            tempfile.TemporaryDirectory(prefix="soak-", dir=options.build) as disk:
        bench = Bench(options.build, folder)
        try:
            need("Xvfb", "lighttpd")
            try:
                fades, log = show(bench, disk, options.turns)
            finally:
                bench.finish()
            judge(fades, log, options.busy)
        except (Failure, Missing) as trouble:
            print("not ok %s" % trouble)
            return 1
    print("ok %d page turns" % len(fades))
    return 0


if __name__ == "__main__":
    sys.exit(main())
