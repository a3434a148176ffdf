#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the bill of materials (CycloneDX 1.5, JSON) of the packages in a folder.

Usage: make-sbom.py FOLDER [OUTPUT]         OUTPUT: FOLDER/ecom67-support-VERSION.cdx.json
       make-sbom.py --name SYSTEM FOLDER    OUTPUT: FOLDER/ecom67-support-VERSION-SYSTEM.cdx.json

Looked into, by what they are: *.deb and *.rpm name the packages they depend on; *.tar.zst and *.msi hold
libraries, each of which is listed with its sum, and with name and version of the Debian package or of
Windows' version resource, where there is one; so does *.AppImage, which also begins with what its notices
name. *-setup.exe holds the same as *.msi and is listed by its sum, as *.dmg is. What is compiled into the
programs comes from THIRD_PARTY.md.
The same packages give the same bytes: the time is SOURCE_DATE_EPOCH, where it is set, or that of the newest package.
Needs dpkg-deb, rpm, tar with zstd, unsquashfs, msiextract, each only for packages of its kind.
Exit code: 0, or 1 when a package cannot be read or there is none.
"""

import datetime
import hashlib
import json
import os
import re
import struct
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path
from urllib.parse import quote

PROJECT = Path(__file__).resolve().parent.parent
SPDX = {"LGPL-3.0": "LGPL-3.0-only", "SIL Open Font License 1.1": "OFL-1.1", "zlib": "Zlib"}
IDS = {"MIT", "ISC", "Zlib", "Apache-2.0", "BSD-3-Clause", "OFL-1.1", "LGPL-3.0-only"}
# Libraries of the compiler for Windows carry no version resource.
COMPILER = {"libgcc_s_seh-1.dll": "GPL-3.0-or-later WITH GCC-exception-3.1",
            "libstdc++-6.dll": "GPL-3.0-or-later WITH GCC-exception-3.1",
            "libwinpthread-1.dll": "MIT"}
# What an AppImage begins with is linked statically: no file of its own, and no other place for the licence.
STATIC = {"glibc": "LGPL-2.1-or-later", "squashfuse": "BSD-2-Clause", "libzstd": "BSD-3-Clause", "zlib": "Zlib"}
COMPILER_STATIC = "GPL-3.0-or-later WITH GCC-exception-3.1"
TARGET = "the folder to unpack into"
LIBRARY = re.compile(r".*(\.so(\.\d+)*|\.dll)$")


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def sha256(data):
    return [{"alg": "SHA-256", "content": hashlib.sha256(data).hexdigest()}]


def project_version():
    text = (PROJECT / "CMakeLists.txt").read_text(encoding="utf-8")
    return re.search(r"^project\(.*?VERSION ([0-9.]+)", text, re.S | re.M)[1]


def licence(text):
    name = SPDX.get(text, text)
    return [{"license": {"id": name}}] if name in IDS else [{"license": {"name": text}}]


def compiled_in():
    """The table of THIRD_PARTY.md."""
    for line in (PROJECT / "THIRD_PARTY.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        found = re.match(r"\[([^\]]+)\]\(([^)]+)\)(.*)", cells[0]) if len(cells) == 3 else None
        if found:
            name = found[1]
            yield {"type": "library", "bom-ref": f"third-party/{name}", "name": name,
                   "description": cells[1], "licenses": licence(cells[2].split(" (")[0]),
                   "externalReferences": [{"type": "website", "url": found[2]}]}


def library(path, folder):
    data = path.read_bytes()
    name = path.relative_to(folder).name
    component = {"type": "library", "name": name, "hashes": sha256(data),
                 "bom-ref": f"library/{name}/{hashlib.sha256(data).hexdigest()[:16]}"}
    if name.endswith(".dll"):
        key = "ProductVersion\0".encode("utf-16-le")
        at = data.find(key)
        if at >= 0:
            text = data[at + len(key):at + len(key) + 64].decode("utf-16-le", errors="ignore")
            component["version"] = text.lstrip("\0").split("\0")[0]
        if name in COMPILER:
            component["licenses"] = [{"expression": COMPILER[name]}]
        return component
    package = debian_package(name)
    if package:
        component["version"] = package[1]
        component["purl"] = f"pkg:deb/debian/{package[0]}@{quote(package[1], safe='')}"
    return component


def debian_package(name):
    """Of this machine, which the portable packages take their libraries from."""
    try:
        package = run("dpkg-query", "-S", f"*/{name}").split(":")[0]
        return package, run("dpkg-query", "-W", "-f", "${Version}", package).split("\n")[0]
    except (OSError, subprocess.CalledProcessError):
        return None


def linked_statically(folder):
    """What the notices beside the beginning of an AppImage name as its sources."""
    for path in folder.rglob("licences/runtime/SOURCES.txt"):
        for line in path.read_text(encoding="utf-8").splitlines():
            found = re.match(r"([a-z0-9][a-z0-9+.-]*)=(\S+)", line)
            if found:
                name, version = found[1], found[2]
                expression = STATIC.get(name) or (COMPILER_STATIC if name.startswith("gcc") else None)
                yield {"type": "library", "bom-ref": f"static/{name}", "name": name, "version": version,
                       "description": "linked statically into the beginning of the AppImage",
                       "purl": f"pkg:deb/debian/{name}@{quote(version, safe='')}?arch=source"} \
                    | ({"licenses": [{"expression": expression}]} if expression else {})


def offset_of_image(path):
    """Where the image of an AppImage begins: behind the table of sections of the program before it."""
    with path.open("rb") as file:
        head = file.read(64)
    if head[:5] != b"\x7fELF\x02":
        raise OSError(f"{path.name} does not begin as an AppImage")
    offset, = struct.unpack_from("<Q", head, 0x28)
    size, count = struct.unpack_from("<HH", head, 0x3A)
    return offset + size * count


def unpacked(command):
    """The libraries of a package that the command unpacks into TARGET."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        subprocess.run([temporary if word is TARGET else word for word in command], check=True, capture_output=True)
        return [library(path, folder) for path in sorted(folder.rglob("*"))
                if path.is_file() and not path.is_symlink() and LIBRARY.match(path.name)] \
            + list(linked_statically(folder))


def names_of_deb(text):
    for group in text.split(","):
        found = re.match(r"\s*([a-z0-9][a-z0-9+.-]+)\s*(?:\(([^)]*)\))?", group.split("|")[0])
        if found:
            yield {"type": "library", "bom-ref": f"deb/{found[1]}", "name": found[1],
                   "description": f"required: {found[2] or 'any version'}",
                   "scope": "required", "purl": f"pkg:deb/debian/{found[1]}"}


def names_of_rpm(text):
    for line in sorted({line.split(" ")[0] for line in text.splitlines()
                        if line and not line.startswith(("rpmlib(", "("))}):
        yield {"type": "library", "bom-ref": f"rpm/{line}", "name": line, "scope": "required"}


def parts_of(path):
    if path.suffix == ".deb":
        return list(names_of_deb(run("dpkg-deb", "-f", str(path), "Depends")))
    if path.suffix == ".rpm":
        return list(names_of_rpm(run("rpm", "-qp", "--requires", str(path))))
    if path.name.endswith(".tar.zst"):
        return unpacked(["tar", "--zstd", "-xf", str(path), "-C", TARGET])
    if path.suffix == ".AppImage":
        return unpacked(["unsquashfs", "-q", "-n", "-f", "-o", str(offset_of_image(path)), "-d", TARGET, str(path)])
    if path.suffix == ".msi":
        return unpacked(["msiextract", str(path), "-C", TARGET])
    return []


def is_package(path):
    return path.is_file() and path.name.endswith((".deb", ".rpm", ".tar.zst", ".AppImage", ".exe", ".msi", ".dmg"))


def timestamp(packages):
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH") or max(path.stat().st_mtime for path in packages))
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def bill(packages):
    root = {"type": "application", "bom-ref": "ecom67-support", "name": "ecom67-support",
            "version": project_version(), "licenses": licence("MIT")}
    third_party = list(compiled_in())
    components = {one["bom-ref"]: one for one in third_party}
    depends = {"ecom67-support": {one["bom-ref"] for one in third_party}}
    for path in packages:
        reference = f"package/{path.name}"
        parts = parts_of(path)
        components |= {one["bom-ref"]: one for one in parts}
        components[reference] = {"type": "file", "bom-ref": reference, "name": path.name,
                                 "hashes": sha256(path.read_bytes())}
        depends[reference] = {"ecom67-support"} | {one["bom-ref"] for one in parts}
    content = {
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": {"timestamp": timestamp(packages), "component": root},
        "components": [components[name] for name in sorted(components)],
        "dependencies": [{"ref": name, "dependsOn": sorted(depends[name])} for name in sorted(depends)]}
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(content, sort_keys=True))
    return {"serialNumber": f"urn:uuid:{number}"} | content


def main():
    words, system = sys.argv[1:], ""
    if words[:1] == ["--name"] and len(words) == 3:
        system, words = f"-{words[1]}", words[2:]
    if len(words) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(words[0])
    packages = sorted(path for path in folder.iterdir() if is_package(path)) if folder.is_dir() else []
    if not packages:
        print(f"No packages in {folder}", file=sys.stderr)
        return 1
    name = f"ecom67-support-{project_version()}{system}.cdx.json"
    output = Path(words[1]) if len(words) == 2 else folder / name
    try:
        content = bill(packages)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"A package cannot be read: {error}\n{getattr(error, 'stderr', '') or ''}", file=sys.stderr)
        return 1
    output.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    print(f"{output}: {len(packages)} packages, {len(content['components']) - len(packages)} components")
    return 0


if __name__ == "__main__":
    sys.exit(main())
