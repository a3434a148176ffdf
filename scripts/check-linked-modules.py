#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Check which Qt modules built programs load, by ldd.

Usage: check-linked-modules.py PROGRAM...

No program may load a module that is GPL-only (docs/adr/0006). A program whose name ends in -cli
works with no display: it may not load Qt Gui or Qt Widgets either. Any other one judges no tokens:
it may not be linked to libcrypto (docs/adr/0010).
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


def is_linked_to_crypto(program):
    # By itself: what a library of the system brings along is not ours.
    listing = subprocess.run(["readelf", "-d", str(program)], capture_output=True, text=True, check=True)
    return re.search(r"NEEDED.*\[libcrypto\.so", listing.stdout) is not None


def problems_of(program):
    forbidden = GPL_ONLY | (NEEDS_DISPLAY if program.name.endswith("-cli") else set())
    for module in sorted(modules_of(program) & forbidden):
        yield f"{program.name} loads Qt6{module}"
    if not program.name.endswith("-cli") and is_linked_to_crypto(program):
        yield f"{program.name} is linked to libcrypto"


def main():
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    problems = [problem for name in sys.argv[1:] for problem in problems_of(Path(name))]
    print("\n".join(problems) or "linked modules: ok")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
