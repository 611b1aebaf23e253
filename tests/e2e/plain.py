#!/usr/bin/env python3
"""The plain screen: there within a second when nothing else is, in three languages, with the reason; gone by itself
when the reason is; and in place of pages where fonts are missing.

    plain.py BUILD-FOLDER
"""
import shutil
import subprocess
import time

from expect import Failure, Missing, find_tool, must, ok, patient, wait_until
from pictures import read_framebuffer, read_png
from programs import HOUSE, Display, WebServer, environment
from reading import must_read
from screen import SIZE
from taqta_e2e import DEMO, moment, run

CLOCK = "10:24"
AT = ("--now", moment(CLOCK))
WAITING = ("Бағдарламаны күтіп тұрмыз", "Ждём программу", "Waiting for the programme")
WRONG = ("Баптау файлында қате бар", "Ошибка в настройках", "The configuration is wrong")
GROUND = bytes((0x0B, 0x1F, 0x33))
GOLD = bytes((0xFF, 0xC8, 0x3D))
MARK = (76, 52)  # inside its golden part, at 1280x720


class Foyer:
    """A display, and what is on it."""

    def __init__(self, bench):
        self.bench, self.display = bench, Display(bench, SIZE)

    def look(self):
        return read_framebuffer(self.display.picture_path)

    def is_plain(self):
        """Its mark stands where no page of the programme has anything golden."""
        picture = self.look()
        return picture.row(0)[:3] == GROUND and picture.row(MARK[1])[3 * MARK[0]:3 * MARK[0] + 3] == GOLD

    def start(self, *words):
        return self.bench.start_taqta(self.display, "--no-cache", *words)

    def wait_for_picture(self, picture, seconds, what):
        wait_until(lambda: self.look() == picture, seconds, what)

    def wait_for_words(self, words, seconds=10):
        """Reading takes seconds: it is tried until it succeeds, and the last time says what was there."""
        began = time.monotonic()
        while True:
            try:
                must_read(self.bench, self.look(), words)
                return
            except Failure:
                if time.monotonic() - began > patient(seconds):
                    raise
                time.sleep(0.5)


def says_what_it_waits_for(foyer, server):
    server.stop()
    began = time.monotonic()
    taqta = foyer.start("--screen", "foyer-a", "--every", "1", "--source", server.address(), *AT)
    wait_until(foyer.is_plain, 1, lambda: "the plain screen is up within a second; it said:\n" + taqta.log())
    took_ms = (time.monotonic() - began) * 1000
    foyer.wait_for_words(WAITING + ("foyer-a", server.address()))
    ok("without a server the plain screen is up after %.0f ms, in three languages, with its name and the address" %
       took_ms)
    return taqta


def gives_way_to_the_programme(foyer, server, taqta):
    server.start()
    wait_until(lambda: not foyer.is_plain(), 20, lambda: "the programme comes; it said:\n" + taqta.log())
    taqta.wait_for_line("showing a programme", 5)
    must(taqta.stop() == 0, "ended by hand with 0")
    ok("once the server answers, the programme takes its place")


def refusal_is_told_with_its_place(foyer, folder, server):
    (folder / "programme.json").write_text('{"taqta": 1,\n  "event": oops}')
    taqta = foyer.start("--source", server.address(), *AT)
    wait_until(foyer.is_plain, 2, lambda: "the plain screen is up; it said:\n" + taqta.log())
    foyer.wait_for_words(("құжатта қате бар", "has a mistake", "2:"))
    must(taqta.stop() == 0, "ended by hand with 0")
    ok("a document that is refused is told with its line")


def programme_in_plain_text(foyer):
    bench, out = foyer.bench, foyer.bench.folder / "plain-expected"
    done = bench.call("taqta", "render", "--plain", "--source", DEMO / "programme.json", "--size", SIZE, "--out", out,
                      *AT)
    pictures = [read_png(path) for path in sorted(out.glob("*-plain.png"))]
    must(done.returncode == 0 and len(pictures) == 3, "a plain page a language: %s" % done.stderr)
    taqta = foyer.start("--plain", "--source", DEMO / "programme.json", *AT)
    foyer.wait_for_picture(pictures[0], 3, "the first plain page is up")
    began = time.monotonic()
    foyer.wait_for_picture(pictures[1], 18, "the second plain page follows")
    stayed = time.monotonic() - began
    must(13 < stayed < 15 + patient(2), "a plain page stays 15 s, not %.1f s" % stayed)
    must(taqta.stop() == 0, "ended by hand with 0")
    must_read(bench, pictures[0], ("ЮНИСЕФ пен Қазақстан", "10:20", "Үлкен зал", "Келесі"))
    must_read(bench, pictures[1], ("ЮНИСЕФ и Казахстан", "Большой зал", "Далее"))
    ok("--plain shows now and next in the page's language and turns after %.1f s" % stayed)


def missing_font_is_no_dark_display(foyer):
    folder = foyer.bench.folder / "fonts"
    folder.mkdir()
    faces = (HOUSE / "fonts" / "faces.json").read_text()
    (folder / "faces.json").write_text(faces.replace("Vollkorn-Medium.ttf", "Gone-Medium.ttf"))
    taqta = foyer.start("--fonts", folder, "--source", DEMO / "programme.json", *AT)
    taqta.wait_for_line("showing plain text", 5)
    must("install the Debian package fonts-vollkorn" in taqta.log(), "the log says what to install:\n" + taqta.log())
    wait_until(foyer.is_plain, 3, lambda: "plain text is up; it said:\n" + taqta.log())
    foyer.wait_for_words(("ЮНИСЕФ пен Қазақстан", "Vollkorn Medium (fonts-vollkorn)"))
    must(taqta.stop() == 0, "ended by hand with 0")
    ok("without one of its fonts it shows the programme in plain text, and which package to install")


def refused_font_is_named(foyer):
    """In its place one that draws a letter as another, from the tests of type."""
    font = foyer.bench.build / "tests" / "bad_fonts" / "breve-lost.otf"
    if not font.exists():
        print("SKIPPED: nothing has made bad fonts here (python3-fonttools), so no display with one")
        return
    folder = foyer.bench.folder / "refused"
    folder.mkdir()
    faces = (HOUSE / "fonts" / "faces.json").read_text()
    (folder / "faces.json").write_text(
        faces.replace("/usr/share/fonts/opentype/inter/Inter-SemiBold.otf", str(font)))
    taqta = foyer.start("--fonts", folder, "--source", DEMO / "programme.json", *AT)
    said = taqta.wait_for_line("showing plain text", 5)
    must("Inter SemiBold: Ğ has the outline of G" in said, "the log names face and letter: " + said)
    wait_until(foyer.is_plain, 3, lambda: "plain text is up; it said:\n" + taqta.log())
    foyer.wait_for_words(("Келесі", "Inter SemiBold", "has the outline of"))
    must(taqta.stop() == 0, "ended by hand with 0")
    ok("with a font that draws a letter as another it shows the programme in plain text, and which font it is")


def no_font_at_all_is_our_mark(foyer):
    """In a mount of its own, where the folders of fonts are empty."""
    unshare, script = find_tool("unshare"), "mount -t tmpfs none /usr/share/fonts"
    if not unshare or subprocess.run([unshare, "--map-root-user", "--mount", "sh", "-c", script],
                                     capture_output=True).returncode != 0:
        print("SKIPPED: nobody may hide the fonts here (unshare), so no display without any")
        return
    hide = script + "; [ ! -d /usr/local/share/fonts ] || mount -t tmpfs none /usr/local/share/fonts; exec \"$@\""
    taqta = foyer.bench.start(unshare, "--map-root-user", "--mount", "sh", "-c", hide, "taqta",
                              foyer.bench.build / "taqta", "--no-cache", "--source", DEMO / "programme.json", *AT,
                              env=environment(DISPLAY=foyer.display.name))
    taqta.wait_for_line("showing our mark alone", 8)
    width, height = map(int, SIZE.split("x"))
    wait_until(lambda: GOLD in bytes(foyer.look().row(height * 2 // 5)), 5, "our mark is up")
    must(foyer.look().row(0)[:3] == GROUND, "on our ground")
    must(taqta.stop() == 0, "ended by hand with 0")
    ok("with no font at all the display shows our mark, and the log says why")


def wrong_configuration_is_shown_until_mended(foyer):
    config = foyer.bench.folder / "taqta.conf"
    good = "[taqta]\nsource = %s\nscreen = foyer\nno-cache = yes\nnow = %s\n" % (DEMO / "programme.json",
                                                                                   moment(CLOCK))
    config.write_text(good + "every = often\n")
    taqta = foyer.bench.start_taqta(foyer.display, "--config", config)
    wait_until(foyer.is_plain, 1, lambda: "the plain screen is up; it said:\n" + taqta.log())
    taqta.wait_for_line(":6: every \"often\": expected seconds", 2)
    foyer.wait_for_words(WRONG + (config.name, "every = often", "аралығындағы секунд саны", "seconds from 1 to"))
    config.write_text(good + "lang = de\n")
    taqta.wait_for_line(":6: lang \"de\": expected kk, kk-Latn, kk-Arab, ru or en", 5)
    foyer.wait_for_words(("lang = de",))
    config.write_text(good + "every = 15\n")
    taqta.wait_for_line("showing a programme", 8)
    wait_until(lambda: not foyer.is_plain(), 3, "the programme comes by itself")
    must(taqta.stop() == 0, "ended by hand with 0")
    ok("a wrong line is shown with what was expected; mended, the programme comes by itself")


def wrong_arguments_end_it(bench):
    for words in (("--every", "often"), ("--nothing",), ()):
        done = bench.call("taqta", *words)
        must(done.returncode == 2 and done.stderr, "%s: ended with %d: %s" % (words, done.returncode, done.stderr))
    config = bench.folder / "alone.conf"
    config.write_text("[taqta]\nlang = de\n")
    done = bench.call("taqta", "--config", config)
    must(done.returncode == 2 and "alone.conf:2:" in done.stderr, "a wrong configuration without a display: %d, %s" %
         (done.returncode, done.stderr))
    ok("wrong arguments, and a wrong configuration where there is no display, end it with 2")


def test(bench):
    languages = subprocess.run([find_tool("tesseract"), "--list-langs"], capture_output=True, text=True).stdout
    if "kaz" not in languages.split():
        raise Missing("tesseract has no Kazakh here (tesseract-ocr-kaz)")
    site = bench.folder / "site"
    shutil.copytree(DEMO, site)
    foyer, server = Foyer(bench), WebServer(bench, site)
    taqta = says_what_it_waits_for(foyer, server)
    gives_way_to_the_programme(foyer, server, taqta)
    refusal_is_told_with_its_place(foyer, site, server)
    programme_in_plain_text(foyer)
    missing_font_is_no_dark_display(foyer)
    refused_font_is_named(foyer)
    no_font_at_all_is_our_mark(foyer)
    wrong_configuration_is_shown_until_mended(foyer)
    wrong_arguments_end_it(bench)


if __name__ == "__main__":
    run(test, "lighttpd", "Xvfb", "tesseract")
