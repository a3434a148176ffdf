# SPDX-License-Identifier: MIT
"""Does what the watch must see, and what it must not mind.

Usage: test_watch.py LIBRARY DRIVER
"""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import report

DRIVER = sys.argv.pop()
LIBRARY = sys.argv.pop()

SESSION = "session-0123456789abcdef0123456789abcdef"
SIGNED = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl"
OPAQUE = "opaque%2Fvalue-of-a-token"


class Watch(unittest.TestCase):
    def leaks(self, what, secret, name="file.txt", arguments=()):
        with tempfile.TemporaryDirectory() as folder:
            reports = Path(folder) / "reports"
            reports.mkdir()
            environment = os.environ | {
                "LD_PRELOAD": LIBRARY, "ECOM67_LEAK_WATCH": str(reports), "ECOM67_LEAK_TEST": "self",
                "LEAK_DRIVER_SECRET": secret}
            subprocess.run([DRIVER, what, str(Path(folder) / name), *arguments], env=environment,
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True)
            said, leaks, was_watched = report.summary(list(report.lines_of(reports)))
            self.assertTrue(was_watched, said)
            self.last = said
            return leaks

    def test_what_is_no_secret_may_be_said(self):
        for what in ("log", "print", "file", "send and log", "child"):
            self.assertEqual(self.leaks(what, "word"), [], what)
        self.assertIn("1 tests", self.last)

    def test_a_secret_is_seen_wherever_it_goes(self):
        for secret in (SESSION, SIGNED):
            for what in ("log", "print", "descriptor", "file", "child"):
                self.assertEqual(len(self.leaks(what, secret)), 1, (what, secret))

    def test_the_kind_and_the_place_are_named(self):
        leak, = self.leaks("file", SESSION, "export.txt")
        self.assertRegex(leak, "^self: leak_driver wrote a session id into .*/export.txt behind: some")
        self.assertNotIn("0123", leak)

    def test_a_connection_may_carry_it(self):
        for secret in (SESSION, SIGNED, OPAQUE):
            self.assertEqual(self.leaks("send", secret), [])

    def test_what_a_connection_carried_is_known_from_then_on(self):
        self.assertEqual(self.leaks("log", OPAQUE), [])
        self.assertEqual(len(self.leaks("send and log", OPAQUE)), 1)

    def test_the_database_of_the_owner_may_hold_it(self):
        for name in ("chat.db", "chat.sqlite", "chat.sqlite-wal"):
            self.assertEqual(self.leaks("database", SESSION, name), [])
            self.assertEqual(len(self.leaks("public database", SESSION, name)), 1)

    def test_arguments_are_looked_at(self):
        self.assertEqual(len(self.leaks("nothing", "", arguments=[SESSION])), 1)
        self.assertEqual(len(self.leaks("nothing", "", arguments=[f"--token={SIGNED}"])), 1)
        self.assertEqual(self.leaks("nothing", "", arguments=["--session", SESSION]), [])


if __name__ == "__main__":
    unittest.main()
