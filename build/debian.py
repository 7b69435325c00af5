"""A package for Debian, Ubuntu and their relatives, written with the standard library: no tool, no rights needed.

``sudo apt install ./backoffice_…deb`` puts the program into the menu and gives it the company files;
``sudo apt remove backoffice`` takes all of it away. Companies and settings of people are never touched.
"""

from __future__ import annotations

import io
import os
import platform
import tarfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from build import qt_libraries
from build.leaving_out import libraries_of

ROOT = Path(__file__).resolve().parent.parent
INSTALLER = ROOT / "build" / "installer"
ICONS = ROOT / "resources" / "icons"
NAME, HOME = "backoffice", "opt/backoffice"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
# Without these there is no printer, or no Wayland: the program works all the same.
RECOMMENDED = {
    "libcups.so.2": "libcups2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
MENU = "usr/share/applications/backoffice.desktop"
KIND = "usr/share/mime/packages/backoffice.xml"
PICTURES = {
    "usr/share/icons/hicolor/512x512/apps/backoffice.png": ICONS / "app-512.png",
    "usr/share/icons/hicolor/scalable/apps/backoffice.svg": ICONS / "app.svg",
}
CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: Back Office contributors
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {recommends}
Section: office
Priority: optional
Description: the office of a small Indonesian business
 Invoices and receipts, purchases, stock, the books and salaries in one window.
 One company is one file on this computer; no internet is needed.
"""


@dataclass(frozen=True)
class File:
    """One thing to install: its place without the leading slash, and what it holds or points to."""

    place: str
    content: bytes | Path
    link: str = ""


def architecture(machine: str = platform.machine()) -> str:
    """What Debian calls this kind of machine."""
    return ARCHITECTURES.get(machine, machine)


def write(folder: Path, version: str, target: Path) -> Path:
    """The program in ``folder`` as the package ``target``."""
    files = [*_program(folder), *_around()]
    kilobytes = sum(_size(each) for each in files) // 1024
    depends, recommends = needed(folder)
    control = CONTROL.format(
        name=NAME,
        version=version,
        architecture=architecture(),
        kilobytes=kilobytes,
        depends=", ".join(depends),
        recommends=", ".join(recommends),
    )
    members = (
        ("debian-binary", b"2.0\n"),
        ("control.tar.xz", _tar([File("control", control.encode())])),
        ("data.tar.xz", _tar(files)),
    )
    target.write_bytes(b"!<arch>\n" + b"".join(_member(*each) for each in members))
    return target


def needed(folder: Path) -> tuple[list[str], list[str]]:
    """The Debian packages of the libraries that the program asks for and does not carry: needed, and useful."""
    binaries = [path for path in folder.rglob("*.so*") if path.is_file()]
    carried = {path.name for path in binaries}
    asked = {name for path in binaries for name in libraries_of(str(path))} - carried
    known = {each.file: each.debian for each in qt_libraries.OFFSCREEN + qt_libraries.WINDOW}
    _libc, glibc = (os.confstr("CS_GNU_LIBC_VERSION") or "glibc 2.36").split()
    depends = {known[name] for name in asked & known.keys()}
    recommends = {RECOMMENDED[name] for name in asked & RECOMMENDED.keys()}
    return [f"libc6 (>= {glibc})", *sorted(depends)], sorted(recommends)


def _program(folder: Path) -> Iterator[File]:
    for path in sorted(folder.rglob("*")):
        place = f"{HOME}/{path.relative_to(folder).as_posix()}"
        if path.is_symlink():
            yield File(place, b"", link=str(path.readlink()))
        elif path.is_file():
            yield File(place, path)


def _around() -> Iterator[File]:
    """Menu entry, file type, icon, the command, and the licence."""
    entry = (INSTALLER / "backoffice.desktop").read_text("utf-8")
    entry = entry.replace("@FOLDER@", f"/{HOME}").replace("@ICON@", NAME)
    yield File(MENU, entry.encode())
    yield File(KIND, INSTALLER / "backoffice.xml")
    for place, picture in PICTURES.items():
        yield File(place, picture)
    yield File("usr/bin/backoffice", b"", link=f"/{HOME}/backoffice")
    yield File("usr/share/doc/backoffice/copyright", ROOT / "LICENSE")


def _size(file: File) -> int:
    return file.content.stat().st_size if isinstance(file.content, Path) else len(file.content)


def _tar(files: list[File]) -> bytes:
    """The files as a compressed archive owned by root, every folder before what it holds."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:xz", preset=6, format=tarfile.GNU_FORMAT) as archive:
        folders: set[str] = set()
        for file in files:
            for parent in reversed(Path(file.place).parents):
                if str(parent) not in folders:
                    folders.add(str(parent))
                    archive.addfile(_entry(str(parent), tarfile.DIRTYPE, 0o755))
            _add(archive, file)
    return packed.getvalue()


def _add(archive: tarfile.TarFile, file: File) -> None:
    if file.link:
        entry = _entry(file.place, tarfile.SYMTYPE, 0o777)
        entry.linkname = file.link
        archive.addfile(entry)
        return
    content = file.content.read_bytes() if isinstance(file.content, Path) else file.content
    runs = isinstance(file.content, Path) and os.access(file.content, os.X_OK)
    entry = _entry(file.place, tarfile.REGTYPE, 0o755 if runs else 0o644)
    entry.size = len(content)
    archive.addfile(entry, io.BytesIO(content))


def _entry(place: str, kind: bytes, mode: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo("./" if place == "." else f"./{place}")
    entry.type, entry.mode, entry.mtime = kind, mode, int(time.time())
    entry.uname = entry.gname = "root"
    return entry


def _member(name: str, content: bytes) -> bytes:
    """One file of an ar archive; its length is made even."""
    head = f"{name:<16}{int(time.time()):<12}{0:<6}{0:<6}{'100644':<8}{len(content):<10}`\n"
    return head.encode() + content + b"\n" * (len(content) % 2)
