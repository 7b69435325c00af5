"""Lines of goods and services as typed, and as understood.

A ``DraftLine`` holds codes and may be wrong in every way. ``resolve`` looks the codes up through the
``Names`` it is given and returns lines a calculation can trust, or the problems, each with its field and
line. Used by sales invoices and supplier bills alike; pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Protocol

from app.kernel.money import LARGEST_MINOR
from app.kernel.problems import Problem
from app.kernel.quantity import LARGEST_MICRO, LARGEST_PRICE, Quantity, UnitPrice
from app.kernel.rate import NO_RATE, Rate
from app.kernel.rounding import divide_half_up
from app.kernel.text import N_

if TYPE_CHECKING:
    from app.ledger.chart import Account
    from app.masters.item import Item
    from app.masters.warehouse import Warehouse

PPN, LUXURY, EXEMPT, UNTAXED = "ppn", "luxury", "exempt", "none"
TAX_CODES = (PPN, LUXURY, EXEMPT, UNTAXED)
GOODS = "goods"
LONGEST_TEXT = 1000
MOST_LINES = 5000

NO_LINES = N_("Add at least one line.")
TOO_MANY_LINES = N_("One document holds at most {most} lines. Split it.")
NO_ITEM = N_("Choose an item.")
NO_SUCH_ITEM = N_("There is no item {code}.")
INACTIVE_ITEM = N_("Item {code} is not in use any more.")
NO_SUCH_ACCOUNT = N_("There is no account {code}.")
ACCOUNT_NOT_POSTABLE = N_(
    "Account {code} cannot take a purchase. Choose an expense or asset account."
)
NO_SUCH_UNIT = N_("Item {code} has no unit {unit}.")
NOT_EXACT = N_("The quantity is not exact in six decimals of {unit}.")
QUANTITY_NOT_POSITIVE = N_("The quantity must be more than zero.")
QUANTITY_TOO_LARGE = N_("The quantity is larger than any stock. Check for a typing error.")
PRICE_NEGATIVE = N_("The price cannot be less than zero.")
PRICE_TOO_LARGE = N_("The price is larger than the program can hold. Check for a typing error.")
AMOUNT_TOO_LARGE = N_("The amount is larger than the program can hold. Check quantity and price.")
DISCOUNT_OUT_OF_RANGE = N_("The discount must lie between 0 and 100 per cent.")
NO_SUCH_TAX = N_("The tax must be ppn, luxury, exempt or none, not {code}.")
NO_WAREHOUSE = N_("Choose the warehouse.")
NO_SUCH_WAREHOUSE = N_("There is no warehouse {code}.")
INACTIVE_WAREHOUSE = N_("Warehouse {code} is not in use any more.")
TEXT_TOO_LONG = N_("The text is longer than {most} characters.")


@dataclass(frozen=True, slots=True)
class Origin:
    """A line of an earlier document: what a later one was made from."""

    kind: str
    document_id: int
    line_no: int


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One line as entered. Empty ``unit``, ``description``, ``tax``, ``warehouse`` mean the item's own
    or the document's. ``account`` is used instead of an item where an expense is bought directly.
    ``origin``: the line of an earlier document it was made from, if any."""

    item: str
    quantity: Quantity
    unit_price: UnitPrice
    unit: str = ""
    description: str = ""
    discount: Rate = NO_RATE
    tax: str = ""
    warehouse: str = ""
    account: str = ""
    origin: Origin | None = field(default=None, metadata={"told": False})


@dataclass(frozen=True, slots=True)
class Line:
    """One line understood: master records instead of codes, and the quantity in the item's base unit."""

    number: int
    item: Item | None
    account: Account | None
    description: str
    warehouse: Warehouse | None
    quantity: Quantity
    unit: str
    base_quantity: Quantity
    unit_price: UnitPrice
    discount: Rate
    tax: str
    origin: Origin | None = None

    @property
    def is_goods(self) -> bool:
        return self.item is not None and self.item.kind == GOODS


class Names(Protocol):
    """How codes become records; the database's masters in the program, a dictionary in a test."""

    def item(self, code: str) -> Item | None: ...

    def factor(self, item: Item, unit: str) -> Fraction | None: ...

    def warehouse(self, code: str) -> Warehouse | None: ...

    def only_warehouse(self) -> Warehouse | None: ...

    def account(self, code: str) -> Account | None: ...


def gross_rupiah(quantity: Quantity, price: UnitPrice) -> int:
    """Quantity times price in whole rupiah, half up (PER-11/PJ/2025 art. 129).

    Reckoned on whole numbers, for it runs for every line.
    """
    return divide_half_up(quantity.micro * price.scaled, 10**10)


def resolve(
    drafts: Sequence[DraftLine],
    names: Names,
    warehouse: str,
    problems: list[Problem],
    *,
    placed: bool = True,
) -> tuple[Line, ...]:
    """The lines that could be understood; what is wrong with the others is added to ``problems``.

    ``warehouse`` is the document's, used where a line names none; a company with a single warehouse
    need not name it at all. ``placed``: goods need a warehouse; else one is taken where it is named.
    """
    if not drafts:
        problems.append(Problem("lines", NO_LINES))
    if len(drafts) > MOST_LINES:
        problems.append(Problem("lines", TOO_MANY_LINES, {"most": MOST_LINES}))
        return ()
    lines = []
    for number, draft in enumerate(drafts, 1):
        line = _Reading(draft, number, names, problems).line(warehouse, placed)
        if line is not None:
            lines.append(line)
    return tuple(lines)


def untaxed_unless_said(line: DraftLine) -> DraftLine:
    """A line as a buyer that is not PKP reads it: PPN only where it is said."""
    return line if line.tax else replace(line, tax=UNTAXED)


def find_warehouse(
    code: str, names: Names, problems: list[Problem], line: int | None = None
) -> Warehouse | None:
    """The warehouse of that code, or the company's only one; a problem where there is none to take."""
    found = names.warehouse(code) if code else names.only_warehouse()
    if found is None:
        message = NO_SUCH_WAREHOUSE if code else NO_WAREHOUSE
        problems.append(Problem("warehouse", message, {"code": code}, line))
    elif not found.active:
        problems.append(Problem("warehouse", INACTIVE_WAREHOUSE, {"code": found.code}, line))
        return None
    return found


class _Reading:
    """Reads one draft line, collecting what is wrong with it."""

    def __init__(
        self, draft: DraftLine, number: int, names: Names, problems: list[Problem]
    ) -> None:
        self.draft, self.number, self.names, self.problems = draft, number, names, problems
        self.sound = True

    def wrong(self, field: str, message: str, **values: Any) -> None:
        self.problems.append(Problem(field, message, values, self.number))
        self.sound = False

    def line(self, document_warehouse: str, placed: bool) -> Line | None:
        draft = self.draft
        self._check_figures()
        item, account = self._subject()
        unit, base = self._in_base_unit(item)
        place = None
        code = draft.warehouse or document_warehouse
        if item is not None and item.kind == GOODS and (placed or code):
            place = find_warehouse(code, self.names, self.problems, self.number)
            self.sound = self.sound and place is not None
        tax = draft.tax or (item.tax if item is not None else PPN)
        if tax not in TAX_CODES:
            self.wrong("tax", NO_SUCH_TAX, code=tax)
        description = draft.description or _name_of(item, account)
        if len(description) > LONGEST_TEXT:
            self.wrong("description", TEXT_TOO_LONG, most=LONGEST_TEXT)
        if not self.sound:
            return None
        return Line(
            self.number, item, account, description, place, draft.quantity, unit, base,
            draft.unit_price, draft.discount, tax, draft.origin,
        )  # fmt: skip

    def _check_figures(self) -> None:
        draft = self.draft
        if draft.quantity.micro <= 0:
            self.wrong("quantity", QUANTITY_NOT_POSITIVE)
        elif draft.quantity.micro > LARGEST_MICRO:
            self.wrong("quantity", QUANTITY_TOO_LARGE)
        if draft.unit_price.scaled < 0:
            self.wrong("unit_price", PRICE_NEGATIVE)
        elif draft.unit_price.scaled > LARGEST_PRICE:
            self.wrong("unit_price", PRICE_TOO_LARGE)
        if self.sound and gross_rupiah(draft.quantity, draft.unit_price) * 100 > LARGEST_MINOR:
            self.wrong("unit_price", AMOUNT_TOO_LARGE)
        share = draft.discount.exact
        if not 0 <= share.numerator <= share.denominator:
            self.wrong("discount_percent", DISCOUNT_OUT_OF_RANGE)

    def _subject(self) -> tuple[Item | None, Account | None]:
        draft = self.draft
        if draft.account:
            return None, self._account(draft.account)
        item = self.names.item(draft.item) if draft.item else None
        if item is not None:
            if not item.active:
                self.wrong("item", INACTIVE_ITEM, code=item.code)
            return item, None
        account = self.names.account(draft.item) if draft.item else None
        if account is not None:
            return None, self._account(draft.item)
        if draft.item:
            self.wrong("item", NO_SUCH_ITEM, code=draft.item)
        else:
            self.wrong("item", NO_ITEM)
        return None, None

    def _account(self, code: str) -> Account | None:
        account = self.names.account(code)
        if account is None:
            self.wrong("account", NO_SUCH_ACCOUNT, code=code)
        elif account.is_header or account.control or not account.active:
            self.wrong("account", ACCOUNT_NOT_POSTABLE, code=code)
        return account

    def _in_base_unit(self, item: Item | None) -> tuple[str, Quantity]:
        draft = self.draft
        if item is None or draft.unit in ("", item.unit):
            return draft.unit or (item.unit if item is not None else ""), draft.quantity
        factor = self.names.factor(item, draft.unit)
        if factor is None:
            self.wrong("unit", NO_SUCH_UNIT, code=item.code, unit=draft.unit)
            return draft.unit, draft.quantity
        try:
            base = draft.quantity.converted(factor)
        except ValueError:
            self.wrong("quantity", NOT_EXACT, unit=item.unit)
            return draft.unit, draft.quantity
        if base.micro > LARGEST_MICRO:
            self.wrong("quantity", QUANTITY_TOO_LARGE)
        return draft.unit, base


def _name_of(item: Item | None, account: Account | None) -> str:
    if item is not None:
        return item.name
    return account.name if account is not None else ""
