"""Where the files that the windows need are found."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "resources"


def path(*parts: str) -> Path:
    """A file or folder below ``resources/``."""
    return FOLDER.joinpath(*parts)
