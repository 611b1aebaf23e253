#!/usr/bin/env python3
"""A conference of two days at the hours when nothing is on, and around them: what the page people look for tells, in
three languages, upright and lying; that no page is empty and everything has its place and size; and that without a
trusted clock nothing is told that needs one.

    hours.py BUILD-FOLDER
"""
import json

from expect import must, ok
from programs import HOUSE
from sizes import troubles_of_page
from taqta_e2e import run, text_of

TWO_DAYS = HOUSE / "tests" / "deck" / "two_days.json"
LANGUAGES = ["kk", "ru", "en"]
SIZES = ("1920x1080", "1080x1920")
# Name, moment, what the page holds in each language, and what it must not hold. Case is of no account.
HOURS = (
    ("weeks-before", "2025-11-08T12:00", {
        "kk": ["12 күннен кейін", "Тіркелу", "Фойе", "09:00", "20 қараша, бейсенбі", "Ашылу салтанаты"],
        "ru": ["через 12 дней", "Регистрация", "Фойе", "09:00", "четверг, 20 ноября", "Открытие"],
        "en": ["in 12 days", "Registration", "Foyer", "09:00", "Thursday, 20 November", "Opening"]},
     ["аяқталды", "завершена", "over"]),
    ("day-before", "2025-11-19T18:00", {
        "kk": ["Ертең", "Тіркелу", "09:00", "20 қараша, бейсенбі"],
        "ru": ["Завтра", "Регистрация", "09:00", "четверг, 20 ноября"],
        "en": ["Tomorrow", "Registration", "09:00", "Thursday, 20 November"]},
     ["аяқталды", "завершена", "over"]),
    ("before-the-first", "2025-11-20T07:40", {
        "kk": ["Бүгін", "Тіркелу", "Фойе", "09:00", "1 сағат 20 минуттан кейін басталады", "10:00"],
        "ru": ["Сегодня", "Регистрация", "Фойе", "09:00", "начало через 1 ч 20 мин", "10:00"],
        "en": ["Today", "Registration", "Foyer", "09:00", "starts in 1 h 20 min", "10:00"]},
     ["Ертең", "Завтра", "Tomorrow"]),
    ("break", "2025-11-20T11:12", {
        "kk": ["Қазір", "Үзіліс. Шай және кофе", "Фойе", "11:30-ға дейін", "Ауылдағы кітапхана", "Үлкен зал"],
        "ru": ["Сейчас", "Перерыв. Чай и кофе", "Фойе", "до 11:30", "Библиотека в ауле", "Большой зал"],
        "en": ["Now", "Break. Tea and coffee", "Foyer", "until 11:30", "A library in the village", "Main Hall"]},
     []),
    ("gap", "2025-11-20T13:10", {
        "kk": ["14:00", "50 минуттан кейін басталады", "Үлкен зал", "Кіші зал"],
        "ru": ["14:00", "начало через 50 минут", "Большой зал", "Малый зал"],
        "en": ["14:00", "starts in 50 minutes", "Main Hall", "Small Hall"]},
     ["Қазір", "Сейчас", "Now"]),
    ("night", "2025-11-20T23:00", {
        "kk": ["Бүгінгі бағдарлама аяқталды", "Ертең 09:30-дан бастап", "21 қараша, жұма", "Цифрлық мұрағат"],
        "ru": ["Программа на сегодня завершена", "Завтра с 09:30", "пятница, 21 ноября", "Цифровой архив"],
        "en": ["Today’s programme is over", "Tomorrow from 09:30", "Friday, 21 November", "The digital archive"]},
     []),
    ("after-midnight", "2025-11-21T00:30", {
        "kk": ["Бүгін", "Цифрлық мұрағат", "09:30", "9 сағаттан кейін басталады"],
        "ru": ["Сегодня", "Цифровой архив", "09:30", "начало через 9 часов"],
        "en": ["Today", "The digital archive", "09:30", "starts in 9 hours"]},
     ["Ертең", "Завтра", "Tomorrow", "аяқталды", "завершена", "over"]),
    ("after-the-end", "2025-11-21T18:00", {
        "kk": ["Конференция аяқталды", "Қатысқаныңызға рақмет!"],
        "ru": ["Конференция завершена", "Спасибо за участие!"],
        "en": ["The conference is over", "Thank you for taking part!"]},
     ["Ертең", "Завтра", "Tomorrow"]),
    ("day-after", "2025-11-22T10:24", {
        "kk": ["Қатысқаныңызға рақмет!"], "ru": ["Спасибо за участие!"], "en": ["Thank you for taking part!"]},
     ["Ертең", "Завтра", "Tomorrow"]),
)
LEAST_TEXTS = {"welcome": 2}
LEAST_TEXTS_ELSEWHERE = 4


def render(bench, name, moment, size, *more):
    out = bench.folder / name
    done = bench.call("taqta", "render", "--source", TWO_DAYS, "--now", moment + ":00+05:00", "--size", size, "--out",
                      out, *more)
    must(done.returncode == 0, "taqta render ended with %d: %s" % (done.returncode, done.stderr))
    deck = json.loads((out / "deck.json").read_text())
    must(all((out / page["file"]).stat().st_size > 1000 for page in deck["pages"]), name + ": a picture a page")
    return deck


def all_texts(page):
    return "\n".join(text_of(box) for box in page["texts"]).casefold()


def nothing_is_empty_or_out_of_place(deck, name):
    must(deck["pages"] and deck["problems"] == [], "%s: there are pages and no problems: %s" % (name, deck["problems"]))
    for page in deck["pages"]:
        where = "%s, %s" % (name, page["file"])
        least = LEAST_TEXTS.get(page["kind"], LEAST_TEXTS_ELSEWHERE)
        must(len(page["texts"]) >= least, "%s has %d texts only" % (where, len(page["texts"])))
        troubles = list(troubles_of_page(deck, page))
        must(not troubles, "%s: %s" % (where, "\n".join(troubles)))


def hour_is_told(deck, name, wanted, unwanted):
    for language in LANGUAGES:
        pages = [page for page in deck["pages"] if page["kind"] == "now-next" and page["language"] == language]
        must(len(pages) == 1, "%s: one page about now in %s" % (name, language))
        told = all_texts(pages[0])
        for text in wanted[language]:
            must(text.casefold() in told, "%s, %s: %r is missing in:\n%s" % (name, language, text, told))
        lines = told.splitlines()
        for text in unwanted:
            must(not any(line.startswith(text.casefold()) or line.endswith(text.casefold()) for line in lines),
                 "%s, %s: %r is told" % (name, language, text))


def hours_are_told(bench):
    for name, moment, wanted, unwanted in HOURS:
        for size in SIZES:
            where = "%s-%s" % (name, size)
            deck = render(bench, where, moment, size)
            nothing_is_empty_or_out_of_place(deck, where)
            hour_is_told(deck, where, wanted, unwanted)
        ok("%s: the right words in three languages, upright and lying" % name)


def one_is_large(bench):
    name, moment, wanted, unwanted = next(hour for hour in HOURS if hour[0] == "night")
    deck = render(bench, "large", moment, "3840x2160")
    nothing_is_empty_or_out_of_place(deck, "large")
    hour_is_told(deck, "large", wanted, unwanted)
    ok("the night at 3840x2160")


def nothing_is_marked_when_all_is_over(bench):
    deck = render(bench, "over", "2025-12-20T10:24", "1280x720")
    marks = {mark["mark"] for page in deck["pages"] for mark in page["marks"]}
    must(marks <= {"past"}, "a month after the event nothing is now or next: %s" % marks)
    kinds = {page["kind"] for page in deck["pages"]}
    must({"welcome", "now-next", "quote"} <= kinds, "and there is something to see: %s" % kinds)
    ok("a month after the event: thanks, quotes, and no mark of now or next")


def without_trust_every_day_is_told(bench):
    deck = render(bench, "untrusted", "2025-11-21T11:11", "1920x1080", "--clock", "untrusted")
    nothing_is_empty_or_out_of_place(deck, "untrusted")
    must({page["kind"] for page in deck["pages"]} == {"welcome", "agenda", "speaker", "quote"},
         "only pages that need no clock")
    days = {"kk": ("20 қараша, бейсенбі", "21 қараша, жұма"), "ru": ("четверг, 20 ноября", "пятница, 21 ноября"),
            "en": ("Thursday, 20 November", "Friday, 21 November")}
    for language in LANGUAGES:
        agenda = [all_texts(page) for page in deck["pages"] if (page["kind"], page["language"]) == ("agenda", language)]
        for day in days[language]:
            must(any(day.casefold() in page for page in agenda), "%s: an agenda of %s" % (language, day))
    for page in deck["pages"]:
        must(not page["marks"] and all(box["role"] != "clock" for box in page["texts"]) and
             "11:11" not in all_texts(page), "%s depends on a clock nobody trusts" % page["file"])
    ok("with an untrusted clock: every day by its date, no clock, no mark")


def test(bench):
    hours_are_told(bench)
    one_is_large(bench)
    nothing_is_marked_when_all_is_over(bench)
    without_trust_every_day_is_told(bench)


if __name__ == "__main__":
    run(test)
