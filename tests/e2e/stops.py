#!/usr/bin/env python3
"""Told to end, the display is gone within 0.3 s, whatever it is doing: by signals, by Esc, by its window's closing.

    stops.py BUILD-FOLDER

A hanging look-up of a name is asked for by hostile_names.py, which has a network of its own.
"""
import ctypes
import ctypes.util
import pathlib
import signal
import socket
import subprocess
import sys
import time

from expect import find_tool, must, ok, patient, wait_until
from pictures import read_framebuffer
from programs import HOUSE, Display, environment
from screen import SIZE
from taqta_e2e import DEMO, demo, moment, run, write_document

sys.path.insert(0, str(HOUSE / "tests" / "hostile"))
from photos import photo_of_24_megapixels  # noqa: E402

STOPS_S = 0.3
AT = ("--now", moment("10:24"))
DOCUMENT_BYTES = 8 * 1024 * 1024 - 4096


class WindowMessage(ctypes.Structure):
    """XClientMessageEvent of Xlib.h, filled up to the size of XEvent."""

    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong),
                ("format", ctypes.c_int), ("data", ctypes.c_long * 5), ("rest", ctypes.c_long * 12)]


def close_window(display):
    """As a window manager does when somebody clicks on the cross: WM_DELETE_WINDOW."""
    found = subprocess.run([find_tool("xdotool"), "search", "--name", "^taqta$"], capture_output=True, text=True,
                           env=environment(DISPLAY=display.name))
    xlib = ctypes.CDLL(ctypes.util.find_library("X11"))
    xlib.XOpenDisplay.restype = ctypes.c_void_p
    xlib.XInternAtom.restype = ctypes.c_ulong
    xlib.XInternAtom.argtypes = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    xlib.XSendEvent.argtypes = ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p
    xlib.XCloseDisplay.argtypes = ctypes.c_void_p,
    connection = xlib.XOpenDisplay(display.name.encode())
    message = WindowMessage(type=33, window=int(found.stdout.split()[0]), format=32,
                            message_type=xlib.XInternAtom(connection, b"WM_PROTOCOLS", 0))
    message.data[0] = xlib.XInternAtom(connection, b"WM_DELETE_WINDOW", 0)
    began = time.monotonic()
    xlib.XSendEvent(connection, message.window, 0, 0, ctypes.byref(message))
    xlib.XCloseDisplay(connection)  # sends it
    return began


def press_escape(display):
    subprocess.run([find_tool("xdotool"), "key", "Escape"], check=True, env=environment(DISPLAY=display.name))
    return time.monotonic()


def send(number):
    def to(display, taqta):
        began = time.monotonic()
        taqta.process.send_signal(number)
        return began
    return to


WAYS = {
    "SIGTERM": send(signal.SIGTERM),
    "SIGINT": send(signal.SIGINT),
    "Esc": lambda display, taqta: press_escape(display),
    "a closed window": lambda display, taqta: close_window(display),
}


class Stops:
    def __init__(self, bench):
        self.bench, self.display, self.longest = bench, Display(bench, SIZE), {}

    def look(self):
        return read_framebuffer(self.display.picture_path)

    def start(self, *words):
        return self.bench.start_taqta(self.display, "--no-cache", *words, *AT)

    def stop(self, state, taqta, way="SIGTERM", codes=(0,)):
        must(taqta.is_alive(), lambda: "%s: it has ended by itself; it said:\n%s" % (state, taqta.log()))
        began = WAYS[way](self.display, taqta)
        code = taqta.wait(10)
        took = time.monotonic() - began
        must(code in codes, lambda: "%s: %s ends it with %d; it said:\n%s" % (state, way, code, taqta.log()))
        must(took < patient(STOPS_S), lambda: "%s: %s ends it after %.0f ms; it said:\n%s" %
             (state, way, took * 1000, taqta.log()))
        self.longest[state] = max(self.longest.get(state, 0), took)

    def tell(self, state, more=""):
        ok("%s: gone after %.0f ms at most%s" % (state, self.longest[state] * 1000, more))


def while_starting(stops):
    """Before it can hear a signal, one ends it as it ends any program."""
    state = "starting"
    for wait_ms in (0, 5, 10, 20, 40, 80, 160, 320):
        for way in ("SIGTERM", "SIGINT"):
            taqta = stops.start("--source", DEMO / "programme.json")
            time.sleep(wait_ms / 1000)
            stops.stop(state, taqta, way, (0, -signal.SIGTERM, -signal.SIGINT))
    stops.tell(state)


def on_the_plain_screen(stops):
    """The server takes the connection and says nothing."""
    state = "waiting for a server that says nothing"
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        for way in WAYS:
            taqta = stops.start("--source", "http://127.0.0.1:%d/p.json" % silent.getsockname()[1])
            wait_until(lambda: not stops.look().is_black(), 5, "the plain screen is up")
            stops.stop(state, taqta, way)
    stops.tell(state, ", by " + ", ".join(WAYS))


def with_a_wrong_configuration(stops):
    state = "a wrong configuration on the screen"
    config = stops.bench.folder / "wrong.conf"
    config.write_text("[taqta]\nlang = de\n")
    for way in WAYS:
        taqta = stops.bench.start_taqta(stops.display, "--config", config)
        wait_until(lambda: not stops.look().is_black(), 5, "the plain screen is up")
        stops.stop(state, taqta, way)
    stops.tell(state, ", by " + ", ".join(WAYS))


def on_a_still_page_and_in_a_fade(stops):
    document = demo()
    for slide in document["playlists"][0]["slides"]:
        slide["seconds"] = 2
    path = stops.bench.folder / "quick.json"
    write_document(path, document)
    for way in WAYS:
        taqta = stops.start("--source", path)
        taqta.wait_for_line("showing a programme", 5)
        wait_until(lambda: not stops.look().is_black(), 5, "the first page is up")
        stops.stop("a still page", taqta, way)
        taqta = stops.start("--source", path)
        taqta.wait_for_line("showing a programme", 5)
        wait_until(lambda: not stops.look().is_black(), 5, "the first page is up")
        first = stops.look()
        wait_until(lambda: stops.look() != first, 8, "the page turns", 0.005)
        stops.stop("in a fade", taqta, way)
    stops.tell("a still page")
    stops.tell("in a fade")


def while_a_photo_is_decoded(stops):
    state = "while a photo of 24 megapixels is decoded"
    folder = stops.bench.folder / "photos"
    folder.mkdir()
    document = demo()
    photo = photo_of_24_megapixels()
    for number, speaker in enumerate(document["speakers"]):
        name = "photo-%d.jpg" % number
        speaker["photo"] = name
        (folder / name).write_bytes(photo)
    write_document(folder / "programme.json", document)
    for wait_ms in (0, 50, 150, 300, 500):
        taqta = stops.start("--source", folder / "programme.json")
        taqta.wait_for_line("showing a programme", 5)
        time.sleep(wait_ms / 1000)
        stops.stop(state, taqta)
    stops.tell(state)


def hears_signals(taqta):
    """It holds SIGTERM back to take it up itself; see proc(5)."""
    for line in pathlib.Path("/proc/%d/status" % taqta.process.pid).read_text().splitlines():
        if line.startswith("SigBlk:"):
            return int(line.split()[1], 16) >> (signal.SIGTERM - 1) & 1
    return False


def while_a_document_is_read(stops):
    state = "while a document of 8 MB is read"
    document = demo()
    sample = document["sessions"][0]
    document["sessions"] += [dict(sample, id="more-%d" % number) for number in range(16000)]
    path = stops.bench.folder / "large.json"
    write_document(path, document)
    must(6000000 < path.stat().st_size < DOCUMENT_BYTES, "the document is large: %d bytes" % path.stat().st_size)
    for wait_ms in (0, 100, 200, 350, 500):
        taqta = stops.start("--source", path)
        wait_until(lambda: hears_signals(taqta), 5, "it hears signals", step=0.01)
        time.sleep(wait_ms / 1000)
        stops.stop(state, taqta)
    stops.tell(state, ", %.1f MB" % (path.stat().st_size / 1e6))


def while_the_display_server_hangs(stops):
    """It takes no more drawing and answers nothing."""
    state = "while the display server hangs"
    server = stops.display.program.process
    document = stops.bench.folder / "quick.json"
    for way in ("SIGTERM", "SIGINT"):
        taqta = stops.start("--source", document)
        taqta.wait_for_line("showing a programme", 5)
        time.sleep(0.5)
        server.send_signal(signal.SIGSTOP)
        try:
            time.sleep(3)  # a page turn or more
            stops.stop(state, taqta, way)
        finally:
            server.send_signal(signal.SIGCONT)
    stops.tell(state)


def test(bench):
    stops = Stops(bench)
    while_starting(stops)
    on_the_plain_screen(stops)
    with_a_wrong_configuration(stops)
    on_a_still_page_and_in_a_fade(stops)
    while_a_photo_is_decoded(stops)
    while_a_document_is_read(stops)
    while_the_display_server_hangs(stops)


if __name__ == "__main__":
    run(test, "Xvfb", "xdotool")
