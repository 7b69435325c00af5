from __future__ import annotations

import json

import pytest

from tests.cli import office
from tests.cli.conftest import bring_in

KINDS = {
    "quotation": "Q-1",
    "sales-order": "SO-1",
    "purchase-request": "PR-1",
    "purchase-order": "PO-1",
    "sales-invoice": "F-1",
    "credit-note": "K-1",
    "debit-note": "T-1",
    "purchase-invoice": "P-1",
    "customer-receipt": "R-1",
    "supplier-payment": "B-1",
    "journal-entry": "J-1",
    "stock-move": "M-1",
    "stock-count": "H-1",
}


@pytest.mark.parametrize(("kind", "ref"), KINDS.items())
def test_a_document_is_shown_whole(call, busy, kind, ref):
    said = call("show", busy, kind, ref, "--json")
    assert said.status == 0, said.err
    document = said.facts["document"]
    assert document["ref"] == ref and document["number"]
    assert document.get("lines") or document["applied"]
    assert json.loads(call("show", busy, kind, document["number"]).out) == document


def test_an_invoice_shows_lines_totals_postings_settlements_moves_and_why(call, busy):
    document = call("show", busy, "sales-invoices", "F-1", "--json").facts["document"]
    assert len(document["lines"]) == 3
    assert {"totals", "postings", "settlements", "stock_moves", "explanation", "state"} <= set(
        document
    )
    assert len(document["stock_moves"]) == 2 and document["settlements"]
    debits = sum(float(row["debit"] or 0) for row in document["postings"])
    credits = sum(float(row["credit"] or 0) for row in document["postings"])
    assert debits == credits > 0
    assert document["state"] in ("partial", "overdue")


def test_drafts_are_posted_by_ref_or_all_together(call, company, tmp_path):
    bring_in(company, tmp_path, {**office.MASTERS, **office.OPENING})
    table = tmp_path / "sales-invoices.csv"
    table.write_text(office.DOCUMENTS["sales-invoices"], "utf-8")
    assert call("import", company, "sales-invoices", table).status == 0
    states = {
        row["state"] for row in call("list", company, "sales-invoices", "--json").facts["rows"]
    }
    assert states == {"draft"}
    said = call("post", company, "sales-invoice", "F-2", "--json")
    assert said.status == 0 and len(said.facts["posted"]) == 1
    assert call("post", company, "sales-invoice", "F-2").status == 1
    assert (
        len(call("post", company, "sales-invoice", "--all-drafts", "--json").facts["posted"]) == 1
    )
    assert call("post", company, "sales-invoice", "--all-drafts", "--json").facts["posted"] == []
    assert call("post", company, "sales-invoice").status == 2
    assert call("post", company, "sales-invoice", "F-1", "--all-drafts").status == 2


def test_one_document_that_cannot_be_posted_leaves_all_of_them_drafts(call, company, tmp_path):
    bring_in(company, tmp_path, {**office.MASTERS, **office.OPENING})
    table = tmp_path / "sales-invoices.csv"
    text = (
        office.DOCUMENTS["sales-invoices"]
        + "F-3,2026-02-13,C-002,,GUDANG,0,BRG-001,9999,pcs,1,0,ppn\n"
    )
    table.write_text(text, "utf-8")
    assert call("import", company, "sales-invoices", table).status == 0
    said = call("post", company, "sales-invoice", "F-1", "F-2", "F-3")
    assert said.status == 1 and said.err
    rows = call("list", company, "sales-invoices", "--json").facts["rows"]
    assert {row["state"] for row in rows} == {"draft"}


@pytest.mark.parametrize("kind", ["sales-invoice", "purchase-invoice", "journal-entry"])
def test_unknown_numbers_are_named(call, busy, kind):
    for verb in (("show", busy, kind, "X-404"), ("post", busy, kind, "X-404")):
        said = call(*verb)
        assert said.status == 1 and "X-404" in said.err


def test_a_void_is_dated_has_a_reason_and_happens_once(call, busy):
    assert call("void", busy, "sales-invoice", "F-2", "--date", "2026-02-14").status == 2
    words = (
        "void",
        busy,
        "sales-invoice",
        "F-2",
        "--date",
        "2026-02-14",
        "--reason",
        "salah kirim",
    )
    said = call(*words)
    assert said.status == 1 and "CN/26/02/0001" in said.err
    for note in ("K-1", "K-2"):
        void = ("void", busy, "credit-note", note, "--date", "2026-02-22", "--reason", "batal")
        assert call(*void).status == 0
    assert call(*words).status == 0
    assert call("show", busy, "sales-invoice", "F-2", "--json").facts["document"]["state"] == "void"
    assert call(*words).status == 1
    assert call("check", busy).status == 0


def test_what_is_settled_is_not_voided_and_says_by_what(call, busy):
    said = call("void", busy, "sales-invoice", "F-1", "--date", "2026-02-28", "--reason", "batal")
    assert said.status == 1 and "RCV/" in said.err


def test_a_kind_that_is_no_document_is_wrong_usage(call, busy):
    said = call("show", busy, "customers", "C-001")
    assert said.status == 2 and "sales-invoice" in said.err


def test_verbs_of_later_versions_say_so(call, busy):
    assert call("bank", busy, "x").status in (1, 2)


def test_withheld_pph21_is_filed_or_refused_with_what_is_missing(call, busy, tmp_path):
    for kind in ("bpmp", "bpa1", "bp21"):
        said = call("efiling", busy, kind, "--period", "2026-02", tmp_path / "x.xml")
        assert said.status == 1 and "NPWP" in said.err
    assert not (tmp_path / "x.xml").exists()


def test_tax_invoices_of_a_month_are_filed(call, busy, tmp_path):
    path = tmp_path / "faktur.xml"
    words = ("efiling", busy, "coretax-invoices", "--period", "2026-02", path)
    said = call(*words)
    assert said.status == 1 and "NPWP" in said.err and not path.exists()
    assert call("efiling", busy, "spt", "--period", "2026-02", path).status == 2


def test_payroll_is_calculated_again_until_it_is_posted(call, busy, tmp_path):
    first = call("payroll", busy, "2026-02", "--json").facts
    again = call("payroll", busy, "2026-02", "--json").facts
    assert first["totals"] == again["totals"] and len(first["rows"]) == 2
    posted = call("payroll", busy, "2026-02", "--post", "--payslips", tmp_path / "slips", "--json")
    assert posted.status == 0, posted.err
    assert posted.facts["files"] and all(path.endswith(".pdf") for path in posted.facts["files"])
    after = call("payroll", busy, "2026-02", "--json").facts
    assert (after["state"], after["number"]) == ("posted", posted.facts["number"])
    assert after["totals"] == first["totals"]
    assert call("check", busy).status == 0


def test_a_month_without_rules_has_no_payroll(call, busy):
    said = call("payroll", busy, "1996-02")
    assert said.status == 1 and "Traceback" not in said.err


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("sales-invoice", "F-1"),
        ("receipt", "R-1"),
        ("inventory-sheet", "2026-02-28"),
        ("stock-card", "BRG-001"),
    ],
)
def test_papers_are_pdf_files(call, busy, tmp_path, kind, name):
    said = call("print", busy, kind, name, "--to", tmp_path / "papers", "--json")
    assert said.status == 0, said.err
    made = said.facts["files"]
    assert made
    for path in made:
        with open(path, "rb") as file:
            assert file.read(5) == b"%PDF-"


def test_an_unknown_paper_is_wrong_usage(call, busy, tmp_path):
    said = call("print", busy, "napkin", "1", "--to", tmp_path / "papers")
    assert said.status == 2 and "sales-invoice" in said.err
