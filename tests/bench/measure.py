"""One program on a display of its own: from its start to its first picture, with pages turning, with a still page."""
import contextlib
import os
import signal
import statistics
import time

from expect import must
from peers import MARK
from processes import Counters, Family, cpu_clock, parents
from programs import Display, Program, environment
from taqta_e2e import Bench
from watch import Watch, rest

PAGE_S = 10  # what the document's playlist says
START_S, SETTLE_S, SAMPLES = 60, 20, 6


class Session:
    """A display, a program on it, and the one who looks. Ends everything it began."""

    def __init__(self, setting, peer, screen, name):
        self.name = "%s-%s" % (peer.name, name)
        folder, self.store = setting.folder / self.name, setting.disk / self.name
        for path in (folder, self.store):
            path.mkdir(parents=True)
        self.bench = Bench(setting.build, folder)
        self.watch = self.program = self.family = None
        try:
            self.start(setting, peer, screen)
        except BaseException:
            self.stop()
            raise

    def start(self, setting, peer, screen):
        # The pointer would be taken away and drawn again around every picture that is copied beneath it.
        self.display = Display(self.bench, setting.size, "-nocursor")
        self.watch = Watch(setting.fbwatch, self.display.picture_path, MARK)
        strangers = [pid for pid, parent in parents().items() if parent == os.getpid()]
        began = time.monotonic()
        self.program = Program(peer.command(setting.site, screen, setting.size, self.store),
                               self.bench.folder / "program.log",
                               env=environment(DISPLAY=self.display.name, HOME=str(self.store)))
        self.family = Family(self.program.process.pid, strangers)
        self.wait_for_first_picture(began)

    def wait_for_first_picture(self, began):
        while not self.watch.wait_for_mark(0.1):
            self.family.find()
            must(time.monotonic() - began < START_S, lambda: "%s shows its first page within %d s; it said:\n%s" %
                 (self.name, START_S, self.program.log()))
        self.family.read_cpu()
        self.first_cpu_s, self.first_s = self.family.cpu_s(), self.watch.marked_at - began

    def sample_until(self, end, begin):
        """Keeps the counters fresh; memory is looked at now and then, since that costs time itself."""
        memory, processes, threads = [], [], []
        while time.monotonic() < end:
            time.sleep(max(0, min(1, end - time.monotonic())))
            self.family.look()
            processes.append(self.family.process_count())
            threads.append(self.family.thread_count())
            if (time.monotonic() - begin) / (end - begin) >= len(memory) / SAMPLES:
                memory.append(self.family.memory_kb())
        return memory, processes, threads

    def run(self, seconds):
        """A measured while: what it cost, and what moved."""
        server_clock = cpu_clock(self.display.program.process.pid)
        begin, server_begin_s = Counters(self.family), time.clock_gettime(server_clock)
        memory, processes, threads = self.sample_until(begin.at + seconds, begin.at)
        end, server_end_s = Counters(self.family), time.clock_gettime(server_clock)
        rest()
        minutes = (end.at - begin.at) / 60
        must(self.program.is_alive(), lambda: "%s lives on; it said:\n%s" % (self.name, self.program.log()))
        return {
            "seconds": end.at - begin.at,
            "cpu_s_per_min": (end.cpu_s - begin.cpu_s) / minutes,
            "x_server_cpu_s_per_min": (server_end_s - server_begin_s) / minutes,
            "written_kb_per_min": (end.written - begin.written) / 1024 / minutes,
            "written_before_kb": begin.written / 1024,
            "wake_ups": begin.wake_ups(end, self.family.names), "disk_waits": begin.disk_waits_until(end),
            "processes": statistics.median(processes), "threads": statistics.median(threads),
            "pss_mb": {name: statistics.median(sample.get(name, 0) for sample in memory) / 1024
                       for name in memory[0]},
            "bursts": self.watch.between(begin.at, end.at),
        }

    def first_picture(self):
        return {"cpu_ms": self.first_cpu_s * 1000, "ms": self.first_s * 1000}

    def stop(self):
        """The program by its own signal first, then what came of it, then display and looker."""
        if self.program:
            self.program.end()
            end_rest(self.family)
        if self.watch:
            self.watch.stop()
        self.bench.finish()


def end_rest(family, seconds=5):
    """What outlived the program has become ours: it is ended and collected."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        family.find()
        left = [pid for pid in family.members if pid != family.pid]
        if not left:
            return
        for pid in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, os.WNOHANG)
        time.sleep(0.05)


def measure_start(setting, peer, name):
    session = Session(setting, peer, "still", name)
    try:
        return session.first_picture()
    finally:
        session.stop()


def measure_turning(setting, peer):
    """From the middle of a page to the middle of a page, so that it is known how many turns lie between."""
    session = Session(setting, peer, "turning", "turning")
    try:
        time.sleep(SETTLE_S)
        fade = session.watch.wait_for_fade(3 * PAGE_S)
        if fade:
            time.sleep(max(0, fade.at + PAGE_S / 2 - time.monotonic()))
        found = session.run(setting.seconds)
    finally:
        session.stop()
    fades = [burst for burst in found.pop("bursts") if burst.is_fade()]
    found.update(first_picture=session.first_picture(), fades_expected=round(setting.seconds / PAGE_S),
                 fades=[describe(fade) for fade in fades], looking_costs=session.watch.cost)
    return found


def describe(fade):
    return {"frames": fade.frames, "ms": round(fade.length * 1000), "rate": round(fade.rate(), 1), "late": fade.late,
            "longest_gap_ms": round(fade.longest_gap * 1000)}


def measure_still(setting, peer):
    """One page for good. Its deadlines: every minute, and for each look at a document its time and its answer."""
    session = Session(setting, peer, "still", "still")
    try:
        time.sleep(SETTLE_S)
        began = time.time()
        found = session.run(setting.still_seconds)
    finally:
        session.stop()
    found.update(first_picture=session.first_picture(), minutes=len(found.pop("bursts")),
                 requests=setting.server.requests_between(began, began + found["seconds"]))
    return found
