from __future__ import annotations

import datetime as dt

from app.access.users import Person
from app.accounting import dashboard
from app.accounting.journal import service
from app.accounting.journal.rules import Draft, DraftLine
from app.kernel import formats
from app.kernel.dashboard import Due
from app.kernel.money import ZERO, rp


def entry(session, *lines):
    made = tuple(
        DraftLine(code, rp(amount) if amount > 0 else ZERO, rp(-amount) if amount < 0 else ZERO)
        for code, amount in lines
    )
    service.post_new(session, [Draft(dt.date(2026, 11, 5), made, "Uji")])


def test_money_at_hand_and_the_month_s_gross_profit(session):
    entry(session, ("1101", 5_000), ("1111", 95_000), ("4102", -100_000))
    entry(session, ("5102", 72_400), ("1111", -72_400))
    cash, profit, *_dues = dashboard.cards(session)
    assert cash.amount == rp(27_600) and cash.detail.startswith("2 ")
    assert profit.amount == rp(27_600) and profit.detail == "27,6 % dari penjualan bersih"


def test_the_ppn_of_last_month_is_due_with_what_is_payable(session):
    out = (
        DraftLine("1111", rp(1_110)),
        DraftLine("4102", ZERO, rp(1_000)),
        DraftLine("2301", ZERO, rp(110)),
    )
    bought = (
        DraftLine("5102", rp(400)),
        DraftLine("1501", rp(44)),
        DraftLine("1111", ZERO, rp(444)),
    )
    october = dt.date(2026, 10, 12)
    service.post_new(session, [Draft(october, lines, "Uji") for lines in (out, bought)])
    (due,) = (card for card in dashboard.cards(session) if isinstance(card, Due))
    assert due.day == dt.date(2026, 11, 30)
    assert due.title == "PPN Oktober 2026: bayar dan lapor" and due.detail == formats.rupiah(rp(66))
    assert due.target.filters == (("account", "2301"),)


def test_who_may_not_see_the_ledger_sees_neither(session):
    session.user = Person("tamu", "", False, frozenset())
    assert dashboard.cards(session) == []
