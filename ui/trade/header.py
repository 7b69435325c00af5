"""The headers of documents of trade: party, date and warehouse, and the days that follow from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from app.kernel.text import N_
from app.masters import warehouse as warehouses
from app.masters.party import Party
from app.trade.terms import LONGEST_TERM_DAYS
from ui.kit.fields import Choice, CountEdit, DateEdit
from ui.kit.form import Form
from ui.kit.lookup import Lookup, LookupField
from ui.kit.manifest import Context


class PartyHeader(Form):
    """What every document of trade begins with: party, date and warehouse. ``party``: its field of the draft."""

    def __init__(
        self,
        context: Context,
        party: str,
        title: str,
        lookup: Lookup,
        find: Callable[[str], Party | None],
        *,
        required: bool = True,
    ) -> None:
        super().__init__(columns=5)
        self.party, self._find = party, find
        self.context, self._setting = context, f"trade/{party}/warehouse"
        self.today = context.session.today()
        self.add(party, title, LookupField(lookup), required=required, span=2)
        self.add("date", N_("Date"), DateEdit(today=self.today), required=True)
        self.add_terms()
        places = [(each.code, each.name) for each in warehouses.all_active()]
        self.add("warehouse", N_("Warehouse"), Choice(places), span=2)
        self.changed.connect(self.follow)

    def add_terms(self) -> None:
        """The days that follow from the date."""
        raise NotImplementedError

    def take_terms(self) -> None:
        """The terms of the party become those of the document."""
        raise NotImplementedError

    def begin(self, code: str) -> None:
        """An empty document of today, of a party if it is known, where the last one was."""
        place = self.context.setting(self._setting)
        known = place if place and warehouses.find(str(place)) else None
        self.set_values({"date": self.today, "warehouse": known})
        if code:
            self.editor(self.party).set_value(code)
            self.take_terms()
            self._take_usual()

    def fill(self, draft: Any, kept: Any, own: Sequence[str]) -> None:
        """A document as it was entered. ``kept``: the document it is of, if it is; ``own``: more of its fields."""
        fields = (self.party, "date", "warehouse", *own)
        self.set_values({key: getattr(draft, key) for key in fields})

    def _take_usual(self) -> None:
        """Warehouse and salesperson of the party, where it has its own."""
        party = self.chosen()
        if party is None:
            return
        for each in warehouses.all_active():
            if each.id == party.warehouse_id:
                self.editor("warehouse").set_value(each.code)
        if party.salesperson and "salesperson" in self.boxes:
            self.editor("salesperson").set_value(party.salesperson)

    def party_code(self) -> str:
        return self.value(self.party) or ""

    def chosen(self) -> Party | None:
        """The party, as it is kept now."""
        return self._find(self.party_code()) if self.party_code() else None

    def follow(self, key: str) -> None:
        """What follows from a field that was changed."""
        if key == self.party:
            self.take_terms()
            self._take_usual()
        elif key == "warehouse":
            self.context.keep_setting(self._setting, self.value("warehouse"))


class Header(PartyHeader):
    """The header of an invoice or a bill: terms and due date, which follow from each other."""

    def add_terms(self) -> None:
        self.add("terms", N_("Terms (days)"), CountEdit())
        self.add("due_date", N_("Due date"), DateEdit(today=self.today))

    def begin(self, code: str) -> None:
        self.set_values({"terms": 0, "due_date": self.today})
        super().begin(code)

    def fill(self, draft: Any, kept: Any, own: Sequence[str]) -> None:
        """Without a day it is due, the party's terms say when."""
        super().fill(draft, kept, own)
        party = self._find(getattr(draft, self.party))
        due = draft.due_date or draft.date + dt.timedelta(days=party.terms_days if party else 0)
        self.set_values({"terms": (due - draft.date).days, "due_date": due})

    def follow(self, key: str) -> None:
        super().follow(key)
        date, due = self.value("date"), self.value("due_date")
        if key in ("date", "terms") and date is not None:
            days = min(max(self.value("terms") or 0, 0), LONGEST_TERM_DAYS)
            self.editor("due_date").set_value(date + dt.timedelta(days=days))
        elif key == "due_date" and date and due:
            self.editor("terms").set_value((due - date).days)

    def take_terms(self) -> None:
        party, date = self.chosen(), self.value("date")
        if party is not None and date is not None:
            self.editor("terms").set_value(party.terms_days)
            self.editor("due_date").set_value(date + dt.timedelta(days=party.terms_days))
