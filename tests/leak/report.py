#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Reads what the watched processes reported (watch/LeakWatch.cpp) and fails when one leaked.

Usage: report.py begin|end FOLDER

begin empties the folder, before the first test. end is for after the last one: it prints how much was
watched, and each leak. Exit code: 0 none, 1 leaks, or nothing was watched at all.
"""

import re
import shutil
import sys
from pathlib import Path

LINE = re.compile(r"(?P<test>\S*) (?P<program>.*?): (?P<kind>BEGIN|LEAK|FIGURES)(?: (?P<text>.*))?")

# What a person has asked for: the session in a file that is saved, by a switch that says so.
ASKED_FOR = re.compile(r"tst_ExportAction: .* wrote a session id into .* behind: .*Session number: ?")


def lines_of(folder):
    for path in sorted(folder.iterdir()):
        for line in path.read_text(errors="replace").splitlines():
            found = LINE.fullmatch(line)
            yield found.groupdict() if found else {"kind": "LEAK", "test": "?", "program": "?",
                                                   "text": f"unreadable: {line}"}


def summary(lines):
    """What to say about them, and the leaks, each once."""
    begun = [line for line in lines if line["kind"] == "BEGIN"]
    figures = [[int(word) for word in line["text"].split()]
               for line in lines if line["kind"] == "FIGURES"]
    leaks = {f"{line['test']}: {line['program']} wrote {line['text']}"
             for line in lines if line["kind"] == "LEAK"}
    leaks = sorted(leak for leak in leaks if not ASKED_FOR.fullmatch(leak))
    said = (f"{len(begun)} processes of {len({line['test'] for line in begun})} tests, "
            f"{sum(looked for looked, _ in figures)} writes looked at, "
            f"{sum(known for _, known in figures)} values known from connections: "
            f"{len(leaks)} leaks")
    return said, leaks, bool(begun)


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in ("begin", "end"):
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(sys.argv[2])
    if sys.argv[1] == "begin":
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, mode=0o700)
        return 0
    said, leaks, was_watched = summary(list(lines_of(folder)))
    print(said)
    print("\n".join(leaks[:200]))
    return 1 if leaks or not was_watched else 0


if __name__ == "__main__":
    sys.exit(main())
