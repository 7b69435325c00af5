"""Every panel, document and special screen of the demo company: named, whole, reachable, in one language.

Each look is walked once; the tests below read what was found there.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app import companies, demo
from app.kernel import text
from app.kernel.clock import FixedClock
from build import tour
from tests.ui import survey
from ui.kit import tasks, theme
from ui.shell.crash import ErrorPolicy
from ui.shell.main_window import MainWindow
from ui.shell.settings import Settings

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

Findings = dict[str, list[str]]


class Walker:
    """One window on the demo company, walked in any look."""

    def __init__(self, window: MainWindow, settings: Settings, policy: ErrorPolicy) -> None:
        self.window, self.settings, self.policy = window, settings, policy
        self.heard: list[str] = []
        self._rings: set[tuple[str, ...]] = set()

    def dress(self, language: str, zoom: float, width: int, height: int) -> None:
        self.settings.keep("zoom", zoom)
        self.window.set_theme("light")
        self.window.set_language(language)
        self.window.resize(width, height)
        self.window.show()
        self.window.activateWindow()
        tour.settle(self.window)

    def stops(self) -> Iterator[tuple[str, QWidget, QWidget]]:
        """The name, the panel, and the whole window it stands in."""
        for name, panel in tour.sections(self.window):
            yield name, panel, self.window
        for name, panel in tour.documents(self.window):
            yield name, panel, self.window
        for name, panel in tour.special(self.window, self.settings, self.policy):
            yield name, panel, panel

    def clipped(self) -> list[str]:
        return [
            f"{name}: {each}"
            for name, _panel, whole in self.stops()
            for each in survey.clipped(whole)
        ]

    def surveyed(self) -> Findings:
        """All that does not depend on the look, in one walk."""
        found: Findings = defaultdict(list)
        for name, panel, whole in self.stops():
            for what, list_of in (
                ("unnamed", survey.unnamed),
                ("unspoken", survey.unspoken_cells),
                ("small", survey.small_targets),
                ("order", survey.out_of_order),
                ("unreachable", survey.unreachable),
                ("clipped", survey.clipped),
            ):
                found[what] += [f"{name}: {each}" for each in list_of(whole)]
            found["ringless"] += [
                f"{name}: {each}" for each in survey.without_ring(panel, self._rings)
            ]
        return found


@pytest.fixture(scope="module")
def walker(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walker]:
    desk = tmp_path_factory.mktemp("desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BACK_OFFICE_HOME", str(desk))
        theme.apply("light", 1.0)
        path = desk / "demo.boffice"
        demo.make(path, dt.date(2026, 11, 23))
        tasks.surround(companies.own_connection)
        clock = FixedClock(dt.datetime(2026, 11, 23, 9, 41))
        session = companies.open_company(path, clock=clock)
        settings = Settings(desk / "settings.ini")
        heard: list[str] = []
        policy = ErrorPolicy(lambda e: heard.append(str(e)), heard.append, desk)
        window = MainWindow(session, settings, policy)
        made = Walker(window, settings, policy)
        made.heard = heard
        yield made
        tour.dispose(window)
        policy.uninstall()
        companies.close(session)
        theme.apply("light", 1.0)


@pytest.fixture(scope="module")
def found(walker: Walker) -> Findings:
    """The survey in Indonesian at 100 %."""
    text.use_language("id")
    walker.dress("id", 1.0, 1366, 768)
    return walker.surveyed()


def test_every_button_field_and_table_has_an_accessible_name(found: Findings) -> None:
    assert _once(found["unnamed"]) == []


def test_every_cell_tells_column_value_and_line(found: Findings) -> None:
    assert _once(found["unspoken"]) == []


def test_every_target_is_large_enough(found: Findings) -> None:
    assert _once(found["small"]) == []


def test_the_tab_order_is_the_order_on_screen(found: Findings) -> None:
    assert _once(found["order"]) == []


def test_tab_reaches_everything_and_comes_back(found: Findings) -> None:
    assert _once(found["unreachable"]) == []


def test_every_kind_of_widget_shows_that_it_has_the_keyboard(found: Findings) -> None:
    assert _once(found["ringless"]) == []


def test_nothing_is_cut_in_indonesian(found: Findings) -> None:
    assert _once(found["clipped"]) == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_is_cut_at_150_percent(walker: Walker, language: str) -> None:
    walker.dress(language, 1.5, 1366, 768)
    assert _once(walker.clipped()) == []


def test_nothing_is_cut_where_words_are_40_percent_longer(
    walker: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = text.catalogue("id")
    longer = {source: _longer(wording) for source, wording in usual.items()}
    monkeypatch.setattr(text, "catalogue", lambda code: longer if code == "id" else {})
    walker.dress("id", 1.0, 1440, 900)
    assert _once(walker.clipped()) == []


def _longer(wording: str) -> str:
    """The wording with 40 % more letters, in words of at most seven."""
    plain = [part for part in wording.split() if "{" not in part]
    more = round(0.4 * sum(len(part) for part in plain))
    return wording + "".join(" " + "abcdefg"[: min(7, more - at)] for at in range(0, more, 8))


def test_the_language_is_switched_with_every_panel_open(walker: Walker) -> None:
    walker.dress("id", 1.0, 1366, 768)
    window = walker.window
    for _name, _panel in tour.sections(window):
        pass
    for _name, _panel in tour.documents(window, keep=True):
        pass
    wrong = []
    for language in ("en", "id"):
        window.set_language(language)
        tour.settle(window)
        for name, _panel in tour.opened(window):
            left = survey.of_other_language(window, language)
            wrong += [f"{name} in {language}: {each}" for each in left]
    for content in window.contents.values():
        for document in content.documents():
            tour.discard(window, document)
    assert _once(wrong) == []


def test_the_special_screens_speak_one_language(walker: Walker) -> None:
    wrong = []
    for language in ("en", "id"):
        walker.dress(language, 1.0, 1366, 768)
        for name, widget in tour.special(walker.window, walker.settings, walker.policy):
            wrong += [f"{name}: {each}" for each in survey.of_other_language(widget, language)]
    assert _once(wrong) == []


def test_nothing_was_refused_or_crashed_on_the_way(walker: Walker, found: Findings) -> None:
    assert walker.heard == []


def _once(found: list[str]) -> list[str]:
    """Each finding once, under the first panel it was met in."""
    first: dict[str, str] = {}
    for each in found:
        where, _gap, what = each.partition(": ")
        first.setdefault(what, where)
    return [f"{where}: {what}" for what, where in first.items()]
