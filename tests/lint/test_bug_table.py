# SPDX-License-Identifier: MIT
"""scripts/check-bug-table.py finds what it is there to find."""

import unittest

from planted import SPDX, PlantedTree


class BugTableTest(PlantedTree):
    script = "check-bug-table.py"

    def setUp(self):
        super().setUp()
        self.plant("tests/gui/tst_A.cpp", SPDX + "void tst_A::b01_keepsTranscript()\n{\n}\n")

    def write_table(self, first_row):
        rows = [first_row] + [f"| B{number} | fault | open: later | |" for number in range(2, 37)]
        self.plant("docs/BUGS.md", "\n".join(["| # | fault | state | tests |", *rows, ""]))

    def test_a_closed_row_with_its_test_is_clean(self):
        self.write_table("| B1 | fault | closed | `b01_keepsTranscript` |")
        self.expect_clean()

    def test_closed_without_a_test(self):
        self.write_table("| B1 | fault | closed | |")
        self.expect_problem("B1: closed, but names no test")

    def test_closed_with_a_test_that_is_not_there(self):
        self.write_table("| B1 | fault | closed | `b01_goneSince` |")
        self.expect_problem("B1: there is no test b01_goneSince")

    def test_closed_with_the_test_of_another_bug(self):
        self.plant("tests/gui/tst_B.cpp", SPDX + "void tst_B::b02_other()\n{\n}\n")
        self.write_table("| B1 | fault | closed | `b02_other` |")
        self.expect_problem("B1: closed, but names no test")

    def test_open_although_there_is_a_test_is_only_mentioned(self):
        self.write_table("| B1 | fault | open: later | |")
        self.assertIn("B1: called open, and there is b01_keepsTranscript", self.expect_clean())

    def test_fill_closes_what_has_a_test(self):
        self.write_table("| B1 | fault | open: later | |")
        self.expect_clean("--fill", str(self.root))
        self.assertIn("| B1 | fault | closed | `b01_keepsTranscript` |\n",
                      (self.root / "docs/BUGS.md").read_text(encoding="utf-8"))
        self.expect_clean()

    def test_no_row_and_two_rows(self):
        self.write_table("| B2 | fault | open: later | |")
        self.expect_problem("B1: no row")
        self.expect_problem("B2: two rows")

    def test_unknown_state(self):
        self.write_table("| B1 | fault | perhaps | |")
        self.expect_problem("neither closed nor open")


if __name__ == "__main__":
    unittest.main()
