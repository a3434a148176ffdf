# SPDX-License-Identifier: MIT
"""A tree of files in a temporary folder, to plant faults in, and the scripts that must find them."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent.parent / "scripts"
SPDX = "// SPDX-License-Identifier: MIT\n"


class PlantedTree(unittest.TestCase):
    """Base of the self-tests: an empty project, and what a script says about it."""

    script = ""  # file name below scripts/

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def plant(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def run_script(self, *arguments):
        return subprocess.run(
            [sys.executable, str(SCRIPTS / self.script), *(arguments or [str(self.root)])],
            capture_output=True, text=True, check=False)

    def expect_clean(self, *arguments):
        result = self.run_script(*arguments)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        return result.stdout

    def expect_problem(self, words, *arguments):
        result = self.run_script(*arguments)
        self.assertEqual(result.returncode, 1, result.stdout + result.stderr)
        self.assertIn(words, result.stdout)
