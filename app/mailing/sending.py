"""Sending a letter: worded, enclosed, handed in, and noted with what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import format_datetime, formataddr, make_msgid

from app import store
from app.access.session import Session
from app.kernel.department import Mailing
from app.kernel.errors import FileProblem, Refused, UserError
from app.kernel.text import N_, translate
from app.mailing import addresses, templates
from app.mailing.letter import Letter
from app.mailing.model import MailLog
from app.mailing.outbox import MailProblem, Outbox, not_taken
from app.mailing.server import MailServer
from app.mailing.templates import Template

SEND = "mail.send"
SENT, FAILED = "sent", "failed"


def require(session: Session) -> None:
    """Raises NotAllowed, or FileProblem where what is sent could not be noted."""
    session.require(SEND)
    if session.read_only:
        raise FileProblem(
            N_("This company is open read-only, so nothing can be sent: what is sent is noted."),
            remedy=N_("Close it where it is being changed, then open it again."),
        )


def worded(session: Session, mailing: Mailing, letter: Letter) -> Template:
    """Subject and text of a letter with every field filled in."""
    template = templates.current(mailing, letter.language)
    return filled(session, template, letter.fields)


def filled(session: Session, template: Template, fields: Mapping[str, str]) -> Template:
    """A template with its fields filled in; of the sender too."""
    known = {**fields, "sender.name": session.user.full_name or session.user.name}
    subject = " ".join(templates.fill(template.subject, known).split())
    return Template(subject, templates.fill(template.body, known))


def send(session: Session, outbox: Outbox, letter: Letter, text: Template, to: str = "") -> None:
    """Sends one letter, to its party or to the addresses typed in ``to``, and notes what became of it.

    Raises Refused for an address, UserError where there is none or nothing to enclose, MailProblem where
    the server did not take it, for all or for some: those alone are noted as failed.
    """
    require(session)
    recipients = _recipients(letter, to)
    message = _message(session, outbox.server, text, recipients)
    message.add_attachment(
        letter.pdf(), maintype="application", subtype="pdf", filename=letter.file_name
    )
    try:
        refused = outbox.deliver(message, recipients)
    except MailProblem as error:
        _note(session, letter, recipients, text.subject, error.what())
        raise
    taken = tuple(each for each in recipients if each not in refused)
    _note(session, letter, taken, text.subject)
    if refused:
        reason = " ".join(f"{address}: {words}" for address, words in refused.items())
        _note(session, letter, tuple(refused), text.subject, reason)
        raise MailProblem(
            N_("The letter went to {taken}, but not to everybody: {reason}"),
            kept=N_("Only what the server took is marked as sent."),
            remedy=N_("Check the address, then send again."),
            taken=", ".join(taken),
            reason=reason,
        )


def send_test(session: Session, outbox: Outbox, to: str) -> None:
    """A letter that shows that the settings work. Raises Refused, MailProblem."""
    recipients = addresses.read(to)
    text = Template(
        translate(N_("A test from Back Office")),
        translate(N_("This letter shows that documents can be sent by e-mail from here.")),
    )
    refused = outbox.deliver(_message(session, outbox.server, text, recipients), recipients)
    if refused:
        raise not_taken(*next(iter(refused.items())))


def _recipients(letter: Letter, to: str) -> tuple[str, ...]:
    if not (to or letter.to).strip():
        raise UserError(
            N_("{party} has no e-mail address."),
            kept=N_("Nothing was sent."),
            remedy=N_("Type an address, or enter it with the name."),
            party=letter.party,
        )
    try:
        return addresses.read(to or letter.to)
    except Refused as error:
        raise Refused(error.problems, N_("This cannot be sent yet.")) from None


def _message(
    session: Session, server: MailServer, text: Template, recipients: tuple[str, ...]
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = formataddr((server.sender_name, server.sender))
    message["To"] = ", ".join(recipients)
    message["Subject"] = text.subject
    message["Date"] = format_datetime(_here(session.clock.now()))
    message["Message-ID"] = make_msgid(domain=server.sender.rpartition("@")[2])
    message.set_content(text.body)
    return message


def _here(moment: dt.datetime) -> dt.datetime:
    """A moment of this computer's clock with its distance from UTC."""
    return moment.astimezone()


def _note(
    session: Session, letter: Letter, recipients: tuple[str, ...], subject: str, reason: str = ""
) -> None:
    """One line of the log, and of the document's story."""
    named = ", ".join(recipients)
    with session.work() as work:
        store.insert(
            MailLog,
            at=work.at,
            actor=work.actor,
            kind=letter.kind,
            document_id=letter.document_id,
            number=letter.number,
            party=letter.party,
            recipients=named,
            subject=subject,
            outcome=FAILED if reason else SENT,
            reason=reason,
        )
        details = {"document_id": letter.document_id, "name": named}
        if reason:
            details["reason"] = f"{named}: {reason}"
        work.audit("mail-failed" if reason else "mail", letter.kind, letter.number, **details)
        work.touch("mail-log")
