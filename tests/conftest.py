"""What every test may ask for: a fixed clock and a fresh trading company."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from app import companies
from app.access.company import NewCompany
from app.access.session import Session
from app.kernel import text
from app.kernel.clock import FixedClock

settings.register_profile("house", deadline=None)  # machines are noisy: no test is about time
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests first: run two at a time, a long one would else be waited for at the end.

    A file stays whole, and with one worker: what its tests share is made once.
    """
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(autouse=True)
def indonesian() -> Iterator[None]:
    """Every test begins in the program's default language."""
    text.use_language("id")
    yield
    text.use_language("id")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(dt.datetime(2026, 11, 23, 9, 41))


@pytest.fixture(scope="session")
def blank_company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new trading company's file, made once and copied for every test."""
    path = tmp_path_factory.mktemp("blank") / "blank.boffice"
    fixed = FixedClock(dt.datetime(2026, 1, 1, 8, 0))
    session = companies.create(
        path, NewCompany("PT Uji Coba", start=dt.date(2026, 1, 1)), clock=fixed
    )
    companies.close(session)
    return path


@pytest.fixture
def session(blank_company: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Session]:
    """A fresh trading company, PKP, books since 1 January 2026, open for its owner."""
    path = tmp_path / "company.boffice"
    path.write_bytes(blank_company.read_bytes())
    opened = companies.open_company(path, clock=clock)
    yield opened
    companies.close(opened)
