#!/usr/bin/env python3
"""Kazakh hyphenation: the pattern file is what the rules make, divides as printed sources do, and as the rules do.

    hyphenation_test.py --probe build/tests/type_probe --house .

Asks the rules (assets/hyphenation/kazakh.py) and the patterns (libhyphen, through type_probe) about each word of the
table hyphens.txt and of Debian's dictionary hunspell-kk.
"""
import argparse
import importlib.util
import pathlib
import subprocess
import sys
import tempfile

DICTIONARY = pathlib.Path("/usr/share/hunspell/kk_KZ.dic")
SOUND = 0.999  # of the dictionary's words have a vowel and two letters in every part


def load_rules(house):
    spec = importlib.util.spec_from_file_location("kazakh", house / "assets/hyphenation/kazakh.py")
    rules = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(rules)
    return rules


def by_patterns(probe, words, language="kk"):
    run = subprocess.run([probe, "hyphens", "--language", language], input="\n".join(words) + "\n", text=True,
                         capture_output=True, check=True)
    return run.stdout.splitlines()


def table(house):
    for line in (house / "tests/type/hyphens.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            yield line.split(" ", 1)


def dictionary_words():
    lines = DICTIONARY.read_text(encoding="utf-8", errors="replace").splitlines()[1:]
    letters = set("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя")
    return sorted({word for word in (line.split("/")[0].strip() for line in lines)
                   if word and set(word.lower()) <= letters and word[1:] == word[1:].lower()})


def check(what, wrong):
    print("%s %s" % ("not ok" if wrong else "ok", what))
    for line in wrong[:20]:
        print("    " + line)
    return not wrong


def file_is_what_the_rules_make(house):
    with tempfile.NamedTemporaryFile() as made:
        subprocess.run([house / "assets/hyphenation/generate", made.name], check=True)
        same = pathlib.Path(made.name).read_bytes() == (house / "assets/hyphenation/hyph_kk.dic").read_bytes()
    return check("hyph_kk.dic is what kazakh.py makes", [] if same else ["run assets/hyphenation/generate"])


def table_is_divided_as_printed(house, probe, rules):
    rows = list(table(house))
    words = [word.replace("-", "") for _, word in rows]
    wrong = ["%s is divided as %s by the patterns" % (word, found)
             for (_, word), found in zip(rows, by_patterns(probe, words)) if found != word]
    wrong += ["%s is divided as %s by the rules" % (word, rules.divide(word.replace("-", "")))
              for kind, word in rows if kind != "N" and rules.divide(word.replace("-", "")) != word]
    return check("%d words as printed or by rule" % len(rows), wrong)


def part_is_sound(part, rules):
    return len(part) > 1 and any(letter in rules.VOWELS for letter in part.lower())


def dictionary_is_divided_soundly(probe, rules):
    words = dictionary_words()
    found = by_patterns(probe, words)
    differ = ["%s by the patterns, %s by the rules" % (divided, rules.divide(word))
              for word, divided in zip(words, found) if divided.lower() != rules.divide(word.lower())]
    unsound = [divided for divided in found if "-" in divided and
               not all(part_is_sound(part, rules) for part in divided.split("-"))]
    count = sum("-" in divided for divided in found)
    share = 1 - len(unsound) / len(words)
    # The dictionary has a few misspelt words that begin with consonants no syllable begins with.
    good = check("patterns and rules agree on %d words but %d, %d of them divided" % (len(words), len(differ), count),
                 differ if len(differ) > len(words) / 5000 else [])
    few = share >= SOUND and count > len(words) / 2
    return check("%.3f %% of them have a vowel and two letters in each part" % (share * 100),
                 [] if few else unsound) and good


def other_languages_have_their_own(probe):
    wrong = []
    for language, word, wanted in (("ru", "достопримечательностями", "до-сто-при-ме-ча-тель-но-стя-ми"),
                                   ("en", "responsibility", "re-spon-si-bil-ity"),
                                   ("kk-Latn", "qazaqstandyqtar", "qazaqstandyqtar"),
                                   ("kk", "responsibility", "responsibility"), ("de", "Verantwortung", "Verantwortung")):
        found = by_patterns(probe, [word], language)[0]
        if found != wanted:
            wrong.append("%s: %s, not %s" % (language, found, wanted))
    return check("Russian and English by Debian's patterns, Latin Kazakh not at all", wrong)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--probe", required=True)
    parser.add_argument("--house", type=pathlib.Path, required=True)
    options = parser.parse_args()
    rules = load_rules(options.house)
    results = [file_is_what_the_rules_make(options.house),
               table_is_divided_as_printed(options.house, options.probe, rules),
               other_languages_have_their_own(options.probe)]
    if DICTIONARY.exists():
        results.append(dictionary_is_divided_soundly(options.probe, rules))
    else:
        print("skipped: the dictionary hunspell-kk is not installed")
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
