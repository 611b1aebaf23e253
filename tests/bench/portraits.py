"""Portraits of nobody, for the speakers of the measured programme: head and shoulders before a wall, as PNG.

Drawn anew for every run, so that no picture has to be kept.
"""
import struct
import zlib

SIDE = 800
WALLS = ((38, 70, 83), (69, 47, 92), (84, 62, 38), (36, 84, 64), (92, 48, 52), (44, 60, 110))
SKINS = ((224, 182, 152), (198, 150, 118), (236, 200, 172), (176, 128, 96), (214, 170, 140), (190, 142, 112))


def write_portraits(folder, count):
    """portrait-0.png and so on."""
    for i in range(count):
        (folder / ("portrait-%d.png" % i)).write_bytes(png(rows(WALLS[i % len(WALLS)], SKINS[i % len(SKINS)])))


def rows(wall, skin):
    coat = tuple(channel // 2 for channel in wall)
    for y in range(SIDE):
        row = bytearray(shade(wall, 0.75 + 0.7 * y / SIDE) * SIDE)
        paint(row, y, (400, 900, 330, 400), coat)
        paint(row, y, (400, 340, 150, 190), shade(skin, 1.05 - 0.25 * y / SIDE))
        paint(row, y, (400, 230, 165, 120), coat)
        yield bytes(row)


def shade(colour, light):
    return bytes(min(round(channel * light), 255) for channel in colour)


def paint(row, y, ellipse, colour):
    """What of an ellipse (centre and radii) lies in this row."""
    centre_x, centre_y, radius_x, radius_y = ellipse
    part = 1 - ((y - centre_y) / radius_y) ** 2
    if part <= 0:
        return
    half = int(radius_x * part ** 0.5)
    left, right = max(centre_x - half, 0), min(centre_x + half, SIDE)
    row[left * 3:right * 3] = bytes(colour) * (right - left)


def png(picture_rows):
    packed = zlib.compress(b"".join(b"\0" + row for row in picture_rows), 6)
    header = struct.pack(">2I5B", SIDE, SIDE, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
