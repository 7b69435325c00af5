"""The frame of every document: bar with its life and acts, header form, lines, bottom strip, inspector.

    class InvoiceEditor(DocumentEditor):
        def __init__(self, context, id=None, **values):
            super().__init__(context, ACTS)
            self.set_header(form); self.set_body(grid)
            self.add_tab(N_("Journal"), journal_table)
            self.totals.show_totals([...], words)
            self.inspector.show_facts(Facts("", groups=(...)))
            self.show_standing(N_("Invoice {number}"), number, steps_until(LIFE, 0))

The shell asks ``title()``, ``is_modified()``, ``may_close()``, ``document_key()`` and listens to
``title_changed`` and ``close_requested``. ``touch()`` marks a change; ``settled()`` says it was saved.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.kernel import formats
from app.kernel.problems import Problem
from app.kernel.text import N_, _, translate_count
from ui.kit import dialogs, status, theme
from ui.kit.actions import Act, Acts, bind
from ui.kit.buttons import Button, IconButton, StateChip, label, set_shown
from ui.kit.form import Form
from ui.kit.grid import LinesGrid, LinesModel
from ui.kit.header_room import HeaderRoom
from ui.kit.history import EntryHistory
from ui.kit.inspector import FactColumn
from ui.kit.lifecycle_bar import LifecycleBar, LifeStep
from ui.kit.manifest import Context
from ui.kit.tabs import TabPages
from ui.kit.totals import TotalsBlock

INSPECTOR_FROM = 1000  # narrower than this the inspector hides
NUMBER = "{number}"
BOTTOM_FROM = 540  # lower than this the strip waits for Ctrl+J


class DocumentEditor(QWidget):
    """Acts get the editor itself as their thing. Those with ``menu_only`` stand behind "⋯"."""

    title_changed = Signal()
    close_requested = Signal()

    def __init__(
        self, context: Context, acts: Sequence[Act] = (), *, inspector_width: int = 264
    ) -> None:
        super().__init__()
        self.context = context
        self.setProperty("role", "panel")
        self._modified, self._inspecting = False, True
        self._pasted: dialogs.Banner | None = None
        self._bottom_wished: bool | None = None
        self._bottom_placed = False
        self._title, self._number = N_("Document"), ""
        self._inspector_width = inspector_width
        self._form: Form | None = None
        self._grid: Any = None
        self.entry_parts: dict[str, Any] = {}
        self.history = EntryHistory(self)
        self.history.restored.connect(self._restored)
        self.acts = Acts(self, context, acts, lambda: self)
        self._build()

    # -- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        self.banner_place = QVBoxLayout()
        self.banner_place.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.banner_place)
        self.across = QSplitter(Qt.Orientation.Horizontal)
        self.across.setChildrenCollapsible(False)
        column.addWidget(self.across, 1)
        self.upright = QSplitter(Qt.Orientation.Vertical)
        self.upright.setChildrenCollapsible(False)
        self.across.addWidget(self.upright)
        self.inspector = FactColumn()
        self.inspector.setObjectName("inspector")
        self.across.addWidget(self.inspector)
        self.across.setStretchFactor(0, 1)
        self._middle, self._bottom = QWidget(), QFrame()
        self.upright.addWidget(self._middle)
        self.upright.addWidget(self._bottom)
        self.upright.setStretchFactor(0, 1)
        self._bottom.hide()
        self._middle_column = QVBoxLayout(self._middle)
        self._middle_column.setContentsMargins(0, 0, 0, 0)
        self._middle_column.setSpacing(0)
        self._build_bottom()
        for key, act in (
            ("Ctrl+J", self.toggle_bottom),
            ("Ctrl+I", self.toggle_inspector),
            ("F3", lambda: self.next_problem(1)),
            ("Shift+F3", lambda: self.next_problem(-1)),
            ("Ctrl+Z", self.undo_entry),
            ("Ctrl+Y", self.redo_entry),
        ):
            bind(self, key, act)

    def _build_bottom(self) -> None:
        bottom = QHBoxLayout(self._bottom)
        bottom.setContentsMargins(0, 0, 0, 0)
        bottom.setSpacing(0)
        self.tabs, self.totals = TabPages(), self.make_totals()
        bottom.addWidget(self.tabs, 1)
        rule = QFrame()
        rule.setProperty("role", "statusLine")
        rule.setFixedWidth(1)
        bottom.addWidget(rule)
        bottom.addWidget(self.totals)

    def make_totals(self) -> Any:
        """What stands at the right end of the strip below."""
        return TotalsBlock()

    def _bar(self) -> QFrame:
        bar = self._bar_frame = QFrame()
        bar.setProperty("role", "documentBar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(*[theme.px(m) for m in (8, 8, 8, 9)])
        row.setSpacing(theme.px(8))
        self._heading = label("", "h2")
        self._chip = StateChip()
        self._chip_note = label("", "muted")
        self.life = LifecycleBar()
        row.addWidget(self._heading)
        row.addWidget(self._chip)
        row.addWidget(self._chip_note)
        row.addSpacing(theme.px(10))
        row.addWidget(self.life)
        row.addStretch(1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.px(8))
        row.addLayout(self._buttons)
        self._chip.hide()
        self._chip_note.hide()
        return bar

    def set_header(self, form: Form) -> None:
        """The form above the lines; its changes mark the document as changed."""
        self._form = form
        header = HeaderRoom(self._middle)
        self._middle_column.insertWidget(0, header)
        header.room_changed.connect(self._place_bottom)
        header.hold(form)
        form.changed.connect(lambda _key: self.touch())
        form.jump_elsewhere.connect(self._jump)
        form.give_up_keys()
        self.add_fields_of("header", form, [box.editor for box in form.boxes.values()])

    def add_fields_of(self, name: str, part: Any, editors: Sequence[QWidget]) -> None:
        """Fields that undo and what is not finished know of; ``part`` has ``entry`` and ``set_entry``."""
        self.entry_parts[name] = part
        self.history.watch(part, editors)

    def set_body(self, widget: QWidget) -> None:
        """The lines: a ``LinesGrid`` or any other widget."""
        self._grid = widget
        self._middle_column.addWidget(widget, 1)
        if hasattr(widget, "changed"):
            widget.changed.connect(self.touch)
        model = self._lines()
        if model is not None:
            self.entry_parts["lines"] = model
            self.history.share(model.undo_stack)
            model.pasted.connect(self._tell_pasted)
            model.changed.connect(self._pasted_put_right)

    def _lines(self) -> LinesModel | None:
        model = self._grid.model() if isinstance(self._grid, LinesGrid) else None
        return model if isinstance(model, LinesModel) else None

    def add_bar(self, widget: QWidget) -> None:
        """Another row between header and lines: a filter bar, a progress, a note."""
        self._middle_column.addWidget(widget)

    def add_tab(self, title: str, page: QWidget, count: int | None = None) -> int:
        """A page of the bottom strip, under a marked title."""
        index = self.tabs.add(title, page, count)
        self._place_bottom()
        return index

    # -- standing -----------------------------------------------------------------------------

    def show_standing(
        self,
        title: str,
        number: str,
        steps: Sequence[LifeStep] = (),
        *,
        state: object = None,
        note: str = "",
    ) -> None:
        """Heading, life and buttons. title: marked, with a place for {number}.

        number: "" says "Draf". A void document hands in no steps but ``state`` and who and when as note.
        """
        self._title, self._number = title, number
        self._heading.setText(self.heading())
        self.life.set_steps(steps)
        set_shown(self.life, bool(steps))
        set_shown(self._chip, state is not None)
        if state is not None:
            self._chip.set_state(state)
        self._chip_note.setText(note)
        set_shown(self._chip_note, bool(note))
        self.refresh_acts()
        self.title_changed.emit()

    def refresh_acts(self) -> None:
        """Offers what can be done now."""
        while self._buttons.count():
            gone = self._buttons.takeAt(0).widget()
            gone.hide()
            gone.deleteLater()
        possible = self.acts.possible(self)
        shown = [act for act in possible if not act.menu_only]
        for act in sorted(shown, key=lambda act: act.primary):
            if act.primary and any(each.menu_only for each in possible):
                self._add_more()
            self._buttons.addWidget(self.acts.button(act))
        if any(act.menu_only for act in possible) and not any(act.primary for act in shown):
            self._add_more()

    def _add_more(self) -> None:
        more = IconButton("ph.dots-three", N_("More"), framed=True)
        more.clicked.connect(lambda: self._show_more(more))
        self._buttons.addWidget(more)

    def _show_more(self, button: QWidget) -> None:
        menu = self.acts.menu(self)
        menu.exec(button.mapToGlobal(QPoint(0, button.height())))
        menu.deleteLater()

    def show_banner(self, banner: QWidget | None) -> None:
        """A ``dialogs.Banner`` below the bar; None takes it away."""
        while self.banner_place.count():
            self.banner_place.takeAt(0).widget().deleteLater()
        if banner is not self._pasted:
            self._pasted = None
        if banner is not None:
            self.banner_place.addWidget(banner)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Problems of a refused save: at the fields, in the cells, and in the summary."""
        if self._form is not None:
            self._form.show_problems(problems)
        if hasattr(self._grid, "show_problems"):
            self._grid.show_problems(problems)

    def entry_problems(self) -> list[Problem]:
        """What cannot be read or is missing, in the header and in the lines."""
        found = self._form.entry_problems() if self._form else []
        model = self._lines()
        return found + (model.entry_problems() if model else [])

    def next_problem(self, step: int) -> None:
        """F3: the next problem of header and lines; without a refusal, what cannot be read."""
        if self._form is not None:
            self._form.next_problem(step, self.entry_problems)

    def _tell_pasted(self, count: int, unread: int) -> None:
        if not unread:
            return
        words = _(
            "{unread} of {count} pasted lines hold something that cannot be read; their cells are red. "
            "F3 goes to the next, Ctrl+Z takes all of it back.",
            unread=formats.count(unread),
            count=formats.count(count),
        )
        self._pasted = dialogs.Banner("warning", words)
        self.show_banner(self._pasted)

    def _pasted_put_right(self) -> None:
        """The sentence counts the lines that are red still, and goes with the last."""
        model = self._lines()
        if self._pasted is None or model is None:
            return
        unread = model.unread()
        if not unread:
            self.show_banner(None)
            return
        self._pasted.tell(
            translate_count(
                N_("{count} line holds something that cannot be read. F3 goes to it."),
                N_("{count} lines hold something that cannot be read. F3 goes to the next."),
                unread,
            )
        )

    # -- what was typed -------------------------------------------------------------------------

    def undo_entry(self) -> None:
        """Ctrl+Z: takes back the last change of header or lines."""
        self.history.undo()

    def redo_entry(self) -> None:
        """Ctrl+Y."""
        self.history.redo()

    def _restored(self) -> None:
        """What follows is worked out once the step is done: it may begin the stack of steps anew."""
        self.touch()
        QTimer.singleShot(0, self, self.entry_restored)

    def entry(self) -> dict[str, Any]:
        """Everything that was typed, saved or not."""
        return {name: part.entry() for name, part in self.entry_parts.items()}

    def set_entry(self, entry: dict[str, Any]) -> None:
        """Puts back what ``entry`` told."""
        for name, part in self.entry_parts.items():
            if name in entry:
                part.set_entry(entry[name])
        self._restored()

    def entry_restored(self) -> None:
        """Fields were set back or forth: an editor works out what follows."""

    def _jump(self, problem: Problem) -> None:
        if hasattr(self._grid, "go_to"):
            self._grid.go_to(problem)

    def set_read_only(self, on: bool) -> None:
        """Posted documents only show."""
        if self._form is not None:
            self._form.set_read_only(on)
        if hasattr(self._grid, "set_read_only"):
            self._grid.set_read_only(on)

    # -- for the shell ------------------------------------------------------------------------

    def heading(self) -> str:
        """What the document is called: "Invoice INV/26/11/0024"."""
        if self._number or NUMBER not in self._title:
            return _(self._title, number=self._number)
        return status.draft_of(_(self._title, number="").strip())

    def title(self) -> str:
        """The tab's words: the number, or "Draf"."""
        return self._number or _("Draft")

    def is_modified(self) -> bool:
        return self._modified

    def touch(self) -> None:
        """Something was changed."""
        if not self._modified:
            self._modified = True
            self.title_changed.emit()

    def settled(self) -> None:
        """Everything is saved."""
        if self._modified:
            self._modified = False
            self.title_changed.emit()

    def save(self) -> bool:
        """Saves the draft; for documents that have one. True if it was saved."""
        return True

    def may_close(self) -> bool:
        """Asks when something is not saved; False keeps the document open."""
        if not self._modified:
            return True
        answer = dialogs.ask_save(self, self.heading())
        if answer == "save":
            return self.save()
        return answer == "discard"

    # -- panes --------------------------------------------------------------------------------

    def panes(self) -> list[QWidget]:
        """What F6 walks over: header, lines, totals, the strip's pages, inspector."""
        header = self._form.parentWidget() if self._form is not None else None
        totals = self._bottom.layout().itemAt(2).widget()
        return [pane for pane in (header, self._grid, totals, self.tabs, self.inspector) if pane]

    def toggle_bottom(self) -> None:
        """Ctrl+J."""
        self._bottom_wished = self._bottom.isHidden()
        self._place_bottom()

    def _place_bottom(self) -> None:
        """There where it has pages and room, or where a person asked for it."""
        if not self.isVisible():
            return
        wished = self._bottom_wished
        if wished is None:
            least = self._middle.minimumSizeHint().height() + self.tabs.minimumSizeHint().height()
            wished = self.height() >= theme.px(BOTTOM_FROM) and least <= self.upright.height()
        shown = bool(self.tabs.bar.count()) and wished
        self._bottom.setVisible(shown)
        if shown and not self._bottom_placed:
            self._bottom_placed = True
            self.upright.setSizes([theme.px(400), theme.px(226)])

    def toggle_inspector(self) -> None:
        """Ctrl+I."""
        self._inspecting = not self._inspecting
        self._place_inspector()

    def _place_life(self) -> None:
        """The steps give way where the buttons need their room."""
        row = self._bar_frame.layout()
        if not self.life.steps or row is None:
            return
        self.life.show()
        row.invalidate()
        self.life.setVisible(row.minimumSize().width() <= self.width())

    def _place_inspector(self) -> None:
        shown = self._inspecting and self.width() >= theme.px(INSPECTOR_FROM)
        self.inspector.setVisible(shown)
        if shown and abs(self.inspector.width() - theme.px(self._inspector_width)) > theme.px(60):
            width = theme.px(self._inspector_width)
            self.across.setSizes([max(1, self.across.width() - width), width])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_bottom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_life()
        self._place_inspector()
        self._place_bottom()

    def retranslate(self) -> None:
        """Words everything again; an editor words its own parts after calling this."""
        self._heading.setText(self.heading())
        for part in (self._form, self._grid, self.tabs):
            if hasattr(part, "retranslate"):
                part.retranslate()
        self.life.set_steps(self.life.steps)
        self.refresh_acts()
        self._place_life()
        for button in self.findChildren(Button):
            button.retranslate()
