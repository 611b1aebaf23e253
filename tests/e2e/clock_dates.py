#!/usr/bin/env python3
"""Where nothing synchronises the system's clock, the sources' own servers tell the time: two Date headers over https,
a minute apart, that agree with the monotonic clock. The display then keeps a time of its own.

    clock_dates.py BUILD-FOLDER

The server here is a hundred days ahead of this machine, and the programme is of its day.
"""
import datetime
import sys
import time

from clock_trust import Pages, today
from expect import must, ok, patient, wait_until
from pictures import read_framebuffer
from programs import HOUSE, Display, environment
from screen import SIZE
from taqta_e2e import run, write_document

sys.path.insert(0, str(HOUSE / "tests" / "hostile"))
from certificates import Certificates  # noqa: E402
from server import HostileServer  # noqa: E402

AHEAD = datetime.timedelta(days=100, hours=3)
AGREED = "the sources' servers agree on it"


def server_time():
    return datetime.datetime.now(datetime.timezone.utc) + AHEAD


class Minute:
    """What render draws of the server's time at this minute."""

    def __init__(self, bench, path):
        self.bench, self.path, self.now, self.pages = bench, path, None, None

    def page(self, seen):
        now = server_time().replace(second=0, microsecond=0)
        if now != self.now:
            self.now = now
            self.pages = Pages(self.bench, self.path, now.strftime("at-%H-%M"), "--now", now.isoformat())
        return self.pages.find(seen)


def test(bench):
    path = bench.folder / "programme.json"
    write_document(path, today(server_time()))
    certificates = Certificates(bench.folder / "certificates")
    server = HostileServer({"/programme.json": path.read_bytes()}, certificates=certificates,
                           ahead_s=AHEAD.total_seconds())
    display = Display(bench, SIZE)
    uncertain, minute = Pages(bench, path, "uncertain", "--clock", "untrusted"), Minute(bench, path)

    def command(*more):
        return bench.start(bench.build / "taqta", "--source", server.address(scheme="https"), "--lang", "kk",
                           "--every", "5", "--ca-file", certificates.ca_file, "--time-mark", bench.folder / "nowhere",
                           "--cache", bench.folder / "cache", *more, env=environment(DISPLAY=display.name))
    try:
        began = time.monotonic()
        taqta = command()
        wait_until(lambda: uncertain.find(read_framebuffer(display.picture_path)), 5,
                   lambda: "the programme is up without a time; it said:\n" + taqta.log())
        must(not taqta.lines(AGREED), "one look at a server is no witness")
        taqta.wait_for_line(AGREED, 80)
        must(time.monotonic() - began > 59, "it is believed after a minute, not sooner")
        wait_until(lambda: minute.page(read_framebuffer(display.picture_path)), 15,
                   lambda: "pages of the server's time are up; it said:\n" + taqta.log())
        ok("after %.0f s two dates of the server agree, and the display shows its time, %s ahead of this machine"
           % (time.monotonic() - began, AHEAD))
        must(taqta.stop() == 0, taqta.log)

        taqta = command("--clock", "auto")
        wait_until(lambda: uncertain.find(read_framebuffer(display.picture_path)), 5,
                   lambda: "started again it has no time at first; it said:\n" + taqta.log())
        mark = bench.folder / "nowhere"
        mark.touch()
        time.sleep(patient(2))
        must(not taqta.lines("the system has synchronised its clock"),
             "a system a hundred days behind the time that was believed is not believed:\n" + taqta.log())
        must(taqta.stop() == 0, taqta.log)
        ok("a synchronised system that is behind the last time believed is not believed")
    finally:
        server.close()


if __name__ == "__main__":
    run(test, "Xvfb", "openssl")
