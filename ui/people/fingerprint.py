"""Bringing in the file of a fingerprint machine: which column is what, who is who, and what cannot be read."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout

from app.kernel.errors import UserError
from app.kernel.text import N_, _, translate_count
from app.people.attendance import machine, service
from app.people.attendance.machine import MachineFile, Reading
from app.people.attendance.service import Brought
from ui.kit import tasks, theme
from ui.kit.actions import bind
from ui.kit.buttons import Button, discard, foot, label
from ui.kit.dialogs import Banner
from ui.kit.fields import Choice, FlagBox
from ui.kit.form import Form, scrolling
from ui.kit.lookup import LookupField
from ui.kit.manifest import Context
from ui.people.picking import EVERYBODY

MOST_UNKNOWN, MOST_TOLD = 30, 5


def ask_for_file(context: Context) -> None:
    """Chooses a file and opens what is made of it."""
    kinds = f"{_('Files of fingerprint machines')} (*.csv *.txt *.dat *.xlsx *.xlsm *.ods)"
    chosen, _filter = QFileDialog.getOpenFileName(context.window, _("Fingerprint file"), "", kinds)
    if chosen:
        open_path(context, Path(chosen))


def open_path(context: Context, path: Path) -> FingerprintDialog | None:
    """The dialog of a file; None where it cannot be read, which is told."""
    try:
        file = machine.open_file(path)
    except UserError as error:
        context.show_error(error)
        return None
    dialog = FingerprintDialog(context, file)
    dialog.open()
    return dialog


class FingerprintDialog(QDialog):
    """What a file says, told before anything is written."""

    def __init__(self, context: Context, file: MachineFile) -> None:
        super().__init__(context.window)
        self._context, self.file = context, file
        self.reading: Reading | None = None
        self._job: tasks.Job | None = None
        title = _("Attendance from {name}", name=file.name)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        area, self._body = scrolling(theme.px(20), theme.px(10))
        column.addWidget(area, 1)
        self._body.addWidget(label(title, "h2", wrap=True))
        self._body.addWidget(
            label(
                _("Say what the columns are; files like this one are known next time."),
                "muted",
                wrap=True,
            )
        )
        self.columns = self._column_form()
        self._body.addWidget(self.columns)
        self.summary = label("", "strong", wrap=True)
        self._body.addWidget(self.summary)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(theme.px(6))
        self._body.addLayout(self._notes)
        self.people: Form | None = None
        self.leave_out = FlagBox(N_("Leave out the lines that cannot be read"))
        self.leave_out.changed.connect(self._allow)
        self._body.addWidget(self.leave_out)
        self._body.addStretch(1)
        self.go = Button(N_("Import"), self.bring_in, role="primary")
        column.addWidget(foot(Button(N_("Back"), self.reject), self.go))
        bind(self, "Ctrl+Return", self.bring_in)
        self.resize(theme.px(640), theme.px(560))
        self._read()

    def _column_form(self) -> Form:
        form = Form(columns=2)
        _line, first = self.file.rows[0]
        for place, role in enumerate(self.file.roles):
            heading = self.file.headings[place] if place < len(self.file.headings) else ""
            sample = str(first[place] if place < len(first) else "").strip()
            title = heading or _("Column {number}", number=place + 1)
            form.add(f"column{place}", title, Choice(tuple(machine.ROLES.items())), help=sample)
            form.set_value(f"column{place}", role)
        form.changed.connect(lambda _key: self._read())
        return form

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(
            self.columns.value(f"column{place}") or "" for place in range(len(self.file.roles))
        )

    # -- reading ------------------------------------------------------------------------------

    def _read(self) -> None:
        self.reading = None
        self._allow()
        if self._job is not None:
            self._job.cancel()
        session, file, roles = self._context.session, self.file, self.roles
        self._job = tasks.fetch(self, lambda: machine.read(session, file, roles), self._show)

    def _show(self, reading: Reading) -> None:
        self._job, self.reading = None, reading
        people = {mark.employee_id for mark in reading.marks}
        words = _("{days} days of {people} employees", days=len(reading.marks), people=len(people))
        self.summary.setText(words)
        while (item := self._notes.takeAt(0)) is not None:
            discard(item.widget())
        for note in reading.notes:
            self._notes.addWidget(Banner("warning", note.sentence()))
        for problem in reading.problems[:MOST_TOLD]:
            start = _("Line {number}:", number=problem.field) if problem.field else ""
            self._notes.addWidget(Banner("error", problem.sentence(), strong=start))
        more = len(reading.problems) - MOST_TOLD
        if more > 0:
            self._notes.addWidget(label(_("and {count} more", count=more), "muted"))
        self.leave_out.setVisible(any(problem.field for problem in reading.problems))
        self._ask_who(reading)
        self._allow()

    def _ask_who(self, reading: Reading) -> None:
        """A field for each number that belongs to nobody known."""
        discard(self.people)
        self.people = None
        if not reading.unknown:
            return
        form = Form(columns=2)
        form.section(N_("Whose numbers are these?"))
        for number, lines in list(reading.unknown.items())[:MOST_UNKNOWN]:
            said = translate_count(N_("{count} line"), N_("{count} lines"), lines)
            help = _("{lines}; leave empty to leave them out", lines=said)
            form.add(
                f"number{number}",
                _("Number {number}", number=number),
                LookupField(EVERYBODY),
                help=help,
            )
        self.people = form
        self._body.insertWidget(self._body.indexOf(self.leave_out), form)

    def _allow(self) -> None:
        reading = self.reading
        ready = reading is not None and bool(reading.marks or reading.unknown)
        unread = reading is not None and any(problem.field for problem in reading.problems)
        self.go.setEnabled(ready and (not unread or bool(self.leave_out.value())))

    # -- writing ------------------------------------------------------------------------------

    def bring_in(self) -> None:
        """Remembers columns and numbers, and enters what the file says."""
        if not self.go.isEnabled():
            return
        session, file, roles = self._context.session, self.file, self.roles
        named = {} if self.people is None else self.people.values()
        known = {key.removeprefix("number"): code for key, code in named.items() if code}

        def work(_progress: Any) -> Brought:
            with session.work():
                machine.remember(session, file, roles)
                for number, code in known.items():
                    service.know_machine(session, number, code)
                return service.bring_in(session, machine.read(session, file, roles).marks)

        self._context.run(_("Importing attendance"), work, partial(tell, self._context))
        self.accept()


def tell(context: Context, result: Brought) -> None:
    """What an import came to, and which days it left out."""
    title = _(
        "Attendance: {new} days new, {changed} changed, {unchanged} as before",
        new=result.new,
        changed=result.changed,
        unchanged=result.unchanged,
    )
    told = []
    if result.kept:
        told.append(_("{count} corrected by hand stay as they are.", count=result.kept))
    told += [f"{each.field}: {each.sentence()}" for each in result.problems[:MOST_TOLD]]
    more = len(result.problems) - MOST_TOLD
    if more > 0:
        told.append(_("and {count} more", count=more))
    context.notify("warning" if result.problems else "success", title, "\n".join(told))
