#!/usr/bin/env python3
"""What reading a large schedule and a large calendar costs, beside what the parsers alone need for the same bytes.

    reading_cost.py BUILD-FOLDER

A schedule.xml of 900 sessions, made up here, and a real one of FOSDEM where it is at hand, are read, checked and merged by
us, and only looked through by `xmllint --noout`; a calendar of a megabyte, made up here, is read by us and only parsed by
libical. Times are those on the processor, the least of many runs taken in turns; instructions are counted by callgrind.
Exit status 1 when a bar is missed, 77 when xmllint is not there or the program was built with sanitizers.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HOUSE = pathlib.Path(__file__).resolve().parents[2]
FOSDEM = HOUSE.parent / "shared" / "data" / "schedule_xml" / "fosdem_2026.xml"
RUNS = 25
PEAK_MOST_KB = 24 * 1024
WORDS = ("балалардың құқығын қорғау саласындағы халықаралық тәжірибе және оны енгізу жолдары туралы әңгіме with an "
         "overview of what has been done in a number of countries and what remains to be said about it").split()


def sentence(number, words):
    return " ".join(WORDS[(number * 7 + i * (1 + number % 5)) % len(WORDS)] for i in range(words))


def write_schedule(path):
    """As frab and its kin write it: 900 sessions in 30 rooms on two days, 2.7 MB."""
    out = ["<?xml version='1.0' encoding='utf-8'?><schedule><conference><title>Күзгі жиын</title><start>2025-11-20</start>"
           "<end>2025-11-21</end><time_zone_name>Asia/Almaty</time_zone_name></conference>"]
    for day in range(2):
        out.append('<day index="%d" date="2025-11-%d">' % (day + 1, 20 + day))
        for room in range(30):
            out.append('<room name="%d-зал">' % (room + 1))
            for slot in range(15):
                number = (day * 30 + room) * 15 + slot
                start = 9 * 60 + slot * 35
                paragraphs = "".join("&lt;p&gt;%s &amp;amp; %s.&lt;/p&gt;\n" % (sentence(number + i, 40), sentence(i, 9))
                                     for i in range(4))
                persons = "".join('<person id="%d">Ә. Сөйлеуші %d<biography>%s</biography></person>' %
                                  (number * 2 + i, number * 2 + i, sentence(number, 45)) for i in range(2))
                out.append('<event guid="g%d" id="%d">\n  <date>2025-11-%dT%02d:%02d:00+05:00</date>\n  <start>%02d:%02d'
                           '</start>\n  <duration>00:30</duration>\n  <title>%s</title>\n  <subtitle/>\n  <track>%s</track>\n'
                           '  <type>talk</type>\n  <language>kk</language>\n  <abstract>%s</abstract>\n  <description/>\n'
                           '  <persons>%s</persons>\n  <links/>\n</event>\n' %
                           (number, number, 20 + day, start // 60, start % 60, start // 60, start % 60, sentence(number, 8),
                            WORDS[number % 9], paragraphs, persons))
            out.append("</room>\n")
        out.append("</day>\n")
    path.write_text("".join(out) + "</schedule>\n", encoding="utf-8")


def fold(line):
    """At 75 octets, as RFC 5545 asks, wherever in a character that is."""
    data = line.encode()
    pieces = [data[:75]] + [data[i:i + 74] for i in range(75, len(data), 74)]
    return b"\r\n ".join(pieces) + b"\r\n"


def write_calendar(path):
    """A megabyte of sessions."""
    out, number = [fold("BEGIN:VCALENDAR"), fold("VERSION:2.0"), fold("X-WR-TIMEZONE:Asia/Almaty")], 0
    while sum(map(len, out[-1:])) and number < 100000 and sum(len(line) for line in out) < 1 << 20:
        for _ in range(100):
            day, minute = number // 400, number % 48 * 10
            out += map(fold, ("BEGIN:VEVENT", "UID:%d@example.org" % number, "SEQUENCE:1",
                              "DTSTART;TZID=Asia/Almaty:202511%02dT%02d%02d00" % (10 + day, 9 + minute // 60, minute % 60),
                              "DURATION:PT30M", "SUMMARY:%s" % sentence(number, 8), "LOCATION:%d-зал" % (number // 48 % 9),
                              "DESCRIPTION:%s\\, %s\\n%s" % (sentence(number, 20), sentence(1, 5), sentence(number + 1, 25)),
                              "CATEGORIES:%s" % WORDS[number % 9], "STATUS:CONFIRMED", "END:VEVENT"))
            number += 1
    path.write_bytes(b"".join(out) + fold("END:VCALENDAR"))


def run(command):
    """Seconds on the processor of the whole process, and what it printed."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = status
        if status:
            sys.exit("reading_cost: %s fails" % " ".join(map(str, command)))
        output.seek(0)
        return usage.ru_utime + usage.ru_stime, output.read().decode().split()


def instructions(command):
    with tempfile.TemporaryDirectory(prefix="taqta-cost-") as folder:
        done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=%s/out" % folder, *command],
                              capture_output=True, text=True, timeout=300)
    return int(re.search(r"Collected : (\d+)", done.stderr)[1]) / 1e6


def compare(what, ours, rival, rival_name, is_process, times_most):
    """Of a process its whole time counts, of a function of ours and of libical's only that of the call."""
    our_times, rival_times, peak, found = [], [], 0, 0
    for _ in range(RUNS):
        seconds, words = run(rival)
        rival_times.append(seconds if is_process else float(words[0]))
        _, words = run(ours)
        our_times.append(float(words[0]))
        found, peak = int(words[1]), max(peak, int(words[2]))
    times = min(our_times) / min(rival_times)
    missed = [" MISSED: at most %.1f times" % times_most] * (times > times_most) + \
             [" MISSED: at most %d MB" % (PEAK_MOST_KB // 1024)] * (peak > PEAK_MOST_KB)
    counted = ""
    if shutil.which("valgrind"):
        counted = "; %.0f M instructions beside %.0f M" % (instructions(ours), instructions(rival))
    print("%-18s %4d sessions: %.1f ms, %.2f times %s (%.1f ms); peak %.1f MB%s%s" %
          (what, found, min(our_times) * 1e3, times, rival_name, min(rival_times) * 1e3, peak / 1024, counted,
           "".join(missed)))
    return bool(missed)


def main():
    program = pathlib.Path(sys.argv[1]).resolve() / "tests" / "reading_cost"
    if not shutil.which("xmllint"):
        print("reading_cost: there is no xmllint")
        return 77
    if b"__asan_init" in program.read_bytes() or b"__tsan_init" in program.read_bytes():
        print("reading_cost: built with sanitizers, which say nothing of what is shipped")
        return 77
    missed = False
    with tempfile.TemporaryDirectory(prefix="taqta-cost-") as folder:
        schedule, calendar = pathlib.Path(folder) / "schedule.xml", pathlib.Path(folder) / "calendar.ics"
        write_schedule(schedule)
        write_calendar(calendar)
        # Of Kazakh every letter is looked at, of English eight at a time.
        schedules = [("our schedule.xml", schedule, 2.2)] + [("FOSDEM 2026", FOSDEM, 1.5)] * FOSDEM.exists()
        for what, path, times in schedules:
            missed |= compare(what, [program, "read", path], ["xmllint", "--noout", path], "xmllint --noout", True, times)
        missed |= compare("our calendar", [program, "read", calendar], [program, "libical", calendar], "libical", False, 1.5)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
