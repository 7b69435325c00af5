"""What the editors of invoices, bills, receipts and payments have in common: keeping, posting, voiding.

``view`` is the document as it was posted, None for a draft. A refusal is shown where it belongs and
changes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.kernel import formats
from app.kernel.errors import NotFound, Refused, UserError
from app.kernel.problems import Problem, blocking
from app.kernel.text import N_, _
from ui.kit import theme
from ui.kit.actions import Act
from ui.kit.form import Form
from ui.kit.manifest import Context
from ui.trade.filed import FiledEditor
from ui.trade.pages import JournalPage, JournalStanding, RelatedPage

BELOW, LEAST_BELOW = 268, 84
LEAST_LINES = 3


class BookedEditor(FiledEditor):
    """A document that is a draft until it is posted, and void if it was taken back."""

    KIND = ""
    HEADING = N_("Document {number}")
    EDIT = ""
    ACTS: Sequence[Act] = ()

    def __init__(self, context: Context, id: int | None) -> None:
        super().__init__(context, self.ACTS)
        self.view: Any = None
        self.kept: Any = None
        self._id, self._loading = id, True
        self._strip_by_hand = False

    # -- what a department says ----------------------------------------------------------------

    def draft(self) -> Any:
        """The document as it stands on the screen."""
        raise NotImplementedError

    def keep(self, draft: Any, id: int | None) -> int:
        raise NotImplementedError

    def post_draft(self, id: int) -> str:
        raise NotImplementedError

    def void_document(self, date: dt.date, reason: str) -> object:
        raise NotImplementedError

    def discard_draft(self) -> None:
        raise NotImplementedError

    def read(self, id: int) -> Any:
        """The document whole."""
        raise NotImplementedError

    def load(self, id: int) -> None:
        """Shows the document as it is kept now."""
        raise NotImplementedError

    def recalculate(self) -> None:
        """Works out everything that follows from what stands there."""
        raise NotImplementedError

    def problems(self) -> list[Problem]:
        """What ``recalculate`` found."""
        raise NotImplementedError

    def show_life(self) -> None:
        """Heading, steps and buttons."""
        raise NotImplementedError

    # -- parts ---------------------------------------------------------------------------------

    def add_pages(self, notes: Form | None = None) -> None:
        """Journal, notes, files and related documents below."""
        self.journal, self.related = JournalPage(), RelatedPage(self.context)
        for page in (self.journal, self.related, self.tabs):
            page.setMinimumHeight(1)
        self.add_tab(N_("Journal"), self.journal)
        self.add_beside(notes)
        self.related_tab = self.add_tab(N_("Related"), self.related)
        self.standing = JournalStanding()
        self.tabs.corner.addWidget(self.standing)

    def resizeEvent(self, event: Any) -> None:
        """Where there is little height the lines keep theirs, and the strip below gives way.

        Where there is almost none the strip goes; Ctrl+J brings it back.
        """
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            QTimer.singleShot(0, self, self._share_height)

    def _share_height(self) -> None:
        """After the header has settled on its lines."""
        if self._form is None:
            return
        lines = theme.px(30) + LEAST_LINES * theme.row_height()
        rest = self.upright.height() - self._form.sizeHint().height() - theme.px(22) - lines
        if not self._strip_by_hand:
            self._bottom.setVisible(rest >= theme.px(LEAST_BELOW))
        below = max(theme.px(LEAST_BELOW), min(theme.px(BELOW), rest))
        self.upright.setSizes([max(1, self.upright.height() - below), below])

    def toggle_bottom(self) -> None:
        self._strip_by_hand = True
        super().toggle_bottom()

    def order_tabs(self, parts: Sequence[QWidget]) -> None:
        """The keyboard walks as the eye does."""
        for before, after in pairwise(parts):
            self.setTabOrder(before, after)

    def show_booked(self, view: Any) -> None:
        """The entry and the documents that settled it."""
        self.journal.show_booked(view.journal)
        self.standing.show_booked(view.journal)
        self.related.show_settlements(view.settlements)
        self.tabs.set_count(self.related_tab, len(view.settlements) or None)

    def show_planned(self, entry: Any) -> None:
        """The entry that posting would write."""
        self.journal.show_plan(entry)
        self.standing.show_plan(entry)
        self.related.show_settlements(())
        self.tabs.set_count(self.related_tab, None)

    def show_void(self) -> None:
        """Who voided it, when and why."""
        void = self.view.voided
        day = formats.date_medium(void.date)
        words = _("{date} · {actor}: {reason}", date=day, actor=void.actor, reason=void.reason)
        self.show_standing(self.HEADING, self.view.number, (), state="void", note=words)

    # -- standing ------------------------------------------------------------------------------

    def may_take_up(self) -> bool:
        return self.is_draft()

    def may_edit(self) -> bool:
        session = self.context.session
        return not session.read_only and session.may(self.EDIT)

    def is_draft(self) -> bool:
        return self.view is None and self.may_edit()

    def is_kept(self) -> bool:
        return self._id is not None

    def is_posted(self) -> bool:
        return self.view is not None and self.view.standing != "void"

    def document_key(self) -> tuple[str, int | None]:
        return self.KIND, self._id

    def touch(self) -> None:
        if not self._loading and self.view is None:
            super().touch()

    # -- acts ----------------------------------------------------------------------------------

    def save(self) -> bool:
        """Keeps the draft, or shows every problem at its place; whether all is kept."""
        if self.view is not None:
            return True
        return self.readable() and self.attempt(self._keep)

    def _keep(self) -> None:
        self._id = self.keep(self.draft(), self._id)
        self.kept = self.read(self._id).draft
        self.show_problems([])
        self.settled()
        self.show_life()
        self.recalculate()

    def post(self) -> None:
        """Posts it, or shows what stands in the way."""
        if not self.readable():
            return
        self.recalculate()
        found = blocking(self.problems())
        if found:
            self.show_problems(found)
            return
        self.attempt(self._post)

    def _post(self) -> None:
        if self._id is None or self.is_modified():
            self._id = self.keep(self.draft(), self._id)
        self.settled()
        self.post_draft(self._id)
        self.load(self._id)
        self.setFocus()

    def posted_as(self) -> tuple[str, dt.date]:
        return self.view.number, self.view.draft.date

    def void_now(self, date: dt.date, reason: str) -> None:
        self.void_document(date, reason)
        self.load(self.view.id)

    def discard(self) -> None:
        """Throws the draft away and closes its tab."""
        self._loading = True
        try:
            self.discard_draft()
        finally:
            self._loading = False
        self.settled()
        self.close_requested.emit()

    def attempt(self, act: Callable[[], object]) -> bool:
        """Does it; a refusal is shown at its fields, any other error is told. True if it went well."""
        try:
            act()
        except Refused as refusal:
            self.show_problems(refusal.problems)
            return False
        except UserError as error:
            self.context.show_error(error)
            return False
        return True

    def readable(self) -> bool:
        """Whether everything typed can be understood; shows what cannot."""
        found = self.entry_problems()
        if found:
            self.show_problems(found)
        return not found

    def refresh(self) -> None:
        """Reads again what changed elsewhere; what is being typed stays, or it is said that it could not."""
        if self._loading:
            return
        found = self._found()
        if self._id is not None and found is None:
            self._discarded_elsewhere()
        elif found is not None and self._is_another(found):
            if self.is_modified():
                self._tell_overtaken()
            self.load(found.id)
        else:
            self.changed_elsewhere()

    def _discarded_elsewhere(self) -> None:
        """What was typed since becomes a new draft; without any the tab closes."""
        if not self.is_modified():
            self.settled()
            self.close_requested.emit()
            return
        self._id, self.kept = None, None
        self.show_beside()
        self.show_life()
        self.context.notify(
            "warning",
            _("This draft was discarded elsewhere."),
            _("What you typed stands here as a new document; save it, or close it without saving."),
        )

    def _tell_overtaken(self) -> None:
        self.context.notify(
            "warning",
            _("{name} was posted elsewhere while you changed it.", name=self.heading()),
            _(
                "It stands as it was posted. What you changed since is not in it: make a correction."
            ),
        )

    def _is_another(self, found: Any) -> bool:
        """Whether what is kept is not what is shown; a draft that is being changed stays."""
        if found.standing != "draft":
            return True
        return not self.is_modified() and found.draft != self.kept

    def changed_elsewhere(self) -> None:
        """What the document rests on may be another now."""
        self.recalculate()

    def _found(self) -> Any:
        """The document as it is kept; None for one that is not, or was thrown away."""
        try:
            return self.read(self._id) if self._id is not None else None
        except NotFound:
            return None
