"""The limit of a cold start: a bare window with menu, docks and a plain list of the same size."""

from __future__ import annotations

import os
import sys

import PySide6QtAds as ads
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QTableView

from tests.bench.painted import give_up_in_time, tell_when_painted

HEADINGS = ("Number", "Date", "Customer", "Due date", "Net", "PPN", "Total", "State")


class Rows(QAbstractTableModel):
    """Two hundred rows of words."""

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # type: ignore[override]  # noqa: B008
        return 0 if parent.isValid() else 200

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # type: ignore[override]  # noqa: B008
        return len(HEADINGS)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # type: ignore[override]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{HEADINGS[index.column()]} {index.row()}"
        return None


def main() -> int:
    give_up_in_time()
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    window = QMainWindow()
    window.resize(1440, 900)
    for name in ("File", "Edit", "View", "Help"):
        window.menuBar().addMenu(name)
    window.statusBar().showMessage("Ready")
    manager = ads.CDockManager(window)
    table = QTableView()
    table.setModel(Rows(table))
    places = (ads.LeftDockWidgetArea, ads.CenterDockWidgetArea, ads.RightDockWidgetArea)
    for name, inside, place in zip(
        ("Left", "List", "Right"), (QLabel("left"), table, QLabel("right")), places, strict=True
    ):
        dock = ads.CDockWidget(manager, name)
        dock.setWidget(inside)
        manager.addDockWidget(place, dock)
    window.show()
    timer = tell_when_painted(application, lambda: window)
    status = application.exec()
    timer.stop()
    sys.stdout.flush()
    os._exit(status)


if __name__ == "__main__":
    main()
