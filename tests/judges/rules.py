"""What Kazakh practice forbids at the end of a line, written down once more and differently from src/type/break_rules.c:
as patterns over what stands on both sides of the break. Sources: the rules of spelling of 2018, §27, §44, §99-107.
"""
import re
from dataclasses import dataclass

CAPITAL, SMALL = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ", "a-zа-яёәғқңөұүһі"
MONTHS = "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан"
UNITS = "жыл|жж?\\.|ғасыр|ғғ?\\.|теңге|тг|млн|млрд|трлн|мың|км|кг|см|мм|м\\b|сағат|сағ\\.|минут|мин\\b|секунд|пайыз|жас|бап|" \
        "(?:К|М|Г)?Б\\b|байт|%|₸|°"
VOWELS = set("аәеёиіоөуұүыэюя")


@dataclass
class Break:
    """Where a text was broken: what stands before and behind, and whether a blank is lost or a hyphen was added."""
    before: str
    behind: str
    blank: bool
    hyphen: bool

    def word(self):
        """That is divided."""
        return re.search(r"\S*$", self.before).group() + re.match(r"\S*", self.behind).group()


def rule(before, behind, blank=None):
    left, right = re.compile("(?:" + before + ")$"), re.compile("(?:" + behind + ")")
    return lambda at: blank in (None, at.blank) and bool(left.search(at.before)) and bool(right.match(at.behind))


def hyphenated_badly(at):
    """A part without a vowel or of one letter; a figure, an abbreviation or a Latin word divided."""
    if not at.hyphen:
        return False
    parts = [re.sub(r"\W", "", part) for part in (re.search(r"\S*$", at.before).group(),
                                                 re.match(r"\S*", at.behind).group())]
    plain = re.fullmatch("[%s]?[%s]*" % (CAPITAL, SMALL), "".join(parts)) and not re.search("[A-Za-z]", at.word())
    return not plain or any(len(part) < 2 or not VOWELS & set(part.lower()) for part in parts)


def cut_without_a_hyphen(at):
    return not at.blank and not at.hyphen and bool(re.search(r"\w$", at.before)) and bool(re.match(r"\w", at.behind))


def address_in_pieces(at):
    """But for a web address behind a slash or before its question."""
    is_address = not at.blank and re.search(r"@|[A-Za-z]\.[A-Za-z]", at.word())
    return bool(is_address) and ("@" in at.word() or not (at.before.endswith("/") or at.behind.startswith("?")))


RULES = {
    "number and unit": rule(r"\d", "%s|%s" % (MONTHS, UNITS), True),
    "groups of digits": rule(r"(?<!\d)\d{1,3}", r"\d{3}(?!\d)", True),
    "amount and money": rule(r"\b(?:мың|млн|млрд|трлн)\.?", "теңге|₸|доллар|еуро", True),
    "initials and surname": rule(r"(?<!\w)[%s]\.(?:\s?-?[%s]\.)*-?" % (CAPITAL, CAPITAL), "[%s]" % CAPITAL),
    "dash at the start": lambda at: bool(re.match(r"[–—]|-\s", at.behind)) and not at.before.endswith(":"),
    "figure, % or abbreviation and its ending": rule(r"(?:[\d%%]|[%s]{2})-" % CAPITAL, "[%s]" % SMALL, False),
    "№ and number": rule("[№§]", r"\d|[IVX]"),
    "abbreviations": rule(r"(?<!\w)(?:т|с|б|ғ|м|д)\.", r"(?:б|с|ғ|д|қ|м)\.(?!\w)", True),
    "ranges": lambda at: not at.blank and bool(re.search(r"\d[–—-]?$", at.before)) and
                         bool(re.match(r"[–—-]?\d", at.behind)),
    "… and word": rule("(?:^|\\s)…", r"\w", False),
    "addresses": address_in_pieces,
    "bad hyphenation": hyphenated_badly,
    "word cut without a hyphen": cut_without_a_hyphen,
}


def breaks_of(text, lines):
    """The breaks between lines that say the text between them."""
    at, found = 0, []
    for line in lines[:-1]:
        words = line.strip()
        while text[at:at + 1].isspace():
            at += 1
        hyphen = not text.startswith(words, at) and words.endswith(("-", "\u2010"))
        if hyphen:
            words = words[:-1]
        if not text.startswith(words, at):
            raise ValueError("%r is not the next of %r" % (line, text[at:]))
        at += len(words)
        rest = text[at:]
        found.append(Break(text[:at], rest.lstrip(), rest[:1].isspace(), hyphen))
    return found


def forbidden(at):
    """The names of the rules that a break goes against."""
    return [name for name, goes_against in RULES.items() if goes_against(at)]
