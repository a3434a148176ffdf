# SPDX-License-Identifier: MIT
"""scripts/check-layers.py finds what it is there to find."""

import unittest

from planted import SPDX, PlantedTree


class LayersTest(PlantedTree):
    script = "check-layers.py"

    def test_a_tree_in_order_is_clean(self):
        self.plant("src/service/A.h", SPDX + '#include "core/B.h"\n#include <QObject>\n')
        self.plant("tests/unit/service/tst_A.cpp",
                   SPDX + '#include "service/A.h"\n#include "support/Fake.h"\n#include "Sample.h"\n')
        self.assertEqual(self.expect_clean(), "layers: ok\n")

    def test_upward_include(self):
        self.plant("src/core/A.h", SPDX + '#include "service/B.h"\n')
        self.expect_problem("core may not include service/B.h")

    def test_view_may_not_reach_the_service(self):
        self.plant("src/view/A.cpp", SPDX + '  #  include "service/ChatService.h"\n')
        self.expect_problem("view may not include service/ChatService.h")

    def test_include_without_its_layer(self):
        self.plant("src/core/A.cpp", SPDX + '#include "A.h"\n')
        self.expect_problem('write "core/A.h"')

    def test_include_with_a_qt_module(self):
        self.plant("src/view/A.cpp", SPDX + "#include <QtWidgets/QLabel>\n")
        self.expect_problem("write <QLabel>")

    def test_unknown_layer(self):
        self.plant("src/utils/A.cpp", SPDX)
        self.expect_problem("no such layer: utils")

    def test_unit_test_of_a_higher_layer(self):
        self.plant("tests/unit/core/tst_A.cpp", SPDX + '#include "model/A.h"\n')
        self.expect_problem("core may not include model/A.h")

    def test_file_beyond_the_hard_limit(self):
        self.plant("src/core/A.cpp", SPDX + "\n" * 400)
        self.expect_problem("401 lines, at most 400")

    def test_file_beyond_the_wanted_length_is_only_mentioned(self):
        self.plant("src/core/A.h", SPDX + "\n" * 120)
        self.plant("src/core/A.cpp", SPDX + "\n" * 250)
        said = self.expect_clean()
        self.assertIn("remark: src/core/A.h: 121 lines, 120 are wanted", said)
        self.assertIn("remark: src/core/A.cpp: 251 lines, 250 are wanted", said)


if __name__ == "__main__":
    unittest.main()
