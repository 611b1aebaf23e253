#!/usr/bin/env python3
"""The schema and the reader must be of one opinion about the same files.

schema_and_reader.py NATIVE_PROBLEMS SCHEMA FOLDER [FILE...]

good/         no problems in either (and so for each FILE, which are native documents too)
wrong/        the schema finds it invalid; the reader finds exactly one problem, at a place the schema names
reader_only/  the schema cannot see it; the reader finds exactly one problem, at the path in "x-expected"
"""
import json
import pathlib
import re
import subprocess
import sys

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)


def read_with_schema(validator, path):
    """Every path at which the schema complains; none for a valid document."""
    paths = set()

    def gather(error):
        steps = tuple(error.absolute_path)
        paths.add(steps)
        if error.validator == "additionalProperties":
            unknown = set(error.instance) - set(error.schema["properties"])
            paths.update(steps + (name,) for name in unknown)
        if "propertyNames" in error.absolute_schema_path:
            paths.add(steps + (error.instance,))
        for inner in error.context:
            gather(inner)

    for error in validator.iter_errors(json.loads(path.read_text(encoding="utf-8"))):
        gather(error)
    return paths


def steps_of(path):
    """'sessions[3].title.kk' as ('sessions', 3, 'title', 'kk')."""
    found = re.findall(r'\[(\d+)\]|\["([^"]*)"\]|\.?([^.\[]+)', path)
    return tuple(int(number) if number else quoted or name for number, quoted, name in found)


def read_with_reader(program, path):
    """The reader's problems as (line, path, message)."""
    answer = subprocess.run([program, path], capture_output=True, text=True, check=True)
    problems = []
    for line in answer.stdout.splitlines():
        place, path_text, message = re.match(r"(\d+:\d+) (?:([^ ]*): )?(.*)", line).groups()
        problems.append((int(place.split(":")[0]), steps_of(path_text or ""), message))
    return problems


def check_good(seen, schema_paths, problems):
    if schema_paths:
        yield f"the schema complains at {sorted(map(str, schema_paths))}"
    for problem in problems:
        yield f"the reader complains: {problem}"


def check_one_problem(seen, problems):
    if len(problems) != 1:
        yield f"the reader has {len(problems)} problems where there is one: {problems}"
    for line, _, _ in problems:
        if not 1 <= line <= len(seen.splitlines()):
            yield f"line {line} is not in the document"


def check_wrong(seen, schema_paths, problems):
    if not schema_paths:
        yield "the schema finds nothing wrong"
    yield from check_one_problem(seen, problems)
    for _, steps, message in problems:
        if schema_paths and steps not in schema_paths:
            yield f"the reader complains at {steps} ({message}), the schema at {schema_paths}"


def check_reader_only(seen, schema_paths, problems):
    if schema_paths:
        yield f"the schema complains, so it belongs into wrong/: {schema_paths}"
    yield from check_one_problem(seen, problems)
    expected = steps_of(json.loads(seen)["x-expected"])
    for _, steps, message in problems:
        if steps != expected:
            yield f"the reader complains at {steps} ({message}), not at {expected}"


def main():
    program, schema_path, folder, *files = sys.argv[1:]
    schema = json.loads(pathlib.Path(schema_path).read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    kinds = {"good": (check_good, 8), "wrong": (check_wrong, 25), "reader_only": (check_reader_only, 10)}
    complaints = 0

    for kind, (check, least) in kinds.items():
        paths = sorted(pathlib.Path(folder, kind).glob("*.json"))
        if kind == "good":
            paths += map(pathlib.Path, files)
        if len(paths) < least:
            print(f"{kind}/ has only {len(paths)} files, at least {least} are expected")
            complaints += 1
        for path in paths:
            seen = path.read_text(encoding="utf-8")
            schema_paths = read_with_schema(validator, path)
            for complaint in check(seen, schema_paths, read_with_reader(program, path)):
                print(f"{kind}/{path.name}: {complaint}")
                complaints += 1
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
