"""Pictures that are made to be refused, and photos to be shown, as bytes: written here, since nothing binary is kept
among the sources.

The JPEGs are baseline ones of ITU T.81 with three components of one 8x8 block each, so that a picture is a list of
blocks; a block is its first coefficient (the colour) and some more (the grain).
"""
import random
import struct
import zlib

# ITU T.81, tables K.3 and K.5: how many codes there are of each length, and what they stand for.
DC_LENGTHS, DC_VALUES = bytes([0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]), bytes(range(12))
# Ours: a run of zeros and a size, (0,0) "nothing more in this block" first since it is the most frequent.
AC_VALUES = bytes([0x00] + [run << 4 | size for size in (1, 2, 3, 4) for run in range(4)])
AC_LENGTHS = bytes([0, 1, 1, 2, 2, 2, 2, 2, 2, 3, 0, 0, 0, 0, 0, 0])
SIDE, STEP = 8, 8  # pixels of a block; what a coefficient of one stands for
RED, BLUE, GREEN = (76, 85, 255), (29, 255, 107), (150, 44, 21)  # YCbCr


def codes_of(lengths, values):
    """T.81, C.2: value -> (code, bits)."""
    codes, code, at = {}, 0, 0
    for bits, count in enumerate(lengths, 1):
        for _ in range(count):
            codes[values[at]] = (code, bits)
            code, at = code + 1, at + 1
        code <<= 1
    assert at == len(values)
    return codes


DC_CODES, AC_CODES = codes_of(DC_LENGTHS, DC_VALUES), codes_of(AC_LENGTHS, AC_VALUES)


class Bits:
    """Bits one after the other; a byte of ones is followed by one of zeros, so that none looks like a marker."""

    def __init__(self):
        self.value, self.count = 0, 0

    def add(self, value, bits):
        self.value, self.count = self.value << bits | value, self.count + bits

    def add_coefficient(self, number, codes, run=0):
        size = abs(number).bit_length()
        self.add(*codes[run << 4 | size])
        if size:
            self.add(number if number > 0 else number + (1 << size) - 1, size)

    def bytes(self):
        spare = -self.count % 8
        whole = self.value << spare | (1 << spare) - 1
        return whole.to_bytes((self.count + spare) // 8, "big").replace(b"\xff", b"\xff\x00")


def segment(marker, data):
    return struct.pack(">2BH", 0xFF, marker, len(data) + 2) + data


def encode_row(colours, grain):
    """One row of blocks, from the colour of each; grain() gives the other coefficients as (run, number)."""
    bits, before = Bits(), [0, 0, 0]
    for colour in colours:
        for i in range(3):
            level = (colour[i] - 128) * SIDE // STEP
            bits.add_coefficient(level - before[i], DC_CODES)
            before[i] = level
            for run, number in grain():
                bits.add_coefficient(number, AC_CODES, run)
            bits.add(*AC_CODES[0])
    return bits.bytes()


def jpeg(rows, exif=b"", grain=lambda: ()):
    """rows: colours of the blocks, in YCbCr. Each row is coded once however often it comes: a restart marker between
    two lets none depend on the one before."""
    width, height, coded = len(rows[0]) * SIDE, len(rows) * SIDE, {}
    frame = struct.pack(">BHHB", 8, height, width, 3) + b"".join(bytes([i, 0x11, 0]) for i in (1, 2, 3))
    parts = [b"\xff\xd8", exif, segment(0xDB, b"\0" + bytes([STEP]) * 64), segment(0xC0, frame),
             segment(0xC4, b"\x00" + DC_LENGTHS + DC_VALUES), segment(0xC4, b"\x10" + AC_LENGTHS + AC_VALUES),
             segment(0xDD, struct.pack(">H", len(rows[0]))),
             segment(0xDA, b"\x03" + b"".join(bytes([i, 0]) for i in (1, 2, 3)) + b"\x00\x3f\x00")]
    for i, row in enumerate(rows):
        if tuple(row) not in coded:
            coded[tuple(row)] = encode_row(row, grain)
        parts += [coded[tuple(row)], bytes([0xFF, 0xD0 + i % 8]) if i + 1 < len(rows) else b"\xff\xd9"]
    return b"".join(parts)


def orientation(number):
    """EXIF that says how the camera was held: CIPA DC-008, 4.6.4."""
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, number, 0)
    return segment(0xE1, b"Exif\0\0MM\0\x2a\0\0\0\x08" + struct.pack(">H", 1) + entry + b"\0\0\0\0")


def photo_of_24_megapixels():
    """6000 x 4000 with the grain of a photo, so that it takes a decoder what a photo takes; under 5 MB."""
    dice = random.Random(24)
    colours = [(dice.randrange(60, 200), dice.randrange(110, 146), dice.randrange(110, 146)) for _ in range(750)]
    shades = [tuple((min(y + 8 * shade, 255), u, v) for y, u, v in colours) for shade in range(5)]

    def grain():
        return [(dice.randrange(2), dice.choice((-2, -1, 1, 2))) for _ in range(dice.randrange(5))]
    return jpeg([shades[y // 100] for y in range(500)], grain=grain)


UPRIGHT = [[RED] * 12] * 6 + [[GREEN] * 6 + [BLUE] * 6] * 10


def upright():
    return jpeg(UPRIGHT)


def held_sideways():
    """The same picture as a camera stores it that was held on its side: orientation 6."""
    height, width = len(UPRIGHT), len(UPRIGHT[0])
    rows = [[UPRIGHT[x][width - 1 - y] for x in range(height)] for y in range(width)]
    return jpeg(rows, exif=orientation(6))


def png_of_30000():
    """The header of a PNG of 30000 x 30000 and hardly anything behind it."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 30000, 30000, 8, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


def truncated_webp():
    """RFC 9649: a lossy WebP of 640 x 640 that promises 20 kB and ends after the head of its frame."""
    frame = b"\x10\x02\x00" + b"\x9d\x01\x2a" + struct.pack("<HH", 640, 640) + bytes(40)
    return b"RIFF" + struct.pack("<I", 20000 + 12) + b"WEBPVP8 " + struct.pack("<I", 20000) + frame


def svg():
    return (b'<svg xmlns="http://www.w3.org/2000/svg" width="640" height="640"><rect width="640" height="640"/></svg>')
