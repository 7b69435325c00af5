"""The one table of the program: models over windows and rows, the view, its header and footer."""

from ui.kit.table.cells import ColumnStyle
from ui.kit.table.data_table import DataTable
from ui.kit.table.grouped_model import GroupedModel
from ui.kit.table.grouping import Grouping
from ui.kit.table.rows_model import RowsModel
from ui.kit.table.window_model import WindowModel

__all__ = ["ColumnStyle", "DataTable", "GroupedModel", "Grouping", "RowsModel", "WindowModel"]
