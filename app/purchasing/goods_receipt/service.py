"""What one may do with a goods receipt. The work itself is told once in `app.trade.goods.service`."""

from __future__ import annotations

import datetime as dt

from app.access.session import Session
from app.purchasing.goods_receipt.side import RECEIPT
from app.trade.goods import rows, service
from app.trade.goods.rows import GoodsView
from app.trade.goods.rules import Draft
from app.trade.goods.service import Preview


def get(_session: Session, name: str | int) -> GoodsView:
    """The goods receipt of that number, ref or id, whole. Raises NotFound."""
    return rows.get(RECEIPT, name)


def save_draft(session: Session, draft: Draft, receipt_id: int | None = None) -> int:
    """Keeps a draft and returns its id."""
    return service.save_draft(session, RECEIPT, draft, receipt_id)


def discard(session: Session, name: str | int) -> None:
    """Throws a draft away."""
    service.discard(session, RECEIPT, name)


def preview(session: Session, draft: Draft) -> Preview:
    """The entry, the values and the problems of a draft; writes nothing."""
    return service.preview(session, RECEIPT, draft)


def post_receipt(session: Session, name: str | int) -> str:
    """Posts a draft by ref or id and returns its number."""
    return service.post_draft(session, RECEIPT, name)


def check_void(session: Session, name: str | int) -> None:
    """Refuses, as voiding would, before anybody is asked when and why."""
    service.check_void(session, RECEIPT, name)


def void_receipt(
    session: Session, name: str | int, date: dt.date | None = None, reason: str = ""
) -> str:
    """Takes a posted goods receipt back. Returns its number."""
    return service.void(session, RECEIPT, name, date, reason)


def duplicate(session: Session, name: str | int, date: dt.date | None = None) -> Draft:
    """The same as a new, unsaved draft dated ``date`` (today)."""
    return service.duplicate(session, RECEIPT, name, date)
