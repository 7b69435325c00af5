"""The days of PPh 21 in the calendar of the first page."""

from __future__ import annotations

import datetime as dt

from app.access.session import Session
from app.accounting.journal import service
from app.accounting.journal.rules import Draft, DraftLine
from app.kernel import formats
from app.kernel.clock import FixedClock
from app.kernel.dashboard import Due
from app.kernel.money import ZERO, rp
from app.people import dashboard


def test_what_was_withheld_is_to_be_paid_in_the_month_after_and_a_sunday_moves_the_filing(
    session: Session,
) -> None:
    lines = (DraftLine("1111", rp(700)), DraftLine("2303", ZERO, rp(700)))
    service.post_new(session, [Draft(dt.date(2026, 11, 5), lines, "Uji")])
    clock = FixedClock(dt.datetime(2026, 12, 8, 9, 0))
    later = Session(session.path, session.user, clock)
    dues = [card for card in dashboard.cards(later) if isinstance(card, Due)]
    assert [(due.day, due.title) for due in dues] == [
        (dt.date(2026, 12, 15), "PPh 21 November 2026: setor"),
    ]
    assert dues[0].detail == formats.rupiah(rp(700))
