#!/usr/bin/env python3
"""Two hundred sessions in six halls, long titles and every change there is: on all shapes of screen nothing lies on
another, nothing is outside or too small, nothing is cut unless it is told, and the agenda has every session once.

    big_programme.py BUILD-FOLDER
"""
import collections
import concurrent.futures
import copy
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
FAR = (("1920x1080", "3.9"), ("1080x1920", "3.9"), ("1920x1080", "5"), ("1080x1920", "5"), ("1280x720", "5"),
       ("800x480", "5"), ("1920x540", "3"))
# The moment at which every state is on, and that of the emergency: at every shape. The others are asked with a playlist
# that leaves out the speakers, whose pages are the same all day.
CHANGED, EMERGENCY = ("all changed", DAY + "T14:18"), ("emergency", DAY + "T16:45")
QUIET = (("before the event", "2025-11-17T09:00"), ("before the opening", DAY + "T08:50"),
         ("six at once", DAY + "T10:30"), ("between", DAY + "T10:57"), ("lunch", DAY + "T12:40"),
         ("long changed", DAY + "T14:30"),
         ("after midnight", DAY[:-2] + "21T00:20"), ("the last day", "2025-11-21T17:30"),
         ("after the end", "2025-11-22T12:00"))
SIX, *BUSY = QUIET[2:5]  # for readers far away
MARKS = {"now", "next", "delayed", "moved", "extended", "started", "full", "cancelled", "restored", "speaker-changed",
         "vanished"}
RUNS_OVER, GONE = "t96", ("t109", "t112")
SHORT = ["now-next", "agenda", "welcome", "quote"]
NOTICES = (
    ("info", "14:00", "15:00", ("Ілеспе аударма құлаққаптары кіреберісте", "Наушники для перевода – у входа",
                                "Headphones for interpretation are at the entrance")),
    ("urgent", "14:00", "15:00", ("Шығыс кіреберіс жабық: батыс кіреберіс арқылы өтіңіздер",
                                  "Восточный вход закрыт: проходите через западный",
                                  "The east entrance is closed: please use the west entrance")),
    ("change", "14:00", "15:00", ("Түскі ас бүгін бірінші қабатта беріледі", "Обед сегодня подают на первом этаже",
                                  "Lunch is served on the ground floor today")),
    ("emergency", "16:40", "16:50", ("Өрт дабылы: ғимараттан шығыңыздар. Лифтіге мінбеңіздер, қызметкерлердің айтқанын "
                                     "орындаңыздар",
                                     "Пожарная тревога: покиньте здание. Не пользуйтесь лифтами, следуйте указаниям "
                                     "персонала",
                                     "Fire alarm: leave the building. Do not use the lifts and follow the staff’s "
                                     "directions")))


def of_start(document, clock):
    return [record["id"] for record in document["sessions"] if record["start"] == DAY + "T" + clock]


def changed():
    """The programme as it was, and with everything that happens to it around 14:18 of the second day, and notices.
    Hall h5 has nothing at 14:15, so that what was there before runs over."""
    before = big.programme()
    before["sessions"] = [record for record in before["sessions"] if record["id"] != "t102"]
    document = copy.deepcopy(before)
    document["sessions"] = [record for record in document["sessions"] if record["id"] not in GONE]
    here, soon = of_start(document, "14:15"), of_start(document, "15:00")
    said = [(here[0], "delayed", {"minutes": 10}), (here[1], "moved", {"room": "h2"}), (here[2], "cancelled", {}),
            (here[3], "extended", {"minutes": 30}), (here[3], "full", {}), (here[4], "delayed", {"minutes": 15}),
            (here[4], "started", {"at": "14:16"}), (soon[0], "full", {}), (soon[0], "moved", {"room": "h3"}),
            (soon[1], "cancelled", {}), (soon[2], "speaker-changed", {}), (soon[3], "delayed", {"minutes": 20}),
            (soon[4], "cancelled", {}), (soon[4], "restored", {"at": "14:11"})]
    document["changes"] = [dict(more, session=session, kind=kind, at="%sT%s:00+05:00" % (DAY, more.get("at", "14:10")))
                           for session, kind, more in said]
    document["notices"] = [
        {"id": "n%d" % i, "severity": severity, "text": big.in_all(text), "from": DAY + "T" + since,
         "until": DAY + "T" + until} for i, (severity, since, until, text) in enumerate(NOTICES)]
    document["playlists"] = [{"id": "short", "slides": [{"show": kind} for kind in SHORT]}]
    document["screens"] = [{"id": "short", "playlist": "short"}]
    return before, document


def words_of(text):
    return set(re.findall(r"\w+", text.casefold()))


def without_spaces(text):
    """A line may end behind a hyphen that the text has itself."""
    return "".join(text.casefold().split())


def words_in(record, language):
    """All words the source has in a language."""
    if isinstance(record, list):
        return set().union(*(words_in(one, language) for one in record))
    if not isinstance(record, dict):
        return set()
    if language in record:
        return words_of(record[language])
    return set().union(*(words_in(one, language) for one in record.values()))


class Languages:
    """What the source says, so that each text of a page can be held against the page's language."""

    def __init__(self, before, document):
        self.document = dict(document, vanished={one["id"]: one for one in before["sessions"] if one["id"] in GONE})
        own = {language: words_in(self.document, language) for language in big.LANGUAGES}
        self.foreign = {language: set().union(*own.values()) - own[language] for language in own}

    def value(self, source):
        """What stands at sessions[3].title.kk, or at vanished["t9"].title.kk."""
        found = self.document
        for name, number in re.findall(r"([\w-]+)|\[(\d+)\]", source):
            found = found[int(number)] if number else found[name]
        return found

    def troubles(self, page, box):
        source, language, text = box["source"], page["language"], text_of(box)
        if not source:
            return
        foreign = words_of(text) & self.foreign[language]
        if foreign:
            yield "%r has words of another language: %s" % (text, sorted(foreign))
        if re.search(r"\.(%s)$" % "|".join(big.LANGUAGES), source) and not source.startswith("notices"):
            if not source.endswith("." + language):
                yield "%r is %s on a page in %s" % (text, source, language)
            elif box["role"] in ("title", "name") and not box["cut"] and not box["hyphens"] and \
                    without_spaces(text) != without_spaces(self.value(source)):
                yield "%r is not what %s says" % (text, source)


def troubles_of_states(deck):
    """Where all is changed: each mark in each language, and the bands of the notices."""
    for language in big.LANGUAGES:
        pages = [page for page in deck["pages"] if page["language"] == language]
        marks = {mark["mark"] for page in pages for mark in page["marks"]}
        if marks & MARKS != MARKS:
            yield "%s: nothing is marked %s" % (language, sorted(MARKS - marks))
        if not any(mark == {"session": RUNS_OVER, "mark": "now"} for page in pages for mark in page["marks"]):
            yield "%s: what runs over is not marked now" % language
        if next((page["kind"] for page in pages if page["kind"] != "notice"), "") != "change":
            yield "%s: the changes do not come first, behind what is urgent" % language
        for gone in GONE:
            titles = [box for page in pages for box in page["texts"]
                      if box["source"] == 'vanished["%s"].title.%s' % (gone, language)]
            if not titles or not all(box["struck"] for box in titles):
                yield "%s: %s, which vanished, is not struck through" % (language, gone)
        for i in (0, 1, 2):
            if not any(box["source"].startswith("notices[%d]" % i) and page["kind"] != "notice" for page in pages
                       for box in page["texts"]):
                yield "%s: no page has the band of the notice of weight %s" % (language, NOTICES[i][0])


def troubles_of_emergency(deck):
    for page in deck["pages"]:
        if page["kind"] != "notice" or not any(box["source"].startswith("notices[3]") for box in page["texts"]):
            yield "%s: there is something else than the emergency" % page["file"]
    if {page["language"] for page in deck["pages"]} != set(big.LANGUAGES):
        yield "the emergency is not told in every language"


def troubles_of_page(deck, page, told, is_far, languages):
    texts = [box for box in page["texts"] if box["role"] != "initials"]
    for box in page["texts"]:
        for trouble in troubles_of_box(page, box, deck["size"]):
            if trouble == "is cut" and (page["file"][:3], box["source"]) in told:
                continue
            may_be_long = is_far or page["kind"] in ("notice", "now-next", "countdown")
            if "title of" in trouble and (may_be_long or box["px"] <= SMALL * min(deck["size"]) / 90 + 1):
                continue  # more than three lines rather than words left out; in rows small ones only
            yield "%r (%s) %s" % (text_of(box), box["role"], trouble)
        written_in = box["source"].rpartition(".")[2]
        if box["language"] != page["language"] or (written_in in big.LANGUAGES and written_in != page["language"]):
            yield "%r is not in the page's language" % text_of(box)
        for trouble in languages.troubles(page, box):
            yield trouble
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


def render(bench, versions, shape, moment, *more):
    what, now = moment
    out = bench.folder / "-".join([shape, what.replace(" ", "-"), *more[-1:]])
    before, source = versions
    more = ("--before", before, *more) if moment == CHANGED else more
    done = bench.call("taqta", "render", "--source", source, "--now", now + ":00+05:00", "--size",
                      shape, "--out", out, "--report-only", "--no-cache", *more)
    must(done.returncode == 0, "taqta render ended with %d: %s" % (done.returncode, done.stderr))
    must(not list(out.glob("*.png")), "no pictures were asked for")
    return bench.read_deck(out)


def troubles_of(deck, document, languages, moment, is_far=False):
    told = told_as_cut(deck)
    troubles = ["%s: %s" % (page["file"], trouble) for page in deck["pages"]
                for trouble in troubles_of_page(deck, page, told, is_far, languages)]
    if moment == EMERGENCY:
        troubles += troubles_of_emergency(deck)
    else:
        troubles += troubles_of_agenda(deck, document, moment[1])
    if ("change" in {page["kind"] for page in deck["pages"]}) != (moment == CHANGED):
        troubles.append("pages that tell of changes are there, and nothing has changed, or the other way round")
    if moment == CHANGED:
        troubles += troubles_of_states(deck)
    return troubles


def asked():
    """What is rendered: shape, moment, and the options. Themes take turns; each far shape has a busy moment more."""
    for i, shape in enumerate(SHAPES):
        theme = ("--theme", ("dark", "light")[i % 2])
        yield shape, CHANGED, theme
        yield shape, EMERGENCY, theme
        for moment in QUIET:
            yield shape, moment, ("--screen", "short", *theme)
    for i, (shape, metres) in enumerate(FAR):
        far = ("--screen", "short", "--diagonal", DIAGONAL, "--distance", metres)
        for moment in (CHANGED, EMERGENCY, SIX, BUSY[i % len(BUSY)]):
            yield shape, moment, far


def test(bench):
    before, document = changed()
    versions = bench.folder / "before.json", bench.folder / "big.json"
    for path, version in zip(versions, (before, document)):
        write_document(path, version)
    languages, counts, troubles = Languages(before, document), collections.Counter(), []

    def check(one):
        shape, moment, more = one
        deck = render(bench, versions, shape, moment, *more)
        is_far = "--distance" in more
        where = shape + (" from %s m" % more[-1] if is_far else "")
        found = ["%s, %s, %s" % (where, moment[0], trouble)
                 for trouble in troubles_of(deck, document, languages, moment, is_far)]
        return where, found, len(deck["pages"]), len(told_as_cut(deck))

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for where, found, pages, cut in pool.map(check, asked()):
            troubles += found
            counts[where, "pages"] += pages
            counts[where, "cut"] += cut
    for where in dict.fromkeys(where for where, _ in counts):
        print("%s: %d pages, %d texts cut, and told" % (where, counts[where, "pages"], counts[where, "cut"]))
    must(not troubles, "%d troubles, of which the first are:\n%s" % (len(troubles), "\n".join(troubles[:MOST_TOLD])))
    ok("every state at every shape is in its place, in its language, and nothing is cut untold")


if __name__ == "__main__":
    run(test)
