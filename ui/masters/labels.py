"""Asking which labels, how many of each, on which sheets and from which place on; then the preview."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtWidgets import QDialog, QVBoxLayout

from app.kernel.columns import Kind
from app.kernel.text import N_, _
from app.masters import address as addresses
from app.printing.labels import FORMATS
from app.trade import labels
from ui.kit import theme, topics
from ui.kit.buttons import Button, foot, label
from ui.kit.fields import Choice, CountEdit, FlagBox
from ui.kit.form import Form
from ui.kit.grid import GridColumn, LinesGrid, LinesModel
from ui.kit.manifest import Context
from ui.kit.print_preview import Previewed, PrintPreview

Draw = Callable[[list[tuple[Any, int]], dict[str, Any]], bytes]
TITLES = {
    "24": N_("Sheet of 24 (70 × 37 mm)"),
    "30": N_("Sheet of 30 (70 × 29.7 mm)"),
    "65": N_("Sheet of 65 (38 × 21 mm)"),
    "50x30 mm": N_("Roll of 50 × 30 mm"),
}
COLUMNS = (
    GridColumn("name", N_("Name"), width=0, stop=False, editable=False),
    GridColumn("detail", N_("Code or address"), width=200, stop=False, editable=False),
    GridColumn("count", N_("Labels"), Kind.COUNT, width=80),
)


class Wanted(NamedTuple):
    """One thing that may get labels: what it is known by, and how it is told."""

    key: Any
    name: str
    detail: str
    labels: int = 1


class LabelsDialog(QDialog):
    """``kind``: under which format and printer are remembered. ``draw(counted, choices)`` makes the PDF."""

    def __init__(
        self,
        context: Context,
        kind: str,
        title: str,
        wanted: Sequence[Wanted],
        draw: Draw,
        *,
        priced: bool = False,
    ) -> None:
        super().__init__(context.window)
        self._context, self._kind, self._title, self._draw = context, kind, title, draw
        self.setWindowTitle(title)
        topics.about(self, "labels")
        self.resize(theme.px(620), theme.px(460))
        self.form = Form(columns=4)
        self.form.add("format", N_("Labels"), Choice(tuple(TITLES.items())), required=True, span=2)
        self.form.add("first", N_("First position on the sheet"), CountEdit(), required=True)
        self.form.add("price", "", FlagBox(N_("With price")))
        self.form.boxes["price"].setVisible(priced)
        format = context.setting(f"labels/{kind}/format", next(iter(FORMATS)))
        self.form.set_values({"format": format, "first": 1, "price": True})
        self.grid = LinesGrid(LinesModel(COLUMNS))
        self.grid.model().set_lines(
            {"key": each.key, "name": each.name, "detail": each.detail, "count": each.labels}
            for each in wanted
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        inner = QVBoxLayout()
        inner.setContentsMargins(*[theme.px(16)] * 4)
        inner.addWidget(label(title, "h2"))
        inner.addWidget(self.form)
        inner.addWidget(self.grid, 1)
        column.addLayout(inner, 1)
        self.primary = Button(N_("Preview"), self.preview, icon="ph.printer", role="primary")
        column.addWidget(foot(Button(N_("Cancel"), self.reject), self.primary))

    def counted(self) -> list[tuple[Any, int]]:
        """Every thing with its number of labels; an empty number is none."""
        return [
            (line["key"], int(line.get("count") or 0))
            for line in self.grid.lines()
            if line.get("key")
        ]

    def preview(self) -> None:
        """Shows the pages, or says what is in the way."""
        found = self.form.entry_problems() or self.grid.model().entry_problems()
        choices, counted = self.form.values(), self.counted()
        number = sum(max(0, count) for _key, count in counted)
        found = found or labels.problems(choices["format"], choices["first"] or 0, number)
        self.form.show_problems(found, summary=any(p.field not in self.form.boxes for p in found))
        if found:
            return
        self._context.keep_setting(f"labels/{self._kind}/format", choices["format"])
        wanted = [(key, count) for key, count in counted if count > 0]
        shown = Previewed(
            title=self._title,
            document=self._title,
            file_name=f"{self._title}.pdf",
            make=lambda _options: self._draw(wanted, choices),
            context=self._context,
            kind=self._kind,
        )
        PrintPreview(shown, self._context.window).open()
        self.accept()


def of_items(context: Context, rows: Sequence[Any]) -> LabelsDialog:
    """Asks for labels of items; the rows have code and name."""

    def draw(wanted: list[tuple[Any, int]], choices: dict[str, Any]) -> bytes:
        return labels.item_labels(
            context.session,
            wanted,
            choices["format"],
            first=choices["first"],
            price=bool(choices["price"]),
        )

    named = [Wanted(row.code, row.name, row.code) for row in rows]
    return _opened(LabelsDialog(context, "item-label", _("Item labels"), named, draw, priced=True))


def of_parties(context: Context, rows: Sequence[Any]) -> LabelsDialog:
    """Asks for address labels of customers or suppliers: one of their own address, none yet of the further ones."""

    def draw(wanted: list[tuple[Any, int]], choices: dict[str, Any]) -> bytes:
        chosen = [(*key, count) for key, count in wanted]
        return labels.address_labels(
            context.session, chosen, choices["format"], first=choices["first"]
        )

    named = []
    for row in rows:
        whole = addresses.get(row.id)
        named.append(Wanted((whole.id, ""), whole.name, whole.address or whole.city))
        named += [
            Wanted((whole.id, each.name), f"{whole.name}, {each.name}", each.address, 0)
            for each in whole.addresses
        ]
    return _opened(LabelsDialog(context, "address-label", _("Address labels"), named, draw))


def _opened(dialog: LabelsDialog) -> LabelsDialog:
    dialog.open()
    return dialog
