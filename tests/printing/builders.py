"""Papers as tests need them: an electrical wholesaler in Semarang, its customers, staff and stock."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from typing import Any

from app.inventory.card.paper import CardRow, StockCardPaper
from app.inventory.sheet.paper import (
    CountRow,
    CountSheetPaper,
    InventorySheetPaper,
    SheetCategory,
    SheetRow,
    SheetWarehouse,
)
from app.kernel.money import ZERO, Money, rp, total
from app.kernel.period import Period
from app.kernel.quantity import UnitPrice, each, pieces
from app.kernel.rate import Rate, percent
from app.people.payslip.paper import PayLine, PayslipPaper
from app.printing.model import Addressee, Fact, Letterhead
from app.printing.stamp import Stamp
from app.sales.cash_sale.paper import CashSalePaper
from app.sales.invoice.paper import InvoicePaper
from app.sales.receipt.paper import ReceiptPaper, SettledDocument
from app.trade.goods.paper import GoodsPaper, GoodsPaperLine
from app.trade.orders.paper import OrderPaper
from app.trade.priced.paper import PricedLine
from app.trade.returns.paper import NotePaper, NotePaperLine

QRIS = (
    "00020101021126720020ID.CO.BANKCONTOH.WWW011893600999000000001702150000000000000170303UMI"
    "51440014ID.CO.QRIS.WWW0215ID10200000000170303UMI5204541153033605802ID5916TOKO CONTOH JAYA"
    "6007BANDUNG61054011162070703A016304AD25"
)
LETTERHEAD = Letterhead(
    "PT Lentera Niaga Utama",
    "Jl. Kaligawe Raya No. 118, Semarang 50167",
    "Semarang",
    "(024) 555-0118",
    "kantor@lentera.example",
    "0000123456789012",
)
CABLE = PricedLine(
    "Kabel NYM 3×2,5 mm² 50 m",
    "KBL-0325",
    pieces(12),
    "rol",
    each(1_085_000),
    percent(5),
    rp(12_369_000),
)


def a_stamp(**changes: Any) -> Stamp:
    return Stamp(**{"at": dt.datetime(2026, 11, 23, 9, 41), "by": "Maria Setyawati", **changes})


def an_invoice(lines: tuple[PricedLine, ...] = (CABLE,), **changes: Any) -> InvoicePaper:
    """An invoice whose PPN follows from its lines: DPP nilai lain 11/12, 12 %."""
    net = total([line.amount for line in lines])
    other = net.times(Fraction(11, 12))
    ppn = other.times(Fraction(12, 100))
    values: dict[str, Any] = {
        "letterhead": LETTERHEAD,
        "customer": Addressee(
            "PT Bangun Griya Mandiri", "Jl. Pemuda No. 45", "Semarang", "0000234567890123", "Hendra"
        ),
        "number": "INV/26/11/0023",
        "date": dt.date(2026, 11, 20),
        "due_date": dt.date(2026, 12, 20),
        "lines": lines,
        "gross": net,
        "net": net,
        "total": net + ppn,
        "dpp_other": other,
        "dpp_factor": Rate(Fraction(11, 12)),
        "ppn_rate": percent(12),
        "ppn": ppn,
        "terms_days": 30,
        "bank_name": "Bank Contoh Indonesia",
        "bank_account": "000-123-4567",
        "bank_holder": "PT Lentera Niaga Utama",
        "qris": QRIS,
        "notes": "Barang yang sudah dibeli dapat ditukar dalam 7 hari.",
        "place": "Semarang",
        "signatory": "Maria Setyawati",
        "signatory_title": "Manajer keuangan",
    }
    return InvoicePaper(**{**values, **changes})


def a_cash_sale(**changes: Any) -> CashSalePaper:
    """Two lamps and a discounted cable, paid with a Rp100,000 note; prices with PPN, the total rounded to Rp100."""
    lamp = PricedLine(
        "Lampu LED 9 W", "LMP-9", pieces(2), "pcs", each(20_535), percent(0), rp(41_070)
    )
    roll = PricedLine(
        "Isolasi listrik hitam 20 m",
        "ISO-20",
        pieces(3),
        "rol",
        each(8_900),
        percent(10),
        rp(24_030),
    )
    invoice = an_invoice(
        (lamp, roll),
        customer=Addressee("Pelanggan tunai"),
        number="INV/26/11/0042",
        due_date=dt.date(2026, 11, 20),
        terms_days=0,
        gross=rp(67_770),
        discount=rp(2_670),
        net=rp(58_649),
        dpp_other=rp(53_762),
        ppn=rp(6_451),
        total=rp(65_100),
        includes_tax=True,
        qris="",
    )
    values: dict[str, Any] = {
        "invoice": invoice,
        "at": dt.datetime(2026, 11, 20, 14, 5),
        "cashier": "rani",
        "method": "Tunai",
        "receipt": "RCV/26/11/0031",
        "due": rp(65_100),
        "tendered": rp(100_000),
    }
    return CashSalePaper(**{**values, **changes})


def many_lines(count: int) -> tuple[PricedLine, ...]:
    return tuple(
        PricedLine(
            f"Barang nomor {number}",
            f"BRG-{number:04d}",
            pieces(number),
            "pcs",
            each(1000),
            percent(0),
            rp(number * 1000),
        )
        for number in range(1, count + 1)
    )


def a_goods_paper(**changes: Any) -> GoodsPaper:
    """A surat jalan of three kinds of goods, 26 koli together."""
    values: dict[str, Any] = {
        "letterhead": LETTERHEAD,
        "party": Addressee("PT Bangun Griya Mandiri", "Jl. Pemuda No. 45", "Semarang"),
        "number": "SJ/26/11/0021",
        "date": dt.date(2026, 11, 20),
        "lines": (
            GoodsPaperLine("KBL-0325", "Kabel NYM 3×2,5 mm² 50 m", pieces(12), "rol", 12, "utuh"),
            GoodsPaperLine("LMP-0012", "Lampu LED 12 W putih", pieces(240), "pcs", 14, "isi 48"),
            GoodsPaperLine("STK-0001", "Stop kontak tanam", pieces(3), "pcs"),
        ),
        "reference": "PO-BGM/XI/118",
        "warehouse": "Kaligawe",
        "recipient": "Bpk. Hendra Wibowo, 0812-0000-0014",
        "driver": "Wahyu S. / Sigit P.",
        "vehicle": "Pikap H 1234 XX (contoh)",
        "notes": "Kirim ke gerbang timur, sebelum pukul 15.00",
        "prepared_by": "Hadi Susilo",
        **changes,
    }
    return GoodsPaper(**values)


def an_order(kind: str, **changes: Any) -> OrderPaper:
    """Twelve rolls of cable, offered, agreed or asked for, with PPN by DPP nilai lain."""
    values: dict[str, Any] = {
        "letterhead": LETTERHEAD,
        "kind": kind,
        "party": Addressee(
            "PT Bangun Griya Mandiri", "Jl. Pemuda No. 45", "Semarang", "0000234567890123", "Hendra"
        ),
        "number": "PO/26/11/0004",
        "date": dt.date(2026, 11, 20),
        "by_date": dt.date(2026, 12, 4),
        "lines": (CABLE,),
        "gross": rp(12_369_000),
        "net": rp(12_369_000),
        "dpp_other": rp(11_338_250),
        "dpp_factor": Rate(Fraction(11, 12)),
        "ppn_rate": percent(12),
        "ppn": rp(1_360_590),
        "total": rp(13_729_590),
        "party_ref": "Q-118",
        "person": "Budi Santoso",
        "subject": "Instalasi gudang timur",
        "terms_days": 30,
        "terms": "Franko gudang pembeli.",
        "notes": "Kirim pada jam kerja.",
        "place": "Semarang",
        "signatory": "Maria Setyawati",
        "signatory_title": "Manajer keuangan",
        **changes,
    }
    return OrderPaper(**values)


def a_request(**changes: Any) -> OrderPaper:
    """The same asked for, without prices and without a supplier."""
    line = replace(CABLE, unit_price=each(0), discount=percent(0), amount=ZERO)
    unpriced: dict[str, Any] = {
        "party": None, "number": "PR/26/11/0002", "lines": (line,), "gross": ZERO, "net": ZERO,
        "dpp_other": ZERO, "ppn": ZERO, "total": ZERO, "party_ref": "", "terms_days": 0,
        "terms": "",
    }  # fmt: skip
    return an_order("purchase-request", **{**unpriced, **changes})


def a_note(**changes: Any) -> NotePaper:
    """Two rolls of cable brought back and a lower price for the lamps."""
    values: dict[str, Any] = {
        "letterhead": LETTERHEAD,
        "party": Addressee(
            "PT Bangun Griya Mandiri", "Jl. Pemuda No. 45", "Semarang", "0000234567890123"
        ),
        "number": "CN/26/11/0002",
        "date": dt.date(2026, 11, 21),
        "invoice": "INV/26/11/0023",
        "invoice_date": dt.date(2026, 11, 20),
        "lines": (
            NotePaperLine(
                "Kabel NYM 3×2,5 mm² 50 m", "KBL-0325", pieces(2), "rol", each(1_030_750),
                rp(2_061_500),
            ),
            NotePaperLine(
                "Lampu LED 12 W putih", "LMP-0012", pieces(0), "pcs", each(38_500), rp(38_500)
            ),
        ),
        "net": rp(2_100_000),
        "dpp_other": rp(1_925_000),
        "ppn": rp(231_000),
        "total": rp(2_331_000),
        "tax_number": "04002600000000023",
        "reason": "Dua rol cacat, lampu redup",
        "place": "Semarang",
        "signatory": "Maria Setyawati",
        "signatory_title": "Manajer keuangan",
        **changes,
    }  # fmt: skip
    return NotePaper(**values)


def a_receipt(amount: Money = rp(52_836_000), **changes: Any) -> ReceiptPaper:
    values: dict[str, Any] = {
        "letterhead": LETTERHEAD,
        "number": "RCV/26/11/0003",
        "date": dt.date(2026, 11, 10),
        "payer": "PT Bangun Griya Mandiri",
        "amount": amount,
        "settled": (SettledDocument("INV/26/10/0003", amount),),
        "method": "Transfer",
        "place": "Semarang",
        "signatory": "Yuliana Hartati",
        "signatory_title": "Kasir",
    }
    return ReceiptPaper(**{**values, **changes})


def a_payslip(number: int = 3, **changes: Any) -> PayslipPaper:
    """One of many payslips: each has amounts of its own."""
    basic = 6_400_000 + number * 1_117
    earnings = (
        PayLine("Gaji pokok", rp(basic)),
        PayLine("Tunjangan jabatan", rp(500_000)),
        PayLine("Makan dan transpor 22 hari", rp(880_000)),
        PayLine("Lembur", rp(215_000 + number * 13)),
    )
    deductions = (
        PayLine("BPJS JHT 2 %", rp(138_000 + number)),
        PayLine("BPJS JP 1 %", rp(69_000 + number)),
        PayLine("BPJS Kesehatan 1 %", rp(69_000)),
        PayLine("PPh 21", rp(124_623 + number * 7)),
    )
    employer = (
        PayLine("BPJS JHT 3,7 %", rp(255_300)),
        PayLine("BPJS JP 2 %", rp(138_000 + number * 2)),
        PayLine("BPJS Kesehatan 4 %", rp(276_000), True),
        PayLine("JKK 0,24 %", rp(16_560), True),
        PayLine("JKM 0,3 %", rp(20_700), True),
    )
    earned = total([line.amount for line in earnings])
    deducted = total([line.amount for line in deductions])
    values: dict[str, Any] = {
        "letterhead": LETTERHEAD,
        "number": f"SLIP/26/11/P-{number:04d}",
        "period": Period(2026, 11),
        "name": f"Rina Kusumawati {number}",
        "code": f"P-{number:04d}",
        "earnings": earnings,
        "deductions": deductions,
        "employer": employer,
        "total_earned": earned,
        "total_deducted": deducted,
        "net": earned - deducted,
        "total_employer": total([line.amount for line in employer]),
        "paid_on": dt.date(2026, 11, 25),
        "position": "Akuntan",
        "department": "Keuangan",
        "ptkp": "TK/0",
        "npwp": "0000 6789 0123 4567",
        "bank_account": f"123 456 {4000 + number % 6000}",
        "tax_steps": ("Bruto pajak 8.308.260.", "TER A 1,5 % = 124.623."),
        "year_to_date": (PayLine("Bruto pajak", rp(90_738_860 + number)),),
        "leave": (Fact("Hak", "12 hari"), Fact("Sisa", "7 hari")),
        "signatory": "Maria Setyawati",
    }
    return PayslipPaper(**{**values, **changes})


def an_inventory_sheet(items: int = 20, warehouses: int = 2, **changes: Any) -> InventorySheetPaper:
    """``items`` over all warehouses, four categories in each."""
    per_category = max(1, items // (4 * warehouses))
    places = tuple(_a_warehouse(number, per_category) for number in range(warehouses))
    values: dict[str, Any] = {
        "letterhead": LETTERHEAD,
        "as_of": dt.date(2026, 11, 23),
        "warehouses": places,
        "value": total([place.value for place in places]),
        "filtered": "semua kategori",
    }
    return InventorySheetPaper(**{**values, **changes})


def _a_warehouse(number: int, per_category: int) -> SheetWarehouse:
    names = ("Aksesori", "Kabel", "Lampu", "Proteksi")
    categories = tuple(
        _a_category(name, number * 10_000 + at * per_category, per_category)
        for at, name in enumerate(names)
    )
    value = total([category.value for category in categories])
    return SheetWarehouse(f"Gudang {number + 1}", "Jl. Kaligawe Raya", categories, value)


def _a_category(name: str, first: int, count: int) -> SheetCategory:
    rows = []
    for number in range(first, first + count):
        quantity, average = 17 + number % 900, 12_600 + number * 37 % 99_000
        rows.append(
            SheetRow(
                f"KBL-{number:05d}",
                f"Kabel NYM {number % 7}×2,5 mm² {number} m",
                f"A-{number % 99:02d}",
                "rol",
                pieces(quantity),
                pieces(30),
                each(average),
                rp(quantity * average),
                quantity < 30,
            )
        )
    return SheetCategory(name, tuple(rows), total([row.value for row in rows]))


def a_count_sheet(items: int = 40, **changes: Any) -> CountSheetPaper:
    values: dict[str, Any] = {
        "letterhead": LETTERHEAD,
        "number": "OPN/26/11/0002",
        "date": dt.date(2026, 11, 30),
        "warehouse": "Gudang Kaligawe",
        "rows": tuple(
            CountRow(f"KBL-{number:04d}", f"Kabel {number} m", "A-01", "rol", "Kabel")
            for number in range(items)
        ),
    }
    return CountSheetPaper(**{**values, **changes})


def a_stock_card(moves: int = 8, **changes: Any) -> StockCardPaper:
    """Forty in, then fours out of six, at one cost."""
    cost, balance = 846_200, 58
    rows = []
    for number in range(moves):
        quantity = 40 if number % 5 == 0 else -6
        balance += quantity
        rows.append(
            CardRow(
                dt.date(2026, 11, 1 + number * 22 // max(moves, 1)),
                "Penerimaan" if quantity > 0 else "Penjualan",
                f"INV/26/11/{number:04d}",
                "PT Bukit Permai Hotelindo",
                pieces(quantity),
                each(cost),
                pieces(balance),
                rp(balance * cost),
            )
        )
    entered = sum(40 for number in range(moves) if number % 5 == 0)
    values: dict[str, Any] = {
        "letterhead": LETTERHEAD,
        "code": "KBL-0325",
        "name": "Kabel NYM 3×2,5 mm² 50 m",
        "unit": "rol",
        "date_from": dt.date(2026, 11, 1),
        "date_to": dt.date(2026, 11, 23),
        "opening": pieces(58),
        "opening_cost": UnitPrice(839_500 * 10_000),
        "opening_value": rp(58 * 839_500),
        "rows": tuple(rows),
        "total_in": pieces(entered),
        "total_out": pieces(58 + entered - balance),
        "closing": pieces(balance),
        "closing_cost": each(cost),
        "closing_value": rp(balance * cost),
        "category": "Kabel",
        "warehouse": "Gudang Kaligawe",
        "rack": "A-02",
    }
    return StockCardPaper(**{**values, **changes})
