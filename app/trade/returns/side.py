"""What differs between a credit note of sales and a debit note of purchasing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app import store
from app.kernel.money import Money
from app.ledger.chart import Account
from app.ledger.plan import EntryPlan
from app.stock.places import Place
from app.trade.returns.rules import Note


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two kinds of note.

    sign: what a note adds to the ``control`` account. origin: the kind, table and party's column of what
    is given back. outside: where goods come from or go to; ``comes_in``: whether they come into stock, and
    ``counter`` the part of the account against stock. posting_for: the entry, given the cost of the goods.
    """

    kind: str
    series: str
    table: str
    control: str
    sign: int
    origin_kind: str
    origin_table: str
    origin_party: str
    outside: Place
    comes_in: bool
    counter: str
    view: str
    edit: str
    post: str
    void: str
    no_such: str
    posting_for: Callable[[Note, Callable[[str], Account], Money], EntryPlan]
    model: type[store.Record]
    line_model: type[store.Record]

    @property
    def is_purchase(self) -> bool:
        return not self.comes_in
