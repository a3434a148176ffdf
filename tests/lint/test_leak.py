# SPDX-License-Identifier: MIT
"""tests/leak/leak.py finds what it is there to find, wherever and however it stands."""

import subprocess
import sys
import unittest
from pathlib import Path

LEAK = Path(__file__).resolve().parent.parent / "leak" / "leak.py"


@unittest.skipUnless(sys.platform == "linux", "looks at processes in /proc")
class LeakTest(unittest.TestCase):
    def run_shell(self, script):
        return subprocess.run([sys.executable, "-B", str(LEAK), "bash", "-c", script],
                              capture_output=True, text=True, check=False)

    def expect_clean(self, script):
        result = self.run_shell(script)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)

    def expect_leak(self, words, script):
        result = self.run_shell(script)
        self.assertEqual(result.returncode, 1, result.stdout + result.stderr)
        self.assertIn(words, result.stdout)

    def test_nothing_is_clean(self):
        self.expect_clean("echo fine; echo fine > $HOME/a; test -n $ECOM67_TOKEN")

    def test_failing_command_fails(self):
        self.assertEqual(self.run_shell("exit 3").returncode, 3)

    def test_output(self):
        self.expect_leak("output.txt holds ECOM67_TOKEN (plain)", 'echo "x${ECOM67_TOKEN}x"')
        self.expect_leak("output.txt holds ECOM67_PROXY_PASSWORD", "echo $ECOM67_PROXY_PASSWORD >&2")

    def test_half_a_token(self):
        self.expect_leak("ECOM67_TOKEN's signature", "echo ${ECOM67_TOKEN##*.}")
        self.expect_leak("ECOM67_TOKEN's claims", "t=${ECOM67_TOKEN#*.}; echo ${t%.*}")

    def test_files(self):
        for place in ("$HOME/.config/a.ini", "$XDG_STATE_HOME/deep.log", "$TMPDIR/x",
                      "$XDG_DATA_HOME/chat.sqlite"):
            with self.subTest(place):
                self.expect_leak("holds ECOM67_TOKEN", f'umask 077; echo "$ECOM67_TOKEN" > {place}')

    def test_encoded(self):
        self.expect_leak("(percent-encoded)", "python3 -c 'import os, urllib.parse as u;"
                         " print(u.quote(os.environ[\"ECOM67_PROXY_PASSWORD\"], safe=\"\"))'")
        self.expect_leak("(UTF-16)", "echo $ECOM67_TOKEN | iconv -t utf-16le > $HOME/a")
        for before in ("", "x", "xx"):
            with self.subTest(before):
                self.expect_leak("ECOM67_PROXY_PASSWORD (base64)",
                                 f'printf "%s" "{before}$ECOM67_PROXY_PASSWORD:y" | base64 -w0')

    def test_arguments(self):
        self.expect_leak("the arguments of chat hold ECOM67_TOKEN",
                         'exec -a chat python3 -c "import time; time.sleep(1)" "$ECOM67_TOKEN"')
        self.expect_clean('exec -a chat python3 -c "import time; time.sleep(1)" '
                          '--session $LEAK_SESSION')

    def test_sessions(self):
        self.expect_leak("holds a session id", "echo $LEAK_SESSION")
        stored = 'umask 077; s=session-0123456789abcdef0123456789abcdef; echo $s > $HOME/chat.sqlite; '
        self.expect_clean(stored)
        self.expect_leak("holds a session id", stored + "echo $s > $HOME/log")
        self.expect_leak("chat.sqlite holds a session id", stored + "chmod 644 $HOME/chat.sqlite")


if __name__ == "__main__":
    unittest.main()
