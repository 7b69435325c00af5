"""A stock count on screen: begin it, count by keyboard or scanner, review what differs, post."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.inventory import stock_list
from app.inventory.count import queries, rules, service
from app.inventory.count.queries import CountView
from app.inventory.count.rules import Draft, DraftLine
from app.kernel import formats
from app.kernel.errors import NotFound, Refused
from app.kernel.money import Money
from app.kernel.text import N_, _
from app.masters import warehouse as warehouses
from ui.inventory import lookups
from ui.inventory.count_rows import row_of
from ui.inventory.count_table import CountTable, items_of
from ui.inventory.journal_tab import JournalTab
from ui.inventory.papers import preview_count
from ui.kit import icons, theme
from ui.kit.actions import Act, guarded
from ui.kit.buttons import label
from ui.kit.charts import Meter
from ui.kit.dialogs import Banner
from ui.kit.document import DocumentEditor
from ui.kit.fields import Choice, DateEdit, TextEdit
from ui.kit.form import Form
from ui.kit.lifecycle_bar import steps_until
from ui.kit.manifest import Context
from ui.trade.voiding import ask_and_void

STEPS = (N_("Begun"), N_("Counting"), N_("Review"), N_("Posted"))
SETTING = "inventory.count/system"
WAIT, KEEP = 250, 30_000  # milliseconds until it is worked out, and until it is kept


def _is_counting(editor: CountEditor) -> bool:
    return editor.id is not None and editor.state == "draft" and not editor.reviewing


ACTS = (
    Act(
        "inventory.count.sheet",
        N_("Count sheet"),
        lambda _context, editor: editor.print_sheet(),
        icon="ph.printer",
        shortcut="F12",
        enabled=lambda editor: editor.id is not None,
    ),
    Act(
        "inventory.count.save",
        N_("Save"),
        lambda _context, editor: editor.save(),
        icon="ph.floppy-disk",
        shortcut="Ctrl+S",
        permission=rules.EDIT,
        enabled=lambda editor: editor.id is not None and editor.state == "draft",
        menu_only=True,
    ),
    Act(
        "inventory.count.back",
        N_("Count on"),
        lambda _context, editor: editor.review(False),
        icon="ph.arrow-left",
        enabled=lambda editor: editor.reviewing,
    ),
    Act(
        "inventory.count.begin",
        N_("Begin the count"),
        lambda _context, editor: editor.begin(),
        icon="ph.clipboard-text",
        shortcut="F8",
        permission=rules.EDIT,
        enabled=lambda editor: editor.id is None,
        primary=True,
    ),
    Act(
        "inventory.count.review",
        N_("Review variances"),
        lambda _context, editor: editor.review(True),
        icon="ph.check",
        shortcut="F8",
        enabled=_is_counting,
        primary=True,
    ),
    Act(
        "inventory.count.post",
        N_("Post"),
        lambda _context, editor: editor.post(),
        icon="ph.check",
        shortcut="F8",
        permission=rules.POST,
        enabled=lambda editor: editor.reviewing,
        primary=True,
    ),
    Act(
        "inventory.count.discard",
        N_("Discard count"),
        lambda _context, editor: editor.discard(),
        icon="ph.trash",
        permission=rules.EDIT,
        enabled=lambda editor: editor.id is not None and editor.state == "draft",
        menu_only=True,
    ),
    Act(
        "inventory.count.void",
        N_("Void…"),
        lambda _context, editor: editor.void(),
        icon="ph.prohibit",
        permission=rules.VOIDING,
        enabled=lambda editor: editor.state == "posted",
        danger=True,
        menu_only=True,
    ),
)


class CountEditor(DocumentEditor):
    """Without an id it asks what to count; begun, the books are frozen and counting starts."""

    def __init__(self, context: Context, id: int | None = None) -> None:
        super().__init__(context, ACTS)
        self.id, self.state, self.reviewing = id, "draft", False
        self.view: CountView | None = None
        self.toggle_inspector()
        self._build_parts()
        self._later = QTimer(self, singleShot=True, interval=WAIT)
        self._later.timeout.connect(self.recalculate)
        self._keeper = QTimer(self, singleShot=True, interval=KEEP)
        self._keeper.timeout.connect(self._keep)
        context.on_change(self, (rules.KIND,), self._changed_elsewhere)
        if id is None:
            self._ask()
        else:
            self.show_view(queries.get(id))

    # -- building -----------------------------------------------------------------------------

    def _build_parts(self) -> None:
        self.form = self._head()
        self.set_header(self.form)
        self.bar, self.progress = self._scan_bar(), self._progress_bar()
        self.count = CountTable(self.context.session.today())
        self.count.changed.connect(self._counted)
        self.count.refused.connect(self._refuse)
        self.count.entered.connect(self._scan_on)
        for part in (self.bar, self.progress):
            self.add_bar(part)
        self.set_body(self.count)
        self.note = Banner("info", "")
        self.note_box = QWidget()
        column = QVBoxLayout(self.note_box)
        column.setContentsMargins(*[theme.px(m) for m in (12, 8, 12, 8)])
        column.addWidget(self.note)
        self.add_bar(self.note_box)
        self.filler = QWidget()
        self.add_bar(self.filler)
        self.filler.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.journal = JournalTab()
        self.add_tab(N_("After posting"), self.journal)
        self.totals.hide()

    def _head(self) -> Form:
        form = Form(columns=4)
        categories = [("", N_("All categories"))]
        categories += [(name, name) for name in stock_list.categories() if name]
        today = self.context.session.today()
        form.add("date", N_("Date"), DateEdit(today=today), required=True)
        form.add("warehouse", N_("Warehouse"), Choice(lookups.warehouse_choices()), required=True)
        form.add("category", N_("Category"), Choice(categories))
        form.add("counters", N_("Counted by"), TextEdit(most=200))
        form.set_values({"date": today, "category": ""})
        return form

    def _scan_bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(*[theme.px(m) for m in (8, 6, 12, 6)])
        row.setSpacing(theme.px(8))
        self.scan = QLineEdit()
        self.scan.addAction(
            icons.icon("ph.barcode", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.scan.setMinimumWidth(theme.px(260))
        self.scan.returnPressed.connect(self._scanned)
        self.scan.installEventFilter(self)
        self.place = label("", "strong")
        self.system = QCheckBox()
        self.system.setChecked(self.context.setting(SETTING, True) in (True, "true"))
        self.system.toggled.connect(self._show_system)
        self.message = label("", tone="danger")
        row.addWidget(self.scan)
        row.addWidget(self.place)
        row.addWidget(self.system)
        row.addWidget(self.message, 1)
        self._word_bar()
        return bar

    def _word_bar(self) -> None:
        hint = _("Scan a code, then type the quantity")
        self.scan.setPlaceholderText(hint)
        self.scan.setAccessibleName(hint)
        self.system.setText(_("Show what the books say"))

    def _progress_bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(*[theme.px(m) for m in (12, 0, 12, 8)])
        row.setSpacing(theme.px(10))
        self.done, self.meter, self.counters = label("", "muted"), Meter(0), label("", "muted")
        row.addWidget(self.done)
        row.addWidget(self.meter, 1)
        row.addWidget(self.counters)
        return bar

    # -- beginning ------------------------------------------------------------------------------

    def _ask(self) -> None:
        """What, where and by whom; nothing is frozen yet."""
        self._show_parts()
        self.show_standing(N_("New stock count"), "", steps_until(STEPS, 0))
        self.note.tell(
            _(
                "Beginning freezes what the books say at that moment. Goods may move on while you "
                "count: what moves later is not mistaken for a variance."
            )
        )

    def begin(self) -> None:
        """Freezes the books and starts the count."""
        if not self.form.check():
            return
        values = self.form.values()

        def freeze() -> None:
            session = self.context.session
            draft = service.draft_for(
                session, values["warehouse"], values["date"], values["category"] or ""
            )
            kept = Draft(draft.date, draft.warehouse, draft.lines, values["counters"])
            self.id = service.save_draft(session, kept)

        if self._try(freeze):
            self.show_view(queries.get(self.id))
            self.count.go_to_first_open()
            self._scan_on()

    def _try(self, act: Any) -> bool:
        """Problems go to their fields, other refusals to the window."""

        def careful() -> None:
            try:
                act()
            except Refused as refusal:
                known = [each for each in refusal.problems if each.field in self.form.boxes]
                self.form.show_problems(known)
                if not known:
                    raise

        before = self.form.summary.isVisible()
        return guarded(self.context, careful) and not (
            self.form.summary.isVisible() and not before
        )

    # -- showing --------------------------------------------------------------------------------

    def show_view(self, view: CountView) -> None:
        """A count as it is kept."""
        self.id, self.state, self.view = view.id, view.state, view
        if self.state != "draft":
            self.reviewing = False
        rows = [row_of(number, line) for number, line in enumerate(view.lines, 1)]
        self.count.read_only = view.state != "draft" or not self.context.session.may(rules.EDIT)
        self.count.blind = self._is_blind()
        self.count.show_rows(rows, only_differing=self.reviewing)
        self.place.setText(warehouses.require(view.draft.warehouse).name)
        self.counters.setText(_("Counted by: {names}", names=view.draft.counters or formats.DASH))
        self._show_parts()
        self._show_state()
        self.recalculate()
        self.settled()

    def _show_parts(self) -> None:
        """Head before the beginning; scanner, progress and table afterwards."""
        begun = self.id is not None
        self.form.parentWidget().setVisible(not begun)
        self.filler.setVisible(not begun)
        for part in (self.bar, self.progress, self.count, self._bottom):
            part.setVisible(begun)
        self.scan.setVisible(self.state == "draft")
        self.system.setVisible(self.state == "draft" and not self.reviewing)
        self._show_note()

    def _is_blind(self) -> bool:
        return self.state == "draft" and not self.reviewing and not self.system.isChecked()

    def _show_state(self) -> None:
        view = self.view
        assert view is not None
        title = N_("Stock count {number}") if view.number else self._working_title()
        if self.state == "void":
            void = view.voided
            note = f"{void.reason} · {void.actor}" if void else ""
            self.show_standing(title, view.number, state="void", note=note)
        elif self.state == "posted":
            self.show_standing(title, view.number, steps_until(STEPS, 3, finished=True))
        else:
            self.show_standing(title, "", steps_until(STEPS, 2 if self.reviewing else 1))

    def _working_title(self) -> str:
        assert self.view is not None
        return _("Stock count of {date}", date=formats.date_medium(self.view.draft.date))

    def title(self) -> str:
        """Its number, or the warehouse it counts."""
        if self.view is None:
            return _("New stock count")
        if self.view.number:
            return self.view.number
        return _("Count {warehouse}", warehouse=self.place.text())

    def document_key(self) -> tuple[str, int | None]:
        return "stock-count", self.id

    def refresh_acts(self) -> None:
        """One of the acts on F8 at a time."""
        super().refresh_acts()
        for act in self.acts.acts:
            action = self.findChild(QAction, act.key)
            if action is not None:
                action.setEnabled(act.possible(self.context, self))

    # -- counting -------------------------------------------------------------------------------

    def _counted(self) -> None:
        self.touch()
        self._later.start()
        self._keeper.start()
        self._show_progress()

    def _show_progress(self) -> None:
        counted, of = self.count.counted(), len(self.count.rows)
        words = _(
            "Counted {counted} of {of} items",
            counted=formats.count(counted),
            of=formats.count(of),
        )
        self.done.setText(words)
        self.meter.show_share(counted / of if of else 0)

    def _scanned(self) -> None:
        """A code from the scanner or the keyboard: to its line; goods that are not listed are added."""
        code = self.scan.text().strip()
        if not code:
            return
        found = lookups.scanned_item(code)
        if found is None:
            self._refuse(_("“{text}” was not found.", text=code))
            self.scan.selectAll()
            return
        self._refuse("")
        self.scan.clear()
        if not self.count.find(found.code) and self._add(found.code):
            self.count.find(found.code)

    def _add(self, code: str) -> bool:
        """Something found that was not on the list; its book quantity is that of the freeze."""

        def add() -> None:
            draft = self.draft()
            lines = (*draft.lines, DraftLine(code))
            longer = Draft(draft.date, draft.warehouse, lines, draft.counters, draft.ref)
            service.save_draft(self.context.session, longer, self.id)

        if not guarded(self.context, add):
            return False
        self.show_view(queries.get(self.id))
        return True

    def _scan_on(self) -> None:
        self.scan.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, sentence: str) -> None:
        self.message.setText(sentence)

    def _show_system(self, on: bool) -> None:
        self.context.keep_setting(SETTING, on)
        self.count.set_blind(self._is_blind())
        self._show_parts()
        self.recalculate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leaves the scanner for the table."""
        if (
            watched is self.scan
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
        ):
            self.count.setFocus()
            if self.count.table.current_row() is None:
                self.count.go_to_first_open()
            return True
        return super().eventFilter(watched, event)

    def draft(self) -> Draft:
        """The count as it stands on screen."""
        assert self.view is not None
        kept = self.view.draft
        lines = tuple(DraftLine(row.item, row.counted) for row in self.count.rows)
        return Draft(kept.date, kept.warehouse, lines, kept.counters, kept.ref)

    # -- what would happen ----------------------------------------------------------------------

    def recalculate(self) -> None:
        """Values of the variances and the entry, as posting would book them."""
        self._show_progress()
        if self.view is None:
            return
        if self.state != "draft":
            self._show_posted(self.view)
            return
        if self._is_blind():
            self.journal.show_plan(None, _("Hidden while you count blind."))
            return
        found = service.preview(self.context.session, self.id, items_of(self.count.rows))
        by_line = {line.number: line.item.code for line in found.lines}
        values = {
            by_line[move.line_no]: value if move.target.held else -value
            for move, value in zip(found.moves, found.values, strict=False)
        }
        self.count.show_values(values)
        words = _("Nothing differs: there is no entry.")
        if found.problems:
            words = found.problems[0].sentence()
        self.journal.show_plan(found.entry, words)
        self._show_note()

    def _show_posted(self, view: CountView) -> None:
        values: dict[str, Money] = {}
        variances = {line.item: line.variance for line in view.lines}
        for move in view.moves[: sum(bool(each) for each in variances.values())]:
            variance = variances.get(move.item)
            if variance:
                values[move.item] = move.value if variance.micro > 0 else -move.value
        self.count.show_values(values)
        words = _("Nothing differed: there is no entry.")
        if view.journal:
            first = view.journal[0]
            words = _(
                "{number} · {date} · balanced",
                number=first.entry,
                date=formats.date_medium(first.date),
            )
        self.journal.show_posted(view.journal, words)

    def _show_note(self) -> None:
        """What is not obvious about the count now."""
        if self.id is None:
            return
        left = len(self.count.rows) - self.count.counted()
        if self.reviewing and left:
            words = _(
                "{count} items were not counted; they stay as they are.", count=formats.count(left)
            )
        else:
            words = _(
                "Goods that moved after the count was begun are allowed for from the stock card."
            )
        self.note.tell(words)
        self.note_box.setVisible(self.state == "draft")

    # -- acts -------------------------------------------------------------------------------------

    def review(self, on: bool) -> None:
        """F8: keeps the count and shows only what differs, with its value; or goes back."""
        if on and not self.save():
            return
        self.reviewing = on
        self.show_view(queries.get(self.id))

    def post(self) -> None:
        """Books what differs; what was not counted stays."""

        def post() -> None:
            self._require_kept()
            service.post_draft(self.context.session, self.id)

        if guarded(self.context, post):
            self.reviewing = False
            self.settled()
            self.show_view(queries.get(self.id))

    def _require_kept(self) -> None:
        if self.is_modified():
            service.save_draft(self.context.session, self.draft(), self.id)

    def save(self) -> bool:
        """Keeps what was counted so far."""
        if self.id is None:
            self.begin()
            return self.id is not None
        saved = guarded(self.context, self._require_kept)
        if saved:
            self.settled()
        return saved

    def _keep(self) -> None:
        """Counting takes long: every now and then it is kept unasked."""
        if self.state == "draft" and self.is_modified():
            self.save()

    def discard(self) -> None:
        service.discard(self.context.session, self.id)
        self.settled()
        self.close_requested.emit()

    def void(self) -> None:
        view = queries.get(self.id)

        def agreed(date: Any, reason: str) -> None:
            service.void_count(self.context.session, view.id, date, reason)
            self.show_view(queries.get(view.id))

        ask_and_void(self.context, view.number, view.draft.date, agreed)

    def print_sheet(self) -> None:
        """The blind sheet to count with on paper."""
        if self.save():
            preview_count(self.context, self.id, self.title())

    def _changed_elsewhere(self) -> None:
        """Posted, voided or discarded from the list while it stands open here."""
        if self.id is None:
            return
        try:
            view = queries.get(self.id)
        except NotFound:
            self.settled()
            self.close_requested.emit()
            return
        if view.state != self.state:
            self.show_view(view)

    def hideEvent(self, event: object) -> None:
        """Nothing is worked out for a document that is not seen."""
        super().hideEvent(event)
        self._later.stop()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)
        if self.view is not None:
            self._later.start()

    def refresh(self) -> None:
        """Reads the kept count again unless something is not kept."""
        if self.id is not None and not self.is_modified():
            self.show_view(queries.get(self.id))

    def may_close(self) -> bool:
        """What was counted is kept without asking."""
        return self.save() if self.id is not None and self.is_modified() else True

    def touch(self) -> None:
        """The head of a new count is nothing to lose."""
        if self.id is not None:
            super().touch()

    def retranslate(self) -> None:
        super().retranslate()
        self._word_bar()
        self.count.retranslate()
        self.journal.retranslate()
        if self.id is None:
            self._ask()
        else:
            self.refresh()

    def setFocus(self, *arguments: Any) -> None:
        """The scanner, or the first field of the head."""
        if self.id is None:
            self.form.focus_first()
        elif self.state == "draft":
            self._scan_on()


def make(context: Context, id: int | None = None, **_values: Any) -> CountEditor:
    return CountEditor(context, id)
