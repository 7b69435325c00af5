"""What a package carries and leaves out, the Debian package byte by byte, and that all installers agree."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
import tarfile
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from app import VERSION, companies
from build import debian, icon_fonts, leaving_out, modules, package
from ui.kit import icons

ROOT = Path(__file__).resolve().parents[2]
INSTALLER = ROOT / "build" / "installer"
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="made on Linux")


def test_what_is_never_used_stays_out_on_every_system() -> None:
    entries = [
        (name, "", "BINARY")
        for name in (
            "PySide6/Qt/plugins/platforms/libqvnc.so",
            "PySide6/Qt/plugins/platforms/libqwayland.so",
            "PySide6/Qt/plugins/platforms/libqxcb.so",
            "PySide6/Qt/plugins/platforms/libqoffscreen.so",
            "PySide6\\plugins\\platforms\\qwindows.dll",
            "PySide6\\plugins\\platforms\\qminimal.dll",
            "PySide6\\opengl32sw.dll",
            "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
            "PySide6/Qt/plugins/platformthemes/libqxdgdesktopportal.so",
            "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
            "PySide6/Qt/plugins/imageformats/libqjpeg.so",
            "PySide6/Qt/translations/qtbase_de.qm",
            "libcups.so.2",
        )
    ]
    kept = {Path(name.replace("\\", "/")).stem for name, *_ in leaving_out.used(entries, False)}
    assert kept == {
        "libqwayland", "libqxcb", "libqoffscreen", "qwindows", "libqxdgdesktopportal",
        "libcupsprintersupport", "libqjpeg",
    }  # fmt: skip


def test_a_library_that_nobody_asks_for_any_more_stays_out_with_its_own() -> None:
    asks = {"module": {"libnear.so", "libc.so"}, "libnear": {"libfar.so"}, "libalone": {"libfar2"}}
    entries = [
        ("module.so", "module", "EXTENSION"),
        ("libnear.so", "libnear", "BINARY"),
        ("PySide6/Qt/lib/libfar.so", "libfar", "BINARY"),
        ("libfar.so", "PySide6/Qt/lib/libfar.so", "SYMLINK"),
        ("libalone.so", "libalone", "BINARY"),
        ("PySide6/Qt/lib/libfar2", "libfar2", "BINARY"),
        ("libfar2", "PySide6/Qt/lib/libfar2", "SYMLINK"),
        ("libpython3.11.so.1.0", "libpython", "BINARY"),
        ("resources/x.svg", "x.svg", "DATA"),
    ]
    kept = leaving_out.asked_for(entries, lambda file: asks.get(file, set()))
    assert [name for name, *_ in kept] == [
        "module.so", "libnear.so", "PySide6/Qt/lib/libfar.so", "libfar.so", "libpython3.11.so.1.0",
        "resources/x.svg",
    ]  # fmt: skip


def test_fonts_and_licences_are_carried() -> None:
    fonts = dict(modules.fonts())
    names = {Path(file).name for file in fonts}
    assert {"Roboto-Regular.ttf", "NotoEmoji[wght].ttf"} <= names
    assert all(Path(file).is_file() for file in fonts)
    assert "font_roboto" in modules.hidden_imports()
    licences = list(modules.licences())
    carried = {Path(folder).parts[1] for _file, folder in licences}
    without = {"PySide6-Essentials"}  # says in its metadata what it is under: the LGPL
    assert set(modules.parts_of_program()) - carried == without
    assert all(Path(file).is_file() for file, _folder in licences)


def test_the_icon_fonts_are_cut_to_the_icons_that_are_named(tmp_path: Path) -> None:
    made = icon_fonts.cut(tmp_path)
    assert {path.name for path in made} == {name for pair in icons.FILES.values() for name in pair}
    for prefix, names in icon_fonts.named().items():
        font, charmap = icons.FILES[prefix]
        letters = json.loads((tmp_path / charmap).read_text("utf-8"))
        assert "scale-balance" in letters or "house" in letters
        assert {name for name in names if icons.known(f"{prefix}.{name}")} == letters.keys()
        drawn = TTFont(tmp_path / font)
        assert {int(letter, 16) for letter in letters.values()} == drawn.getBestCmap().keys()
        assert (tmp_path / font).stat().st_size < 60_000


def test_a_package_is_tried_where_nobody_has_worked(tmp_path: Path) -> None:
    mine = {"PATH": "/bin", "HOME": "/me", "PYTHONPATH": "/src", "QT_QPA_PLATFORM": "xcb"}
    variables = package.surroundings(tmp_path, mine | {"DISPLAY": ":0", "LD_LIBRARY_PATH": "/x"})
    assert variables["PATH"] == "/bin" and variables["HOME"] == str(tmp_path)
    assert not {"PYTHONPATH", "QT_QPA_PLATFORM", "DISPLAY", "LD_LIBRARY_PATH"} & variables.keys()


@on_linux
def test_a_program_that_fails_its_test_is_refused(tmp_path: Path) -> None:
    program = tmp_path / "backoffice"
    program.write_text("#!/bin/sh\necho 'FAILED  the books'\nexit 1\n", "utf-8")
    program.chmod(0o755)
    with pytest.raises(package.Failed, match="FAILED  the books"):
        package.verify(tmp_path)


def test_a_package_that_grew_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "large.so").write_bytes(bytes(2_000))
    monkeypatch.setattr(package, "LINUX", True)
    package.tell_size(tmp_path)
    monkeypatch.setattr(package, "LARGEST", 1_000)
    with pytest.raises(package.Failed, match="stays out"):
        package.tell_size(tmp_path)


@pytest.fixture
def deb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Debian package of a program of three files."""
    monkeypatch.setattr(debian, "libraries_of", lambda file: {"libGL.so.1", "libcups.so.2"})
    folder = tmp_path / "Back Office"
    (folder / "_internal").mkdir(parents=True)
    program = folder / "backoffice"
    program.write_bytes(b"\x7fELF program")
    program.chmod(0o755)
    (folder / "_internal" / "libx.so.1").write_bytes(bytes(100_001))
    (folder / "_internal" / "libx.so").symlink_to("libx.so.1")
    return debian.write(folder, "1.2.3", tmp_path / "backoffice.deb")


def members(deb: Path) -> dict[str, bytes]:
    """The files of an ar archive."""
    content, found = deb.read_bytes(), {}
    assert content.startswith(b"!<arch>\n")
    at = 8
    while at < len(content):
        head = content[at : at + 60].decode()
        assert head.endswith("`\n")
        length = int(head[48:58])
        found[head[:16].strip()] = content[at + 60 : at + 60 + length]
        at += 60 + length + length % 2
    return found


@on_linux
def test_the_debian_package_holds_program_menu_and_file_type(deb: Path) -> None:
    found = members(deb)
    assert list(found) == ["debian-binary", "control.tar.xz", "data.tar.xz"]
    assert found["debian-binary"] == b"2.0\n"
    with tarfile.open(fileobj=io.BytesIO(found["control.tar.xz"])) as control:
        said = control.extractfile("./control").read().decode()  # type: ignore[union-attr]
    assert "Version: 1.2.3\n" in said and "Recommends: libcups2\n" in said
    assert re.search(r"^Depends: libc6 \(>= 2\.\d+\), libgl1$", said, re.MULTILINE)
    with tarfile.open(fileobj=io.BytesIO(found["data.tar.xz"])) as data:
        entries = {entry.name: entry for entry in data}
        menu = data.extractfile(f"./{debian.MENU}").read().decode()  # type: ignore[union-attr]
    assert entries["./opt/backoffice/backoffice"].mode == 0o755
    assert entries["./opt/backoffice/_internal/libx.so"].linkname == "libx.so.1"
    assert entries["./usr/bin/backoffice"].linkname == "/opt/backoffice/backoffice"
    assert all(entry.uid == 0 and entry.uname == "root" for entry in entries.values())
    assert {f"./{debian.KIND}", *(f"./{place}" for place in debian.PICTURES)} <= entries.keys()
    assert 'Exec="/opt/backoffice/backoffice" %f\nIcon=backoffice\n' in menu


@pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="only Debian has dpkg-deb")
def test_debians_own_tool_reads_the_package(deb: Path, tmp_path: Path) -> None:
    def told(*words: str | Path) -> str:
        done = subprocess.run(["dpkg-deb", *words], capture_output=True, text=True, check=True)
        assert not done.stderr
        return done.stdout

    assert told("--field", deb, "Package", "Version") == "Package: backoffice\nVersion: 1.2.3\n"
    told("--extract", deb, tmp_path / "unpacked")
    library = tmp_path / "unpacked/opt/backoffice/_internal/libx.so"
    assert library.read_bytes() == bytes(100_001)


def test_every_installer_says_the_same_version_and_file_type() -> None:
    suffix = companies.SUFFIX
    inno = (INSTALLER / "backoffice.iss").read_text("utf-8")
    assert f'#define Version "{VERSION}"' in inno
    assert f'"Software\\Classes\\{suffix}"' in inno
    kind = ET.parse(INSTALLER / "backoffice.xml").getroot()[0]
    globs = [each.get("pattern") for each in kind if each.tag.endswith("glob")]
    assert globs == [f"*{suffix}"]
    menu = (INSTALLER / "backoffice.desktop").read_text("utf-8")
    assert f"MimeType={kind.get('type')};" in menu
    spec = (ROOT / "build" / "backoffice.spec").read_text("utf-8")
    assert "version=VERSION" in spec and "companies.SUFFIX" in spec
