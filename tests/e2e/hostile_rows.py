"""A display whose server fails: a row a failure, each with a server, an X display and a taqta of its own, several at a
time.

In every row the display shows a good programme, the failure begins and lasts for several tries, and ends with a
changed programme. Meanwhile the picture stays as it is, bit by bit; one line of the log says what is wrong, however
often it was tried; memory stays within bounds; and the change is on screen soon after the end.
"""
import concurrent.futures
import contextlib
import dataclasses
import json
import pathlib
import sys
import time

from expect import Failure, must, ok, patient, wait_until
from pictures import read_framebuffer, read_png
from programs import HOUSE, Display, environment
from screen import SIZE
from taqta_e2e import Bench, demo, moment, write_document

sys.path.insert(0, str(HOUSE / "tests" / "hostile"))
from server import HostileServer  # noqa: E402

CLOCK = "10:24"
MORE_MEMORY_KB = 24 * 1000
RECOVERED_S = 20
AT_ONCE = 8
ALL_IS_WELL = ("is there again", "has been mended")
# Whatever the machine the test runs on has to go through.
WITHOUT_PROXY = {name: "" for lower in ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
                 for name in (lower, lower.upper())}


@dataclasses.dataclass
class Row:
    """One failure. "{port}" in an address, an option or a variable is the server's."""
    fault: str
    says: str  # words of the one line about it; None: it is none, and nothing is said
    tries: int = 3  # how often it is to be met; 0: whoever cannot be asked cannot count
    within_s: float = 30
    apart_s: float = 0  # the least time between two tries
    address: str = "http://127.0.0.1:{port}/programme.json"
    options: tuple = ()
    variables: dict = dataclasses.field(default_factory=dict)
    server: dict = dataclasses.field(default_factory=dict)
    where: str = ""  # what else there is to say of it

    @property
    def name(self):
        return " ".join(filter(None, [self.fault, self.where]))


def one_page(changed):
    """The demo with a single page that stays for an hour, before and after a session is moved to another hall."""
    document = demo()
    document["sources"] = []
    document["playlists"][0]["slides"] = [{"show": "now-next", "seconds": 3600}]
    if changed:
        document["changes"].append({"session": "s3", "kind": "moved", "at": moment("09:00"), "room": "hall-2"})
    return document


class Programme:
    """The document as bytes, and the picture of its page."""

    def __init__(self, bench, name, document):
        path = bench.folder / (name + ".json")
        write_document(path, document)
        deck = bench.render(path, name, CLOCK, SIZE, "--lang", "kk")
        must(len(deck["pages"]) == 1, "%s has one page and not %d" % (name, len(deck["pages"])))
        self.body, self.picture = path.read_bytes(), read_png(deck["folder"] / deck["pages"][0]["file"])


class Programmes:
    """Drawn once for all rows."""

    def __init__(self, bench):
        self.good = Programme(bench, "good", one_page(changed=False))
        self.changed = Programme(bench, "changed", one_page(changed=True))
        must(self.good.picture != self.changed.picture, "the change can be seen")


def is_sanitized(build):
    cache = pathlib.Path(build) / "CMakeCache.txt"
    return any(line.startswith("TAQTA_SANITIZE:") and not line.endswith("=") for line in cache.read_text().splitlines())


def memory_kb(pid, field):
    for line in pathlib.Path("/proc/%d/status" % pid).read_text().splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1])
    raise Failure("the kernel does not say %s" % field)


class Memory:
    """What a process needs beyond what it needs when idle: the kernel's own high-water mark, so that no peak between
    two looks is missed."""

    def __init__(self, pid):
        self.pid = pid
        pathlib.Path("/proc/%d/clear_refs" % pid).write_text("5")  # proc(5): the mark begins anew
        self.idle_kb = memory_kb(pid, "VmRSS")

    def more_kb(self):
        return memory_kb(self.pid, "VmHWM") - self.idle_kb


class Foyer:
    """A row's server and display. What is on screen is compared as bytes of the framebuffer."""

    def __init__(self, bench, row, programmes):
        self.bench, self.row, self.programmes = bench, row, programmes
        self.server = HostileServer({"/programme.json": programmes.good.body}, **row.server)
        self.display = Display(bench, SIZE)
        self.taqta, self.still = None, None

    def switch_on(self, programme):
        """And waits until this programme is on screen."""
        self.taqta = self.bench.start(
            self.bench.build / "taqta", "--source", self.fill(self.row.address), "--now", moment(CLOCK), "--speed",
            "0.01", "--lang", "kk", "--every", "1", "--cache", self.bench.folder / "cache",
            *map(self.fill, self.row.options), env=self.environment())
        self.wait_for(programme, 10)

    def fill(self, words):
        return str(words).format(port=self.server.port)

    def environment(self):
        own = {name: self.fill(words) for name, words in self.row.variables.items()}
        return environment(DISPLAY=self.display.name, **{**WITHOUT_PROXY, **own})

    def bytes(self):
        return self.display.picture_path.read_bytes()

    def wait_for(self, programme, seconds):
        """Until its page is up; from then on that is the picture that has to stay."""
        wait_until(lambda: read_framebuffer(self.display.picture_path) == programme.picture, seconds,
                   lambda: "the page is on screen; taqta said:\n" + self.taqta.log(), step=0.1)
        self.still = self.bytes()

    def tries(self, since):
        return [request.at for request in list(self.server.requests) if request.at >= since]

    def look(self):
        must(self.bytes() == self.still, lambda: "the picture has changed; taqta said:\n" + self.taqta.log())
        must(self.taqta.is_alive(), lambda: "taqta ended; it said:\n" + self.taqta.log())

    def watch_until(self, holds, seconds, what):
        """The picture stays for as long as it takes."""
        def looked():
            self.look()
            return holds()
        wait_until(looked, seconds, lambda: "%s; taqta said:\n%s" % (what, self.taqta.log()), step=0.1)

    def watch_for(self, seconds):
        until = time.monotonic() + seconds
        self.watch_until(lambda: time.monotonic() >= until, seconds + 5, "so many seconds pass")

    def lines_since(self, count):
        return self.taqta.log().splitlines()[count:]


def is_idle(foyer):
    """Long enough for what only the start needs to be over."""
    began = time.monotonic()
    foyer.watch_until(lambda: len(foyer.tries(began)) >= 2, 10, "it asks every second")
    must(not [line for line in foyer.lines_since(0) if "keeping" in line], lambda: foyer.taqta.log())


def meets_the_fault(foyer):
    """The lines the log got meanwhile."""
    row, said, began = foyer.row, len(foyer.lines_since(0)), time.monotonic()
    foyer.server.begin(row.fault)
    if row.says:
        foyer.watch_until(lambda: foyer.lines_since(said), row.within_s, "it says that something is wrong")
    if not row.tries:
        foyer.watch_for(4)
    else:
        foyer.watch_until(lambda: len(foyer.tries(began)) >= row.tries, row.within_s, "it tries %d times" % row.tries)
    foyer.watch_for(0.5)
    times = foyer.tries(began)
    must(all(later - earlier >= row.apart_s for earlier, later in zip(times, times[1:])),
         "it waits %g s between two tries: %s" % (row.apart_s, times))
    return foyer.lines_since(said), len(times)


def told_once(foyer, lines):
    row = foyer.row
    if not row.says:
        must(not lines, "nothing is wrong, yet it says:\n" + "\n".join(lines))
        return
    must(len(lines) == 1, "it says it once:\n" + "\n".join(lines))
    must(row.says in lines[0], "it does not say \"%s\":\n%s" % (row.says, lines[0]))


def recovers(foyer):
    """Seconds from the fault's end to the changed programme on screen."""
    foyer.server.site["/programme.json"] = foyer.programmes.changed.body
    began = time.monotonic()
    if foyer.row.says:
        foyer.server.end()
    foyer.wait_for(foyer.programmes.changed, RECOVERED_S)
    seconds = time.monotonic() - began
    told = sum(len(foyer.taqta.lines(words)) for words in ALL_IS_WELL)
    must(told == (foyer.row.says is not None), "it says once that all is well again:\n" + foyer.taqta.log())
    return seconds


def run_row(bench, row, programmes):
    foyer = Foyer(bench, row, programmes)
    try:
        foyer.switch_on(programmes.good)
        is_idle(foyer)
        memory = Memory(foyer.taqta.process.pid)
        lines, tries = meets_the_fault(foyer)
        more_kb = memory.more_kb()
        told_once(foyer, lines)
        must(more_kb <= MORE_MEMORY_KB or is_sanitized(bench.build), "it needs %d kB more than before" % more_kb)
        seconds = recovers(foyer)
        must(foyer.taqta.stop(2) == 0, lambda: foyer.taqta.log())
    finally:
        foyer.server.close()
    return "%s: %d tries, %+.1f MB, back after %.1f s; %s" % (row.name, tries, more_kb / 1000, seconds,
                                                          lines[0] if lines else "nothing said")


def run_in_folder(bench, row, programmes):
    """Its words, and whether it is as it should be."""
    own = Bench(bench.build, bench.folder / row.name.replace(" ", "-"))
    own.folder.mkdir()
    try:
        try:
            return True, run_row(own, row, programmes)
        finally:
            own.finish()
    except Failure as failure:
        return False, "%s: %s" % (row.name, failure)


def run_rows(bench, rows):
    programmes, failures = Programmes(bench), []
    if is_sanitized(bench.build):
        print("SKIPPED: sanitizers need memory of their own, so it is not measured")
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        jobs = [pool.submit(run_in_folder, bench, row, programmes) for row in rows]
        for job in concurrent.futures.as_completed(jobs):
            holds, words = job.result()
            if holds:
                ok(words)
            else:
                failures.append(words)
    must(not failures, lambda: "\nnot ok ".join(failures))
