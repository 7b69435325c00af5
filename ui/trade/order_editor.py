"""The editor of quotations, orders and requests; a kind says what it is called and what becomes of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from app.access.session import Session
from app.kernel import formats
from app.kernel.quantity import pieces
from app.kernel.text import N_, _
from app.masters import address as addresses
from app.masters import party as parties
from app.masters import warehouse as warehouses
from app.masters.address import Address
from app.masters.item import Item
from app.masters.party import Party
from app.tax.ppn import PpnRule
from app.trade import owed, prices
from app.trade.orders import queries, service
from app.trade.orders.kinds import OrderKind
from app.trade.orders.queries import OrderView
from app.trade.orders.rules import OrderDraft
from app.trade.prices import Applied, Last
from app.trade.totals import Totals
from ui.kit import dialogs, status
from ui.kit.fields import NoteEdit, TextEdit
from ui.kit.form import Form
from ui.kit.inspector import Fact, FactGroup
from ui.kit.lifecycle_bar import LifeStep, steps_until
from ui.kit.lookup import Lookup
from ui.masters.address_edit import AddressEdit
from ui.trade import facts, inspection, lines, lookups
from ui.trade.booked import Services
from ui.trade.editor import Seen, TradeEditor
from ui.trade.header import PartyHeader
from ui.trade.order_header import OrderHeader
from ui.trade.order_lines import FulfilmentPage
from ui.trade.order_lists import UNBOOKED


def services(
    kind: OrderKind,
    made_from: Mapping[str, Callable[[Session, Sequence[int]], Any]] | None = None,
) -> Services:
    """What may be done with a kind of commitment."""

    def bound(act: Callable[..., Any]) -> Callable[..., Any]:
        return lambda session, *rest: act(session, kind, *rest)

    return Services(
        read=lambda session, id: queries.get(kind, id, session.today()),
        save=bound(service.save_draft),
        post=bound(service.post_draft),
        void=bound(service.void_order),
        discard=bound(service.discard),
        copy=bound(service.duplicate),
        check_void=bound(service.check_void),
        made_from=made_from or {},
    )


class OrderEditor(TradeEditor):
    """A commitment. ``ORDER``: its kind; ``BY_TITLE``: what its day is called; ``STANDINGS``: its standings in order."""

    ORDER: OrderKind
    BY_TITLE = N_("Wanted by")
    BY_DAYS: int | None = None
    STANDINGS: tuple[str, ...] = ()
    REF_TITLE = ""
    PERSON_TITLE = ""
    SUBJECT_TITLE = N_("Subject")
    draft_type = OrderDraft
    DAYS: tuple[str, ...] = ("by_date", "terms_days")
    OWN_FIELDS: tuple[str, ...] = ("party_ref", "person", "subject", "ship_to")
    MORE_FIELDS: tuple[str, ...] = ("terms",)
    VOID_WORDS = UNBOOKED
    FOLLOWS: tuple[str, ...] = (
        "sales-invoice",
        "purchase-invoice",
        "sales-order",
        "purchase-order",
    )

    # -- parts ---------------------------------------------------------------------------------

    def party_lookup(self) -> Lookup:
        return (lookups.suppliers if self.ORDER.buys else lookups.customers)(self.context)

    def item_lookup(self) -> Lookup:
        return lookups.goods(self.context, buying=self.ORDER.buys)

    def shows_tax(self) -> bool:
        return self.ORDER.buys or self.context.session.company.is_pkp

    def make_header(self) -> PartyHeader:
        return OrderHeader(
            self.context,
            self.PARTY_TITLE,
            self.party_lookup(),
            parties.find,
            self.BY_TITLE,
            self.BY_DAYS,
            required=self.ORDER.firm,
        )

    def add_fields(self, form: Form) -> None:
        titles = {
            "party_ref": (self.REF_TITLE, 120, 1),
            "person": (self.PERSON_TITLE, 120, 1),
            "subject": (self.SUBJECT_TITLE, 240, 2),
            "ship_to": (N_("Ship to"), 500, 2),
        }
        for key in self.OWN_FIELDS:
            title, most, span = titles[key]
            form.add(
                key,
                title,
                self._place(most) if key == "ship_to" else TextEdit(most=most),
                span=span,
            )

    def _place(self, most: int) -> AddressEdit:
        """Arrow down offers the places of the party, or the own warehouses where one buys."""
        self.places = AddressEdit(most=most, hint=N_("Arrow down offers the kept addresses"))
        self.places.chosen.connect(lambda kept: self.form.set_value("ship_to", kept.place))
        return self.places

    def make_parts(self) -> None:
        super().make_parts()
        self.form.changed.connect(self._header_changed)

    def _header_changed(self, key: str) -> None:
        if key == "party":
            self._offer_places()

    def begin(self, **values: Any) -> None:
        super().begin(**values)
        self._offer_places()

    def fill(self, draft: OrderDraft) -> None:
        super().fill(draft)
        self._offer_places()

    def _offer_places(self) -> None:
        if "ship_to" not in self.form.boxes:
            return
        if self.ORDER.buys:
            known = [
                Address(each.name, "delivery", each.address) for each in warehouses.all_active()
            ]
        else:
            party = self.form.chosen()
            known = list(addresses.of_party(party.id)) if party else []
            known += [addresses.own(party, _("Main address"))] if party else []
        self.places.offer([each for each in known if each.place])

    def add_more(self, form: Form) -> None:
        form.add("terms", N_("Terms and conditions"), NoteEdit(lines=3), span=3)

    def add_pages(self, notes: Form | None = None, **_choices: Any) -> None:
        """What became of each line, notes, files and related documents below."""
        self.fulfilment = FulfilmentPage(self.ORDER)
        self.tabs.setMinimumHeight(1)
        self._add_page(N_("Fulfilment"), self.fulfilment)
        self.add_beside(notes)
        self.add_related()

    def follow_up(self, values: lines.Values, key: str) -> lines.Values:
        if self.ORDER.buys:
            is_pkp = self.context.session.company.is_pkp
            return lines.buying(values, key, is_pkp=is_pkp, last=self.last_price)
        return lines.selling(values, key, self.form.party_code(), self.day())

    # -- working out ---------------------------------------------------------------------------

    def look_ahead(self, draft: OrderDraft) -> Seen:
        ahead = service.preview(self.context.session, self.ORDER, draft)
        if ahead.order is None:
            return Seen(ahead.problems)
        return Seen(ahead.problems, ahead.order.lines, ahead.order.totals)

    def rule_on(self, date: dt.date) -> PpnRule | None:
        if self.ORDER.buys and not any(
            each.get("tax") in ("ppn", "luxury") for each in self.grid.lines()
        ):
            return None
        return service.rule_on(self.ORDER, date)

    def show_planned(self, entry: Any, why: str = "") -> None:
        self.fulfilment.show_lines(())

    def show_booked(self, view: OrderView, why: str = "") -> None:
        self.fulfilment.show_lines(view.lines)

    # -- beside --------------------------------------------------------------------------------

    def party_facts(self, party: Party | None, totals: Totals) -> FactGroup:
        title = _(self.PARTY_TITLE)
        if party is None:
            return inspection.party(title, None, (), None)
        if self.ORDER.buys:
            shown = [Fact(_("We owe now"), formats.money(owed.owed_to(party.id)))]
            return inspection.party(title, party, shown, None)
        amount = owed.owed_by(party.id)
        shown = [Fact(_("Owed now"), formats.money(amount))]
        return inspection.party(title, party, shown, inspection.Limit(amount, party.credit_limit))

    def last_price(self, item: Item) -> Last | None:
        return queries.last_price(self.ORDER, self.form.party_code(), item.code)

    def applied(self, item: Item, values: lines.Values) -> Applied:
        unit = values.get("unit") or item.unit
        if self.ORDER.buys:
            return prices.buying(item, unit, self.last_price(item))
        quantity = values.get("quantity") or pieces(1)
        return prices.selling(item, unit, quantity, self.form.party_code(), self.day())

    def outcome(self) -> tuple[FactGroup, ...]:
        return facts.present(
            facts.awaited(self.view), facts.closed(self.view), facts.voided(self.view)
        )

    # -- standing ------------------------------------------------------------------------------

    def pressing(self) -> object:
        standing = self.view.standing
        return standing if standing in ("closed", "expired") else None

    def steps(self) -> tuple[LifeStep, ...]:
        words = [status.STATES[each].word for each in self.STANDINGS]
        if self.view is None:
            return steps_until(words, 0)
        standing = self.view.standing
        now = self.STANDINGS.index(standing) if standing in self.STANDINGS else 1
        return steps_until(words, now, finished=now == len(words) - 1)

    def is_awaited(self) -> bool:
        return self.view is not None and self.view.awaited

    def is_closed(self) -> bool:
        return self.view is not None and self.view.standing == "closed"

    # -- acts ----------------------------------------------------------------------------------

    def close_order(self) -> None:
        """Asks why, then gives up the rest."""
        reason = dialogs.ask_text(
            self.window(),
            _("Close {number}?", number=self.view.number),
            _("What is left is not awaited any more. It can be opened again."),
            _("Reason"),
            N_("Close the rest"),
        )
        if reason is not None:
            self._changed(partial(service.close, reason=reason))

    def reopen(self) -> None:
        """The rest is awaited again."""
        self._changed(service.reopen)

    def _changed(self, act: Callable[..., object]) -> None:
        with self.by_itself():
            act(self.context.session, self.ORDER, self.view.id)
        self.load(self.require_id())
