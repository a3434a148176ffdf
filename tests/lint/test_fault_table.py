# SPDX-License-Identifier: MIT
"""scripts/check-fault-table.py finds what it is there to find."""

import unittest

from planted import SPDX, PlantedTree


class FaultTableTest(PlantedTree):
    script = "check-fault-table.py"

    def setUp(self):
        super().setUp()
        self.plant("tests/chaos/tst_A.cpp", SPDX + "void tst_A::row01_refused_data()\n{\n}\n"
                   "void tst_A::row01_refused()\n{\n}\n")

    def write_table(self, first_row):
        rows = [first_row] + [f"| {number} | fault | what | not built: later | |"
                              for number in range(2, 49)]
        self.plant("docs/RELIABILITY.md",
                   "\n".join(["| # | fault | what happens | state | tests |", *rows, ""]))

    def test_a_row_with_its_test_is_clean(self):
        self.write_table("| 1 | fault | what | shown | `row01_refused` |")
        self.expect_clean()
        self.write_table("| 1 | fault | what | partly: no settings | `row01_refused` |")
        self.expect_clean()

    def test_shown_without_a_test(self):
        self.plant("tests/chaos/tst_A.cpp", SPDX)
        self.write_table("| 1 | fault | what | shown | |")
        self.expect_problem("1: 'shown' and 0 tests")

    def test_not_built_with_a_test(self):
        self.write_table("| 1 | fault | what | not built: later | `row01_refused` |")
        self.expect_problem("1: 'not built: later' and 1 tests")

    def test_without_a_reason(self):
        for state in ("not built", "not built: ", "partly", "perhaps", ""):
            self.write_table(f"| 1 | fault | what | {state} | `row01_refused` |")
            self.expect_problem("does not say why")

    def test_names_a_test_that_is_not_there(self):
        self.write_table("| 1 | fault | what | shown | `row01_refused`, `row01_goneSince` |")
        self.expect_problem("1: there is no test row01_goneSince")

    def test_leaves_out_a_test(self):
        self.plant("tests/chaos/tst_B.cpp", SPDX + "void tst_B::row01_more()\n{\n}\n")
        self.write_table("| 1 | fault | what | shown | `row01_refused` |")
        self.expect_problem("1: row01_more is not in the row")

    def test_names_the_test_of_another_row(self):
        self.plant("tests/chaos/tst_B.cpp", SPDX + "void tst_B::row02_other()\n{\n}\n")
        self.write_table("| 1 | fault | what | shown | `row01_refused`, `row02_other` |")
        self.expect_problem("1: row02_other belongs to row 2")

    def test_a_test_of_no_row(self):
        self.plant("tests/chaos/tst_B.cpp", SPDX + "void tst_B::row99_other()\n{\n}\n")
        self.write_table("| 1 | fault | what | shown | `row01_refused` |")
        self.expect_problem("row99_other: there is no fault 99")

    def test_no_row_and_two_rows(self):
        self.write_table("| 2 | fault | what | not built: later | |")
        self.expect_problem("1: no row")
        self.expect_problem("2: two rows")


if __name__ == "__main__":
    unittest.main()
