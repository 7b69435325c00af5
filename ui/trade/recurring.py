"""Documents that come again, in the window: their list, entering one, and writing what is due."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from app.kernel import formats
from app.kernel.text import N_, _, translate_count
from app.trade import recurring
from app.trade.recurring import MONTHS, WEEKS, Outcome, Recurring, Schedule
from ui.kit.actions import Act
from ui.kit.fields import Choice, CountEdit, DateEdit, FlagBox, TextEdit
from ui.kit.form_dialog import FormDialog
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.trade import lists

UNITS = ((MONTHS, N_("Months")), (WEEKS, N_("Weeks")))
LOG_SHOWN = 8


class ScheduleDialog(FormDialog):
    """When a document is written again."""

    def __init__(self, context: Context, side: Recurring, schedule: Schedule) -> None:
        self._context, self._side, self._schedule = context, side, schedule
        super().__init__(
            context.window,
            _("Comes again"),
            N_("Save"),
            self._save_schedule,
            _("The document is copied on each of these days; the original stays as it is."),
        )
        form, today = self.form, context.session.today()
        form.add("name", N_("Name"), TextEdit(most=recurring.LONGEST_NAME), required=True)
        form.add("first", N_("First day"), DateEdit(today=today), required=True)
        form.add("every", N_("Every"), CountEdit(), required=True)
        form.add("unit", N_("Months or weeks"), Choice(UNITS))
        form.add("until", N_("Last day"), DateEdit(today=today), help=N_("Empty: without end"))
        form.add("posts", "", FlagBox(N_("Post it at once")))
        form.add("active", "", FlagBox(N_("Goes on")))
        form.set_values({key: getattr(schedule, key) for key in form.boxes})

    def _save_schedule(self) -> None:
        value = self.form.value
        draft = replace(
            self._schedule,
            name=value("name") or "",
            first=value("first"),
            every=value("every") or 0,
            unit=value("unit"),
            until=value("until"),
            posts=bool(value("posts")),
            active=bool(value("active")),
        )
        recurring.save(self._context.session, self._side, draft)


def begin(context: Context, side: Recurring, row: Any) -> None:
    """A schedule for the document of a list's row, from the month after it."""
    schedule = Schedule(row.number, row.id, Schedule("", 0, row.date).day(1))
    ScheduleDialog(context, side, schedule).exec()


def change(side: Recurring, context: Context, row: Any) -> None:
    ScheduleDialog(context, side, recurring.get(row.id)).exec()


def write(side: Recurring, context: Context) -> None:
    """Writes what is due behind the window, and tells what became of it."""
    session = context.session
    context.run(
        _("Documents that come again"),
        lambda progress: recurring.run(session, side, progress),
        partial(_tell, context),
    )


def _tell(context: Context, outcome: Outcome) -> None:
    words = translate_count(
        N_("{count} document was written"), N_("{count} documents were written"), outcome.written
    )
    kind = "warning" if outcome.refused else "success"
    context.notify(kind, words, "\n".join(outcome.refused))


def facts_of(context: Context, row: Any) -> Facts:
    """The next days and the log."""
    schedule = recurring.get(row.id)
    days = [Fact(formats.weekday(day), formats.date_medium(day)) for day in schedule.coming()]
    none = _("It is at its end, or rests.") if not days else ""
    return Facts(
        schedule.name,
        row.party,
        state=row.state,
        groups=(
            FactGroup(_("Next"), tuple(days), note=none),
            FactGroup(_("Log"), tuple(_log(context, schedule.id)), note=_no_log(schedule)),
        ),
    )


def _no_log(schedule: Schedule) -> str:
    return "" if schedule.done else _("Nothing was written yet.")


def _log(context: Context, schedule_id: int) -> list[Fact]:
    facts = []
    for run in recurring.runs_of(schedule_id)[:LOG_SHOWN]:
        day = formats.date_medium(run.due)
        if run.problem:
            facts.append(Fact(day, tone="danger", icon=("ph.warning-fill", "danger")))
            facts.append(Fact(run.problem, small=True))
        else:
            facts.append(Fact(day, run.number or _("Draft")))
    return facts


def _unit(row: Any) -> str:
    return _(dict(UNITS)[row.unit])


def panel(context: Context, side: Recurring, key: str, kind: str) -> ListPanel:
    """The schedules of one department. ``kind``: of the documents they write."""
    listing = lists.worded(recurring.listing(side), {"unit": _unit})
    return ListPanel(
        context,
        ListSpec(
            key=key,
            listing=lambda _session: listing,
            nouns=(N_("{count} schedule"), N_("{count} schedules")),
            kinds=("recurring",),
            open=partial(change, side),
            new=NewAct(N_("Write what is due"), partial(write, side), side.edit, icon="ph.play"),
            acts=(
                Act(
                    f"{key}.change",
                    N_("Change…"),
                    partial(change, side),
                    icon="ph.pencil-simple",
                    permission=side.edit,
                ),
                Act(
                    f"{key}.source",
                    N_("Open the original"),
                    lambda context, row: context.open_document(kind, recurring.get(row.id).source),
                    icon="ph.file-text",
                ),
            ),
            inspector=facts_of,
            empty=Empty(
                "ph.repeat",
                N_("Nothing comes again yet"),
                N_("Right-click a posted document in its list and choose Comes again…"),
            ),
            search_hint=N_("Find a schedule"),
        ),
    )
