#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Check that man pages and completions know exactly the options that the programs know.

Usage: check-command-line.py PROGRAM CONSOLE_PROGRAM [ROOT]      ROOT is the top folder of the project.

What counts is what each program prints for --help, the console program for each of its commands.
"""

import re
import subprocess
import sys
from pathlib import Path

# Sections of a man page that are about no command.
USUAL_SECTIONS = {"name", "synopsis", "description", "exit status", "environment", "files", "examples",
                  "see also"}
OPTION = re.compile(r"(?<![\w-])(--?[a-z][a-z-]*)")


def help_of(*command):
    run = subprocess.run([str(part) for part in command] + ["--help"], capture_output=True, text=True,
                         check=True)
    return run.stdout


def options_in_help(text):
    """The options at the beginning of a line; those in sentences belong to others."""
    found = set()
    for line in text.split("\n"):
        if match := re.match(r"  ((?:--?[a-z][a-z-]*(?: <\w+>| [A-Z|=\[\]@]+)?(?:, )?)+)", line):
            found |= set(OPTION.findall(match.group(1)))
    # Qt's own, on every program.
    return found - {"--help-all"}


def expected(program, console):
    """For each program the options of each command; "" is the program itself."""
    commands = re.findall(r"^  ([a-z]+)  +\w", help_of(console), re.MULTILINE)
    wanted = {command: options_in_help(help_of(console, command)) for command in commands}
    wanted[""] = {"--help", "--version"}
    if len(wanted) < 5 or not all(wanted.values()):
        raise SystemExit(f"The help of {console} was not understood: {wanted}")
    return {"ecom67-support": {"": options_in_help(help_of(program))}, "ecom67-support-cli": wanted}


def options_of_man(text):
    """By section: OPTIONS is that of the program itself, the others bear the name of a command."""
    found = {}
    for section in re.split(r"^\.SH ", text, flags=re.MULTILINE)[1:]:
        title, _, body = section.partition("\n")
        name = "" if title == "OPTIONS" else title.strip('"').lower()
        if name in USUAL_SECTIONS:
            continue
        tags = re.findall(r"^\.T[PQ]\n(.*)", body, re.MULTILINE)
        options = {option for tag in tags for option in OPTION.findall(tag.replace("\\-", "-"))}
        if options:
            found[name] = options
    return found


def options_of_completion(text):
    """All of one file; which of them belong to which command, the shells see (tests/packaging)."""
    text = "\n".join(line for line in text.split("\n") if not line.lstrip().startswith("#"))
    if "complete -c " in text:
        text = "\n".join(line for line in text.split("\n") if line.startswith("complete "))
        return {"--" + name for name in re.findall(r" -l ([a-z-]+)", text)} \
            | {"-" + name for name in re.findall(r" -s ([a-z])", text)}
    # What _arguments and compgen are told themselves.
    text = re.sub(r"\b(compopt|mapfile|local|typeset|_arguments) -\w+", "", text)
    text = re.sub(r"\[ .* \]", "", text)
    text = re.sub(r"-- \"\$word\"|compgen -\w", "", text)
    return set(OPTION.findall(text))


def compare(place, found, wanted):
    for option in sorted(wanted - found):
        yield f"{place}: {option} is missing"
    for option in sorted(found - wanted):
        yield f"{place}: {option} is no option of the program"


def problems(program, console, folder):
    for name, commands in expected(program, console).items():
        man = options_of_man((folder / "man" / f"{name}.1.in").read_text(encoding="utf-8"))
        for command, options in commands.items():
            # --help of the commands is told once, for all of them.
            wanted = options - {"--help"} if command else options
            yield from compare(f"man page of {name} {command}".rstrip(), man.pop(command, set()), wanted)
        for section in man:
            yield f"man page of {name}: there is no command {section}"
        every = set().union(*commands.values())
        for file in (f"{name}.bash", f"_{name}", f"{name}.fish"):
            text = (folder / "completions" / file).read_text(encoding="utf-8")
            yield from compare(file, options_of_completion(text), every)


def main():
    if len(sys.argv) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    root = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(__file__).resolve().parent.parent
    found = list(problems(Path(sys.argv[1]), Path(sys.argv[2]), root / "packaging" / "linux"))
    print("\n".join(found) or "command line: man pages and completions ok")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
