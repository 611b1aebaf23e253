#!/usr/bin/env python3
"""The harness measures what is there: fades of known frames on a made-up screen, processes of known cost; and a
program that freezes, or turns a page without its fade, does not pass.

    harness_test.py BUILD-FOLDER
"""
import mmap
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))

from expect import Failure, must, ok, wait_until
from processes import Counters, Family, adopt_orphans, parents, read
from programs import die_with_parent
from table import fades, lines, rates
from taqta_e2e import Bench, run
from measure import describe
from watch import Watch, rest

WIDTH, HEIGHT = 640, 360
MARK = 0xFFC83D


class Screen:
    """A file as Xvfb keeps its screen in, and us in the server's place."""

    def __init__(self, path):
        words = [100, 7, 2, 24, WIDTH, HEIGHT, 0, 0, 32, 0, 32, 32, WIDTH * 4] + [0] * 12
        path.write_bytes(struct.pack(">25I", *words) + bytes(WIDTH * HEIGHT * 4))
        with open(path, "r+b") as file:
            self.memory = mmap.mmap(file.fileno(), 0)

    def fill(self, colour, first=0, end=HEIGHT):
        """Rows of one colour, as the server copies them: from the top."""
        start = 100 + first * WIDTH * 4
        row = struct.pack("<I", colour) * WIDTH
        self.memory[start:start + (end - first) * WIDTH * 4] = row * (end - first)

    def fade(self, frames, gap_s, torn=False):
        """So many pictures, and when they came. A torn one comes in two halves."""
        times = []
        for i in range(frames):
            times.append(time.monotonic())
            level = 0x010101 * (10 + 5 * i)
            if torn:
                self.fill(level, 0, HEIGHT // 2)
                time.sleep(0.004)
                self.fill(level, HEIGHT // 2)
            else:
                self.fill(level)
            time.sleep(max(0, times[0] + (i + 1) * gap_s - time.monotonic()))
        return times


class Looker:
    """A made-up screen that is looked at."""

    def __init__(self, bench, name):
        self.screen = Screen(bench.folder / name)
        self.watch = Watch(bench.build / "tests" / "fbwatch", bench.folder / name, "%06X" % MARK)

    def seen(self):
        rest()
        return list(self.watch.bursts)


def known_fade_is_counted(bench):
    looker = Looker(bench, "fade")
    times = looker.screen.fade(24, 0.02)
    bursts = looker.seen()
    must(len(bursts) == 1 and bursts[0].is_fade(), "one fade is seen: %s" % bursts)
    must(bursts[0].frames == 24, "24 frames are counted as %d" % bursts[0].frames)
    rate = 23 / (times[-1] - times[0])
    must(abs(bursts[0].rate() - rate) < 0.03 * rate, "%.1f frames a second are measured as %.1f" %
         (rate, bursts[0].rate()))
    looker.screen.fade(24, 0.02, torn=True)
    bursts = looker.seen()
    must(bursts[1].frames == 24, "24 frames that are copied in halves are counted as %d" % bursts[1].frames)
    looker.watch.stop()
    must(looker.watch.cost < 0.1, "looking takes %.0f %% of a core" % (looker.watch.cost * 100))
    ok("24 frames are 24, whole or torn; looking takes %.1f %% of a core" % (looker.watch.cost * 100))


def stall_is_late(bench):
    looker = Looker(bench, "stall")
    looker.screen.fade(12, 0.0166)
    time.sleep(0.06)
    looker.screen.fade(20, 0.0166)
    bursts = looker.seen()
    looker.watch.stop()
    must(len(bursts) == 1 and bursts[0].late >= 1 and bursts[0].longest_gap > 0.055, "a stall is late: %s" % bursts)
    ok("a stall of 60 ms in a fade is a late frame")


def mark_is_found(bench):
    looker = Looker(bench, "mark")
    looker.screen.fill(0x202020)
    must(not looker.watch.wait_for_mark(0.3), "no mark, none seen")
    began = time.monotonic()
    looker.screen.fill(MARK, 100, 101)
    looker.screen.fill(0x303030, 200, 300)
    must(looker.watch.wait_for_mark(2) and abs(looker.watch.marked_at - began) < 0.1, "the mark is seen at its time")
    looker.watch.stop()
    ok("the first whole picture is known by its colour, %.0f ms after it came" %
       ((looker.watch.marked_at - began) * 1000))


def found(bursts, expected):
    """What a measurement would say of a program that did this and was a model otherwise."""
    turning = {"pss_mb": {"Pss": 15.0}, "cpu_s_per_min": 0.1, "processes": 1, "threads": 2,
               "fades_expected": expected, "fades": [describe(burst) for burst in bursts if burst.is_fade()]}
    still = {"seconds": 120, "cpu_s_per_min": 0.01, "wake_ups": {"main": 2}, "disk_waits": 0, "minutes": 2, "requests": {},
             "written_kb_per_min": 0.0, "written_before_kb": 10.0}
    return {"turning": turning, "still": still, "starts": [{"cpu_ms": 50}]}


def misses(result, is_busy=False):
    return [row.what for row in lines(result, None) if row.fails(is_busy)]


def frozen_program_does_not_pass(bench):
    looker = Looker(bench, "frozen")
    looker.screen.fade(22, 0.0166)
    good = looker.seen()
    looker.screen.fade(3, 0.0166)  # and there it stops
    bursts = looker.seen()
    looker.watch.stop()
    result = found(good, 1)
    must(fades(result, None).met, "a whole fade is one of one")
    result = found(bursts, 2)
    must(not fades(result, None).met, "three frames are no fade: %s" % bursts)
    must(misses(result) and misses(result, is_busy=True), "a frozen program fails, also on a busy machine")
    nothing = found([], 2)
    must(not rates(nothing, None).met and misses(nothing, is_busy=True), "no fade at all fails")
    ok("a program that freezes in its second fade fails")


def cut_is_no_fade(bench):
    looker = Looker(bench, "cut")
    looker.screen.fade(22, 0.0166)
    rest()
    looker.screen.fill(0xC0FFEE)  # the next page, all at once
    bursts = looker.seen()
    looker.watch.stop()
    must(len(bursts) == 2 and bursts[1].frames == 1, "a page that comes at once is one frame: %s" % bursts)
    must(misses(found(bursts, 2), is_busy=True), "a page that comes without its fade fails")
    ok("a page turn without its fade fails")


def slow_fade_does_not_pass(bench):
    looker = Looker(bench, "slow")
    looker.screen.fade(12, 0.04)
    bursts = looker.seen()
    looker.watch.stop()
    result = found(bursts, 1)
    must(fades(result, None).met and not rates(result, None).met, "25 frames a second are too few: %s" % bursts)
    must(misses(result) and not misses(result, is_busy=True), "on a busy machine that is told, not judged")
    ok("a fade of 25 frames a second fails, unless the machine is busy")


BUSY = """
import os, threading, time
def burn(seconds):
    until = time.thread_time() + seconds
    while time.thread_time() < until: pass
def thread():
    burn(0.2)
worker = threading.Thread(target=thread); worker.start(); worker.join()
child = os.fork()
if not child:
    burn(0.3); time.sleep(1.5); os._exit(0)
os.waitpid(child, 0)
time.sleep(60)
"""
SLEEPY = """
import time
time.sleep(1)
for _ in range(50): time.sleep(0.01)
time.sleep(60)
"""
HEAVY = """
import os, sys, time
held = bytearray(os.urandom(1 << 20)) * 40
with open(sys.argv[1], "wb") as file:
    file.write(os.urandom(300 * 1024)); file.flush(); os.fsync(file.fileno())
time.sleep(60)
"""
READER = """
import mmap, os, sys, time
with open(sys.argv[1], "r+b") as file:
    file.write(os.urandom(1 << 20)); file.flush(); os.fsync(file.fileno())
    pages = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
    pages.madvise(mmap.MADV_RANDOM)
    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
time.sleep(1)
for at in range(0, 1 << 20, 1 << 15): pages[at]
time.sleep(60)
"""


class Cost:
    """A small program whose cost is known."""

    def __init__(self, program, *words):
        strangers = [pid for pid, parent in parents().items() if parent == os.getpid()]
        self.process = subprocess.Popen([sys.executable, "-c", program, *words], preexec_fn=die_with_parent)
        self.family = Family(self.process.pid, strangers)

    def stop(self):
        self.process.kill()
        self.process.wait()


def time_on_the_processor_is_all_there(_):
    cost = Cost(BUSY)
    for _ in range(12):
        time.sleep(0.25)
        cost.family.look()
    must(cost.family.process_count() == 1, "the child has ended")
    spent = cost.family.cpu_s()
    clock, scheduler = cost.family.cpu[cost.process.pid], int(read("/proc/%d/schedstat" % cost.process.pid).split()[0])
    cost.stop()
    must(0.5 <= spent < 0.75, "0.5 s and a start of Python are measured as %.3f s" % spent)
    must(clock >= scheduler / 1e9 + 0.19, "threads that have ended count: %.3f s, main thread %.3f s" %
         (clock, scheduler / 1e9))
    ok("ended threads and ended children count: %.2f s of 0.5 s and a start" % spent)


def wake_ups_are_counted(_):
    cost = Cost(SLEEPY)
    time.sleep(0.7)
    begin = Counters(cost.family)
    time.sleep(2)
    end = Counters(cost.family)
    cost.stop()
    woken = begin.wake_ups(end, cost.family.names)
    must(set(woken) == {"main"} and 51 <= woken["main"] <= 54, "52 sleeps are counted as %s" % woken)
    ok("52 sleeps are %d wake-ups" % woken["main"])


def waits_for_the_disk_are_no_wake_ups(bench):
    with tempfile.NamedTemporaryFile(dir=bench.build) as file:
        cost = Cost(READER, file.name)
        time.sleep(0.6)
        begin = Counters(cost.family)
        time.sleep(1.5)
        end = Counters(cost.family)
        cost.stop()
    woken, waited = begin.wake_ups(end, cost.family.names), begin.disk_waits_until(end)
    must(waited >= 16 and sum(woken.values()) <= 4, "32 pages read are %d waits and %s wake-ups" % (waited, woken))
    ok("32 pages read from the disk are %d waits, and %d wake-ups" % (waited, sum(woken.values())))


def memory_and_writes_are_counted(bench):
    with tempfile.NamedTemporaryFile(dir=bench.build) as file:
        cost = Cost(HEAVY, file.name)
        def has_written():
            cost.family.look()
            return cost.family.written_bytes() >= 300 * 1024
        wait_until(has_written, 10, lambda: "300 KB are seen written: %s" % cost.family.written)
        megabytes = cost.family.memory_kb()["Pss"] / 1024
        cost.stop()
    must(40 < megabytes < 60, "40 MB and Python are %.1f MB" % megabytes)
    ok("40 MB and Python are %.1f MB, and what is written is seen" % megabytes)


def attempt(check, bench, tries=3):
    """What is looked at lasts milliseconds, and a machine that is busy may spoil it; not three times in a row."""
    for left in range(tries - 1, -1, -1):
        folder = bench.folder / ("%s-%d" % (check.__name__, left))
        folder.mkdir()
        try:
            return check(Bench(bench.build, folder))
        except Failure as failure:
            if not left:
                raise
            print("again: %s" % failure, flush=True)


def test(bench):
    adopt_orphans()
    for check in (known_fade_is_counted, stall_is_late, mark_is_found, frozen_program_does_not_pass, cut_is_no_fade,
                  slow_fade_does_not_pass, time_on_the_processor_is_all_there, wake_ups_are_counted,
                  waits_for_the_disk_are_no_wake_ups,
                  memory_and_writes_are_counted):
        attempt(check, bench)


if __name__ == "__main__":
    run(test)
