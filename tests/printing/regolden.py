"""Writes the golden texts anew. Run after a wanted change, and read the difference before committing:
``python -m tests.printing.regolden``."""

from __future__ import annotations

from tests.printing.reading import texts
from tests.printing.test_papers import GOLDEN, PAPERS


def main() -> None:
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for name, draw in PAPERS.items():
        (GOLDEN / f"{name}.txt").write_text("\f".join(texts(draw())) + "\n", "utf-8")


if __name__ == "__main__":
    main()
