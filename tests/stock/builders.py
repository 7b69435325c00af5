"""A small shop for tests of the goods ledger: its documents book what stock tells them and no more."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from itertools import count

from app import store
from app.access import company
from app.access.session import Session
from app.kernel.money import Money, rp
from app.kernel.quantity import pieces
from app.ledger import accounts, posting
from app.ledger.plan import EntryPlan, Line
from app.masters import item as items
from app.masters import warehouse as warehouses
from app.masters.item import Item
from app.masters.warehouse import Warehouse
from app.stock import posting as stock
from app.stock import queries
from app.stock.moves import MovePlan, revaluation
from app.stock.places import Place
from app.stock.posting import PostedMoves

KIND = "test-document"


def day(number: int, month: int = 11) -> dt.date:
    return dt.date(2026, month, number)


@dataclass
class Posted:
    """A document of the shop: its id, its moves and its entry (None where nothing was booked)."""

    id: int
    date: dt.date
    moves: PostedMoves
    entry: int | None

    @property
    def rupiah(self) -> list[int]:
        return [value.whole() for value in self.moves.values]


@dataclass
class Shop:
    """Items, warehouses and documents in a fresh company."""

    session: Session
    ids: count[int] = field(default_factory=lambda: count(1))

    def item(self, code: str = "PENA", costing: str = "average") -> Item:
        return items.save(self.session, Item(code, f"Barang {code}", "pcs", costing=costing))

    def warehouse(self, code: str = "GUDANG") -> Warehouse:
        found = warehouses.find(code)
        return found or warehouses.save(self.session, Warehouse(code, f"Gudang {code}"))

    def place(self, code: str = "GUDANG") -> Place:
        return queries.warehouse_place(self.warehouse(code).id)

    def allow_negative(self) -> None:
        import dataclasses

        with self.session.work() as work:
            company.keep(dataclasses.replace(company.profile(), allow_negative_stock=True))
            work.touch("company")

    def plan(
        self, item: Item, quantity: int, source: Place, target: Place, role: str = "cogs",
        value: int | None = None, origin: int | None = None,
    ) -> MovePlan:  # fmt: skip
        counter = accounts.for_role(role) if source.held != target.held else None
        given = None if value is None else rp(value)
        return MovePlan(item.id, pieces(quantity), source, target, counter, given, origin)

    def post(self, date: dt.date, *moves: MovePlan, sequence: int | None = None) -> Posted:
        """Posts a document that books exactly what stock answers."""
        number = next(self.ids)
        with self.session.work() as work:
            posted = stock.post_moves(work, date, moves, (KIND, number), sequence)
            entry = self._book(work, date, moves, posted, number)
        return Posted(number, date, posted, entry)

    def _book(
        self, work: store.Work, date: dt.date, moves: tuple[MovePlan, ...], posted: PostedMoves,
        number: int,
    ) -> int | None:  # fmt: skip
        lines = []
        for move, value in zip(moves, posted.values, strict=True):
            if move.counter_account is None or not value:
                continue
            amount = value if move.target.held else -value
            lines += [Line(accounts.for_role("stock"), amount), Line(move.counter_account, -amount)]
        if not lines:
            return None
        return posting.post(work, EntryPlan(date, KIND, "", tuple(lines)), (KIND, number)).id

    def receive(
        self, item: Item, quantity: int, value: int, date: dt.date, to: str = "GUDANG"
    ) -> Posted:
        move = self.plan(item, quantity, queries.SUPPLIER, self.place(to), "accrued", value)
        return self.post(date, move)

    def issue(self, item: Item, quantity: int, date: dt.date, out_of: str = "GUDANG") -> Posted:
        return self.post(date, self.plan(item, quantity, self.place(out_of), queries.CUSTOMER))

    def transfer(
        self, item: Item, quantity: int, date: dt.date, source: str, target: str
    ) -> Posted:
        return self.post(date, self.plan(item, quantity, self.place(source), self.place(target)))

    def sales_return(self, of: Posted, item: Item, quantity: int, date: dt.date) -> Posted:
        move = self.plan(
            item, quantity, queries.CUSTOMER, self.place(), origin=of.moves.move_ids[0]
        )
        return self.post(date, move)

    def purchase_return(self, of: Posted, item: Item, quantity: int, date: dt.date) -> Posted:
        move = self.plan(
            item, quantity, self.place(), queries.SUPPLIER, "purchase_return_difference",
            origin=of.moves.move_ids[0],
        )  # fmt: skip
        return self.post(date, move)

    def revalue(self, of: Posted, item: Item, amount: int, date: dt.date) -> Posted:
        """What a receipt brought is worth more (or less); the rest is cost of goods sold."""
        cogs = accounts.for_role("cogs")
        move = revaluation(item.id, pieces(1), rp(amount), of.moves.move_ids[0], cogs)
        number = next(self.ids)
        with self.session.work() as work:
            posted = stock.post_moves(work, date, [move], (KIND, number))
            (kept,) = posted.values
            lines = (
                Line(accounts.for_role("stock"), kept),
                Line(cogs, rp(amount) - kept),
                Line(accounts.for_role("accrued"), rp(-amount)),
            )
            plan = EntryPlan(date, KIND, "", tuple(line for line in lines if line.amount))
            entry = posting.post(work, plan, (KIND, number)).id
        return Posted(number, date, posted, entry)

    def void(self, document: Posted, date: dt.date | None = None) -> PostedMoves:
        """As documents do it: stock goes back, the entry is mirrored."""
        when = date or document.date
        with self.session.work() as work:
            moves = stock.reverse_moves(work, (KIND, document.id), when, (KIND, document.id))
            if document.entry is not None:
                posting.reverse(work, document.entry, when, "void")
        return moves

    def count(self, item: Item, found: int, date: dt.date, sequence: int) -> Posted:
        """A count of one item in the first warehouse, frozen at ``sequence``."""
        warehouse = self.warehouse()
        book = queries.book_quantities([item.id], warehouse.id, date, sequence)[item.id]
        difference = pieces(found) - book
        moves = []
        if difference:
            ways = (
                (queries.LOSS, self.place())
                if difference.micro > 0
                else (self.place(), queries.LOSS)
            )
            counter = accounts.for_role("stock_difference")
            moves.append(MovePlan(item.id, abs(difference), *ways, counter))
        with self.session.work() as work:
            posted = self.post(date, *moves, sequence=sequence)
            counted = [(item.id, self.place().id, pieces(found))]
            stock.fix(work, (KIND, posted.id), date, sequence, counted)
        return posted


def stock_account(as_of: dt.date) -> int:
    """What the books say the stock is worth at the end of a day, in whole rupiah."""
    account = accounts.for_role("stock").id
    minor = store.scalar(
        "SELECT COALESCE(SUM(amount), 0) FROM journal_line WHERE account_id = ? AND date <= ?",
        (account, as_of),
    )
    return Money(minor).whole()


def every_day() -> list[dt.date]:
    """Every day something moved."""
    rows = store.query("SELECT DISTINCT date FROM stock_move ORDER BY 1")
    return [dt.date.fromisoformat(row[0]) for row in rows]
