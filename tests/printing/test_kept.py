"""Kept print models and the log of printings."""

from __future__ import annotations

import sqlite3

import peewee
import pytest

from app import store
from app.access.session import Session
from app.kernel.errors import FileProblem
from app.printing import issue, kept
from app.printing.stamp import DRAFT, VOID
from app.sales.invoice import paper as invoice
from app.sales.invoice.paper import InvoicePaper
from tests.printing.builders import an_invoice


def test_a_reprint_is_the_posted_paper(session: Session) -> None:
    with session.work() as work:
        kept.keep(work, "sales-invoice", 7, an_invoice())
    again = kept.kept("sales-invoice", 7, InvoicePaper)
    assert again == an_invoice()
    stamp = issue.preview(session)
    assert again is not None
    assert invoice.draw(again, stamp) == invoice.draw(an_invoice(), stamp)
    assert kept.kept("sales-invoice", 8, InvoicePaper) is None


def test_printings_are_counted_from_the_original(session: Session) -> None:
    copies = [issue.issue(session, "sales-invoice", 7).copy_no for _ in range(3)]
    assert copies == [0, 1, 2]
    assert issue.issue(session, "sales-invoice", 8, mark=VOID).copy_no == 0
    assert kept.printed("sales-invoice", 7) == 3
    assert store.query("SELECT actor, copy_no FROM print_log WHERE document_id = 8") == [
        (session.user.name, 0)
    ]


def test_a_preview_is_not_a_printing(session: Session) -> None:
    stamp = issue.preview(session, mark=VOID)
    assert (stamp.by, stamp.mark, stamp.copy_no) == (session.user.name, VOID, 0)
    assert kept.printed("sales-invoice", 7) == 0


def test_what_comes_next_is_known_before_it_is_printed(session: Session) -> None:
    assert issue.coming(session, "sales-invoice", 7).copy_no == 0
    issue.log(session, "sales-invoice", 7, copies=3)
    assert issue.coming(session, "sales-invoice", 7, mark=VOID).copy_no == 1
    (only,) = issue.printings("sales-invoice", 7)
    assert (only.at, only.actor, only.copy_no) == (session.clock.now(), session.user.name, 0)


def test_a_draft_is_never_a_copy_and_never_logged(session: Session) -> None:
    issue.issue(session, "sales-invoice", 7)
    assert issue.issue(session, "sales-invoice", 7, mark=DRAFT).copy_no == 0
    assert kept.printed("sales-invoice", 7) == 1


def test_read_only_looks_and_does_not_print(session: Session) -> None:
    session.read_only = True
    assert issue.coming(session, "sales-invoice", 7).copy_no == 0
    with pytest.raises(FileProblem, match="cetakan dicatat"):
        issue.require_log(session)
    with pytest.raises(FileProblem, match="cetakan dicatat"):
        issue.log(session, "sales-invoice", 7)


@pytest.mark.parametrize("table", ["kept_paper", "print_log"])
@pytest.mark.parametrize("change", ["UPDATE {table} SET kind = 'x'", "DELETE FROM {table}"])
def test_what_was_printed_stays(session: Session, table: str, change: str) -> None:
    with session.work() as work:
        kept.keep(work, "sales-invoice", 7, an_invoice())
        kept.log_print(work, "sales-invoice", 7)
    with (
        pytest.raises((peewee.IntegrityError, sqlite3.IntegrityError), match="append-only"),
        session.work(),
    ):
        store.execute(change.format(table=table))


def test_a_document_keeps_one_paper(session: Session) -> None:
    with session.work() as work:
        kept.keep(work, "sales-invoice", 7, an_invoice())
    with (
        pytest.raises((peewee.IntegrityError, sqlite3.IntegrityError)),
        session.work() as work,
    ):
        kept.keep(work, "sales-invoice", 7, an_invoice(number="INV/2"))
