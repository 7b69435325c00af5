"""What a paper with prices says of its lines and what they come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from app.kernel.money import Money
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.rate import Rate


@dataclass(frozen=True, slots=True)
class PricedLine:
    """One line as it was agreed; ``amount`` is after the line's discount."""

    name: str
    code: str
    quantity: Quantity
    unit: str
    unit_price: UnitPrice
    discount: Rate
    amount: Money


class Priced(Protocol):
    """The amounts of a paper, as ``InvoicePaper`` explains them."""

    @property
    def lines(self) -> tuple[PricedLine, ...]: ...
    @property
    def gross(self) -> Money: ...
    @property
    def net(self) -> Money: ...
    @property
    def total(self) -> Money: ...
    @property
    def discount(self) -> Money: ...
    @property
    def freight(self) -> Money: ...
    @property
    def dpp_other(self) -> Money: ...
    @property
    def dpp_factor(self) -> Rate: ...
    @property
    def ppn_rate(self) -> Rate: ...
    @property
    def ppn(self) -> Money: ...
    @property
    def includes_tax(self) -> bool: ...
