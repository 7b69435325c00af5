"""What this person opened lately in this company: kept with their settings, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.access.session import Session
from ui.shell.settings import Settings, of_person_and_company

if TYPE_CHECKING:
    from app.finding import Hit

KEPT = 20


class Recents(QObject):
    """Kinds and ids; ``hits`` words them as they are now."""

    changed = Signal()

    def __init__(self, settings: Settings, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._settings, self._session = settings, session
        self._key = of_person_and_company("opened", session)

    def things(self) -> list[tuple[str, int]]:
        """Kind and id of what was opened, newest first."""
        pairs = [each.rpartition(":") for each in self._settings.texts(self._key)]
        return [(kind, int(number)) for kind, _colon, number in pairs if number.isdigit()]

    def note(self, kind: str, id: int) -> None:
        """Puts a document at the head of the list."""
        others = [thing for thing in self.things() if thing != (kind, id)]
        things = [(kind, id), *others][:KEPT]
        self._settings.keep(self._key, [f"{kind}:{number}" for kind, number in things])
        self.changed.emit()

    def hits(self, most: int = KEPT) -> list[Hit]:
        """What is still there and this person may see; reads the company, so ask in the background."""
        from app import finding

        return finding.of(self._session, self.things())[:most]
