"""Writing, posting and looking at a sales invoice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from app.kernel import formats
from app.kernel.quantity import pieces
from app.kernel.text import N_, _
from app.masters.item import Item
from app.masters.party import Party
from app.sales.invoice import drafts, queries, rules, service, taken
from app.sales.invoice.rules import Draft
from app.sales.order.kind import ORDER
from app.sales.quotation.kind import QUOTATION
from app.tax.ppn import PpnRule
from app.tax.transaction_code import TITLES, of_taxes
from app.trade import prices
from app.trade.lines import PPN
from app.trade.owed import owed_by
from app.trade.prices import Applied, Last
from app.trade.totals import Totals
from ui.kit.actions import Act
from ui.kit.fields import Choice, TextEdit
from ui.kit.form import Form
from ui.kit.inspector import Fact, FactGroup
from ui.kit.lookup import Lookup
from ui.kit.manifest import Context
from ui.sales.sources import DELIVERIES, ORDERS, QUOTATIONS
from ui.trade import editor_acts, inspection, lines, lookups, taking
from ui.trade.booked import Services
from ui.trade.editor import Notes, Seen, TradeEditor


def preview(context: Context, editor: Any) -> None:
    """The paper; a draft is saved first, for the paper shows what is kept."""
    from ui.sales.papers import preview_invoice

    if editor.view is not None or editor.save():
        preview_invoice(context, editor.id)


class InvoiceEditor(TradeEditor):
    """A sales invoice."""

    services = Services(
        read=lambda session, id: queries.get(id, session.today()),
        save=service.save_draft,
        post=service.post_invoice,
        void=service.void_invoice,
        discard=service.discard,
        copy=service.duplicate,
        check_void=service.check_void,
        made_from={
            "sales-order": lambda session, ids: taken.from_orders(session, ORDER, ids),
            "quotation": lambda session, ids: taken.from_orders(session, QUOTATION, ids),
            "delivery-note": taken.from_deliveries,
        },
    )
    draft_type = Draft
    IN_PARTS = True
    OWN_FIELDS = ("customer_po", "salesperson", "transaction_code")
    KIND = rules.KIND
    HEADING = N_("Invoice {number}")
    PARTY = "customer"
    PARTY_TITLE = N_("Customer")
    TAKES_STOCK = True
    EDIT = rules.EDIT
    ACTS = editor_acts.acts(
        "sales.invoice",
        rules.EDIT,
        rules.POST,
        rules.VOIDING,
        taking.take_from("sales.invoice", rules.EDIT, ORDERS, DELIVERIES, QUOTATIONS),
        Act("sales.invoice.print", N_("Print"), preview, icon="ph.printer", shortcut="F12"),
        editor_acts.settle("customer-receipt", N_("Receive payment"), "sales.receipt.edit"),
        editor_acts.give_back("credit-note", N_("Make a credit note"), "sales.credit-note.edit"),
    )

    def party_lookup(self) -> Lookup:
        return lookups.customers(self.context)

    def item_lookup(self) -> Lookup:
        return lookups.goods(self.context, buying=False)

    def shows_tax(self) -> bool:
        return self.context.session.company.is_pkp

    def add_fields(self, form: Form) -> None:
        form.add("customer_po", N_("Customer's order"), TextEdit(most=120))
        form.add("salesperson", N_("Salesperson"), TextEdit(most=120))
        form.add("transaction_code", N_("Transaction code"), Choice(self._codes()))

    def follow_up(self, values: lines.Values, key: str) -> lines.Values:
        return lines.selling(values, key, self.form.party_code(), self.day())

    def look_ahead(self, draft: Draft) -> Seen:
        ahead = service.preview(self.context.session, draft)
        invoice = ahead.invoice
        if invoice is None:
            return Seen(ahead.problems)
        return Seen(ahead.problems, invoice.lines, invoice.totals, ahead.entry, invoice.instalments)

    def warnings(self, seen: Seen, date: dt.date, rows: Sequence[int]) -> Notes:
        return inspection.short_of_stock(rows, seen.lines, date)

    def show_ahead(self, draft: Draft, seen: Seen, notes: Notes) -> None:
        super().show_ahead(draft, seen, notes)
        self._show_code()

    def fill(self, draft: Draft) -> None:
        super().fill(draft)
        self._show_code()

    def _show_code(self) -> None:
        """The first choice leaves it to customer and lines, and says which code that is."""
        party = self.form.chosen()
        taxes = {values.get("tax") or PPN for values in self.grid.lines()}
        usual = (party.transaction_code if party else "") or of_taxes(taxes)
        self.form.editor("transaction_code").set_choices(self._codes(usual))

    def _codes(self, usual: str = "") -> tuple[tuple[str, str], ...]:
        if not self.shows_tax():
            return (("", formats.DASH),)
        return (("", _("As usual: {code}", code=usual or formats.DASH)), *TITLES.items())

    def rule_on(self, date: dt.date) -> PpnRule | None:
        return drafts.context().rule_on(date)

    def party_facts(self, party: Party | None, totals: Totals) -> FactGroup:
        title = _("Customer")
        if party is None:
            return inspection.party(title, None, (), None)
        owed = owed_by(party.id)
        facts = [Fact(_("Owed now"), formats.money(owed))]
        if self.view is None:
            owed = owed + totals.total
            facts.append(Fact(_("This invoice"), formats.money(totals.total)))
        limit = inspection.Limit(owed, party.credit_limit)
        return inspection.party(title, party, facts, limit)

    def last_price(self, item: Item) -> Last | None:
        return queries.last_price(self.form.party_code(), item.code)

    def applied(self, item: Item, values: lines.Values) -> Applied:
        quantity = values.get("quantity") or pieces(1)
        unit = values.get("unit") or item.unit
        return prices.selling(item, unit, quantity, self.form.party_code(), self.day())


def make(context: Context, id: int | None = None, **values: Any) -> InvoiceEditor:
    return InvoiceEditor(context, id, **values)
