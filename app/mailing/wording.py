"""The usual wording of letters, until a company writes its own. Fields stand in braces with their dots."""

from __future__ import annotations

from app.kernel.text import N_

SUBJECT = N_("{document.title} {document.number} from {company.name}")
INVOICE = N_(
    "Dear {party.name},\n\nEnclosed is invoice {document.number} of {document.date}. The amount of"
    " {document.total} is due on {document.due_date}.\n\nPlease pay into: {company.bank}\n\n"
    "Kind regards,\n{sender.name}\n{company.name}\n{company.phone}"
)
RECEIPT = N_(
    "Dear {party.name},\n\nThank you for your payment of {document.total} on {document.date}."
    " Enclosed is our receipt {document.number}.\n\n"
    "Kind regards,\n{sender.name}\n{company.name}\n{company.phone}"
)
NOTE = N_(
    "Dear {party.name},\n\nEnclosed is {document.title} {document.number} of {document.date} for"
    " {document.total}.\n\nKind regards,\n{sender.name}\n{company.name}\n{company.phone}"
)
GOODS = N_(
    "Dear {party.name},\n\nEnclosed is {document.title} {document.number} of {document.date}.\n\n"
    "Kind regards,\n{sender.name}\n{company.name}\n{company.phone}"
)
STATEMENT_SUBJECT = N_("{document.title} {document.period} from {company.name}")
STATEMENT = N_(
    "Dear {party.name},\n\nEnclosed is the statement of your account, {document.period}. The balance"
    " is {document.total}. Please tell us if anything in it differs from your books.\n\n"
    "Kind regards,\n{sender.name}\n{company.name}\n{company.phone}"
)
PAYSLIP_SUBJECT = N_("{document.title} {document.period}")
PAYSLIP = N_(
    "Dear {party.name},\n\nEnclosed is your {document.title} for {document.period}. The file opens with"
    " your birth date in eight digits: day, month, year (DDMMYYYY).\n\n"
    "Kind regards,\n{sender.name}\n{company.name}"
)
