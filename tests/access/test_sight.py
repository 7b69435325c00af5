"""Who may not see a department sees nothing of it: lists, documents, reports, cards, command line."""

from __future__ import annotations

import pytest

from app import companies, departments
from app.access import team
from app.access.team import MemberDraft
from app.kernel.department import load
from app.kernel.errors import NotAllowed
from app.kernel.report import Filters
from app.sales.invoice import queries as invoices
from app.sales.invoice.listings import LISTING as INVOICES
from app.sales.receipt import queries as receipts

SECRET = "kata-sandi-1"


@pytest.fixture
def enter(session, clock):
    """Opens the company for a person with just these permissions."""
    opened = []

    def at_the_desk(*permissions):
        team.set_password(session, "pemilik", SECRET)
        made = team.save_role(session, "Tamu", frozenset(permissions))
        team.add(session, MemberDraft("tamu", "", made, SECRET))
        companies.close(session)
        opened.append(companies.open_company(session.path, "tamu", SECRET, clock))
        return opened[0]

    yield at_the_desk
    for each in opened:
        companies.close(each)


def listings():
    """Every list that a manifest names, by department."""
    return [
        (each, table.listing)
        for each in departments.departments()
        for kind in each.tables
        if (table := load(kind.table)).listing is not None and table.listing.permission
    ]


def test_every_department_has_its_sight():
    known = {each.key for each in departments.permissions()}
    assert {each.view for each in departments.departments()} <= known


def test_lists_are_closed_to_who_may_not_see(enter):
    enter("backup.make")
    assert {each.key for each, _listing in listings()} >= {
        "sales",
        "purchasing",
        "inventory",
        "accounting",
        "people",
    }
    for each, listing in listings():
        with pytest.raises(NotAllowed, match=each.view):
            listing.window()


def test_documents_are_closed_too(enter, session):
    enter("purchasing.view")
    with pytest.raises(NotAllowed):
        invoices.get("INV/26/01/0001", session.today())
    with pytest.raises(NotAllowed):
        receipts.get("RCV/26/01/0001")


def test_reports_and_cards_are_closed(enter):
    guest = enter("purchasing.view")
    for each in departments.departments():
        if each.key != "purchasing" and each.cards:
            assert load(each.cards)(guest) == []
        for report in each.reports:
            if report.permission:
                with pytest.raises(NotAllowed, match=report.permission):
                    load(report.build)(guest, Filters())


def test_who_may_act_may_see(enter):
    clerk = enter("sales.invoice.edit")
    assert clerk.may("sales.view") and not clerk.may("people.view")
    assert INVOICES.window().count() == 0


@pytest.mark.parametrize(
    "words",
    [
        ("list", "sales-invoices"),
        ("list", "customers"),
        ("show", "sales-invoice", "INV/26/01/0001"),
        ("report", "trial-balance", "-"),
        ("report", "integrity", "-"),
    ],
)
def test_the_command_line_asks_too(enter, monkeypatch, capsys, words):
    guest = enter("purchasing.view")
    companies.close(guest)
    monkeypatch.setenv("BACKOFFICE_PASSWORD", SECRET)
    verb, *rest = words
    from app.cli.main import main

    assert main([verb, str(guest.path), *rest, "--user", "tamu"]) == 1
    assert "tamu" in capsys.readouterr().err
