"""A stock count on screen: begin it, count by keyboard or scanner, review what differs, post."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.inventory.count import queries, rules, service
from app.inventory.count.queries import CountView
from app.inventory.count.rules import Draft, DraftLine
from app.kernel import formats
from app.kernel.problems import Problem
from app.kernel.text import N_, _
from app.masters import warehouse as warehouses
from ui.inventory import lookups
from ui.inventory.count_acts import ACTS
from ui.inventory.count_bars import NoteBox, ProgressBar, ScanBar, head_form
from ui.inventory.count_pasting import Pasted
from ui.inventory.count_rows import posted_values, previewed_values, row_of
from ui.inventory.count_table import CountTable, items_of
from ui.inventory.papers import preview_count
from ui.kit.actions import guarded
from ui.kit.dialogs import Banner
from ui.kit.lifecycle_bar import LifeStep, steps_until
from ui.kit.manifest import Context
from ui.trade.booked import BookedEditor, Services

SETTING = "inventory.count/system"
MOST_TOLD = 3  # pasted lines that are named where they were not taken


class CountEditor(BookedEditor):
    """Without an id it asks what to count; begun, the books are frozen and counting starts."""

    services = Services(
        read=lambda _session, id: queries.get(id),
        save=service.save_draft,
        post=service.post_draft,
        void=service.void_count,
        discard=service.discard,
        copy=service.duplicate,
    )
    KIND = rules.KIND
    EDIT = rules.EDIT
    ACTS = ACTS
    STEPS = (N_("Begun"), N_("Counting"), N_("Review"), N_("Posted"))

    # -- building -----------------------------------------------------------------------------

    def make_parts(self) -> None:
        self.reviewing = False
        self.toggle_inspector()
        self.form = head_form(self.context.session.today())
        self.set_header(self.form)
        self._copied: Draft | None = None
        shown = self.context.setting(SETTING, True) in (True, "true")
        self.bar, self.progress = ScanBar(system=shown), ProgressBar()
        self.scan, self.system = self.bar.scan, self.bar.system
        self.scan.returnPressed.connect(self._scanned)
        self.scan.installEventFilter(self)
        self.system.toggled.connect(self._show_system)
        self.count = CountTable(self.context.session.today())
        self.count.refused.connect(self._refuse)
        self.count.entered.connect(self.bar.focus_scan)
        self.count.pasted.connect(self._tell_pasted_list)
        for part in (self.bar, self.progress):
            self.add_bar(part)
        self.set_body(self.count)
        self.add_fields_of("count", self.count, [self.count.table.view, self.scan])
        self.count.changed.connect(self._counted)
        self.note = NoteBox()
        self.add_bar(self.note)
        self.filler = QWidget()
        self.add_bar(self.filler)
        self.filler.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.add_pages(journal=N_("After posting"))
        self.totals.hide()

    # -- beginning ------------------------------------------------------------------------------

    def begin(self, copied: Draft | None = None) -> None:
        """Asks what, where and by whom; nothing is frozen yet."""
        self._copied = copied
        self._show_parts()
        self.show_planned(None, _("The entry appears here once everything is filled in."))

    def fill_copy(self, draft: Draft) -> None:
        """The same items in the same place, to be counted again."""
        self.form.set_values({"warehouse": draft.warehouse, "counters": draft.counters})
        self.form.boxes["category"].hide()
        self.begin(draft)

    def freeze(self) -> None:
        """Freezes the books and starts the count."""
        if self.form.check() and self.attempt(self._freeze):
            self.load(self.require_id())
            self.count.go_to_first_open()
            self.bar.focus_scan()

    def _freeze(self) -> None:
        session, values = self.context.session, self.form.values()
        place, date = values["warehouse"], values["date"]
        if self._copied is not None:
            draft = replace(self._copied, warehouse=place, date=date)
        else:
            draft = service.draft_for(session, place, date, values["category"] or "")
        with self.by_itself():
            self.id = service.save_draft(session, replace(draft, counters=values["counters"]))

    # -- showing --------------------------------------------------------------------------------

    def fill(self, draft: Draft) -> None:
        if self.view is not None:
            self.reviewing = False
            self.history.stack.clear()
        rows = [row_of(number, line) for number, line in enumerate(self.kept.lines, 1)]
        self.count.blind = self._is_blind()
        self.count.show_rows(rows, only_differing=self.reviewing)
        self.bar.place.setText(warehouses.require(draft.warehouse).name)
        self.progress.show_counters(draft.counters)
        self._show_parts()
        self.history.begin_visit()

    def set_read_only(self, on: bool) -> None:
        self.count.read_only = on

    def attempt(self, act: Callable[[], object]) -> bool:
        """Once it is begun there are no fields to show a refusal at: the window tells it."""
        return super().attempt(act) if self.kept is None else guarded(self.context, act)

    def entry_problems(self) -> list[Problem]:
        return super().entry_problems() if self.kept is None else []

    def _show_parts(self) -> None:
        """Head before the beginning; scanner, progress and table afterwards."""
        begun = self.kept is not None
        self.form.parentWidget().setVisible(not begun)
        self.filler.setVisible(not begun)
        for part in (self.bar, self.progress, self.count, self._bottom):
            part.setVisible(begun)
        counting = self.is_counting()
        if not counting:
            self.bar.message.clear()
        self.scan.setVisible(counting)
        self.system.setVisible(counting)
        self._show_note()

    def share_height(self) -> None:
        """Before the beginning there is nothing to share it."""
        if self.kept is not None:
            super().share_height()

    def is_counting(self) -> bool:
        """Whether it is begun and neither reviewed nor posted yet."""
        return self.kept is not None and self.view is None and not self.reviewing

    def _is_blind(self) -> bool:
        return self.view is None and not self.reviewing and not self.system.isChecked()

    def heading_words(self) -> str:
        if self.kept is None:
            return N_("New stock count")
        if self.kept.number:
            return N_("Stock count {number}")
        return _("Stock count of {date}", date=formats.date_medium(self.kept.draft.date))

    def steps(self) -> Sequence[LifeStep]:
        if self.kept is None:
            return steps_until(self.STEPS, 0)
        if self.view is not None:
            return steps_until(self.STEPS, 3, finished=True)
        return steps_until(self.STEPS, 2 if self.reviewing else 1)

    def title(self) -> str:
        """Its number, or the warehouse it counts."""
        if self.kept is None:
            return _("New stock count")
        if self.kept.number:
            return str(self.kept.number)
        return _("Count {warehouse}", warehouse=self.bar.place.text())

    def refresh_acts(self) -> None:
        """One of the acts on F8 at a time."""
        super().refresh_acts()
        for act in self.acts.acts:
            action = self.findChild(QAction, act.key)
            if action is not None:
                action.setEnabled(act.possible(self.context, self))

    # -- counting -------------------------------------------------------------------------------

    def _counted(self) -> None:
        self.touch()
        self.again()
        self._show_progress()
        self.history.begin_visit()  # what is counted next is a step of its own

    def _show_progress(self) -> None:
        self.progress.show_progress(self.count.counted(), len(self.count.rows))

    def _scanned(self) -> None:
        """A code from the scanner or the keyboard: to its line; goods that are not listed are added."""
        code = self.scan.text().strip()
        if not code:
            return
        found = lookups.scanned_item(code)
        if found is None:
            self._refuse(_("“{text}” was not found.", text=code))
            self.scan.selectAll()
            return
        self._refuse("")
        self.scan.clear()
        if not self.count.find(found.code) and self._add(found.code):
            self.count.find(found.code)

    def _add(self, code: str) -> bool:
        """Something found that was not on the list; its book quantity is that of the freeze."""

        def add() -> None:
            draft = self.draft()
            longer = replace(draft, lines=(*draft.lines, DraftLine(code)))
            with self.by_itself():
                service.save_draft(self.context.session, longer, self.id)

        added = self.attempt(add)
        if added:
            self.load(self.require_id())
        return added

    def _tell_pasted_list(self, found: Pasted) -> None:
        """How much of a pasted list was taken, and what was not."""
        told = "; ".join(found.refused[:MOST_TOLD])
        words = _(
            "{taken} items were taken from the pasted list, {refused} lines were not: {lines}. "
            "Ctrl+Z takes all of it back.",
            taken=formats.count(len(found.counted)),
            refused=formats.count(len(found.refused)),
            lines=told + ("; …" if len(found.refused) > MOST_TOLD else ""),
        )
        self.show_banner(Banner("warning", words) if found.refused else None)

    def _refuse(self, sentence: str) -> None:
        self.bar.message.setText(sentence)

    def _show_system(self, on: bool) -> None:
        self.context.keep_setting(SETTING, on)
        self.count.set_blind(self._is_blind())
        self._show_parts()
        self.recalculate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leaves the scanner for the table."""
        if (
            watched is self.scan
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
        ):
            self.count.setFocus()
            if self.count.table.current_row() is None:
                self.count.go_to_first_open()
            return True
        return super().eventFilter(watched, event)

    def draft(self) -> Draft:
        """The count as it stands on screen."""
        kept: Draft = self.kept.draft
        lines = tuple(DraftLine(row.item, row.counted) for row in self.count.rows)
        return replace(kept, lines=lines)

    # -- what would happen ----------------------------------------------------------------------

    def recalculate(self) -> None:
        """Values of the variances and the entry, as posting would book them."""
        self._show_progress()
        if self.kept is None or self.view is not None:
            return
        if self._is_blind():
            self.show_planned(None, _("Hidden while you count blind."))
            return
        found = service.preview(self.context.session, self.require_id(), items_of(self.count.rows))
        self.count.show_values(previewed_values(found))
        words = _("Nothing differs: there is no entry.")
        if found.problems:
            words = found.problems[0].sentence()
        self.show_planned(found.entry, words)
        self._show_note()

    def show_posted(self, view: CountView) -> None:
        self._show_progress()
        self.count.show_values(posted_values(view))
        self.show_booked(view, _("Nothing differed: there is no entry."))

    def _show_note(self) -> None:
        """What is not obvious about the count now."""
        left = len(self.count.rows) - self.count.counted()
        if self.kept is None:
            words = _(
                "Beginning freezes what the books say at that moment. Goods may move on while you "
                "count: what moves later is not mistaken for a variance."
            )
        elif self.reviewing and left:
            words = _(
                "{count} items were not counted; they stay as they are.", count=formats.count(left)
            )
        else:
            words = _(
                "Goods that moved after the count was begun are allowed for from the stock card."
            )
        self.note.tell(words)
        self.note.setVisible(self.view is None)

    # -- acts -------------------------------------------------------------------------------------

    def review(self, on: bool) -> None:
        """F8: keeps the count and shows only what differs, with its value; or goes back."""
        if on and not self.save():
            return
        self.reviewing = on
        self.load(self.require_id())

    def save(self) -> bool:
        """Keeps what was counted so far."""
        if self.kept is None:
            self.freeze()
            return self.kept is not None
        return super().save() if self.is_modified() else True

    def discarded_elsewhere(self) -> None:
        """What the books were frozen for is gone, and with it what was counted."""
        self.end()

    def keep_entry(self) -> None:
        """Counting takes long: every now and then it is kept unasked."""
        if self.is_modified() and self.view is None:
            self.save()

    def print_sheet(self) -> None:
        """The blind sheet to count with on paper."""
        if self.save():
            preview_count(self.context, self.require_id(), self.title())

    def may_close(self) -> bool:
        """What was counted is kept without asking."""
        return self.save() if self.is_modified() else True

    def touch(self) -> None:
        """The head of a new count is nothing to lose."""
        if self.kept is not None:
            super().touch()

    def retranslate(self) -> None:
        super().retranslate()
        self.bar.retranslate()
        self.progress.retranslate()
        self.count.retranslate()
        self._show_note()

    def setFocus(self, *arguments: Any) -> None:
        """The scanner, or the first field of the head."""
        if self.kept is None:
            self.form.focus_first()
        elif self.is_counting():
            self.bar.focus_scan()


def make(context: Context, id: int | None = None, **values: Any) -> CountEditor:
    return CountEditor(context, id, **values)
