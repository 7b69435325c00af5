"""``--self-test`` as whoever has just installed the program runs it: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def self_test(folder: Path) -> subprocess.CompletedProcess[str]:
    """The program's answer; what it makes for a while stands in ``folder``."""
    folder.mkdir()
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--self-test"],
        cwd=folder,
        env={**os.environ, "TMPDIR": str(folder), "TEMP": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_the_program_proves_itself_and_leaves_nothing(tmp_path: Path) -> None:
    done = self_test(tmp_path / "desk")
    assert done.returncode == 0, done.stdout + done.stderr
    for wanted in (
        "sample company",
        "main window",
        "sales:",
        "sales-invoice",
        "payslip",
        "the books",
    ):
        assert wanted in done.stdout
    assert not list((tmp_path / "desk").iterdir())


def test_what_fails_is_named_and_ends_with_status_1(tmp_path: Path) -> None:
    """In a folder that is kept in step with a cloud no company is safe, the self-test's own included."""
    done = self_test(tmp_path / "Dropbox")
    assert done.returncode == 1
    assert "FAILED" in done.stdout and "ok " not in done.stdout
    assert not list((tmp_path / "Dropbox").iterdir())
