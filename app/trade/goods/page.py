"""Drawing a surat jalan or a note of goods received: who, the lines with their packages, who signs."""

from __future__ import annotations

from app.kernel import formats
from app.kernel.text import _
from app.printing import ink, parts
from app.printing.document import Document
from app.printing.flow import Drawn, Piece
from app.printing.fonts import BOLD, Style, style, wrap
from app.printing.frame import Frame, meta, printed
from app.printing.model import Signature
from app.printing.sheet import CENTRE, RIGHT, Sheet
from app.printing.stamp import Stamp
from app.printing.table import TOTAL, PaperColumn, PaperTable, Row, ended
from app.trade.goods.paper import GoodsPaper, GoodsPaperLine

RIGHT_WIDTH, LEADING = 232.0, 12.0
NOTES_ABOVE = 3  # lines of notes that stand under the address
BOX_HEIGHT = 74.0  # room to write by hand


def draw(paper: GoodsPaper, stamp: Stamp, logo: bytes) -> bytes:
    frame = Frame(
        paper.letterhead,
        _("Goods receipt") if paper.comes_in else _("Delivery note"),
        paper.number or _("Draft"),
        stamp,
        note=_("Copy 1 billing · 2 supplier · 3 warehouse")
        if paper.comes_in
        else _("Copy 1 billing · 2 customer · 3 warehouse"),
        logo=logo,
    )
    document = Document(meta(frame, paper.language))
    printed(document, frame, _pieces(paper, frame))
    return document.finish()


def _pieces(paper: GoodsPaper, frame: Frame) -> list[Piece]:
    x, width = frame.margins.side, frame.width
    table, rows = _table(paper, x, width)
    return [
        _parties(paper, x, width),
        table.head(),
        *rows,
        parts.gap(12),
        *_longer_notes(paper, x, width),
        _remarks_box(paper, x, width),
        parts.gap(8),
        *parts.note_lines(_advice(paper), width, x),
        parts.gap(20),
        _signatures(paper, x, width),
    ]


def _longer_notes(paper: GoodsPaper, x: float, width: float) -> list[Piece]:
    """Notes that do not stand beside the head go below the lines, over pages if need be."""
    if len(wrap(paper.notes, ink.BODY_MUTED, _left_width(width))) <= NOTES_ABOVE:
        return []
    return [*parts.note_lines(paper.notes, width, x), parts.gap(10)]


# Who and when


def _left_width(width: float) -> float:
    return width - RIGHT_WIDTH - 24


def _parties(paper: GoodsPaper, x: float, width: float) -> Piece:
    left = _addressee_lines(paper, _left_width(width))
    right = [pair for pair in _reference_pairs(paper) if pair[1]]
    height = max(14 + len(left) * LEADING, len(right) * 15) + 12

    def draw(sheet: Sheet, y: float) -> None:
        words = _("Goods from") if paper.comes_in else _("Delivered to")
        sheet.text(x, y + 8, words, ink.SMALL_MUTED)
        base = y + 21
        for text, font in left:
            sheet.text(x, base, text, font)
            base += LEADING
        edge = x + width - RIGHT_WIDTH
        for at, (label, value) in enumerate(right):
            parts.pair(sheet, edge, y + 9 + at * 15, RIGHT_WIDTH, label, value)

    return Drawn(height, draw)


def _addressee_lines(paper: GoodsPaper, width: float) -> list[tuple[str, Style]]:
    party = paper.party
    name = style(BOLD, 10.5, ink.INK)
    recipient = paper.recipient or party.contact
    told = [party.place, _("Recipient: {name}", name=recipient) if recipient else ""]
    notes = wrap(paper.notes, ink.BODY_MUTED, width) if paper.notes else []
    lines = [(line, name) for line in wrap(party.name, name, width)]
    lines += [(line, ink.BODY) for text in told if text for line in wrap(text, ink.BODY, width)]
    if len(notes) <= NOTES_ABOVE:
        lines += [(line, ink.BODY_MUTED) for line in notes]
    return lines


def _reference_pairs(paper: GoodsPaper) -> list[tuple[str, str]]:
    if paper.comes_in:
        day, reference, place = _("Received on"), _("Delivery note"), _("Warehouse")
    else:
        day, reference, place = _("Delivered on"), _("Order"), _("From warehouse")
    return [
        (day, formats.date_long(paper.date)),
        (reference, paper.reference),
        (place, paper.warehouse),
        (_("Vehicle"), paper.vehicle),
        (_("Driver / mate"), paper.driver),
    ]


# What


def _table(paper: GoodsPaper, x: float, width: float) -> tuple[PaperTable, list[Row]]:
    texts = [_cells(number, line) for number, line in enumerate(paper.lines, 1)]
    packages = sum(line.packages for line in paper.lines)
    sums = ["", "", _("Total packages"), "", "", formats.count(packages), ""]
    table = PaperTable(
        (
            PaperColumn(_("No."), CENTRE, least=28),
            PaperColumn(_("Code"), least=68, widest=90),
            PaperColumn(_("Item name"), wraps=True),
            PaperColumn(_("Quantity"), RIGHT, least=52),
            PaperColumn(_("Unit"), least=44, widest=60),
            PaperColumn(_("Packages"), RIGHT, least=40),
            PaperColumn(_("Remark"), least=104, widest=120),
        ),
        [*texts, sums],
        x=x,
        width=width,
    )
    rows = [row for cells in texts for row in table.rows(cells)]
    if packages:
        rows[-1].keep = True
        rows += table.rows(sums, form=TOTAL)
    return table, ended(rows)


def _cells(number: int, line: GoodsPaperLine) -> list[str]:
    return [
        formats.count(number),
        line.code,
        line.name,
        formats.quantity(line.quantity),
        line.unit,
        formats.count(line.packages) if line.packages else "",
        line.remark,
    ]


# What is written and signed by hand


def _remarks_box(paper: GoodsPaper, x: float, width: float) -> Piece:
    title = _("Remarks on inspection") if paper.comes_in else _("Recipient's remarks")
    hint = _("(goods missing, damaged or sent by mistake)")

    def draw(sheet: Sheet, y: float) -> None:
        sheet.box(x, y, width, BOX_HEIGHT, outline=ink.OUTLINE, weight=0.7)
        strong = style(BOLD, 9, ink.INK)
        sheet.text(x + 10, y + 16, title, strong)
        sheet.text(x + 10 + strong.width(title) + 4, y + 16, hint, ink.BODY_MUTED)

    return Drawn(BOX_HEIGHT, draw, keep=True)


def _advice(paper: GoodsPaper) -> str:
    if paper.comes_in:
        return _("Count the goods before signing. This note shows no prices.")
    return _(
        "Inspect the goods before signing. This delivery note is no proof of payment and shows no prices."
    )


def _signatures(paper: GoodsPaper, x: float, width: float) -> Piece:
    """Four places; names are known of who prepared it and who drives."""
    if paper.comes_in:
        signs = [
            Signature(_("Delivered by,"), "", paper.driver),
            Signature(_("Security,")),
            Signature(_("Inspected by,")),
            Signature(_("Received by warehouse,"), "", paper.recipient or paper.prepared_by),
        ]
    else:
        signs = [
            Signature(_("Prepared by warehouse,"), "", paper.prepared_by),
            Signature(_("Driver,"), "", paper.driver),
            Signature(_("Security,")),
            Signature(_("Received in good order,"), "", _("Name, signature, stamp, time")),
        ]
    each, space = 112.0, 50.0
    step = (width - each) / (len(signs) - 1)

    def draw(sheet: Sheet, y: float) -> None:
        for at, sign in enumerate(signs):
            parts.signature(sheet, x + at * step, y, each, sign, space)

    return Drawn(12 + space + 26, draw)
