#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Reads a running program through the accessibility bus, as a screen reader would.

Usage: accessible_tree.py PID show
       accessible_tree.py PID expect REGEX...     waits until each is in some line of the tree
       accessible_tree.py PID press NAME          waits for the named control and presses it

A line of the tree is "[role] 'name' (description) text". Gives up after 30 s, exit code 1. Needs
the system's own Python: python3-pyatspi is packaged for that one.
"""

import re
import sys
import time

import pyatspi

PATIENCE = 30.0
DEEPEST = 12


def applications(pid):
    """The program's own entries on the desktop; its name there is for people and may change."""
    desktop = pyatspi.Registry.getDesktop(0)
    for index in range(desktop.childCount):
        application = desktop.getChildAtIndex(index)
        if application is not None and application.get_process_id() == pid:
            yield application


def nodes(node, depth=0):
    yield node, depth
    if depth < DEEPEST:
        for index in range(min(node.childCount, 200)):
            child = node.getChildAtIndex(index)
            # What is not on the screen is in the tree too; a screen reader passes over it.
            if child is not None and child.getState().contains(pyatspi.STATE_VISIBLE):
                yield from nodes(child, depth + 1)


def text_of(node):
    try:
        text = node.queryText()
        return text.getText(0, min(text.characterCount, 500))
    except NotImplementedError:
        return ""


def line_of(node, depth):
    words = f"[{node.getRoleName()}] '{node.name}'"
    if node.description:
        words += f" ({node.description})"
    # One line each, also for a message of several.
    return "  " * depth + f"{words} {text_of(node)}".rstrip().replace("\n", " / ")


def tree(pid):
    """Lines of the tree; what disappears while it is read is left out."""
    lines = []
    for application in applications(pid):
        try:
            lines += [line_of(node, depth) for node, depth in nodes(application)]
        except Exception:  # the bus reports a vanished object in many ways
            continue
    return lines


def wait_for(attempt):
    """The first truthy result of attempt within the patience, or the last one."""
    deadline = time.monotonic() + PATIENCE
    while True:
        result = attempt()
        if result or time.monotonic() > deadline:
            return result
        time.sleep(0.1)


def expect(pid, patterns):
    def missing():
        lines = tree(pid)
        return [pattern for pattern in patterns
                if not any(re.search(pattern, line) for line in lines)]

    if wait_for(lambda: not missing()):
        return 0
    print("\n".join(tree(pid)))
    print("Not in the accessible tree:", ", ".join(missing()), file=sys.stderr)
    return 1


def press(pid, control):
    def press_once():
        for application in applications(pid):
            try:
                for node, _ in nodes(application):
                    if node.name == control and node.getState().contains(pyatspi.STATE_SHOWING):
                        return node.queryAction().doAction(0)
            except Exception:  # see tree()
                continue
        return False

    if wait_for(press_once):
        return 0
    print("\n".join(tree(pid)))
    print("No control to press:", control, file=sys.stderr)
    return 1


def main():
    pid, verb, *arguments = sys.argv[1:]
    pid = int(pid)
    if verb == "expect":
        return expect(pid, arguments)
    if verb == "press":
        return press(pid, arguments[0])
    print("\n".join(tree(pid)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
