"""An invented event of any size: days, rooms, sessions, speakers and screens, in three languages. The same numbers always
give the same event."""
import datetime
import random

LANGUAGES = ("kk", "ru", "en")
SUBJECTS = (("Су ресурстары", "Водные ресурсы", "Water resources"), ("Ашық деректер", "Открытые данные", "Open data"),
            ("Мектеп кітапханасы", "Школьная библиотека", "The school library"),
            ("Жасанды интеллект", "Искусственный интеллект", "Artificial intelligence"),
            ("Ауыл медицинасы", "Сельская медицина", "Medicine in the country"),
            ("Қалалық көлік", "Городской транспорт", "City transport"),
            ("Тіл технологиялары", "Языковые технологии", "Language technology"),
            ("Дала экологиясы", "Экология степи", "Ecology of the steppe"))
FORMS = ((": тәжірибе мен жаңа тәсілдер", ": опыт и новые подходы", ": practice and new ways"),
         (" мен қоғам", " и общество", " and society"), (": он жылдың қорытындысы", ": итоги десяти лет", ": ten years on"),
         (" туралы ашық әңгіме", ": открытый разговор", ": an open talk"))
FIRST = ("Айгүл", "Нұрлан", "Әсел", "Ерлан", "Гүлнар", "Бауыржан", "Жанар", "Тимур", "Дана", "Мұрат")
LAST = ("Сәбитова", "Қасымов", "Әбенова", "Тілеуов", "Оразова", "Жұмабаев", "Смағұлова", "Ибраев")
OPENS, LENGTH, PAUSE = 9 * 60 + 30, 40, 10  # minutes


def localised(texts):
    return dict(zip(LANGUAGES, texts))


def title(chance):
    subject, form = chance.choice(SUBJECTS), chance.choice(FORMS)
    return localised(a + b for a, b in zip(subject, form))


def sessions(chance, days, rooms, count, speakers):
    """Room by room and day by day, with a pause behind each; nobody speaks twice at the same time."""
    first = datetime.datetime(2026, 6, 1)
    for number in range(count):
        slot, room = divmod(number, rooms)
        day, turn = divmod(slot, -(-count // (rooms * days)))
        start = first + datetime.timedelta(days=day, minutes=OPENS + turn * (LENGTH + PAUSE))
        here = range(room * speakers // rooms, (room + 1) * speakers // rooms)
        in_turn = here[number // rooms % len(here)]  # one after the other, so that everybody is heard
        yield {"id": "s%d" % number, "kind": "talk", "title": title(chance), "start": start.strftime("%Y-%m-%dT%H:%M"),
               "minutes": LENGTH, "room": "hall-%d" % room,
               "speakers": ["p%d" % who for who in dict.fromkeys([in_turn, *chance.sample(here, number % 3 == 0)])]}


def event(days=5, rooms=6, session_count=300, speaker_count=200, screens=({"id": "foyer"}, {"id": "door", "rotate": 90})):
    chance = random.Random(1)
    return {
        "taqta": 1,
        "updated": "2026-05-20T12:00:00+05:00",
        "event": {"title": localised(("Дала форумы", "Форум степи", "The Steppe Forum")), "timezone": "Asia/Almaty",
                  "languages": list(LANGUAGES)},
        "rooms": [{"id": "hall-%d" % i, "name": localised("%d%s" % (i + 1, name) for name in ("-зал", " зал", " Hall"))}
                  for i in range(rooms)],
        "speakers": [{"id": "p%d" % i, "name": "%s %s" % (FIRST[i % len(FIRST)], LAST[i // len(FIRST) % len(LAST)]),
                      "role": localised(("Зерттеуші", "Исследователь", "Researcher"))} for i in range(speaker_count)],
        "sessions": list(sessions(chance, days, rooms, session_count, speaker_count)),
        "quotes": [{"id": "q1", "kind": "reported", "who": "Дана Оразова",
                    "text": localised(("Дала бізді күтеді", "Степь нас ждёт", "The steppe is waiting for us"))}],
        "screens": [dict(screen) for screen in screens],
    }


if __name__ == "__main__":
    import json
    import sys
    json.dump(event(), sys.stdout, ensure_ascii=False, indent=1)
