"""A folder in which nothing may be written is a sentence, whatever the program wanted to write there."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from app import companies
from app.access.company import NewCompany
from app.accounting import plain_text
from app.demo import story
from app.exchange import files
from app.kernel.errors import FileProblem
from app.masters import item
from app.printing.document import write_file

WRITERS = {
    "a.boffice": lambda session, path: companies.create(path, NewCompany("PT A")),
    "demo.boffice": lambda session, path: story.make(path),
    "a.bobackup": companies.back_up,
    "items.csv": lambda session, path: files.write(path, item.COLUMNS, []),
    "items.xlsx": lambda session, path: files.write(path, item.COLUMNS, []),
    "books.journal": lambda session, path: plain_text.write(session, "hledger", path),
    "faktur.pdf": lambda session, path: write_file(path, b"%PDF"),
}


@pytest.fixture
def closed_folder(tmp_path: Path) -> Path:
    """For the superuser, who may write nearly anywhere, one that the system keeps for itself."""
    if os.name == "nt":
        pytest.skip("folders are closed in another way on Windows")
    if os.getuid() == 0:
        if sys.platform != "linux":
            pytest.skip("the superuser may write anywhere")
        return Path("/sys")
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    return folder


@pytest.mark.parametrize("name", WRITERS)
def test_a_read_only_folder_is_a_sentence(name, session, closed_folder):
    with pytest.raises(FileProblem) as refused:
        WRITERS[name](session, closed_folder / name)
    assert name in refused.value.what() and "partial" not in refused.value.what()
    assert refused.value.what_to_do()
    assert not (closed_folder / name).exists()
