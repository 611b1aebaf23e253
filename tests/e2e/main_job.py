#!/usr/bin/env python3
"""The main job: from a web server to the screen. What is changed is shown at once, what is edited at the next page
turn; without the server the picture stays, and a display that is switched on shows what it had.

    main_job.py BUILD-FOLDER
"""
import shutil
import subprocess
import time

from expect import find_tool, must, ok, patient, wait_until
from programs import Display, WebServer, environment
from screen import SIZE, Screen
from taqta_e2e import DEMO, by_id, demo, moment, run, text_of, write_document

CLOCK = "10:24"
# The first page stays longer than a change may take, so that "at once" is not the next page turn.
SLIDES = [{"show": "quote", "ids": ["q1"], "seconds": round(patient(9))},
          {"show": "quote", "ids": ["q2"], "seconds": 3},
          {"show": "agenda", "seconds": 3}]


class Foyer:
    """A served document, a display, and what should be on it."""

    def __init__(self, bench):
        self.bench, self.site = bench, bench.folder / "site"
        shutil.copytree(DEMO, self.site)
        self.path = self.site / "programme.json"
        self.document = demo()
        self.document["playlists"][0]["slides"] = SLIDES
        self.versions = 1
        write_document(self.path, self.document)
        self.server = WebServer(bench, self.site)
        self.display = Display(bench, SIZE)
        self.screen = Screen(bench, self.display, CLOCK)
        self.screen.expect(self.path)

    def switch_on(self):
        # The clock all but stands, so that a minute is never over between drawing and looking.
        return self.bench.start_taqta(self.display, "--source", self.server.address(), "--now", moment(CLOCK),
                                      "--speed", "0.01", "--lang", "kk", "--cache", self.bench.folder / "cache",
                                      "--every", "1")

    def publish(self):
        """Puts the document in the served one's place; its pages are drawn before, since that takes a while."""
        draft = self.site / "draft.json"
        write_document(draft, self.document)
        self.screen.expect(draft)
        draft.rename(self.path)
        self.versions += 1
        return time.monotonic()


def shows(source, words=""):
    return lambda page: any(box["source"].startswith(source) and words in text_of(box) for box in page["texts"])


def is_marked(session, mark):
    return lambda page: {"session": session, "mark": mark} in page["marks"]


FIRST_PAGE = shows("quotes[0]")


def start(foyer):
    must(foyer.screen.is_dark(), "the display is dark at first")
    taqta = foyer.switch_on()
    foyer.screen.wait_for(FIRST_PAGE, 5, lambda: "the first page is on screen; taqta said:\n" + taqta.log())
    ok("what is on screen is pixel for pixel the page that render draws")
    return taqta


def change_is_shown_at_once(foyer, taqta):
    """A session goes to another hall while a page is up that has nothing to do with it."""
    foyer.screen.wait_for(FIRST_PAGE, 25, "the first page comes round")
    foyer.document["changes"].append({"session": "s3", "kind": "moved", "at": "2025-11-20T10:24:00+05:00",
                                      "room": "hall-2"})
    must(not any(is_marked("s3", "moved")(page) for page in foyer.screen.deck["pages"]), "s3 was not moved before")
    began = foyer.publish()
    page = foyer.screen.wait_for(is_marked("s3", "moved"), 3,
                                 lambda: "the change is on screen; it said:\n" + taqta.log())
    must(len(taqta.lines("a change: showing it now")) == 1, "the change is told once:\n" + taqta.log())
    must(page["kind"] == "change", "the page that shows the change is that of changes")
    ok("a moved session is on screen %.1f s after it was published" % (time.monotonic() - began))


def edit_waits_for_the_turn(foyer, taqta):
    """The next page's text is edited: this one stays, and the next comes with its new words."""
    foyer.screen.wait_for(FIRST_PAGE, 25, "the first page comes round")
    old = foyer.screen.pictures
    by_id(foyer.document["quotes"], "q2")["text"]["kk"] = "Мұны қонақтар ертең оқымайды, бүгін оқиды."
    foyer.publish()
    taqta.wait_for_line("a newer programme: from the next page on", 5)
    page = foyer.screen.page()
    must(page and FIRST_PAGE(page), "the page that is up stays until its turn")
    must(old[page["file"]] == foyer.screen.pictures[page["file"]], "this page is not the one that was edited")
    page = foyer.screen.wait_for(lambda page: not FIRST_PAGE(page), 12, "the next page comes with the new words")
    must(shows("quotes[1]", "бүгін оқиды")(page), "the next page is the edited one")
    must(len(taqta.lines("a change: showing it now")) == 1, "an edit is no change:\n" + taqta.log())
    ok("an edited quote waits for the next page turn")


def unchanged_is_not_sent_again(foyer):
    server = foyer.server
    asked = server.count("programme.json", 304)
    wait_until(lambda: server.count("programme.json", 304) >= asked + 2, 15, "the server answers 304")
    must(server.count("programme.json", 200) == foyer.versions, "%d versions were sent %d times" %
         (foyer.versions, server.count("programme.json", 200)))
    ok("%d versions were sent once each, and 304 answered %d times" %
       (foyer.versions, server.count("programme.json", 304)))


def picture_stays_without_server(foyer, taqta):
    foyer.server.stop()
    taqta.wait_for_line("keeping the", 10)
    said = len(taqta.log().splitlines())
    seen = foyer.screen.watch(8)
    must(len(seen) >= 2, "pages go on turning: %s" % [page["file"] for page in seen])
    must(taqta.is_alive(), "taqta lives on")
    must(len(taqta.log().splitlines()) == said, "the trouble is told once:\n" + taqta.log())
    ok("server stopped: pages go on, and one line says so: %s" % taqta.lines("keeping the")[0])


def stops_at_once(taqta):
    began = time.monotonic()
    code = taqta.stop(1)
    must(code == 0, "ended with %d:\n%s" % (code, taqta.log()))
    ok("SIGTERM ends it with 0 after %.0f ms" % ((time.monotonic() - began) * 1000))


def restart_without_server(foyer):
    wait_until(foyer.screen.is_dark, 5, "the display is dark without taqta")
    began = time.monotonic()
    taqta = foyer.switch_on()
    # It was told of its change only moments ago, and that comes first.
    foyer.screen.wait_for(is_marked("s3", "moved"), 1, lambda: "the last programme is on screen; it said:\n" + taqta.log())
    ok("switched on without a server, the last programme is there after %.0f ms" %
       ((time.monotonic() - began) * 1000))
    taqta.wait_for_line("keeping the", 10)
    return taqta


def picks_up_when_server_is_back(foyer, taqta):
    foyer.document["changes"].append({"session": "s5", "kind": "cancelled", "at": "2025-11-20T10:24:00+05:00"})
    foyer.publish()
    foyer.server.start()
    foyer.screen.wait_for(is_marked("s5", "cancelled"), 20,
                          lambda: "the new programme comes; it said:\n" + taqta.log())
    taqta.wait_for_line("is there again", 5)
    ok("the server back, its new programme is picked up")


def key_ends_it(foyer, taqta):
    if not find_tool("xdotool"):
        print("SKIPPED: there is no xdotool here, so nobody presses Esc")
        return
    subprocess.run([find_tool("xdotool"), "key", "Escape"], check=True, env=environment(DISPLAY=foyer.display.name))
    code = taqta.wait(2)
    must(code == 0, "Esc ends it with %d:\n%s" % (code, taqta.log()))
    ok("Esc ends it with 0")


def test(bench):
    foyer = Foyer(bench)
    taqta = start(foyer)
    change_is_shown_at_once(foyer, taqta)
    edit_waits_for_the_turn(foyer, taqta)
    unchanged_is_not_sent_again(foyer)
    picture_stays_without_server(foyer, taqta)
    stops_at_once(taqta)
    taqta = restart_without_server(foyer)
    picks_up_when_server_is_back(foyer, taqta)
    key_ends_it(foyer, taqta)


if __name__ == "__main__":
    run(test, "lighttpd", "Xvfb")
