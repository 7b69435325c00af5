"""From a payroll run to its payslips on paper: all in one file, or one file each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from app import store
from app.access.session import Session
from app.kernel import formats
from app.kernel.errors import NotFound
from app.kernel.lifecycle import DRAFT, POSTED, VOID
from app.kernel.money import ZERO
from app.kernel.quantity import Quantity
from app.kernel.text import N_, _, speaking
from app.people.payroll import lines, queries, service
from app.people.payroll.case import BONUS_RUN, CORRECTION, SEVERANCE_RUN, THR_RUN
from app.people.payroll.posting import KIND
from app.people.payroll.queries import SlipView
from app.people.payroll.service import Run
from app.people.payslip import paper
from app.people.payslip.paper import PayLine, PayslipPaper
from app.printing import issue
from app.printing.document import file_name
from app.printing.model import Fact
from app.printing.stamp import Stamp
from app.trade import papers

SLIP_KIND = "payslip"
TITLES = {
    THR_RUN: N_("THR slip"),
    BONUS_RUN: N_("Bonus slip"),
    CORRECTION: N_("Pay correction slip"),
    SEVERANCE_RUN: N_("Severance slip"),
}


def render(
    session: Session, name: str | int, folder: Path, *, page: str = "", password: str = ""
) -> list[Path]:
    """Writes payslips as PDF: a run's (by number, ref or month) in one file, or one payslip by its number.

    ``password`` locks the file. Raises NotFound, NotAllowed without the permission to see salaries.
    """
    run, views, slip_id = _asked(session, name)
    models = [paper_of(view) for view in views]
    label = run.name if slip_id is None else views[0].number
    stamp = _stamp(session, run, page, slip_id)
    path = folder / f"{file_name(label)}.pdf"
    paper.write(models, stamp, path, _logo(models), password)
    return [path]


def write_all(
    session: Session, run_id: int, folder: Path, passwords: Mapping[str, str] | None = None
) -> list[Path]:
    """A run's payslips in one PDF, and one PDF for every person; logged as one printing.

    ``passwords`` by employee code lock the files of those people.
    """
    run, views, _one = _asked(session, run_id)
    models = [paper_of(view) for view in views]
    stamp, logo = _stamp(session, run, ""), _logo(models)
    together = folder / f"{file_name(run.name)}.pdf"
    paper.write(models, stamp, together, logo)
    return [together, *paper.write_each(models, stamp, folder, logo, passwords)]


def pdf(
    session: Session,
    slip_id: int,
    *,
    language: str = "",
    without: frozenset[str] = frozenset(),
    password: str = "",
) -> bytes:
    """One payslip to look at, not logged: what would be printed next.

    ``language``: another than the company's. ``without``: what is left out of "letterhead", "logo",
    "employer", "tax" and "year". ``password`` locks it.
    """
    view = queries.slip(session, slip_id)
    model = _less(paper_of(view, language), without)
    mark = mark_of(view.run)
    stamp = issue.coming(session, SLIP_KIND, slip_id, mark=mark, without=without)
    return paper.draw([model], stamp, _logo([model], without), password)


def run_pdf(
    session: Session, run_id: int, *, language: str = "", without: frozenset[str] = frozenset()
) -> bytes:
    """All payslips of a run to look at, not logged: what would be printed next."""
    views = queries.slips_of(session, run_id)
    models = [_less(paper_of(view, language), without) for view in views]
    mark = mark_of(service.get(run_id))
    stamp = issue.coming(session, KIND, run_id, mark=mark, without=without)
    return paper.draw(models, stamp, _logo(models, without))


def _asked(session: Session, name: str | int) -> tuple[Run, list[SlipView], int | None]:
    """The run and its payslips; or the one payslip that was named, and its id."""
    run_id = queries.find_run(name)
    if run_id is not None:
        views = queries.slips_of(session, run_id)
        if not views:
            raise NotFound(N_("This run is not calculated yet: it has no payslips."))
        return views[0].run, views, None
    slip_id = _slip_id(str(name))
    if slip_id is None:
        raise NotFound(N_("There is no payroll run or payslip {number}."), number=name)
    view = queries.slip(session, slip_id)
    return view.run, [view], slip_id


def _slip_id(number: str) -> int | None:
    """The newest payslip of this number; a void run's only where no other has it."""
    kinds = {head: kind for kind, head in queries.HEADS.items()}
    head, _slash, rest = number.partition("/")
    parts = rest.split("/", 2)
    if head not in kinds or len(parts) != 3 or not (parts[0] + parts[1]).isdecimal():
        return None
    found: int | None = store.scalar(
        "SELECT s.id FROM payroll_slip s JOIN payroll_run r ON r.id = s.run_id"
        " LEFT JOIN void_mark v ON v.kind = 'payroll' AND v.document_id = r.id"
        " WHERE s.code = ? AND r.kind = ? AND r.period % 10000 = ?"
        " ORDER BY v.document_id IS NOT NULL, s.id DESC LIMIT 1",
        (parts[2], kinds[head], int(parts[0] + parts[1])),
    )
    return found


def mark_of(run: Run) -> str:
    """What is printed across the payslips of a run: a draft's are not logged."""
    if run.standing == VOID:
        return VOID
    return "" if run.state == POSTED else DRAFT


def _stamp(session: Session, run: Run, page: str, slip_id: int | None = None) -> Stamp:
    """The printing of a posted run, or of one payslip of it, is logged; a draft is marked and not."""
    mark = mark_of(run)
    if slip_id is not None:
        return issue.issue(session, SLIP_KIND, slip_id, mark=mark, page=page)
    return issue.issue(session, KIND, run.id, mark=mark, page=page)


def _logo(models: list[PayslipPaper], without: frozenset[str] = frozenset()) -> bytes:
    return issue.logo(models[0].letterhead, without) if models else b""


def _less(model: PayslipPaper, without: frozenset[str]) -> PayslipPaper:
    """The payslip without what the employer pays, the steps of PPh 21, or the year so far."""
    if "employer" in without:
        model = replace(model, employer=(), total_employer=ZERO)
    if "tax" in without:
        model = replace(model, tax_title="", tax_steps=())
    return replace(model, year_title="", year_to_date=()) if "year" in without else model


def paper_of(view: SlipView, language: str = "") -> PayslipPaper:
    """What a payslip says; the company and the person as they were when the run was posted."""
    kept: int | None = store.scalar(
        "SELECT company_kept FROM payroll_run WHERE id = ?", (view.run.id,)
    )
    company = papers.company_of(kept)
    language = language or company["language"] or "id"
    with speaking(language):
        title = TITLES.get(view.run.kind, "")
        return PayslipPaper(
            letterhead=papers.letterhead(company),
            number=view.number,
            period=view.run.period,
            name=view.name,
            code=view.code,
            earnings=_lines(lines.earnings(view)),
            deductions=_lines(lines.deductions(view)),
            employer=_lines(lines.employer(view)),
            total_earned=view.pay.earned,
            total_deducted=view.pay.deducted,
            net=view.amounts["net"],
            total_employer=view.pay.bpjs.employer_total + view.amounts["benefit"],
            paid_on=view.run.date,
            title=_(title) if title else "",
            position=view.position,
            department=view.department,
            ptkp=view.ptkp,
            npwp=view.npwp,
            bank=view.bank,
            bank_account=view.account_number,
            attendance=_attendance(view),
            loans=_loans(view),
            tax_title=_tax_title(view),
            tax_steps=tuple(lines.tax_steps(view)),
            year_title=_year_title(view),
            year_to_date=(
                PayLine(_("Taxable gross"), view.year_gross),
                PayLine(_("PPh 21 withheld"), view.year_pph21),
            ),
            signatory=company["signatory"],
            language=language,
        )


def _lines(found: list[lines.SlipLine]) -> tuple[PayLine, ...]:
    return tuple(PayLine(line.label, line.amount, line.taxed) for line in found)


def _attendance(view: SlipView) -> tuple[Fact, ...]:
    """Overtime hours, where there were any."""
    hours = Quantity(sum(each.hours.micro for each in view.case.overtime))
    if not hours:
        return ()
    return (Fact(_("Overtime"), _("{hours} hours", hours=formats.quantity(hours))),)


def _loans(view: SlipView) -> tuple[PayLine, ...]:
    """What is still owed after this instalment, where the balance is known."""
    balance = view.case.loan_balance
    if balance is None or not balance:
        return ()
    return (PayLine(_("Loan balance"), balance - view.amounts["loan"]),)


def _tax_title(view: SlipView) -> str:
    if view.pay.severance is not None:
        return _("PPh 21 calculation (final tax of severance)")
    if view.is_final:
        return _("PPh 21 calculation (final period)")
    return _("PPh 21 calculation (monthly effective rate)")


def _year_title(view: SlipView) -> str:
    names = formats.MONTHS[formats.language()]
    month, year = view.run.period.month, view.run.period.year
    first = f"{names[0]}{formats.DASH}" if month > 1 else ""
    return f"{first}{names[month - 1]} {year}"
