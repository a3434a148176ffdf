#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Check which Qt modules built programs load, by ldd.

Usage: check-linked-modules.py PROGRAM...

No program may load a module that is GPL-only (docs/adr/0006). A program whose name ends in -cli
works with no display: it may not load Qt Gui or Qt Widgets either.
"""

import re
import subprocess
import sys
from pathlib import Path

GPL_ONLY = {"NetworkAuth", "Charts", "VirtualKeyboard"}
NEEDS_DISPLAY = {"Gui", "Widgets"}


def modules_of(program):
    listing = subprocess.run(["ldd", str(program)], capture_output=True, text=True, check=True)
    return set(re.findall(r"\blibQt6(\w+)\.so", listing.stdout))


def problems_of(program):
    forbidden = GPL_ONLY | (NEEDS_DISPLAY if program.name.endswith("-cli") else set())
    for module in sorted(modules_of(program) & forbidden):
        yield f"{program.name} loads Qt6{module}"


def main():
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    problems = [problem for name in sys.argv[1:] for problem in problems_of(Path(name))]
    print("\n".join(problems) or "linked modules: ok")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
