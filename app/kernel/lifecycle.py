"""The life of a document as a table of allowed steps."""

from __future__ import annotations

from typing import NamedTuple

DRAFT, SUBMITTED, APPROVED, POSTED, VOID = "draft", "submitted", "approved", "posted", "void"


class Step(NamedTuple):
    """From one state to another, the permission it needs, and the verb a button carries (marked text)."""

    source: str
    target: str
    permission: str
    verb: str


class Life(NamedTuple):
    """All steps of one kind of document. The service enforces it, the screen offers buttons from it."""

    steps: tuple[Step, ...]

    def step(self, source: str, target: str) -> Step | None:
        for step in self.steps:
            if (step.source, step.target) == (source, target):
                return step
        return None

    def steps_from(self, source: str) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.source == source)
