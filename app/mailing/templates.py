"""Wordings of letters: subject and text with dotted fields, the program's own or the company's."""

from __future__ import annotations

import datetime as dt
import string
from collections.abc import Mapping
from dataclasses import dataclass

from app.access.session import Session
from app.kernel import formats
from app.kernel.department import Mailing
from app.kernel.errors import Refused
from app.kernel.money import rp
from app.kernel.period import of_date
from app.kernel.problems import Problem
from app.kernel.text import N_, speaking, translate
from app.mailing.letter import company_fields
from app.mailing.model import MailTemplate
from app.mailing.server import EDIT
from app.store import execute, insert, one

FIELDS = {
    "document.title": N_("What the paper is called"),
    "document.number": N_("Its number"),
    "document.date": N_("Its date"),
    "document.due_date": N_("Its due date"),
    "document.total": N_("Its total"),
    "document.period": N_("The period it is of"),
    "party.name": N_("Name of who gets it"),
    "party.contact": N_("Their contact person"),
    "company.name": N_("Name of this company"),
    "company.address": N_("Its address"),
    "company.phone": N_("Its phone"),
    "company.email": N_("Its e-mail"),
    "company.bank": N_("Its bank account"),
    "sender.name": N_("Who sends it"),
}
SOMETIMES = ("document.due_date", "document.total", "document.period", "party.contact")
LONGEST_SUBJECT = 200
LONGEST_BODY = 10_000


@dataclass(frozen=True, slots=True)
class Template:
    """Subject and text, still with their fields."""

    subject: str
    body: str


def fields_of(mailing: Mailing) -> tuple[str, ...]:
    """The fields that letters of a kind can have, in the order they are offered."""
    return tuple(key for key in FIELDS if key not in SOMETIMES or key in mailing.fields)


def usual(mailing: Mailing, language: str) -> Template:
    """The program's own wording."""
    with speaking(language):
        return Template(translate(mailing.subject), translate(mailing.body))


def current(mailing: Mailing, language: str) -> Template:
    """The company's wording, else the program's own."""
    row = one(
        "SELECT subject, body FROM mail_template WHERE kind = ? AND language = ?",
        (mailing.key, language),
    )
    return Template(*row) if row else usual(mailing, language)


def problems(mailing: Mailing, template: Template) -> list[Problem]:
    """What is wrong with a template, each at its field "subject" or "body"."""
    found = [
        *_problems(mailing, "subject", template.subject, LONGEST_SUBJECT),
        *_problems(mailing, "body", template.body, LONGEST_BODY),
    ]
    if "\n" in template.subject:
        found.append(Problem("subject", N_("The subject is one line.")))
    return found


def _problems(mailing: Mailing, place: str, text: str, most: int) -> list[Problem]:
    if not text.strip():
        return [Problem(place, N_("Something has to stand here."))]
    if len(text) > most:
        return [Problem(place, N_("At most {most} letters."), {"most": most})]
    try:
        used = _fields_in(text)
    except ValueError:
        sentence = N_("A brace stands alone; a field is written as {example}.")
        return [Problem(place, sentence, {"example": "{document.number}"})]
    known = fields_of(mailing)
    sentence = N_("There is no field {field} for this paper.")
    return [
        Problem(place, sentence, {"field": f"{{{each}}}"}) for each in used if each not in known
    ]


def _fields_in(text: str) -> list[str]:
    """The names between braces. Raises ValueError where one is not closed or not opened."""
    used = []
    for _words, name, form, conversion in string.Formatter().parse(text):
        if name is not None:
            used.append(
                name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
            )
    return used


def fill(template: str, fields: Mapping[str, str]) -> str:
    """The text with its fields in place. It must be without problems."""
    return "".join(
        words + (fields.get(name, "") if name is not None else "")
        for words, name, _form, _conversion in string.Formatter().parse(template)
    )


def save(session: Session, mailing: Mailing, language: str, template: Template) -> None:
    """Keeps the company's wording. Raises Refused, NotAllowed."""
    session.require(EDIT)
    found = problems(mailing, template)
    if found:
        raise Refused(found)
    with session.work() as work:
        _remove(mailing, language)
        if template != usual(mailing, language):
            insert(
                MailTemplate,
                kind=mailing.key,
                language=language,
                subject=template.subject,
                body=template.body,
            )
        work.audit("save", "mail-template", mailing.key, language=language)
        work.touch("mail-template")


def _remove(mailing: Mailing, language: str) -> None:
    execute("DELETE FROM mail_template WHERE kind = ? AND language = ?", (mailing.key, language))


def example(session: Session, mailing: Mailing, language: str) -> dict[str, str]:
    """Made-up values for every field, to look at a wording with."""
    today = session.today()
    with speaking(language):
        return {
            **company_fields(session.company),
            "document.title": translate(mailing.title),
            "document.number": "INV/26/11/0001",
            "document.date": formats.date_long(today),
            "document.due_date": formats.date_long(today + dt.timedelta(days=30)),
            "document.total": formats.rupiah(rp(1_250_000)),
            "document.period": formats.period(of_date(today)),
            "party.name": "CV Maju Bersama",
            "party.contact": "Rina Wijaya",
        }
