"""Entering, posting and looking at a supplier bill."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.kernel import formats
from app.kernel.text import N_, _
from app.masters.item import Item
from app.masters.party import Party
from app.purchasing.bill import drafts, matching, queries, rules, service, taken
from app.purchasing.bill.matching import Match
from app.purchasing.bill.rules import Draft
from app.purchasing.order.kind import ORDER
from app.tax.ppn import PpnRule
from app.trade import prices
from app.trade.owed import owed_to
from app.trade.prices import Applied, Last
from app.trade.totals import Totals
from ui.kit.actions import Act
from ui.kit.fields import DateEdit, TextEdit
from ui.kit.form import Form
from ui.kit.inspector import Fact, FactGroup
from ui.kit.lookup import Lookup
from ui.kit.manifest import Context
from ui.purchasing.match_page import MatchPage
from ui.purchasing.sources import ORDERS, RECEIPTS
from ui.trade import editor_acts, inspection, lines, lookups, taking
from ui.trade.booked import Services
from ui.trade.editor import Notes, Seen, TradeEditor


@dataclass(frozen=True, slots=True)
class BillSeen(Seen):
    """The same, and how the bill compares with orders and goods receipts."""

    matches: tuple[Match, ...] = ()


class BillEditor(TradeEditor):
    """A supplier bill; a line names an item, or the account its expense goes to."""

    services = Services(
        read=lambda session, id: queries.get(id, session.today()),
        save=service.save_draft,
        post=service.post_bill,
        void=service.void_bill,
        discard=service.discard,
        copy=service.duplicate,
        check_void=service.check_void,
        made_from={
            "purchase-order": lambda session, ids: taken.from_orders(session, ORDER, ids),
            "goods-receipt": taken.from_receipts,
        },
    )
    draft_type = Draft
    IN_PARTS = True
    OWN_FIELDS = ("supplier_number", "faktur_number", "faktur_date")
    KIND = rules.KIND
    HEADING = N_("Bill {number}")
    PARTY = "supplier"
    PARTY_TITLE = N_("Supplier")
    EDIT = rules.EDIT
    ACTS = editor_acts.acts(
        "purchasing.bill",
        rules.EDIT,
        rules.POST,
        rules.VOIDING,
        taking.take_from("purchasing.bill", rules.EDIT, ORDERS, RECEIPTS),
        editor_acts.settle("supplier-payment", N_("Pay"), "purchasing.payment.edit"),
        editor_acts.give_back("debit-note", N_("Make a debit note"), "purchasing.debit-note.edit"),
        Act(
            "purchasing.landed-cost.edit.of",
            N_("Spread over goods…"),
            lambda context, editor: context.open_document("landed-cost", None, bill=editor.view.id),
            icon="ph.truck",
            permission="purchasing.landed-cost.edit",
            enabled=lambda editor: editor.is_posted(),
            menu_only=True,
        ),
    )

    def party_lookup(self) -> Lookup:
        return lookups.suppliers(self.context)

    def item_lookup(self) -> Lookup:
        return lookups.goods(self.context, buying=True)

    def add_fields(self, form: Form) -> None:
        form.add("supplier_number", N_("Supplier's number"), TextEdit(most=120))
        form.add("faktur_number", N_("Faktur pajak"), TextEdit(most=40))
        form.add(
            "faktur_date", N_("Faktur pajak date"), DateEdit(today=self.context.session.today())
        )

    def follow_up(self, values: lines.Values, key: str) -> lines.Values:
        is_pkp = self.context.session.company.is_pkp
        return lines.buying(values, key, is_pkp=is_pkp, last=self.last_price)

    def look_ahead(self, draft: Draft) -> Seen:
        ahead = service.preview(self.context.session, draft, self.id)
        bill = ahead.bill
        if bill is None:
            return BillSeen(ahead.problems)
        matches = tuple(matching.of_bill(bill))
        return BillSeen(
            ahead.problems, bill.lines, bill.totals, ahead.entry, bill.instalments, matches
        )

    def make_parts(self) -> None:
        super().make_parts()
        self.match = MatchPage()
        self.match_tab = self._add_page(N_("Match"), self.match)

    def show_ahead(self, draft: Draft, seen: Seen, notes: Notes) -> None:
        super().show_ahead(draft, seen, notes)
        self._show_matches(seen.matches if isinstance(seen, BillSeen) else ())

    def show_posted(self, view: Any) -> None:
        super().show_posted(view)
        self._show_matches(matching.of_posted(view.id))

    def _show_matches(self, matches: Sequence[Match]) -> None:
        """How many lines differ from what they were made from stands at the tab."""
        self.match.show_matches(matches)
        differing = sum(each.price_differs or each.quantity_differs for each in matches)
        self.tabs.set_count(self.match_tab, differing or None)

    def rule_on(self, date: dt.date) -> PpnRule | None:
        taxed = any(each.get("tax") in ("ppn", "luxury") for each in self.grid.lines())
        return drafts.context().rule_on(date) if taxed else None

    def party_facts(self, party: Party | None, totals: Totals) -> FactGroup:
        title = _("Supplier")
        if party is None:
            return inspection.party(title, None, (), None)
        facts = [Fact(_("We owe now"), formats.money(owed_to(party.id)))]
        if self.view is None:
            facts.append(Fact(_("This bill"), formats.money(totals.total)))
        return inspection.party(title, party, facts, None)

    def last_price(self, item: Item) -> Last | None:
        return queries.last_price(self.form.party_code(), item.code)

    def applied(self, item: Item, values: lines.Values) -> Applied:
        return prices.buying(item, values.get("unit") or item.unit, self.last_price(item))


def make(context: Context, id: int | None = None, **values: Any) -> BillEditor:
    return BillEditor(context, id, **values)
