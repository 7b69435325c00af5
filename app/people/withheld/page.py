"""Drawing a slip of PPh 21: whose it is, the figures in their sections, and who signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.kernel.text import _, speaking
from app.printing import parts
from app.printing.document import Document
from app.printing.flow import Drawn, Piece
from app.printing.frame import Frame, meta, printed
from app.printing.model import Fact, Letterhead, Signature
from app.printing.sheet import RIGHT, Sheet
from app.printing.stamp import Stamp
from app.printing.table import PLAIN, TOTAL, PaperColumn, PaperTable, ended

ROW = 15.0


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of label and figure under a title, and what they come to."""

    title: str
    lines: tuple[tuple[str, str], ...]
    total: tuple[str, str]


@dataclass(frozen=True, slots=True)
class SlipPaper:
    """What a slip says, worded in its language."""

    letterhead: Letterhead
    title: str
    subtitle: str
    number: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    place_and_date: str
    signatory: str = ""
    language: str = "id"


def draw(papers: Sequence[SlipPaper], stamp: Stamp, logo: bytes = b"") -> bytes:
    """The slips as one PDF, each on pages of its own and counted by itself."""
    document: Document | None = None
    for paper in papers:
        with speaking(paper.language):
            frame = Frame(
                paper.letterhead, paper.title, paper.subtitle, stamp, note=paper.number, logo=logo,
                about=paper.facts[0].value,
            )  # fmt: skip
            if document is None:
                document = Document(meta(frame, paper.language))
            printed(document, frame, _pieces(paper, frame))
    if document is None:
        raise ValueError("no slip to draw")
    return document.finish()


def _pieces(paper: SlipPaper, frame: Frame) -> list[Piece]:
    pieces = [_fact(fact, frame) for fact in paper.facts]
    for section in paper.sections:
        pieces += [parts.gap(10), *_section(section, frame)]
    pieces.append(parts.gap(8))
    note = _("The numbered slip is the one Coretax issues; this paper says the same figures.")
    pieces += parts.note_lines(note, frame.width, frame.margins.side)
    sign = Signature(paper.place_and_date, paper.signatory)
    return [*pieces, parts.signatures([sign], frame.margins.side, frame.width, each=180)]


def _fact(fact: Fact, frame: Frame) -> Piece:
    def draw(sheet: Sheet, y: float) -> None:
        parts.pair(sheet, frame.margins.side, y + 10, frame.width * 0.6, fact.label, fact.value)

    return Drawn(ROW, draw)


def _section(section: Section, frame: Frame) -> list[Piece]:
    columns = [PaperColumn(section.title, wraps=True), PaperColumn("", RIGHT, least=90)]
    table = PaperTable(
        columns, [*section.lines, section.total], x=frame.margins.side, width=frame.width, size=8.5
    )
    rows = [row for line in section.lines for row in table.rows(line, form=PLAIN)]
    rows += table.rows(section.total, form=TOTAL)
    return [table.head(), *ended(rows)]
