#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Check translations/*.ts: up to date with the sources, complete, and with the same placeholders.

Usage: check-translations.py [ROOT]      ROOT is the top folder of the project; when it is named, only
the content of the files is checked, not whether they are up to date.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACEHOLDER = re.compile(r"%(?:L?\d+|n)")


def shortened(text):
    return text if len(text) <= 60 else text[:57] + "..."


def problems_of(path):
    """What is wrong with the sentences of one file."""
    for message in ElementTree.parse(path).getroot().iter("message"):
        source = message.findtext("source") or ""
        translation = message.find("translation")
        forms = [form.text or "" for form in translation.findall("numerusform")]
        forms = forms or [translation.text or ""]
        if translation.get("type") or not all(forms):
            yield f"{path.name}: not translated: {shortened(source)}"
            continue
        wanted = sorted(PLACEHOLDER.findall(source))
        for form in forms:
            # "one" may do without its number.
            found = sorted(PLACEHOLDER.findall(form))
            if found != wanted and (len(forms) == 1 or found != sorted(set(wanted) - {"%n"})):
                yield f"{path.name}: other placeholders: {shortened(source)}"
            if ("&" in source) != ("&" in form):
                yield f"{path.name}: the access key is missing, or is one too many: {shortened(source)}"
            if source.endswith("...") and not form.endswith("..."):
                yield f"{path.name}: the dots at the end are missing: {shortened(source)}"


def outdated(folder):
    """The files that scripts/update-translations would change."""
    with tempfile.TemporaryDirectory() as fresh:
        for path in folder.glob("*.ts"):
            shutil.copy(path, fresh)
        subprocess.run([ROOT / "scripts" / "update-translations", "--into", fresh], check=True)
        for path in sorted(folder.glob("*.ts")):
            if Path(fresh, path.name).read_bytes() != path.read_bytes():
                yield f"{path.name}: not up to date; run scripts/update-translations"


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT) / "translations"
    files = sorted(folder.glob("ecom67-support_*.ts"))
    problems = [problem for path in files for problem in problems_of(path)]
    if len(sys.argv) == 1:
        problems += outdated(folder)
    if not files:
        problems.append(f"no translations in {folder}")
    for problem in problems:
        print(problem)
    if not problems:
        print(f"translations: {len(files)} files ok")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
