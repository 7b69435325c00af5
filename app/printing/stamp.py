"""What is true of one printing only, and therefore in no print model."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

DRAFT, VOID = "draft", "void"
A4, HALF_A4, F4 = "A4", "half A4", "F4"
A4_LANDSCAPE, F4_LANDSCAPE = "A4 landscape", "F4 landscape"
A5 = "A5"
CONTINUOUS, HALF_CONTINUOUS = "9.5x11 in", "9.5x5.5 in"
ROLL_58, ROLL_80 = "58 mm", "80 mm"
ROLLS = (ROLL_58, ROLL_80)
SHORT = (HALF_A4, HALF_CONTINUOUS)
"""Sheets half as high as usual."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """When and by whom a paper is printed.

    copy_no: 0 for the original, 1 for the first reprint ("Salinan ke-1"). mark: "", DRAFT or VOID, printed
    across the page. page: one of the sizes above; empty takes the paper's own size. headed: the sheets bear
    the letterhead already, so its place stays blank.
    """

    at: dt.datetime
    by: str = ""
    copy_no: int = 0
    mark: str = ""
    page: str = ""
    headed: bool = False
