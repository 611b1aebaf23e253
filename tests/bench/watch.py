"""What is seen on a display: its first picture, its fades, whatever else moves. fbwatch looks, this listens."""
import subprocess
import threading
import time
from dataclasses import dataclass

from expect import must
from programs import die_with_parent, environment

FADE_S = 0.25  # what moves for less is a picture that came at once


@dataclass
class Burst:
    """Something moved until it rested."""
    at: float  # seconds, time.monotonic()
    length: float
    frames: int
    late: int
    longest_gap: float

    def is_fade(self):
        return self.length >= FADE_S

    def rate(self):
        """Frames a second, from the first to the last."""
        return (self.frames - 1) / self.length if self.length > 0 else 0.0


class Watch:
    """Looks at one display from now on; `mark` is the colour by which the first whole picture is known."""

    def __init__(self, fbwatch, picture_path, mark=None):
        command = [str(fbwatch), str(picture_path)] + ([mark] if mark else [])
        self.bursts, self.marked_at, self.cost, self.is_ready = [], None, None, False
        self.news = threading.Condition()
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment(),
                                        stdin=subprocess.DEVNULL, preexec_fn=die_with_parent)
        self.listener = threading.Thread(target=self.listen, daemon=True)
        self.listener.start()
        must(self.wait(lambda: self.is_ready, 25), "fbwatch looks at %s" % picture_path)

    def listen(self):
        for line in self.process.stdout:
            word, *numbers = line.split()
            with self.news:
                self.take(word, [float(number) for number in numbers])
                self.news.notify_all()

    def take(self, word, numbers):
        if word == "ready":
            self.is_ready = True
        elif word == "mark":
            self.marked_at = numbers[0] / 1000
        elif word == "change":
            at_ms, length_ms, frames, late, gap_ms = numbers
            self.bursts.append(Burst(at_ms / 1000, length_ms / 1000, int(frames), int(late), gap_ms / 1000))
        elif word == "cost":
            self.cost = numbers[0] / numbers[1]

    def wait(self, holds, seconds):
        with self.news:
            return self.news.wait_for(holds, seconds)

    def wait_for_mark(self, seconds):
        """Whether the first whole picture came."""
        return self.wait(lambda: self.marked_at is not None, seconds)

    def wait_for_fade(self, seconds):
        """The next one to end, None when there is none."""
        known = len(self.bursts)
        def fades():
            return [burst for burst in self.bursts[known:] if burst.is_fade()]
        return fades()[0] if self.wait(fades, seconds) else None

    def between(self, begin, end):
        """What began to move in that time; call it a second after the end."""
        with self.news:
            return [burst for burst in self.bursts if begin <= burst.at < end]

    def stop(self):
        """Looks no more; `cost` says what part of one core the looking took."""
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(timeout=10)
        self.listener.join(timeout=10)


def rest():
    """Lets what moved at the end of a measurement be reported."""
    time.sleep(1)
