#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the compile commands of a build without its precompiled headers.

Usage: scripts/plain-compile-commands.py BUILD_FOLDER TARGET_FOLDER

For tools that read the sources themselves: those of another compiler are of no use to them, and a
source that includes too little is found only without them.
"""
import json
import re
import sys
from pathlib import Path

PRECOMPILED = re.compile(r" (-Winvalid-pch|-fpch-preprocess|-include \S*/cmake_pch\.hxx)(?= |$)")


def main(build: str, target: str) -> int:
    commands = json.loads(Path(build, "compile_commands.json").read_text())
    plain = []
    for entry in commands:
        if not entry["file"].endswith("cmake_pch.hxx.cxx"):
            plain.append(entry | {"command": PRECOMPILED.sub("", entry["command"])})
    if any("cmake_pch" in entry["command"] for entry in plain):
        print("A command still names a precompiled header.", file=sys.stderr)
        return 1
    Path(target).mkdir(parents=True, exist_ok=True)
    Path(target, "compile_commands.json").write_text(json.dumps(plain, indent=1))
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2]))
