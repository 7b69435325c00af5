"""A start loads what its first picture needs. What is heavy, and what only an act needs, comes with the act."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
LATER = (
    *("argon2", "asyncio", "babel", "email", "http", "openpyxl", "PIL", "reportlab", "unittest"),
    *("app.demo", "app.exchange", "app.links", "app.people", "app.printing", "app.purchasing"),
    *("app.sales.invoice.rules", "app.sales.invoice.service", "app.stock", "app.tax"),
    *("filelock", "logging.handlers", "ui.kit.column_menu", "ui.kit.fields"),
    *("ui.kit.document", "ui.kit.grid", "ui.kit.print_preview", "ui.kit.report_view"),
    *(
        "ui.shell.dashboard",
        "ui.shell.help",
        "ui.shell.lock_dialog",
        "ui.shell.login",
        "ui.shell.palette",
        "ui.shell.welcome",
    ),
)
MANIFESTS = (".department", ".panels")


@pytest.fixture(scope="module")
def started(blank_company: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The modules a start loaded, and the source files it read."""
    folder = tmp_path_factory.mktemp("start")
    company = folder / "company.boffice"
    company.write_bytes(blank_company.read_bytes())
    words = ["-m", "tests.ui.shell.starting_process", str(company), str(folder / "settings.ini")]
    ran = subprocess.run(
        [sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=True
    )
    modules, sources = ran.stdout.splitlines()
    return modules, sources


@pytest.mark.parametrize("heavy", LATER)
def test_the_first_picture_does_not_wait_for(heavy: str, started: tuple[str, str]) -> None:
    loaded = [name for name in started[0].split() if f"{name}.".startswith(f"{heavy}.")]
    assert not [name for name in loaded if not name.endswith(MANIFESTS)]


def test_importing_reads_no_sources(started: tuple[str, str]) -> None:
    assert not started[1].split()
