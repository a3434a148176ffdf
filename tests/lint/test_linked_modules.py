# SPDX-License-Identifier: MIT
"""scripts/check-linked-modules.py finds what it is there to find, in programs made here."""

import subprocess
import sys
import unittest

from planted import PlantedTree


@unittest.skipUnless(sys.platform == "linux", "reads ELF programs with ldd")
class LinkedModulesTest(PlantedTree):
    script = "check-linked-modules.py"

    def build(self, program, module):
        """A program of this name that loads an empty library of that module's name."""
        return self.build_with(program, f"libQt6{module}.so.6")

    def build_with(self, program, name):
        library = self.root / name
        source = self.plant("main.c", "int main(void) { return 0; }\n")
        empty = self.plant("empty.c", "int ecom67_empty;\n")
        here = f"-Wl,-rpath,{self.root}"
        subprocess.run(["cc", "-shared", f"-Wl,-soname,{library.name}", "-o", library, empty],
                       check=True)
        subprocess.run(["cc", "-o", self.root / program, source, "-Wl,--no-as-needed", library,
                        here], check=True)
        return str(self.root / program)

    def test_allowed_modules_are_clean(self):
        self.expect_clean(self.build("chat", "Widgets"))
        self.expect_clean(self.build("chat-cli", "Network"))

    def test_modules_under_the_gpl_alone(self):
        for module in ("NetworkAuth", "Charts", "VirtualKeyboard"):
            with self.subTest(module):
                self.expect_problem(f"chat loads Qt6{module}", self.build("chat", module))

    def test_console_program_with_widgets(self):
        for module in ("Gui", "Widgets"):
            with self.subTest(module):
                self.expect_problem(f"chat-cli loads Qt6{module}", self.build("chat-cli", module))

    def test_window_program_with_libcrypto(self):
        self.expect_problem("chat is linked to libcrypto", self.build_with("chat", "libcrypto.so.3"))
        self.expect_clean(self.build_with("chat-cli", "libcrypto.so.3"))


if __name__ == "__main__":
    unittest.main()
