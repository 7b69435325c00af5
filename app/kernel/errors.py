"""Errors a person can cause, by name, each a sentence in the person's language.

``UserError`` tells three facts: what happened, what was kept, what to do. Anything that is not a
``UserError`` (or ``Cancelled``) is a defect of the program.
"""

from __future__ import annotations

from typing import Any

from app.kernel.problems import Problem
from app.kernel.text import N_, translate


class Cancelled(Exception):
    """The person stopped a long task. Silent."""


class UserError(Exception):
    """Says what happened, what was kept and what to do; texts are marked with N_ and translated late."""

    kept = N_("Nothing was changed.")
    remedy = ""

    def __init__(self, message: str, *, remedy: str = "", kept: str = "", **values: Any) -> None:
        super().__init__(message)
        self.message, self.values = message, values
        self.remedy = remedy or self.remedy
        self.kept = kept or self.kept

    def what(self) -> str:
        return translate(self.message, **self.values)

    def what_was_kept(self) -> str:
        return translate(self.kept, **self.values)

    def what_to_do(self) -> str:
        return translate(self.remedy, **self.values) if self.remedy else ""

    def __str__(self) -> str:
        return " ".join(
            part for part in (self.what(), self.what_was_kept(), self.what_to_do()) if part
        )


class NotAllowed(UserError):
    """The user lacks a permission."""

    remedy = N_("Ask the owner of the company for this permission.")


class NotFound(UserError):
    """A code, number or name that stands for nothing."""


class Refused(UserError):
    """A draft with problems: all of them, at once."""

    def __init__(self, problems: list[Problem], message: str = "", **values: Any) -> None:
        super().__init__(message or N_("This cannot be saved yet."), **values)
        self.problems = problems

    def __str__(self) -> str:
        sentences = [problem.sentence() for problem in self.problems]
        return " ".join([self.what(), *sentences, self.what_was_kept()])


class PeriodClosed(UserError):
    """The date falls in a locked month."""

    remedy = N_("Reopen the month, or use a date in an open month.")


class StockWouldGoNegative(UserError):
    """More would leave a warehouse than it holds, now or on a later date."""

    remedy = N_("Receive the goods first, or change the quantity or the date.")


class NumberTaken(UserError):
    """A document number or key that is already in use."""


class EntryDoesNotBalance(UserError):
    """Debits and credits differ."""


class FileProblem(UserError):
    """The company file (or another file) cannot be opened, read or written."""


class FileDamaged(FileProblem):
    """The contents of a company file cannot be trusted any more; a backup helps."""

    remedy = N_("Restore the newest backup to a new file.")


class FileGone(FileProblem):
    """The open company file was moved, deleted or replaced; it can still be read."""

    kept = N_("What was saved before is kept; nothing more was changed.")
    remedy = N_(
        "Put the file back where it was and try again, or close the company: a copy is kept."
    )


class FileInUse(FileProblem):
    """Another process has the company file open for writing; ``holder`` says who."""


class RulesMissing(UserError):
    """No regulation row is in force on the date."""
