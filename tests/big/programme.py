#!/usr/bin/env python3
"""A conference as large as they come: two hundred sessions in six halls on three days, in three languages, with titles
of a hundred letters and more, and up to seven speakers in one session. All of it is invented.

    programme.py [SESSIONS] > big.json
"""
import json
import sys

DAYS = ("2025-11-19", "2025-11-20", "2025-11-21")
MORE_DAYS = ("2025-11-22", "2025-11-23")  # for more than two hundred
HALLS = (("Үлкен конференция залы", "Большой конференц-зал", "Great Conference Hall"),
         ("Көгілдір зал", "Голубой зал", "Blue Hall"),
         ("Шағын жиналыс залы", "Малый зал заседаний", "Small Assembly Room"),
         ("Балалар мен жасөспірімдер кітапханасы", "Библиотека для детей и подростков",
          "Children’s and Young People’s Library"),
         ("Дөңгелек үстел бөлмесі", "Комната круглого стола", "Round Table Room"),
         ("Студия", "Студия", "Studio"))
# Beginnings and ends of titles; any beginning goes with any end, and each language has them in the same order.
SUBJECTS = (
    ("Қиын өмірлік жағдайға тап болған балаларға арналған арнаулы әлеуметтік қызметтердің сапасын арттыру",
     "Повышение качества специальных социальных услуг для детей, оказавшихся в трудной жизненной ситуации",
     "Raising the quality of special social services for children who find themselves in difficult circumstances"),
    ("Мектептегі қорқыту мен кибербуллингтің алдын алудағы ата-аналар мен педагогтердің ортақ жауапкершілігі",
     "Общая ответственность родителей и педагогов за предупреждение травли и кибербуллинга в школе",
     "The shared responsibility of parents and teachers for preventing bullying and cyberbullying at school"),
    ("Кәмелетке толмағандардың ісін қарайтын мамандандырылған соттар мен медиация қызметінің өзара іс-қимылы",
     "Взаимодействие специализированных судов по делам несовершеннолетних и служб медиации",
     "How specialised juvenile courts and mediation services can work together more closely"),
    ("Ауылдық жерлердегі ерекше білім беруді қажет ететін балаларды мектепке дейінгі оқытумен қамту",
     "Охват дошкольным обучением детей с особыми образовательными потребностями в сельской местности",
     "Bringing preschool education to children with special educational needs in rural communities"),
    ("Баланың пікірі ескерілетін қала: балалар қатысатын кеңестердің алғашқы үш жылының қорытындысы",
     "Город, в котором слышат ребёнка: итоги первых трёх лет работы советов с участием детей",
     "A city that listens to its children: what councils with young members achieved in three years"),
)
ENDS = (
    ("өңірлік тәжірибе мен алдағы міндеттер", "опыт регионов и задачи на будущее",
     "regional experience and the tasks ahead"),
    ("зерттеу нәтижелері және практикалық ұсынымдар", "результаты исследования и практические рекомендации",
     "research findings and practical recommendations"),
    ("пікірталас", "дискуссия", "a discussion"),
)
SHORT = (("Ашық микрофон", "Открытый микрофон", "Open microphone"),
         ("Балалар құқықтары жөніндегі уәкілмен кездесу", "Встреча с уполномоченным по правам ребёнка",
          "Meeting the commissioner for children’s rights"))
FIRST = (("Әсел", "Асель", "Assel"), ("Бауыржан", "Бауыржан", "Bauyrzhan"), ("Гүлнәр", "Гульнар", "Gulnar"),
         ("Ерлан", "Ерлан", "Yerlan"), ("Жансая", "Жансая", "Zhansaya"), ("Қанат", "Канат", "Kanat"))
LAST = (("Сейітқазиева", "Сейтказиева", "Seitkaziyeva"), ("Өтепберген", "Утепберген", "Utepbergen"),
        ("Жұмабекқызы", "Жумабеккызы", "Zhumabekkyzy"), ("Нұрмағамбетов", "Нурмагамбетов", "Nurmagambetov"))
ROLE = ("Отбасы мен бала құқықтарын қорғау жөніндегі өңірлік орталықтың жетекші сарапшысы",
        "Ведущий эксперт регионального центра защиты прав семьи и ребёнка",
        "Leading expert of the regional centre for the protection of families and children")
LANGUAGES = ("kk", "ru", "en")
# Minutes of the day at which halls begin; a session ends five minutes before the next.
STARTS = (9 * 60 + 30, 10 * 60 + 15, 11 * 60, 11 * 60 + 45, 13 * 60 + 30, 14 * 60 + 15, 15 * 60, 15 * 60 + 45,
          16 * 60 + 30, 17 * 60 + 15, 18 * 60)
LUNCH = 12 * 60 + 30
LANGUAGES_OF_TALKS = (("kk", ["ru", "en"]), ("ru", ["kk"]), ("en", ["kk", "ru"]), ("kk", []), ("", []))


def in_all(words):
    return dict(zip(LANGUAGES, words))


def title(number):
    if number % 9 == 4:
        return in_all(SHORT[number // 9 % len(SHORT)])
    subject, end = SUBJECTS[number % len(SUBJECTS)], ENDS[number // len(SUBJECTS) % len(ENDS)]
    return {language: "%s: %s" % (subject[i].replace(":", " –"), end[i]) for i, language in enumerate(LANGUAGES)}


def session(number, day, start, minutes, hall, count_of_speakers):
    record = {"id": "t%d" % number, "title": title(number), "room": "h%d" % hall, "minutes": minutes,
              "start": "%sT%02d:%02d" % (day, start // 60, start % 60),
              "speakers": ["p%d" % ((number * 5 + i) % 24) for i in range(count_of_speakers)]}
    language, others = LANGUAGES_OF_TALKS[number % len(LANGUAGES_OF_TALKS)]
    if language:
        record.update(lang=language, interpretation=others)
    return record


def sessions_of(day, number, most):
    """What the halls have at each start; the late halls of the last day stay empty."""
    made = []
    for start in STARTS:
        for hall in range(6):
            if len(made) == most:
                return made
            made.append(session(number + len(made), day, start, 40, hall, (number + len(made)) % 8))
    return made


def programme(sessions=200):
    days = DAYS if sessions <= 200 else DAYS + MORE_DAYS
    talks = sessions - 1 - len(days)
    share, made = -(-talks // len(days)), []
    for i, day in enumerate(days):
        made += sessions_of(day, len(made), min(share, talks - i * share))
        made.append({"id": "lunch%d" % i, "kind": "break", "title": in_all(("Түскі үзіліс", "Обед", "Lunch")),
                     "start": "%sT%02d:%02d" % (day, LUNCH // 60, LUNCH % 60), "minutes": 55})
    made.append({"id": "night", "kind": "social", "start": "%sT23:30" % DAYS[1], "minutes": 90, "room": "h0",
                 "title": in_all(("Халықаралық балалар хорының түнгі концерті", "Ночной концерт международного "
                                  "детского хора", "Night concert of the international children’s choir"))})
    return {
        "taqta": 1,
        "event": {"id": "big", "timezone": "Asia/Almaty", "languages": list(LANGUAGES), "day_change": "04:00",
                  "overrun_minutes": 10,
                  "title": in_all(("Баланың құқықтары мен әл-ауқаты жөніндегі үш күндік халықаралық конгресс",
                                   "Трёхдневный международный конгресс о правах и благополучии ребёнка",
                                   "Three-Day International Congress on the Rights and Well-Being of the Child")),
                  "subtitle": in_all(("Алты зал, екі жүз отырыс", "Шесть залов, двести заседаний",
                                      "Six halls, two hundred sessions")),
                  "venue": in_all(("Өнер және ғылым сарайы", "Дворец искусств и науки", "Palace of Arts and Science")),
                  "city": in_all(("Шымкент", "Шымкент", "Shymkent"))},
        "rooms": [{"id": "h%d" % i, "name": in_all(name)} for i, name in enumerate(HALLS)],
        "speakers": [{"id": "p%d" % i, "role": in_all(ROLE),
                      "name": {language: "%s %s" % (FIRST[i % 6][j], LAST[i // 6][j])
                               for j, language in enumerate(LANGUAGES)}} for i in range(24)],
        "quotes": [{"id": "q0", "verbatim": False, "who": in_all(("Балалар кеңесі", "Детский совет",
                                                                  "Children’s council")),
                    "text": in_all(("Әр баланың пікірі естілуі керек", "Мнение каждого ребёнка должно быть услышано",
                                    "Every child’s opinion must be heard"))}],
        "sessions": made,
    }


if __name__ == "__main__":
    json.dump(programme(int(sys.argv[1]) if len(sys.argv) > 1 else 200), sys.stdout, ensure_ascii=False, indent=1)
