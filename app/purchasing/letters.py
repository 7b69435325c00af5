"""What purchasing sends by e-mail: orders, debit notes, goods receipt notes, statements."""

from __future__ import annotations

from app.access.session import Session
from app.kernel.text import N_
from app.mailing.letter import Letter
from app.purchasing.debit_note import printed as debit_note_papers
from app.purchasing.debit_note import queries as debit_notes
from app.purchasing.debit_note.rules import KIND as DEBIT_NOTE
from app.purchasing.goods_receipt import printed as goods_receipt_papers
from app.purchasing.goods_receipt import service as goods_receipts
from app.purchasing.goods_receipt.side import KIND as GOODS_RECEIPT
from app.purchasing.order import printed as order_papers
from app.purchasing.order import queries as orders
from app.purchasing.order.kind import ORDER
from app.purchasing.reports.payables import of_supplier
from app.trade import letters


def order(session: Session, order_id: int) -> Letter:
    """Raises NotFound, UserError where it is not confirmed."""
    view = orders.get(order_id, session.today())
    return letters.of_order(session, ORDER, N_("Purchase order"), view, order_papers.pdf)


def debit_note(session: Session, note_id: int) -> Letter:
    """Raises NotFound, UserError where it is not posted."""
    view = debit_notes.get(note_id)
    return letters.of_document(
        session,
        DEBIT_NOTE,
        N_("Debit note"),
        view,
        debit_note_papers.pdf,
        party=view.party,
        party_kept=view.party_kept,
        total=view.sums.total,
    )


def goods_receipt(session: Session, receipt_id: int) -> Letter:
    """Raises NotFound, UserError where it is not posted."""
    view = goods_receipts.get(session, receipt_id)
    return letters.of_document(
        session,
        GOODS_RECEIPT,
        N_("Goods receipt"),
        view,
        goods_receipt_papers.pdf,
        party=view.party,
        party_kept=view.party_kept,
    )


def statement(session: Session, supplier_id: int) -> Letter:
    """The supplier's account over the month the person works in."""
    return letters.of_account(session, "supplier-statement", of_supplier, supplier_id)
