"""The header of a quotation, order or request: terms, and the day it is valid to or wanted by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from app.kernel.text import N_
from app.masters.party import Party
from ui.kit.fields import CountEdit, DateEdit
from ui.kit.lookup import Lookup
from ui.kit.manifest import Context
from ui.trade.header import PartyHeader


class OrderHeader(PartyHeader):
    """``by_title``: what that day is called, marked; ``by_days``: after how many days it is, at first."""

    def __init__(
        self,
        context: Context,
        title: str,
        lookup: Lookup,
        find: Callable[[str], Party | None],
        by_title: str,
        by_days: int | None = None,
        **choices: Any,
    ) -> None:
        self._by_title, self._by_days = by_title, by_days
        super().__init__(context, "party", title, lookup, find, **choices)

    def add_terms(self) -> None:
        self.add("terms_days", N_("Terms (days)"), CountEdit())
        self.add("by_date", self._by_title, DateEdit(today=self.today))

    def begin(self, code: str) -> None:
        days = self._by_days
        by_date = self.today + dt.timedelta(days=days) if days is not None else None
        self.set_values({"terms_days": 0, "by_date": by_date})
        super().begin(code)

    def take_terms(self) -> None:
        party = self.chosen()
        if party is not None:
            self.editor("terms_days").set_value(party.terms_days)
