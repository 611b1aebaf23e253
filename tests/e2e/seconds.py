#!/usr/bin/env python3
"""A page stays as long as its words take: 3 s and 0.35 s a word of the main text, between 6 and 25 s; what the
playlist says wins.

    seconds.py BUILD-FOLDER
"""
import re

from expect import must, ok
from taqta_e2e import DEMO, demo, run, text_of, write_document

NOTICE, A_WORD, LEAST, MOST = 3, 0.35, 6, 25
# What one reads; labels, times, rooms, notes and furniture are taken in at a glance.
MAIN = ("title", "name", "body", "quote")


def words_of(page):
    """A word has a letter or a figure: a dash between two is none."""
    texts = [text_of(box) for box in page["texts"] if box["role"] in MAIN]
    return sum(len([word for word in text.split() if re.search(r"\w", word)]) for text in texts)


def expected(page):
    return min(max(NOTICE + A_WORD * words_of(page), LEAST), MOST)


def check(page):
    must(abs(page["seconds"] - expected(page)) < 0.01, "%s of %d words stays %g s and not %g s" %
         (page["file"], words_of(page), page["seconds"], expected(page)))


def words_give_the_time(bench):
    deck = bench.render(DEMO / "programme.json", "demo", "10:24", "1280x720")
    for page in deck["pages"]:
        check(page)
    shown = {page["seconds"] for page in deck["pages"]}
    must(len(shown) > 5, "pages of different lengths stay for different times: %s" % sorted(shown))
    ok("%d pages of the demo stay by their words, %g to %g s" % (len(deck["pages"]), min(shown), max(shown)))


def few_and_many_words_have_bounds(bench):
    document = demo()
    document["quotes"][0]["text"]["en"] = "Children first."
    document["quotes"][1]["text"]["en"] = "one and two and " * 25
    path = bench.folder / "bounds.json"
    write_document(path, document)
    deck = bench.render(path, "bounds", "10:24", "1920x1080", "--lang", "en")
    quotes = [page for page in deck["pages"] if page["kind"] == "quote"]
    for page in quotes:
        check(page)
    must(quotes[0]["seconds"] == LEAST and quotes[1]["seconds"] == MOST, "short and long quotes stay %g and %g s" %
         (quotes[0]["seconds"], quotes[1]["seconds"]))
    ok("two words stay 6 s, a hundred 25 s")


def playlist_has_the_last_word(bench):
    document = demo()
    slides = document["playlists"][0]["slides"]
    next(slide for slide in slides if slide["show"] == "welcome")["seconds"] = 4
    next(slide for slide in slides if slide["show"] == "quote")["seconds"] = 40
    path = bench.folder / "explicit.json"
    write_document(path, document)
    deck = bench.render(path, "explicit", "10:24", "1280x720")
    for page in deck["pages"]:
        given = {"welcome": 4, "quote": 40}.get(page["kind"])
        must(given is None or page["seconds"] == given, "%s stays %g s" % (page["file"], page["seconds"]))
        if given is None:
            check(page)
    ok("seconds of the playlist win, below the least and above the most as well")


def test(bench):
    words_give_the_time(bench)
    few_and_many_words_have_bounds(bench)
    playlist_has_the_last_word(bench)


if __name__ == "__main__":
    run(test)
