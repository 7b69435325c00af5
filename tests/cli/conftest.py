from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.cli.desk import table_kinds
from app.cli.main import main
from tests.cli import office


@dataclass(frozen=True)
class Said:
    status: int
    out: str
    err: str

    @property
    def facts(self) -> dict[str, Any]:
        """The one JSON object of a call with ``--json``."""
        return json.loads(self.out)


Call = Callable[..., Said]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """One call of the command line, as a shell would make it."""

    def call(*words: object) -> Said:
        capsys.readouterr()
        try:
            status = main([str(word) for word in words])
        except SystemExit as end:
            status = int(end.code or 0)
        said = capsys.readouterr()
        return Said(status, said.out, said.err)

    return call


@pytest.fixture
def company(blank_company: Path, tmp_path: Path) -> Path:
    """A new trading company's file, closed."""
    path = tmp_path / "usaha.boffice"
    path.write_bytes(blank_company.read_bytes())
    return path


@pytest.fixture(scope="session")
def furnished(blank_company: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company with every table of the office in it, made once."""
    folder = tmp_path_factory.mktemp("furnished")
    path = folder / "usaha.boffice"
    path.write_bytes(blank_company.read_bytes())
    bring_in(path, folder, office.EVERYTHING)
    return path


@pytest.fixture(scope="session")
def begun(blank_company: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company with the office's masters, openings and pay, but no documents yet; made once."""
    folder = tmp_path_factory.mktemp("begun")
    path = folder / "usaha.boffice"
    path.write_bytes(blank_company.read_bytes())
    bring_in(path, folder, {**office.MASTERS, **office.OPENING, **office.PAY})
    return path


@pytest.fixture
def busy(furnished: Path, tmp_path: Path) -> Path:
    """A copy of the company with the whole office in it, closed."""
    path = tmp_path / "kantor.boffice"
    path.write_bytes(furnished.read_bytes())
    return path


def bring_in(path: Path, folder: Path, tables: dict[str, str]) -> None:
    """Imports and posts tables in their order; kinds the program does not have yet are left out."""
    known = table_kinds()
    for kind, text in tables.items():
        if kind in known:
            table = folder / f"{kind}.csv"
            table.write_text(text, "utf-8")
            assert main(["import", str(path), kind, str(table), *flags_of(kind)]) == 0, kind


def flags_of(kind: str) -> list[str]:
    return ["--post"] if kind in office.DOCUMENTS else ["--update"]


@pytest.fixture
def content(company: Path) -> Iterator[Callable[[], bytes]]:
    """The bytes of the company file, to prove that nothing was written."""
    yield company.read_bytes
