"""Widths, wrapping, and what becomes of characters the paper's font lacks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.printing import ink
from app.printing.fonts import BOLD, ITALIC, MEDIUM, REGULAR, face, largest, style, wrap


@pytest.mark.parametrize("name", [REGULAR, MEDIUM, BOLD, ITALIC])
def test_digits_are_equally_wide(name: str) -> None:
    assert len({face(name).width(digit) for digit in "0123456789"}) == 1


def test_the_width_of_a_text_is_that_of_its_runs() -> None:
    regular = face(REGULAR)
    for text in ("Kopi ☕", "a汉b", "tab\tulator", "kartu\u00adstok"):
        runs = regular.runs(text)
        assert regular.width(text) == pytest.approx(
            sum(run.face.width(run.text) * run.scale for run in runs)
        )


def test_a_character_no_font_has_is_shown_as_its_code() -> None:
    (run,) = face(REGULAR).runs("汉")
    assert run.text == "[U+6C49]" and run.scale < 1


def test_invisible_characters_are_left_out() -> None:
    regular = face(REGULAR)
    assert regular.width("\u200d\ufe0f\u200b\u00ad") == 0
    assert [run.text for run in regular.runs("a\u200bb\u00adc")] == ["abc"]


@given(st.text(max_size=60), st.floats(40, 200))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: float) -> None:
    lines = wrap(text, ink.BODY, width)
    assert all(ink.BODY.width(line) <= width + 1e-6 for line in lines)
    assert "".join("".join(lines).split(" ")) == "".join(text.replace("\n", "").split(" "))


def test_a_word_wider_than_its_place_is_cut_between_characters() -> None:
    assert "".join(wrap("W" * 50, ink.BODY, 60)) == "W" * 50
    assert wrap("W", ink.BODY, 1) == ["W"]


def test_largest_takes_the_first_size_that_fits() -> None:
    assert largest("Rp 1", BOLD, ink.INK, 500, (12, 8)).size == 12
    wide = "Rp 999.999.999.999.999"
    room = style(BOLD, 9, ink.INK).width(wide)
    assert largest(wide, BOLD, ink.INK, room, (12, 9)).size == 9
    shrunk = largest(wide, BOLD, ink.INK, 20, (12, 9))
    assert shrunk.width(wide) <= 20
