# SPDX-License-Identifier: MIT
"""scripts/check-source.py finds what it is there to find."""

import unittest

from planted import SPDX, PlantedTree


class SourceTest(PlantedTree):
    script = "check-source.py"

    def test_a_tree_in_order_is_clean(self):
        self.plant("src/core/A.h", SPDX + "#pragma once\n// delete nothing; SIGNAL( in a comment\n")
        self.plant("src/view/A.cpp", SPDX + 'label->setText(tr("Online"));\nA(A &&) = delete;\n')
        self.assertEqual(self.expect_clean(), "source: ok\n")

    def test_first_line(self):
        self.plant("src/core/A.cpp", "\n" + SPDX)
        self.expect_problem("src/core/A.cpp:1: the first line")

    def test_header_without_guard(self):
        self.plant("src/core/A.h", SPDX)
        self.expect_problem("no #pragma once")

    def test_each_planted_line(self):
        # Put together here, so that no search of the tree finds this list.
        planted = {
            "socket." + "ignoreSsl" + "Errors();": "never ignored",
            "mode = QSslSocket::" + "Verify" + "None;": "always verified",
            "connect(a, SIG" + "NAL(b()), c, SL" + "OT(d()));": "member pointer",
            "sign" + "als:": "Q_SIGNALS",
            "private sl" + "ots:": "Q_SIGNALS",
            "QTest::q" + "Wait(500);": "do not sleep",
            "QSK" + 'IP("");': "says why",
            "QEXPECT" + '_FAIL("", "later", Continue);': "bug to mend",
            "// TO" + "DO later": "finish it",
            "del" + "ete m_socket;": "no naked delete",
            "#include <Qt" + "Charts/QChart>": "GPL-only",
        }
        for line, words in planted.items():
            with self.subTest(line):
                path = self.plant("src/service/A.cpp", f"{SPDX}\n{line}\n")
                self.expect_problem("src/service/A.cpp:3: ")
                self.expect_problem(words)
                path.unlink()

    def test_text_for_people_below_the_view(self):
        self.plant("src/model/A.cpp", SPDX + 'return tr("Online");\n')
        self.expect_problem("no user-visible text")


if __name__ == "__main__":
    unittest.main()
