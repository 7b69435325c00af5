"""The window in which a table is brought in: file, columns, check, outcome. Nothing is kept before the end."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app import companies
from app.exchange import importing
from app.exchange.importing import Asked, ImportResult
from app.exchange.table import Table
from app.kernel.errors import UserError
from app.kernel.progress import Progress
from app.kernel.text import N_, _, translate_count
from ui.data.importing.checking import Checking
from ui.data.importing.choosing import Choosing
from ui.data.importing.matching import Matching
from ui.data.importing.sheet import Sheet
from ui.data.importing.table_files import ask_where, save_template, write_and_tell
from ui.kit import screen_room, tasks, theme
from ui.kit.buttons import Button, label
from ui.kit.lifecycle_bar import LifecycleBar, steps_until
from ui.kit.manifest import Context

STEPS = (N_("Choose a file"), N_("Match columns"), N_("Check"), N_("Bring in"))
FILE, COLUMNS, CHECK, OUTCOME = range(4)
SIZE = (1150, 720)
SAVED_NUMBERS = "import/numbers"


class ImportWizard(QDialog):
    """One table, brought in. Esc closes it as long as nothing runs; running work can be cancelled."""

    def __init__(self, context: Context, table: Table, path: Path | None = None) -> None:
        super().__init__(context.window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("importWizard")
        self.context, self.table = context, table
        self.sheet: Sheet | None = None
        self.checking: Checking | None = None
        self.result_shown: ImportResult | None = None
        self._job: tasks.Job | None = None
        self.setWindowTitle(_("Bring in: {table}", table=_(table.title)))
        screen_room.take(self, *SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        self.pages = QStackedWidget()
        column.addWidget(self.pages, 1)
        column.addWidget(self._foot())
        self.choosing = Choosing(table)
        self.choosing.chosen.connect(self.take_file)
        self.choosing.template_wanted.connect(self.save_template)
        kept = str(context.setting(SAVED_NUMBERS, "plain"))
        self.choosing.numbers.setCurrentIndex(max(0, self.choosing.numbers.findData(kept)))
        self.pages.addWidget(self.choosing)
        self._go(FILE)
        if path is not None:
            self.take_file(path)

    # -- frame --------------------------------------------------------------------------------

    def _head(self) -> QFrame:
        head = QFrame()
        head.setProperty("role", "documentBar")
        row = QHBoxLayout(head)
        row.setContentsMargins(*[theme.px(m) for m in (16, 10, 16, 10)])
        self.steps = LifecycleBar()
        self.about = label("", "muted")
        row.addWidget(self.steps)
        row.addStretch(1)
        row.addWidget(self.about)
        return head

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "dialogFoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(*[theme.px(m) for m in (16, 10, 16, 10)])
        row.setSpacing(theme.px(8))
        self.note = label("", "muted", wrap=True)
        row.addWidget(self.note, 1)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("Progress"))
        self.bar.setFixedWidth(theme.px(180))
        self.bar.setTextVisible(False)
        row.addWidget(self.bar)
        self.cancel = Button(N_("Cancel"), self._cancel)
        self.refused = Button(N_("Save the refused rows…"), self.save_refused, icon="ph.export")
        self.back = Button(N_("Back"), self.go_back, icon="ph.caret-left")
        self.go = Button(N_("Next"), self.go_on, role="primary")
        for button in (self.cancel, self.refused, self.back, self.go):
            row.addWidget(button)
        return foot

    @property
    def step(self) -> int:
        return self._step

    def _go(self, step: int) -> None:
        self._step = step
        self.pages.setCurrentIndex(step)
        self.steps.set_steps(steps_until(STEPS, step, finished=step == OUTCOME))
        self._offer()
        if step in (COLUMNS, OUTCOME):
            self.go.setFocus()

    def _offer(self) -> None:
        """The buttons of this step, and what they will do."""
        running, step = self._job is not None, self._step
        self.bar.setVisible(running)
        self.cancel.setVisible(running)
        self.back.setVisible(step in (COLUMNS, CHECK) and not running)
        self.refused.setVisible(step == CHECK and not running and bool(self._wrong()))
        self.go.setVisible(step != FILE and not running)
        self.pages.setEnabled(not running)
        self.note.setText(self._note() if not running else self.note.text())
        if step == CHECK:
            self.go.set_text(N_("Bring in {count} rows"), count=self._ready())
            self.go.setEnabled(self._ready() > 0)
        else:
            self.go.set_text(N_("Close") if step == OUTCOME else N_("Next"))
            self.go.setEnabled(step != COLUMNS or not self._lacking())

    def _note(self) -> str:
        if self._step == CHECK:
            return _("A backup is made first. The file itself is never changed.")
        return ""

    def _wrong(self) -> int:
        return len(self.sheet.problems) if self.sheet else 0

    def _ready(self) -> int:
        return self.sheet.kept if self.sheet else 0

    def _lacking(self) -> bool:
        return self.sheet is None or bool(self.sheet.lacking())

    # -- steps --------------------------------------------------------------------------------

    def take_file(self, path: Path) -> None:
        """Reads a file and goes on to its columns; what is wrong with it is told in the first step."""
        try:
            self.sheet = Sheet.of_file(self.table, path)
        except UserError as error:
            self.context.show_error(error)
            return
        self.context.keep_setting(SAVED_NUMBERS, self.choosing.numbers.currentData())
        self.about.setText(
            translate_count(
                N_("{name} · {count} row"), N_("{name} · {count} rows"), len(self.sheet.cells),
                name=path.name,
            )
        )  # fmt: skip
        matching = Matching(self.sheet)
        matching.changed.connect(self._offer)
        self._replace(COLUMNS, matching)
        self._go(COLUMNS)
        if not self._lacking():
            self.go.setFocus()

    def _replace(self, step: int, page: QWidget) -> None:
        """A step's page; those after it are made anew."""
        for gone in [self.pages.widget(at) for at in range(step, self.pages.count())]:
            if gone is not None:
                self.pages.removeWidget(gone)
                gone.deleteLater()
        self.pages.addWidget(page)

    def go_on(self) -> None:
        if self._step == COLUMNS and not self._lacking():
            self._check_first()
        elif self._step == CHECK:
            self.bring_in()
        elif self._step == OUTCOME:
            self.accept()

    def go_back(self) -> None:
        self._go(self._step - 1)

    def _check_first(self) -> None:
        assert self.sheet is not None
        self.checking = Checking(self.sheet)
        self.checking.check_wanted.connect(self.check)
        self._replace(CHECK, self.checking)
        self._go(CHECK)
        self.check()

    def check(self) -> None:
        """Judges every row in a run that keeps nothing."""
        self._run(_("Checking the rows…"), self._asked(dry_run=True), False, self._checked)

    def _asked(self, *, dry_run: bool = False) -> Asked:
        return Asked(
            dry_run=dry_run,
            update=self.choosing.update_old.isChecked(),
            partial=True,
            post=self.choosing.post.isChecked(),
            numbers=self.choosing.numbers.currentData(),
        )

    def _run(self, title: str, asked: Asked, backup: bool, done: object) -> None:
        """Works in the background on the rows as they stand now."""
        if self._job is not None or self.sheet is None:
            return
        session, table, sheet = self.context.session, self.table, self.sheet
        raw, columns, name = sheet.raw(), sheet.matched, sheet.path.name

        def work(progress: Progress) -> ImportResult:
            if backup:
                companies.back_up_automatically(session, progress)
            return importing.bring_in(session, table, raw, columns, name, asked, progress)

        self.note.setText(title)
        self._job = tasks.run(title, work, done, self._failed)  # type: ignore[arg-type]
        self._job.reported.connect(self._show_progress)
        self._job.finished.connect(self._ended)
        self.bar.setRange(0, 0)
        self._offer()

    def _show_progress(self) -> None:
        if self._job is not None:
            self.bar.setRange(0, self._job.of)
            self.bar.setValue(self._job.done)

    def _ended(self) -> None:
        """Comes before the answer is shown."""
        self._job = None
        self._offer()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.context.show_error(error)
        else:
            raise error

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _checked(self, result: ImportResult) -> None:
        assert self.sheet is not None and self.checking is not None
        place = self.checking.keep_place()
        self.sheet.judge(result)
        self.checking.show_judged()
        self.checking.go_to(place)
        self._offer()
        (self.checking.view if self.sheet.problems else self.go).setFocus()

    def bring_in(self) -> None:
        """Keeps the rows that are ready, after a backup."""
        self._run(_("Bringing the rows in…"), self._asked(), True, self._brought_in)

    def _brought_in(self, result: ImportResult) -> None:
        self.result_shown = result
        self._replace(OUTCOME, _outcome(result))
        self._go(OUTCOME)
        self.go.setFocus()

    # -- files --------------------------------------------------------------------------------

    def save_template(self) -> None:
        save_template(self.context, self, self.table)

    def save_refused(self) -> None:
        """The rows that are not ready, with their reasons, as a file of their own."""
        assert self.sheet is not None
        sheet = self.sheet
        path = ask_where(self.context, self, f"{sheet.path.stem}-{_('refused')}.xlsx")
        problems = [each for found in sheet.problems.values() for each in found]
        if path is not None:
            write_and_tell(
                self.context,
                path,
                lambda: importing.write_refused(path, sheet.raw(), problems, self.table),
            )

    # -- closing ------------------------------------------------------------------------------

    def reject(self) -> None:
        """Esc: not while something runs."""
        if self._job is None:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._job is not None:
            event.ignore()
            return
        super().closeEvent(event)


def _outcome(result: ImportResult) -> QWidget:
    """What was kept, and what was not."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(*[theme.px(24)] * 4)
    column.setSpacing(theme.px(8))
    kept = translate_count(N_("{count} row was kept."), N_("{count} rows were kept."), result.kept)
    column.addWidget(label(kept, "h1"))
    if result.posted:
        posted = translate_count(
            N_("{count} document was posted."), N_("{count} documents were posted."),
            len(result.posted),
        )  # fmt: skip
        column.addWidget(label(posted))
    if result.problems:
        left = translate_count(
            N_("{count} row was left out; it is still in the file."),
            N_("{count} rows were left out; they are still in the file."),
            result.rows - result.kept,
        )
        column.addWidget(label(left, wrap=True))
    column.addWidget(label(_("It is noted in the audit trail."), "muted", wrap=True))
    column.addStretch(1)
    return page
