#!/usr/bin/env python3
"""Breaks Kazakh sentences into lines, ours beside Chromium's (lang=kk, hyphens: auto, text-wrap: pretty): the texts of the
demo and at least two hundred sentences from message catalogues, in three columns, with the same font file. Prints what
both did and fails where ours broke a rule of rules.py or let a line stand out.

    sentences.py BUILD-FOLDER
"""
import collections
import html
import json
import pathlib
import re
import statistics
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))

from catalogues import demo_texts, sentences
from chromium import call, escaped, version, write_page
from expect import Missing, must, ok
from rules import Break, breaks_of, forbidden
from setting import ask, lines_of
from taqta_e2e import run

FEWEST = 200
FACE, ROLE, PX = "Inter Regular", "text", 32
COLUMNS = (280, 380, 560, 820)  # px: about 15 to 45 letters
SHORT = 0.2  # of the column
TOLERANCE = 1  # px: widths are rounded
# Sentences in which every rule is at stake, so that nothing found means something.
TRAPS = [
    "Конвенция 1989 жылғы 20 қарашада қабылданды, ал бүгін № 3 залда 18 жасқа дейінгі 120 бала бар.",
    "Қордан 12,5 млн теңге бөлінді, оның 50%-ы, яғни 5 000 000 ₸ ЮНИСЕФ-тің мектептеріне жұмсалды.",
    "Жиынды Қ.-Ж. Сәбит пен Ә. Б. Құрманов ашты, БҰҰ-ның өкілі мен т. б. қонақтар сағат 14:30–15:15 аралығында сөйледі.",
    "Қазақстан – балалық шақ қорғалған мемлекет, ал Астана – оның елордасы, 7-сынып – 2025 ж. түлектері.",
]

# What each rule is for, as before | behind; those with a + end in a hyphen that was added. Then what no rule forbids.
FORBIDDEN = ["20 |қараша", "12,5 |млн теңге", "5 |000 ₸", "млн |теңге", "Қ. |Тоқаев", "Қ.-|Ж. Тоқаев", "Қазақстан |– балалық",
             "50%-|ы", "БҰҰ-|ның", "7-|сынып", "№ |3 зал", "т. |б.", "2025 |ж.", "14:30–|15:15", "2024|–2025", "…|және",
             "info@kids-|rights.kz", "құрылым|дары", "ЮНЕС+|КО", "а+|тауы", "төртінш+|і", "кт+|ана"]
ALLOWED = ["Қазақстан – |балалық", "іс-|шара", "20 қараша |күні", "ҚР |заңы", "қаз. |Ол келді", "Залда 120 |қатысушы",
           "құ+|рылымдары", "Ол: |– Балаға", "kids.kz/|about", "үйге 5 |Абай келді"]

STYLE = "p { margin: 0 0 40px; hyphens: auto; text-wrap: pretty; font-kerning: normal; }"
# Every letter's own box tells the line it stands on.
SCRIPT = """<script>
function linesOf(paragraph) {
  const text = paragraph.firstChild, range = document.createRange(), lines = [];
  for (let i = 0; i < text.length; i++) {
    range.setStart(text, i);
    range.setEnd(text, i + 1);
    const boxes = range.getClientRects();
    if (!boxes.length) continue;
    const box = boxes[boxes.length - 1];
    if (!lines.length || Math.abs(lines[lines.length - 1].top - box.top) > box.height / 2)
      lines.push({top: box.top, left: box.left, right: box.right, words: ""});
    const line = lines[lines.length - 1];
    line.words += text.data[i];
    if (text.data[i] != " ") line.right = Math.max(line.right, box.right);
  }
  return lines.map(line => [line.right - line.left, line.words.trim()]);
}
document.fonts.load("20px judged", "қ").then(() => {
  const answer = document.createElement("pre");
  answer.id = "answer";
  answer.textContent = JSON.stringify([...document.querySelectorAll("p")].map(linesOf));
  document.body.replaceChildren(answer);
});
</script>"""


def ours(bench, texts, width):
    samples = [("kk", text) for text in texts]
    return [lines_of(answer) for answer in ask(bench, "lines", samples, "--role", ROLE, "--px", PX, "--width", width,
                                               "--hyphenated", "--hanging", "--guarded")]


def chromiums(bench, texts, width):
    body = "".join('<p lang="kk" style="width: %dpx">%s</p>\n' % (width, escaped(text)) for text in texts) + SCRIPT
    page = write_page(bench, "sentences-%d" % width, FACE, PX, body, STYLE)
    said = call(bench, page, (1280, 720), "--dump-dom")
    answer = re.search('<pre id="answer">(.*?)</pre>', said, re.S)
    must(answer, "Chromium tells its lines: " + said[-2000:])
    return json.loads(html.unescape(answer.group(1)))


class Count:
    """What happened to all texts in all columns."""

    def __init__(self, fits):
        self.fits = fits  # whether a word fits a column; one that does not has to be divided wherever it stands
        self.lines = self.overflowing = self.short_ends = self.hyphens = 0
        self.rules, self.fills, self.examples = collections.Counter(), [], []

    def add(self, text, lines, width):
        self.lines += len(lines)
        self.overflowing += sum(line_width > width + TOLERANCE for line_width, _ in lines)
        self.fills += [min(line_width / width, 1) for line_width, _ in lines[:-1]]
        last_width, last_words = lines[-1]
        self.short_ends += len(lines) > 1 and " " not in last_words and last_width < SHORT * width
        breaks = breaks_of(text, [words for _, words in lines])
        self.hyphens += sum(at.hyphen for at in breaks)
        for i, at in enumerate(breaks):
            names = forbidden(at)
            if at.hyphen and (i + 1 == len(breaks) or breaks[i + 1].hyphen) and self.fits(at.word(), width):
                names.append("hyphens in a row or before the last line")
            self.rules.update(names)
            if names:
                self.examples.append("%s: %s | %s" % (names[0], at.before[-20:], at.behind[:20]))

    def forbidden(self):
        return sum(self.rules.values())

    def rows(self):
        yield "lines", self.lines
        yield "forbidden breaks", self.forbidden()
        yield "words that stand out of the column", self.overflowing
        yield "standard deviation of the lines' lengths, % of the column", "%.1f" % (statistics.pstdev(self.fills) * 100)
        yield "mean emptiness of lines, % of the column", "%.1f" % ((1 - statistics.fmean(self.fills)) * 100)
        yield "words divided by a hyphen", self.hyphens
        yield "single short words as last lines", self.short_ends


def count_all(bench, setter, texts):
    def fits(word, width):
        return lines_of(ask(bench, "lines", [("kk", word)], "--role", ROLE, "--px", PX)[0])[0][0] <= width

    count = Count(fits)
    for width in COLUMNS:
        for text, lines in zip(texts, setter(bench, texts, width)):
            count.add(text, lines, width)
    return count


def print_table(title, mine, theirs):
    print("\n| %s | taqta | Chromium |\n|---|---|---|" % title)
    for (what, one), (_, other) in zip(mine.rows(), theirs.rows()):
        print("| %s | %s | %s |" % (what, one, other))
    for name in sorted(set(mine.rules) | set(theirs.rules)):
        print("| … %s | %d | %d |" % (name, mine.rules[name], theirs.rules[name]))
    print(flush=True)


def rules_forbid_what_they_should():
    for names_wanted, examples in ((True, FORBIDDEN), (False, ALLOWED)):
        for example in examples:
            before, behind = example.split("|")
            at = Break(before.rstrip().rstrip("+"), behind, before.endswith(" "), before.endswith("+"))
            must(bool(forbidden(at)) == names_wanted, "\"%s\" goes against %s" % (example, forbidden(at) or "no rule"))
    ok("the rules forbid %d places and allow %d others" % (len(FORBIDDEN), len(ALLOWED)))


def corpora(bench):
    found = sentences(bench.build)
    if len(found) < FEWEST:
        raise Missing("only %d Kazakh sentences are here; deploy/judges fetches more" % len(found))
    return {"the demo's %d texts and %d traps" % (len(demo_texts()), len(TRAPS)): demo_texts() + TRAPS,
            "%d sentences of message catalogues" % len(found): found}


def test(bench):
    print("columns of %s px, %s at %d px; the peer is Chromium %s" %
          (", ".join(map(str, COLUMNS)), FACE, PX, version()))
    rules_forbid_what_they_should()
    troubles = []
    for title, texts in corpora(bench).items():
        mine, theirs = count_all(bench, ours, texts), count_all(bench, chromiums, texts)
        print_table(title, mine, theirs)
        troubles += mine.examples + ["%d lines stand out of the column" % mine.overflowing] * bool(mine.overflowing)
        if texts[-1] in TRAPS:
            must(len(theirs.rules) >= 5, "the rules see what Chromium does: %s" % dict(theirs.rules))
    must(not troubles, "%d troubles:\n  %s" % (len(troubles), "\n  ".join(troubles[:40])))
    ok("no break of ours goes against a rule, and no word stands out")


if __name__ == "__main__":
    run(test, "chromium")
