#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Check docs/BUGS.md against the tests: a closed bug names tests, and those exist.

Usage: check-bug-table.py [--fill] [ROOT]      ROOT is the top folder of the project.

--fill first writes the names of the tests into the table and calls those bugs closed.

Also fails when a number is missing and when a number stands there twice. A test named after a bug
(b07_...) that the table calls open is only mentioned: it may show a part of the bug.
"""

import re
import sys
from pathlib import Path

NUMBERS = range(1, 37)
ROW = re.compile(r"^\|\s*B(\d+)\s*\|(.*)\|\s*$")
TEST = re.compile(r"\b(b(\d\d)_\w+)\s*\(\s*\)")


def tests_of(root):
    """Names of the test functions named after bugs, with the number of the bug."""
    found = {}
    for path in sorted((root / "tests").rglob("*.cpp")):
        for name, number in TEST.findall(path.read_text(encoding="utf-8")):
            if not name.endswith("_data"):
                found[name] = int(number)
    return found


def fill(root):
    """Writes the tests that exist into their rows; rows without a test stay as they are."""
    table = root / "docs" / "BUGS.md"
    tests = tests_of(root)
    lines = table.read_text(encoding="utf-8").split("\n")
    for index, line in enumerate(lines):
        match = ROW.match(line)
        names = sorted(name for name, bug in tests.items() if match and bug == int(match[1]))
        if names:
            cells = match[2].split("|")[:-2]
            cells += [" closed ", " " + ", ".join(f"`{name}`" for name in names) + " "]
            lines[index] = f"| B{match[1]} |" + "|".join(cells) + "|"
    table.write_text("\n".join(lines), encoding="utf-8")


def rows_of(root):
    """Number, cell of the state and names in the cell of the tests, for each row."""
    for line in (root / "docs" / "BUGS.md").read_text(encoding="utf-8").split("\n"):
        if match := ROW.match(line):
            cells = [cell.strip() for cell in match[2].split("|")]
            yield int(match[1]), cells[-2].lower(), re.findall(r"`(\w+)`", cells[-1])


def problems_of(root):
    tests = tests_of(root)
    seen = set()
    for number, state, named in rows_of(root):
        if number in seen:
            yield f"B{number}: two rows"
        seen.add(number)
        if state == "closed":
            if not any(name.startswith(f"b{number:02}_") for name in named):
                yield f"B{number}: closed, but names no test b{number:02}_..."
        elif not state.startswith("open"):
            yield f"B{number}: the state is neither closed nor open: {state!r}"
        elif mine := [name for name, bug in tests.items() if bug == number and name not in named]:
            print(f"remark: B{number}: called open, and there is {', '.join(mine)}")
        for name in named:
            if name not in tests:
                yield f"B{number}: there is no test {name}"
    for number in NUMBERS:
        if number not in seen:
            yield f"B{number}: no row"


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--fill"]
    root = Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent
    if "--fill" in sys.argv[1:]:
        fill(root)
    problems = list(problems_of(root))
    print("\n".join(problems) or "bug table: ok")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
