"""PPh kept back from payments, by customers and by us: amounts, entries, advice, slips and the report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from app import companies
from app.access.session import Session
from app.kernel.errors import Refused, UserError
from app.kernel.money import ZERO, Money, rp
from app.kernel.report import Filters
from app.ledger import accounts
from app.links import withholding_report
from app.masters import party as parties
from app.printing.report import write_pdf
from app.purchasing.bill import queries as bills
from app.purchasing.payment import service as paying
from app.regulations import withholding as rules
from app.sales.invoice import queries as invoices
from app.sales.invoice import service as invoicing
from app.sales.receipt import service as receiving
from app.tax.withholding import withheld
from app.trade import payments, slips
from app.trade.settling import Applied, PaymentDraft
from tests.sales.builders import a_receipt, an_invoice
from tests.trade.books import BANK, TODAY, a_shop, balance, line, receive

SERVICES, RENT, SHOP = "24-104-02", "28-403-02", "28-423-01"


@pytest.fixture(autouse=True)
def shop(session: Session) -> None:
    a_shop(session)


@pytest.mark.parametrize(
    ("code", "base", "has_npwp", "due"),
    [
        (SERVICES, 10_000_000, True, 200_000),
        (SERVICES, 10_000_000, False, 400_000),
        (RENT, 10_000_000, True, 1_000_000),
        (RENT, 10_000_000, False, 1_000_000),
        (SHOP, 10_000_000, True, 50_000),
        (SERVICES, 1_234_567, True, 24_691),
    ],
)
def test_the_rates(code: str, base: int, has_npwp: bool, due: int) -> None:
    assert withheld(rp(base), rules.objects_on(TODAY)[code], has_npwp) == rp(due)


def a_service_invoice(session: Session) -> str:
    """Rp10,000,000 of work and Rp1,100,000 PPN, for a customer with an NPWP."""
    known = parties.require("C-001")
    parties.save(session, replace(known, npwp="0988888889999000"))
    return invoicing.post_new(session, an_invoice(line("JASA", 1, 10_000_000)))


def a_withheld_receipt(number: str, **fields: object) -> PaymentDraft:
    values = {
        "withheld": rp(200_000), "tax_object": SERVICES, "tax_base": rp(10_000_000), **fields,
    }  # fmt: skip
    return a_receipt(10_900_000, (number, 11_100_000), **values)


def test_what_the_customer_keeps_back_settles_and_is_ours_to_credit(session: Session) -> None:
    number = a_service_invoice(session)
    before = balance(BANK)
    receiving.post_receipts(session, [a_withheld_receipt(number)])
    assert invoices.get(number, TODAY).standing == "paid"
    assert balance(BANK) - before == rp(10_900_000)
    assert balance("pph23_prepaid") == rp(200_000)
    assert balance("receivable") == ZERO
    assert companies.check(session) and not [c for c in companies.check(session) if c.red]


def test_the_base_is_the_services_without_ppn_in_proportion(session: Session) -> None:
    number = invoicing.post_new(
        session, an_invoice(line("JASA", 1, 10_000_000), line("LMP-9", 10, 100_000))
    )
    whole = invoices.get(number, TODAY).totals.total
    draft = a_receipt(1, (number, whole.whole()))
    assert payments.tax_base(receiving.SIDE, draft) == rp(10_000_000)
    half = replace(draft, applied=(Applied(number, Money(whole.minor // 2)),))
    assert payments.tax_base(receiving.SIDE, half) == rp(5_000_000)


def test_what_we_keep_back_from_a_supplier_is_owed_to_the_state(session: Session) -> None:
    number = receive(session, line("JASA", 1, 1_000_000))
    whole = abs(bills.get(number, TODAY).outstanding)
    before = balance(BANK)
    draft = PaymentDraft(
        TODAY, "S-001", BANK, whole - rp(40_000), (Applied(number, whole),),
        withheld=rp(40_000), tax_object=SERVICES, tax_base=rp(1_000_000), bank_charge=rp(6_500),
    )  # fmt: skip
    paying.post_payments(session, [draft])
    assert bills.get(number, TODAY).standing == "paid"
    assert balance("pph23_payable") == -rp(40_000)
    assert balance("bank_charges") == rp(6_500)
    assert balance(BANK) - before == -(whole - rp(40_000) + rp(6_500))


def test_a_bank_charge_is_borne_by_us_and_the_invoice_is_paid(session: Session) -> None:
    number = invoicing.post_new(session, an_invoice(line("JASA", 1, 500_000, tax="none")))
    before = balance(BANK)
    receiving.post_receipts(session, [a_receipt(500_000, (number, 500_000), bank_charge=rp(2_500))])
    assert balance(BANK) - before == rp(497_500)
    assert balance("bank_charges") == rp(2_500)
    assert invoices.get(number, TODAY).standing == "paid"


def test_final_tax_a_customer_keeps_back_is_spent(session: Session) -> None:
    number = a_service_invoice(session)
    draft = a_receipt(
        10_100_000, (number, 11_100_000), withheld=rp(1_000_000), tax_object=RENT,
        tax_base=rp(10_000_000),
    )  # fmt: skip
    receiving.post_receipts(session, [draft])
    assert balance(accounts.for_role("pph_final_expense").code) == rp(1_000_000)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"tax_object": ""}, "tax_object"),
        ({"tax_object": "24-999-99"}, "tax_object"),
        ({"tax_base": rp(1)}, "tax_base"),
        ({"withheld": -rp(1)}, "withheld"),
        ({"bank_charge": rp(20_000_000)}, "bank_charge"),
    ],
)
def test_mistakes_are_named_at_their_field(
    session: Session, fields: dict[str, object], field: str
) -> None:
    draft = a_withheld_receipt(a_service_invoice(session), **fields)
    with pytest.raises(Refused) as refusal:
        receiving.post_receipts(session, [draft])
    assert field in [problem.field for problem in refusal.value.problems]


def test_another_amount_than_the_rate_gives_is_pointed_out(session: Session) -> None:
    draft = a_withheld_receipt(a_service_invoice(session), withheld=rp(150_000))
    found = receiving.preview(session, replace(draft, amount=rp(10_950_000)))
    (advice,) = [problem for problem in found.problems if problem.field == "withheld"]
    assert not advice.blocking and "200.000" in advice.sentence()
    assert found.entry is not None


def test_the_slip_comes_later_and_is_reported(session: Session) -> None:
    (receipt,) = receiving.post_receipts(session, [a_withheld_receipt(a_service_invoice(session))])
    slips.record(session, receiving.SIDE, receipt, " 2600ABC123 ")
    result = withholding_report.build(session, Filters(date_from=TODAY, date_to=TODAY))
    (row,) = [row for row in result.rows if row.values["number"] == receipt]
    assert (row.values["withheld"], row.values["base"]) == (rp(200_000), rp(10_000_000))
    assert (row.values["slip"], row.values["object"]) == ("2600ABC123", SERVICES)
    receiving.void_receipt(session, receipt, TODAY, "salah")
    voided = withholding_report.build(session, Filters(date_from=TODAY, date_to=TODAY))
    assert next(row.values["withheld"] for row in voided.rows if row.style == "subtotal") == ZERO
    assert balance("pph23_prepaid") == ZERO


def test_a_payment_that_kept_nothing_back_has_no_slip(session: Session) -> None:
    (receipt,) = receiving.post_receipts(session, [a_receipt(1_000)])
    with pytest.raises(UserError):
        slips.record(session, receiving.SIDE, receipt, "123")
    (other,) = receiving.post_receipts(session, [a_withheld_receipt(a_service_invoice(session))])
    with pytest.raises(Refused):
        slips.record(session, receiving.SIDE, other, " ")


def test_an_empty_report_keeps_its_headings_whole(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "pph.pdf"
    result = withholding_report.build(session, Filters(date_from=TODAY, date_to=TODAY))
    write_pdf(session, result, path)
    assert "Tanggal" in PdfReader(path).pages[0].extract_text().split()
