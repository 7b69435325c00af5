"""Every widget of the kit in pictures: ``python tests/ui/kit/gallery.py FOLDER [light|dark] [zoom]``.

Run it with ``QT_QPA_PLATFORM=offscreen``; it writes one PNG per scene, to be laid beside the drawings.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from app.kernel.text import N_
from tests.ui.kit.fake_context import FakeContext
from tests.ui.kit.fake_window import COLUMNS, FakeWindow
from ui.kit import tasks, theme
from ui.kit.actions import Act
from ui.kit.filters import Choice, Filter
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.table import Grouping

TODAY = dt.date(2026, 11, 23)
SCENES: dict[str, Callable[[], QWidget]] = {}


def scene(make: Callable[[], QWidget]) -> Callable[[], QWidget]:
    SCENES[make.__name__] = make
    return make


class FakeListing:
    columns = COLUMNS

    def __init__(self, length: int) -> None:
        self.length = length

    def window(self, asked: object) -> FakeWindow:
        return FakeWindow(0 if asked.search == "tirto" else self.length)


def facts_of(context: object, row: object) -> Facts:
    return Facts(
        row.number,
        row.customer,
        row.state,
        (
            FactGroup(
                "Jumlah",
                (
                    Fact("DPP", "33.034.200"),
                    Fact("PPN", "3.633.762"),
                    Fact("Total", "36.667.962", strong=True),
                ),
            ),
            FactGroup(
                "Syarat",
                (
                    Fact("Termin", "30 hari"),
                    Fact("Jatuh tempo", "20 Des 2026"),
                    Fact("Sales", "Fitri Handayani"),
                ),
                meter=(0.85, "accent"),
                note="Terpakai 85 % · sisa 6.051.760",
            ),
            FactGroup(
                "Terkait",
                (
                    Fact("Surat jalan", "SJ/26/11/0021", follow=lambda: None),
                    Fact("Jurnal", "JU/26/11/0088", follow=lambda: None),
                ),
            ),
        ),
    )


def group_of(row: object) -> tuple[int, str]:
    return {
        "draft": (0, "Draf"),
        "overdue": (1, "Lewat jatuh tempo"),
        "posted": (2, "Belum lunas"),
    }.get(row.state, (3, "Lainnya"))


SPEC = ListSpec(
    key="gallery.invoices",
    listing=lambda session: FakeListing(28),
    nouns=("{count} faktur", "{count} faktur"),
    counted_words="{count} dihitung, tanpa draf dan batal",
    open=lambda context, row: None,
    new=NewAct("Faktur", lambda context: None),
    inspector=facts_of,
    filters=(
        Filter(
            "month",
            "Semua tanggal",
            (
                Choice("open", "Nov 2026 + terbuka", {"open": 1}),
                Choice("all", "2026", {"year": 2026}),
            ),
            first="open",
        ),
        Filter("state", "Semua status", (Choice("draft", "Draf", {"state": "draft"}), Choice("paid", "Lunas", {"state": "paid"}))),
    ),
    acts=(
        Act("pay", "Terima pembayaran", lambda c, r: None, "ph.money", "F9"),
        Act("print", "Cetak", lambda c, r: None, "ph.printer", "F12"),
    ),
    grouping=Grouping(group_of, ("{count} faktur", "{count} faktur")),
    grouping_words="Per status",
    grouped_at_first=True,
    search_hint="Cari faktur",
    empty=Empty("ph.shopping-cart-simple", "Belum ada pesanan pembelian",
                "Pesanan yang Anda kirim ke pemasok muncul di sini. Mulai dari barang di bawah minimum agar jumlahnya terisi otomatis.", N_("New")),
    export=lambda c, w: None,
)  # fmt: skip


@scene
def list_narrow() -> QWidget:
    panel = ListPanel(FakeContext(), SPEC)
    panel.resize(672, 720)
    panel.show()
    panel.table.view.select(4)
    return panel


@scene
def list_wide() -> QWidget:
    panel = ListPanel(FakeContext(), SPEC)
    panel.resize(1340, 640)
    panel.show()
    panel.table.view.select(4)
    return panel


@scene
def list_empty() -> QWidget:
    panel = ListPanel(FakeContext(), SPEC)
    panel.resize(672, 380)
    panel.show()
    panel.apply_filters(search="tirto")
    return panel


def settle(rounds: int = 12) -> None:
    for _ in range(rounds):
        QApplication.processEvents()
        time.sleep(0.01)
    while tasks.busy():
        QApplication.processEvents()
        time.sleep(0.01)
    for _ in range(4):
        QApplication.processEvents()


def main(arguments: list[str]) -> None:
    folder = Path(arguments[0] if arguments else "gallery")
    name = arguments[1] if len(arguments) > 1 else "light"
    zoom = float(arguments[2]) if len(arguments) > 2 else 1.0
    only = arguments[3:]
    folder.mkdir(parents=True, exist_ok=True)
    QApplication.instance() or QApplication([])
    theme.apply(name, zoom)
    for title, make in SCENES.items():
        if only and title not in only:
            continue
        widget = make()
        widget.show()
        settle()
        widget.grab().save(str(folder / f"{title}-{name}.png"))
        widget.close()
        widget.deleteLater()
        settle(2)


if __name__ == "__main__":
    main(sys.argv[1:])
