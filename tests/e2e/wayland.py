#!/usr/bin/env python3
"""The display as a Wayland client: its pages are there to the pixel, it sleeps between deadlines, and it ends at once.

    wayland.py BUILD-FOLDER

Weston runs in a window of an X server whose picture lies in a file: so what a person would see can be looked at, and
keys can be pressed.
"""
import os
import signal
import subprocess
import time

from expect import find_tool, must, ok, patient, wait_until
from programs import Display, environment
from screen import SIZE, Screen
from taqta_e2e import DEMO, demo, moment, run, write_document

STOPS_S = 0.3
STILL_S = 20
LETS_GO_S = 10  # of what the start alone needed
SOCKET = "taqta-test"


class Compositor:
    """Weston over the whole of an X server; one client at a time fills it."""

    def __init__(self, bench):
        self.bench, self.display = bench, Display(bench, SIZE)
        self.runtime = bench.folder / "runtime"
        self.runtime.mkdir(mode=0o700)
        width, height = SIZE.split("x")
        self.program = bench.start(find_tool("weston"), "--backend=x11-backend.so", "--use-pixman", "--no-config",
                                   "--shell=kiosk-shell.so", "--idle-time=0", "--width=" + width, "--height=" + height,
                                   "--socket=" + SOCKET,
                                   env=environment(DISPLAY=self.display.name, XDG_RUNTIME_DIR=str(self.runtime)))
        wait_until(lambda: (self.runtime / SOCKET).exists(), 20, lambda: "weston starts: " + self.program.log())

    def start(self, *words):
        # libwayland, libdecor and Mesa keep memory until the end.
        env = environment(WAYLAND_DISPLAY=SOCKET, SDL_VIDEODRIVER="wayland", XDG_RUNTIME_DIR=str(self.runtime),
                          ASAN_OPTIONS="detect_leaks=0")
        return self.bench.start(self.bench.build / "taqta", "--no-cache", *words, env=env)


def wake_ups(taqta):
    """How often the main thread has gone to sleep by itself: not for a page the kernel had to read from the disk."""
    task = "/proc/%d/task/%d/" % (taqta.process.pid, taqta.process.pid)
    with open(task + "status") as status, open(task + "stat") as stat:
        switches = next(int(line.split()[1]) for line in status if line.startswith("voluntary_ctxt_switches"))
        return switches - int(stat.read().rpartition(")")[2].split()[9])


def pages_are_there_and_turn(compositor, screen):
    taqta = compositor.start("--lang", "kk", "--source", DEMO / "programme.json", "--now", moment("10:24"))
    page = screen.wait_for(lambda page: True, 10, lambda: "a page is up; it said:\n" + taqta.log())
    other = screen.wait_for(lambda found: found != page, 30, lambda: "the page turns; it said:\n" + taqta.log())
    ok("%s, then %s stand there to the pixel; %s" % (page["file"], other["file"], taqta.lines("drawing by")[0]))
    return taqta


def stops_by_signal(taqta):
    began = time.monotonic()
    code = taqta.stop()
    took = time.monotonic() - began
    must(code == 0 and took < patient(STOPS_S), "SIGTERM ends it with %d after %.0f ms:\n%s" %
         (code, took * 1000, taqta.log()))
    ok("SIGTERM ends it after %.0f ms" % (took * 1000))


def still_page_sleeps(bench, compositor):
    document = demo()
    document["playlists"] = [{"id": "one", "slides": [{"show": "welcome", "seconds": 600}]}]
    document["screens"] = []
    path = bench.folder / "still.json"
    write_document(path, document)
    # Ten seconds after a full minute by its own clock, so that none begins meanwhile.
    taqta = compositor.start("--lang", "kk", "--every", "600", "--source", path, "--now", "2025-11-20T10:24:10+05:00")
    taqta.wait_for_line("showing a programme", 10)
    time.sleep(LETS_GO_S + patient(2))
    before = wake_ups(taqta)
    time.sleep(STILL_S)
    count = wake_ups(taqta) - before
    must(count <= 1, "a still page wakes it %d times in %d s" % (count, STILL_S))
    ok("a still page wakes it %d times in %d s" % (count, STILL_S))
    return taqta


def stops_by_key(compositor, taqta):
    began = time.monotonic()
    subprocess.run([find_tool("xdotool"), "mousemove", "100", "100", "key", "Escape"], check=True,
                   env=environment(DISPLAY=compositor.display.name))
    code = taqta.wait(5)
    took = time.monotonic() - began
    must(code == 0, "Esc ends it with %d:\n%s" % (code, taqta.log()))
    ok("Esc ends it after %.0f ms, xdotool included" % (took * 1000))


def stops_when_the_compositor_hangs(compositor):
    taqta = compositor.start("--lang", "kk", "--source", DEMO / "programme.json", "--now", moment("10:24"))
    taqta.wait_for_line("showing a programme", 10)
    time.sleep(1)
    os.kill(compositor.program.process.pid, signal.SIGSTOP)
    try:
        time.sleep(1)
        stops_by_signal(taqta)
    finally:
        os.kill(compositor.program.process.pid, signal.SIGCONT)


def ends_with_the_compositor(compositor):
    """Its connection is gone: there is no display any more, and the supervisor starts it again."""
    taqta = compositor.start("--lang", "kk", "--source", DEMO / "programme.json", "--now", moment("10:24"))
    taqta.wait_for_line("showing a programme", 10)
    time.sleep(1)
    compositor.program.stop()
    code = taqta.wait(10)
    ok("without its compositor it ends, with %d" % code)


def test(bench):
    compositor = Compositor(bench)
    screen = Screen(bench, compositor.display, "10:24")
    screen.expect(DEMO / "programme.json")
    stops_by_signal(pages_are_there_and_turn(compositor, screen))
    stops_by_key(compositor, still_page_sleeps(bench, compositor))
    stops_when_the_compositor_hangs(compositor)
    ends_with_the_compositor(compositor)


if __name__ == "__main__":
    run(test, "Xvfb", "weston", "xdotool")
