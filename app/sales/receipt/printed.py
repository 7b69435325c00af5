"""From a receipt to its kwitansi: the print model filled from what was posted (or drafted)."""

from __future__ import annotations

from app.kernel.text import N_, speaking, translate
from app.sales.receipt.paper import ReceiptPaper, SettledDocument
from app.trade import papers
from app.trade.payment_rows import PaymentView

ON_ACCOUNT = N_("Payment on account")


def paper_of(view: PaymentView) -> ReceiptPaper:
    """What the kwitansi says: identities as they were when it was posted."""
    draft = view.draft
    company = papers.company_of(view.company_kept)
    payer = papers.party_of(view.party_kept, view.party.id)
    language = papers.language_of(payer, company)
    with speaking(language):
        on_account = translate(ON_ACCOUNT)
    return ReceiptPaper(
        letterhead=papers.letterhead(company),
        number=view.number,
        date=draft.date,
        payer=payer["name"],
        amount=draft.amount,
        settled=tuple(SettledDocument(part.document, part.amount) for part in draft.applied),
        purpose=draft.notes or on_account,
        method=" · ".join(filter(None, (draft.method, view.account_name))),
        place=company["city"],
        signatory=company["signatory"],
        signatory_title=company["signatory_title"],
        language=language,
    )
