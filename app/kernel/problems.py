"""Problems: what validation finds, as values, all at once."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from app.kernel.text import translate


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: where (field, line counted from 1) and a sentence; ``blocking`` or advisory."""

    field: str
    message: str
    values: dict[str, Any] = dataclasses.field(default_factory=dict)
    line: int | None = None
    blocking: bool = True

    def sentence(self) -> str:
        return translate(self.message, **self.values)


def blocking(problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.blocking]
