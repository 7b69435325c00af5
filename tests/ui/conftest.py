"""Windows are tested without a screen: offscreen, with the bundled font, at a fixed size and theme."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PRINTER = "Kantor-Laser"
LP = """#!/bin/sh
case "$(cat "{room}/mood")" in
  refuses) echo "lp: out of paper" >&2; exit 1;;
  hangs) exec sleep 60;;
esac
for file; do :; done
number=$(ls "{room}" | grep -c pdf)
cp "$file" "{room}/$(printf %03d "$number").pdf"
echo "$@" > "{room}/$(printf %03d "$number").asked"
"""
LPSTAT = """#!/bin/sh
case "$1" in
  -e) grep -v none "{room}/printers";;
  -d) echo "system default destination: {printer}";;
esac
"""


class FakePrinter:
    """The printing system of a computer: ``lp`` and ``lpstat`` on the path. ``mood``: takes, refuses, hangs."""

    def __init__(self, room: Path) -> None:
        self._room = room
        self.mood("takes")
        self.installed("Gudang-Dot", PRINTER)
        for name, text in (("lp", LP), ("lpstat", LPSTAT)):
            program = room / name
            program.write_text(text.format(room=room, printer=PRINTER))
            program.chmod(0o755)

    def mood(self, mood: str) -> None:
        (self._room / "mood").write_text(mood)

    def installed(self, *names: str) -> None:
        (self._room / "printers").write_text("\n".join(names) or "none")

    @property
    def papers(self) -> list[bytes]:
        """The PDFs that went to it, in order."""
        return [path.read_bytes() for path in sorted(self._room.glob("*.pdf"))]

    @property
    def asked(self) -> list[str]:
        """What ``lp`` was told of each."""
        return [path.read_text() for path in sorted(self._room.glob("*.asked"))]


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakePrinter:
    """A computer with two printers, Kantor-Laser being the usual one."""
    room = tmp_path / "printing"
    room.mkdir()
    monkeypatch.setenv("PATH", str(room), prepend=os.pathsep)
    return FakePrinter(room)
