"""The demo company is the same every time, its books are sound, and its year looks like one."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from app import companies, store
from app.access.session import Session
from app.demo import cast, make
from app.inventory import stock_list
from app.kernel.clock import FixedClock
from app.kernel.errors import Cancelled, UserError
from app.kernel.money import Money, rp
from app.kernel.period import Period, of_date
from app.kernel.progress import Progress
from app.ledger import accounts, balances
from app.stock import queries as stock

TODAY = dt.date(2026, 11, 23)
FIRST = Period(2025, 12)
NOW = FixedClock(dt.datetime.combine(TODAY, dt.time(9, 41)))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("demo") / "year.boffice", TODAY)


@pytest.fixture
def demo(made: Path) -> Iterator[Session]:
    """The demo company of a year, opened only to look at."""
    session = companies.open_company(made, clock=NOW, read_only=True)
    yield session
    companies.close(session)


def months() -> list[Period]:
    return [FIRST.plus(number) for number in range(12)]


def at_the_end(code: str, month: Period) -> Money:
    return balances.balance(accounts.by_code(code).id, month.last_day)


def counted(sql: str, *parameters: object) -> int:
    return int(store.scalar(sql, parameters))


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with sqlite3.connect(path) as file:
        tables = [
            name
            for (name,) in file.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            )
        ]
        return {name: sorted(file.execute(f"SELECT * FROM {name}"), key=repr) for name in tables}


def test_the_same_last_day_gives_the_same_company(tmp_path: Path) -> None:
    one, two, other = (
        everything(make(tmp_path / f"{name}.boffice", day, months=2))
        for name, day in (("one", TODAY), ("two", TODAY), ("other", dt.date(2026, 11, 20)))
    )
    assert set(one) == set(two)
    assert [table for table in one if one[table] != two[table]] == []
    assert one["journal_entry"] != other["journal_entry"]


def test_every_check_is_green(demo: Session) -> None:
    results = companies.check(demo)
    assert [each.detail for each in results if not each.ok and not each.amber] == []
    assert {"I4", "I8", "S1", "S5", "I3"} <= {each.name for each in results}


@pytest.mark.parametrize(
    ("today", "long"),
    [
        (dt.date(2026, 11, 1), 1),  # a Sunday, the first of its month
        (dt.date(2027, 1, 31), 2),
        (dt.date(2026, 3, 31), 3),
        (dt.date(2028, 2, 29), 1),
    ],
)
def test_any_day_and_length_will_do(tmp_path: Path, today: dt.date, long: int) -> None:
    path = make(tmp_path / "short.boffice", today, months=long)
    session = companies.open_company(path, clock=FixedClock(dt.datetime.combine(today, dt.time(9))))
    try:
        assert [r.name for r in companies.check(session) if not r.ok and not r.amber] == []
        assert counted("SELECT COUNT(*) FROM sales_invoice WHERE state = 'posted'") > 0
        assert store.scalar("SELECT MAX(date) FROM journal_entry") <= today.isoformat()
    finally:
        companies.close(session)


def test_money_never_runs_out(demo: Session) -> None:
    for code in ("1101", "1102", "1111", "1112"):
        rows = store.query(
            "SELECT date, SUM(SUM(amount)) OVER (ORDER BY date) FROM journal_line"
            " WHERE account_id = ? GROUP BY date",
            (accounts.by_code(code).id,),
        )
        assert rows
        assert [date for date, held in rows if held < 0] == []


def test_stock_is_its_account_at_every_month_end(demo: Session) -> None:
    for month in months():
        value = stock.stock_value(month.last_day)
        assert value == at_the_end("1301", month)
        assert value.minor > 0


def test_the_figures_are_those_of_a_trader(demo: Session) -> None:
    """Margin and profit of the whole history; closing entries left out."""
    rows = store.query(
        "SELECT substr(a.code, 1, 1), -SUM(l.amount) FROM journal_line l"
        " JOIN account a ON a.id = l.account_id JOIN journal_entry e ON e.id = l.entry_id"
        " WHERE a.code >= '4' AND NOT e.is_closing GROUP BY 1"
    )
    result = dict(rows)
    sales = result["4"]
    assert Fraction(1, 5) < Fraction(sales + result["5"], sales) < Fraction(3, 10)
    assert 0 < Fraction(sum(result.values()), sales) < Fraction(1, 10)
    for month in months():
        assert rp(200_000_000) < at_the_end("1201", month) < rp(1_500_000_000)
        assert rp(100_000_000) < -at_the_end("2101", month) < rp(1_200_000_000)


def test_a_year_of_everything(demo: Session) -> None:
    """No room of the program is empty."""
    assert counted("SELECT COUNT(DISTINCT period) FROM journal_entry") >= len(months())
    found = dict(
        store.query("SELECT kind, COUNT(*) FROM stock_document WHERE state = 'posted' GROUP BY 1")
    )
    assert set(found) == {"receipt", "issue", "transfer", "adjustment"}
    assert found["transfer"] > 12
    for table, least in (
        ("sales_invoice", 200),
        ("customer_receipt", 100),
        ("purchase_invoice", 50),
        ("supplier_payment", 50),
        ("journal_voucher", 150),
    ):
        assert counted(f"SELECT COUNT(*) FROM {table} WHERE number IS NOT NULL") >= least
    assert counted("SELECT COUNT(*) FROM stock_count WHERE state = 'posted'") >= 3
    assert counted("SELECT COUNT(*) FROM overtime") > 0


def test_people_are_paid_every_month_and_once_for_the_holiday(demo: Session) -> None:
    paid = store.query(
        "SELECT r.kind, r.period FROM payroll_run r JOIN payroll_payment p ON p.run_id = r.id"
        " ORDER BY 1, 2"
    )
    regular = [period for kind, period in paid if kind == "regular"]
    assert regular == [month.number for month in months()[:-1]]
    assert [kind for kind, _period in paid if kind != "regular"] == ["thr"]
    for code in ("2201", "2202"):  # salaries and holiday allowance: nothing stays owed
        assert at_the_end(code, months()[-1]) == rp(0)


def test_old_months_are_locked_and_the_old_year_is_closed(demo: Session) -> None:
    locked = [row[0] for row in store.query("SELECT number FROM period WHERE state = 'locked'")]
    assert locked == [month.number for month in months()[:-2]]
    assert counted("SELECT COUNT(*) FROM journal_entry WHERE is_closing AND date = '2025-12-31'")


def test_what_waits_on_the_last_day(demo: Session) -> None:
    this_month = of_date(TODAY).first_day.isoformat()
    drafts = "SELECT COUNT(*) FROM sales_invoice WHERE state = 'draft' AND date = '2026-11-23'"
    assert counted(drafts) == 2
    assert counted("SELECT COUNT(*) FROM held_sale") == 1  # one of them waits at the counter
    assert counted("SELECT COUNT(DISTINCT method) FROM cash_sale") == 3
    waiting = (
        "SELECT r.period, COUNT(*) FROM payroll_run r JOIN payroll_slip s ON s.run_id = r.id"
        " WHERE r.state <> 'posted' GROUP BY r.id"
    )
    assert store.query(waiting) == [(202611, len(cast.employees()))]
    void_this_month = (
        "SELECT i.customer_id FROM void_mark v JOIN sales_invoice i ON i.id = v.document_id"
        " WHERE v.kind = 'sales-invoice' AND v.date >= ? AND i.date >= ?"
    )
    assert len(store.query(void_this_month, (this_month, this_month))) == 1
    overdue = counted(
        "SELECT COUNT(*) FROM open_item o JOIN item_balance b ON b.open_item_id = o.id"
        " WHERE o.control = 'receivable' AND b.outstanding > 0 AND o.due_date < '2026-11-23'"
    )
    assert 1 <= overdue <= 12
    assert 1 <= len(stock_list.below_minimum()) == stock_list.below_count() <= 3
    half = store.query(
        "SELECT COUNT(*), COUNT(counted) FROM stock_count_line l JOIN stock_count c"
        " ON c.id = l.count_id WHERE c.state = 'draft'"
    )
    assert half == [(5, 2)]


def test_the_wrong_invoice_was_written_again(demo: Session) -> None:
    """The void one and the one for it sell the same goods to different customers."""
    rows = store.query(
        "SELECT i.id, i.customer_id, i.total, v.reason FROM sales_invoice i LEFT JOIN void_mark v"
        " ON v.kind = 'sales-invoice' AND v.document_id = i.id WHERE i.number IS NOT NULL"
    )
    (wrong,) = [row for row in rows if row[3]]
    right = next(row for row in rows if row[0] > wrong[0])
    assert right[2] == wrong[2]
    assert right[1] != wrong[1]


def test_an_existing_file_is_left_alone(made: Path) -> None:
    before = made.stat().st_size
    with pytest.raises(UserError):
        make(made, TODAY, months=1)
    assert made.stat().st_size == before


class Impatient(Progress):
    """Gives up half way."""

    def report(self, done: int, of: int, doing: str = "") -> None:
        if done * 2 > of:
            self.cancel()
        super().report(done, of, doing)


def test_who_gives_up_half_way_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        make(tmp_path / "half.boffice", TODAY, months=1, progress=Impatient())
    assert list(tmp_path.iterdir()) == []
