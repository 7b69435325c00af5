"""The editor that deliveries and goods receipts share: who, how it travels, and lines of goods without prices."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt

from app.kernel import formats
from app.kernel.money import Money, total
from app.kernel.problems import Problem
from app.kernel.text import N_, _
from app.masters import address as addresses
from app.masters import item as items
from app.masters import party as parties
from app.masters import warehouse as warehouses
from app.masters.address import Address
from app.trade.goods.rows import GoodsView
from app.trade.goods.rules import LONGEST, Draft
from app.trade.goods.service import Preview
from ui.kit.fields import Choice, DateEdit, NoteEdit, TextEdit
from ui.kit.form import Form
from ui.kit.grid import LinesGrid, LinesModel
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.lookup import Lookup, LookupField
from ui.kit.totals import Total
from ui.masters.address_edit import AddressEdit
from ui.trade import facts, goods_lines, inspection, lookups
from ui.trade.booked import BookedEditor

HEAD = ("date", "party", "warehouse", "reference", "address", "recipient", "driver", "vehicle")
MORE = ("notes", "ref")


class GoodsEditor(BookedEditor):
    """A delivery or goods receipt."""

    PARTY_TITLE = ""
    REFERENCE_TITLE = ""
    COMES_IN = False
    FOLLOWS = ("stock",)

    # -- what a department says ----------------------------------------------------------------

    def party_lookup(self) -> Lookup:
        raise NotImplementedError

    def look_ahead(self, draft: Draft) -> Preview:
        """What posting the draft would do."""
        raise NotImplementedError

    # -- parts ---------------------------------------------------------------------------------

    def make_parts(self) -> None:
        self._seen = Preview(None, [])
        today = self.context.session.today()
        places = [(each.code, each.name) for each in warehouses.all_active()]
        form = self.form = Form(columns=5)
        form.add("party", self.PARTY_TITLE, LookupField(self.party_lookup()), required=True, span=2)
        form.add("date", N_("Date"), DateEdit(today=today), required=True)
        form.add("warehouse", N_("Warehouse"), Choice(places), required=True)
        form.add("reference", self.REFERENCE_TITLE, _text("reference"))
        if not self.COMES_IN:
            address = AddressEdit(
                most=LONGEST["address"], hint=N_("Arrow down offers the kept addresses")
            )
            address.chosen.connect(self._take_kept)
            form.add("address", N_("Delivery address"), address, span=2)
        form.add("recipient", N_("Recipient"), _text("recipient"))
        form.add("driver", N_("Driver"), _text("driver"))
        form.add("vehicle", N_("Vehicle"), _text("vehicle"))
        self.set_header(form)
        form.changed.connect(self._header_changed)
        self.model = LinesModel(
            goods_lines.columns(
                lookups.goods(self.context, buying=False),
                self._current_code,
                lambda: form.value("warehouse") or "",
                comes_in=self.COMES_IN,
            ),
            fill=goods_lines.fill(comes_in=self.COMES_IN),
            today=today,
        )
        self.grid = LinesGrid(self.model, scan=lookups.BY_BARCODE)
        self.set_body(self.grid)
        self.grid.changed.connect(self.again)
        self.grid.current_line_changed.connect(lambda _row: self._inspect())
        self.grid.left.connect(form.focus_first)
        self.more = Form(columns=3)
        self.more.add("notes", N_("Notes on the document"), NoteEdit(lines=3), span=2)
        self.more.add("ref", N_("Own reference"), _text("ref"))
        self.more.changed.connect(lambda _key: self._changed_beside())
        self.add_fields_of("more", self.more, [self.more.editor(key) for key in MORE])
        self.add_pages(self.more)
        fields = [box.editor for box in form.boxes.values()]
        self.order_tabs([*fields, self.grid, self.tabs.bar])

    def _current_code(self) -> str:
        row = self.grid.currentIndex().row() if hasattr(self, "grid") else -1
        return str(self.model.line(row).values.get("item") or "") if row >= 0 else ""

    def _header_changed(self, key: str) -> None:
        if key == "party" and not self._loading and not self.COMES_IN:
            self._take_address()
        self.grid.viewport().update()
        self.again()

    def _take_address(self) -> None:
        """Where the customer is, and whom to ask for there."""
        found = parties.find(self.form.value("party") or "")
        if found is not None:
            kept = self._offer_addresses()
            self._take_kept(kept[0] if kept else addresses.own(found, ""))

    def _offer_addresses(self) -> list[Address]:
        """The customer's own address and those of deliveries may be chosen; returns the latter."""
        found = parties.find(self.form.value("party") or "")
        kept = addresses.of_party(found.id) if found else ()
        there = [each for each in kept if each.use == "delivery" and each.place]
        own = [addresses.own(found, _("Main address"))] if found and found.address else []
        self.form.editor("address").offer([*own, *there])
        return there

    def _take_kept(self, kept: Address) -> None:
        self.form.set_values({"address": kept.place, "recipient": kept.recipient})

    def _changed_beside(self) -> None:
        self.touch()
        self.again()

    # -- filling in ----------------------------------------------------------------------------

    def begin(self, party: str = "") -> None:
        places = warehouses.all_active()
        first = places[0].code if places else None
        self.form.set_values({"date": self.context.session.today(), "warehouse": first})
        if party:
            self.form.set_value("party", party)
            if not self.COMES_IN:
                self._take_address()

    def fill(self, draft: Draft) -> None:
        fields = [key for key in HEAD if key in self.form.boxes]
        self.form.set_values({key: getattr(draft, key) for key in fields})
        if not self.COMES_IN:
            self._offer_addresses()
        if not draft.warehouse:
            places = warehouses.all_active()
            self.form.set_value("warehouse", places[0].code if places else None)
        self.more.set_values({key: getattr(draft, key) for key in MORE})
        self.model.set_lines([goods_lines.values_of(line) for line in draft.lines])
        self.grid.setCurrentIndex(self.model.index(0, 0))

    def fill_copy(self, draft: Draft) -> None:
        """What follows from orders goes to the customer's own address where they name none."""
        self.fill(draft)
        if not self.COMES_IN and not draft.address:
            self._take_address()

    def take(self, kind: str, ids: Any) -> None:
        """Adds the lines of earlier documents to what stands there."""
        made: Draft = self.services.made_from[kind](self.context.session, ids)
        draft = self.draft()
        if draft.lines or draft.party:
            known = {line.origin for line in draft.lines}
            new = tuple(line for line in made.lines if line.origin not in known)
            made = replace(
                draft,
                party=draft.party or made.party,
                reference=draft.reference or made.reference,
                lines=(*draft.lines, *new),
            )
        self.fill_copy(made)
        self.touch()
        self.recalculate()

    def set_read_only(self, on: bool) -> None:
        super().set_read_only(on)
        self.more.set_read_only(on)

    # -- what was typed ------------------------------------------------------------------------

    def draft(self) -> Draft:
        """The document as it stands on the screen."""
        values = {**self.form.values(), **self.more.values()}
        lines = tuple(
            goods_lines.draft_line(each, comes_in=self.COMES_IN) for each in self.grid.lines()
        )
        texts = {key: values.get(key) or "" for key in (*HEAD[1:], *MORE)}
        return Draft(date=values["date"] or self.context.session.today(), lines=lines, **texts)

    # -- working out ---------------------------------------------------------------------------

    def recalculate(self) -> None:
        """Costs, entry and checks of what stands there now."""
        self._timer.stop()
        if self.view is not None:
            return
        if self.model.unread():
            red = Problem("lines", N_("Some cells are red: they cannot be read."))
            self._seen = Preview(None, [red])
        else:
            self._seen = self.look_ahead(self.draft())
        self.grid.viewport().update()
        self.show_planned(self._seen.entry)
        self._show_totals(self.draft(), self._seen.values)
        self._inspect()

    def show_posted(self, view: GoodsView) -> None:
        self.show_booked(view)
        self._show_totals(view.draft, (view.value,))
        self._inspect()

    def _show_totals(self, draft: Draft, values: tuple[Money, ...]) -> None:
        packages = sum(line.packages for line in draft.lines)
        worth = _("Value") if self.COMES_IN else _("Cost of goods")
        self.totals.show_totals(
            [
                Total(_("Lines"), formats.count(len(draft.lines))),
                Total(_("Packages"), formats.count(packages)),
                Total(worth, formats.money(total(values)), big=True),
            ]
        )

    def problems(self) -> list[Problem]:
        return self._seen.problems

    def is_awaited(self) -> bool:
        """Whether something of it can still be invoiced or billed."""
        return self.is_posted() and any(line.left for line in self.view.lines)

    # -- what stands beside --------------------------------------------------------------------

    def show_story(self) -> None:
        self._inspect()

    def _inspect(self) -> None:
        if self._loading:
            return
        party = parties.find(self.form.value("party") or "")
        groups = [
            inspection.party(_(self.PARTY_TITLE), party, (), None),
            inspection.line(items.find(self._current_code()), None),
        ]
        if self.view is None:
            goods = 0 if self.COMES_IN else len(self._seen.values)
            day = self.form.value("date") or self.context.session.today()
            begun = bool(self.id or self.grid.lines())
            groups.append(inspection.checks(self._seen.problems, goods, day, begun=begun))
        else:
            groups += facts.present(self._still_waiting(), facts.voided(self.view))
        groups.append(self.story())
        self.inspector.show_facts(Facts("", groups=groups))

    def _still_waiting(self) -> FactGroup | None:
        """What of each line is not invoiced or billed yet, in base units."""
        waiting = [line for line in self.view.lines if line.left]
        if not waiting:
            return None
        shown = [
            Fact(
                line.draft.item,
                f"{formats.quantity(line.left)} {items.require(line.draft.item).unit}",
            )
            for line in waiting
        ]
        return FactGroup(_("Not billed") if self.COMES_IN else _("Not invoiced"), shown)

    # -- standing ------------------------------------------------------------------------------

    def pressing(self) -> object:
        return None if self.view.standing == "posted" else self.view.standing

    def setFocus(self, *arguments: Any) -> None:
        """The keyboard goes to the first field, or to the lines of what is posted."""
        if self.view is None and not self.form.value("party"):
            self.form.focus_first()
        else:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        super().retranslate()
        self.more.retranslate()


def _text(field: str) -> TextEdit:
    return TextEdit(most=LONGEST[field])
