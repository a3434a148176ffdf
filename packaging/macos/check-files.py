#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks the files of the macOS bundle as far as it can be done without a Mac.

Usage: check-files.py INFO_PLIST

INFO_PLIST is Info.plist.in as CMake fills it in, with the values of bundle.cmake
(fill-info-plist.cmake does so). Looked at: that property lists are well-formed, that nothing in them is
left to be filled in, the keys that macOS needs and their values, that the entitlements make no exception from the
hardened runtime, and that the icon holds the sizes the Finder shows. Exit code 1 for a problem.
"""

import plistlib
import re
import struct
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
ICON_SIZES = {b"is32": 16, b"il32": 32, b"ih32": 48, b"it32": 128, b"ic07": 128, b"ic08": 256, b"ic09": 512}
# For screens of double density: the sides that the Finder asks for, each drawn with twice as many pixels.
DOUBLE_SIZES = {b"ic11": 16, b"ic12": 32, b"ic13": 128, b"ic14": 256, b"ic10": 512}


def project_version():
    text = (PROJECT / "CMakeLists.txt").read_text(encoding="utf-8")
    return re.search(r"^project\(.*?VERSION ([0-9.]+)", text, re.S | re.M)[1]


def problems_of_info(info, text):
    expected = {
        "CFBundleIdentifier": "com.ecom67.support",
        "CFBundleExecutable": "ecom67-support",
        "CFBundleName": "E-Com67 Support",
        "CFBundleIconFile": "ecom67-support.icns",
        "CFBundlePackageType": "APPL",
        "CFBundleInfoDictionaryVersion": "6.0",
        "CFBundleShortVersionString": project_version(),
        "CFBundleVersion": project_version(),
        "NSHighResolutionCapable": True,
        "NSPrincipalClass": "NSApplication",
    }
    for key, value in expected.items():
        if info.get(key) != value:
            yield f"Info.plist: {key} is {info.get(key)!r}, not {value!r}"
    if not re.fullmatch(r"\d+\.\d+", info.get("LSMinimumSystemVersion", "")):
        yield "Info.plist: LSMinimumSystemVersion is no version"
    schemes = [scheme for kind in info.get("CFBundleURLTypes", []) for scheme in kind["CFBundleURLSchemes"]]
    if schemes != ["ecom67-support"]:
        yield f"Info.plist: the address schemes are {schemes}"
    languages = {path.stem.split("_")[-1] for path in (PROJECT / "translations").glob("*.ts")} | {"en"}
    if set(info.get("CFBundleLocalizations", [])) != languages:
        yield f"Info.plist: CFBundleLocalizations is not {sorted(languages)}"
    for left in re.findall(r"\$\{\w*\}|@\w+@", text):
        yield f"Info.plist: {left} is not filled in"


def problems_of_entitlements(entitlements):
    for key, value in entitlements.items():
        if not key.startswith("com.apple.security.cs."):
            yield f"entitlements: {key} is not one of the hardened runtime's"
        elif value is not False:
            yield f"entitlements: {key} weakens the hardened runtime"


def problems_of_icon(data):
    magic, size = struct.unpack(">4sI", data[:8])
    if magic != b"icns" or size != len(data):
        yield "icon: not a whole icns file"
        return
    found, double, at = set(), set(), 8
    while at < len(data):
        kind, length = struct.unpack(">4sI", data[at:at + 8])
        if length < 8:
            yield "icon: damaged"
            return
        found.add(ICON_SIZES.get(kind))
        if kind in DOUBLE_SIZES:
            double.add(DOUBLE_SIZES[kind])
            if data[at + 8:at + 12] != b"\x89PNG":
                yield f"icon: {kind.decode()} is no PNG"
            elif struct.unpack(">I", data[at + 24:at + 28])[0] != 2 * DOUBLE_SIZES[kind]:
                yield f"icon: {kind.decode()} is not as large as it says"
        at += length
    for wanted in {16, 32, 128, 256, 512} - found:
        yield f"icon: no picture of {wanted} pixels"
    for wanted in set(DOUBLE_SIZES.values()) - double:
        yield f"icon: no picture of {wanted} points for screens of double density"


def read_plist(path, problems):
    text = path.read_text(encoding="utf-8")
    try:
        return plistlib.loads(text.encode()), text
    except Exception as error:  # plistlib lets through whatever its parser raises
        problems.append(f"{path.name}: {error}")
        return {}, text


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    problems = []
    info, text = read_plist(Path(sys.argv[1]), problems)
    problems += problems_of_info(info, text)
    entitlements, _ = read_plist(HERE / "entitlements.plist", problems)
    problems += problems_of_entitlements(entitlements)
    problems += problems_of_icon((HERE / "ecom67-support.icns").read_bytes())
    print("\n".join(problems) or "macOS: files ok")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
