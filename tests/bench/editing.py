"""A key in the line grid of a long invoice, until it is painted, beside a bare table doing the same."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from statistics import median
from typing import Any

from tests.bench import company
from tests.bench.bench import Bench
from tests.bench.figures import Figure

LINES, KEYS = 500, 60
PAINT_TARGET, WORK_TARGET = 4.0, 1.0
LONGEST_STEP = 0.1  # seconds a window may be away


def line_grid(bench: Bench) -> Iterator[Figure]:
    """Both are edited in the same process, a cell at a time, each painted at once."""
    if sys.platform.startswith("linux") and "DISPLAY" not in os.environ:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from app import companies
    from ui.kit import tasks

    tasks.surround(companies.own_connection)
    application = QApplication.instance() or QApplication([])
    with company.opened(bench.once("trading.boffice", company.make)) as session:
        editor = _editor(session)
        bare = _bare(editor.grid)
        for widget in (editor, bare):
            widget.resize(1280, 760)
            widget.show()
        application.processEvents()
        at = [column.key for column in editor.model.columns].index("quantity")
        ours, limit = [], []
        for key in range(KEYS):
            row, text = key % 12, str(key % 9 + 1)
            ours.append(_timed(partial(editor.model.set_text, row, at, text), editor.grid))
            limit.append(_timed(partial(bare.model().item(row, at).setText, text), bare))
        yield Figure(
            f"a key in a grid of {LINES} lines, to paint", median(ours), median(limit), PAINT_TARGET
        )
        worked = [_longest_step(application, editor) for _time in range(7)]
        yield Figure(
            f"longest step of the window while {LINES} lines are worked out",
            median(worked), LONGEST_STEP, WORK_TARGET,
        )  # fmt: skip
        editor.settled()
        for widget in (editor, bare):
            widget.close()
            widget.deleteLater()


def _editor(session: Any) -> Any:
    from tests.ui.masters.conftest import Desk
    from ui.kit import theme
    from ui.sales.invoice_editor import InvoiceEditor

    theme.apply("light", 1.0)
    editor = InvoiceEditor(Desk(session, None))
    some = list(islice(company.drafts(LINES), LINES))
    lines = tuple(line for draft in some for line in draft.lines)[:LINES]
    editor.fill(replace(some[0], lines=lines))
    return editor


def _bare(grid: Any) -> Any:
    """A ``QTableView`` over items that hold the same words."""
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QTableView

    model = grid.model()
    items = QStandardItemModel(model.rowCount(), model.columnCount())
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            items.setItem(row, column, QStandardItem(model.index(row, column).data() or ""))
    view = QTableView()
    view.setModel(items)
    return view


def _timed(edit: Callable[[], object], view: Any) -> float:
    return _took(lambda: (edit(), view.viewport().repaint()))


def _longest_step(application: Any, editor: Any) -> float:
    """Until everything that follows from a key is shown."""
    from ui.kit import tasks

    longest = _took(editor.work_out)
    while tasks.busy():
        longest = max(longest, _took(application.processEvents))
    return max(longest, _took(application.processEvents))


def _took(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
