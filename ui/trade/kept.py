"""What journal entries, stock moves and stock counts on screen share: worked out, kept, posted, ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent

from app.kernel.errors import NotFound, Refused
from app.ledger.plan import EntryPlan
from app.trade.history import JournalRow
from ui.kit.actions import Act, guarded
from ui.kit.manifest import Context
from ui.trade.filed import FiledEditor
from ui.trade.pages import JournalPage, JournalStanding

WAIT = 200  # milliseconds after the last change until it is worked out


class KeptDocument(FiledEditor):
    """``kind`` names it; ``read(id)`` gives its view; ``keep_draft``, ``post_draft``, ``discarded`` and
    ``voided`` are the services.

    A subclass has ``recalculate()`` and ``show_view(view)``.
    """

    kind = ""

    def __init__(self, context: Context, acts: Sequence[Act], id: int | None) -> None:
        super().__init__(context, acts)
        self.id, self.state, self._ended = id, "draft", False
        self._later = QTimer(self, singleShot=True, interval=WAIT)
        self._later.timeout.connect(self.recalculate)

    @property
    def kept_id(self) -> int:
        """The id of a document that is kept."""
        assert self.id is not None
        return self.id

    def add_journal(self, title: str) -> None:
        """A tab for the entry, under a marked title."""
        self.journal, self.standing = JournalPage(), JournalStanding()
        self.add_tab(title, self.journal)
        self.tabs.corner.addWidget(self.standing)
        self.add_beside()

    def show_planned(self, entry: EntryPlan | None, why: str) -> None:
        """What posting would book; ``why`` says, translated, why there is no entry."""
        self.journal.show_plan(entry, why)
        self.standing.show_plan(entry)

    def show_booked(self, rows: Sequence[JournalRow], why: str) -> None:
        """What was booked; ``why`` likewise."""
        self.journal.show_booked(rows, why)
        self.standing.show_booked(rows)

    def read(self, id: int) -> Any:
        raise NotImplementedError

    def keep_draft(self) -> int:
        """Keeps what stands on the screen; the id it is kept under."""
        raise NotImplementedError

    def post_draft(self, id: int) -> object:
        raise NotImplementedError

    def discarded(self, id: int) -> None:
        raise NotImplementedError

    def voided(self, id: int, date: dt.date, reason: str) -> object:
        raise NotImplementedError

    def recalculate(self) -> None:
        raise NotImplementedError

    def show_view(self, view: Any) -> None:
        raise NotImplementedError

    def show_state(self) -> None:
        """Heading, steps and buttons."""
        raise NotImplementedError

    # -- standing ------------------------------------------------------------------------------

    def is_draft(self) -> bool:
        return self.state == "draft"

    def is_kept(self) -> bool:
        return self.id is not None

    def is_posted(self) -> bool:
        return self.state == "posted"

    def follow_changes(self, *kinds: str) -> None:
        """Hears of what is done to the document from elsewhere."""
        self.context.on_change(self, kinds, self._changed_elsewhere)

    def _changed_elsewhere(self) -> None:
        """Posted, voided or discarded from the list while it stands open here; or stock moved."""
        if self.id is not None:
            try:
                view = self.read(self.id)
            except NotFound:
                self._end()
                return
            if view.state != self.state:
                self.show_view(view)
                return
        if self.isVisible():
            self._later.start()

    def _end(self) -> None:
        """There is nothing left to show; said once."""
        if self._ended:
            return
        self._ended = True
        self._later.stop()
        self.settled()
        self.close_requested.emit()

    # -- acts ----------------------------------------------------------------------------------

    def save(self) -> bool:
        """Keeps the draft; every problem is shown at its field where it cannot be."""
        problems = self.entry_problems()
        if problems:
            self.show_problems(problems)
            return False
        try:
            self.id = self.keep_draft()
        except Refused as refusal:
            self.show_problems(refusal.problems)
            return False
        self.show_problems(())
        self.settled()
        self.show_state()
        return True

    def post(self) -> None:
        """Keeps the draft and posts it; a refusal leaves the draft."""
        if guarded(self.context, self._post):
            self.refresh()

    def _post(self) -> None:
        if self.save():
            self.post_draft(self.kept_id)

    def discard(self) -> None:
        """Throws the draft away and closes its tab."""
        if self.id is not None:
            self.settled()
            self.discarded(self.id)
            self._end()

    def posted_as(self) -> tuple[str, dt.date]:
        view = self.read(self.kept_id)
        return view.number, view.draft.date

    def void_now(self, date: dt.date, reason: str) -> None:
        self.voided(self.kept_id, date, reason)
        self.show_view(self.read(self.kept_id))

    def refresh(self) -> None:
        """Reads the kept document again unless something is not kept."""
        if self.id is not None and not self.is_modified():
            self.show_view(self.read(self.id))

    def document_key(self) -> tuple[str, int | None]:
        return self.kind, self.id

    def may_take_up(self) -> bool:
        return self.is_draft() and not self.context.session.read_only

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is worked out for a document that is not seen."""
        super().hideEvent(event)
        self._later.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._later.start()
