"""What a program costs: its processor time, and the most memory it ever held.

Whoever starts a program lends it its own memory until the program's first instruction, and Linux counts that too. So a
small process of its own starts them all, however much the test itself holds by then.

    cost.py     waits for commands on standard input, a line of JSON each, and answers likewise
"""
import dataclasses
import json
import os
import subprocess
import sys
import tempfile

from expect import patient
from programs import die_with_parent, environment


@dataclasses.dataclass
class Cost:
    """A program that has come to its end."""
    exit_code: int
    out: str
    said: str  # on standard error
    seconds: float  # of processor time
    peak_kb: int


class Meter:
    """Starts programs one after the other. Make it before the test grows large."""

    def __init__(self, seconds=30, **variables):
        """The most that a program may take before it is stopped, and what its environment has beside ours."""
        self.seconds = seconds
        self.starter = subprocess.Popen([sys.executable, "-B", "-S", __file__], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True, env=environment(**variables),
                                        preexec_fn=die_with_parent)

    def run(self, *command):
        self.starter.stdin.write(json.dumps([self.seconds, *map(str, command)]) + "\n")
        self.starter.stdin.flush()
        return Cost(**json.loads(self.starter.stdout.readline()))

    def close(self):
        self.starter.stdin.close()
        self.starter.wait()
        self.starter.stdout.close()


def measure(seconds, command):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said:
        streams = [(os.POSIX_SPAWN_DUP2, out.fileno(), 1), (os.POSIX_SPAWN_DUP2, said.fileno(), 2)]
        limited = ["/bin/sh", "-c", 'ulimit -t %d; exec "$@"' % seconds, "sh", *command]
        pid = os.posix_spawn(limited[0], limited, os.environ, file_actions=streams)
        _, status, usage = os.wait4(pid, 0)
        out.seek(0)
        said.seek(0)
        return {"exit_code": os.waitstatus_to_exitcode(status), "out": out.read().decode(errors="replace"),
                "said": said.read().decode(errors="replace"), "seconds": usage.ru_utime + usage.ru_stime,
                "peak_kb": usage.ru_maxrss}


if __name__ == "__main__":
    for line in sys.stdin:
        allowed, *words = json.loads(line)
        print(json.dumps(measure(int(patient(allowed)), words)), flush=True)
