#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Check the table of faults in docs/RELIABILITY.md against the tests in tests/chaos.

Usage: check-fault-table.py [ROOT]      ROOT is the top folder of the project.

Every fault has one row. What is "shown" or shown "partly: (what is left)" names tests of its
number (row07_...), which exist; a row without a test is "not built: (why)". Every test named after
a row stands in it.
"""

import re
import sys
from pathlib import Path

NUMBERS = range(1, 49)
ROW = re.compile(r"^\|\s*(\d+)\s*\|(.*)\|\s*$")
TEST = re.compile(r"\b(row(\d\d)_\w+)\s*\(\s*\)")
STATE = re.compile(r"shown|(?:partly|not built): \S.*")


def tests_of(root):
    """Names of the test functions named after rows, with the number of the row."""
    found = {}
    for path in sorted((root / "tests" / "chaos").rglob("*.cpp")):
        for name, number in TEST.findall(path.read_text(encoding="utf-8")):
            if not name.endswith("_data"):
                found[name] = int(number)
    return found


def rows_of(root):
    """Number, cell of the state and names in the cell of the tests, for each row."""
    for line in (root / "docs" / "RELIABILITY.md").read_text(encoding="utf-8").split("\n"):
        if match := ROW.match(line):
            cells = [cell.strip() for cell in match[2].split("|")]
            yield int(match[1]), cells[-2], re.findall(r"`(\w+)`", cells[-1])


def problems_of_row(number, state, named, tests):
    if not STATE.fullmatch(state):
        yield f"{number}: the state is neither shown nor partly nor not built, or does not say why: {state!r}"
    elif state.startswith("not built") == bool(named):
        yield f"{number}: {state!r} and {len(named)} tests"
    for name in named:
        if name not in tests:
            yield f"{number}: there is no test {name}"
        elif tests[name] != number:
            yield f"{number}: {name} belongs to row {tests[name]}"
    for name, row in tests.items():
        if row == number and name not in named:
            yield f"{number}: {name} is not in the row"


def problems_of(root):
    tests = tests_of(root)
    seen = set()
    for number, state, named in rows_of(root):
        if number in seen:
            yield f"{number}: two rows"
        elif number not in NUMBERS:
            yield f"{number}: there is no such fault"
        seen.add(number)
        yield from problems_of_row(number, state, named, tests)
    for number in NUMBERS:
        if number not in seen:
            yield f"{number}: no row"
    for name, row in tests.items():
        if row not in NUMBERS:
            yield f"{name}: there is no fault {row}"


def main():
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    problems = list(problems_of(root))
    print("\n".join(problems) or "fault table: ok")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
