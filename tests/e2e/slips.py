#!/usr/bin/env python3
"""A document with slips: the organiser's tool names every one with its place, the display keeps its last good one, and
a slip in a record costs that record only.

    slips.py BUILD-FOLDER
"""
import json
import shutil

from expect import must, ok
from programs import Display, WebServer
from screen import SIZE, Screen
from taqta_e2e import DEMO, by_id, demo, moment, run, text_of, write_document

CLOCK = "10:24"


def place_of(text, words):
    """Line and column, from 1, of words that stand once in the text."""
    must(text.count(words) == 1, "%r stands once in the test's document" % words)
    before = text[:text.index(words)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def make_slips(document):
    """Ten slips in ten places: path, the words its place is at, and words of what was expected instead."""
    sessions = document["sessions"]
    sessions[1]["start"] = "2025-11-20T25:00"
    sessions[2]["minutes"] = "20"
    sessions[3]["room"] = "hall-9"
    sessions[4]["speakers"][1] = "nobody"
    sessions[6]["titel"] = "misspelt"
    document["event"]["overrun_minutes"] = 1234
    document["tracks"][0]["colour"] = "blueish"
    document["playlists"][0]["slides"][1]["show"] = "now-and-next"
    document["quotes"][0]["kind"] = "overheard"
    document["changes"][0]["session"] = "s99"
    return [
        ("event.overrun_minutes", "1234", "expected a whole number from 0 to"),
        ("tracks[0].colour", '"blueish"', 'expected one such as "#'),
        ("sessions[1].start", '"2025-11-20T25:00"', "expected 2025-11-20T"),
        ("sessions[2].minutes", '"20"', "expected a whole number from 1 to"),
        ("sessions[3].room", '"hall-9"', 'did you mean "hall-1"?'),
        ("sessions[4].speakers[1]", '"nobody"', 'there is no speaker "nobody"; expected the id of one of 8'),
        ("sessions[6].titel", '"misspelt"', 'did you mean "title"?'),
        ("quotes[0].kind", '"overheard"', "expected one of"),
        ("changes[0].session", '"s99"', 'there is no session "s99"; expected the id of one of 7'),
        ("playlists[0].slides[1].show", '"now-and-next"', "expected one of welcome, now-next"),
    ]


def copy_demo(bench, name):
    folder = bench.folder / name
    shutil.copytree(DEMO, folder)
    return folder / "programme.json"


def all_slips_at_once(bench):
    path = copy_demo(bench, "many")
    document = demo()
    slips = make_slips(document)
    write_document(path, document)
    text = path.read_text()
    done = bench.call("taqtactl", "check", path)
    lines = done.stdout.splitlines()
    must(done.returncode == 1, "check ends with %d" % done.returncode)
    for slip, words, expected in slips:
        start = "%s:%d:%d: %s: " % ((path,) + place_of(text, words) + (slip,))
        found = [line for line in lines if line.startswith(start)]
        must(len(found) == 1 and expected in found[0], "no line %s… %s in\n%s%s" %
             (start, expected, done.stdout, done.stderr))
    must(len(lines) == len(slips), "a line a slip:\n" + done.stdout)
    ok("check names %d slips at once, each with file, line, column, path and what was expected" % len(slips))


def exit_codes(bench):
    done = bench.call("taqtactl", "check", DEMO / "programme.json")
    must(done.returncode == 0 and not done.stdout, "the demo is clean: %d\n%s" % (done.returncode, done.stdout))
    for words in ([], ["check"], ["chek", DEMO / "programme.json"], ["check", "--all"]):
        done = bench.call("taqtactl", *words)
        must(done.returncode == 2 and "taqtactl check" in done.stderr, "%s ends with %d" % (words, done.returncode))
    ok("check ends with 0 for the clean demo, with 2 for wrong arguments")


def syntax_slips(text):
    """The demo's text with one slip of the keyboard: what, the text, words at its place, words of the message."""
    return [
        ("a trailing comma", text.replace('"en": "Astana" }', '"en": "Astana", }'), ', }', "comma"),
        ("two commas", text.replace('"minutes": 30,', '"minutes": 30,,'), ',,', "comma"),
        ("a comment", text.replace('\n  "rooms": [', '\n  // our rooms\n  "rooms": ['), "// our", "comment"),
        ("smart quotes", text.replace('"timezone": "', '“timezone”: "'), "“timezone", "straight double quotes"),
        ("a missing comma", text.replace('"id": "s5",', '"id": "s5"'), None, "comma"),
        ("a missing end", text.rstrip()[:-1], None, "end"),
    ]


def syntax_is_named(bench):
    path = copy_demo(bench, "syntax")
    for what, text, words, message in syntax_slips(path.read_text()):
        write_document(path, text)
        done = bench.call("taqtactl", "check", path)
        said = done.stdout.splitlines()
        must(done.returncode == 1 and len(said) == 1, "%s: check ends with %d and says\n%s" %
             (what, done.returncode, done.stdout))
        place = "%s:" % path
        if words:
            line, column = place_of(text, words)
            place = "%s:%d:%d: " % (path, line, column + (words == ",,"))  # the second one is too many
        must(said[0].startswith(place) and message in said[0], "%s: not at %s… %s but\n%s" %
             (what, place, message, said[0]))
        must(said[0][len(str(path)):].split(":")[1].isdigit(), "%s has a line: %s" % (what, said[0]))
    ok("slips of JSON are named with line and column: commas, comments, smart quotes, a missing end")


def one_record_pays(bench):
    path = copy_demo(bench, "records")
    document = demo()
    good = bench.render(DEMO / "programme.json", "good", CLOCK, SIZE, "--lang", "kk")
    by_id(document["sessions"], "s4")["speakers"][1] = "nobody"
    by_id(document["sessions"], "s5")["room"] = "hall-9"
    next(slide for slide in document["playlists"][0]["slides"] if slide["show"] == "quote")["show"] = "quotation"
    write_document(path, document)
    deck = bench.render(path, "with-slips", CLOCK, SIZE, "--lang", "kk")

    kinds = [page["kind"] for page in good["pages"] if page["kind"] != "quote"]
    must([page["kind"] for page in deck["pages"]] == kinds, "only the page of unknown kind is missing")
    agenda = [box for page in deck["pages"] if page["kind"] == "agenda" for box in page["texts"]]
    titles = [text_of(box) for box in agenda if box["role"] == "title"]
    wanted = [text_of(box) for page in good["pages"] if page["kind"] == "agenda" for box in page["texts"]
              if box["role"] == "title"]
    must([title for title in wanted if title != "Үзіліс"] == [title for title in titles if title != "Үзіліс"],
         "the other sessions are all there: %s" % titles)
    people = " ".join(text_of(box) for box in agenda)
    must("Ләйла Зинашева" not in people and "Гүлнар Абдиғалиева" in people and "Ильвира Назырова" in people,
         "the unknown speaker is left out, those beside her are not: " + people)
    ok("an unknown speaker, room and page kind cost that record only")


def render_refuses(bench):
    path = copy_demo(bench, "refused")
    write_document(path, path.read_text().replace('"rooms": [', '"rooms": [,', 1))
    done = bench.call("taqta", "render", "--source", path, "--now", moment(CLOCK), "--out", bench.folder / "none")
    line, column = place_of(path.read_text(), "[,")
    must(done.returncode == 1 and "%s:%d:%d: " % (path, line, column + 1) in done.stderr,
         "render ends with %d and says\n%s" % (done.returncode, done.stderr))
    ok("render of a document nobody can read ends with 1 and says where it is wrong")


def display_keeps_its_last(bench):
    path = copy_demo(bench, "site")
    document = demo()
    document["playlists"][0]["slides"] = [{"show": "agenda", "seconds": 3}]
    write_document(path, document)
    server, display = WebServer(bench, path.parent), Display(bench, SIZE)
    screen = Screen(bench, display, CLOCK)
    screen.expect(path)
    taqta = bench.start_taqta(display, "--source", server.address(), "--now", moment(CLOCK), "--speed", "0.01",
                              "--lang", "kk", "--cache", bench.folder / "cache", "--every", "1")
    screen.wait_for(lambda page: True, 5, "the good programme is on screen")

    text = path.read_text()
    refused = [("a trailing comma", text.replace('"sessions": [', '"sessions": [,', 1)),
               ("no event", json.dumps({"taqta": 1, "sessions": []})),
               ("an empty file", "")]
    for count, (what, wrong) in enumerate(refused, 1):
        write_document(path, wrong)
        said = taqta.wait_for_line("keeping the", 6, count)
        must(server.address() in said, "%s: the log names the document: %s" % (what, said))
        if what == "a trailing comma":
            line, column = place_of(wrong, "[,")
            must("%s:%d:%d: " % (server.address(), line, column + 1) in said, "the log names the place: " + said)
        screen.watch(3.5)
        must(len(taqta.lines("keeping the")) == count, "it is said once:\n" + taqta.log())
    ok("with %s in its place the last good programme stays on screen" % ", ".join(what for what, _ in refused))

    good = path.with_name("good.json")
    write_document(good, document)
    by_id(document["sessions"], "s3")["room"] = "hall-2"
    write_document(path, document)
    screen.expect(path, "--before", good)
    taqta.wait_for_line("has been mended", 6)
    screen.wait_for(lambda page: True, 6, lambda: "the mended programme is on screen; it said:\n" + taqta.log())
    ok("mended, it is picked up")
    must(taqta.stop() == 0, "taqta ended badly:\n" + taqta.log())


def test(bench):
    all_slips_at_once(bench)
    exit_codes(bench)
    syntax_is_named(bench)
    one_record_pays(bench)
    render_refuses(bench)
    display_keeps_its_last(bench)


if __name__ == "__main__":
    run(test, "lighttpd", "Xvfb")
