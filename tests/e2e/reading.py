"""What a reader that knows nothing of us, tesseract, gets from a picture of the screen."""
import subprocess

from expect import find_tool, must, patient
from pictures import write_dark_on_light
from programs import environment


def read_picture(bench, picture, languages="kaz+eng", rect=None):
    """All words on one line, with ordinary blanks; of a part of the picture, or all of it."""
    path = bench.folder / "to-read.pgm"
    write_dark_on_light(path, picture, rect or (0, 0, picture.width, picture.height))
    done = subprocess.run([find_tool("tesseract"), str(path), "-", "-l", languages, "--psm", "6"], capture_output=True,
                          text=True, timeout=patient(60), env=environment(OMP_THREAD_LIMIT="1"))
    must(done.returncode == 0, "tesseract: " + done.stderr)
    return normal(done.stdout)


def normal(text):
    """The Kazakh reader knows no ё."""
    return " ".join(text.split()).replace("ё", "е")


def bare(text):
    """The reader misses a full stop or a blank now and then: the letters and figures are what is asked for."""
    return "".join(sign for sign in normal(text) if not sign.isspace() and sign not in ".,")


def must_read(bench, picture, words):
    said = read_picture(bench, picture)
    for word in words:
        must(bare(word) in bare(said), "\"%s\" can be read on the screen; it says: %s" % (word, said))
