"""What PyInstaller collects and the program never uses: Qt's other platforms, formats, translations and their libraries.

An entry is PyInstaller's: the name in the package, the file it comes from (of a link: what it points to), its kind.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]

NEVER_USED = (
    "*/translations/*.qm",  # the program words its windows itself
    "*/plugins/generic/*",  # bare keyboards and mice, without a desktop
    "*/plugins/egldeviceintegrations/*",
    "*/plugins/networkinformation/*",
    "*/plugins/tls/*",
    "*/plugins/platforms/*eglfs*",
    "*/plugins/platforms/*linuxfb*",
    "*/plugins/platforms/*minimal*",
    "*/plugins/platforms/*vkkhrdisplay*",
    "*/plugins/platforms/*vnc*",
    "*/plugins/platforms/*direct2d*",
    "*/plugins/platformthemes/*gtk3*",  # the desktop portal brings its file dialogs without GTK
    "*/plugins/platforminputcontexts/*virtualkeyboard*",
    "*/plugins/wayland-graphics-integration-client/*",  # for windows drawn by OpenGL: ours are not
    "*/plugins/wayland-shell-integration/*ivi*",  # cars and kiosks
    "*/plugins/wayland-shell-integration/*fullscreen*",
    "*/plugins/wayland-shell-integration/*qt-shell*",
    "*/plugins/imageformats/*icns*",
    "*/plugins/imageformats/*tga*",
    "*/plugins/imageformats/*tiff*",
    "*/plugins/imageformats/*wbmp*",
    "*opengl32sw.dll",
    "*d3dcompiler*.dll",
    "PIL/_avif*",
    "PIL/_imagingcms*",
    "PIL/_imagingtk*",
    "PIL/_webp*",
    "*/lib-dynload/_codecs_*",  # encodings of the Far East
    "*/lib-dynload/_multibytecodec*",
    "*/lib-dynload/readline*",
    "stdnum/*.dat",  # numbers of other countries
)
# Bound to how a system is set up: where it has printers, or a desktop, it has its own.
OF_THE_SYSTEM = ("libcups.so*", "libdbus-1.so*")
# The docks ask for Qt's QML through this library and use nothing of it: its neighbour answers to the name.
NAMED_ONLY = {"libpyside6qml": "libpyside6"}
LIBRARY_FOLDERS = (".", "PySide6", "PySide6/Qt/lib", "pillow.libs")


def used(entries: Iterable[Entry], linux: bool = sys.platform.startswith("linux")) -> list[Entry]:
    """The entries without what is never used; on Linux also without the libraries that only those asked for."""
    kept = [entry for entry in entries if not _never_used(entry[0])]
    return asked_for([_under_another_name(entry) for entry in kept]) if linux else kept


def _never_used(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return any(fnmatch(str(path), each) for each in NEVER_USED) or any(
        fnmatch(path.name, each) for each in OF_THE_SYSTEM
    )


def _under_another_name(entry: Entry) -> Entry:
    folder, _slash, name = entry[0].rpartition("/")
    stem, _dot, rest = name.partition(".")
    if folder and entry[2] == "BINARY" and stem in NAMED_ONLY:
        return entry[0], f"{NAMED_ONLY[stem]}.{rest}", "SYMLINK"
    return entry


def libraries_of(file: str) -> set[str]:
    """The names of the libraries that an ELF file asks for itself."""
    told = subprocess.run(["objdump", "-p", file], capture_output=True, text=True, check=True)
    words = (line.split() for line in told.stdout.splitlines())
    return {pair[1] for pair in words if len(pair) == 2 and pair[0] == "NEEDED"}


def asked_for(
    entries: list[Entry], libraries: Callable[[str], set[str]] = libraries_of
) -> list[Entry]:
    """The entries without shared libraries that nothing among them asks for, directly or through another."""
    binaries = [entry for entry in entries if entry[2] in ("BINARY", "EXTENSION")]
    by_name = {Path(name).name: (name, file) for name, file, _kind in binaries}
    waiting = [(name, file) for name, file, _kind in binaries if not is_library(name)]
    reached = set()
    while waiting:
        name, file = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        waiting += [by_name[each] for each in libraries(file) if each in by_name]
    gone = {name for name, _file, _kind in binaries} - reached
    return [
        (name, file, kind)
        for name, file, kind in entries
        if name not in gone and not (kind == "SYMLINK" and file in gone)
    ]


def is_library(name: str) -> bool:
    """Whether this file is there only for others: not a module, a plugin, or Python itself."""
    path = PurePosixPath(name)
    return (
        str(path.parent) in LIBRARY_FOLDERS
        and path.name.startswith("lib")
        and not path.name.startswith("libpython")
    )
