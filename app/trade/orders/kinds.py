"""What tells the four kinds of commitment apart."""

from __future__ import annotations

from dataclasses import dataclass

from app import store

CUSTOMER, SUPPLIER = "customer", "supplier"


@dataclass(frozen=True, slots=True)
class Standings:
    """The words for how far a commitment is fulfilled: keys of states.

    billed: all of it invoiced; empty where that is not looked at. expired: its day passed untouched; empty where
    it stays awaited.
    """

    untouched: str
    partly: str
    done: str
    billed: str = ""
    expired: str = ""


@dataclass(frozen=True, slots=True)
class OrderKind:
    """One kind. ``key``: of document, paper and number series. ``party``: CUSTOMER or SUPPLIER.

    firm: it says with whom and at what price; a request may leave both open. takers: the kinds of documents that
    take of its lines. bills: those of them that invoice. no_party, no_such_party, inactive_party: sentences.
    """

    key: str
    table: str
    party: str
    view: str
    edit: str
    post: str
    void: str
    takers: tuple[str, ...]
    standings: Standings
    no_such: str
    cannot_save: str
    cannot_post: str
    no_party: str
    no_such_party: str
    inactive_party: str
    model: type[store.Record]
    line_model: type[store.Record]
    bills: tuple[str, ...] = ()
    firm: bool = True
    placed: bool = True

    @property
    def buys(self) -> bool:
        return self.party == SUPPLIER
