#!/usr/bin/env python3
"""Documents as they go wrong out there (malformed_inputs.py, a row each): taqtactl check says it in words and with its
place, what is still good is shown and nothing else, a running display keeps its picture through every refusal, and
nothing that comes costs more than a second or 64 MB.

    malformed.py BUILD-FOLDER
"""
import concurrent.futures
import http.server
import json
import os
import re
import signal
import subprocess
import threading

import malformed_inputs
from expect import PATIENCE, must, ok, wait_until
from hostile_rows import Memory
from programs import HOUSE, Display
from screen import SIZE, Screen
from taqta_e2e import Bench, demo, moment, run, text_of, write_document

SECONDS_MOST, MEMORY_MOST_MB = 1.0, 64
LARGE_MB = 200
# Shown by tests of their own: rows of the network, and what of the others needs a server.
ELSEWHERE = {
    "Network 1, no name server": ("hostile_names.py", 'Row("unknown name"'),
    "Network 2, a certificate that is not valid yet": ("hostile_secure.py", 'Row("not-yet-valid"'),
    "Network 3, not modified": ("main_job.py", 'server.count("programme.json", 304)'),
    "Network 4, 500": ("hostile_answers.py", 'Row("500"'),
    "Network 4, 404": ("hostile_answers.py", 'Row("404"'),
    "Network 4, 401": ("hostile_answers.py", 'Row("401"'),
    "Network 4, 403": ("hostile_answers.py", 'Row("403"'),
    "Network 5, an endless slow body": ("hostile_slow.py", 'Row("body-slow"'),
    "Network 6, a gzip bomb": ("hostile_bodies.py", 'Row("bomb-gzip"'),
    "Network 7, redirects without end": ("hostile_answers.py", 'Row("redirect-loop"'),
    "Network 7, a redirect to file:": ("hostile_answers.py", 'Row("redirect-file"'),
    "Network 7, a redirect down to http": ("hostile_secure.py", 'Row("redirect-down"'),
    "Network 8, another body under the same ETag": ("hostile_bodies.py", 'Row("same-etag"'),
}


def has_sanitizers(bench):
    return b"__asan_init" in (bench.build / "taqtactl").read_bytes()


def measured(command, output):
    """Exit status, seconds on the processor and the most memory in MB, counted by the kernel from its start on."""
    with open(output, "wb") as file:
        process = subprocess.Popen(["sh", "-c", 'exec "$@"', "sh", *map(str, command)], stdout=file, stderr=subprocess.STDOUT,
                                   start_new_session=True)
        peak, done = 0, None
        while done is None or done[0] == 0:
            try:
                with open("/proc/%d/status" % process.pid) as status:
                    found = re.search(r"VmHWM:\s+(\d+)", status.read())
                peak = max(peak, int(found[1]) if found else 0)
            except OSError:
                pass
            done = os.wait4(process.pid, os.WNOHANG)
        process.returncode = done[1]
    return os.waitstatus_to_exitcode(done[1]), done[2].ru_utime + done[2].ru_stime, peak / 1024


def document_of(bench, row, name="document"):
    path = bench.folder / row.title.replace("/", " ").replace(" ", "-")
    path.mkdir(exist_ok=True)
    (path / name).write_bytes(row.bytes)
    return path / name


def check_says(bench, row, path):
    done = bench.call("taqtactl", "check", path)
    found = json.loads(bench.call("taqtactl", "check", "--json", path).stdout)
    must((found["format"] == "refused") == row.refused, "%s: taken for %s: %s" % (row.title, found["format"], done.stdout))
    if row.refused:
        severities = [problem["severity"] for problem in found["problems"]]
        must(done.returncode == 1 and severities == ["refused"], "%s: %d, %s" % (row.title, done.returncode, severities))
        must(done.stdout.startswith("%s:" % path), "%s: no place: %s" % (row.title, done.stdout))
    notes = [problem["message"] for problem in found["problems"] if problem["severity"] == "note"]
    must(not row.notes or any(re.search(row.notes, note) for note in notes), "%s: %r is not noted: %s" % (
        row.title, row.notes, notes))
    if row.says is None:
        return
    must((done.returncode == 0) == (not row.says), "%s: check ends with %d: %s" % (row.title, done.returncode, done.stdout))
    must(re.search(row.says, done.stdout), "%s: %r is not said in\n%s" % (row.title, row.says, done.stdout))


def shown_sessions(bench, row, path):
    done = bench.call("taqtactl", "convert", "--to", "native", "--timezone", "Asia/Almaty", path)
    must(done.stdout, "%s: nothing can be shown: %s" % (row.title, done.stderr))
    return len(json.loads(done.stdout).get("sessions", []))


def rendered(bench, row, path):
    """All pages of the document, as an event or as the news of one."""
    source, is_feed = path, row.format in ("RSS", "Atom", "JSON Feed")
    if is_feed:
        source = path.parent / "programme.json"
        write_document(source, {"taqta": 1, "event": {"title": "Gathering", "timezone": "Asia/Almaty", "languages": ["en"]},
                                "sources": [{"id": "news", "kind": "auto", "url": path.name, "max_items": 100}],
                                "playlists": [{"id": "p", "slides": [{"show": "news"}]}]})
    done = bench.call("taqta", "render", "--source", source, "--now", moment("10:05"), "--size", "800x480", "--out",
                      path.parent / "pages")
    must(done.returncode == 0, "%s: it cannot be drawn: %s" % (row.title, done.stderr))
    deck = bench.read_deck(path.parent / "pages")
    return deck, " ".join(text_of(box) for page in deck["pages"] for box in page["texts"]), is_feed


def check_shows(bench, row, path):
    deck, words, is_feed = rendered(bench, row, path)
    if row.shown >= 0:
        shown = sum(page["kind"] == "news" for page in deck["pages"]) if is_feed else shown_sessions(bench, row, path)
        must(shown == row.shown, "%s: %d are shown, and not %d" % (row.title, shown, row.shown))
    for text in row.texts:
        must(text in words, "%s: %r is not shown: %s" % (row.title, text, words))
    for text in row.never:
        must(text not in words, "%s: %r is shown: %s" % (row.title, text, words))


def check_row(bench, row):
    path = document_of(bench, row)
    check_says(bench, row, path)
    if not row.refused:
        check_shows(bench, row, path)


def every_row(bench):
    rows = list(malformed_inputs.rows())
    must(len({row.title for row in rows}) == len(rows), "two rows have one name")
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda row: check_row(bench, row), rows))
    ok("%d rows: said in words and with their place, what is good of them shown, and nothing else" % len(rows))


def others_are_shown_elsewhere():
    for what, (test, words) in ELSEWHERE.items():
        must(words in (HOUSE / "tests" / "e2e" / test).read_text(), "%s: %s has no %s" % (what, test, words))
    ok("%d rows of the network have tests of their own" % len(ELSEWHERE))


def the_picture_stays(bench):
    """One display through all that is refused, one document after another in place of its good one."""
    refused = [row for row in malformed_inputs.rows() if row.refused]
    document = demo()
    document["sources"] = []
    document["playlists"][0]["slides"] = [{"show": "welcome", "seconds": 3600}]
    path = bench.folder / "watched.json"
    write_document(path, document)
    good = path.read_bytes()
    display = Display(bench, SIZE)
    screen = Screen(bench, display, "10:24")
    screen.expect(path)
    taqta = bench.start_taqta(display, "--source", path, "--now", moment("10:24"), "--lang", "kk", "--cache",
                              bench.folder / "cache")
    screen.wait_for(lambda page: True, 20, "the good programme is on screen")
    before = screen.look()
    for row in refused:
        seen = len(taqta.log())
        (bench.folder / "next").write_bytes(row.bytes)
        (bench.folder / "next").rename(path)
        says = "web page|log-in" if row.bytes is malformed_inputs.LOGIN_PAGE else row.says
        wait_until(lambda: re.search(says, taqta.log()[seen:]), 10, "%s: the log to say %s; it says %s" % (
            row.title, says, taqta.log()[seen:]))
        must(screen.look() == before, "%s: the picture is another" % row.title)
    (bench.folder / "next").write_bytes(good)
    (bench.folder / "next").rename(path)
    must(":0:" not in taqta.log(), "a place is named that nobody knows:\n" + taqta.log())
    must(taqta.stop() == 0, "taqta ended badly:\n" + taqta.log())
    ok("a display keeps its picture through %d refused documents" % len(refused))


def half_a_calendar_is_not_taken_for_a_whole_one(bench):
    """Of one that is cut off what is left is better than nothing, and worse than the whole of an hour ago."""
    own = Bench(bench.build, bench.folder / "cut-off")
    own.folder.mkdir()
    try:
        keeps_the_whole_calendar(own)
    finally:
        own.finish()
    ok("a display that knows ten sessions of a calendar keeps them when three come, and says so")


def keeps_the_whole_calendar(bench):
    events = [malformed_inputs.vevent(number, "1%d" % number) for number in range(10)]
    path, cut = bench.folder / "calendar.ics", malformed_inputs.calendar(events[:3], tail="")
    path.write_bytes(malformed_inputs.calendar(events))
    write_document(bench.folder / "programme.json", {
        "taqta": 1, "event": {"title": "Gathering", "timezone": "Asia/Almaty", "languages": ["kk"]},
        "playlists": [{"id": "p", "slides": [{"show": "now-next", "seconds": 3600}]}]})
    display = Display(bench, SIZE)
    screen = Screen(bench, display, "10:24")
    screen.expect(bench.folder / "programme.json", "--source", path)
    taqta = bench.start_taqta(display, "--source", bench.folder / "programme.json", "--source", path, "--now",
                              moment("10:24"), "--speed", "0.01", "--lang", "kk", "--cache", bench.folder / "cache")
    screen.wait_for(lambda page: True, 20, lambda: "the programme is on screen; it said:\n" + taqta.log())
    before = screen.look()
    (bench.folder / "next").write_bytes(cut)
    (bench.folder / "next").rename(path)
    said = taqta.wait_for_line("keeping the", 10)
    must("calendar.ics: the calendar is cut off: END:VCALENDAR is missing, and 3 of 10 sessions are left" in said, said)
    must(screen.look() == before, "the picture is another")


TAKEN = re.compile(r"^\S+: [a-z0-9-]+, \d+ sessions, ", re.M)  # what the tool says of what it has read


def large_ones_cost_a_display_little(bench, refused):
    """Each in place of its one document; beside what the display takes when idle."""
    own = Bench(bench.build, bench.folder / "large-ones")
    own.folder.mkdir()
    document = demo()
    document["sources"] = []
    document["playlists"][0]["slides"] = [{"show": "welcome", "seconds": 3600}]
    path = own.folder / "watched"
    write_document(path, document)
    try:
        more_mb = memory_through(own, refused, path)
    finally:
        own.finish()
    ok("a display goes through %d refused documents with its picture and %.0f MB more than before" % (len(refused), more_mb))


def memory_through(bench, refused, path):
    display, good = Display(bench, SIZE), path.read_bytes()
    screen = Screen(bench, display, "10:24")
    screen.expect(path)
    taqta = bench.start_taqta(display, "--source", path, "--now", moment("10:24"), "--lang", "kk", "--cache",
                              bench.folder / "cache")
    screen.wait_for(lambda page: True, 20, lambda: "the programme is on screen; it said:\n" + taqta.log())
    before, memory = screen.look(), Memory(taqta.process.pid)
    for count, (name, content) in enumerate(refused, 1):
        for bytes_, words in ((content, "keeping the"), (good, "is there again")):
            (bench.folder / "next").write_bytes(bytes_)
            (bench.folder / "next").rename(path)
            taqta.wait_for_line(words, 10, count)
        must(screen.look() == before, "%s: the picture is another" % name)
    must(memory.more_kb() <= MEMORY_MOST_MB * 1024, "the display took %d kB more" % memory.more_kb())
    return memory.more_kb() / 1024


def nothing_costs_much(bench):
    """Those that are refused, for a display to meet."""
    troubles, refused, worst = [], [], (0, "", 0, "")
    path, output = bench.folder / "large", bench.folder / "large.log"
    rows = [(row.title, row.bytes) for row in malformed_inputs.rows()] + list(malformed_inputs.large())
    limits = SECONDS_MOST * PATIENCE, MEMORY_MOST_MB
    for name, content in rows:
        path.write_bytes(content)
        status, seconds, memory = measured([bench.build / "taqtactl", "check", path], output)
        if status not in (0, 1) or seconds > limits[0] or memory > limits[1]:
            troubles.append("%s: status %d, %.2f s, %.0f MB: %s" % (name, status, seconds, memory, output.read_text(errors="replace")[:200]))
        if name.startswith("as many") and "more values" in output.read_text():
            troubles.append("%s: they are not" % name)
        if not TAKEN.search(output.read_text(errors="replace")):
            refused.append((name, content))
        worst = max(worst[:2], (seconds, name)) + max(worst[2:], (memory, name))
    must(not troubles, "\n".join(troubles))
    ok("%d inputs, most of them of 8 MB: at most %.2f s (%s), %.0f MB (%s)" % (len(rows), *worst))
    return refused


class Endless(http.server.BaseHTTPRequestHandler):
    """200 MB that look like a schedule, with their length told or not."""
    sent = 0

    def do_GET(self):
        self.send_response(200)
        if "long" in self.path:
            self.send_header("Content-Length", str(LARGE_MB << 20))
        self.end_headers()
        piece = b"<schedule>" + b" " * (65536 - 10)
        try:
            for _ in range(LARGE_MB * 16):
                self.wfile.write(piece)
                Endless.sent += len(piece)
        except OSError:
            pass

    def log_message(self, *_):
        pass


def two_hundred_megabytes_are_not_taken(bench):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Endless)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    output, path = bench.folder / "large.log", bench.folder / "200-mb.xml"
    with open(path, "wb") as file:
        file.truncate(LARGE_MB << 20)
    addresses = [path] + ["http://127.0.0.1:%d/%s" % (server.server_port, name) for name in ("long", "endless")]
    for address in addresses:
        Endless.sent = 0
        status, seconds, memory = measured([bench.build / "taqtactl", "check", address], output)
        said = output.read_text()
        must(status == 1 and re.search("8 MB|8388608|too (large|many|big)|more than", said), "%s: %d, %s" % (address, status, said))
        must(seconds <= SECONDS_MOST * PATIENCE, "%s: %.2f s" % (address, seconds))
        must(memory <= MEMORY_MOST_MB, "%s: %.0f MB" % (address, memory))
        must(Endless.sent < 40 << 20, "%s: %d MB were taken" % (address, Endless.sent >> 20))
    server.shutdown()
    ok("of %d MB, from a file and from a server that tells its length or not, no more than the limit is taken" % LARGE_MB)


def test(bench):
    others_are_shown_elsewhere()
    every_row(bench)
    the_picture_stays(bench)
    half_a_calendar_is_not_taken_for_a_whole_one(bench)
    if has_sanitizers(bench):
        return  # they take time and memory of their own
    two_hundred_megabytes_are_not_taken(bench)
    large_ones_cost_a_display_little(bench, nothing_costs_much(bench))


if __name__ == "__main__":
    run(test, "Xvfb")
