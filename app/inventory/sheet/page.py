"""Drawing the inventory sheet (per warehouse and category, values carried over pages) and the blind count
sheet, whose last columns are left for the pen."""

from __future__ import annotations

from itertools import groupby

from app.inventory.sheet.paper import (
    CountRow,
    CountSheetPaper,
    InventorySheetPaper,
    SheetRow,
    SheetWarehouse,
)
from app.kernel import formats
from app.kernel.money import ZERO, Money
from app.kernel.text import _
from app.printing import parts
from app.printing.document import Document
from app.printing.flow import Piece
from app.printing.frame import Frame, meta, printed
from app.printing.model import Signature
from app.printing.sheet import CENTRE, RIGHT
from app.printing.stamp import Stamp
from app.printing.table import (
    GROUP,
    HEADING,
    SUBTOTAL,
    TOTAL,
    PaperColumn,
    PaperTable,
    Row,
    ended,
)

MOST_CARDS = 2  # warehouses with a box of their own, beside the total and the cost method
BELOW = "▼"


def costing_words(costing: str) -> str:
    return "FIFO" if costing == "fifo" else _("Moving average")


def draw_sheet(paper: InventorySheetPaper, stamp: Stamp, logo: bytes) -> bytes:
    frame = Frame(
        paper.letterhead,
        _("Inventory sheet"),
        _("as of {date}", date=formats.date_long(paper.as_of)),
        stamp,
        note=_("Filtered: {filter}", filter=paper.filtered) if paper.filtered else "",
        logo=logo,
    )
    document = Document(meta(frame, paper.language))
    printed(document, frame, _Sheet(paper, frame).pieces())
    return document.finish()


class _Sheet:
    """Each warehouse on pages of its own, to be counted and signed where it lies."""

    def __init__(self, paper: InventorySheetPaper, frame: Frame) -> None:
        self.paper = paper
        self.x, self.width = frame.margins.side, frame.width

    def pieces(self) -> list[Piece]:
        pieces: list[Piece] = []
        if self.paper.with_values:
            pieces += [parts.boxes(self._cards(), self.x, self.width), parts.gap(9)]
        return [*pieces, *self._table(), *self._ending()]

    def _cards(self) -> list[tuple[str, str]]:
        paper = self.paper
        few = paper.warehouses if len(paper.warehouses) <= MOST_CARDS else ()
        named = [(each.name, formats.rupiah(each.value)) for each in few]
        if len(paper.warehouses) > 1 or not few:
            named.append((_("All warehouses"), formats.rupiah(paper.value)))
        return [*named, (_("Cost method"), costing_words(paper.costing))]

    def _columns(self) -> list[PaperColumn]:
        columns = [
            PaperColumn(_("Code"), widest=90),
            PaperColumn(_("Item"), wraps=True),
            PaperColumn(_("Rack"), widest=60),
            PaperColumn(_("Unit"), widest=40),
            PaperColumn(_("Quantity"), RIGHT, least=34),
            PaperColumn(_("Min."), RIGHT, least=28),
        ]
        if self.paper.with_values:
            columns += [
                PaperColumn(_("Average cost"), RIGHT, least=46),
                PaperColumn(_("Value (Rp)"), RIGHT, least=52),
            ]
        return [*columns, PaperColumn(_("Physical count"), CENTRE, least=46, boxed=True)]

    def _table(self) -> list[Piece]:
        texts = {
            id(row): self._texts(row)
            for place in self.paper.warehouses
            for category in place.categories
            for row in category.rows
        }
        widest = self._sum_cells("", self.paper.value)
        self.table = PaperTable(
            self._columns(),
            [*texts.values(), widest],
            x=self.x,
            width=self.width,
            size=8,
            tight=True,
            carry=self._carried if self.paper.with_values else None,
        )
        rows: list[Piece] = [self.table.head()]
        for at, place in enumerate(self.paper.warehouses):
            if at:
                words = _("Continues on the next page: {warehouse}.", warehouse=place.name)
                rows += [*self._ending(words), parts.next_page(), self.table.head()]
            rows += ended(self._warehouse(place, texts))
        if len(self.paper.warehouses) > 1 and self.paper.with_values:
            cells = self._sum_cells(_("Total of all warehouses"), self.paper.value)
            rows += ended(self.table.rows(cells, form=TOTAL))
        return rows

    def _warehouse(self, place: SheetWarehouse, texts: dict[int, list[str]]) -> list[Row]:
        title = " — ".join(part for part in (place.name, place.address) if part)
        rows = self.table.rows([title], form=GROUP)
        running, count = ZERO, 0
        for category in place.categories:
            rows += self.table.rows([category.name], form=HEADING, sums=running)
            for row in category.rows:
                running = running + row.value
                rows += self.table.rows(texts[id(row)], sums=running)
            count += len(category.rows)
            label = _(
                "Total {name} · {count} items",
                name=category.name,
                count=formats.count(len(category.rows)),
            )
            rows[-1].keep = True
            rows += self.table.rows(
                self._sum_cells(label, category.value), form=SUBTOTAL, sums=running
            )
        label = _("Total {name} · {count} items", name=place.name, count=formats.count(count))
        rows[-1].keep = True
        return rows + self.table.rows(self._sum_cells(label, place.value), form=TOTAL)

    def _texts(self, row: SheetRow) -> list[str]:
        name = f"{row.name} {BELOW} {_('minimum')}" if row.below else row.name
        cells = [
            row.code,
            name,
            row.rack,
            row.unit,
            formats.quantity(row.quantity),
            formats.quantity(row.minimum, zero=formats.DASH),
        ]
        if self.paper.with_values:
            cells += [formats.unit_price(row.average), formats.money(row.value)]
        return cells

    def _sum_cells(self, label: str, value: Money) -> list[str]:
        if not self.paper.with_values:
            return [label]
        return [label, "", "", "", "", "", "", formats.money(value)]

    def _carried(self, sums: object, onward: bool) -> list[str]:
        assert isinstance(sums, Money)
        label = _("Carried over") if onward else _("Brought forward")
        return self._sum_cells(label, sums)

    def _ending(self, words: str = "") -> list[Piece]:
        """``words`` and what the marks mean, and the places to sign at the foot."""
        notes = [note for note in (words, self._meaning()) if note]
        lines = parts.note_lines(" ".join(notes), self.width, self.x) if notes else []
        return [parts.gap(4), *lines, parts.gap(8), self._signatures()]

    def _meaning(self) -> str:
        below = any(
            row.below
            for place in self.paper.warehouses
            for category in place.categories
            for row in category.rows
        )
        return _("▼ = all warehouses together hold less than the minimum.") if below else ""

    def _signatures(self) -> Piece:
        under = _("Name and date")
        signs = (Signature(_("Counted by,"), "", under), Signature(_("Checked by,"), "", under))
        return parts.signatures(signs, self.x, self.width)


def draw_count(paper: CountSheetPaper, stamp: Stamp, logo: bytes) -> bytes:
    frame = Frame(
        paper.letterhead,
        _("Count sheet"),
        paper.number or _("Draft"),
        stamp,
        note=_("Write down what you count."),
        logo=logo,
    )
    document = Document(meta(frame, paper.language))
    printed(document, frame, _count_pieces(paper, frame))
    return document.finish()


def _count_pieces(paper: CountSheetPaper, frame: Frame) -> list[Piece]:
    x, width = frame.margins.side, frame.width
    cards = [
        (_("Warehouse"), paper.warehouse),
        (_("Date"), f"{formats.weekday(paper.date)}, {formats.date_long(paper.date)}"),
        (_("Items"), formats.count(len(paper.rows))),
    ]
    table = PaperTable(
        [
            PaperColumn(_("No."), RIGHT),
            PaperColumn(_("Code"), widest=90),
            PaperColumn(_("Item"), wraps=True),
            PaperColumn(_("Rack"), widest=70),
            PaperColumn(_("Unit"), widest=44),
            PaperColumn(_("First count"), CENTRE, least=58, boxed=True),
            PaperColumn(_("Second count"), CENTRE, least=58, boxed=True),
            PaperColumn(_("Remarks"), CENTRE, least=84, boxed=True),
        ],
        [
            [str(number), row.code, "", row.rack, row.unit]
            for number, row in enumerate(paper.rows, start=1)
        ],
        x=x,
        width=width,
    )
    rows: list[Row] = []
    number = 0
    for category, members in groupby(paper.rows, key=_category_of):
        if category:
            rows += table.rows([category], form=GROUP)
        for row in members:
            number += 1
            rows += table.rows([str(number), row.code, row.name, row.rack, row.unit])
    counters = paper.counters or ("", "")
    signs = [Signature(_("Counted by,"), name, _("Name and date")) for name in counters[:3]]
    signs.append(Signature(_("Witnessed by,"), "", _("Name and date")))
    return [
        parts.boxes(cards, x, width),
        parts.gap(9),
        table.head(),
        *ended(rows),
        parts.gap(10),
        parts.signatures(signs, x, width, each=118),
    ]


def _category_of(row: CountRow) -> str:
    return row.category
