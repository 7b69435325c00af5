"""What a cashier may do: sell, let a sale wait, and take a sale back.

A cash sale is an invoice and a receipt like all others, posted in one act: either both stand, or nothing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from app import store
from app.access.session import Session
from app.kernel.errors import Refused
from app.kernel.money import Money
from app.kernel.problems import Problem
from app.kernel.text import N_, _
from app.ledger import accounts
from app.masters import party as parties
from app.masters.party import Party
from app.sales.cash_sale import queries, rules
from app.sales.cash_sale.model import CashSale, HeldSale
from app.sales.cash_sale.rules import KIND, Payment
from app.sales.invoice import drafts
from app.sales.invoice import queries as invoices
from app.sales.invoice import rules as invoice_rules
from app.sales.invoice import service as invoicing
from app.sales.invoice.rules import Draft
from app.sales.receipt import rules as receipt_rules
from app.sales.receipt import service as receipts
from app.trade import lines as trade_lines
from app.trade import records, shelf
from app.trade import totals as trade_totals
from app.trade.names import SELLING
from app.trade.settling import Applied, PaymentDraft
from app.trade.totals import Totals

WALK_IN = "TUNAI"
ROUNDING = "cash_rounding"
CANNOT_SELL = N_("The sale cannot be posted yet.")
LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Sold:
    """A sale that was posted: its invoice and receipt, what was asked, handed over and given back."""

    invoice_id: int
    number: str
    receipt: str
    due: Money
    tendered: Money

    @property
    def change(self) -> Money:
        return self.tendered - self.due


def totals_of(draft: Draft) -> tuple[Totals | None, list[Problem]]:
    """What a sale comes to, before anybody says who buys; the problems of its lines otherwise."""
    context, problems = drafts.context(), list[Problem]()
    lines = trade_lines.resolve(draft.lines, SELLING, draft.warehouse, problems)
    if not problems:
        problems += trade_totals.problems(lines, draft.discount, draft.freight)
    if problems:
        return None, problems
    totals = trade_totals.totals(
        lines,
        discount=draft.discount,
        includes_tax=draft.prices_include_tax,
        rule=context.rule_on(draft.date),
        rounding=context.rounding,
    )
    return totals, []


def due(session: Session, total: Money, method: str) -> Money:
    """What is to be handed over for a total, paid by this method."""
    return rules.due(total, method, session.company.cash_rounding)


def sell(session: Session, draft: Draft, payment: Payment, held_id: int | None = None) -> Sold:
    """Posts the invoice and its receipt, all or none. ``held_id``: the sale that waited, whose draft becomes the invoice.

    Without a customer it is the walk-in one. Raises Refused with what stands in the way.
    """
    session.require(invoice_rules.POST)
    session.require(receipt_rules.POST)
    _require_no_discount(session, draft)
    with session.work() as work:
        draft = _as_invoice(work, draft)
        invoice_id = invoicing.save_draft(session, draft, held_id)
        number = invoicing.post_invoice(session, invoice_id, on_credit=False)
        total = invoices.total_of(invoice_id)
        asked = due(session, total, payment.method)
        found = rules.problems(payment, asked)
        if found:
            raise Refused(found, CANNOT_SELL)
        receipt = PaymentDraft(
            draft.date,
            draft.customer,
            payment.account,
            asked,
            (Applied(number, total),),
            write_off=total - asked,
            method=_(rules.METHODS[payment.method]),
        )
        (receipt_number,) = receipts.post_receipts(session, [receipt], difference=ROUNDING)
        sold = Sold(invoice_id, number, receipt_number, asked, rules.tendered(payment, asked))
        _note(work, sold, payment)
    return sold


def _note(work: store.Work, sold: Sold, payment: Payment) -> None:
    store.execute("DELETE FROM held_sale WHERE invoice_id = ?", (sold.invoice_id,))
    store.insert(
        CashSale,
        invoice_id=sold.invoice_id,
        receipt_id=records.find_id(receipts.SIDE.table, sold.receipt),
        account_id=accounts.by_code(payment.account).id,
        method=payment.method,
        due=sold.due.minor,
        tendered=sold.tendered.minor,
        at=work.at,
        actor=work.actor,
    )
    work.touch(KIND)


def _as_invoice(work: store.Work, draft: Draft) -> Draft:
    """Due at once, and to the walk-in customer where none is named."""
    return replace(draft, customer=draft.customer or _walk_in(work), due_date=draft.date)


def _walk_in(work: store.Work) -> str:
    """The customer of those who give no name; made with the first sale to one."""
    parties.ensure(work, Party(WALK_IN, _("Walk-in customer"), is_customer=True))
    return WALK_IN


def _require_no_discount(session: Session, draft: Draft) -> None:
    """Raises Refused where less is asked than the shelf says and this person may not grant that."""
    if session.may(rules.DISCOUNT):
        return
    prices = [shelf.line_price(line, draft.customer, draft.date) for line in draft.lines]
    if rules.is_reduced(draft.lines, draft.discount, prices):
        raise Refused([Problem("discount", rules.DISCOUNT_NOT_ALLOWED)], CANNOT_SELL)


def hold(session: Session, draft: Draft, title: str, held_id: int | None = None) -> int:
    """Lets a sale wait as a draft invoice under a ``title``, and returns its id."""
    session.require(invoice_rules.EDIT)
    with session.work() as work:
        invoice_id = invoicing.save_draft(session, _as_invoice(work, draft), held_id)
        store.execute("DELETE FROM held_sale WHERE invoice_id = ?", (invoice_id,))
        store.insert(
            HeldSale,
            invoice_id=invoice_id,
            title=title[:LONGEST_TITLE],
            at=work.at,
            actor=work.actor,
        )
        work.touch(KIND)
    return invoice_id


def drop(session: Session, held_id: int) -> None:
    """Throws a waiting sale away."""
    invoicing.discard(session, held_id)


def check_void(session: Session, name: str | int) -> None:
    """Refuses, as taking back would, before anybody is asked when and why."""
    session.require(invoice_rules.VOIDING)
    session.require(receipt_rules.VOIDING)
    queries.require(name)


def void_sale(
    session: Session, name: str | int, date: dt.date | None = None, reason: str = ""
) -> str:
    """Takes a sale back whole: the money, then the invoice and its goods. Returns the mirrored entry of the invoice.

    Raises AlreadyVoid where the receipt or the invoice is void.
    """
    check_void(session, name)
    invoice_id, receipt_id = queries.require(name)
    with session.work() as work:
        receipts.void_receipt(session, receipt_id, date, reason)
        entry = invoicing.void_invoice(session, invoice_id, date, reason)
        work.touch(KIND)
    return entry
