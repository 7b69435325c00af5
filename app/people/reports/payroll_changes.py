"""What changed in the regular pay of a month against the month before, person by person, and why."""

from __future__ import annotations

from collections import defaultdict

from app import store
from app.access.session import Session
from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.money import Money
from app.kernel.period import Period, of_date
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _
from app.masters.employee import SEE_SALARY
from app.people.payroll import changes, lines
from app.people.payroll.calc import calculate
from app.people.payroll.case import REGULAR, from_text
from app.people.payroll.changes import Change, Paid
from app.people.payroll.model import AMOUNTS
from app.people.payroll.posting import KIND
from app.regulations.pay import pay_rules

KEY = "payroll-changes"

COLUMNS = (
    Column("what", N_("Figure"), chars=30),
    Column("before", N_("Month before"), Kind.MONEY, chars=15),
    Column("now", N_("This month"), Kind.MONEY, chars=15),
    Column("step", N_("Difference"), Kind.MONEY, chars=15, total=True),
    Column("why", N_("Why"), chars=44),
)

Found = dict[str, list[Paid]]


def build(session: Session, asked: Filters) -> ReportResult:
    """The month of the last day asked; drafts count too. ``department`` narrows it.

    The total of the differences is that of net pay. Needs ``people.salary.view``.
    """
    session.require(SEE_SALARY)
    month = of_date(asked.date_to or asked.as_of or session.today())
    department = asked.choices.get("department", "")
    names: dict[str, str] = {}
    before = _paid(month.plus(-1), department, names)
    now = _paid(month, department, names)
    rows: list[Row] = []
    total = 0
    for code in sorted(names):
        last, this = before.get(code, []), now.get(code, [])
        found = changes.changes(last, this)
        if found:
            rows.append(_heading(f"{code} {names[code]}", changes.net(last), changes.net(this)))
            rows += [_row(change) for change in found]
        total += changes.net(this).minor - changes.net(last).minor
    return ReportResult(
        key=KEY,
        title=_("What changed in pay"),
        subtitle=_(
            "{month} against {before}",
            month=formats.period(month),
            before=formats.period(month.plus(-1)),
        ),
        columns=COLUMNS,
        rows=rows,
        totals={"step": Money(total)},
        notes=(_("Monthly pay, drafts included; whose pay is as before is left out."),),
    )


def _heading(who: str, before: Money, now: Money) -> Row:
    values = {"what": who, "before": before, "now": now, "step": now - before, "why": _("Net pay")}
    return Row(values, style="group")


def _row(change: Change) -> Row:
    label = _(change.label) if change.label else lines.title_of(change.component, change.kind)
    return Row(
        {
            "what": label,
            "before": change.before,
            "now": change.now,
            "step": change.step,
            "why": change.why,
        },
        level=1,
    )


def _paid(month: Period, department: str, names: dict[str, str]) -> Found:
    """The regular payslips of a month that stand or are drafts, by code; whose they are goes to ``names``."""
    columns = ", ".join(f"s.{name}" for name in AMOUNTS)
    rows = store.query(
        f"SELECT s.code, s.name, s.kept, {columns} FROM payroll_slip s"
        " JOIN payroll_run r ON r.id = s.run_id"
        " LEFT JOIN void_mark v ON v.kind = ? AND v.document_id = r.id"
        " WHERE r.period = ? AND r.kind = ? AND v.document_id IS NULL"
        " AND (? = '' OR s.department = ?) ORDER BY s.code, r.id",
        (KIND, month, REGULAR, department, department),
    )
    found: Found = defaultdict(list)
    for code, name, kept, *amounts in rows:
        case, _rules = from_text(kept)
        pay = calculate(case, pay_rules(month.first_day))
        figures = {key: Money(amount) for key, amount in zip(AMOUNTS, amounts, strict=True)}
        names[code] = name
        found[code].append(Paid(figures, case, pay))
    return found
