"""Payslips of every month: find one, look at it, print it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.kernel.columns import Column
from app.kernel.errors import NotFound
from app.kernel.text import N_, _
from app.people.payroll import queries, slip_list
from ui.kit.actions import Act
from ui.kit.filters import Choice, Filter
from ui.kit.inspector import Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec
from ui.kit.manifest import Context
from ui.kit.table import ColumnStyle
from ui.masters.lists import WordedWindow
from ui.people import slip_facts, slip_papers, withheld, words
from ui.people.explained import ExplainedDialog
from ui.people.net_block import NetBlock
from ui.people.periods import months
from ui.trade import mail_acts


class _Worded:
    def __init__(self, listing: Any) -> None:
        self._listing = listing
        self.columns = tuple(_worded(c) for c in listing.columns)

    def window(self, asked: Any = None) -> WordedWindow:
        return WordedWindow(self._listing.window(asked), self.columns)


def _worded(column: Column) -> Column:
    if column.key != "kind":
        return column
    return replace(column, get=lambda row: _(words.RUN_KINDS[row.kind]))


def explain(context: Context, row: Any) -> ExplainedDialog:
    """Every step of a payslip in a dialog."""
    dialog = ExplainedDialog(queries.slip(context.session, row.id), context.window)
    dialog.open()
    return dialog


def facts_of(context: Context, row: Any) -> Facts:
    return slip_facts.facts(queries.slip(context.session, row.id))


PREVIEW = Act(
    "people.slip.preview",
    N_("Payslip"),
    lambda context, row: slip_papers.preview_one(context, row.id),
    "ph.file-pdf",
    "F12",
    primary=True,
    many=slip_papers.print_slips,
)
EXPLAIN = Act("people.slip.explain", N_("How it was calculated"), explain, "ph.info", "Ctrl+E")
MAIL = mail_acts.of_rows("people.slip", "payslip", None, lambda row: f"{row.code} {row.name}")


class SlipList(ListPanel):
    """A list of payslips; the inspector ends with the net pay."""

    def _show_facts(self) -> None:
        try:
            super()._show_facts()
        except NotFound:
            return  # it was calculated anew in between; the new rows are on their way
        row = self.current_row()
        if row is not None and not self.side.isHidden() and self.side.column.count():
            view = queries.slip(self.context.session, row.id)
            parts = 2 + 2 * slip_facts.groups_before_net(view)
            self.side.column.insertWidget(parts, NetBlock(view))


def make(context: Context) -> ListPanel:
    spec = ListSpec(
        key="people.payslips",
        listing=lambda session: _Worded(slip_list.payslips(session)),
        nouns=(N_("{count} payslip"), N_("{count} payslips")),
        kinds=("payroll",),
        open=lambda context, row: slip_papers.preview_one(context, row.id),
        acts=(PREVIEW, EXPLAIN, withheld.SLIP, MAIL),
        filters=(
            Filter("period", N_("Any month"), months, icon="ph.calendar-blank"),
            Filter("posted", N_("Posted only"), (Choice("1", N_("Posted only"), {"posted": 1}),)),
        ),
        inspector=facts_of,
        styles={"net": ColumnStyle(bold=True)},
        empty=Empty(
            "ph.file-text",
            N_("No payslips yet"),
            N_("Payslips of every calculated month stand here, ready to be printed."),
        ),
        search_hint=N_("Employee or number"),
    )
    return SlipList(context, spec)
