#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Check what must not stand in the source: one regular expression a rule.

Usage: check-source.py [ROOT]      ROOT is the top folder of the project.
"""

import re
import sys
from pathlib import Path

EVERYWHERE = ("src", "tests")
BELOW_VIEW = tuple(f"src/{layer}" for layer in
                   ("core", "protocol", "websocket", "storage", "service", "model", "gateway", "cli"))

# Spelt so that this file does not find itself.
UNFINISHED = r"\b(TO[D]O|FIX[M]E|XX[X]|HAC[K])\b"

# what is looked for, where, why it is wrong
RULES = [
    (r"\bignoreSslErrors\b", EVERYWHERE, "TLS errors are never ignored"),
    (r"\bVerifyNone\b", EVERYWHERE, "certificates are always verified"),
    (r"\b(SIGNAL|SLOT)\s*\(", EVERYWHERE, "connect by member pointer"),
    (r"^\s*(signals|slots|public slots|private slots)\s*:", EVERYWHERE,
     "write Q_SIGNALS and Q_SLOTS"),
    (r"\bQTest::q(Wait|Sleep)\s*\(", EVERYWHERE,
     "wait for a condition (QTRY_*, QSignalSpy::wait), do not sleep"),
    (r"\bstd::this_thread::sleep", EVERYWHERE, "wait for a condition, do not sleep"),
    (r'\bQSKIP\(""\)', EVERYWHERE, "a skipped test says why"),
    (r"\bQEXPECT_FAIL\b", EVERYWHERE, "a test that is known to fail is a bug to mend"),
    (UNFINISHED, EVERYWHERE, "finish it, or write it down in docs/"),
    (r"(?<![\w:>.])tr\(|\bQObject::tr\(", BELOW_VIEW,
     "no user-visible text below view and app"),
    (r"^\s*delete\s+\w|[^\w=]delete\s+m_", EVERYWHERE,
     "ownership by parent or std::unique_ptr, no naked delete"),
    (r"#\s*include\s+<Qt(NetworkAuth|Charts|VirtualKeyboard)", EVERYWHERE,
     "GPL-only module (docs/adr/0006)"),
]

FIRST_LINE = "// SPDX-License-Identifier: MIT"


def files_below(root, folder):
    base = root / folder
    return sorted(path for path in base.rglob("*") if path.suffix in {".h", ".cpp"})


def check_first_lines(root):
    for folder in EVERYWHERE:
        for path in files_below(root, folder):
            text = path.read_text(encoding="utf-8")
            if text.split("\n", 1)[0] != FIRST_LINE:
                yield f"{path.relative_to(root)}:1: the first line is not '{FIRST_LINE}'"
            if path.suffix == ".h" and "\n#pragma once\n" not in text:
                yield f"{path.relative_to(root)}:2: no #pragma once"


def check_rules(root):
    for pattern, folders, reason in RULES:
        rule = re.compile(pattern)
        for folder in folders:
            for path in files_below(root, folder):
                for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
                    # A word in a comment is no call; unfinished marks live in comments.
                    code = line if pattern is UNFINISHED else line.split("//", 1)[0]
                    if rule.search(code):
                        yield f"{path.relative_to(root)}:{number}: {reason}"


def main():
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    problems = [*check_first_lines(root), *check_rules(root)]
    print("\n".join(problems) or "source: ok")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
