"""The programs that are measured: how each is told to show a screen of the programme and nothing else."""
import os
import re
import subprocess

from expect import find_tool

MOMENT = "2025-11-20T10:24:00+05:00"  # a session is on
MARK = "FFC83D"  # what is on now is written in it, on every first page


class Taqta:
    name = "taqta"

    def __init__(self, build):
        self.program = build / "taqta"

    def is_here(self):
        return self.program.exists()

    def title(self):
        return "taqta"

    def command(self, site, screen, size, store):
        """`store` is an empty folder on a disk for whatever the program wants to keep."""
        return [self.program, "--source", site + "programme.json", "--screen", screen, "--now", MOMENT,
                "--every", "15", "--cache", store]  # as often as the browser's page asks


class Chromium:
    """In kiosk mode, on the processor; without whatever would go to the network by itself."""
    name = "chromium"
    FLAGS = ("--kiosk", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", "--window-position=0,0")

    def __init__(self):
        self.program = find_tool("chromium")

    def is_here(self):
        return self.program is not None

    def title(self):
        said = subprocess.run([self.program, "--version"], capture_output=True, text=True, check=True).stdout
        return "Chromium " + re.search(r"\d+", said).group()

    def command(self, site, screen, size, store):
        # Its sandbox refuses to be started by root.
        as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
        page = "%sindex.html?screen=%s&now=%s" % (site, screen, MOMENT.replace("+", "%2B"))
        return [self.program, *self.FLAGS, *as_root, "--user-data-dir=%s" % store,
                "--window-size=" + size.replace("x", ","), page]
