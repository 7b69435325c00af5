"""What the editors of all documents that are booked have in common: keeping, posting, voiding.

A subclass says what its document is called and looks like; ``Services`` says what may be done with it. A
refusal is shown where it belongs and changes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.access.session import Session
from app.documents import copies
from app.documents.copies import Copy
from app.kernel import formats
from app.kernel.errors import NotFound, Refused, UserError
from app.kernel.lifecycle import DRAFT, VOID
from app.kernel.problems import Problem, blocking
from app.kernel.text import N_, _
from app.links import related
from ui.kit.actions import Act
from ui.kit.form import Form
from ui.kit.lifecycle_bar import LifeStep, steps_until
from ui.kit.manifest import Context
from ui.trade.pages import JournalPage, JournalStanding, RelatedPage
from ui.trade.room import RoomyEditor

PAUSE = 60  # milliseconds after the last change before everything is worked out again


@dataclass(frozen=True, slots=True)
class Services:
    """What a department does with a kind of document.

    ``read`` gives it whole: with ``id``, ``number``, ``standing``, ``draft``, ``journal`` and ``voided``.
    ``copy``: the draft that a copy of it begins with. ``check_void`` raises what keeps it from being
    voided, whatever is answered to when and why. ``made_from``: by kind of earlier document, the draft that
    follows from some of them.
    """

    read: Callable[[Session, int], Any]
    save: Callable[[Session, Any, int | None], int]
    post: Callable[[Session, int], object]
    void: Callable[[Session, int, dt.date, str], object]
    discard: Callable[[Session, int], object]
    copy: Callable[[Session, int], Any]
    check_void: Callable[[Session, int], object] = lambda _session, _id: None
    made_from: Mapping[str, Callable[[Session, Sequence[int]], Any]] = field(default_factory=dict)


class BookedEditor(RoomyEditor):
    """A document that is a draft until it is posted, and void if it was taken back.

    ``values`` are what ``begin`` takes; or ``copied_from`` and whether the copy ``replaces`` what is void; or
    ``made_from``, the kind and ids of what it follows from.
    ``FOLLOWS``: what else it hears of, beside its kind.
    """

    KIND = ""
    HEADING = N_("Document {number}")
    EDIT = ""
    ACTS: Sequence[Act] = ()
    PARTY = "party"
    STEPS: Sequence[str] = (N_("Draft"), N_("Posted"))
    FOLLOWS: tuple[str, ...] = ()
    services: Services

    def __init__(self, context: Context, id: int | None = None, **values: Any) -> None:
        super().__init__(context, self.ACTS)
        self.id, self.kept = id, cast(Any, None)
        self._loading, self._missed = True, False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.work_out)
        self._copy_of: Copy | None = None
        self.make_parts()
        self._start(**values)

    def _start(
        self,
        copied_from: int | None = None,
        *,
        replaces: bool = False,
        made_from: tuple[str, Sequence[int]] | None = None,
        **values: Any,
    ) -> None:
        """Shows what is kept, a copy, or a new document; then hears of what becomes of it elsewhere."""
        if self.id is not None:
            self.load(self.id)
        elif copied_from is not None:
            self._copy_of = Copy(copied_from, replaces)
            self.fill_copy(self.services.copy(self.context.session, copied_from))
            self._begun()
            self.touch()
        elif made_from is not None:
            kind, ids = made_from
            self.fill_copy(self.services.made_from[kind](self.context.session, ids))
            self._begun()
            self.touch()
        else:
            self.begin(**values)
            self._begun()
        self.context.on_change(self, (self.KIND, *self.FOLLOWS), self.refresh)

    def _begun(self) -> None:
        self._loading = False
        self.show_beside()
        self.show_life()
        self.recalculate()

    # -- what a document says ------------------------------------------------------------------

    def make_parts(self) -> None:
        """Header, lines, pages."""
        raise NotImplementedError

    def draft(self) -> Any:
        """The document as it stands on the screen."""
        raise NotImplementedError

    def begin(self, **values: Any) -> None:
        """Fills in a new document."""
        raise NotImplementedError

    def fill(self, draft: Any) -> None:
        """Fills in a draft; ``kept`` is the document it is of, if it is kept."""
        raise NotImplementedError

    def fill_copy(self, draft: Any) -> None:
        """Fills in what a copy begins with."""
        self.fill(draft)

    def recalculate(self) -> None:
        """Works out at once everything that follows from what stands there."""
        raise NotImplementedError

    def show_posted(self, view: Any) -> None:
        """Shows what was booked."""
        self.show_booked(view)

    def problems(self) -> list[Problem]:
        """What ``recalculate`` found, where posting is refused at the fields."""
        return []

    def heading_words(self) -> str:
        """Marked, with a place for {number}."""
        return self.HEADING

    def worth(self) -> str:
        """How much it is about, worded; "" where nothing is added up."""
        return str(self.totals.whole())

    def entry_title(self) -> str:
        if self._timer.isActive():
            self._timer.stop()
            self.work_out()
        box = self._form.boxes.get(self.PARTY) if self._form else None
        party = box.editor.found() if box else None
        told = (self.heading(), party.name if party else "", self.worth())
        return " · ".join(words for words in told if words)

    def steps(self) -> Sequence[LifeStep]:
        """Its life, as far as it has come."""
        posted = self.is_posted()
        return steps_until(self.STEPS, int(posted), finished=posted)

    def pressing(self) -> object:
        """The chip of what is posted and presses."""
        return None

    # -- parts ---------------------------------------------------------------------------------

    def add_pages(self, notes: Form | None = None, *, journal: str = N_("Journal")) -> None:
        """Journal (under a marked title), notes, files and related documents below."""
        self.journal, self.standing = JournalPage(), JournalStanding()
        self._add_page(journal, self.journal)
        self.tabs.setMinimumHeight(1)
        self.tabs.corner.addWidget(self.standing)
        self.add_beside(notes)
        self.add_related()

    def add_related(self) -> None:
        """The documents it belongs with, below."""
        self.related = RelatedPage(self.context)
        self.related_tab = self._add_page(N_("Related"), self.related)

    def _add_page(self, title: str, page: QWidget) -> int:
        page.setMinimumHeight(1)
        return self.add_tab(title, page)

    def order_tabs(self, parts: Sequence[QWidget]) -> None:
        """The keyboard walks as the eye does."""
        for before, after in pairwise(parts):
            self.setTabOrder(before, after)

    def show_booked(self, view: Any, why: str = "") -> None:
        """The entry; ``why`` says, translated, why there is none."""
        self.journal.show_booked(view.journal, why)
        self.standing.show_booked(view.journal)

    def show_planned(self, entry: Any, why: str = "") -> None:
        """The entry that posting would write; ``why`` likewise."""
        self.journal.show_plan(entry, why)
        self.standing.show_plan(entry)

    def show_beside(self) -> None:
        super().show_beside()
        self.show_related()

    def show_related(self) -> None:
        """The documents it belongs with, and how many."""
        found = related.of_document(self.context.session, self.KIND, self.id) if self.id else ()
        self.related.show_related(found)
        self.tabs.set_count(self.related_tab, len(found) or None)

    def show_life(self) -> None:
        """Heading, steps and buttons; of a void document who voided it, when and why."""
        view, title = self.view, self.heading_words()
        if view is None:
            self.show_standing(title, "", self.steps())
        elif view.standing == VOID:
            void = view.voided
            day = formats.date_medium(void.date)
            words = _("{date} · {actor}: {reason}", date=day, actor=void.actor, reason=void.reason)
            self.show_standing(title, view.number, (), state=VOID, note=words)
        else:
            self.show_standing(title, view.number, self.steps(), state=self.pressing())

    # -- standing ------------------------------------------------------------------------------

    @property
    def view(self) -> Any:
        """The document as it was posted; None for a draft."""
        return None if self.kept is None or self.kept.standing == DRAFT else self.kept

    @property
    def state(self) -> str:
        """How it stands, in one word of ``app.kernel.lifecycle`` or ``app.trade.standing``."""
        return DRAFT if self.view is None else str(self.view.standing)

    def may_take_up(self) -> bool:
        return self.is_draft()

    def may_edit(self) -> bool:
        session = self.context.session
        return not session.read_only and session.may(self.EDIT)

    def is_draft(self) -> bool:
        return self.view is None and self.may_edit()

    def is_kept(self) -> bool:
        return self.id is not None

    def is_posted(self) -> bool:
        return self.view is not None and self.view.standing != VOID

    def document_key(self) -> tuple[str, int | None]:
        return self.KIND, self.id

    def require_id(self) -> int:
        """The id of a document that is kept."""
        assert self.id is not None
        return self.id

    def touch(self) -> None:
        if not self._loading and self.view is None:
            super().touch()

    # -- showing -------------------------------------------------------------------------------

    def read(self, id: int) -> Any:
        """The document whole. Raises NotFound."""
        return self.services.read(self.context.session, id)

    def load(self, id: int) -> None:
        """Shows the document as it is kept now."""
        self._loading = True
        self.id, self.kept = id, self.read(id)
        frozen = not self.is_draft()
        if not frozen:
            self.set_read_only(False)
        self.fill(self.kept.draft)
        if frozen:
            self.set_read_only(True)
        self._loading = False
        self.show_problems([])
        self.settled()
        self.show_life()
        self.show_outcome()

    def show_outcome(self) -> None:
        """What was booked, or would be."""
        if self.view is not None:
            self.show_posted(self.view)
        else:
            self.recalculate()

    def again(self) -> None:
        """Works everything out again in a moment."""
        if not self._loading and self.view is None:
            self._timer.start()

    def work_out(self) -> None:
        """The moment has come."""
        self.recalculate()

    def entry_restored(self) -> None:
        self.recalculate()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is worked out for a document that is not seen."""
        super().hideEvent(event)
        if self._timer.isActive():
            self._timer.stop()
            self._missed = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._missed:
            self._missed = False
            self._meet_change()

    def retranslate(self) -> None:
        super().retranslate()
        self.show_life()
        self.show_outcome()

    # -- acts ----------------------------------------------------------------------------------

    def save(self) -> bool:
        """Keeps the draft, or shows every problem at its place; whether all is kept."""
        if self.view is not None:
            return True
        return self.readable() and self.attempt(self._save)

    def _save(self) -> None:
        self._keep()
        self.show_problems([])
        self.settled()
        self.show_life()
        self.recalculate()

    def _keep(self) -> None:
        session, draft, original = self.context.session, self.draft(), self._copy_of
        with self.by_itself():
            if self.id is None and original is not None:
                self.id = copies.keep_new(
                    session, self.KIND, original, lambda: self.services.save(session, draft, None)
                )
            else:
                self.id = self.services.save(session, draft, self.id)
            self.kept = self.read(self.id)

    @contextmanager
    def by_itself(self) -> Iterator[None]:
        """What it does to itself is no news from elsewhere."""
        self._loading = True
        try:
            yield
        finally:
            self._loading = False

    def post(self) -> None:
        """Posts it, or shows what stands in the way; a refusal leaves the draft."""
        if not self.readable():
            return
        self.recalculate()
        found = blocking(self.problems())
        if found:
            self.show_problems(found)
            return
        self.attempt(self._post)

    def _post(self) -> None:
        if self.id is None or self.is_modified():
            self._keep()
        self.settled()
        with self.by_itself():
            self.services.post(self.context.session, self.require_id())
        self.load(self.require_id())
        self.setFocus()

    def posted_as(self) -> tuple[str, dt.date]:
        return self.view.number, self.view.draft.date

    def check_void(self) -> None:
        self.services.check_void(self.context.session, self.view.id)

    def void_now(self, date: dt.date, reason: str) -> None:
        with self.by_itself():
            self.services.void(self.context.session, self.view.id, date, reason)
        self.load(self.view.id)

    def discard(self) -> None:
        """Throws the draft away and closes its tab."""
        with self.by_itself():
            self.services.discard(self.context.session, self.require_id())
        self.end()

    def end(self) -> None:
        """There is nothing left to show, nor to hear of."""
        self._loading = True
        self._timer.stop()
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

    # -- what others do ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads again what changed elsewhere; what is being typed stays, or it is said that it could not."""
        if self._loading:
            return
        found = self._found()
        if self.id is not None and found is None:
            self.discarded_elsewhere()
        elif found is not None and self._is_another(found):
            if self.is_modified():
                self._tell_overtaken()
            self.load(found.id)
        else:
            self._missed = not self.isVisible()
            if not self._missed:
                self._meet_change()

    def discarded_elsewhere(self) -> None:
        """What was typed since becomes a new draft; without any the tab closes."""
        if not self.is_modified():
            self.end()
            return
        self.id, self.kept = None, None
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
        if found.standing != DRAFT:
            return bool(found != self.kept)
        return not self.is_modified() and found.draft != self.kept.draft

    def _meet_change(self) -> None:
        self.changed_elsewhere()
        self.show_related()

    def changed_elsewhere(self) -> None:
        """What the document rests on may be another now."""
        self.recalculate()

    def _found(self) -> Any:
        """The document as it is kept; None for one that is not, or was thrown away."""
        try:
            return self.read(self.id) if self.id is not None else None
        except NotFound:
            return None
