# SPDX-License-Identifier: MIT
"""scripts/check-command-line.py finds what it is there to find, with programs made here."""

import unittest

from planted import PlantedTree

CONSOLE = """#!/bin/sh
case $1 in
    --help) printf 'Usage: x COMMAND\\n\\nCommands:\\n' ;;
    *) printf 'Options:\\n  --only-%s NAME  what it does\\n  --help  this text\\n' "$1"; exit ;;
esac
for command in send config identity gateway; do printf '  %s    does it\\n' $command; done
"""
COMMANDS = ("send", "config", "identity", "gateway")
MAN = ".SH OPTIONS\n.TP\n.B \\-\\-help\nx\n.TP\n.B \\-\\-version\nx\n"


class CommandLineTest(PlantedTree):
    script = "check-command-line.py"

    def setUp(self):
        super().setUp()
        self.program = self.plant("program", "#!/bin/sh\nprintf 'Options:\\n  -h, --help  x\\n"
                                  "  --name <NAME>  not --other\\n'\n")
        self.console = self.plant("console", CONSOLE)
        for path in (self.program, self.console):
            path.chmod(0o755)
        folder = "packaging/linux/"
        self.man = folder + "man/ecom67-support.1.in"
        self.plant(self.man, ".SH OPTIONS\n.TP\n.BR \\-h \", \" \\-\\-help\nx\n.TP\n"
                   ".BI \\-\\-name \" NAME\"\nlike \\-\\-other\n")
        self.plant(folder + "man/ecom67-support-cli.1.in", MAN + "".join(
            f".SH {name.upper()}\n.TP\n.BI \\-\\-only\\-{name} \" NAME\"\nx\n" for name in COMMANDS))
        self.completions = folder + "completions/"
        for name, long, short in (
                ("ecom67-support", ["help", "name"], ["h"]),
                ("ecom67-support-cli", ["help", "version", *(f"only-{name}" for name in COMMANDS)], [])):
            words = " ".join([f"--{word}" for word in long] + [f"-{word}" for word in short])
            self.plant(f"{self.completions}{name}.bash",
                       f"# --comment\nmapfile -t COMPREPLY < <(compgen -W '{words}' -- \"$word\")\n")
            self.plant(f"{self.completions}_{name}", "_arguments -C \\\n" + " \\\n".join(
                f"'{word}[x]'" for word in words.split()) + "\n")
            self.plant(f"{self.completions}{name}.fish", "".join(
                f"complete -c {name} -l {word} -d x\n" for word in long) + "".join(
                f"complete -c {name} -s {word}\n" for word in short))

    def arguments(self):
        return (str(self.program), str(self.console), str(self.root))

    def change(self, name, old, new):
        text = (self.root / name).read_text(encoding="utf-8")
        self.assertIn(old, text)
        self.plant(name, text.replace(old, new))

    def test_what_agrees_is_clean(self):
        self.expect_clean(*self.arguments())

    def test_man_page_without_an_option(self):
        self.change(self.man, ".BI \\-\\-name", ".BI name")
        self.expect_problem("man page of ecom67-support: --name is missing", *self.arguments())

    def test_man_page_with_an_option_too_many(self):
        self.change(self.man, ".SH OPTIONS\n", ".SH OPTIONS\n.TP\n.B \\-\\-gone\n")
        self.expect_problem("--gone is no option", *self.arguments())

    def test_man_page_with_an_option_at_the_wrong_command(self):
        self.change("packaging/linux/man/ecom67-support-cli.1.in", "only\\-send", "only\\-config")
        self.expect_problem("send: --only-send is missing", *self.arguments())

    def test_completions(self):
        for file in ("ecom67-support.bash", "_ecom67-support", "ecom67-support.fish"):
            name = self.completions + file
            with self.subTest(file):
                old = "-l name" if file.endswith("fish") else "--name"
                self.change(name, old, old.replace("name", "nam"))
                self.expect_problem(f"{file}: --name is missing", *self.arguments())
                self.expect_problem(f"{file}: --nam is no option", *self.arguments())
                self.change(name, old.replace("name", "nam"), old)
        self.expect_clean(*self.arguments())

    def test_help_that_is_not_understood(self):
        self.plant("console", "#!/bin/sh\necho nothing\n")
        result = self.run_script(*self.arguments())
        self.assertNotEqual(result.returncode, 0)


if __name__ == "__main__":
    unittest.main()
