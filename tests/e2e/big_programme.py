#!/usr/bin/env python3
"""Two hundred sessions in six halls, long titles and every change there is: on all shapes of screen nothing lies on
another, nothing is outside or too small, nothing is cut unless it is told, and the agenda has every session once.

    big_programme.py BUILD-FOLDER
"""
import collections
import concurrent.futures
import re
import sys

from expect import must, ok
from sizes import MOST_TOLD, overlap, troubles_of_box
from taqta_e2e import HOUSE, run, text_of, write_document

sys.dont_write_bytecode = True
sys.path.insert(0, str(HOUSE / "tests" / "big"))
import programme as big  # noqa: E402 (it lies beside the other tests)

SHAPES = ("800x480", "1280x720", "1366x768", "1920x1080", "3840x2160", "1080x1920", "2160x3840", "1920x540")
DAY = "2025-11-20"
SMALL = 3.34  # u, up to which a title may have more than three lines
# Screens of 43 inches whose readers stand so far away that sizes are raised.
DIAGONAL = "43"
FAR = (("1920x1080", "3.9"), ("1080x1920", "3.9"), ("1920x1080", "4.5"), ("1080x1920", "4.5"), ("1280x720", "4.5"),
       ("800x480", "3.9"), ("1920x540", "3"))
# An earlier version had two sessions more, which have vanished since: they are told of at these moments.
VANISHED = 2
WITH_EARLIER = ("just changed", "all changed")
STATES = {"just changed": {"next", "delayed", "moved", "cancelled", "extended", "started", "full", "restored",
                           "speaker-changed", "vanished"},
          "all changed": {"now", "next", "delayed", "moved", "cancelled", "extended", "started", "full",
                          "restored", "speaker-changed", "vanished"}}
MOMENTS = (("before the event", "2025-11-17T09:00"), ("before the opening", DAY + "T08:50"),
           ("six at once", DAY + "T10:30"), ("between", DAY + "T10:57"), ("lunch", DAY + "T12:40"),
           ("all changed", DAY + "T14:30"), ("just changed", DAY + "T14:05"), ("emergency", DAY + "T16:50"),
           ("after midnight", DAY[:-2] + "21T00:20"),
           ("the last day", "2025-11-21T17:30"), ("after the end", "2025-11-22T12:00"))

FAR_MOMENTS = [moment for moment in MOMENTS if moment[0] in ("six at once", *WITH_EARLIER)]


def changed():
    """With a change of every kind among the sessions of 14:15 on the second day, and notices of every weight."""
    document = big.programme()
    here = [record["id"] for record in document["sessions"] if record["start"] == DAY + "T14:15"]
    soon = [record["id"] for record in document["sessions"] if record["start"] == DAY + "T15:00"]
    at = DAY + "T14:00:00+05:00"
    said = [(here[0], "delayed", {"minutes": 10}), (here[1], "moved", {"room": "h5"}), (here[2], "cancelled", {}),
            (here[3], "extended", {"minutes": 30}), (here[4], "started", {"minutes": 10}), (here[5], "full", {}),
            (soon[0], "full", {}), (soon[0], "moved", {"room": "h3"}), (soon[1], "cancelled", {}),
            (soon[2], "speaker-changed", {}), (soon[3], "delayed", {"minutes": 20}), (soon[4], "cancelled", {}),
            (soon[4], "restored", {})]
    document["changes"] = [dict(more, session=session, kind=kind, at=at) for session, kind, more in said]
    document["notices"] = [
        {"id": "n%d" % i, "severity": severity, "text": big.in_all(text), "from": DAY + "T14:00",
         "until": DAY + "T17:00"}
        for i, (severity, text) in enumerate((
            ("info", ("Ілеспе аударма құлаққаптары кіреберісте", "Наушники для перевода – у входа",
                      "Headphones for interpretation are at the entrance")),
            ("urgent", ("Шығыс кіреберіс жабық: батыс кіреберіс арқылы өтіңіздер",
                        "Восточный вход закрыт: проходите через западный",
                        "The east entrance is closed: please use the west entrance")),
            ("change", ("Түскі ас бүгін бірінші қабатта беріледі", "Обед сегодня подают на первом этаже",
                        "Lunch is served on the ground floor today"))))]
    document["notices"].append({
        "id": "all-out", "severity": "emergency", "from": DAY + "T16:45", "until": DAY + "T17:00",
        "text": big.in_all(("Ғимараттан жақын шығатын есік арқылы шығыңыздар", "Покиньте здание через ближайший выход",
                            "Please leave the building by the nearest exit"))})
    return document


def without_two(document):
    """The same, and two sessions of the afternoon less."""
    of_afternoon = [record["id"] for record in document["sessions"] if record["start"] == DAY + "T15:45"][:VANISHED]
    must(len(of_afternoon) == VANISHED, "sessions at 15:45 are few")
    return dict(document, sessions=[record for record in document["sessions"] if record["id"] not in of_afternoon])


def troubles_of_page(deck, page, told, is_far):
    texts = [box for box in page["texts"] if box["role"] != "initials"]
    for box in page["texts"]:
        for trouble in troubles_of_box(page, box, deck["size"]):
            if trouble == "is cut" and (page["file"][:3], box["source"]) in told:
                continue
            if "title of" in trouble and (is_far or page["kind"] in ("notice", "now-next", "countdown") or box["px"] <= SMALL * min(deck["size"]) / 90 + 1):
                continue  # more than three lines rather than words left out; in rows small ones only
            yield "%r (%s) %s" % (text_of(box), box["role"], trouble)
        written_in = box["source"].rpartition(".")[2]
        if box["language"] != page["language"] or (written_in in big.LANGUAGES and written_in != page["language"]):
            yield "%r is not in the page's language" % text_of(box)
    for i, box in enumerate(texts):
        for other in texts[:i]:
            if overlap(box["ink"], other["ink"]):
                yield "%r lies on %r" % (text_of(box), text_of(other))


def told_as_cut(deck):
    return {("%03d" % problem.get("page", 0), problem["source"]) for problem in deck["problems"]
            if "cut" in problem["message"]}


def troubles_of_agenda(deck, document, now):
    """Each session of the day that is not over is in the agenda of each language, and once."""
    day = DAY if now.startswith("2025-11-21T00") else now[:10]
    if day not in big.DAYS or now[11:16] > "18:00":
        return
    if any(page["kind"] == "notice" for page in deck["pages"]) and len({page["kind"] for page in deck["pages"]}) == 1:
        return  # in an emergency there is nothing else
    for language in big.LANGUAGES:
        seen = collections.Counter(
            int(re.match(r"sessions\[(\d+)\]\.title", box["source"]).group(1))
            for page in deck["pages"] if page["kind"] == "agenda" and page["language"] == language
            for box in page["texts"] if box["role"] == "title" and not box["source"].startswith("vanished"))
        for i, session in enumerate(document["sessions"]):
            is_to_come = session["start"][:10] == day and session["start"] >= now
            if seen[i] > 1 or (is_to_come and not seen[i]):
                yield "%s: session %s is %d times in the agenda" % (language, session["id"], seen[i])


def troubles_of_states(deck, what):
    """Every state that a session may be in is seen, and an emergency lets nothing else be seen."""
    seen = {mark["mark"] for page in deck["pages"] for mark in page["marks"]}
    if STATES.get(what, set()) - seen:
        yield "no page shows a session that is %s" % ", ".join(sorted(STATES[what] - seen))
    kinds = {page["kind"] for page in deck["pages"]}
    if (kinds == {"notice"}) != (what == "emergency"):
        yield "the pages are %s" % ", ".join(sorted(kinds))
    if ("change" in kinds) != (what in WITH_EARLIER):
        yield "pages that tell of changes: %s" % ("some" if "change" in kinds else "none")


def troubles_of(bench, path, document, shape, moment, *more):
    what, now = moment
    out = bench.folder / "-".join([shape, what.replace(" ", "-"), *more[-1:]])
    if what in WITH_EARLIER:
        more = ("--before", bench.folder / "earlier.json", *more)
    done = bench.call("taqta", "render", "--source", path, "--now", now + ":00+05:00", "--size", shape, "--out", out,
                      "--report-only", "--no-cache", *more)
    must(done.returncode == 0, "taqta render ended with %d: %s" % (done.returncode, done.stderr))
    must(not list(out.glob("*.png")), "no pictures were asked for")
    deck = bench.read_deck(out)
    told = told_as_cut(deck)
    troubles = ["%s, %s, %s: %s" % (shape, what, page["file"], trouble)
                for page in deck["pages"] for trouble in troubles_of_page(deck, page, told, "--distance" in more)]
    troubles += ["%s, %s: %s" % (shape, what, trouble)
                 for found in (troubles_of_agenda(deck, document, now), troubles_of_states(deck, what))
                 for trouble in found]
    return troubles, len(deck["pages"]), len(told)


def test(bench):
    earlier = changed()
    document = without_two(earlier)
    path = bench.folder / "big.json"
    write_document(path, document)
    write_document(bench.folder / "earlier.json", earlier)
    troubles, pages = [], 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for shape in SHAPES:
            found = list(pool.map(lambda moment: troubles_of(bench, path, document, shape, moment), MOMENTS))
            here = [trouble for each, _, _ in found for trouble in each]
            pages, cut = sum(count for _, count, _ in found), sum(cuts for _, _, cuts in found)
            troubles += here
            if not here:
                ok("at %s all of %d pages is in its place (%d texts cut, and told)" % (shape, pages, cut))
        for shape, metres in FAR:
            found = list(pool.map(lambda moment: troubles_of(bench, path, document, shape, moment, "--diagonal",
                                                             DIAGONAL, "--distance", metres), FAR_MOMENTS))
            here = ["from %s m: %s" % (metres, trouble) for each, _, _ in found for trouble in each]
            troubles += here
            if not here:
                ok("at %s for readers at %s m all is in its place as well" % (shape, metres))
    must(not troubles, "%d troubles, of which the first are:\n%s" % (len(troubles), "\n".join(troubles[:MOST_TOLD])))


if __name__ == "__main__":
    run(test)
