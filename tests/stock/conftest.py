"""A shop for every test of the goods ledger."""

from __future__ import annotations

import pytest

from app.access.session import Session
from tests.stock.builders import Shop


@pytest.fixture
def shop(session: Session) -> Shop:
    return Shop(session)
