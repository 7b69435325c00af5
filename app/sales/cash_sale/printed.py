"""From a cash sale to its slip. Printings are logged as the cash sale's own, beside those of the invoice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.access.session import Session
from app.kernel.text import _, speaking
from app.printing import issue
from app.printing.document import file_name
from app.sales.cash_sale import paper, queries, rules
from app.sales.cash_sale.paper import CashSalePaper
from app.sales.cash_sale.rules import KIND
from app.sales.invoice import printed as invoice_papers
from app.sales.invoice import queries as invoices
from app.sales.invoice.queries import InvoiceView


def render(session: Session, name: str | int, folder: Path, *, page: str = "") -> list[Path]:
    """Writes the PDF into ``folder`` and logs the printing. Raises NotFound, FileProblem.

    ``page``: a paper size of ``app.printing.stamp``; empty for the company's own.
    """
    invoice_id, _receipt = queries.require(name)
    view = invoices.get(invoice_id, session.today())
    path = folder / f"{file_name(view.number)}-{KIND}.pdf"
    model = paper_of(view)
    page = page or session.company.cash_sale_paper
    stamp = issue.issue(session, KIND, view.id, mark=issue.mark_of(view.standing), page=page)
    paper.write(model, stamp, path, issue.logo(model.invoice.letterhead))
    return [path]


def pdf(
    session: Session,
    name: str | int,
    *,
    page: str = "",
    language: str = "",
    without: frozenset[str] = frozenset(),
) -> bytes:
    """The PDF to look at, not logged; see the invoice's. ``without``: of "letterhead", "logo", "codes" and "notes"."""
    invoice_id, _receipt = queries.require(name)
    view = invoices.get(invoice_id, session.today())
    model = paper_of(view, language)
    model = replace(model, invoice=invoice_papers.less(model.invoice, without))
    mark = issue.mark_of(view.standing)
    page = page or session.company.cash_sale_paper
    stamp = issue.coming(session, KIND, view.id, mark=mark, page=page, without=without)
    return paper.draw(model, stamp, issue.logo(model.invoice.letterhead, without))


def paper_of(view: InvoiceView, language: str = "") -> CashSalePaper:
    """What the slip says, in the document's language or another."""
    paid = queries.paid(view.id)
    assert paid is not None
    invoice = invoice_papers.paper_of(view)
    invoice = replace(invoice, language=language or invoice.language)
    with speaking(invoice.language):
        method = _(rules.METHODS[paid.method])
    return CashSalePaper(
        invoice, paid.at, paid.actor, method, paid.receipt, paid.due, paid.tendered
    )
