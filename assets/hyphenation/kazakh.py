#!/usr/bin/env python3
"""Where a Kazakh word in Cyrillic letters may be divided: the rules, and the pattern file made of them.

    kazakh.py patterns   the patterns, one a line, for substrings.pl of libhyphen-dev (see generate)
    kazakh.py divide     divides the words of standard input by the rules themselves, without patterns

Sources: the Kazakh orthography of 2018, chapter IX (§99-107); K. Qaiypbaeva and others, 2019, on carrying words over.
The rules speak of all places; how many letters must stand on each side is up to whoever sets the text, and a part of
a single letter inside a word is joined to the part behind it there as well.
"""
import sys

CONSONANTS = "бвгғджзйкқлмнңпрстфхһцчшщ"
VOWELS = "аәеёиоөуұүыіэюя"
SIGNS = "ъь"
# What may begin a Russian or international word; a syllable of its own it is not.
ONSETS = ("взб взв взг взгл взгр взд вздр вкл вкр впл впр вскр всл всп вспл вспр вст встр втр здр мгл мгн мст пск "
          "пст сбр свр сгл сгр сдв сдр скв скл скр смр спл спр ств стр сткл схв ткн фтр хвр шкв шкл шпл шпр штр").split()
# Countries whose name is a people's and "-стан": the stem stays whole.
PEOPLES = "ауған башқұрт қазақ қырғыз өзбек татар тәжік түрікмен".split()

VOWEL, CONSONANT, SIGN = "vowel", "consonant", "sign"


def kinds(word):
    """The letter у is a vowel or a glide, by what stands around it."""
    found = []
    for i, letter in enumerate(word):
        if letter == "у":
            behind_vowel = i > 0 and found[-1] == VOWEL
            opens_word = i == 0 and word[1:2] in tuple(VOWELS)
            found.append(CONSONANT if behind_vowel or opens_word else VOWEL)
        elif letter in VOWELS:
            found.append(VOWEL)
        else:
            found.append(SIGN if letter in SIGNS else CONSONANT)
    return found


def exception(word):
    """The place of a division that keeps a stem, and the one it takes the place of; None: the rules are enough."""
    for people in PEOPLES:
        at = word.find(people + "стан")
        if at >= 0:
            return at + len(people), at + len(people) + 1
    at = word.find("халықара")
    return (at + 5, at + 4) if at >= 0 else None


def place_between(word, kind, first, second):
    """Before which letter the word may be divided between two vowels that follow one another; None: nowhere."""
    consonants = [i for i in range(first + 1, second) if kind[i] == CONSONANT]
    if not consonants:
        if word[second] in "яю" and word[first] == "и":
            return None  # -ция, -сия are one breath: кон-вен-ция-сы
        return second
    last = consonants[-1]
    behind = word[last + 1:second]
    if "ъ" in behind:  # объ-ек-ті
        return second
    return last  # with its soft sign, if it has one: ком-пью-тер


def places(word):
    """The letters before which the word may be divided."""
    word = word.lower()
    kind = kinds(word)
    vowels = [i for i, found in enumerate(kind) if found == VOWEL]
    found = [place_between(word, kind, a, b) for a, b in zip(vowels, vowels[1:])]
    found = {at for at in found if at}
    special = exception(word)
    if special:
        found = (found - {special[1]}) | {special[0]}
    return sorted(at for at in found if VOWEL in kind[:at])


def divide(word, smallest=2):
    parts, begin = [], 0
    for at in places(word):
        if at - begin >= smallest and len(word) - at >= smallest:
            parts.append(word[begin:at])
            begin = at
    return "-".join(parts + [word[begin:]])


def syllable_patterns():
    """The last consonant before a vowel goes down with it; so does it with a soft sign between them."""
    for consonant in CONSONANTS:
        for vowel in VOWELS:
            yield "1" + consonant + vowel
            yield "1" + consonant + "ь2" + vowel
            yield consonant + "ъ1" + vowel
            yield "." + consonant + "ъ2" + vowel


def vowel_patterns():
    """Two vowels part; у between two vowels is a consonant, and at the head of a word before one."""
    for first in VOWELS:
        for second in VOWELS:
            if first != "у" and second != "у":
                yield first + "1" + second
            if first == "у" and second != "у":
                yield "у1" + second
                yield ".у2" + second
            yield first + "1у2" + second
    yield "и2я"
    yield "и2ю"


def head_patterns():
    """What stands before the first vowel is no part of its own."""
    for first in CONSONANTS:
        for second in CONSONANTS:
            yield "." + first + "2" + second
    for onset in ONSETS:
        yield "." + "2".join(onset)


def stem_patterns():
    for people in PEOPLES:
        yield people + "3с4тан"
    yield "халы4қ3ара"


def patterns():
    found = set()
    for kind in (syllable_patterns, vowel_patterns, head_patterns, stem_patterns):
        found.update(kind())
    return sorted(found)


def main(words):
    if words == ["patterns"]:
        print("\n".join(patterns()))
    elif words == ["divide"]:
        for line in sys.stdin:
            print(divide(line.strip()))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
