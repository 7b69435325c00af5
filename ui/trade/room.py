"""How a document shares its height between lines and the strip below."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer

from ui.kit import theme
from ui.trade.filed import FiledEditor

BELOW, LEAST_BELOW = 268, 84
LEAST_LINES = 3


class RoomyEditor(FiledEditor):
    """Where there is little height the lines keep theirs, and the strip below gives way.

    Where there is almost none the strip goes; Ctrl+J brings it back.
    """

    _strip_by_hand = False

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            QTimer.singleShot(0, self, self.share_height)

    def share_height(self) -> None:
        """After the header has settled on its lines."""
        if self._form is None:
            return
        lines = theme.px(30) + LEAST_LINES * theme.row_height()
        rest = self.upright.height() - self._form.sizeHint().height() - theme.px(22) - lines
        if not self._strip_by_hand:
            self._bottom.setVisible(rest >= theme.px(LEAST_BELOW))
        below = max(theme.px(LEAST_BELOW), min(theme.px(BELOW), rest))
        self.upright.setSizes([max(1, self.upright.height() - below), below])

    def toggle_bottom(self) -> None:
        self._strip_by_hand = True
        super().toggle_bottom()
