#!/usr/bin/env python3
"""Documents that are malformed, row by row: malformed_rows.py says what must become of each.

What is refused is offered to a display that runs: it keeps its picture, bit by bit, and says why, once. What is taken
but for a record shows the rest. None costs the organiser's tool more than a second of processor time or 64 MB of memory, and
that is all it ever holds, its libraries with it.

    malformed.py BUILD-FOLDER
"""
import json
import pathlib
import re

from cost import Meter
from expect import Failure, must, ok
from hostile_bodies import TOO_MUCH
from hostile_rows import WITHOUT_PROXY, HostileServer, Memory, is_sanitized
from malformed_bodies import calendar, native, rss, vevent
from malformed_rows import ELSEWHERE, LARGE, REFUSED, ROWS, SERVED
from programs import Display
from screen import SIZE, Screen
from taqta_e2e import moment, run, text_of, write_document

CLOCK = "10:24"
MOST_SECONDS, MOST_KB = 1, 64 * 1024


def lines_of(said, path):
    """What follows the file's name in each line."""
    return [line[len(str(path)):] for line in said.splitlines() if line.startswith(str(path))]


def told_by_check(bench, meter, row, path):
    """The exit code, and the line about it."""
    done = meter.run(bench.build / "taqtactl", "check", path)
    lines = lines_of(done.out, path)
    is_wrong = row.says is not None and row.severity != "note"
    must(done.exit_code == int(is_wrong), "check ends with %d and says\n%s%s" % (done.exit_code, done.out, done.said))
    if is_wrong:
        must(any(re.match(row.says, line) for line in lines), "no line %s in\n%s" % (row.says, done.out))
    if row.becomes == REFUSED:
        must(len(lines) == 1, "one sentence:\n" + done.out)
    return done


def told_by_json(bench, meter, row, path):
    """The same for programs: how grave it is, and what was counted."""
    done = meter.run(bench.build / "taqtactl", "check", "--json", path)
    found = json.loads(done.out)
    places = [(problem["severity"], problem["message"]) for problem in found["problems"]]
    if row.says is not None:
        wanted = row.says.rpartition(": ")[2]
        must(any(severity == row.severity and re.search(wanted, message) for severity, message in places),
             "nothing is %s: %s: %s" % (row.severity, wanted, places))
    else:
        must(not places, "nothing is wrong with it: %s" % places)
    must((found["format"] == REFUSED) == (row.becomes == REFUSED), "taken as %s" % found["format"])
    if row.becomes != REFUSED:
        counted = {name: found[name] for name in row.becomes}
        must(counted == row.becomes, "counted %s and not %s" % (counted, row.becomes))
    return done


def shows_the_rest(bench, row, path):
    """What stands on the pages, laid out and not painted."""
    event = ("--source", bench.folder / "event.json") if row.is_news else ()
    out = bench.folder / "deck"
    done = bench.call("taqta", "render", *event, "--source", path, "--now", moment(CLOCK), "--size", SIZE, "--lang",
                      "kk", "--report-only", "--out", out)
    must(done.returncode == 0, "render ends with %d: %s" % (done.returncode, done.stderr))
    words = "\n".join(text_of(box) for page in bench.read_deck(out)["pages"] for box in page["texts"])
    must(all(word in words for word in row.shows), "not on the pages: %s\n%s" %
         ([word for word in row.shows if word not in words], words))
    must(not any(word in words for word in row.hides), "on the pages: %s" % [word for word in row.hides if word in words])


class Costs:
    """The dearest of all."""

    def __init__(self, bench):
        self.is_measured, self.seconds, self.peak_kb = not is_sanitized(bench.build), (0, ""), (0, "")

    def add(self, title, *runs):
        for done in runs:
            self.seconds = max(self.seconds, (done.seconds, title))
            self.peak_kb = max(self.peak_kb, (done.peak_kb, title))
            must(not self.is_measured or done.seconds <= MOST_SECONDS, "takes %.2f s" % done.seconds)
            must(not self.is_measured or done.peak_kb <= MOST_KB, "takes %.1f MB" % (done.peak_kb / 1024))

    def __str__(self):
        return "at most %.2f s (%s) and %.1f MB (%s)" % (*self.seconds, self.peak_kb[0] / 1024, self.peak_kb[1])


def check_row(bench, meter, costs, row):
    path = bench.folder / "document"
    row.write(path)
    costs.add(row.title, told_by_check(bench, meter, row, path), told_by_json(bench, meter, row, path))
    if row.becomes != REFUSED and (row.shows or row.hides):
        shows_the_rest(bench, row, path)


def failures_of(rows, holds):
    failures = []
    for row in rows:
        try:
            holds(row)
        except Failure as failure:
            failures.append("%s: %s" % (row.title, failure))
    return failures


def every_row_is_told(bench, meter, rows, what):
    costs = Costs(bench)
    failures = failures_of(rows, lambda row: check_row(bench, meter, costs, row))
    must(not failures, lambda: "\nnot ok ".join(failures))
    ok("%d %s, each with its sentence: %s" % (len(rows), what, costs))


def too_much_is_not_read_to_its_end(bench, meter):
    server, costs = HostileServer({"/programme.json": native().encode()}), Costs(bench)
    try:
        for title, fault in SERVED:
            server.begin(fault)
            done = meter.run(bench.build / "taqtactl", "check", server.address())
            must(done.exit_code == 1 and done.out == "%s: %s\n" % (server.address(), TOO_MUCH),
                 "%s: check ends with %d and says\n%s" % (title, done.exit_code, done.out))
            costs.add(title, done)
            server.end()
    finally:
        server.close()
    ok("%d bodies without a reasonable end are left at 8 MB: %s" % (len(SERVED), costs))


class Foyer:
    """A display of three files, a programme, a calendar beside it and its news, on a page that stays."""

    def __init__(self, bench):
        self.bench = bench
        stays = [{"id": "main", "slides": [{"show": "now-next", "seconds": 3600}]}]
        self.good = {"programme": native(playlists=stays), "news": rss(), "calendar": calendar(*map(vevent, range(10)))}
        for name, good in self.good.items():
            write_document(bench.folder / name, good)
        self.display = Display(bench, SIZE)
        self.screen = Screen(bench, self.display, CLOCK)
        self.screen.expect(bench.folder / "programme", "--source", bench.folder / "calendar")
        sources = [word for name in self.good for word in ("--source", bench.folder / name)]
        self.taqta = bench.start_taqta(self.display, *sources, "--now", moment(CLOCK), "--speed", "0.01", "--lang", "kk",
                                       "--cache", bench.folder / "cache")
        self.screen.wait_for(lambda page: True, 10, lambda: "the good programme is on screen:\n" + self.taqta.log())
        self.still, self.refused = self.bytes(), 0
        self.memory = Memory(self.taqta.process.pid)

    def bytes(self):
        return self.display.picture_path.read_bytes()

    def keeps_its_picture(self, row):
        """The bad one in place of the good one, and the good one again."""
        name = "calendar" if row.display_says else "news" if row.is_news else "programme"
        path, good = self.bench.folder / name, self.good[name]
        row.write(path.with_suffix(".new"))
        path.with_suffix(".new").rename(path)
        self.refused += 1
        said = self.taqta.wait_for_line("keeping the", 10, self.refused)
        must(re.search(re.escape(str(path)) + (row.display_says or row.says), said), "the log says\n%s" % said)
        self.looks_the_same()
        write_document(path, good)
        self.taqta.wait_for_line("is there again", 10, self.refused)
        self.looks_the_same()

    def looks_the_same(self):
        must(self.bytes() == self.still, lambda: "the picture has changed:\n" + self.taqta.log())
        must(self.taqta.is_alive(), lambda: "taqta ended:\n" + self.taqta.log())


def the_display_keeps_its_picture(bench):
    foyer, rows = Foyer(bench), [row for row in ROWS + LARGE if row.is_refused_by_displays]
    for row in rows:
        try:
            foyer.keeps_its_picture(row)
        except Failure as failure:
            raise Failure("%s: %s" % (row.title, failure))
    must(len(foyer.taqta.lines("keeping the")) == len(rows), "each is said once:\n" + foyer.taqta.log())
    more_kb = foyer.memory.more_kb()
    must(more_kb <= MOST_KB or is_sanitized(bench.build), "the display took %d kB more" % more_kb)
    must(foyer.taqta.stop() == 0, lambda: "taqta ended badly:\n" + foyer.taqta.log())
    ok("a display keeps its picture through %d documents that are refused, and takes %+.1f MB meanwhile" %
       (len(rows), more_kb / 1024))


def what_others_show_is_there():
    here = pathlib.Path(__file__).parent
    registered = (here / "CMakeLists.txt").read_text().split()
    for number, name, test, words in ELSEWHERE:
        must(test[:-len(".py")] in registered, "%s is no test" % test)
        must(words in (here / test).read_text(), "%s, %s, is not shown by %s: no %s there" % (number, name, test, words))
    ok("%d rows of networks are shown by other tests" % len(ELSEWHERE))


def test(bench):
    meter = Meter(**WITHOUT_PROXY)
    try:
        write_document(bench.folder / "event.json", native())
        what_others_show_is_there()
        every_row_is_told(bench, meter, ROWS, "malformed documents")
        every_row_is_told(bench, meter, LARGE, "documents too large")
        too_much_is_not_read_to_its_end(bench, meter)
        the_display_keeps_its_picture(bench)
    finally:
        meter.close()


if __name__ == "__main__":
    run(test, "Xvfb")
