#!/usr/bin/python3
"""Makes fonts that are no good, from those that are shipped, each with one fault.

    bad_fonts.py FOLDER

Run by Debian's own Python, to which python3-fonttools belongs; ends with 77 where that is missing.
"""
import pathlib
import sys

try:
    from fontTools.ttLib import TTFont
except ImportError:
    print("skipped: python3-fonttools is not installed")
    sys.exit(77)

INTER = pathlib.Path("/usr/share/fonts/opentype/inter/Inter-Regular.otf")
VOLLKORN = pathlib.Path("/usr/share/fonts/truetype/vollkorn/Vollkorn-Medium.ttf")
NASKH = pathlib.Path("/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf")


def edited(path, edit):
    font = TTFont(path)
    edit(font, font.getBestCmap())
    return font


def forget(font, letters):
    for table in font["cmap"].tables:
        for letter in letters:
            table.cmap.pop(ord(letter), None)


def point(font, letter, glyph):
    for table in font["cmap"].tables:
        if ord(letter) in table.cmap:
            table.cmap[ord(letter)] = glyph


def draw_as(font, cmap, letter, base):
    """A glyph of its own with the outline of another, as the font had it that made us look."""
    if "glyf" in font:
        font["glyf"][cmap[ord(letter)]] = font["glyf"][cmap[ord(base)]]
    else:
        strings = font["CFF "].cff.topDictIndex[0].CharStrings
        strings[cmap[ord(letter)]] = strings[cmap.get(ord(base), ".notdef")]


def narrow(font, cmap, letter, em):
    """The next letter stands nearer by so much."""
    advance, bearing = font["hmtx"][cmap[ord(letter)]]
    font["hmtx"][cmap[ord(letter)]] = (advance - round(em * font["head"].unitsPerEm), bearing)


def empty(font, cmap, letter):
    glyphs = font["glyf"]
    glyphs[cmap[ord(letter)]] = type(glyphs[cmap[ord(letter)]])()


def damage(path, letter):
    """The file's bytes with the end points of one letter's contours out of order."""
    font, whole = TTFont(path), bytearray(path.read_bytes())
    index = font.getGlyphID(font.getBestCmap()[ord(letter)])
    start = font.reader.tables["glyf"].offset + font["loca"][index]
    whole[start:start + 2] = b"\0\2"
    whole[start + 10:start + 14] = b"\xff\xff\0\0"
    return bytes(whole)


def make(folder):
    edited(INTER, lambda font, cmap: draw_as(font, cmap, "Ğ", "G")).save(folder / "breve-lost.otf")
    edited(VOLLKORN, lambda font, cmap: draw_as(font, cmap, "Қ", "К")).save(folder / "tail-lost.ttf")
    edited(NASKH, lambda font, cmap: point(font, "ڭ", cmap[ord("ك")])).save(folder / "dots-lost.ttf")
    edited(INTER, lambda font, cmap: forget(font, "Ңң")).save(folder / "letter-missing.otf")
    edited(INTER, lambda font, cmap: narrow(font, cmap, "ғ", 0.3)).save(folder / "too-narrow.otf")
    edited(INTER, lambda font, cmap: draw_as(font, cmap, "Ө", "\0")).save(folder / "box.otf")
    edited(VOLLKORN, lambda font, cmap: empty(font, cmap, "ұ")).save(folder / "blank.ttf")
    (folder / "damaged.ttf").write_bytes(damage(VOLLKORN, "н"))
    whole = INTER.read_bytes()
    (folder / "cut-short.otf").write_bytes(whole[:len(whole) // 2])
    (folder / "head-only.otf").write_bytes(whole[:40])
    (folder / "empty.otf").write_bytes(b"")
    (folder / "no-font.otf").write_text("<!doctype html><title>404</title>\n")
    # Another file in which everything is as it should be.
    font = TTFont(INTER)
    font["name"].setName("Looked at by nobody", 10, 3, 1, 0x409)
    font.save(folder / "another.otf")


if __name__ == "__main__":
    into = pathlib.Path(sys.argv[1])
    into.mkdir(parents=True, exist_ok=True)
    make(into)
