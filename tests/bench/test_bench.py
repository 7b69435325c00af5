"""The benchmark itself, on a few rows: that both sides write the same, and that figures judge rightly."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.people.payroll import service as payrolls
from app.sales.invoice import service
from tests.bench import books, company, payroll, switching
from tests.bench.bench import Bench
from tests.bench.figures import Figure, line
from tests.bench.recording import assert_same, recording, replay


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.fixture
def start(bench: Bench) -> Path:
    return bench.once("few.boffice", lambda path: company.make(path, 10, company.FEW))


def test_what_was_taken_down_is_written_again_to_the_last_row(bench: Bench, start: Path):
    ours, limit = bench.copy_of(start, "ours.boffice"), bench.copy_of(start, "limit.boffice")
    with company.opened(ours) as session, recording() as tape:
        for draft in company.drafts(6, items=company.FEW):
            service.post_new(session, draft)
    assert len(tape) == 6
    with pytest.raises((AssertionError, ValueError)):
        assert_same(ours, limit)
    replay(limit, tape)
    assert assert_same(ours, limit) > 100


def test_books_written_in_bulk_are_whole(bench: Bench):
    whole = bench.once("trading.boffice", company.make)
    path = bench.folder / "books.boffice"
    books.make(whole, path, 1_200)  # checks itself
    with company.opened(path) as session:
        service.post_new(session, next(company.drafts(1)))


def test_bare_integers_keep_the_same_payslips(bench: Bench):
    people = bench.once("people.boffice", lambda path: payroll._hire(path, 24))
    ours, limit = bench.copy_of(people, "ours.boffice"), bench.copy_of(people, "limit.boffice")
    with company.opened(ours) as session:
        payrolls.calculate(session, payroll.RUN)
    payroll._bare_payroll(limit)
    assert_same(ours, limit)


@pytest.mark.parametrize(
    ("ours", "target", "met"), [(2.0, 2.0, True), (2.1, 2.0, False), (9.0, None, None)]
)
def test_a_figure_is_met_up_to_its_target(ours: float, target: float | None, met: bool | None):
    figure = Figure("case", ours, 1.0, target)
    assert figure.met is met and f"{ours:.2f}" in line(figure)
    assert figure.as_json()["ratio"] == ours


def test_going_to_a_department_is_measured_beside_a_dock_of_the_same_rows(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(switching, "TURNS", 1)
    bench.once("window.boffice", company.make)
    (figure,) = switching.departments(bench)
    assert figure.ours > 0 and figure.limit > 0 and figure.target == switching.TARGET
