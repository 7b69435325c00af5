"""Chains of selling, buying, giving back, paying and regretting: every invariant holds all the way, and
what is voided leaves every balance as it was."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from app import companies
from app.access.session import Session
from app.kernel.errors import UserError
from app.kernel.money import rp
from app.kernel.quantity import NO_QUANTITY, UnitPrice, each, pieces
from app.kernel.report import Filters
from app.links import ppn_report
from app.purchasing.bill import service as bills
from app.purchasing.debit_note import service as debit_notes
from app.purchasing.reports import payables
from app.sales.credit_note import queries as credits_made
from app.sales.credit_note import service as credit_notes
from app.sales.invoice import queries as invoices_made
from app.sales.invoice import service as invoices
from app.sales.receipt import queries as receipts_made
from app.sales.receipt import service as receipts
from app.sales.reports import receivables
from app.trade.returns import reading
from app.trade.returns import service as notes_service
from app.trade.returns.rules import FREIGHT, Draft, DraftLine
from app.trade.settling import Applied, PaymentDraft
from tests.purchasing.builders import a_bill
from tests.sales.builders import an_invoice
from tests.trade.books import BANK, a_shop, balance, balances, line

TODAY = dt.date(2026, 11, 23)
NOVEMBER = Filters(dt.date(2026, 11, 1), dt.date(2026, 11, 30))


class Chain:
    """What stands, in the order it happened, with the balances before it."""

    def __init__(self, session: Session, rng: random.Random) -> None:
        self.session, self.rng = session, rng
        self.sold: list[str] = []
        self.bought: list[str] = []
        self.done: list[tuple[object, str]] = []

    def happen(self) -> None:
        """One act; the company refuses some of them, and then nothing has happened."""
        acts = (self.sell, self.buy, self.credit, self.credit, self.debit, self.receive, self.use)
        try:
            self.rng.choice(acts)()
        except UserError as refusal:
            assert str(refusal)

    def sell(self) -> None:
        rng = self.rng
        goods = [
            line(item, rng.randint(1, 9), rng.randint(900, 30_000), rng.choice((0, 7)))
            for item in rng.sample(("LMP-9", "LMP-12", "JASA"), rng.randint(1, 3))
        ]
        draft = an_invoice(
            *goods,
            date=dt.date(2026, 11, rng.randint(3, 23)),
            discount=rp(rng.choice((0, 333))),
            freight=rp(rng.choice((0, 12_345))),
            prices_include_tax=rng.random() < 0.5,
        )
        self.keep(self.sold, invoices.post_new(self.session, draft), invoices.void_invoice)

    def buy(self) -> None:
        rng = self.rng
        goods = line(rng.choice(("LMP-9", "LMP-12")), rng.randint(1, 20), rng.randint(700, 20_000))
        day = dt.date(2026, 11, rng.randint(3, 23))
        draft = a_bill(goods, date=day, freight=rp(rng.choice((0, 1_001))))
        self.keep(self.bought, bills.post_new(self.session, draft), bills.void_bill)

    def keep(self, among: list[str], number: str, undo: object) -> None:
        among.append(number)
        self.done.append((undo, number))

    def credit(self) -> None:
        self._give_back(credit_notes, "C-001", self.sold)

    def debit(self) -> None:
        self._give_back(debit_notes, "S-001", self.bought)

    def _give_back(self, notes: object, party: str, documents: list[str]) -> None:
        rng, number = self.rng, self.rng.choice(documents or [""])
        found = reading.invoiced(notes.SIDE, number)  # type: ignore[attr-defined]
        if found is None:
            return
        lines = tuple(self._some(place) for place in found.sources if rng.random() < 0.7)
        day = dt.date(2026, 11, rng.randint(found.date.day, 23))
        draft = Draft(day, party, number, lines)
        note = notes.post_new(self.session, draft)  # type: ignore[attr-defined]
        self.done.append((notes.void_note, note))  # type: ignore[attr-defined]

    def _some(self, place: int) -> DraftLine:
        rng = self.rng
        price: UnitPrice | None = each(rng.randint(100, 9_000)) if rng.random() < 0.3 else None
        if price is not None and rng.random() < 0.3:
            return DraftLine(place, NO_QUANTITY, price)
        quantity = pieces(1 if place == FREIGHT else rng.randint(1, 6))
        return DraftLine(place, quantity, price, restock=rng.random() < 0.8)

    def receive(self) -> None:
        amount = rp(self.rng.randint(1_000, 200_000))
        parts = receipts_made.suggested("C-001", amount)
        draft = PaymentDraft(TODAY, "C-001", BANK, amount, parts)
        for number in receipts.post_receipts(self.session, [draft]):
            self.done.append((receipts.void_receipt, number))

    def use(self) -> None:
        """The credit a note left, for the oldest invoice."""
        notes = [number for _undo, number in self.done if number.startswith("CN/")]
        number = self.rng.choice(notes or [""])
        still = receipts_made.open_documents("C-001")
        if number and still:
            credit = min(credits_made.get(number).credit, still[0].outstanding)
            part = Applied(still[0].number, credit)
            credit_notes.apply_credit(self.session, number, (part,), TODAY)

    def regret(self) -> None:
        """Voids something; what stands in its way is named."""
        if self.done:
            undo, number = self.done[self.rng.randrange(len(self.done))]
            try:
                undo(self.session, number)  # type: ignore[operator]
            except UserError as refusal:
                assert str(refusal)
            else:
                self.done.remove((undo, number))


def everything_holds(session: Session) -> None:
    assert [f"{each.name} {each.detail}" for each in companies.check(session) if each.red] == []
    report = {
        row.values["party"]: row.values["ppn"]
        for row in ppn_report.build(session, NOVEMBER).rows
        if row.values["party"]
    }
    assert report["Jumlah PPN keluaran"] == -balance("ppn_out")
    assert report["Jumlah PPN masukan"] == balance("ppn_in")
    assert "Jurnal lain di buku besar" not in report
    owed = receivables.by_age(session, Filters(as_of=TODAY)).totals["total"]
    assert owed == balance("receivable")
    assert payables.by_age(session, Filters(as_of=TODAY)).totals["total"] == -balance("payable")
    statement = receivables.of_customer(
        session, Filters(dt.date(2026, 1, 1), dt.date(2026, 12, 31), choices={"party": "C-001"})
    )
    assert statement.totals["balance"] == owed


@pytest.mark.parametrize("seed", range(12))
def test_every_invariant_holds_whatever_is_given_back(session: Session, seed: int) -> None:
    a_shop(session)
    chain = Chain(session, random.Random(seed))
    for _round in range(6):
        for _ in range(7):
            chain.happen()
        chain.regret()
        everything_holds(session)
    assert any(number.startswith("CN/") for _undo, number in chain.done)


@pytest.mark.parametrize("seed", range(6))
def test_a_note_that_is_voided_leaves_every_balance_as_it_was(session: Session, seed: int) -> None:
    a_shop(session)
    chain = Chain(session, random.Random(seed))
    for _ in range(12):
        chain.happen()
    for act in (chain.credit, chain.debit, chain.credit):
        before, known = balances(), len(chain.done)
        was = [invoices_made.get(number, TODAY).outstanding for number in chain.sold]
        try:
            act()
        except UserError:
            continue
        for undo, number in chain.done[known:]:
            undo(session, number, None, "salah")  # type: ignore[operator]
        del chain.done[known:]
        assert balances() == before
        assert [invoices_made.get(number, TODAY).outstanding for number in chain.sold] == was
    everything_holds(session)


@pytest.mark.parametrize("seed", range(10))
def test_with_everything_void_again_every_balance_is_what_it_was(
    session: Session, seed: int
) -> None:
    a_shop(session)
    before = balances()
    chain = Chain(session, random.Random(seed))
    for _ in range(3 + seed):
        chain.happen()
    everything_holds(session)
    for number in {number for _undo, number in chain.done}:
        if number.startswith("CN/") and credits_made.get(number).settlements:
            notes_service.take_back_credit(session, credit_notes.SIDE, number, TODAY)
    left = list(reversed(chain.done))
    while left:
        refused = [each for each in left if not undone(session, *each)]
        assert len(refused) < len(left), refused
        left = refused
    assert balances() == before
    everything_holds(session)


def undone(session: Session, undo: object, number: str) -> bool:
    """Whether it could be voided; what stands in its way goes first."""
    try:
        undo(session, number)  # type: ignore[operator]
    except UserError:
        return False
    return True
