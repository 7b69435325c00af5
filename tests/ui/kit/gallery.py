"""Every widget of the kit in pictures: ``python tests/ui/kit/gallery.py FOLDER [light|dark] [zoom]``.

Run it with ``QT_QPA_PLATFORM=offscreen``; it writes one PNG per scene, to be laid beside the drawings.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from app.kernel.columns import Column, Kind
from app.kernel.errors import UserError
from app.kernel.money import rp
from app.kernel.problems import Problem
from app.kernel.quantity import each, pieces
from app.kernel.rate import NO_RATE, percent
from app.kernel.text import N_
from tests.ui.kit.fake_context import FakeContext
from tests.ui.kit.fake_window import COLUMNS, FakeWindow
from ui.kit import tasks, theme
from ui.kit.actions import Act
from ui.kit.buttons import Button
from ui.kit.charts import AgeingBars, Band, Bar, BarChart, StepChart
from ui.kit.dialogs import Banner, FactsBox
from ui.kit.document import DocumentEditor
from ui.kit.fields import Choice as ChoiceField
from ui.kit.fields import DateEdit, MoneyEdit, TextEdit
from ui.kit.filters import Choice, Filter
from ui.kit.form import Form
from ui.kit.grid import GridColumn, LinesGrid, LinesModel
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.lifecycle_bar import steps_until
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.lookup import Found, Lookup, LookupField, LookupLine
from ui.kit.table import ColumnStyle, DataTable, Grouping, RowsModel
from ui.kit.totals import Total

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


def group_of(state: object) -> tuple[int, str]:
    return {
        "draft": (0, "Draf"),
        "overdue": (1, "Lewat jatuh tempo"),
        "posted": (2, "Belum lunas"),
    }.get(state, (3, "Lainnya"))


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
    grouping=Grouping("state", ("{count} faktur", "{count} faktur"), group_of),
    grouping_words="Per status",
    grouped_at_first=True,
    search_hint="Cari faktur",
    empty=Empty("ph.shopping-cart-simple", "Belum ada pesanan pembelian",
                "Pesanan yang Anda kirim ke pemasok muncul di sini. Mulai dari barang di bawah minimum agar jumlahnya terisi otomatis.", N_("New")),
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


def items(text: str, limit: int) -> list[Found]:
    words = text.casefold().split()
    return [f for f in ITEMS if all(w in f.words.casefold() for w in words)][:limit]


ITEMS = [
    Found("LMP-0009", "LMP-0009", "Lampu LED 9 W putih E27", "ada 1.600 pcs", "18.500"),
    Found("LMP-0012", "LMP-0012", "Lampu LED 12 W putih E27", "ada 2.400 pcs", "24.000"),
    Found("SKL-0001", "SKL-0001", "Saklar tunggal tanam", "ada 820 pcs", "18.500"),
    Found("STK-0001", "STK-0001", "Stop kontak tanam", "ada 1.000 pcs", "23.500"),
    Found("MCB-0106", "MCB-0106", "MCB 1P 6 A", "ada 320 pcs", "58.500"),
    Found("PIP-0020", "PIP-0020", "Pipa conduit 20 mm 3 m", "ada 1.350 btg", "14.750"),
    Found("PIP-0025", "PIP-0025", "Pipa conduit 25 mm 3 m", "ada 0 btg", "19.250", "warn"),
]
CUSTOMERS = [Found(7, "C-007", "Toko Sumber Terang", "18.190.680")]
ITEM = Lookup(
    items,
    lambda key: next((f for f in ITEMS if f.key == key), None),
    "barang",
    lambda text, take: None,
)
CUSTOMER = Lookup(
    lambda text, limit: CUSTOMERS,
    lambda key: next((f for f in CUSTOMERS if f.key == key), None),
    "pelanggan",
)
GRID = (
    GridColumn("item", "Kode", width=90, lookup=ITEM),
    GridColumn("name", "Nama barang / jasa", width=0, stop=False),
    GridColumn("warehouse", "Gudang", width=84, stop=False),
    GridColumn("quantity", "Jml", Kind.QUANTITY, width=66),
    GridColumn("unit", "Sat", width=44, stop=False),
    GridColumn("price", "Harga", Kind.PRICE, width=88),
    GridColumn("discount", "Disk %", Kind.RATE, width=58, zero="–"),
    GridColumn("tax", "Pajak", width=72, choices=(("ppn", "PPN 12"), ("none", "–")), stop=False),
    GridColumn("amount", "Jumlah", Kind.MONEY, width=104, get=lambda v: amount(v)),
)


def amount(values: dict) -> object:
    if not values.get("quantity") or not values.get("price"):
        return None
    return values["price"].for_quantity(values["quantity"])


def fill(values: dict, key: str) -> dict:
    found = ITEM.get(values.get("item")) if key == "item" else None
    if found is None:
        return {}
    price = each(int(found.price.replace(".", "")))
    return {
        "name": found.name,
        "price": price,
        "unit": "pcs",
        "warehouse": "Kaligawe",
        "tax": "ppn",
        "discount": NO_RATE,
    }


def header_form() -> Form:
    form = Form(columns=10)
    form.add("customer", "Pelanggan", LookupField(CUSTOMER), required=True, span=4)
    form.add("date", "Tanggal", DateEdit(today=TODAY), required=True, span=2)
    form.add("terms", "Termin", ChoiceField(((14, "14 hari"), (30, "30 hari"))), span=2)
    form.add("due", "Jatuh tempo", DateEdit(today=TODAY), span=2)
    form.add("ship", "Alamat kirim", TextEdit(), span=4)
    form.add("po", "No. pesanan pelanggan", TextEdit(), span=2)
    form.add("sales", "Sales", TextEdit(), span=2)
    form.add("code", "Kode transaksi pajak", ChoiceField((("04", "04 · DPP nilai lain"),)), span=2)
    form.set_values({"customer": 7, "date": TODAY, "terms": 14, "due": dt.date(2026, 12, 7),
                     "ship": "Jl. MT Haryono No. 72, Semarang", "po": "PO-ST-0412", "sales": "Fitri Handayani", "code": "04"})  # fmt: skip
    return form


JOURNAL = (
    Column("account", "Akun", Kind.CODE, chars=8),
    Column("name", "Nama akun", chars=24),
    Column("memo", "Keterangan", chars=16, priority=1),
    Column("debit", "Debit", Kind.MONEY, total=True),
    Column("credit", "Kredit", Kind.MONEY, total=True),
)
JournalLine = namedtuple("JournalLine", "account name memo debit credit")
ENTRY = [
    JournalLine("1-1201", "Piutang usaha", "Toko Sumber Terang", rp(15757560), None),
    JournalLine("4-1101", "Penjualan barang", "5 baris", None, rp(14196000)),
    JournalLine("2-1201", "PPN keluaran", "Masa November 2026", None, rp(1561560)),
    JournalLine("5-1101", "Harga pokok penjualan", "Rata-rata bergerak", rp(10038600), None),
    JournalLine("1-1301", "Persediaan barang dagang", "Gudang Kaligawe", None, rp(10038600)),
]
DOC_ACTS = (
    Act("save", "Simpan draf", lambda c, d: None, "ph.floppy-disk", "Ctrl+S"),
    Act("print", "Cetak", lambda c, d: None, "ph.printer", "F12"),
    Act("copy", "Duplikat", lambda c, d: None, menu_only=True),
    Act("post", "Posting", lambda c, d: None, "ph.check", "F8", primary=True),
)


@scene
def document() -> QWidget:
    editor = DocumentEditor(FakeContext(), DOC_ACTS)
    editor.set_header(header_form())
    grid = LinesGrid(LinesModel(GRID, fill=fill, today=TODAY))
    editor.set_body(grid)
    model = grid.model()
    for code, count, discount in (("LMP-0009", 400, 0), ("LMP-0012", 120, 5), ("SKL-0001", 80, 0), ("STK-0001", 60, 0), ("MCB-0106", 20, 0)):  # fmt: skip
        row = model.rowCount() - 1
        model.set_value(row, "item", code)
        model.set_value(row, "quantity", pieces(count))
        model.set_value(row, "discount", percent(discount))
    journal = DataTable(RowsModel(JOURNAL, ENTRY, {"memo": ColumnStyle(muted=True)}))
    journal.footer_words = ("Jumlah", "Jumlah")
    editor.add_tab("Jurnal", journal)
    editor.add_tab("Catatan", QWidget())
    editor.add_tab("Lampiran", QWidget(), 1)
    editor.add_tab("Terkait", QWidget(), 2)
    editor.totals.show_totals(
        (Total("Jumlah bruto", "14.340.000"), Total("Diskon baris", "−144.000"), Total("+ Diskon faktur, ongkos kirim", follow=lambda: None),
         Total("Dasar pengenaan pajak (DPP)", "14.196.000"), Total("DPP nilai lain (11/12)", "13.013.000"), Total("PPN 12 %", "1.561.560"),
         Total("Total", "Rp 15.757.560", big=True)),
        "Lima belas juta tujuh ratus lima puluh tujuh ribu lima ratus enam puluh rupiah",
    )  # fmt: skip
    editor.inspector.show_facts(
        Facts("", groups=(
            FactGroup("Pelanggan", (Fact("Toko Sumber Terang", strong=True), Fact("Piutang berjalan", "18.190.680"), Fact("Faktur ini", "15.757.560"), Fact("Batas kredit", "40.000.000")),
                      meter=(0.85, "accent"), note="Terpakai 85 % · sisa 6.051.760"),
            FactGroup("Baris terpilih", note="Pilih barang untuk melihat stok, harga terakhir, dan laba."),
            FactGroup("Periksa sebelum posting", (Fact("Stok cukup untuk 5 baris", icon=("ph.check-circle", "ok")), Fact("Periode November terbuka", icon=("ph.check-circle", "ok")),
                      Fact("NPWP pelanggan kosong", icon=("ph.warning-fill", "warn"))), note="Faktur pajak memakai NIK."),
        ))
    )  # fmt: skip
    editor.show_standing(
        "Faktur {number}", "", steps_until(("Draf", "Terposting", "Dibayar sebagian", "Lunas"), 0)
    )
    editor.resize(1346, 722)
    editor.show()
    settle(3)
    grid.setCurrentIndex(model.index(5, 0))
    grid.setFocus()
    grid.edit(grid.currentIndex())
    line = grid.viewport().findChild(LookupLine)
    line.setText("pipa")
    line.look_up()
    return editor


@scene
def form_errors() -> QWidget:
    holder = QWidget()
    holder.setProperty("role", "panel")
    column = QVBoxLayout(holder)
    form = Form(columns=2)
    form.add("name", "Nama perusahaan", TextEdit(), required=True, span=2)
    form.add("form", "Bentuk usaha", ChoiceField((("cv", "CV"),)))
    form.add(
        "line",
        "Bidang usaha",
        ChoiceField((("t", "Perdagangan"),)),
        help="Menentukan bagan akun awal",
    )
    form.add("npwp", "NPWP (16 digit)", TextEdit())
    form.add("pkp", "Pengusaha Kena Pajak", ChoiceField((("y", "Ya, memungut PPN"),)))
    form.add("credit", "Batas kredit", MoneyEdit(today=TODAY), unit="rupiah")
    form.add(
        "start",
        "Mulai mencatat sejak",
        DateEdit(today=TODAY),
        required=True,
        help="Saldo awal diisi pada langkah 4",
    )
    form.set_values(
        {"name": "Sejahtera Listrik", "npwp": "3374 0123 456", "credit": rp(40_000_000)}
    )
    column.addWidget(form)
    column.addWidget(
        Banner(
            "info",
            "Semua isian ini bisa diubah nanti di Pengaturan, kecuali tanggal mulai setelah ada jurnal.",
        )
    )
    column.addWidget(
        Banner(
            "warning",
            "potongan 300.000 melebihi sisa pinjaman 250.000.",
            strong="P-013 Wahyu Saputra:",
            links=(("Ubah menjadi 250.000", lambda: None),),
        )
    )
    column.addWidget(
        FactsBox(
            "Jurnal JU/26/11/0090 belum terposting",
            UserError(
                "debit 4.250.000 dan kredit 4.205.000 berselisih 45.000.",
                kept="draf dengan 4 baris, pukul 09.40. Buku besar tidak berubah.",
                remedy="periksa baris 3, atau tambahkan baris penyeimbang.",
            ),
            (Button("Ke baris 3", icon="ph.arrow-right", role="primary"),),
        )
    )
    column.addStretch(1)
    holder.resize(640, 760)
    holder.show()
    form.show_problems([Problem("npwp", "Kurang 5 digit. Kosongkan bila belum punya.")])
    return holder


@scene
def charts() -> QWidget:
    holder = QWidget()
    holder.setProperty("role", "panel")
    column = QVBoxLayout(holder)
    months = "Des Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov".split()
    column.addWidget(
        BarChart(
            [
                Bar(m, v)
                for m, v in zip(
                    months, (730, 702, 648, 742, 612, 690, 706, 672, 700, 706, 668, 468)
                )
            ]
        )
    )
    steps = StepChart()
    steps.show_steps([(dt.date(2026, 11, d), v) for d, v in ((1, 58), (3, 98), (5, 92), (10, 88), (12, 82), (13, 74), (17, 76), (20, 64))],
                     dt.date(2026, 11, 1), dt.date(2026, 11, 23), 30, "minimum 30", "Kartu stok")  # fmt: skip
    column.addWidget(steps)
    column.addWidget(
        AgeingBars(
            (
                Band("Belum jatuh tempo", 434, "434.655.672"),
                Band("Lewat 1–30 hari", 47, "47.029.590", "chart3"),
                Band("Lewat 31–60 hari", 48, "47.722.230", "danger"),
            )
        )
    )
    holder.resize(640, 560)
    return holder


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
