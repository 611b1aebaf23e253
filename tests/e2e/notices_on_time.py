#!/usr/bin/env python3
"""On a display whose server is gone, notices begin and end by the clock, and on time.

    notices_on_time.py BUILD-FOLDER
"""
import shutil
import time

from expect import must, ok, patient, wait_until
from notices import notice
from programs import Display, WebServer
from screen import SIZE, Screen
from taqta_e2e import DEMO, demo, moment, run, write_document

SPEED = 6  # of the wall clock: a minute takes ten seconds
SLIDES = [{"show": "agenda", "seconds": 3}, {"show": "quote", "ids": ["q1"], "seconds": 3}]


class Live:
    """A display that was told of an urgent notice and of an emergency to come, and then lost its server."""

    def __init__(self, bench):
        self.bench, site = bench, bench.folder / "site"
        shutil.copytree(DEMO, site)
        self.document = demo()
        self.document["playlists"][0]["slides"] = SLIDES
        self.document["notices"] = [notice("urgent", "11:00:30"),
                                    notice("emergency", "11:00:00", **{"from": "2025-11-20T10:59:00"})]
        write_document(site / "programme.json", self.document)
        self.display = Display(bench, SIZE)
        self.screens = {clock: Screen(bench, self.display, clock) for clock in ("10:58", "10:59", "11:00")}
        for screen in self.screens.values():
            screen.expect(site / "programme.json")
        plain = dict(self.document, notices=[])
        write_document(site / "plain.json", plain)
        self.after = Screen(bench, self.display, "11:00")
        self.after.expect(site / "plain.json")
        self.server = WebServer(bench, site)

    def switch_on(self):
        self.began = time.monotonic()
        return self.bench.start_taqta(self.display, "--source", self.server.address(), "--now",
                                      moment("10:58").replace("10:58:00", "10:58:10"), "--speed", str(SPEED),
                                      "--lang", "kk", "--cache", self.bench.folder / "cache", "--every", "1")

    def at(self, wall_s):
        """Seconds from now until so many seconds after 10:58:10 on the wall."""
        return self.began + wall_s / SPEED - time.monotonic()


def test(bench):
    live = Live(bench)
    taqta = live.switch_on()

    def said():
        return "it said:\n" + taqta.log()
    live.screens["10:58"].wait_for(lambda page: page["kind"] == "notice", 4, lambda: "the urgent page; " + said())
    live.server.stop()
    taqta.wait_for_line("keeping the", 4)

    time.sleep(max(live.at(49), 0))  # a second of wall time before its beginning
    page = wait_until(live.screens["10:58"].page, 1, "a page of before the emergency")
    page = live.screens["10:59"].wait_for(lambda page: page["language"] == "kk", 3,
                                          lambda: "the emergency is up; " + said())
    late = -live.at(50)
    must(page["kind"] == "notice", "it is the emergency's page")
    ok("without a network the emergency is on screen %.1f s after its beginning" % late)
    must(0 <= late < patient(1.5), "it is there within 1.5 s and not before its time: %.1f s" % late)
    must([seen["kind"] for seen in live.screens["10:59"].watch(max(live.at(105), 0.5))] == ["notice"],
         "nothing but the emergency is shown until it ends")

    page = live.screens["11:00"].wait_for(lambda page: True, max(live.at(110), 0) + 2,
                                          lambda: "the programme is back; " + said())
    late = -live.at(110)
    must(page["kind"] == "notice", "the urgent notice is first")
    must(0 <= late < patient(1.5), "the emergency ends within 1.5 s and not before its time: %.1f s" % late)
    ok("the emergency is gone %.1f s after its end" % late)

    live.after.wait_for(lambda page: True, max(live.at(140), 0) + 2, lambda: "no notice is left; " + said())
    late = -live.at(140)
    must(0 <= late < patient(1.5), "the urgent notice ends within 1.5 s and not before its time: %.1f s" % late)
    must(len(taqta.lines("keeping the")) == 1, "the server is still away:\n" + taqta.log())
    ok("the urgent notice is gone %.1f s after its end, in the middle of a minute" % late)
    must(taqta.stop() == 0, "taqta ended badly:\n" + taqta.log())


if __name__ == "__main__":
    run(test, "lighttpd", "Xvfb")
