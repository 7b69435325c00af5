"""What people & pay sends by e-mail: payslips, each locked with its person's birth date."""

from __future__ import annotations

from functools import partial

from app.access.session import Session
from app.kernel import formats
from app.kernel.errors import UserError
from app.kernel.text import N_, _, speaking
from app.mailing.letter import Letter, company_fields
from app.masters import employee as employees
from app.people.payroll import printed, queries
from app.printing.document import file_name


def payslip(session: Session, slip_id: int) -> Letter:
    """Raises NotFound, NotAllowed without the permission to see salaries, UserError where the run is not
    posted or the birth date that locks the file is not known: no payslip is sent without a password."""
    view = queries.slip(session, slip_id)
    if printed.mark_of(view.run):
        raise UserError(
            N_("Only payslips of a posted run are sent by e-mail."), kept=N_("Nothing was sent.")
        )
    person = employees.require(view.code)
    if person.birth_date is None:
        raise UserError(
            N_("The payslip of {name} would have no password: the birth date is not known."),
            kept=N_("Nothing was sent."),
            remedy=N_("Enter the birth date with the employee, then send again."),
            name=view.name,
        )
    language = session.company.language or "id"
    with speaking(language):
        fields = {
            **company_fields(session.company),
            "document.title": _(printed.TITLES.get(view.run.kind, N_("Payslip"))),
            "document.number": view.number,
            "document.date": formats.date_long(view.run.date),
            "document.period": formats.period(view.run.period),
            "party.name": view.name,
        }
    return Letter(
        kind=printed.SLIP_KIND,
        document_id=slip_id,
        number=view.number,
        party=view.name,
        to=person.email,
        language=language,
        fields=fields,
        file_name=f"{file_name(view.number)}.pdf",
        pdf=partial(printed.pdf, session, slip_id, password=f"{person.birth_date:%d%m%Y}"),
    )
