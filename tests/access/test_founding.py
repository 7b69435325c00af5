"""A new company with opening balances, a password and further people: whole, or not there at all."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from app import companies, founding
from app.access import team, users
from app.access.company import NewCompany
from app.accounting import opening
from app.exchange import files
from app.founding import Founding, NewMember, OpeningRow
from app.kernel.columns import Column
from app.kernel.errors import Cancelled, FileProblem, NotAllowed, Refused
from app.kernel.money import ZERO, Money
from app.kernel.progress import Progress

SECRET = "kata-sandi-1"
NEW = NewCompany("PT Baru", start=dt.date(2026, 12, 1))


def rupiah(amount):
    return Money(amount * 100)


WHOLE = Founding(
    NEW,
    (OpeningRow("1101", rupiah(5_000_000)), OpeningRow("3101", ZERO, rupiah(5_000_000))),
    SECRET,
    (NewMember("yuli", "Yuliana", "cashier", SECRET),),
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "new" / "baru.boffice"


def lines_of(rows, new=NEW):
    return [(each.field, each.line) for each in founding.balance_problems(new, rows)]


def test_everything_that_was_entered_is_there(path, clock):
    founding.found(path, WHOLE, clock)
    with pytest.raises(NotAllowed):
        companies.open_company(path, clock=clock)
    session = companies.open_company(path, users.OWNER, SECRET, clock)
    assert [row[0] for row in opening.balances()] == ["1101", "3101"]
    assert [each.name for each in team.members()] == ["pemilik", "yuli"]
    assert not [each for each in companies.check(session) if each.red]
    companies.close(session)


@pytest.mark.parametrize(
    "wrong",
    [
        {"balances": (OpeningRow("9999", rupiah(1)),)},
        {"password": "pendek"},
        {"password": ""},
        {"members": (NewMember("Yuli!", "Y", "cashier", SECRET),)},
        {"new": dataclasses.replace(NEW, name="")},
    ],
)
def test_what_is_refused_leaves_no_file(path, clock, wrong):
    with pytest.raises(Refused):
        founding.found(path, dataclasses.replace(WHOLE, **wrong), clock)
    assert not path.parent.exists() or list(path.parent.iterdir()) == []


def test_given_up_halfway_leaves_no_file(path, clock):
    progress = Progress(lambda done, _of, _doing: progress.cancel() if done == 1 else None)
    with pytest.raises(Cancelled):
        founding.found(path, WHOLE, clock, progress)
    assert list(path.parent.iterdir()) == []


def test_every_impossible_row_is_told_with_its_line():
    rows = [
        OpeningRow("9999", rupiah(1)),
        OpeningRow("1101", rupiah(1), rupiah(1)),
        OpeningRow("1101", rupiah(1)),
        OpeningRow("1100", rupiah(1)),
        OpeningRow("1201", rupiah(1)),
        OpeningRow("3999", rupiah(1)),
        OpeningRow("1102", rupiah(-1)),
    ]
    assert lines_of(rows) == [
        ("account", 1),
        ("credit", 2),
        ("account", 3),
        ("account", 4),
        ("account", 5),
        ("account", 6),
        ("debit", 7),
    ]


def test_results_open_only_within_a_year():
    row = [OpeningRow("4101", ZERO, rupiah(1))]
    assert lines_of(row) == []
    assert lines_of(row, dataclasses.replace(NEW, start=dt.date(2026, 1, 1))) == [("account", 1)]


def test_the_proposed_accounts_can_all_be_opened():
    for preset in ("trading", "services", "manufacturing"):
        new = dataclasses.replace(NEW, preset=preset)
        rows = [OpeningRow(each.code, rupiah(1)) for each in founding.opening_accounts(new)]
        assert len(rows) > 20 and lines_of(rows, new) == []


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_template_comes_back(tmp_path, ending):
    file = tmp_path / f"saldo{ending}"
    founding.write_template(file)
    assert founding.read_balances(file) == [OpeningRow("1111", rupiah(25_000_000))]


def test_a_file_that_is_no_such_table_is_a_sentence(tmp_path):
    file = tmp_path / "lain.csv"
    file.write_text("nama,umur\nMaria,4\n")
    with pytest.raises(FileProblem):
        founding.read_balances(file)
    files.write(
        file, (Column("account", ""), Column("debit", "")), [{"account": "1101", "debit": "lima"}]
    )
    with pytest.raises(Refused) as refused:
        founding.read_balances(file)
    assert [(each.field, each.line) for each in refused.value.problems] == [("debit", 2)]
