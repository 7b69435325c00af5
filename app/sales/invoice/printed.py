"""From an invoice to its paper: the print model filled from what was posted (or drafted).

A posted invoice needs no model of its own kept: its rows are frozen, and the names and numbers of both
sides were kept with it, so the model filled from them years later is the same.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from app.access.session import Session
from app.kernel.money import ZERO
from app.kernel.rate import NO_RATE
from app.printing import issue
from app.printing.document import file_name
from app.regulations import ppn as ppn_rules
from app.regulations import qris
from app.sales.invoice import paper, queries
from app.sales.invoice.paper import InvoicePaper
from app.sales.invoice.queries import InvoiceView, LineView
from app.sales.invoice.rules import KIND
from app.sales.tax_invoice import queries as tax_invoices
from app.tax.transaction_code import of_taxes
from app.trade import papers
from app.trade.priced.paper import PricedLine
from app.trade.priced.tax import factor_of


def render(session: Session, name: str | int, folder: Path, *, page: str = "") -> list[Path]:
    """Writes the PDF into ``folder`` and logs the printing; a draft is marked and not logged.

    ``page``: a paper size of ``app.printing.stamp``; empty for the company's own. Raises NotFound, FileProblem.
    """
    view = queries.get(name, session.today())
    path = folder / f"{file_name(view.number or view.draft.ref or str(view.id))}.pdf"
    model = paper_of(view)
    mark = issue.mark_of(view.standing)
    page = page or session.company.invoice_paper
    stamp = issue.issue(session, KIND, view.id, mark=mark, page=page)
    paper.write(model, stamp, path, issue.logo(model.letterhead))
    return [path]


def pdf(
    session: Session,
    name: str | int,
    *,
    page: str = "",
    language: str = "",
    without: frozenset[str] = frozenset(),
) -> bytes:
    """The PDF to look at, not logged: what ``render`` would write next.

    ``language``: another than the document's own. ``without``: what is left out of "letterhead",
    "logo", "codes", "bank" and "notes".
    """
    view = queries.get(name, session.today())
    model = less(paper_of(view), without)
    if language:
        model = replace(model, language=language)
    mark = issue.mark_of(view.standing)
    page = page or session.company.invoice_paper
    stamp = issue.coming(session, KIND, view.id, mark=mark, page=page, without=without)
    return paper.draw(model, stamp, issue.logo(model.letterhead, without))


def less(model: InvoicePaper, without: frozenset[str]) -> InvoicePaper:
    """The paper without item codes, box of where to pay, or notes."""
    if "codes" in without:
        model = replace(model, lines=tuple(replace(line, code="") for line in model.lines))
    if "bank" in without:
        model = replace(model, bank_name="", bank_account="", bank_holder="", qris="")
    return replace(model, notes="") if "notes" in without else model


def paper_of(view: InvoiceView) -> InvoicePaper:
    """What the invoice says on paper: identities as they were when it was posted."""
    draft, totals = view.draft, view.totals
    company = papers.company_of(view.company_kept)
    customer = papers.party_of(view.customer_kept, view.customer.id)
    rule = ppn_rules.rule_on(draft.date) if totals.ppn else None
    due = draft.due_date or draft.date
    return InvoicePaper(
        letterhead=papers.letterhead(company),
        customer=papers.addressee(customer),
        number=view.number,
        date=draft.date,
        due_date=due,
        lines=tuple(_line(line) for line in view.lines),
        gross=totals.gross,
        net=totals.net,
        total=totals.total,
        discount=totals.line_discount + totals.discount,
        freight=totals.freight,
        dpp_other=totals.dpp_other if totals.dpp_other != totals.dpp else ZERO,
        dpp_factor=factor_of(totals, rule),
        ppn_rate=rule.rate if rule else NO_RATE,
        ppn=totals.ppn,
        includes_tax=draft.prices_include_tax,
        terms_days=(due - draft.date).days,
        instalments=view.instalments,
        customer_po=draft.customer_po,
        tax_code=_transaction_code(view),
        faktur_pajak=tax_invoices.number_of(view.id),
        bank_name=company["bank_name"],
        bank_account=company["bank_account"],
        bank_holder=company["bank_holder"],
        qris=_qris(company, view),
        notes="\n".join(filter(None, (draft.notes, company["notes_invoice"]))),
        place=company["city"],
        signatory=company["signatory"],
        signatory_title=company["signatory_title"],
        language=papers.language_of(customer, company),
    )


def _qris(company: dict[str, Any], view: InvoiceView) -> str:
    """The company's code; it asks for the total and names the invoice where the company wants that."""
    payload: str = company["qris"]
    asks = company.get("qris_amount") and view.number and not qris.problems(payload)
    total = view.totals.total.whole()
    return qris.with_amount(payload, total, view.number) if asks else payload


def _line(line: LineView) -> PricedLine:
    draft, amounts = line.draft, line.amounts
    return PricedLine(
        name=draft.description,
        code=line.printed_code,
        quantity=draft.quantity,
        unit=draft.unit,
        unit_price=draft.unit_price,
        discount=draft.discount,
        amount=amounts.gross - amounts.discount,
    )


def _transaction_code(view: InvoiceView) -> str:
    """The code of the faktur pajak; empty where no PPN is shown and none was chosen."""
    chosen = view.draft.transaction_code
    return chosen or (of_taxes([line.draft.tax for line in view.lines]) if view.totals.ppn else "")
