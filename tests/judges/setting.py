"""What our own side says: tests/judges/setter.c as a function."""
import subprocess

from expect import must, patient
from programs import environment
from samples import as_rows


def ask(bench, mode, samples, *options):
    """One line of answer for each sample."""
    done = subprocess.run([str(bench.build / "tests" / "setter"), mode, *map(str, options)], input=as_rows(samples),
                          capture_output=True, text=True, timeout=patient(60), env=environment())
    must(done.returncode == 0, "setter %s: %s" % (mode, done.stderr))
    answers = done.stdout.split("\n")[:-1]
    must(len(answers) == len(samples), "setter answers every row of %d: %d" % (len(samples), len(answers)))
    return answers


def lines_of(answer):
    """Pairs of width and words."""
    fields = answer.split("\t")
    return [(int(width), words) for width, words in zip(fields[::2], fields[1::2])]
