"""A new company in four steps; every step can be left and returned to."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QDateEdit,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app import companies
from app.access.company import NewCompany
from app.kernel import formats
from app.kernel.clock import Clock
from app.kernel.errors import Refused, UserError
from app.kernel.problems import Problem, blocking
from app.kernel.text import N_, _, language
from app.masters import company as profiles
from ui.kit import icons, theme
from ui.kit.pieces import IconLabel, label
from ui.masters.fields import Field, choice
from ui.shell import places
from ui.shell.crash import ErrorPolicy
from ui.shell.welcome.file_pages import with_suffix
from ui.shell.welcome.page import Page

STEPS = (N_("Profile"), N_("Accounts"), N_("Tax"), N_("File"))
HEADINGS = (
    N_("Company profile"),
    N_("Accounts and costing"),
    N_("Tax and first day"),
    N_("Where it is kept"),
)
LEGAL_FORMS = ("", "PT", "CV", "UD", "Firma", "Koperasi", "Yayasan")
PRESETS = (
    ("trading", N_("Trading")),
    ("services", N_("Services")),
    ("manufacturing", N_("Manufacturing")),
)
COSTINGS = (("average", N_("Moving average")), ("fifo", N_("FIFO")))


class StepHead(QWidget):
    """ "Langkah 1 dari 4", the names of the steps, and a line that fills."""

    def __init__(self) -> None:
        super().__init__()
        self._step, self._names = label("", "label"), label("", "label")
        self._line, self._filled = QFrame(), QFrame()
        self._line.setProperty("role", "stepLine")
        self._filled.setProperty("role", "stepLineFilled")
        self._filled.setParent(self._line)
        self._line.setFixedHeight(theme.px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        row = QHBoxLayout()
        row.addWidget(self._step)
        row.addStretch(1)
        row.addWidget(self._names)
        column.addLayout(row)
        column.addWidget(self._line)
        self._at = 0

    def show_step(self, at: int) -> None:
        self._at = at
        self._step.setText(_("Step {number} of {count}", number=at + 1, count=len(STEPS)))
        self._names.setText(" · ".join(_(step) for step in STEPS))
        self._fill()

    def _fill(self) -> None:
        width = self._line.width() * (self._at + 1) // len(STEPS)
        self._filled.setGeometry(0, 0, width, self._line.height())

    def resizeEvent(self, event: object) -> None:
        self._fill()


class NewCompanyPage(Page):
    """Profile, accounts, tax, file."""

    def __init__(self, clock: Clock, policy: ErrorPolicy) -> None:
        super().__init__()
        self._clock, self._policy = clock, policy
        self._fields: dict[str, Field] = {}
        self._steps: list[list[str]] = [[], [], [], []]
        self.head = StepHead()
        self.title = label("", "h1")
        self.stack = QStackedWidget()
        for build in (self._profile, self._accounts, self._tax, self._file):
            self.stack.addWidget(build())
        self.column.addWidget(self.head)
        self.column.addWidget(self.title)
        self.column.addWidget(self.stack, 1)
        self.column.addWidget(_note())
        self._show(0)

    # -- steps -----------------------------------------------------------------------------------

    def _profile(self) -> QWidget:
        forms = tuple((form, form or "–") for form in LEGAL_FORMS)
        name = self._field(0, "name", _("Company name"), QLineEdit(), required=True)
        assert isinstance(name.editor, QLineEdit)
        name.editor.textChanged.connect(self._propose_file)
        return _grid(
            (name, 2),
            (self._field(0, "legal_form", _("Legal form"), choice(forms)), 1),
            (
                self._field(
                    0,
                    "preset",
                    _("Line of business"),
                    _translated(PRESETS),
                    help=_("Decides the first chart of accounts"),
                ),
                1,
            ),
            (self._field(0, "address", _("Address"), QLineEdit()), 2),
            (self._field(0, "city", _("City"), QLineEdit()), 1),
            (self._field(0, "phone", _("Phone"), QLineEdit()), 1),
            (self._field(0, "email", _("E-mail"), QLineEdit()), 1),
            (self._field(0, "owner", _("Your name"), QLineEdit()), 1),
        )

    def _accounts(self) -> QWidget:
        months = tuple(
            (str(number), name) for number, name in enumerate(formats.MONTHS[language()], start=1)
        )
        return _grid(
            (
                self._field(
                    1,
                    "costing",
                    _("Costing of items"),
                    _translated(COSTINGS),
                    help=_("Can be chosen per item before its first use"),
                ),
                2,
            ),
            (self._field(1, "fiscal_first_month", _("Financial year begins"), choice(months)), 2),
        )

    def _tax(self) -> QWidget:
        pkp = (("yes", _("Yes, charges PPN (VAT)")), ("no", _("No")))
        start = QDateEdit()
        start.setCalendarPopup(True)
        start.setDisplayFormat("dd/MM/yyyy")
        first = self._clock.today().replace(day=1)
        start.setDate(QDate(first.year, first.month, 1))
        return _grid(
            (
                self._field(
                    2,
                    "npwp",
                    _("NPWP (15 or 16 digits)"),
                    QLineEdit(),
                    help=_("Leave empty if there is none yet"),
                ),
                1,
            ),
            (self._field(2, "is_pkp", _("Registered for PPN (VAT)"), choice(pkp)), 1),
            (
                self._field(
                    2,
                    "start",
                    _("Books begin on"),
                    start,
                    required=True,
                    help=_("Opening balances stand on the day before"),
                ),
                1,
            ),
        )

    def _file(self) -> QWidget:
        editor = QLineEdit()
        action = editor.addAction(
            icons.icon("ph.folder-open", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        action.setToolTip(_("Choose a folder…"))
        action.triggered.connect(self._browse)
        return _grid(
            (
                self._field(
                    3,
                    "path",
                    _("Save in"),
                    editor,
                    required=True,
                    help=_("One file is the whole company: copy it, and you have copied all."),
                ),
                2,
            )
        )

    def _field(
        self,
        step: int,
        key: str,
        title: str,
        editor: object,
        *,
        required: bool = False,
        help: str = "",
    ) -> Field:
        field = Field(key, title, editor, required=required, help=help)  # type: ignore[arg-type]
        field.changed.connect(self.changed)
        self._fields[key] = field
        self._steps[step].append(key)
        return field

    def field(self, key: str) -> Field:
        return self._fields[key]

    def _propose_file(self, name: str) -> None:
        stem = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:40]
        path = places.companies_folder() / f"{stem or 'company'}{places.COMPANY_SUFFIX}"
        editor = self._fields["path"].editor
        assert isinstance(editor, QLineEdit)
        editor.setText(str(path))

    def _browse(self) -> None:
        editor = self._fields["path"].editor
        assert isinstance(editor, QLineEdit)
        chosen, _filter = QFileDialog.getSaveFileName(
            self,
            _("Save in"),
            editor.text(),
            _("Company (*{suffix})", suffix=places.COMPANY_SUFFIX),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            editor.setText(chosen)

    # -- going through -----------------------------------------------------------------------------

    @property
    def step(self) -> int:
        return self.stack.currentIndex()

    def _show(self, step: int) -> None:
        self.stack.setCurrentIndex(step)
        self.head.show_step(step)
        self.title.setText(_(HEADINGS[step]))
        self.changed.emit()

    def action(self) -> str:
        return _("Create company") if self.step == len(STEPS) - 1 else _("Continue")

    def can_go_back(self) -> bool:
        return self.step > 0

    def go_back(self) -> None:
        self._show(self.step - 1)

    def advance(self) -> None:
        problems = [
            problem for problem in self._problems() if problem.field in self._steps[self.step]
        ]
        if problems:
            self._tell(problems)
        elif self.step < len(STEPS) - 1:
            self._show(self.step + 1)
        else:
            self._create()

    def draft(self) -> NewCompany:
        """The company as it is filled in so far."""
        text = {key: field.text() for key, field in self._fields.items()}
        parts = {k: text[k] for k in ("legal_form", "address", "city", "phone", "email", "npwp")}
        new = NewCompany(
            name=text["name"],
            preset=text["preset"],
            start=dt.date.fromisoformat(text["start"]),
            is_pkp=text["is_pkp"] == "yes",
            costing=text["costing"],
            fiscal_first_month=int(text["fiscal_first_month"]),
            owner=text["owner"],
        )
        return companies.with_profile(new, language=language(), **parts)

    def path(self) -> Path:
        return with_suffix(Path(self._fields["path"].text()).expanduser())

    def _problems(self) -> list[Problem]:
        found = blocking(profiles.problems(self.draft().as_profile()))
        if not self._fields["path"].text():
            found.append(Problem("path", N_("Choose where the company is kept.")))
        elif self.path().exists():
            found.append(Problem("path", N_("This file exists already; nothing is overwritten.")))
        return found

    def _tell(self, problems: list[Problem]) -> None:
        first: Field | None = None
        for problem in problems:
            field = self._fields.get(problem.field)
            if field is not None:
                field.show_problem(problem.sentence())
                first = first or field
        if first is not None:
            first.editor.setFocus()

    def _create(self) -> None:
        path = self.path()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            companies.close(companies.create(path, self.draft(), self._clock))
        except Refused as error:
            self._go_to_first(error.problems)
            return
        except OSError as error:
            self._policy.on_error(_cannot_write(path, error))
            return
        except UserError as error:
            self._policy.on_error(error)
            return
        self.finished.emit(str(path))

    def _go_to_first(self, problems: list[Problem]) -> None:
        fields = [problem.field for problem in problems]
        step = next((i for i, keys in enumerate(self._steps) if set(keys) & set(fields)), self.step)
        self._show(step)
        self._tell(problems)


def _cannot_write(path: Path, error: OSError) -> UserError:
    return UserError(
        N_("The folder {folder} cannot be written: {reason}."),
        folder=path.parent,
        reason=error.strerror or str(error),
        remedy=N_("Choose another folder."),
    )


def _translated(options: tuple[tuple[str, str], ...]) -> object:
    return choice(tuple((key, _(words)) for key, words in options))


def _grid(*placed: tuple[Field, int]) -> QWidget:
    """Fields in two columns; each takes one or both."""
    page = QWidget()
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(14))
    grid.setVerticalSpacing(theme.px(10))
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    row = column = 0
    for field, width in placed:
        if column + width > 2:
            row, column = row + 1, 0
        grid.addWidget(field, row, column, 1, width, Qt.AlignmentFlag.AlignTop)
        column += width
    outer.addLayout(grid)
    outer.addStretch(1)
    return page


def _note() -> QWidget:
    note = QFrame()
    note.setProperty("role", "bannerInfo")
    row = QHBoxLayout(note)
    row.setContentsMargins(theme.px(10), theme.px(6), theme.px(10), theme.px(6))
    row.addWidget(IconLabel("ph.info", "link"))
    words = _(
        "All of this can be changed later in the company profile, "
        "except the first day once there are entries."
    )
    row.addWidget(label(words, wrap=True), 1)
    return note
