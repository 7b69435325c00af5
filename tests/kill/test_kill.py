from __future__ import annotations

from pathlib import Path

import pytest

from tests.kill.harness import Killer

KILLS = 20


@pytest.mark.kill
def test_a_killed_program_leaves_a_file_that_opens_and_holds_every_promise(tmp_path: Path):
    killer = Killer(tmp_path)
    outcomes = [killer.run(seed) for seed in range(KILLS)]
    assert not [each for each in outcomes if each.failure]
    assert {each.job for each in outcomes} == {"posting", "importing", "backing up", "migrating"}
