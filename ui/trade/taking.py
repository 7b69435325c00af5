"""Making a document from earlier ones: "Make …" on the earlier one, "Take from …" in the new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from PySide6.QtWidgets import QDialog, QVBoxLayout

from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.kernel.listing import ListQuery
from app.kernel.text import N_, _
from ui.kit import theme
from ui.kit.actions import Act, guarded
from ui.kit.buttons import Button, foot, label
from ui.kit.manifest import Context
from ui.kit.table import DataTable, RowsModel
from ui.trade.kinds import kind_in_words

MOST = 500


@dataclass(frozen=True, slots=True)
class Source:
    """Documents of which something can still be taken: a listing with a filter ``open`` and one by party.

    party: the key of that filter. columns: of the listing, for party, day and figure; "" is none.
    """

    kind: str
    listing: Callable[[Session], Any]
    party: str = "party"
    name: str = "party"
    day: str = "by_date"
    figure: str = "left"


class Open(NamedTuple):
    """One of them, as it is offered."""

    id: int
    number: str
    date: Any
    party: str
    day: Any
    figure: Any
    words: str
    kind: str


COLUMNS = (
    Column("number", N_("Number"), Kind.NUMBER, chars=16),
    Column("words", N_("Kind"), chars=16),
    Column("date", N_("Date"), Kind.DATE, chars=9),
    Column("party", N_("Name"), chars=24),
    Column("day", N_("Wanted by"), Kind.DATE, chars=9),
    Column("figure", N_("Still awaited"), Kind.MONEY, chars=14),
)


def open_rows(session: Session, sources: Sequence[Source], party: str) -> list[Open]:
    """What can be taken from, of a party or of all, the latest first."""
    found = []
    for source in sources:
        asked = ListQuery("", {"open": 1, **({source.party: party} if party else {})})
        for row in source.listing(session).window(asked).first(MOST):
            found.append(
                Open(
                    row.id,
                    row.number,
                    row.date,
                    getattr(row, source.name),
                    getattr(row, source.day) if source.day else None,
                    getattr(row, source.figure) if source.figure else None,
                    kind_in_words(source.kind),
                    source.kind,
                )
            )
    return found


class TakeDialog(QDialog):
    """Offers them; one or several (Ctrl, Shift) are taken with Enter."""

    def __init__(self, context: Context, rows: Sequence[Open], take: Callable[[Any], None]) -> None:
        super().__init__(context.window)
        self.setWindowTitle(_("Take from earlier documents"))
        self._take = take
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        body = QVBoxLayout()
        body.setContentsMargins(*[theme.px(20)] * 4)
        body.setSpacing(theme.px(8))
        body.addWidget(label(_("Take from earlier documents"), "h2"))
        hint = _("Lines come with what is left of them. Ctrl or Shift marks several.")
        body.addWidget(label(hint, "muted", wrap=True))
        self.table = DataTable(RowsModel(COLUMNS, rows), with_footer=False)
        self.table.setMinimumSize(theme.px(700), theme.px(300))
        self.table.opened.connect(lambda _row: self.agree())
        body.addWidget(self.table, 1)
        column.addLayout(body, 1)
        self.primary = Button(N_("Take"), self.agree, role="primary", icon="ph.check")
        column.addWidget(foot(Button(N_("Cancel"), self.reject), self.primary))
        self.table.select_first()
        self.table.setFocus()
        if not rows:
            text = _("What is ordered and not yet taken appears here.")
            self.table.show_state("ph.tray", _("Nothing is open"), text)
            self.primary.setEnabled(False)

    def agree(self) -> None:
        """Takes what is marked."""
        chosen = self.table.selected_rows() or [self.table.current_row()]
        self._take([row for row in chosen if row is not None])
        self.accept()


def take_from(key: str, permission: str, *sources: Source) -> Act:
    """The act of a new document; its editor has ``take(kind, ids)`` for each of the kinds."""

    def ask(context: Context, editor: Any) -> None:
        def take(chosen: Sequence[Open]) -> None:
            def act() -> None:
                for kind in dict.fromkeys(row.kind for row in chosen):
                    editor.take(kind, [row.id for row in chosen if row.kind == kind])

            guarded(context, act)

        rows = open_rows(context.session, sources, editor.form.value(editor.PARTY) or "")
        TakeDialog(context, rows, take).open()

    return Act(
        f"{key}.take",
        N_("Take from…"),
        ask,
        icon="ph.download-simple",
        shortcut="Ctrl+T",
        permission=permission,
        enabled=lambda editor: editor.is_draft(),
    )


def make_into(key: str, text: str, kind: str, source: str, permission: str, **look: Any) -> Act:
    """The act of an earlier document's editor: begins one of ``kind`` from what is left of it."""

    def begin(context: Context, editor: Any) -> None:
        context.open_document(kind, None, made_from=(source, (editor.id,)))

    return Act(
        key,
        text,
        begin,
        permission=permission,
        enabled=lambda editor: editor.is_awaited(),
        **{"icon": "ph.arrow-bend-down-right", **look},
    )


def make_rows_into(
    key: str,
    text: str,
    kind: str,
    source: str,
    permission: str,
    possible: Callable[[Any], bool],
    **look: Any,
) -> Act:
    """The same in a list, for one or for several joined."""

    def begin(context: Context, rows: Sequence[Any]) -> None:
        context.open_document(kind, None, made_from=(source, tuple(row.id for row in rows)))

    return Act(
        key,
        text,
        lambda context, row: begin(context, (row,)),
        permission=permission,
        enabled=possible,
        many=begin,
        **{"icon": "ph.arrow-bend-down-right", **look},
    )


def joined(draft: Any, more: Any) -> Any:
    """``draft`` with the lines of ``more`` that it does not have yet, and its discount and freight."""
    known = {line.origin for line in draft.lines}
    new = tuple(line for line in more.lines if line.origin not in known)
    return replace(
        draft,
        lines=(*draft.lines, *new),
        discount=draft.discount + more.discount,
        freight=draft.freight + more.freight,
    )
