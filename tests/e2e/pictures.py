"""Pictures as bytes, by the standard library alone: PNG read, X's framebuffer read, pieces cut out for the OCR."""
import struct
import zlib


class Picture:
    """Rows of three bytes a pixel: red, green, blue."""

    def __init__(self, width, height, data):
        self.width, self.height, self.data = width, height, bytes(data)

    def __eq__(self, other):
        return (self.width, self.height) == (other.width, other.height) and self.data == other.data

    def row(self, y):
        return self.data[y * self.width * 3:(y + 1) * self.width * 3]

    def is_black(self):
        """But for X's own cursor."""
        return self.data.count(0) > 0.999 * len(self.data)


def read_png(path):
    """An RGB picture of eight bits without interlacing, which is what `taqta render` writes."""
    file = path.read_bytes()
    at, packed = 8, b""
    while at < len(file):
        size, kind = struct.unpack_from(">I4s", file, at)
        if kind == b"IHDR":
            width, height, depth, colours, _, _, interlaced = struct.unpack_from(">IIBBBBB", file, at + 8)
            assert (depth, colours, interlaced) == (8, 2, 0), "another kind of PNG than we read"
        elif kind == b"IDAT":
            packed += file[at + 8:at + 8 + size]
        at += 12 + size
    return Picture(width, height, unfilter(zlib.decompress(packed), width * 3, height))


def unfilter(raw, stride, height):
    """PNG specification, 9.2: each row is the difference to its neighbours on the left and above."""
    rows, above = [], bytes(stride)
    for y in range(height):
        start = y * (stride + 1)
        above = unfilter_row(raw[start], bytearray(raw[start + 1:start + 1 + stride]), above)
        rows.append(above)
    return b"".join(rows)


def unfilter_row(filter_type, row, above):
    if filter_type == 1:
        for i in range(3, len(row)):
            row[i] = row[i] + row[i - 3] & 255
    elif filter_type == 2:
        row = bytearray([a + b & 255 for a, b in zip(row, above)])
    elif filter_type == 3:
        for i in range(len(row)):
            row[i] = row[i] + ((row[i - 3] if i >= 3 else 0) + above[i] >> 1) & 255
    elif filter_type == 4:
        for i in range(3):
            row[i] = row[i] + above[i] & 255
        for i in range(3, len(row)):
            left, up, corner = row[i - 3], above[i], above[i - 3]
            to_left, to_up, to_corner = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
            nearest = left if to_left <= to_up and to_left <= to_corner else up if to_up <= to_corner else corner
            row[i] = row[i] + nearest & 255
    return bytes(row)


def read_framebuffer(path):
    """The file Xvfb keeps its screen in (-fbdir): an XWD of 32 bits a pixel, blue first. See XWDFile.h."""
    file = path.read_bytes()
    header_size, _, _, _, width, height = struct.unpack_from(">6I", file)
    bits, stride = struct.unpack_from(">2I", file, 11 * 4)
    colours = struct.unpack_from(">I", file, 19 * 4)[0]
    assert (bits, stride) == (32, width * 4), "another kind of framebuffer than we read"
    start = header_size + colours * 12
    pixels = file[start:start + height * stride]
    data = bytearray(width * height * 3)
    data[0::3], data[1::3], data[2::3] = pixels[2::4], pixels[1::4], pixels[0::4]
    return Picture(width, height, data)


def write_dark_on_light(path, picture, rect, padding=24):
    """Cuts a box out and writes it as OCR likes it best: dark letters on white with a margin, as PGM."""
    x, y, width, height = rect
    rows = [picture.row(line)[1::3][x:x + width] for line in range(y, y + height)]  # green is the lightest channel
    darkest, lightest = min(map(min, rows)), max(map(max, rows))
    spread = max(lightest - darkest, 1)
    table = bytes(255 - min(max(level - darkest, 0) * 255 // spread, 255) for level in range(256))
    blank, side = b"\xff" * (width + 2 * padding), b"\xff" * padding
    with open(path, "wb") as file:
        file.write(b"P5 %d %d 255\n" % (width + 2 * padding, height + 2 * padding))
        file.write(blank * padding)
        file.writelines(side + row.translate(table) + side for row in rows)
        file.write(blank * padding)
