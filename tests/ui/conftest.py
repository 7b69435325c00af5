"""Windows are tested without a screen: offscreen, with the bundled font, at a fixed size and theme."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """A printer that takes everything: the PDFs that went to it, in order."""
    from ui.kit import printers

    taken: list[bytes] = []
    monkeypatch.setattr(printers, "names", lambda: ["Kantor-Laser"])
    monkeypatch.setattr(printers, "send", lambda content, *_how: taken.append(content))
    return taken
