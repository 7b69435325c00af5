"""Two stories told whole: from quotation to money in the bank, and from request to supplier paid.

With PPN, PPh 23 kept back and goods given back on the way; at the end statements, PPN report, withholding
report and ledger say the same. The figures can be worked out by hand; the comments do.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app import companies
from app.access.session import Session
from app.kernel.money import ZERO, Money, rp
from app.kernel.quantity import each, pieces
from app.kernel.report import Filters, ReportResult
from app.links import ppn_report, withholding_report
from app.masters import party as parties
from app.purchasing.bill import queries as bills
from app.purchasing.bill import service as billing
from app.purchasing.bill import taken as bill_taken
from app.purchasing.debit_note import service as debit_notes
from app.purchasing.goods_receipt import taken as receipt_taken
from app.purchasing.goods_receipt.side import RECEIPT
from app.purchasing.order import taken as purchase_taken
from app.purchasing.order.kind import ORDER as PURCHASE_ORDER
from app.purchasing.payment import service as payments
from app.purchasing.reports import payables
from app.purchasing.request.kind import REQUEST
from app.sales.credit_note import service as credit_notes
from app.sales.delivery import taken as delivery_taken
from app.sales.delivery.side import DELIVERY
from app.sales.invoice import queries as invoices
from app.sales.invoice import service as invoicing
from app.sales.invoice import taken as invoice_taken
from app.sales.order import taken as order_taken
from app.sales.order.kind import ORDER as SALES_ORDER
from app.sales.quotation.kind import QUOTATION
from app.sales.receipt import service as receipts
from app.sales.reports import receivables
from app.trade.goods import service as goods
from app.trade.goods.rules import Draft as GoodsDraft
from app.trade.orders import queries as orders
from app.trade.orders import service as ordering
from app.trade.orders.rules import OrderDraft
from app.trade.returns.rules import Draft as NoteDraft
from app.trade.returns.rules import DraftLine as GivenBack
from app.trade.settling import Applied, PaymentDraft
from tests.trade.books import BANK, TODAY, a_shop, balance, balances, line, on_hand

SERVICES = "24-104-03"
NOVEMBER = Filters(dt.date(2026, 11, 1), dt.date(2026, 11, 30))


@pytest.fixture(autouse=True)
def shop(session: Session) -> None:
    a_shop(session)
    for code in ("C-001", "S-001"):
        parties.save(session, replace(parties.require(code), npwp="0988888889999000"))


def so_many(draft: GoodsDraft, count: int) -> GoodsDraft:
    """The draft with so much of its one line."""
    (only,) = draft.lines
    return replace(draft, lines=(replace(only, quantity=pieces(count)),))


def closing(statement: ReportResult) -> Money:
    balance_on_last_line: Money = statement.rows[-1].values["balance"]
    assert statement.totals["balance"] == balance_on_last_line
    return balance_on_last_line


def ppn_of(session: Session) -> dict[str, Money]:
    rows = ppn_report.build(session, NOVEMBER).rows
    return {row.values["party"]: row.values["ppn"] for row in rows if row.values["party"]}


def kept_back(session: Session) -> Money:
    rows = withholding_report.build(session, NOVEMBER).rows
    (found,) = [row.values["withheld"] for row in rows if row.style == ""]
    amount: Money = found
    return amount


def test_from_quotation_to_money_in_the_bank(session: Session) -> None:
    before = balances()
    offered = OrderDraft(TODAY, "C-001", (line("LMP-9", 10, 18_500), line("JASA", 4, 250_000)))
    (quotation,) = ordering.post_new(session, QUOTATION, [offered])
    taken = replace(order_taken.from_quotations(session, [quotation]), party_ref="PO-88")
    (order,) = ordering.post_new(session, SALES_ORDER, [taken])
    assert balances() == before and on_hand("LMP-9")[0] == pieces(100)

    # Ten lamps leave in two lots, each at Rp10,000; only the goods, not the work.
    waiting = delivery_taken.from_orders(session, [order])
    (first,) = goods.post_new(session, DELIVERY, [so_many(waiting, 6)])
    (second,) = goods.post_new(session, DELIVERY, [delivery_taken.from_orders(session, [order])])
    assert on_hand("LMP-9")[0] == pieces(90) and balance("cogs") == rp(100_000)

    # 10 × 18,500 = 185,000 and 11 % PPN of 20,350; then the work, 1,000,000 and 110,000.
    lamps = invoicing.post_new(session, invoice_taken.from_deliveries(session, [first, second]))
    work = invoicing.post_new(session, invoice_taken.from_orders(session, SALES_ORDER, [order]))
    assert invoices.get(lamps, TODAY).totals.total == rp(205_350)
    assert invoices.get(work, TODAY).totals.total == rp(1_110_000)
    assert invoices.get(lamps, TODAY).draft.customer_po == "PO-88"
    assert not orders.get(SALES_ORDER, order, TODAY).awaited
    assert on_hand("LMP-9")[0] == pieces(90)  # an invoice of delivered goods moves none

    # One lamp comes back: 18,500 and 2,035 less to pay, Rp10,000 of cost taken back.
    note = NoteDraft(TODAY, "C-001", lamps, (GivenBack(1, pieces(1)),))
    credit_notes.post_new(session, note)
    assert invoices.get(lamps, TODAY).outstanding == rp(184_815)
    assert on_hand("LMP-9") == (pieces(91), rp(910_000)) and balance("cogs") == rp(90_000)

    # The customer keeps 2 % of 1,000,000 back and pays the rest; the bank takes 6,500.
    applied = Applied(lamps, rp(184_815)), Applied(work, rp(1_110_000))
    receipts.post_receipts(
        session,
        [
            PaymentDraft(
                TODAY, "C-001", BANK, rp(1_274_815), applied, withheld=rp(20_000),
                tax_object=SERVICES, tax_base=rp(1_000_000), bank_charge=rp(6_500),
            )
        ],
    )  # fmt: skip
    assert {invoices.get(each, TODAY).standing for each in (lamps, work)} == {"paid"}
    assert balance(BANK) == rp(1_268_315) and balance("bank_charges") == rp(6_500)
    assert balance("receivable") == ZERO and balance("pph23_prepaid") == rp(20_000)

    statement = receivables.of_customer(session, replace(NOVEMBER, choices={"party": "C-001"}))
    assert closing(statement) == ZERO
    assert statement.totals["charged"] == rp(1_315_350) == statement.totals["paid"]
    assert ppn_of(session)["Jumlah PPN keluaran"] == rp(128_315) == -balance("ppn_out")
    assert kept_back(session) == rp(20_000)
    assert not [each for each in companies.check(session) if each.red]


def test_from_request_to_supplier_paid(session: Session) -> None:
    before = balances()
    asked = OrderDraft(TODAY, "", (line("LMP-9", 20, 0), line("JASA", 2, 0)))
    (request,) = ordering.post_new(session, REQUEST, [asked])
    made = purchase_taken.from_requests(session, [request])
    prices = line("LMP-9", 20, 11_000), line("JASA", 2, 500_000)
    agreed = tuple(
        replace(each_line, unit_price=priced.unit_price)
        for each_line, priced in zip(made.lines, prices, strict=True)
    )
    (order,) = ordering.post_new(
        session, PURCHASE_ORDER, [replace(made, party="S-001", lines=agreed)]
    )
    assert balances() == before

    # Twenty lamps come in two lots at the order's Rp11,000: 220,000 received and not yet billed.
    waiting = receipt_taken.from_orders(session, [order])
    (first,) = goods.post_new(session, RECEIPT, [so_many(waiting, 12)])
    (second,) = goods.post_new(session, RECEIPT, [receipt_taken.from_orders(session, [order])])
    assert on_hand("LMP-9") == (pieces(120), rp(1_220_000))
    assert balance("received_not_billed") == -rp(220_000)

    # The supplier charges Rp11,500: 230,000 and 25,300 PPN. The goods are worth 10,000 more.
    billed = bill_taken.from_receipts(session, [first, second])
    dearer = tuple(replace(each_line, unit_price=each(11_500)) for each_line in billed.lines)
    lamps = billing.post_new(session, replace(billed, lines=dearer, supplier_number="F-1"))
    work_draft = bill_taken.from_orders(session, PURCHASE_ORDER, [order])
    work = billing.post_new(session, replace(work_draft, supplier_number="F-2"))
    assert bills.get(lamps, TODAY).totals.total == rp(255_300)
    assert bills.get(work, TODAY).totals.total == rp(1_110_000)
    assert balance("received_not_billed") == ZERO
    assert on_hand("LMP-9") == (pieces(120), rp(1_230_000))

    # Two broken lamps go back: 23,000 and 2,530 less to pay.
    debit_notes.post_new(session, NoteDraft(TODAY, "S-001", lamps, (GivenBack(1, pieces(2)),)))
    assert bills.get(lamps, TODAY).outstanding == rp(229_770)
    assert on_hand("LMP-9") == (pieces(118), rp(1_207_000))

    # We keep 2 % of 1,000,000 back and owe it to the state; the transfer costs 6,500.
    before_paying = balance(BANK)
    applied = Applied(lamps, rp(229_770)), Applied(work, rp(1_110_000))
    payments.post_payments(
        session,
        [
            PaymentDraft(
                TODAY, "S-001", BANK, rp(1_319_770), applied, withheld=rp(20_000),
                tax_object=SERVICES, tax_base=rp(1_000_000), bank_charge=rp(6_500),
            )
        ],
    )  # fmt: skip
    assert {bills.get(each_bill, TODAY).standing for each_bill in (lamps, work)} == {"paid"}
    assert before_paying - balance(BANK) == rp(1_326_270)
    assert balance("pph23_payable") == -rp(20_000)

    # Left is what stood before: the opening purchase of 1,800,000 and 198,000.
    statement = payables.of_supplier(session, replace(NOVEMBER, choices={"party": "S-001"}))
    assert closing(statement) == rp(1_998_000) == -balance("payable")
    assert ppn_of(session)["Jumlah PPN masukan"] == rp(330_770) == balance("ppn_in")
    assert kept_back(session) == rp(20_000)
    assert not [each_check for each_check in companies.check(session) if each_check.red]
