"""Chromium as a judge: the same texts with the same font files, as it would set and draw them on a page."""
import html
import os
import subprocess

from expect import find_tool, must, patient
from pictures import read_png
from programs import environment
from samples import faces

# On the processor, at one device pixel a pixel, without hinting and without coloured edges; and nothing of its own on the
# network.
FLAGS = ("--headless", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1", "--font-render-hinting=none",
         "--disable-lcd-text", "--no-first-run", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--virtual-time-budget=10000")

PAGE = """<!doctype html>
<html><head><meta charset="utf-8"><style>
@font-face { font-family: judged; src: url("file://%(file)s"); }
body { margin: 0; background: #%(ground)s; color: #%(ink)s; font: %(px)gpx/1.25 judged; font-feature-settings: %(features)s;
       font-kerning: normal; text-rendering: geometricPrecision; -webkit-font-smoothing: antialiased; }
%(style)s
</style></head><body>
%(body)s
</body></html>
"""


def call(bench, page, size, *more):
    # Its sandbox refuses to be started by root.
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    done = subprocess.run([find_tool("chromium"), *FLAGS, *as_root, "--user-data-dir=%s" % (bench.folder / "chromium"),
                           "--window-size=%d,%d" % size, *more, "file://%s" % page], capture_output=True, text=True,
                          timeout=patient(90), env=environment())
    must(done.returncode == 0, "chromium: " + done.stderr[-2000:])
    return done.stdout


def write_page(bench, name, face, px, body, style="", ink="000000", ground="ffffff"):
    file, features = faces()[face]
    path = bench.folder / (name + ".html")
    path.write_text(PAGE % {"file": file, "features": ", ".join('"%s"' % feature for feature in features) or "normal",
                            "px": px, "body": body, "style": style, "ink": ink, "ground": ground})
    return path


def screenshot(bench, page, size):
    picture = page.with_suffix(".png")
    call(bench, page, size, "--screenshot=%s" % picture)
    return read_png(picture)


def version():
    return subprocess.run([find_tool("chromium"), "--version"], capture_output=True, text=True).stdout.split()[1]


def escaped(text):
    return html.escape(text, quote=False)
