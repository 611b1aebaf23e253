#!/usr/bin/env python3
"""A paragraph as Chromium sets it and as taqta does, side by side, with the same font file: the picture in README.

    picture.py BUILD-FOLDER FILE.png
"""
import pathlib
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))

from chromium import call, version, write_page
from expect import Failure, Missing, must, need
from setting import ask
from taqta_e2e import Bench

FACE, ROLE, PX, WIDTH, MARGIN = "Inter Regular", "text", 32, 560, 24
INK, GROUND, DIM = "f7f4ec", "0b1f33", "a9bfd0"
SIZE = (1300, 600)
# Made up for the picture: what must stay together on a line, close to each other.
PARAGRAPH = "Бала құқықтары туралы конвенция 1989 жылғы 20 қарашада қабылданды; Қазақстан – оған қосылған мемлекеттердің бірі. " \
            "Жиын ЮНИСЕФ-тің қолдауымен № 3 залда, сағат 14:30–15:15 аралығында өтеді; қатысушылардың 30%-ы – 18 жасқа " \
            "толмаған балалар. Ұйымдастырушылардың бірі – Қ.-Ж. Сәбит, жоба құны – 12,5 млн теңге."
STYLE = """
figure { position: absolute; top: 28px; margin: 0; width: %(width)dpx; }
figcaption { font-size: 22px; color: #%(dim)s; margin-bottom: 20px; }
p { margin: 0; hyphens: auto; text-wrap: pretty; }
img { margin: -%(margin)dpx; }
"""
BODY = """<figure style="left: 50px"><figcaption>Chromium %(version)s, lang=kk, hyphens: auto, pretty</figcaption>
<p lang="kk">%(text)s</p></figure>
<figure style="left: 690px"><figcaption>taqta</figcaption><img src="file://%(ours)s"></figure>"""


def draw(bench, out):
    ours = bench.folder / "ours.png"
    ask(bench, "draw", [("kk", PARAGRAPH)], "--role", ROLE, "--px", PX, "--width", WIDTH, "--hyphenated", "--hanging",
        "--guarded", "--ink", INK, "--ground", GROUND, "--out", ours)
    body = BODY % {"version": version().split(".")[0], "text": PARAGRAPH, "ours": ours}
    page = write_page(bench, "picture", FACE, PX, body, STYLE % {"width": WIDTH, "margin": MARGIN, "dim": DIM}, INK, GROUND)
    shot = bench.folder / "picture.png"
    call(bench, page, SIZE, "--screenshot=%s" % shot)
    must(shot.exists(), "Chromium draws the page")
    shutil.copyfile(shot, out)


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: %s BUILD-FOLDER FILE.png" % sys.argv[0])
    with tempfile.TemporaryDirectory(prefix="taqta-judges-") as folder:
        try:
            need("chromium")
            draw(Bench(sys.argv[1], folder), sys.argv[2])
        except (Failure, Missing) as trouble:
            sys.exit("picture: %s" % trouble)


if __name__ == "__main__":
    main()
