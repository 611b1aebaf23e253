"""What a program costs, with every process that comes of it: time on the processor, memory, wake-ups, bytes written.

All figures are the kernel's own counts. Processor time is read from each process's CPU clock, which is the
scheduler's sum in nanoseconds over all threads, ended ones included. A process that has ended counts with what was
seen of it last, so look() wants to be called every second or so.
"""
import ctypes
import os
import pathlib
import time

PR_SET_CHILD_SUBREAPER = 36


def adopt_orphans():
    """Processes that lose their parent become ours, so that a program's helpers cannot get out of sight."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)


def read(path):
    """Empty when the process has ended meanwhile."""
    try:
        return pathlib.Path(path).read_text()
    except OSError:
        return ""


def fields(text):
    """The "name: number …" lines of a file in /proc."""
    split = (line.split(":", 1) for line in text.splitlines() if ":" in line)
    return {name: value.split()[0] for name, value in split if value.split()}


def parents():
    """The parent of every process there is."""
    found = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            stat = read("/proc/%s/stat" % entry)
            if stat:
                found[int(entry)] = int(stat[stat.rindex(")") + 2:].split()[1])
    return found


def major_faults(stat, otherwise):
    """Pages of files that had to be read from the disk first: see proc(5), stat, field 12."""
    return int(stat[stat.rindex(")") + 2:].split()[9]) if stat else otherwise


def cpu_clock(pid):
    """The clock of another process, as clock_getcpuclockid(3) makes it."""
    return (~pid << 3) | 2


class Family:
    """A program and what came of it. `strangers` are other children of ours that were there before."""

    def __init__(self, pid, strangers):
        self.pid, self.strangers, self.members = pid, set(strangers), [pid]
        self.cpu, self.switches, self.disk_waits, self.names, self.written = {}, {}, {}, {}, {}

    def find(self):
        tree, found, waiting = {}, [], [self.pid]
        for pid, parent in parents().items():
            tree.setdefault(parent, []).append(pid)
        waiting += [pid for pid in tree.get(os.getpid(), []) if pid not in self.strangers and pid != self.pid]
        while waiting:
            pid = waiting.pop()
            found.append(pid)
            waiting += tree.get(pid, [])
        self.members = found

    def look(self):
        """Reads every counter. First the time of those known, which is over in microseconds."""
        self.read_cpu()
        self.find()
        self.read_cpu()
        for pid in self.members:
            self.read_threads(pid)
            self.written[pid] = int(fields(read("/proc/%d/io" % pid)).get("write_bytes", self.written.get(pid, 0)))

    def read_cpu(self):
        for pid in self.members:
            try:
                self.cpu[pid] = time.clock_gettime(cpu_clock(pid))
            except OSError:
                pass  # it has ended; what was seen last counts

    def read_threads(self, pid):
        for thread in self.threads(pid):
            status = fields(read("/proc/%d/task/%s/status" % (pid, thread)))
            if "voluntary_ctxt_switches" in status:
                key = (pid, int(thread))
                self.switches[key] = int(status["voluntary_ctxt_switches"])
                self.disk_waits[key] = major_faults(read("/proc/%d/task/%s/stat" % (pid, thread)),
                                                    self.disk_waits.get(key, 0))
                self.names[key] = "main" if int(thread) == pid else status["Name"]

    @staticmethod
    def threads(pid):
        try:
            return os.listdir("/proc/%d/task" % pid)
        except OSError:
            return []

    def cpu_s(self):
        return sum(self.cpu.values())

    def written_bytes(self):
        return sum(self.written.values())

    def process_count(self):
        return len(self.members)

    def thread_count(self):
        return sum(len(self.threads(pid)) for pid in self.members)

    def memory_kb(self):
        """Proportional share of every page, in all processes: "Pss" in all, and its parts."""
        total = {}
        for pid in self.members:
            for name, value in fields(read("/proc/%d/smaps_rollup" % pid)).items():
                if name.startswith("Pss"):
                    total[name] = total.get(name, 0) + int(value)
        return total


class Counters:
    """A family's counters at one moment; the difference of two is what a while has cost."""

    def __init__(self, family):
        family.look()
        self.at, self.cpu_s, self.written = time.monotonic(), family.cpu_s(), family.written_bytes()
        self.switches, self.disk_waits = dict(family.switches), dict(family.disk_waits)

    def wake_ups(self, later, names):
        """By the name of the thread, how often it went to sleep by itself: its voluntary switches but for those on
        which it had to wait for a page of a file, which the kernel had taken away."""
        total = {}
        for key, count in later.switches.items():
            woken = count - self.switches.get(key, 0) - self.disk_waited(later, key)
            if woken:
                total[names[key]] = total.get(names[key], 0) + woken
        return total

    def disk_waited(self, later, key):
        return later.disk_waits[key] - self.disk_waits.get(key, 0)

    def disk_waits_until(self, later):
        return sum(self.disk_waited(later, key) for key in later.disk_waits)
