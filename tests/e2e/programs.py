"""Programs that run while a test looks at them: one of ours, a web server, a display."""
import contextlib
import ctypes
import os
import pathlib
import signal
import socket
import subprocess

from expect import Failure, find_tool, must, patient, wait_until

HOUSE = pathlib.Path(__file__).resolve().parents[2]
# What sanitizers say; no message of ours has these words.
SANITIZER_REPORTS = ("ERROR: AddressSanitizer", "runtime error:", "WARNING: ThreadSanitizer", "LeakSanitizer")


def environment(**more):
    """Ours without the display somebody is looking at, and with the house's exceptions for sanitized builds."""
    env = {name: value for name, value in os.environ.items()
           if name not in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "JOURNAL_STREAM")}
    for name, file in (("LSAN_OPTIONS", "lsan.supp"), ("TSAN_OPTIONS", "tsan.supp")):
        path = HOUSE / "tests" / file
        if path.exists() and "suppressions=" not in env.get(name, ""):
            env[name] = ":".join(filter(None, [env.get(name), "suppressions=%s" % path, "print_suppressions=0"]))
    env.update(more)
    return env


def die_with_parent():
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG: nothing stays when the test itself is killed


def refuse_sanitizer_reports(name, said):
    for words in SANITIZER_REPORTS:
        must(words not in said, lambda: "%s: a sanitizer reports:\n%s" % (name, said[-8000:]))


class Program:
    """A running program. What it says goes to a file."""

    def __init__(self, command, log, env=None, pass_fds=()):
        self.name, self.log_path = pathlib.Path(command[0]).name, log
        with open(log, "ab") as output:
            self.process = subprocess.Popen([str(word) for word in command], stdout=output, stderr=output,
                                            stdin=subprocess.DEVNULL, env=env or environment(), pass_fds=pass_fds,
                                            preexec_fn=die_with_parent)

    def log(self):
        return self.log_path.read_text(errors="replace")

    def lines(self, words):
        return [line for line in self.log().splitlines() if words in line]

    def wait_for_line(self, words, seconds, count=1):
        return wait_until(lambda: len(self.lines(words)) >= count and self.lines(words)[-1], seconds,
                          lambda: "%s says \"%s\" (%d times); it said:\n%s" % (self.name, words, count, self.log()))

    def is_alive(self):
        return self.process.poll() is None

    def wait(self, seconds):
        """Its exit code."""
        try:
            return self.process.wait(timeout=patient(seconds))
        except subprocess.TimeoutExpired:
            raise Failure("%s still runs after %.1f s; it said:\n%s" % (self.name, patient(seconds), self.log()))

    def stop(self, seconds=10):
        if self.is_alive():
            self.process.send_signal(signal.SIGTERM)
        return self.wait(seconds)

    def end(self):
        """Whatever it takes."""
        with contextlib.suppress(Failure):
            self.stop(5)
        if self.is_alive():
            self.process.kill()
            self.process.wait()


class WebServer:
    """lighttpd over one folder, on a free port of loopback that it keeps when it is started again."""

    CONFIG = """
server.bind = "127.0.0.1"
server.port = {port}
server.document-root = "{folder}"
server.errorlog = "{work}/lighttpd.log"
server.modules = ( "mod_accesslog" )
server.stat-cache-engine = "disable" # a document that is swapped is served at once
accesslog.filename = "{work}/access.log"
accesslog.format = "%m %U %s"
mimetype.assign = ( ".json" => "application/json", ".xml" => "application/rss+xml; charset=utf-8" )
"""

    def __init__(self, bench, folder):
        self.bench, self.program = bench, None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.config = bench.folder / "lighttpd.conf"
        self.config.write_text(self.CONFIG.format(port=self.port, folder=folder, work=bench.folder))
        self.start()

    def start(self):
        self.program = self.bench.start(find_tool("lighttpd"), "-D", "-f", self.config)
        wait_until(self.answers, 10, lambda: "lighttpd answers; it said:\n" + self.program.log())

    def answers(self):
        must(self.program.is_alive(), lambda: "lighttpd ended; it said:\n" + self.program.log())
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
            return True
        return False

    def stop(self):
        self.program.stop()

    def address(self, name="programme.json"):
        return "http://127.0.0.1:%d/%s" % (self.port, name)

    def count(self, name, status):
        """How often this answer was given; the server writes its log with some delay."""
        log = self.bench.folder / "access.log"
        return log.read_text().splitlines().count("GET /%s %d" % (name, status)) if log.exists() else 0


class Display:
    """An X server without a screen, whose picture lies in a file for us to look at."""

    def __init__(self, bench, size, *words):
        """`words` are further options of Xvfb."""
        number = bench.folder / "display-number"
        with open(number, "wb") as pipe:
            self.program = bench.start(find_tool("Xvfb"), "-displayfd", pipe.fileno(), "-screen", "0", size + "x24",
                                       "-nolisten", "tcp", "-noreset", "-fbdir", bench.folder, *words,
                                       pass_fds=(pipe.fileno(),))
        wait_until(lambda: number.read_text().endswith("\n"), 20, lambda: "Xvfb starts: " + self.program.log())
        self.name = ":" + number.read_text().strip()
        self.picture_path = bench.folder / "Xvfb_screen0"
