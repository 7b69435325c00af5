"""Import and export: every kind of table, in and out as a file, and what was brought in before."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.exchange import exporting
from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.text import N_, _
from app.links import imports
from ui.data.heading import heading
from ui.data.importing.table_files import ask_where, save_template
from ui.data.importing.wizard import ImportWizard
from ui.kit import theme
from ui.kit.actions import bind
from ui.kit.buttons import Button, label
from ui.kit.manifest import Context
from ui.kit.saving import tell_saved
from ui.kit.table import DataTable, Grouping, RowsModel

KINDS = (
    Column("title", N_("Table"), chars=30),
    Column("key", N_("Name in files"), Kind.CODE, chars=22),
)
HISTORY = (
    Column("at", N_("When"), chars=18, get=lambda row: formats.moment(row.at)),
    Column("title", N_("Table"), chars=24),
    Column("file", N_("File"), chars=28),
    Column("kept", N_("Kept"), Kind.COUNT, chars=8),
    Column("rows", N_("Rows"), Kind.COUNT, chars=8),
    Column("person", N_("By"), chars=18),
)
TABLES = (N_("{count} table"), N_("{count} tables"))


class TablesPanel(QWidget):
    """Enter brings a table of the chosen kind in."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(heading(_("Import and export"), _hint()))
        column.addLayout(self._buttons())
        self.table = DataTable()
        self.table.view.setAccessibleName(_("Kinds of tables"))
        kinds = imports.kinds(context.session)
        self.table.set_model(RowsModel(KINDS, kinds, grouping=_by_department(kinds)))
        self.table.footer_words = TABLES
        self.table.opened.connect(lambda _row: self.bring_in())
        self.history = DataTable()
        self.history.view.setAccessibleName(_("Brought in before"))
        self.history.footer_words = (N_("{count} import"), N_("{count} imports"))
        column.addWidget(self._side_by_side(), 1)
        context.on_change(self, ("import",), self.refresh)
        bind(self, "Ctrl+N", self.bring_in)
        self.refresh()
        self.table.select_first()

    def setFocus(self, *arguments: Any) -> None:
        """The keyboard goes to the rows; Tab still passes what stands above them."""
        self.table.view.setFocus()

    def _side_by_side(self) -> QSplitter:
        """What can come in, and beside it what did."""
        before = QWidget()
        column = QVBoxLayout(before)
        column.setContentsMargins(theme.px(12), 0, 0, 0)
        column.addWidget(label(_("Brought in before"), "h2"))
        column.addWidget(self.history, 1)
        across = QSplitter()
        across.setChildrenCollapsible(False)
        across.addWidget(self.table)
        across.addWidget(before)
        across.setSizes([theme.px(440), theme.px(620)])
        return across

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.bringing = Button(
            N_("Bring in…"), self.bring_in, icon="ph.file-arrow-up", role="primary", key="Ctrl+N"
        )
        self.bringing.setDisabled(self._context.session.read_only)
        self.taking = Button(N_("Save as a file…"), self.take_out, icon="ph.export")
        self.template = Button(N_("Empty template…"), self.save_template, icon="ph.file")
        for button in (self.bringing, self.taking, self.template):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def refresh(self) -> None:
        """Reads the history again."""
        found = imports.history()
        self.history.set_model(RowsModel(HISTORY, found))
        if found:
            self.history.show_rows()
        else:
            self.history.show_state(
                "ph.file-arrow-up",
                _("Nothing was brought in yet"),
                _("Choose a table and bring in a CSV or Excel file."),
            )

    def chosen(self) -> imports.Kind | None:
        """The kind whose row has the cursor."""
        row = self.table.current_row()
        return row if isinstance(row, imports.Kind) else None

    def bring_in(self) -> None:
        """Opens the steps in which a table is brought in."""
        kind = self.chosen()
        if kind is not None and not self._context.session.read_only:
            ImportWizard(self._context, kind.table()).open()

    def take_out(self) -> None:
        """Every row of the kind as a file that can be brought in again."""
        kind = self.chosen()
        path = ask_where(self._context, self, f"{kind.key}.xlsx") if kind else None
        if kind is None or path is None:
            return
        session, table = self._context.session, kind.table()
        self._context.run(
            _("Saving {table}…", table=kind.title),
            lambda _progress: exporting.export(session, table, path),
            lambda count: tell_saved(
                self._context,
                _("{count} rows of {table} were written.", count=count, table=kind.title),
                path,
            ),
        )

    def save_template(self) -> None:
        """An empty table with the right columns and an example."""
        kind = self.chosen()
        if kind is not None:
            save_template(self._context, self, kind.table())


def _by_department(kinds: tuple[imports.Kind, ...]) -> Grouping:
    """In the order of the rail."""
    places = {kind.department: kind.place for kind in kinds}
    return Grouping("department", TABLES, lambda title: (places[title], title))


def _hint() -> str:
    return _(
        "Tables come in from CSV or Excel, every row judged before anything is kept, and go out so that "
        "they can be brought in again."
    )
