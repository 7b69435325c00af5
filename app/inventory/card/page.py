"""Drawing the stock card: the item, its balances in boxes, every move with the balance after it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.inventory.card.paper import CardRow, StockCardPaper
from app.kernel import formats
from app.kernel.money import Money
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.text import _
from app.printing import ink, parts
from app.printing.document import Document
from app.printing.flow import Drawn, Piece
from app.printing.fonts import BOLD, style, wrap
from app.printing.frame import Frame, meta, printed
from app.printing.sheet import RIGHT, Sheet
from app.printing.stamp import Stamp
from app.printing.table import GROUP, TOTAL, PaperColumn, PaperTable, ended

NAME = style(BOLD, 11, ink.INK)


@dataclass(frozen=True, slots=True)
class Running:
    """What stands under the columns after a move."""

    entered: Quantity
    left: Quantity
    balance: Quantity
    unit_cost: UnitPrice
    value: Money


def date_range(first: dt.date, last: dt.date) -> str:
    """``1–23 November 2026``, or both dates in full."""
    if (first.year, first.month) == (last.year, last.month) and first != last:
        return f"{first.day}–{formats.date_long(last)}"
    if first == last:
        return formats.date_long(first)
    return f"{formats.date_long(first)} – {formats.date_long(last)}"


def draw(paper: StockCardPaper, stamp: Stamp, logo: bytes) -> bytes:
    frame = Frame(
        paper.letterhead,
        _("Stock card"),
        date_range(paper.date_from, paper.date_to),
        stamp,
        note=paper.warehouse or _("All warehouses"),
        logo=logo,
        about=paper.code,
    )
    document = Document(meta(frame, paper.language))
    printed(document, frame, _Card(paper, frame).pieces())
    return document.finish()


class _Card:
    def __init__(self, paper: StockCardPaper, frame: Frame) -> None:
        self.paper = paper
        self.x, self.width = frame.margins.side, frame.width

    def pieces(self) -> list[Piece]:
        pieces = [
            self._item(), parts.boxes(self._cards(), self.x, self.width), parts.gap(9), *self._table()
        ]  # fmt: skip
        if self.paper.note:
            pieces += [parts.gap(5), *parts.note_lines(self.paper.note, self.width, self.x)]
        return pieces

    def _item(self) -> Piece:
        paper = self.paper
        names = wrap(f"{paper.code} · {paper.name}", NAME, self.width)
        facts = [
            _("Category {name}", name=paper.category) if paper.category else "",
            _("unit {name}", name=paper.unit),
            paper.warehouse or _("All warehouses"),
            _("rack {name}", name=paper.rack) if paper.rack else "",
            "FIFO" if paper.costing == "fifo" else _("moving average"),
        ]
        lines = wrap(" · ".join(fact for fact in facts if fact), ink.BODY_MUTED, self.width)

        def draw(sheet: Sheet, y: float) -> None:
            base = sheet.texts(self.x, y + 10, names, NAME, 14)
            sheet.texts(self.x, base - 1, lines, ink.BODY_MUTED, 12)

        return Drawn(len(names) * 14 + len(lines) * 12 + 6, draw)

    def _cards(self) -> list[tuple[str, str]]:
        paper = self.paper
        counted = [
            (_("Opening balance"), paper.opening),
            (_("In"), paper.total_in),
            (_("Out"), paper.total_out),
            (_("Closing balance"), paper.closing),
        ]
        cards = [(label, f"{formats.quantity(each)} {paper.unit}") for label, each in counted]
        if paper.with_values:
            cards.append((_("Closing value"), formats.rupiah(paper.closing_value)))
        return cards

    def _table(self) -> list[Piece]:
        paper = self.paper
        texts = [self._texts(row) for row in paper.rows]
        first = Running(
            Quantity(0), Quantity(0), paper.opening, paper.opening_cost, paper.opening_value
        )
        last = Running(
            paper.total_in, paper.total_out, paper.closing, paper.closing_cost, paper.closing_value
        )
        opening = self._texts_of(
            formats.date_medium(paper.date_from), _("Opening balance"), "", "", "", "", first
        )
        closing = self._sums(_("Total moves and closing balance"), last)
        self.table = PaperTable(
            self._columns(),
            [*texts, [*opening[:1], *[""] * 3, *opening[4:]], [*[""] * 4, *closing[4:]]],
            x=self.x,
            width=self.width,
            size=8,
            tight=True,
            carry=self._carried,
        )
        rows = self.table.rows(opening, form=GROUP, sums=first)
        running = first
        for row, cells in zip(paper.rows, texts):
            running = _after(running, row)
            rows += self.table.rows(cells, sums=running)
        if len(rows) > 1:
            rows[-1].keep = True
        rows += self.table.rows(closing, form=TOTAL)
        return [self.table.head(), *ended(rows)]

    def _columns(self) -> list[PaperColumn]:
        columns = [
            PaperColumn(_("Date"), least=50),
            PaperColumn(_("Kind"), widest=72),
            PaperColumn(_("Document no."), widest=110),
            PaperColumn(_("Description"), wraps=True),
            PaperColumn(_("In"), RIGHT, least=32),
            PaperColumn(_("Out"), RIGHT, least=32),
            PaperColumn(_("Remaining"), RIGHT, least=32),
        ]
        if self.paper.with_values:
            columns += [
                PaperColumn(_("Unit cost"), RIGHT, least=42),
                PaperColumn(_("Remaining value (Rp)"), RIGHT, least=56),
            ]
        return columns

    def _texts(self, row: CardRow) -> list[str]:
        moved = formats.quantity(abs(row.quantity)) if row.quantity else ""
        came = row.quantity.micro > 0
        after = Running(Quantity(0), Quantity(0), row.balance, row.unit_cost, row.value)
        return self._texts_of(
            formats.date_medium(row.date),
            row.kind,
            row.number,
            row.description,
            moved if came else "",
            "" if came else moved,
            after,
        )

    def _texts_of(
        self, date: str, kind: str, number: str, words: str, came: str, went: str, after: Running
    ) -> list[str]:
        cells = [date, kind, number, words, came, went, formats.quantity(after.balance)]
        if self.paper.with_values:
            cells += [formats.unit_price(after.unit_cost), formats.money(after.value)]
        return cells

    def _sums(self, label: str, sums: Running) -> list[str]:
        came, went = formats.quantity(sums.entered), formats.quantity(sums.left)
        return self._texts_of(label, "", "", "", came, went, sums)

    def _carried(self, sums: object, onward: bool) -> list[str]:
        assert isinstance(sums, Running)
        return self._sums(_("Carried over") if onward else _("Brought forward"), sums)


def _after(before: Running, row: CardRow) -> Running:
    came = row.quantity if row.quantity.micro > 0 else Quantity(0)
    return Running(
        before.entered + came,
        before.left + (came - row.quantity),
        row.balance,
        row.unit_cost,
        row.value,
    )
