#!/usr/bin/env python3
"""Photos that are none, too large, cut, or from elsewhere: initials in their place, one line in the log, and the pages
turn as if nothing were; and those that are to be shown are. Of such posters there is no page, of such logos the name.

    hostile_pictures.py BUILD-FOLDER

What should be on screen is drawn from a document that has only the good photos, as files.
"""
import re
import subprocess
import time

from expect import find_tool, must, ok, patient, wait_until
from hostile_rows import CLOCK, WITHOUT_PROXY, Memory, is_sanitized
from photos import held_sideways, photo_of_24_megapixels, png_of_30000, svg, truncated_webp, upright
from programs import Display, environment
from screen import SIZE, Screen
from server import HostileServer
from taqta_e2e import by_id, demo, moment, run, write_document

# speaker: the photo, and what the log says when it is not shown.
SHOWN = {"behbudov": "large.jpg", "alpyspaeva": "sideways.jpg"}
REFUSED = {"nadirkulova": ("header.png", "30000 × 30000 px"),
           "winter": ("cut.webp", "a WebP that is damaged"),
           "abdigalieva": ("drawing.jpg", "neither JPEG nor PNG nor WebP"),
           "zinasheva": ("http://localhost:%d/upright.jpg", "pictures are not taken from localhost"),
           "zhasqairat": ("missing.jpg", "404")}
ORDER = ["nadirkulova", "winter", "behbudov", "abdigalieva", "zinasheva", "alpyspaeva", "zhasqairat"]
SECONDS = 3
TURNS = re.compile(r"turns (\d+), frames (\d+), late (\d+), latest (\d+) ms")


def document(photos, order):
    """The demo as speakers' pages, one after the other, each with the photo given for it."""
    result = demo()
    result["sources"] = []
    for speaker, photo in photos.items():
        by_id(result["speakers"], speaker)["photo"] = photo
    result["playlists"][0]["slides"] = [{"show": "speaker", "ids": [speaker], "seconds": SECONDS} for speaker in order]
    return result


def walls(posters, logos):
    """The demo as its welcome, its sponsors and posters."""
    result = demo()
    result["sources"] = []
    result["pictures"] = [{"id": "poster-%d" % i, "image": image} for i, image in enumerate(posters)]
    result["thanks"] = [{"id": "sponsor-%d" % i, "kind": "sponsor", "name": "Демеуші %d" % i, **({"logo": logo} if logo else {})}
                        for i, logo in enumerate(logos)]
    result["playlists"][0]["slides"] = [{"show": kind, "seconds": SECONDS} for kind in ("welcome", "thanks", "picture")]
    return result


def undisturbed():
    """A frame should be late because of taqta and not because of what else runs here. Where that is not allowed, the
    machine has to be idle."""
    first = ["chrt", "--rr", "1"]
    allowed = find_tool("chrt") and subprocess.run(first + ["true"], capture_output=True).returncode == 0
    return first if allowed else []


class Gallery:
    """A server of photos, another one, a display, and what it should show."""

    def __init__(self, bench):
        self.bench = bench
        large, small = photo_of_24_megapixels(), upright()
        must(len(large) < 5 * 1024 * 1024, "the photo of 24 Mpx is small enough to be taken: %d bytes" % len(large))
        self.server = HostileServer({"/large.jpg": large, "/sideways.jpg": held_sideways(), "/drawing.jpg": svg(),
                                     "/header.png": png_of_30000(), "/cut.webp": truncated_webp()})
        self.stranger = HostileServer({"/upright.jpg": small})
        self.display = Display(bench, SIZE)
        self.screen = Screen(bench, self.display, CLOCK)
        (bench.folder / "large.jpg").write_bytes(large)
        (bench.folder / "upright.jpg").write_bytes(small)

    def expect(self, photos, order):
        path = self.bench.folder / "expected.json"
        write_document(path, document(photos, order))
        deck = self.screen.expect(path)
        must(len(deck["pages"]) == len(order), "a page a speaker: %s" % [page["file"] for page in deck["pages"]])
        return deck

    def publish(self, photos, order):
        path = self.bench.folder / "published.json"
        write_document(path, document(photos, order))
        self.server.site["/programme.json"] = path.read_bytes()

    def switch_on(self, *options):
        return self.bench.start(
            *undisturbed(), self.bench.build / "taqta", "--source", self.server.address(), "--now", moment(CLOCK),
            "--speed", "0.01", "--lang", "kk", "--every", "1", "--cache", self.bench.folder / "cache", *options,
            env=environment(DISPLAY=self.display.name, **WITHOUT_PROXY))


def has_photo(page):
    return any(picture["what"] == "photo" for picture in page["pictures"])


def watch_a_round(gallery, taqta):
    """Every page comes in its turn, and none is up that should not be. Looks seldom, to leave the processor to whom
    it is about."""
    pages, seen = gallery.screen.deck["pages"], []
    began = known = time.monotonic()
    while time.monotonic() < began + patient((len(pages) + 1) * (SECONDS + 1)) and len(seen) < len(pages) + 1:
        page = gallery.screen.page()
        if page:
            known = time.monotonic()
            if not seen or seen[-1] is not page:
                seen.append(page)
        must(time.monotonic() - known < patient(1.5),
             lambda: "after %s comes a page that should not be:\n%s" % (seen[-1:] and seen[-1]["file"], taqta.log()))
        time.sleep(0.25)
    files = [page["file"] for page in pages]
    must([page["file"] for page in seen] == files + files[:1], "pages turn in their order: %s" %
         [page["file"] for page in seen])


def refused_are_told_once(taqta, stranger):
    for speaker, (name, words) in REFUSED.items():
        lines = taqta.lines(name.partition(":%d")[2] or name)
        must(len(lines) == 1 and "initials" in lines[0] and words in lines[0],
             "%s: not one line with \"initials\" and \"%s\":\n%s" % (name, words, taqta.log()))
        ok("initials for %s: %s" % (name.rpartition("/")[2], lines[0]))
    must(not stranger.requests, "the other host is not even asked")


def no_frame_is_late(bench, taqta):
    must(taqta.stop() == 0, taqta.log)
    found = TURNS.search(taqta.log())
    must(found, lambda: "it tells how its turns went at the end:\n" + taqta.log())
    turns, frames, late, latest_ms = map(int, found.groups())
    must(turns >= len(ORDER), "%d turns" % turns)
    if is_sanitized(bench.build):
        print("SKIPPED: sanitizers are too slow to ask whether a frame is late")
        return
    must(late == 0, "%d of %d frames are late, by %d ms" % (late, frames, latest_ms))
    ok("no frame of %d in %d turns is late" % (frames, turns))


def bad_photos_are_initials(gallery):
    bench = gallery.bench
    deck = gallery.expect({"behbudov": "large.jpg", "alpyspaeva": "upright.jpg"}, ORDER)
    must([has_photo(page) for page in deck["pages"]] == [speaker in SHOWN for speaker in ORDER],
         "of the expected pages two have a photo: %s" % [page["pictures"] for page in deck["pages"]])
    photos = {speaker: name for speaker, (name, _) in REFUSED.items()}
    photos["zinasheva"] %= gallery.stranger.port
    gallery.publish({**SHOWN, **photos}, ORDER)
    taqta = gallery.switch_on()
    gallery.screen.wait_for(lambda page: True, 10, lambda: "the first page is on screen:\n" + taqta.log())
    memory = Memory(taqta.process.pid)
    watch_a_round(gallery, taqta)
    refused_are_told_once(taqta, gallery.stranger)
    ok("24 Mpx and orientation 6 are shown as they should be; %+.1f MB at most" % (memory.more_kb() / 1000))
    no_frame_is_late(bench, taqta)


def another_host_may_be_named(gallery):
    gallery.expect({"zinasheva": "upright.jpg"}, ["zinasheva"])
    gallery.publish({"zinasheva": REFUSED["zinasheva"][0] % gallery.stranger.port}, ["zinasheva"])
    taqta = gallery.switch_on("--picture-host", "localhost")
    gallery.screen.wait_for(has_photo, 10, lambda: "the photo of the host named is on screen:\n" + taqta.log())
    wait_until(lambda: gallery.stranger.requests, 1, "the host named is asked")
    must(taqta.stop() == 0, taqta.log)
    ok("a photo of another host is shown when the host is named")


def bad_posters_and_logos_are_left_out(gallery):
    bench, bad = gallery.bench, [name for name, _ in REFUSED.values()]
    bad = [name % gallery.stranger.port if "%d" in name else name for name in bad]
    expected, published = bench.folder / "expected.json", bench.folder / "published.json"
    write_document(expected, walls(["large.jpg"], ["upright.jpg"] + len(bad) * [None]))
    deck = gallery.screen.expect(expected)
    must(len(deck["pages"]) == 3, "one page of each: %s" % [page["file"] for page in deck["pages"]])
    asked = len(gallery.stranger.requests)
    write_document(published, walls(bad[:2] + ["large.jpg"] + bad[2:], ["sideways.jpg"] + bad))
    gallery.server.site["/programme.json"] = published.read_bytes()
    taqta = gallery.switch_on("--cache", bench.folder / "other-cache")
    gallery.screen.wait_for(lambda page: True, 10, lambda: "the first page is on screen:\n" + taqta.log())
    watch_a_round(gallery, taqta)
    for name, (_, words) in zip(bad, REFUSED.values()):
        lines = taqta.lines(name.rpartition("/")[2])
        must(len(lines) == 1 and "not shown" in lines[0] and words in lines[0],
             "%s: not one line with \"%s\":\n%s" % (name, words, taqta.log()))
        ok("neither poster nor logo: %s" % lines[0])
    must(len(gallery.stranger.requests) == asked, "the other host is not even asked")
    must(taqta.stop() == 0, taqta.log)
    ok("the pages of posters that can be shown turn as if there were no others; a sponsor has a name")


def test(bench):
    gallery = Gallery(bench)
    try:
        bad_photos_are_initials(gallery)
        another_host_may_be_named(gallery)
        bad_posters_and_logos_are_left_out(gallery)
    finally:
        gallery.server.close()
        gallery.stranger.close()


if __name__ == "__main__":
    run(test, "Xvfb")
