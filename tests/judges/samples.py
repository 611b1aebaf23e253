"""Texts that are set and judged: language and words. Between them they have every letter of Kazakh in its three scripts
and all that is hard to set."""
import json

from programs import HOUSE

KAZAKH = [
    "Балаларға сенуден қорықпаңыздар",
    "олардың дауысы мен арманы",
    "«Қазақстан – балалық шақ қорғалған мемлекет!»",
    "Бала құқықтары туралы конвенция",
    "Тәуелсіздік күні, Шаңырақ көтеру",
    "ҮА ҚО Үа Ға Тә УА КО",
    "Ұлттық ғылым академиясы",
    "Әлеуметтік қамсыздандыру жүйесі",
    "Өскемен, Ақтөбе, Шымкент",
    "һәм жиһаз, гауһар; Інжу-маржан (қайталау)",
    "Сағат 14:30–15:15, 10-15 минут",
    "2025 жылғы 20 қараша",
    "№ 3 зал, 5 000 ₸, 12,5 млн теңге",
    "50%-ы балалар, 7-сынып, 5-ші",
    "БҰҰ-ның өкілі, ЮНИСЕФ-тің",
    "Қ.-Ж. Тоқаев, Қ. К. Тоқаев",
    "ШАҢЫРАҚ АСТЫНДА",
    "… және тағы басқалар!",
    "Ғ. Мүсірепов атындағы театр",
    "Фойе, цех, щётка, эхо, объект, съезд, вьюга, ёлка",
]
RUSSIAN = [
    "Дети имеют право быть услышанными",
    "Съезд, подъём, объявление – вьюга",
    "Щедрый эльф вёз «цифры»: 1234567890",
    "ГОРОДСКАЯ УЛИЦА, ЗАЛ № 2",
]
ENGLISH = [
    "Every child has the right to be heard",
    "AVATAR, To, We, Yes: “quotes” – ‘fi fl ffi’",
    "Quick zephyrs blow, vexing daft Jim",
    "10:00–11:45, 100 %, +7 (7172) 72-05-18",
]
LATIN_KAZAKH = [
    "Qazaqstan Respublikasy, Jañğyrğan älem",
    "ĞYLYM, Öñir, Üş ŋ Şaşaq ıı İi, filosofiia",
]
ARABIC_KAZAKH = [
    "بالالارعا سەنۋدەن قورىقپاڭىزدار",
    "قازاقستان رەسپۋبليكاسى",
    "ٴبىلىم جانە عىلىم، ٴتىل؟",
    "بالا قۇقىقتارى تۋرالى كونۆەنتسيا",
]
MIXED = [
    ("kk", "UNICEF пен ЮНИСЕФ, COVID-19-дан"),
    ("kk-Arab", "زال 15، 2025 جىلى 14:30–15:15 UNICEF №3"),
]

SAMPLES = [("kk", text) for text in KAZAKH] + [("ru", text) for text in RUSSIAN] + \
          [("en", text) for text in ENGLISH] + [("kk-Latn", text) for text in LATIN_KAZAKH] + \
          [("kk-Arab", text) for text in ARABIC_KAZAKH] + MIXED


def faces():
    """name -> the first file it is opened from, and the features it always needs; as in fonts/faces.json."""
    listed = json.loads((HOUSE / "fonts" / "faces.json").read_text())
    return {face["name"]: (face["files"][0], face.get("features", [])) for face in listed["faces"]}


def as_rows(samples):
    return "".join("%s\t%s\n" % sample for sample in samples)
