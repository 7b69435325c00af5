"""The books as plain text: another program reads them and comes to the same balances."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess

import pytest

from app.accounting import opening, plain_text
from app.kernel.errors import Cancelled
from app.kernel.money import ZERO, Money, rp
from app.kernel.progress import Progress
from app.ledger import accounts, balances, posting
from app.ledger.plan import EntryPlan, Line
from tests.ledger.builders import plan, post, sale

HEDGER = shutil.which("hledger")
NASTY = 'Jual; "murah" | 5: {x}\n2026-01-01 * curang \\ 😀'


@pytest.fixture
def books(session):
    opening.save_balance(session, "1101", rp(1_000), ZERO)
    opening.save_balance(session, "3101", ZERO, rp(1_000))
    for month in range(1, 12):
        post(session, sale(month * 10, dt.date(2026, month, 3)))
    lines = (
        Line(accounts.by_code("6202"), Money(12_345)),
        Line(accounts.by_code("7204"), Money(5)),
        Line(accounts.by_code("1101"), Money(-12_350)),
    )
    entry = post(session, EntryPlan(dt.date(2026, 5, 4), "test", NASTY, lines))
    with session.work() as work:
        posting.reverse(work, entry.id, dt.date(2026, 5, 9), "")
        posting.post(work, plan(("7201", 3), ("7101", -3)), ("test", 9))
    return session


def written(session, tmp_path, kind: str) -> str:
    path = tmp_path / f"buku.{kind}"
    plain_text.write(session, kind, path)
    return path.read_text("utf-8")


@pytest.mark.skipif(HEDGER is None, reason="hledger is not installed here")
def test_hledger_agrees(books, tmp_path):
    written(books, tmp_path, "hledger")
    command = [str(HEDGER), "-f", str(tmp_path / "buku.hledger")]
    check = subprocess.run(
        [*command, "check", "--strict"], check=False, capture_output=True, text=True
    )
    assert check.returncode == 0, check.stderr
    told = subprocess.run(
        [*command, "balance", "--flat", "--empty", "-O", "csv"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    found = {
        code: Money(int(amount.replace(",", "").replace(".", "")))
        for code, amount in re.findall(r':(\d{4}) [^"]*","IDR (-?[\d,]+\.\d\d)"', told)
    }
    ours = {each.code: balances.balance(each.id) for each in accounts.all_accounts()}
    assert found
    assert found == {code: ours[code] for code in found}
    assert {code for code, amount in ours.items() if amount} <= set(found)


def test_every_entry_is_written_and_balances(books, tmp_path):
    text = written(books, tmp_path, "hledger")
    entries = re.split(r"\n(?=\d{4}-)", text)[1:]
    assert len(entries) == 16
    for entry in entries:
        amounts = re.findall(r"IDR (-?\d+\.\d\d)$", entry, re.MULTILINE)
        assert sum(int(amount.replace(".", "")) for amount in amounts) == 0
    assert '2026-05-04 * (JU/26/05/0002) Jual, "murah" / 5: {x} 2026-01-01' in text


def test_beancount_names_and_quotes_are_its_own(books, tmp_path):
    text = written(books, tmp_path, "beancount")
    assert "2025-12-31 open Assets:1101-Kas IDR" in text
    assert 'Jual; \\"murah\\" | 5: {x} 2026-01-01 * curang \\\\ 😀"' in text
    names = set(re.findall(r"^  ([A-Z]\S+)  -?\d", text, re.MULTILINE))
    opened = set(re.findall(r"open (\S+) IDR", text))
    assert names <= opened
    assert all(re.fullmatch(r"[A-Z][a-z]+:[A-Za-z0-9-]+", name) for name in opened)


def test_other_income_and_expense_stand_on_their_own_sides(books, tmp_path):
    text = written(books, tmp_path, "hledger")
    assert "Income:7101" in text
    assert "Expenses:7201" in text


def test_a_cancelled_export_leaves_what_was_there(books, tmp_path):
    path = tmp_path / "buku.journal"
    path.write_text("lama", "utf-8")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        plain_text.write(books, "hledger", path, progress)
    assert path.read_text("utf-8") == "lama"
    assert [each.name for each in tmp_path.glob("buku*")] == ["buku.journal"]


def test_empty_books_are_readable(session, tmp_path):
    assert "account Assets:1101 Kas" in written(session, tmp_path, "hledger")
    assert "2026-01-01 open Assets:1101-Kas IDR" in written(session, tmp_path, "beancount")
