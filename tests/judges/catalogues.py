"""Kazakh as people wrote it: sentences from the message catalogues of Debian packages, and the texts of the demo."""
import gettext
import pathlib
import re

from taqta_e2e import demo

INSTALLED = pathlib.Path("/usr/share/locale/kk/LC_MESSAGES")
FETCHED = "judges/catalogues"  # in the build folder, by deploy/judges
SHORTEST, LONGEST, MOST = 60, 240, 300
KAZAKH = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
# Places to be filled in, markup and keys are no prose.
NO_PROSE = re.compile(r"[%<>{}_$`|\\=\n\t\[\]]|\S/\S|--")


def catalogues(build):
    return sorted([*INSTALLED.glob("*.mo"), *(build / FETCHED).glob("**/kk/LC_MESSAGES/*.mo")])


def messages(path):
    with open(path, "rb") as file:
        # The catalogue of gettext's own reader: the texts by their originals, plurals by pairs.
        return [text for text in gettext.GNUTranslations(file)._catalog.values() if isinstance(text, str)]


def is_sentence(text):
    letters = [letter for letter in text if letter.isalpha()]
    cyrillic = sum("Ѐ" <= letter <= "ӿ" for letter in letters)
    return SHORTEST <= len(text) <= LONGEST and text.count(" ") >= 6 and not NO_PROSE.search(text) and \
        bool(KAZAKH.search(text)) and cyrillic > 0.8 * len(letters)


def sentences(build):
    """At most MOST, spread evenly over all there are, the same every time."""
    found = sorted({" ".join(text.split()) for path in catalogues(build) for text in messages(path) if is_sentence(text)})
    step = max(len(found) / MOST, 1)
    return [found[int(i * step)] for i in range(min(len(found), MOST))]


def kazakh_texts(value, name=""):
    """Every text of a document that is in Kazakh."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield from kazakh_texts(member, key)
    elif isinstance(value, list):
        for member in value:
            yield from kazakh_texts(member, name)
    elif isinstance(value, str) and name == "kk":
        yield " ".join(value.split())


def demo_texts():
    return sorted({text for text in kazakh_texts(demo()) if text.count(" ") >= 3})
