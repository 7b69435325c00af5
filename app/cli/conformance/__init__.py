"""Official example cases run through the program's own calculations, expected beside computed.

A case that is not matched, or whose topic is not computed, counts against the whole.
"""

from app.cli.conformance.run import ConformanceResult, Outcome, outcomes_of, run

__all__ = ["ConformanceResult", "Outcome", "outcomes_of", "run"]
