#!/usr/bin/env python3
"""Every state of a conference day, as a table: at this moment, of this document, this page in this language has these
marks and these words.

    states.py BUILD-FOLDER
"""
import copy
import json

from expect import must, ok
from taqta_e2e import run, text_of, write_document

SIZE = "1280x720"
WORDS = {"kk": "Отырыс", "ru": "Заседание", "en": "Session"}


def event(**more):
    return dict({"title": {"kk": "Жиын", "ru": "Встреча", "en": "Meeting"}, "timezone": "Asia/Almaty",
                 "languages": ["kk", "ru", "en"]}, **more)


def session(name, start, minutes=60, room="a", **more):
    """A session of 20 November, or of any day when the start says so."""
    day = "" if "T" in start else "2025-11-20T"
    title = {language: "%s %s" % (word, name) for language, word in WORDS.items()}
    return dict({"id": name, "title": title, "start": day + start, "minutes": minutes, "room": room}, **more)


def document(sessions, changes=(), **of_event):
    rooms = [{"id": letter, "name": {"kk": "%s залы" % letter.upper(), "ru": "Зал %s" % letter.upper(),
                                     "en": "Hall %s" % letter.upper()}} for letter in "abcd"]
    return {"taqta": 1, "event": event(**of_event), "rooms": rooms,
            "speakers": [{"id": "aliya", "name": {"kk": "Әлия Сапарова", "ru": "Алия Сапарова",
                                                  "en": "Aliya Saparova"}}],
            "sessions": sessions, "changes": list(changes)}


def change(kind, at, name="s2", **more):
    return dict({"session": name, "kind": kind, "at": "2025-11-20T" + at}, **more)


DAY = [session("s1", "10:00"), session("rest", "11:00", 30, kind="break"), session("s2", "11:30"),
       session("s3", "14:00")]
PARALLEL = [session("p%s" % letter, "10:00", room=letter) for letter in "abcd"] + [session("s2", "11:30")]
FIVE = [session("d%d" % day, "2025-11-%dT10:00" % day) for day in range(18, 23)]
NIGHT = [session("s1", "20:00"), session("film", "23:30", 90), session("dawn", "2025-11-21T09:00")]
MANY = [session("m%d" % i, "%02d:%02d" % (8 + i // 12, i % 12 * 5), 5, "abcd"[i % 4]) for i in range(144)] + \
       [session("n%d" % i, "2025-11-21T%02d:%02d" % (8 + i // 13, i % 13 * 4), 4, "abcd"[i % 4]) for i in range(156)]
PLAN = document(DAY)
RUNS_OVER = document(DAY, overrun_minutes=10)


def changed(*changes):
    return document(DAY, changes)


def edited(name, **fields):
    """The plan with a session edited; None takes it out."""
    sessions = copy.deepcopy(DAY)
    if fields:
        next(one for one in sessions if one["id"] == name).update(fields)
    else:
        sessions = [one for one in sessions if one["id"] != name]
    return document(sessions)


DELAYED = changed(change("delayed", "10:20", minutes=15))
MOVED = changed(change("moved", "10:20", room="b"))
MOVED_IN_TIME = changed(change("moved", "10:20", start="2025-11-20T16:00"))
MOVED_TO_TOMORROW = changed(change("moved", "10:20", start="2025-11-21T09:30"))
EXTENDED = changed(change("extended", "10:20", minutes=20))
SHORTENED = changed(change("extended", "10:20", minutes=-20))
CANCELLED = changed(change("cancelled", "10:20"))
RESTORED = changed(change("cancelled", "09:00"), change("restored", "10:20"))
SPEAKER = document([dict(one, speakers=["aliya"]) if one["id"] == "s2" else one for one in DAY],
                   [change("speaker-changed", "10:20")])
FULL = changed(change("full", "10:20"))
STARTED = changed(change("started", "10:12", "s1"), change("delayed", "09:50", "s1", minutes=10))
STARTED_EARLY = changed(change("started", "11:25"))
TWO = changed(change("delayed", "10:20", minutes=15), change("cancelled", "10:22", "s3"))
NEW = document(DAY + [session("s9", "15:30")])

# What the row is about; the document and, after a bar, the version before it; the moment; the page's kind and
# language; marks by session ("-": none); words that stand there; words that stand there struck through.
ROWS = [
    ("before the first session", PLAN, "09:40", "now-next", "kk", "s1 next", "10:00|Отырыс s1|A залы", ""),
    ("before the first session", PLAN, "09:40", "now-next", "ru", "s1 next", "Заседание s1|начало через 20 минут", ""),
    ("before the first session", PLAN, "09:40", "now-next", "en", "s1 next", "Session s1|starts in 20 minutes", ""),
    ("in the first session", PLAN, "10:24", "now-next", "kk", "s1 now;rest next;s2 -", "Қазір|тағы 36 минут", ""),
    ("in the first session", PLAN, "10:24", "now-next", "ru", "s1 now;s3 -", "Сейчас|ещё 36 минут", ""),
    ("in the first session", PLAN, "10:24", "now-next", "en", "s1 now", "Now|36 minutes left|Hall A", ""),
    ("in the first session", PLAN, "10:24", "agenda", "en", "s1 now;rest next;s2 -;s3 -", "10:00|11:30|14:00", ""),
    ("late, and started", STARTED, "10:11", "now-next", "en", "s1 next started delayed", "Starting soon", "10:00"),
    ("started", STARTED, "10:12", "change", "en", "s1 now started delayed", "Has begun|Session s1", "10:00"),
    ("started", STARTED, "10:12", "now-next", "kk", "s1 now started delayed",
     "Қазір|Отырыс s1|10:12|Басталды", "10:00"),
    ("started", STARTED, "10:12", "change", "ru", "s1 now started delayed", "Началось", "10:00"),
    ("started early", STARTED_EARLY, "11:26", "now-next", "en", "s2 now started", "Session s2|11:25", "11:30"),
    ("running over", RUNS_OVER, "12:34", "now-next", "en", "s2 now;s3 next", "Session s2|still running", ""),
    ("running over", RUNS_OVER, "12:34", "now-next", "kk", "s2 now", "жалғасып жатыр", ""),
    ("running over", RUNS_OVER, "12:34", "now-next", "ru", "s2 now", "продолжается", ""),
    ("no more running over", RUNS_OVER, "12:40", "now-next", "en", "s3 next", "Session s3", ""),
    ("a break does not run over", RUNS_OVER, "11:30", "agenda", "en", "rest past;s2 now", "", ""),
    ("break", PLAN, "11:10", "now-next", "en", "rest now;s2 next", "Session rest|20 minutes left", ""),
    ("break", PLAN, "11:10", "now-next", "kk", "rest now", "тағы 20 минут", ""),
    ("between two sessions", PLAN, "13:00", "now-next", "en", "s3 next", "Session s3|starts in 1 hour", ""),
    ("two halls at once", document(PARALLEL[:2] + DAY[2:]), "10:24", "now-next", "en", "pa now;pb now;s2 next",
     "Session pa|Session pb|Hall A|Hall B", ""),
    ("four halls at once", document(PARALLEL), "10:24", "agenda", "en", "pa now;pb now;pc now;pd now;s2 next",
     "Session pa|Session pd", ""),
    ("the next of each hall", document(PARALLEL), "09:50", "agenda", "en", "pa next;pb next;pc next;pd next;s2 -",
     "", ""),
    ("after the end", PLAN, "15:10", "now-next", "en", "", "The conference is over|Thank you for taking part!", ""),
    ("after the end", PLAN, "15:10", "now-next", "kk", "", "Конференция аяқталды", ""),
    ("after the end", PLAN, "15:10", "agenda", "ru", "s1 past;s2 past;s3 past", "", ""),
    ("one session alone", document([session("s1", "10:00")]), "10:24", "now-next", "en", "s1 now", "Session s1", ""),
    ("between two days", document(FIVE), "18:00", "now-next", "en", "d21 -",
     "Today’s programme is over|Tomorrow from 10:00", ""),
    ("between two days", document(FIVE), "18:00", "now-next", "kk", "d21 -", "Бүгінгі бағдарлама аяқталды", ""),
    ("between two days", document(FIVE), "18:00", "agenda", "ru", "d21 -", "Заседание d21", ""),
    ("the first of five days", document(FIVE), "2025-11-18T10:24", "now-next", "en", "d18 now", "Session d18", ""),
    ("the last of five days", document(FIVE), "2025-11-22T10:24", "agenda", "en", "d22 now", "Session d22", ""),
    ("after five days", document(FIVE), "2025-11-22T12:00", "now-next", "ru", "", "Конференция завершена", ""),
    ("days before", document(FIVE), "2025-11-14T12:00", "now-next", "en", "d18 -", "in 4 days|Session d18", ""),
    ("over midnight", document(NIGHT, day_change="05:00"), "2025-11-21T00:20", "now-next", "en", "film now",
     "Session film|40 minutes left", ""),
    ("over midnight", document(NIGHT, day_change="05:00"), "2025-11-21T00:20", "agenda", "kk", "s1 past;film now",
     "23:30", ""),
    ("before midnight", document(NIGHT, day_change="05:00"), "23:50", "now-next", "ru", "film now",
     "Заседание film", ""),
    ("three sessions", document(DAY[1:]), "11:10", "agenda", "en", "rest now;s2 next;s3 -", "", ""),
    ("300 sessions", document(MANY), "10:24", "now-next", "en", "m28 now;m29 next", "Session m28", ""),
    ("300 sessions", document(MANY), "10:24", "agenda", "kk", "m28 now;m29 next;m30 next", "", ""),
    ("300 sessions", document(MANY), "2025-11-21T08:01", "agenda", "ru", "n0 now;n1 next", "", ""),
    ("full", FULL, "10:24", "change", "kk", "s2 full", "Орын жоқ|Отырыс s2|11:30|A залы", ""),
    ("full", FULL, "10:24", "change", "ru", "s2 full", "Мест нет", ""),
    ("full", FULL, "10:24", "change", "en", "s2 full", "No seats left", ""),
    ("full", FULL, "11:40", "now-next", "en", "s2 now full", "Session s2", ""),
    ("delayed", DELAYED, "10:24", "change", "kk", "s2 delayed", "Кейінірек басталады|11:45", "11:30"),
    ("delayed", DELAYED, "10:24", "change", "ru", "s2 delayed", "Начнётся позже|11:45", "11:30"),
    ("delayed", DELAYED, "10:24", "change", "en", "s2 delayed", "Starts later|11:45", "11:30"),
    ("delayed", DELAYED, "10:24", "agenda", "en", "s2 delayed;s1 now", "11:45", "11:30"),
    ("delayed", DELAYED, "11:35", "now-next", "en", "s2 next delayed", "11:45", ""),
    ("delayed", DELAYED, "11:45", "now-next", "en", "s2 now delayed", "Session s2", ""),
    ("a change is told for ten minutes", DELAYED, "10:29", "change", "en", "s2 delayed", "11:45", "11:30"),
    ("a change is told for ten minutes", DELAYED, "10:30", "change", "en", None, "", ""),
    ("moved to another room", MOVED, "10:24", "change", "kk", "s2 next moved", "Өтетін орны өзгерді|B залы", "A залы"),
    ("moved to another room", MOVED, "10:24", "change", "ru", "s2 next moved", "Другое место|Зал B", "Зал A"),
    ("moved to another room", MOVED, "10:24", "change", "en", "s2 next moved", "New room|Hall B|11:30", "Hall A"),
    ("moved to another room", MOVED, "10:24", "agenda", "en", "s2 next moved", "Hall B", "Hall A"),
    ("moved in time", MOVED_IN_TIME, "10:24", "change", "kk", "s2 moved", "Уақыты өзгерді|16:00", "11:30"),
    ("moved in time", MOVED_IN_TIME, "10:24", "change", "ru", "s2 moved", "Другое время|16:00", "11:30"),
    ("moved in time", MOVED_IN_TIME, "10:24", "change", "en", "s2 moved", "New time|16:00", "11:30"),
    ("moved to another day", MOVED_TO_TOMORROW, "10:24", "change", "en", "s2 moved", "New time|21 November, 09:30",
     "11:30"),
    ("extended", EXTENDED, "10:24", "change", "kk", "s2 extended", "Ұзартылды|12:50-ге дейін", "12:30-ға дейін"),
    ("extended", EXTENDED, "10:24", "change", "ru", "s2 extended", "Продлено|до 12:50", "до 12:30"),
    ("extended", EXTENDED, "10:24", "change", "en", "s2 extended", "Extended|until 12:50", "until 12:30"),
    ("extended", EXTENDED, "12:40", "now-next", "en", "s2 now extended", "10 minutes left|12:50", "12:30"),
    ("shortened", SHORTENED, "10:24", "change", "en", "s2 extended", "Ends earlier|until 12:10", "until 12:30"),
    ("another speaker", SPEAKER, "10:24", "change", "kk", "s2 speaker-changed", "Спикер ауысты|Әлия Сапарова", ""),
    ("another speaker", SPEAKER, "10:24", "change", "ru", "s2 speaker-changed", "Другой спикер|Алия Сапарова", ""),
    ("another speaker", SPEAKER, "10:24", "change", "en", "s2 speaker-changed", "New speaker|Aliya Saparova", ""),
    ("cancelled", CANCELLED, "10:24", "change", "kk", "s2 cancelled", "Болмайды", "Отырыс s2|11:30"),
    ("cancelled", CANCELLED, "10:24", "change", "ru", "s2 cancelled", "Отменено", "Заседание s2"),
    ("cancelled", CANCELLED, "10:24", "change", "en", "s2 cancelled", "Cancelled", "Session s2"),
    ("cancelled", CANCELLED, "12:00", "agenda", "en", "s2 cancelled;s3 next", "Cancelled", "Session s2|11:30"),
    ("cancelled", CANCELLED, "12:00", "now-next", "en", "s3 next;s2 cancelled", "Session s3", "Session s2"),
    ("restored", RESTORED, "10:24", "change", "kk", "s2 restored", "Бағдарлама бойынша өтеді|11:30", ""),
    ("restored", RESTORED, "10:24", "change", "ru", "s2 restored", "Пройдёт по программе", ""),
    ("restored", RESTORED, "10:24", "change", "en", "s2 restored", "Goes ahead as planned", ""),
    ("restored", RESTORED, "11:40", "agenda", "en", "s2 now restored", "Session s2", ""),
    ("several at once", TWO, "10:24", "change", "kk", "s2 delayed;s3 cancelled", "Өзгерістер|11:45|Болмайды",
     "11:30|Отырыс s3"),
    ("several at once", TWO, "10:24", "change", "ru", "s2 delayed;s3 cancelled", "Изменения", "11:30"),
    ("several at once", TWO, "10:24", "change", "en", "s2 delayed;s3 cancelled", "Changes|Starts later", "11:30"),
    ("long past", changed(change("full", "11:05", "s1")), "11:10", "change", "en", None, "", ""),
    ("found: delayed", [edited("s2", start="2025-11-20T11:45"), PLAN], "10:24", "change", "en", "s2 delayed",
     "Starts later|11:45", "11:30"),
    ("found: moved", [edited("s2", room="b"), PLAN], "10:24", "change", "kk", "s2 next moved", "B залы", "A залы"),
    ("found: moved", [edited("s2", room="b"), PLAN], "10:24", "agenda", "en", "s2 next moved", "Hall B", "Hall A"),
    ("found: longer", [edited("s2", minutes=75), PLAN], "10:24", "change", "ru", "s2 extended", "до 12:45",
     "до 12:30"),
    ("found: new", [NEW, PLAN], "10:24", "change", "kk", "s9 new", "Бағдарламаға қосылды|Отырыс s9|15:30", ""),
    ("found: new", [NEW, PLAN], "10:24", "change", "ru", "s9 new", "Добавлено в программу", ""),
    ("found: new", [NEW, PLAN], "10:24", "change", "en", "s9 new", "Added to the programme", ""),
    ("vanished", [edited("s2"), PLAN], "10:24", "change", "kk", "s2 vanished", "Бағдарламадан алынып тасталды",
     "Отырыс s2"),
    ("vanished", [edited("s2"), PLAN], "10:24", "change", "ru", "s2 vanished", "Снято с программы", "Заседание s2"),
    ("vanished", [edited("s2"), PLAN], "10:24", "change", "en", "s2 vanished", "Removed from the programme",
     "Session s2"),
    ("vanished", [edited("s2"), PLAN], "12:29", "agenda", "en", "s2 vanished;s3 next", "Removed", "Session s2|11:30"),
    ("vanished", [edited("s2"), PLAN], "12:00", "now-next", "en", "s3 next;s2 vanished", "Session s3", "Session s2"),
    ("vanished, and its end past", [edited("s2"), PLAN], "12:30", "agenda", "en", "s1 past;s3 next", "", ""),
    ("only a title edited", [edited("s2", title="Отырыс екі"), PLAN], "10:24", "change", "kk", None, "", ""),
]


class Table:
    """Renders each document at each moment once."""

    def __init__(self, bench):
        self.bench, self.decks = bench, {}

    def deck(self, documents, clock):
        key = json.dumps([documents, clock], sort_keys=True)
        if key not in self.decks:
            self.decks[key] = self.render(documents, clock)
        return self.decks[key]

    def render(self, documents, clock):
        folder = self.bench.folder / ("state-%d" % len(self.decks))
        folder.mkdir()
        versions = documents if isinstance(documents, list) else [documents]
        for number, version in enumerate(versions):
            write_document(folder / ("%d.json" % number), version)
        moment = (clock if "T" in clock else "2025-11-20T" + clock) + ":00+05:00"
        before = ["--before", folder / "1.json"] if len(versions) > 1 else []
        done = self.bench.call("taqta", "render", "--source", folder / "0.json", *before, "--now", moment, "--size",
                               SIZE, "--out", folder, "--report-only")
        must(done.returncode == 0, "taqta render ended with %d: %s" % (done.returncode, done.stderr))
        return json.loads((folder / "deck.json").read_text())


def marks_of(pages, name):
    return {mark["mark"] for page in pages for mark in page["marks"] if mark["session"] == name}


def holds(pages, words, struck=None):
    """Our own labels are set in capitals."""
    return any(words.casefold() in text_of(box).casefold() for page in pages for box in page["texts"]
               if struck is None or box["struck"] == struck)


def check(table, row):
    state, documents, clock, kind, language, marks, words, struck = row
    where = "%s, at %s, %s in %s" % (state, clock, kind, language)
    deck = table.deck(documents, clock)
    pages = [page for page in deck["pages"] if page["kind"] == kind and page["language"] == language]
    if marks is None:
        must(not pages, where + ": there is no such page")
        return
    must(pages, where + ": there is such a page, beside %s" % sorted({page["kind"] for page in deck["pages"]}))
    if kind == "change":
        first = next(page for page in deck["pages"] if page["language"] == language)
        must(first["kind"] == "change", where + ": it comes first")
    for expected in filter(None, marks.split(";")):
        name, *wanted = expected.split()
        must(marks_of(pages, name) == set(wanted) - {"-"}, "%s: %s is marked %s and not %s" %
             (where, name, sorted(marks_of(pages, name)), wanted))
    for some in filter(None, words.split("|")):
        must(holds(pages, some), "%s: \"%s\" stands there: %s" %
             (where, some, [text_of(box) for page in pages for box in page["texts"]]))
    for some in filter(None, struck.split("|")):
        must(holds(pages, some, True), "%s: \"%s\" is struck through" % (where, some))
        must(not any(some == text_of(box) and not box["struck"] and box["source"].startswith("sessions[2]")
                     for page in pages for box in page["texts"]),
             "%s: \"%s\" is nowhere left as it was" % (where, some))


def test(bench):
    table = Table(bench)
    for row in ROWS:
        check(table, row)
    states = {row[0] for row in ROWS}
    ok("%d rows of %d states hold" % (len(ROWS), len(states)))


if __name__ == "__main__":
    run(test)
