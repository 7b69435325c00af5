"""The line grid of documents: edited like a spreadsheet, every change one step of undo."""

from ui.kit.grid.lines import GridColumn, Line
from ui.kit.grid.lines_grid import LinesGrid
from ui.kit.grid.lines_model import LinesModel
from ui.kit.grid.scanning import Scan

__all__ = ["GridColumn", "Line", "LinesGrid", "LinesModel", "Scan"]
