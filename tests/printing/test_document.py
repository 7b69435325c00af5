"""The file itself: pictures once, names that every file system takes, whole or not at all."""

from __future__ import annotations

import io
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app.kernel.errors import FileProblem
from app.people.payslip import paper as payslip
from app.printing.document import file_name, write_file
from tests.printing.builders import a_payslip, a_stamp
from tests.printing.reading import reader


def a_logo(kind: str = "PNG", mode: str = "RGBA") -> bytes:
    file = io.BytesIO()
    Image.new(mode, (1200, 300), "red").save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize("logo", [a_logo(), a_logo("JPEG", "RGB"), a_logo("PNG", "P")])
def test_a_logo_is_in_the_file_once(logo: bytes) -> None:
    one = payslip.draw([a_payslip(1)], a_stamp(), logo)
    many = payslip.draw([a_payslip(n) for n in range(1, 21)], a_stamp(), logo)
    assert len(many) < len(one) + 20 * 3000
    resources: Any = reader(many).pages[19]["/Resources"].get_object()
    assert resources is not None and "/XObject" in dict(resources)


def test_a_logo_keeps_the_bytes_the_same() -> None:
    first, second = (payslip.draw([a_payslip()], a_stamp(), a_logo()) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("INV/26/11/0023", "INV-26-11-0023"),
        ('a\\b:c*d?e"f<g>h|i\n', "a-b-c-d-e-f-g-h-i"),
        ("..", "-"),
        ("", "-"),
    ],
)
def test_a_number_becomes_a_file_name(number: str, name: str) -> None:
    assert file_name(number) == name


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "faktur.pdf"
    write_file(path, b"one")
    write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_gets_the_ordinary_mode(tmp_path: Path) -> None:
    path, ordinary = tmp_path / "faktur.pdf", tmp_path / "ordinary"
    before = os.umask(0o027)
    try:
        ordinary.touch()
        write_file(path, b"one")
    finally:
        os.umask(before)
    assert path.stat().st_mode == ordinary.stat().st_mode


def test_a_file_may_have_a_long_name(tmp_path: Path) -> None:
    path = tmp_path / f"{'f' * 251}.pdf"
    write_file(path, b"one")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows refuses a file that is just being replaced")
def test_threads_may_write_the_same_file_at_once(tmp_path: Path) -> None:
    path = tmp_path / "faktur.pdf"
    contents = [bytes([each]) * 100_000 for each in range(8)]
    with ThreadPoolExecutor(len(contents)) as threads:
        list(threads.map(write_file, [path] * len(contents), contents))
    assert path.read_bytes() in contents
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_the_older_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "faktur.pdf"
    write_file(path, b"one")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileProblem, match="No space left"):
        write_file(path, b"two")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]
