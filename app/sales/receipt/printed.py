"""From a receipt to its kwitansi: the print model filled from what was posted (or drafted)."""

from __future__ import annotations

from pathlib import Path

from app.access.session import Session
from app.kernel.text import N_, speaking, translate
from app.printing import issue
from app.printing.document import file_name
from app.sales.receipt import paper, queries
from app.sales.receipt.paper import ReceiptPaper, SettledDocument
from app.sales.receipt.rules import KIND
from app.trade import papers
from app.trade.payment_rows import PaymentView

ON_ACCOUNT = N_("Payment on account")


def render(session: Session, name: str | int, folder: Path, *, page: str = "") -> list[Path]:
    """Writes the PDF into ``folder`` and logs the printing; a draft is marked and not logged.

    ``page``: a paper size of ``app.printing.stamp``; empty for the paper's own. Raises NotFound, FileProblem.
    """
    view = queries.get(name)
    path = folder / f"{file_name(view.number or view.draft.ref or str(view.id))}.pdf"
    model = paper_of(view)
    mark = issue.mark_of(view.standing)
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

    ``language``: another than the document's own. ``without``: what is left out of
    "letterhead" and "logo".
    """
    view = queries.get(name)
    model = paper_of(view, language)
    mark = issue.mark_of(view.standing)
    stamp = issue.coming(session, KIND, view.id, mark=mark, page=page, without=without)
    return paper.draw(model, stamp, issue.logo(model.letterhead, without))


def paper_of(view: PaymentView, language: str = "") -> ReceiptPaper:
    """What the kwitansi says: identities as they were when it was posted; in the party's language."""
    draft = view.draft
    company = papers.company_of(view.company_kept)
    payer = papers.party_of(view.party_kept, view.party.id)
    language = language or papers.language_of(payer, company)
    with speaking(language):
        on_account = translate(ON_ACCOUNT)
        method = papers.method_of(draft, view.account_name)
    return ReceiptPaper(
        letterhead=papers.letterhead(company),
        number=view.number,
        date=draft.date,
        payer=payer["name"],
        amount=draft.amount,
        settled=tuple(SettledDocument(part.document, part.amount) for part in draft.applied),
        purpose=draft.notes or on_account,
        method=method,
        place=company["city"],
        signatory=company["signatory"],
        signatory_title=company["signatory_title"],
        language=language,
    )
