"""A stock count on screen: begin it, count by keyboard or scanner, review what differs, post."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.inventory.count import queries, rules, service
from app.inventory.count.queries import CountView
from app.inventory.count.rules import Draft, DraftLine
from app.kernel import formats
from app.kernel.errors import Refused
from app.kernel.text import N_, _
from app.masters import warehouse as warehouses
from ui.inventory import lookups
from ui.inventory.count_acts import ACTS
from ui.inventory.count_bars import NoteBox, ProgressBar, ScanBar, head_form
from ui.inventory.count_rows import posted_values, previewed_values, row_of
from ui.inventory.count_table import CountTable, items_of
from ui.inventory.papers import preview_count
from ui.kit.actions import guarded
from ui.kit.lifecycle_bar import steps_until
from ui.kit.manifest import Context
from ui.trade.kept import KeptDocument

STEPS = (N_("Begun"), N_("Counting"), N_("Review"), N_("Posted"))
SETTING = "inventory.count/system"
KEEP = 10_000  # milliseconds until what was counted is kept unasked


class CountEditor(KeptDocument):
    """Without an id it asks what to count; begun, the books are frozen and counting starts."""

    kind = rules.KIND

    def __init__(self, context: Context, id: int | None = None) -> None:
        super().__init__(context, ACTS, id)
        self.reviewing = False
        self.view: CountView | None = None
        self.toggle_inspector()
        self._build_parts()
        self._keeper = QTimer(self, singleShot=True, interval=KEEP)
        self._keeper.timeout.connect(self._keep)
        self.follow_changes(rules.KIND)
        if id is None:
            self._ask()
        else:
            self.show_view(queries.get(id))

    def read(self, id: int) -> CountView:
        return queries.get(id)

    def discarded(self, id: int) -> None:
        service.discard(self.context.session, id)

    def voided(self, id: int, date: dt.date, reason: str) -> object:
        return service.void_count(self.context.session, id, date, reason)

    # -- building -----------------------------------------------------------------------------

    def _build_parts(self) -> None:
        self.form = head_form(self.context.session.today())
        self.set_header(self.form)
        shown = self.context.setting(SETTING, True) in (True, "true")
        self.bar, self.progress = ScanBar(system=shown), ProgressBar()
        self.scan, self.system = self.bar.scan, self.bar.system
        self.scan.returnPressed.connect(self._scanned)
        self.scan.installEventFilter(self)
        self.system.toggled.connect(self._show_system)
        self.count = CountTable(self.context.session.today())
        self.count.changed.connect(self._counted)
        self.count.refused.connect(self._refuse)
        self.count.entered.connect(self.bar.focus_scan)
        for part in (self.bar, self.progress):
            self.add_bar(part)
        self.set_body(self.count)
        self.note = NoteBox()
        self.add_bar(self.note)
        self.filler = QWidget()
        self.add_bar(self.filler)
        self.filler.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.add_journal(N_("After posting"))
        self.totals.hide()

    # -- beginning ------------------------------------------------------------------------------

    def _ask(self) -> None:
        """What, where and by whom; nothing is frozen yet."""
        self._show_parts()
        self.show_standing(N_("New stock count"), "", steps_until(STEPS, 0))
        self.note.tell(
            _(
                "Beginning freezes what the books say at that moment. Goods may move on while you "
                "count: what moves later is not mistaken for a variance."
            )
        )
        self.show_planned(None, _("The entry appears here once everything is filled in."))

    def begin(self) -> None:
        """Freezes the books and starts the count."""
        if not self.form.check():
            return
        values = self.form.values()

        def freeze() -> None:
            session = self.context.session
            draft = service.draft_for(
                session, values["warehouse"], values["date"], values["category"] or ""
            )
            kept = Draft(draft.date, draft.warehouse, draft.lines, values["counters"])
            self.id = service.save_draft(session, kept)

        if self._try(freeze):
            self.show_view(queries.get(self.kept_id))
            self.count.go_to_first_open()
            self.bar.focus_scan()

    def _try(self, act: Any) -> bool:
        """Problems go to their fields, other refusals to the window."""

        def careful() -> None:
            try:
                act()
            except Refused as refusal:
                known = [each for each in refusal.problems if each.field in self.form.boxes]
                self.form.show_problems(known)
                if not known:
                    raise

        before = self.form.summary.isVisible()
        return guarded(self.context, careful) and not (self.form.summary.isVisible() and not before)

    # -- showing --------------------------------------------------------------------------------

    def show_view(self, view: CountView) -> None:
        """A count as it is kept."""
        self.id, self.state, self.view = view.id, view.state, view
        if self.state != "draft":
            self.reviewing = False
        rows = [row_of(number, line) for number, line in enumerate(view.lines, 1)]
        self.count.read_only = view.state != "draft" or not self.context.session.may(rules.EDIT)
        self.count.blind = self._is_blind()
        self.count.show_rows(rows, only_differing=self.reviewing)
        self.bar.place.setText(warehouses.require(view.draft.warehouse).name)
        self.progress.show_counters(view.draft.counters)
        self._show_parts()
        self.show_state()
        self.recalculate()
        self.settled()

    def _show_parts(self) -> None:
        """Head before the beginning; scanner, progress and table afterwards."""
        begun = self.id is not None
        self.form.parentWidget().setVisible(not begun)
        self.filler.setVisible(not begun)
        for part in (self.bar, self.progress, self.count, self._bottom):
            part.setVisible(begun)
        counting = self.state == "draft" and not self.reviewing
        if not counting:
            self.bar.message.clear()
        self.scan.setVisible(counting)
        self.system.setVisible(counting)
        self._show_note()

    def _is_blind(self) -> bool:
        return self.state == "draft" and not self.reviewing and not self.system.isChecked()

    def show_state(self) -> None:
        view = self.view
        assert view is not None
        title = N_("Stock count {number}") if view.number else self._working_title()
        if self.state == "void":
            void = view.voided
            note = f"{void.reason} · {void.actor}" if void else ""
            self.show_standing(title, view.number, state="void", note=note)
        elif self.state == "posted":
            self.show_standing(title, view.number, steps_until(STEPS, 3, finished=True))
        else:
            self.show_standing(title, "", steps_until(STEPS, 2 if self.reviewing else 1))

    def _working_title(self) -> str:
        assert self.view is not None
        return _("Stock count of {date}", date=formats.date_medium(self.view.draft.date))

    def title(self) -> str:
        """Its number, or the warehouse it counts."""
        if self.view is None:
            return _("New stock count")
        if self.view.number:
            return self.view.number
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
        self._later.start()
        self._keeper.start()
        self._show_progress()

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
            lines = (*draft.lines, DraftLine(code))
            longer = Draft(draft.date, draft.warehouse, lines, draft.counters, draft.ref)
            service.save_draft(self.context.session, longer, self.id)

        if not guarded(self.context, add):
            return False
        self.show_view(queries.get(self.kept_id))
        return True

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
        assert self.view is not None
        kept = self.view.draft
        lines = tuple(DraftLine(row.item, row.counted) for row in self.count.rows)
        return Draft(kept.date, kept.warehouse, lines, kept.counters, kept.ref)

    # -- what would happen ----------------------------------------------------------------------

    def recalculate(self) -> None:
        """Values of the variances and the entry, as posting would book them."""
        self._show_progress()
        if self.view is None:
            return
        if self.state != "draft":
            self._show_posted(self.view)
            return
        if self._is_blind():
            self.show_planned(None, _("Hidden while you count blind."))
            return
        found = service.preview(self.context.session, self.kept_id, items_of(self.count.rows))
        self.count.show_values(previewed_values(found))
        words = _("Nothing differs: there is no entry.")
        if found.problems:
            words = found.problems[0].sentence()
        self.show_planned(found.entry, words)
        self._show_note()

    def _show_posted(self, view: CountView) -> None:
        self.count.show_values(posted_values(view))
        self.show_booked(view.journal, _("Nothing differed: there is no entry."))

    def _show_note(self) -> None:
        """What is not obvious about the count now."""
        if self.id is None:
            return
        left = len(self.count.rows) - self.count.counted()
        if self.reviewing and left:
            words = _(
                "{count} items were not counted; they stay as they are.", count=formats.count(left)
            )
        else:
            words = _(
                "Goods that moved after the count was begun are allowed for from the stock card."
            )
        self.note.tell(words)
        self.note.setVisible(self.state == "draft")

    # -- acts -------------------------------------------------------------------------------------

    def review(self, on: bool) -> None:
        """F8: keeps the count and shows only what differs, with its value; or goes back."""
        if on and not self.save():
            return
        self.reviewing = on
        self.show_view(queries.get(self.kept_id))

    def post(self) -> None:
        """Books what differs; what was not counted stays."""

        def post() -> None:
            self._require_kept()
            service.post_draft(self.context.session, self.kept_id)

        if guarded(self.context, post):
            self.reviewing = False
            self.settled()
            self.show_view(queries.get(self.kept_id))

    def _require_kept(self) -> None:
        if self.is_modified():
            service.save_draft(self.context.session, self.draft(), self.id)

    def save(self) -> bool:
        """Keeps what was counted so far."""
        if self.id is None:
            self.begin()
            return self.id is not None
        saved = guarded(self.context, self._require_kept)
        if saved:
            self.settled()
        return saved

    def _keep(self) -> None:
        """Counting takes long: every now and then it is kept unasked."""
        if self.state == "draft" and self.is_modified():
            self.save()

    def print_sheet(self) -> None:
        """The blind sheet to count with on paper."""
        if self.save():
            preview_count(self.context, self.kept_id, self.title())

    def may_close(self) -> bool:
        """What was counted is kept without asking."""
        return self.save() if self.id is not None and self.is_modified() else True

    def touch(self) -> None:
        """The head of a new count is nothing to lose."""
        if self.id is not None:
            super().touch()

    def retranslate(self) -> None:
        super().retranslate()
        self.bar.retranslate()
        self.count.retranslate()
        self.journal.retranslate()
        if self.id is None:
            self._ask()
        else:
            self.refresh()

    def setFocus(self, *arguments: Any) -> None:
        """The scanner, or the first field of the head."""
        if self.id is None:
            self.form.focus_first()
        elif self.state == "draft":
            self.bar.focus_scan()


def make(context: Context, id: int | None = None, **_values: Any) -> CountEditor:
    return CountEditor(context, id)
