#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs a command with known secrets and searches everything it leaves and says for them.

Usage: leak.py [--keep FOLDER] COMMAND...

The command gets a home, folders and temporary folder of its own, and the secrets in the environment:
ECOM67_TOKEN (a signed token), ECOM67_GATEWAY_SECRET (which it is signed with), ECOM67_PROXY_PASSWORD,
and LEAK_SESSION (a session id to be used). Searched, when it has ended: what it and its processes
printed, every file in those folders, and the arguments of all processes that it started, as they
are seen ten times a second. A secret is found plain, percent-encoded, in base64, in UTF-16 and as part
of a longer word. Session ids of conversations that were stored are secrets as well.

Where a secret may be: a session id in a file *.sqlite that only its owner can read, and behind the
option --session of the console program, whose help warns of that. Environments of processes are not
looked at: they are where the secrets came from.

Exit code: 0 nothing found, 1 found, 2 wrong usage, else that of the command.
"""

import argparse
import base64
import hashlib
import hmac
import json
import os
import re
import secrets
import stat
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path

SESSION = re.compile(rb"session-[0-9a-f]{32}")
MARK = "LEAK_FOLDER"


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def signed_token(secret):
    parts = [{"alg": "HS256", "typ": "JWT"},
             {"sub": "leak-" + secrets.token_hex(8), "exp": int(time.time()) + 3600}]
    content = ".".join(base64url(json.dumps(part).encode()) for part in parts)
    signature = hmac.new(secret.encode(), content.encode(), hashlib.sha256).digest()
    return content + "." + base64url(signature)


def pieces_of(name, value):
    """A token leaks by its claims or by its signature alone."""
    yield name, value
    if value.count(".") == 2:
        _, claims, signature = value.split(".")
        yield f"{name}'s claims", claims
        yield f"{name}'s signature", signature


def forms_of(value):
    """The bytes by which a secret gives itself away."""
    plain = value.encode()
    yield "plain", plain
    yield "percent-encoded", urllib.parse.quote(value, safe="").encode()
    yield "percent-encoded", "".join(f"%{byte:02X}" for byte in plain).encode()
    yield "UTF-16", value.encode("utf-16-le")
    for shift in range(3):
        # Of each place in a longer text, the part that does not depend on its neighbours.
        coded = base64.b64encode(b"\0" * shift + plain)
        start, end = (shift * 8 + 5) // 6, (shift + len(plain)) * 8 // 6
        yield "base64", coded[start:end]
        yield "base64", coded[start:end].translate(bytes.maketrans(b"+/", b"-_"))


class Processes(threading.Thread):
    """The arguments of everything that was started in our environment."""

    def __init__(self, folder):
        super().__init__(daemon=True)
        self.mark = f"{MARK}={folder}".encode()
        self.arguments = set()
        self.over = threading.Event()

    def look(self):
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if self.mark in (process / "environ").read_bytes().split(b"\0"):
                    self.arguments.add((process / "cmdline").read_bytes())
            except OSError:
                pass  # gone, or not ours

    def run(self):
        while not self.over.wait(0.1):
            self.look()

    def stop(self):
        self.over.set()
        self.join()


def environment_in(folder, known):
    environment = {name: value for name, value in os.environ.items()
                   if not name.startswith(("ECOM67_", "XDG_")) or name == "XDG_RUNTIME_DIR"}
    places = {"HOME": "home", "XDG_CONFIG_HOME": "home/.config", "XDG_DATA_HOME": "home/.local/share",
              "XDG_STATE_HOME": "home/.local/state", "XDG_CACHE_HOME": "home/.cache",
              "XDG_CONFIG_DIRS": "etc", "TMPDIR": "tmp"}
    for name, place in places.items():
        (folder / place).mkdir(parents=True, exist_ok=True)
        environment[name] = str(folder / place)
    # Everything that can be logged is.
    return environment | known | {MARK: str(folder), "QT_LOGGING_RULES": "ecom67.*=true"}


def run(command, folder, known):
    processes = Processes(folder)
    processes.start()
    with open(folder / "output.txt", "wb") as output:
        ended = subprocess.run(command, env=environment_in(folder, known), stdout=output,
                               stderr=subprocess.STDOUT, check=False)
    processes.stop()
    return ended.returncode, processes.arguments


def is_private_database(path):
    return ".sqlite" in path.name and stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def files_of(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def stored_sessions(folder):
    for path in files_of(folder):
        if ".sqlite" in path.name:
            yield from (found.decode() for found in SESSION.findall(path.read_bytes()))


def found_in(content, needles):
    return sorted({f"{name} ({form})" for name, form, needle in needles if needle in content})


def leaks(folder, arguments, known):
    needles = [(name, form, needle)
               for variable, value in known.items() for name, piece in pieces_of(variable, value)
               for form, needle in forms_of(piece)]
    sessions = {known["LEAK_SESSION"], *stored_sessions(folder)}
    session_needles = [("a session id", form, needle)
                       for session in sessions for form, needle in forms_of(session)]
    others = [needle for needle in needles if needle[0] != "LEAK_SESSION"]
    for path in files_of(folder):
        allowed = is_private_database(path)
        content = path.read_bytes()
        for name in found_in(content, others + ([] if allowed else session_needles)):
            yield f"{path.relative_to(folder)} holds {name}"
    for line in sorted(arguments):
        words = line.split(b"\0")
        said = b" ".join(word for before, word in zip([b"", *words], words) if before != b"--session")
        for name in found_in(said, others + session_needles):
            yield f"the arguments of {os.path.basename(words[0].decode(errors='replace'))} hold {name}"


def main():
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--keep")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    if not options.command:
        print(__doc__, file=sys.stderr)
        return 2
    secret = secrets.token_hex(16)
    known = {"ECOM67_TOKEN": signed_token(secret), "ECOM67_GATEWAY_SECRET": secret,
             "ECOM67_PROXY_PASSWORD": "pr0xy/" + secrets.token_hex(8),
             "LEAK_SESSION": "session-" + secrets.token_hex(16)}
    with tempfile.TemporaryDirectory(prefix="leak") as temporary:
        folder = Path(options.keep or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        code, arguments = run(options.command, folder, known)
        problems = list(leaks(folder, arguments, known))
        if code != 0:
            print((folder / "output.txt").read_text(errors="replace")[-20000:])
            print(f"the command ended with {code}")
        count = len(files_of(folder))
        print("\n".join(problems) or f"no secret in {count} files and {len(arguments)} processes")
        return 1 if problems else code


if __name__ == "__main__":
    sys.exit(main())
