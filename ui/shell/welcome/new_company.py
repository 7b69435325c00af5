"""A new company in five steps; every step can be left and returned to, also on another day."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QWidget

from app import companies, founding
from app.access.company import NewCompany
from app.founding import Founding
from app.kernel.clock import Clock
from app.kernel.errors import Refused, UserError
from app.kernel.problems import Problem, blocking
from app.kernel.text import N_, _, language
from app.masters import company as profiles
from ui.kit import theme
from ui.kit.buttons import IconLabel, label
from ui.kit.dialogs import Banner
from ui.shell.crash import ErrorPolicy
from ui.shell.settings import Settings
from ui.shell.welcome import unfinished
from ui.shell.welcome.file_pages import with_suffix
from ui.shell.welcome.opening_step import OpeningStep
from ui.shell.welcome.page import MakeRoom, Page
from ui.shell.welcome.people_step import PeopleStep
from ui.shell.welcome.step_head import StepHead
from ui.shell.welcome.steps import AccountsStep, ProfileStep, Step, TaxStep

STEPS = (N_("Profile"), N_("Accounts"), N_("Tax"), N_("Opening balances"), N_("Users"))
HEADINGS = (
    N_("Company profile"),
    N_("Accounts and costing"),
    N_("Tax"),
    N_("Opening balances"),
    N_("Users"),
)
PARTS = ("legal_form", "address", "city", "phone", "email", "npwp", "ppn_rounding", "jkk_class")

KEPT_AFTER = 2_000  # milliseconds without another edit


class NewCompanyPage(Page):
    """Profile, accounts, tax, opening balances, users. The file is made at the end, whole."""

    def __init__(
        self, clock: Clock, policy: ErrorPolicy, settings: Settings, make_room: MakeRoom
    ) -> None:
        super().__init__(policy)
        self._clock, self._settings, self._make_room = clock, settings, make_room
        self.head = StepHead(STEPS)
        self.title = label("", "h1")
        self.opening, self.people = OpeningStep(policy), PeopleStep()
        self.steps: tuple[Step, ...] = (
            ProfileStep(clock.today()),
            AccountsStep(),
            TaxStep(),
            self.opening,
            self.people,
        )
        self.forms = tuple(step.form for step in self.steps)
        self.stack = QStackedWidget()
        for step in self.steps:
            step.changed.connect(self._edited)
            self.stack.addWidget(_scrolling(step))
        self.column.addWidget(self.head)
        self.column.addWidget(self.title)
        self.begun = Banner("info", "", links=((N_("Begin anew"), self.begin_anew),))
        self.begun.hide()
        self.column.addWidget(self.begun)
        self.column.addWidget(self.stack, 1)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.doing)
        self.note = _note()
        self.column.addWidget(self.note)
        self._is_made = False
        self._keeping = QTimer(self, singleShot=True, interval=KEPT_AFTER)
        self._keeping.timeout.connect(self.leave)
        self._show(0)
        self._go_on()

    # -- what is filled in -------------------------------------------------------------------------

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
        for step, before in zip(self.steps, other.steps, strict=True):
            step.take(before.kept())
        self.people.take_over(other.people)
        self.begun.setVisible(not other.begun.isHidden())
        self._show(other.step)

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
        return companies.with_profile(
            new, language=language(), **{part: self.value(part) for part in PARTS}
        )

    def path(self) -> Path:
        return with_suffix(Path(self.value("path")).expanduser())

    def founding(self) -> Founding:
        """The whole of it."""
        return Founding(
            self.draft(), self.opening.rows(), self.value("password"), self.people.members()
        )

    # -- leaving and going on ------------------------------------------------------------------------

    def leave(self) -> None:
        """Keeps what is filled in for another day; passwords are typed again. Nothing once it is made."""
        if self._is_made:
            return
        kept: dict[str, Any] = {"step": self.step}
        for step in self.steps:
            kept |= step.kept()
        unfinished.keep(self._settings, kept)

    def _go_on(self) -> None:
        """Fills in what was kept."""
        kept = unfinished.kept(self._settings)
        if not kept:
            return
        for step in self.steps:
            step.take(kept)
        words = _("What was filled in of {name} is here again. Passwords are not kept.")
        self.begun.tell(words.format(name=kept["name"]))
        self.begun.show()
        self._show(min(int(kept.get("step", 0)), len(STEPS) - 1))

    def begin_anew(self) -> None:
        """Forgets what was kept and empties every step."""
        unfinished.forget(self._settings)
        fresh = NewCompanyPage(self._clock, self._told(), self._settings, self._make_room)
        self.take_over(fresh)
        fresh.deleteLater()
        self.focus_first()

    def _told(self) -> ErrorPolicy:
        assert self._policy is not None
        return self._policy

    def _edited(self, _key: str) -> None:
        self._keeping.start()
        self.changed.emit()

    # -- going through -----------------------------------------------------------------------------

    @property
    def step(self) -> int:
        return self.stack.currentIndex()

    def _show(self, at: int) -> None:
        self.steps[at].entered(self.draft())
        self.stack.setCurrentIndex(at)
        self.head.show_step(at)
        self.title.setText(_(HEADINGS[at]))
        self.note.setVisible(at == 0)
        self.changed.emit()

    def action(self) -> str:
        if self.step == len(STEPS) - 1:
            return _("Create company")
        return _("Skip") if self.steps[self.step].is_blank() else _("Continue")

    def focus_first(self) -> None:
        self.steps[self.step].focus_first()

    def can_advance(self) -> bool:
        return not self.busy

    def can_go_back(self) -> bool:
        return self.step > 0 and not self.busy

    def go_back(self) -> None:
        self._show(self.step - 1)
        self.focus_first()

    def advance(self) -> None:
        problems = self._problems(self.step)
        self.steps[self.step].show_problems(problems)
        if problems:
            return
        self.leave()
        if self.step < len(STEPS) - 1:
            self._show(self.step + 1)
            self.focus_first()
        else:
            self._create()

    def _problems(self, at: int) -> list[Problem]:
        """What keeps a step from being left."""
        step = self.steps[at]
        found = step.form.entry_problems() or step.problems()
        if found:
            return found
        profile = blocking(profiles.problems(self.draft().as_profile()))
        found = [each for each in profile if each.field in step.form.boxes]
        if "path" in step.form.boxes and self.path().exists():
            found.append(Problem("path", N_("This file exists already; nothing is overwritten.")))
        return found

    def _create(self) -> None:
        for at in range(len(STEPS)):
            problems = self._problems(at)
            if problems:
                self._go_to(at, problems)
                return
        if not self._make_room():
            return
        path, whole, clock = self.path(), self.founding(), self._clock
        self.start(
            _("Making the company file"),
            lambda progress: founding.found(path, whole, clock, progress),
            self._made,
            self._failed,
        )

    def _made(self, path: Path) -> None:
        self._is_made = True
        unfinished.forget(self._settings)
        self._settings.keep(f"user/{path.name}", companies.OWNER)
        self.finished.emit(str(path))

    def _failed(self, error: Exception) -> None:
        """Nothing was made: what is refused is shown where it can be changed."""
        if isinstance(error, Refused):
            fields = {problem.field for problem in error.problems}
            at = next((i for i, form in enumerate(self.forms) if fields & set(form.boxes)), 3)
            self._go_to(at, error.problems)
        elif isinstance(error, OSError):
            self._told().on_error(_cannot_write(self.path(), error))
        else:
            self._told().on_error(error)

    def _go_to(self, at: int, problems: list[Problem]) -> None:
        self._show(at)
        self.steps[at].show_problems(problems)


def _scrolling(step: Step) -> QScrollArea:
    """A step in a small window scrolls; in a large one it takes the room."""
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(step)
    for each in (step, area.viewport()):
        each.setAutoFillBackground(False)
    return area


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
