"""What a list asks and how the answer is shown: its question, its model, and what stands there without rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.kernel.errors import NotAllowed, UserError
from app.kernel.listing import ListQuery, Narrowing
from app.kernel.text import N_, _
from ui.kit import tasks, theme
from ui.kit.actions import guarded
from ui.kit.buttons import Button
from ui.kit.dialogs import FactsBox
from ui.kit.filters import FilterChips
from ui.kit.list_inspector import InspectedList
from ui.kit.list_spec import ListSpec
from ui.kit.manifest import Context
from ui.kit.table import GroupedModel, Grouping, RowsModel, WindowModel
from ui.kit.table.base_model import TableModel
from ui.kit.table.blocks import totals_of
from ui.kit.table.states import clear_filters_button

GROUPED_IN_MEMORY = 2_000  # rows of a table that are put into groups on the spot
LONG = 50_000  # rows of a table that is not grouped, nor guessed about, unless a person asks
SEARCH_DELAY = 180  # milliseconds after the last key


class ReadList(InspectedList):
    """A list that asks for its rows; a subclass makes the widgets and says what ``new`` does."""

    chips: FilterChips
    add: Button | None

    def __init__(self, context: Context, spec: ListSpec) -> None:
        super().__init__(context, spec)
        self._sort: tuple[tuple[str, bool], ...] = ()
        self.grouping: Grouping | None = None
        self._begun = False
        self._typing = QTimer(self, singleShot=True, interval=SEARCH_DELAY)
        self._typing.timeout.connect(self._ask_again)

    def new(self) -> None:
        raise NotImplementedError

    # -- groups -------------------------------------------------------------------------------

    def _group_at_first(self) -> None:
        """As the person left it; else as the list is meant, unless reading its groups would take long."""
        kept = self.context.setting(f"{self.spec.key}/grouping")
        if kept is not None:
            self.grouping = self._grouping_by(str(kept))
        elif self.spec.grouped_at_first and self.spec.grouping is not None:
            most = getattr(self.window_now(), "most", 0)
            self.grouping = self.spec.grouping if most <= LONG else None
        self._show_grouping()

    def _grouping_by(self, key: str) -> Grouping | None:
        """The list's own way where it has one, else by the column's values; None for no groups."""
        own = self.spec.grouping
        if own is not None and own.key == key:
            return own
        known = {column.key for column in self.window_now().columns}
        return Grouping(key, self.spec.nouns) if key in known else None

    def group_by(self, key: str) -> None:
        """Puts the rows into groups by a column; "" shows them one after another. It is remembered."""
        self.grouping = self._grouping_by(key)
        self.context.keep_setting(f"{self.spec.key}/grouping", key)
        self._show_grouping()
        self._load()

    def _show_grouping(self) -> None:
        """The chip stands for the list's own way of grouping only."""
        own = self.grouping is not None and self.grouping is self.spec.grouping
        self.chips.set_grouped(own)

    # -- asking -------------------------------------------------------------------------------

    def query(self) -> ListQuery:
        """What is asked now."""
        chips = self.chips
        return ListQuery(
            self.search.text().strip(), chips.filters(), self._sort, chips.narrowings()
        )

    def window_without(self, key: str) -> Any:
        """The window of now with every value of one column: what may be chosen of it."""
        asked = self.query()
        others = tuple(each for each in asked.narrowed if each.key != key)
        return self._window(replace(asked, sort=(), narrowed=others))

    def window_now(self) -> Any:
        """The window that answers it: for exports and printed lists."""
        return self._window(self.query())

    def _window(self, asked: ListQuery) -> Any:
        return self.spec.listing(self.context.session).window(asked)

    def _load(self) -> None:
        """Makes a model for the way the list is shown now, and fills it."""
        try:
            if not self._begun:
                self._begun = True
                self._group_at_first()
            self.table.set_model(self._model(self.window_now()))
        except UserError as error:
            self._show_failure(error)

    def _model(self, window: Any) -> TableModel:
        spec, today = self.spec, self.context.session.today()
        shown: dict[str, Any] = {"today": today, "row_style": spec.row_style}
        if self.grouping is not None and in_memory(window):
            rows, totals, counted = everything(window)
            return RowsModel(
                window.columns,
                rows,
                spec.styles,
                totals=totals,
                counted=counted,
                grouping=self.grouping,
                **shown,
            )
        shown["on_failed"] = self._show_failure
        if self.grouping is None:
            return WindowModel(window, spec.styles, **shown)
        return GroupedModel(window, self.grouping, spec.styles, **shown)

    def _ask_again(self) -> None:
        self._typing.stop()
        guarded(self.context, self._ask)

    def _ask(self) -> None:
        model = self.table.model
        if isinstance(model, WindowModel) and self.grouping is None:
            self.table.set_window(self.window_now())
        else:
            self._load()
            self.table.arrange()
        self.table.view.header.mark(set(self.chips.narrowed_columns()))
        self._row_changed()

    def refresh(self) -> None:
        """Reads again; selection and place stay."""
        model, window = self.table.model, self.window_now()
        if not isinstance(model, RowsModel):
            self.table.refresh(window)
        elif in_memory(window):
            self.table.set_rows(*everything(window))
        else:
            self._load()
        self._show_state()
        self._row_changed()

    def _sorted(self, keys: tuple[tuple[str, bool], ...]) -> None:
        self._sort = keys
        if not isinstance(self.table.model, RowsModel):
            self._ask_again()

    # -- what stands there without rows -------------------------------------------------------

    @property
    def may_narrow(self) -> bool:
        """Whether values of columns can be asked for."""
        return hasattr(self.table.model, "columns") and hasattr(self.window_now(), "values")

    @property
    def is_narrowed(self) -> bool:
        return bool(self.search.text().strip()) or self.chips.narrowed()

    def _something_there(self) -> bool:
        """Whether there would be rows without the search and the filters."""
        return bool(self._window(ListQuery()).first(1))

    def _show_state(self) -> None:
        if self.table.model is None or self.table.model.loading:
            return
        if not self.table.is_empty():
            self.table.show_rows()
        elif self.is_narrowed and self._something_there():
            self._show_nothing_found()
        else:
            self._show_nothing_yet()

    def _show_nothing_found(self) -> None:
        words, search = self.chips.words(), self.search.text().strip()
        if search:
            words.insert(0, f"“{search}”")
        text = _("No row fits: {filters}.", filters=", ".join(words))
        buttons = [clear_filters_button(self.clear_filters)]
        if search and self.chips.narrowed():
            buttons.insert(0, Button(N_("Search in all rows"), self.clear_chips, role="primary"))
        self.table.show_state("ph.magnifying-glass", _("Nothing matches"), text, tuple(buttons))
        if search and self.may_narrow:
            self._look_for_the_nearest(search, text, buttons)

    def _look_for_the_nearest(self, search: str, text: str, buttons: list[Button]) -> None:
        """Offers what a search may have meant, a moment later; not where reading all words would take long."""
        from ui.kit import nearest

        window = self._window(ListQuery())
        if getattr(window, "most", 0) > LONG:
            return
        columns = self.table.model.columns if self.table.model else ()

        def offer(words: str) -> None:
            if not words or self.search.text().strip() != search or self.table.showing_rows:
                return
            meant = Button(
                N_("Search “{words}”"),
                lambda: self.apply_search(words),
                icon="ph.magnifying-glass",
                role="primary",
                words=words,
            )
            for button in buttons:
                theme.set_property(button, "role", "")
            title, offered = _("Nothing matches"), (meant, *buttons)
            self.table.show_state("ph.magnifying-glass", title, text, offered)

        tasks.fetch(self, nearest.reader(window, columns, search), offer, self._show_failure)

    def apply_search(self, words: str) -> None:
        """Searches something else, among what the filters leave."""
        self.search.setText(words)
        self._ask_again()

    def _show_nothing_yet(self) -> None:
        empty = self.spec.empty
        buttons: tuple[Button, ...] = ()
        if self.add is not None and empty.verb:
            buttons = (Button(empty.verb, self.new, icon="ph.plus", role="primary", key="Ctrl+N"),)
        text = _(empty.text) if empty.text else ""
        self.table.show_state(empty.icon, _(empty.title), text, buttons)

    def _show_failure(self, error: Exception) -> None:
        """What a person can understand stands in place of the rows; the rest is the window's."""
        if not isinstance(error, UserError):
            self.context.show_error(error)
            return
        if isinstance(error, NotAllowed):
            self.table.show_state("ph.lock-simple", _("You may not see this list"), error.what())
            return
        again = Button(N_("Try again"), self._ask_again, icon="ph.arrow-clockwise", role="primary")
        box: QWidget = FactsBox(_("The list cannot be read"), error, (again,))
        self.table.show_widget(box)

    def _show_given_up(self) -> None:
        """A person did not want to wait for the answer."""
        again = Button(N_("Try again"), self._ask_again, icon="ph.arrow-clockwise", role="primary")
        clear = (clear_filters_button(self.clear_filters),) if self.is_narrowed else ()
        text = _("What you asked for was not read to its end. Nothing has changed.")
        self.table.show_state("ph.prohibit", _("Reading was stopped"), text, (again, *clear))

    def clear_filters(self) -> None:
        """Shows everything."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.clear_chips()

    def clear_chips(self) -> None:
        """Takes the filters away and leaves the search."""
        self.chips.clear()
        self._ask_again()

    def use_filters(
        self,
        search: str,
        choices: dict[str, str],
        kept: list[tuple[Narrowing, str]],
        sort: tuple[tuple[str, bool], ...],
    ) -> None:
        """Exactly this question, as it was kept under a name."""
        self.search.setText(search)
        self.chips.use(choices, kept)
        self._sort = sort
        self.table.view.header.set_sort(sort)
        self._ask_again()

    def apply_filters(self, **values: Any) -> None:
        """From elsewhere: ``search="…"`` and the filters by key."""
        self.search.setText(str(values.pop("search", "")))
        self.chips.apply(values)
        self._ask_again()


def everything(window: Any) -> tuple[list[Any], dict[str, Any], int | None]:
    """All its rows, their sums, and how many rows those are over."""
    return window.first(-1), *totals_of(window)


def in_memory(window: Any) -> bool:
    """Whether all its rows may be read at once."""
    return not hasattr(window, "buckets") or bool(window.most <= GROUPED_IN_MEMORY)
