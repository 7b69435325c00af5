"""A window that stands loads what may be opened next, in small steps, while nobody touches it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def told(blank_company: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a process of its own tells: there nothing has been loaded by other tests."""
    folder = tmp_path_factory.mktemp("warming")
    company = folder / "company.boffice"
    company.write_bytes(blank_company.read_bytes())
    words = ["-m", "tests.ui.shell.warming_process", str(company), str(folder / "settings.ini")]
    ran = subprocess.run(
        [sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return dict(line.split("=", 1) for line in ran.stdout.splitlines() if "=" in line)


def test_nothing_is_loaded_while_somebody_types(told: dict[str, str]) -> None:
    assert told["while typing"] == "0"


def test_in_the_end_every_section_and_document_is_loaded(told: dict[str, str]) -> None:
    assert told["not loaded"] == ""


def test_one_step_loads_few_of_our_modules(told: dict[str, str]) -> None:
    steps = [int(count) for count in told["steps"].split()]
    assert len(steps) > 100
    assert sorted(steps)[-2] <= 10  # one package may bring its own parts
