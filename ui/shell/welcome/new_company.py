"""A new company in four steps; every step can be left and returned to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
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
from ui.kit.buttons import IconLabel, label
from ui.kit.fields import Choice, DateEdit, TextEdit
from ui.kit.form import Form
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
LEGAL_FORMS = tuple(
    (form, form or "–") for form in ("", "PT", "CV", "UD", "Firma", "Koperasi", "Yayasan")
)
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
        self.head = StepHead()
        self.title = label("", "h1")
        self.stack = QStackedWidget()
        self.forms = tuple(Form(columns=2) for _step in STEPS)
        for form, fill in zip(
            self.forms, (self._profile, self._accounts, self._tax, self._file), strict=True
        ):
            fill(form)
            form.changed.connect(self._edited)
            self.stack.addWidget(_page(form))
        self.column.addWidget(self.head)
        self.column.addWidget(self.title)
        self.column.addWidget(self.stack, 1)
        self.column.addWidget(_note())
        self._show(0)

    # -- steps -----------------------------------------------------------------------------------

    def _profile(self, form: Form) -> None:
        form.add("name", N_("Company name"), TextEdit(), required=True, span=2)
        form.add("legal_form", N_("Legal form"), Choice(LEGAL_FORMS))
        form.add(
            "preset",
            N_("Line of business"),
            Choice(PRESETS),
            help=N_("Decides the first chart of accounts"),
        )
        form.add("address", N_("Address"), TextEdit(), span=2)
        form.add("city", N_("City"), TextEdit())
        form.add("phone", N_("Phone"), TextEdit())
        form.add("email", N_("E-mail"), TextEdit())
        form.add("owner", N_("Your name"), TextEdit())

    def _accounts(self, form: Form) -> None:
        form.add(
            "costing",
            N_("Costing of items"),
            Choice(COSTINGS),
            help=N_("Can be chosen per item before its first use"),
            span=2,
        )
        form.add("fiscal_first_month", N_("Financial year begins"), Choice(_months()), span=2)

    def _tax(self, form: Form) -> None:
        form.add(
            "npwp",
            N_("NPWP (15 or 16 digits)"),
            TextEdit(),
            help=N_("Leave empty if there is none yet"),
        )
        pkp = ((True, N_("Yes, charges PPN (VAT)")), (False, N_("No")))
        form.add("is_pkp", N_("Registered for PPN (VAT)"), Choice(pkp))
        today = self._clock.today()
        form.add(
            "start",
            N_("Books begin on"),
            DateEdit(today=today),
            required=True,
            help=N_("Opening balances stand on the day before"),
        )
        form.set_values({"is_pkp": True, "start": today.replace(day=1)})

    def _file(self, form: Form) -> None:
        editor = TextEdit()
        action = editor.addAction(
            icons.icon("ph.folder-open", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        action.setToolTip(_("Choose a folder…"))
        action.triggered.connect(self._browse)
        form.add(
            "path",
            N_("Save in"),
            editor,
            required=True,
            help=N_("One file is the whole company: copy it, and you have copied all."),
            span=2,
        )

    def _edited(self, key: str) -> None:
        if key == "name":
            self._propose_file(self.value("name"))
        self.changed.emit()

    def value(self, key: str) -> Any:
        """What stands in a field of any step."""
        return next(form.value(key) for form in self.forms if key in form.boxes)

    def put(self, **values: Any) -> None:
        """Fills fields of any step."""
        for form in self.forms:
            form.set_values(values)

    def problem(self, key: str) -> str:
        """The error shown at a field."""
        return next(form.boxes[key].error for form in self.forms if key in form.boxes)

    def take_over(self, other: NewCompanyPage) -> None:
        """Goes on where another page was, with what was filled in there."""
        for form in other.forms:
            self.put(**form.values())
        self._show(other.step)

    def _propose_file(self, name: str) -> None:
        stem = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:40]
        path = places.companies_folder() / f"{stem or 'company'}{places.COMPANY_SUFFIX}"
        self.put(path=str(path))

    def _browse(self) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self,
            _("Save in"),
            self.value("path"),
            _("Company (*{suffix})", suffix=places.COMPANY_SUFFIX),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.put(path=chosen)

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

    def focus_first(self) -> None:
        self.forms[self.step].focus_first()

    def can_go_back(self) -> bool:
        return self.step > 0

    def go_back(self) -> None:
        self._show(self.step - 1)

    def advance(self) -> None:
        form = self.forms[self.step]
        problems = form.entry_problems()
        problems = problems or [p for p in self._problems() if p.field in form.boxes]
        form.show_problems(problems, summary=False)
        if problems:
            form.next_problem()
        elif self.step < len(STEPS) - 1:
            self._show(self.step + 1)
        else:
            self._create()

    def draft(self) -> NewCompany:
        """The company as it is filled in so far."""
        new = NewCompany(
            name=self.value("name"),
            preset=self.value("preset"),
            start=self.value("start") or self._clock.today().replace(day=1),
            is_pkp=self.value("is_pkp"),
            costing=self.value("costing"),
            fiscal_first_month=self.value("fiscal_first_month"),
            owner=self.value("owner"),
        )
        parts = ("legal_form", "address", "city", "phone", "email", "npwp")
        return companies.with_profile(
            new, language=language(), **{part: self.value(part) for part in parts}
        )

    def path(self) -> Path:
        return with_suffix(Path(self.value("path")).expanduser())

    def _problems(self) -> list[Problem]:
        found = blocking(profiles.problems(self.draft().as_profile()))
        if not self.value("path"):
            found.append(Problem("path", N_("Choose where the company is kept.")))
        elif self.path().exists():
            found.append(Problem("path", N_("This file exists already; nothing is overwritten.")))
        return found

    def _create(self) -> None:
        path = self.path()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            companies.close(companies.create(path, self.draft(), self._clock))
        except Refused as error:
            self._go_to_first(error.problems)
        except OSError as error:
            self._policy.on_error(_cannot_write(path, error))
        except UserError as error:
            self._policy.on_error(error)
        else:
            self.finished.emit(str(path))

    def _go_to_first(self, problems: list[Problem]) -> None:
        fields = {problem.field for problem in problems}
        step = next((i for i, form in enumerate(self.forms) if fields & set(form.boxes)), self.step)
        self._show(step)
        self.forms[step].show_problems(problems, summary=False)


def _months() -> tuple[tuple[int, str], ...]:
    """The months by name; the English names are marked and worded where they are shown."""
    return tuple(enumerate(formats.MONTHS["en"], start=1))


def _page(form: Form) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(form)
    column.addStretch(1)
    return page


def _cannot_write(path: Path, error: OSError) -> UserError:
    return UserError(
        N_("The folder {folder} cannot be written: {reason}."),
        folder=path.parent,
        reason=error.strerror or str(error),
        remedy=N_("Choose another folder."),
    )


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
