"""A note that gives back lines of an invoice or bill, without a database: the draft, what it may take, its sums.

``understand`` compares a draft with what was invoiced and what earlier notes took of it. Used by credit
notes of sales and debit notes of purchasing alike; each side has its own entry.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from app.kernel import formats
from app.kernel.money import ZERO, Money, total
from app.kernel.problems import Problem, blocking
from app.kernel.quantity import LARGEST_MICRO, LARGEST_PRICE, Quantity, UnitPrice
from app.kernel.text import N_
from app.stock.moves import MovePlan
from app.stock.places import WAREHOUSES_FROM, Place, warehouse_place
from app.trade import headers
from app.trade.lines import (
    NOT_EXACT,
    PRICE_NEGATIVE,
    PRICE_TOO_LARGE,
    QUANTITY_TOO_LARGE,
    Origin,
)
from app.trade.returns.amounts import Figures, given_back, price_of, usual_price

if TYPE_CHECKING:
    from app.ledger.chart import Account
    from app.masters.item import Item
    from app.masters.party import Party
    from app.masters.warehouse import Warehouse

FREIGHT = 0
"""The number that an invoice's freight goes by among its lines."""
LONGEST = {"ref": 60, "notes": 4000}

NO_INVOICE = N_("Choose the document that is given back.")
NO_SUCH_INVOICE = N_("There is no posted document {number}.")
VOID_INVOICE = N_("{number} is void; nothing of it can be given back.")
OTHER_PARTY = N_("{number} is a document of {party}.")
TOO_EARLY = N_("{number} is dated {date}; nothing of it can be given back before.")
NO_LINES = N_("Say how much of at least one line is given back.")
NO_SUCH_LINE = N_("{number} has no line {origin_line}.")
QUANTITY_NEGATIVE = N_("The quantity cannot be less than zero.")
MORE_THAN_LEFT = N_("Only {left} of line {origin_line} of {document} are left to give back.")
FREIGHT_GIVEN_BACK = N_("The freight of {document} was given back already.")
PRICE_HIGHER = N_("The price on {document} was {price}; more cannot be given back.")
MONEY_LEFT = N_("Only {amount} of this line of {document} is left to give back.")
NOTHING_GIVEN_BACK = N_("The note comes to nothing. Check quantities and prices.")
NO_WAREHOUSE = N_("There is no warehouse {code}.")


@dataclass(frozen=True, slots=True)
class DraftLine:
    """So much of line ``line`` of the invoice; ``FREIGHT`` is its freight.

    unit_price: for one unit as invoiced, None for what is usual; with a quantity of zero it is a reduction
    of the line as a whole. restock: the goods move back too (where they are goods).
    """

    line: int
    quantity: Quantity
    unit_price: UnitPrice | None = None
    restock: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """A note as entered. ``invoice`` is the number of a posted document of ``party``.

    ``warehouse`` empty: where the goods of each line left from (or arrived).
    """

    date: dt.date
    party: str
    invoice: str
    lines: tuple[DraftLine, ...]
    ref: str = ""
    warehouse: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A line of the invoice: what it was of, its amounts, and what posted notes took of it so far.

    factor: base units in one unit. move_id, place_id: the move that brought or took its goods and the
    warehouse's side of it; None for what is no goods.
    """

    origin: Origin
    item: Item | None
    account: Account | None
    code: str
    description: str
    unit: str
    factor: Fraction
    tax: str
    invoiced: Figures
    taken: Figures
    move_id: int | None = None
    place_id: int | None = None

    @property
    def left(self) -> Figures:
        return self.invoiced - self.taken

    @property
    def is_goods(self) -> bool:
        return self.item is not None and self.item.is_goods

    @property
    def price(self) -> UnitPrice:
        """What a unit is given back at unless said otherwise."""
        return usual_price(self.invoiced, self.taken)


@dataclass(frozen=True, slots=True)
class Invoiced:
    """The posted invoice or bill that a note gives back, with its lines by number."""

    id: int
    number: str
    date: dt.date
    party: Party
    includes_tax: bool
    ppn_creditable: bool
    is_void: bool
    tax_number: str
    tax_date: dt.date | None
    sources: Mapping[int, Source]


@dataclass(frozen=True, slots=True)
class Line:
    """One line understood; ``restock`` only where goods really move."""

    number: int
    source: Source
    figures: Figures
    base_quantity: Quantity
    unit_price: UnitPrice
    restock: bool

    @property
    def origin(self) -> Origin:
        return self.source.origin


@dataclass(frozen=True, slots=True)
class Sums:
    """A note in money. net: without PPN. dpp: the part of it that bears PPN. total: net + ppn."""

    net: Money
    dpp: Money
    dpp_other: Money
    ppn: Money
    total: Money


@dataclass(frozen=True, slots=True)
class Note:
    """A draft understood: what it gives back, ready to post."""

    draft: Draft
    invoiced: Invoiced
    warehouse: Warehouse | None
    lines: tuple[Line, ...]
    sums: Sums

    @property
    def party(self) -> Party:
        return self.invoiced.party


def understand(
    draft: Draft, invoiced: Invoiced | None, warehouse: Warehouse | None
) -> tuple[Note | None, list[Problem]]:
    """The note, or None and every problem in the way. ``warehouse``: what the draft's code stands for."""
    problems = headers.problems(draft, ("date",), LONGEST)
    if invoiced is None:
        message = NO_SUCH_INVOICE if draft.invoice else NO_INVOICE
        return None, [*problems, Problem("invoice", message, {"number": draft.invoice})]
    problems += _head_problems(draft, invoiced)
    if draft.warehouse and (warehouse is None or not warehouse.active):
        problems.append(Problem("warehouse", NO_WAREHOUSE, {"code": draft.warehouse}))
    lines = _Reading(invoiced, problems).lines(draft.lines)
    if blocking(problems):
        return None, problems
    sums = sums_of(lines)
    if sums.total.minor <= 0:
        return None, [*problems, Problem("lines", NOTHING_GIVEN_BACK)]
    return Note(draft, invoiced, warehouse, lines, sums), problems


def _head_problems(draft: Draft, invoiced: Invoiced) -> list[Problem]:
    number, party = invoiced.number, invoiced.party
    found = []
    if draft.party and draft.party != party.code:
        found.append(Problem("party", OTHER_PARTY, {"number": number, "party": party.name}))
    if invoiced.is_void:
        found.append(Problem("invoice", VOID_INVOICE, {"number": number}))
    if draft.date < invoiced.date:
        values = {"number": number, "date": formats.date_medium(invoiced.date)}
        found.append(Problem("date", TOO_EARLY, values))
    return found


class _Reading:
    """Reads the lines one after the other; two may take of the same."""

    def __init__(self, invoiced: Invoiced, problems: list[Problem]) -> None:
        self.invoiced, self.problems = invoiced, problems
        self.taken: dict[int, Figures] = {}

    def lines(self, drafts: tuple[DraftLine, ...]) -> tuple[Line, ...]:
        if not drafts:
            self.problems.append(Problem("lines", NO_LINES))
        read = (self._line(number, draft) for number, draft in enumerate(drafts, 1))
        return tuple(line for line in read if line is not None)

    def _line(self, number: int, draft: DraftLine) -> Line | None:
        source = self.invoiced.sources.get(draft.line)
        if source is None:
            values = {"number": self.invoiced.number, "origin_line": draft.line}
            self.problems.append(Problem("line", NO_SUCH_LINE, values, number))
            return None
        taken = self.taken.get(draft.line, source.taken)
        price = draft.unit_price
        if price is None:
            price = usual_price(source.invoiced, taken)
        found = _problems(source, taken, draft.quantity, price, self.invoiced, number)
        if found:
            self.problems += found
            return None
        figures = given_back(
            source.invoiced,
            taken,
            draft.quantity,
            price,
            includes_tax=self.invoiced.includes_tax,
        )
        left = source.invoiced.net - taken.net
        if figures.net > left:
            values = {"amount": formats.rupiah(left), "document": self.invoiced.number}
            self.problems.append(Problem("unit_price", MONEY_LEFT, values, number))
            return None
        self.taken[draft.line] = taken + figures
        base = draft.quantity.converted(source.factor)
        restock = draft.restock and source.move_id is not None and bool(draft.quantity)
        return Line(number, source, figures, base, price, restock)


def _problems(
    source: Source,
    taken: Figures,
    quantity: Quantity,
    price: UnitPrice,
    invoiced: Invoiced,
    number: int,
) -> list[Problem]:
    """What is wrong with the quantity or price of one line."""
    left = source.invoiced.quantity - taken.quantity
    document = {"document": invoiced.number}
    if quantity.micro < 0:
        return [Problem("quantity", QUANTITY_NEGATIVE, {}, number)]
    if quantity.micro > LARGEST_MICRO:
        return [Problem("quantity", QUANTITY_TOO_LARGE, {}, number)]
    if quantity > left:
        if source.origin.line_no == FREIGHT:
            return [Problem("quantity", FREIGHT_GIVEN_BACK, document, number)]
        values = {"left": formats.quantity(left), "origin_line": source.origin.line_no, **document}
        return [Problem("quantity", MORE_THAN_LEFT, values, number)]
    if (quantity.micro * source.factor).denominator != 1:
        unit = source.item.unit if source.item is not None else source.unit
        return [Problem("quantity", NOT_EXACT, {"unit": unit}, number)]
    if price.scaled < 0:
        return [Problem("unit_price", PRICE_NEGATIVE, {}, number)]
    if price.scaled > LARGEST_PRICE:
        return [Problem("unit_price", PRICE_TOO_LARGE, {}, number)]
    highest = price_of(source.invoiced)
    if quantity and price > highest:
        values = {"price": formats.unit_price(highest), **document}
        return [Problem("unit_price", PRICE_HIGHER, values, number)]
    return []


def sums_of(lines: tuple[Line, ...]) -> Sums:
    """The lines together."""
    figures = [line.figures for line in lines]
    net = total([each.base for each in figures]) if figures else ZERO
    ppn = total([each.ppn for each in figures]) if figures else ZERO
    return Sums(
        net=net,
        dpp=total([each.base for each in figures if each.other_base or each.ppn]),
        dpp_other=total([each.other_base for each in figures]),
        ppn=ppn,
        total=net + ppn,
    )


def moves_for(note: Note, outside: Place, counter: Account, *, comes_in: bool) -> list[MovePlan]:
    """The goods on their way back: each gives back the move that took (or brought) them, at its cost."""
    moves = []
    for line in note.lines:
        source = line.source
        if not line.restock:
            continue
        assert source.item is not None and source.place_id is not None
        own = Place(source.place_id, "warehouse", source.place_id - WAREHOUSES_FROM)
        place = warehouse_place(note.warehouse.id) if note.warehouse is not None else own
        move = MovePlan(
            item_id=source.item.id,
            quantity=line.base_quantity,
            source=outside if comes_in else place,
            target=place if comes_in else outside,
            counter_account=counter,
            origin_move=source.move_id,
            line_no=line.number,
            unit=source.unit,
            unit_quantity=line.figures.quantity,
        )
        moves.append(move)
    return moves
