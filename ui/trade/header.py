"""The header of an invoice or a bill: party, date and terms, which follow from each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from app.kernel.text import N_
from app.masters import warehouse as warehouses
from app.masters.party import Party
from app.trade.terms import LONGEST_TERM_DAYS
from ui.kit.fields import Choice, CountEdit, DateEdit
from ui.kit.form import Form
from ui.kit.lookup import Lookup, LookupField
from ui.kit.manifest import Context


class Header(Form):
    """The first line of fields; a department adds the second. ``party``: "customer" or "supplier"."""

    def __init__(
        self,
        context: Context,
        party: str,
        title: str,
        lookup: Lookup,
        find: Callable[[str], Party | None],
    ) -> None:
        super().__init__(columns=5)
        self.party, self._find = party, find
        self._context, self._setting = context, f"trade/{party}/warehouse"
        today = context.session.today()
        self.add(party, title, LookupField(lookup), required=True, span=2)
        self.add("date", N_("Date"), DateEdit(today=today), required=True)
        self.add("terms", N_("Terms (days)"), CountEdit())
        self.add("due_date", N_("Due date"), DateEdit(today=today))
        places = [(each.code, each.name) for each in warehouses.all_active()]
        self.add("warehouse", N_("Warehouse"), Choice(places), span=2)
        self.changed.connect(self._follow)

    def begin(self, code: str) -> None:
        """An empty document of today, of a party if it is known, where the last one was."""
        today = self._context.session.today()
        place = self._context.setting(self._setting)
        known = place if place and warehouses.find(str(place)) else None
        self.set_values({"date": today, "terms": 0, "due_date": today, "warehouse": known})
        if code:
            self.editor(self.party).set_value(code)
            self._take_terms()

    def fill(self, draft: Any, due: dt.date | None, own: dict[str, Any]) -> None:
        """A document as it was entered; without ``due`` the party's terms say when it is due."""
        code = getattr(draft, self.party)
        party = self._find(code)
        due = due or draft.date + dt.timedelta(days=party.terms_days if party else 0)
        self.set_values(
            {
                self.party: code,
                "date": draft.date,
                "terms": (due - draft.date).days,
                "due_date": due,
                "warehouse": draft.warehouse,
                **own,
            }
        )

    def party_code(self) -> str:
        return self.value(self.party) or ""

    def chosen(self) -> Party | None:
        """The party, as it is kept now."""
        return self._find(self.party_code()) if self.party_code() else None

    def _follow(self, key: str) -> None:
        date, due = self.value("date"), self.value("due_date")
        if key == self.party:
            self._take_terms()
        elif key in ("date", "terms") and date is not None:
            days = min(max(self.value("terms") or 0, 0), LONGEST_TERM_DAYS)
            self.editor("due_date").set_value(date + dt.timedelta(days=days))
        elif key == "due_date" and date and due:
            self.editor("terms").set_value((due - date).days)
        elif key == "warehouse":
            self._context.keep_setting(self._setting, self.value("warehouse"))

    def _take_terms(self) -> None:
        """The terms of the party become those of the document."""
        party, date = self.chosen(), self.value("date")
        if party is not None and date is not None:
            self.editor("terms").set_value(party.terms_days)
            self.editor("due_date").set_value(date + dt.timedelta(days=party.terms_days))
