"""Verbs about the company file: new, demo, backup, restore, check, period, close-year."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from app import companies
from app.access.company import NewCompany
from app.cli.desk import Answer, WrongUsage, a_date, a_period, company, progress_line
from app.kernel import formats
from app.kernel.text import _, translate


def new(arguments: Namespace, answer: Answer) -> None:
    start = a_date(arguments.start)
    asked = NewCompany(
        name=arguments.name,
        preset=arguments.preset,
        start=start,
        is_pkp=not arguments.not_pkp,
        costing=arguments.costing,
    )
    session = companies.create(Path(arguments.file), asked)
    companies.close(session)
    answer.fact(file=str(session.path))
    answer.say(_("{name} was created.", name=session.path.name))


def demo(arguments: Namespace, answer: Answer) -> None:
    from app import demo as demonstration

    today = a_date(arguments.today) if arguments.today else None
    if not 1 <= arguments.months <= 60:
        raise WrongUsage("--months is between 1 and 60")
    made = demonstration.make(
        Path(arguments.file),
        today=today,
        size=arguments.size,
        months=arguments.months,
        progress=progress_line(),
    )
    answer.fact(file=str(made))
    answer.say(_("{name} was created.", name=made.name))


def backup(arguments: Namespace, answer: Answer) -> None:
    with company(arguments, writing=False) as session:
        made = companies.back_up(session, Path(arguments.out), progress_line())
    answer.fact(file=str(made))
    answer.say(_("The backup {name} was made and checked.", name=made.name))


def restore(arguments: Namespace, answer: Answer) -> None:
    made = companies.restore(Path(arguments.backup), Path(arguments.file), progress_line())
    answer.fact(file=str(made))
    answer.say(_("{name} was restored.", name=made.name))


def check(arguments: Namespace, answer: Answer) -> None:
    """Every invariant with its figure; red makes the status 1, amber does not."""
    with company(arguments, writing=False) as session:
        results = companies.check(session, progress_line())
    rows = []
    for result in results:
        light = "green" if result.ok else "amber" if result.amber else "red"
        title = translate(result.title)
        rows.append({"name": result.name, "light": light, "title": title, "detail": result.detail})
        answer.say(f"{light:5}  {result.name:4} {title}: {result.detail}")
    answer.fact(checks=rows)
    red = [result for result in results if result.red]
    if red:
        answer.refuse([_("{count} checks are red.", count=len(red))])
    else:
        answer.say(_("All checks passed."))


def period(arguments: Namespace, answer: Answer) -> None:
    from app.ledger import periods

    month = a_period(arguments.period)
    with company(arguments, writing=True) as session:
        if arguments.act == "lock":
            periods.lock(session, month)
            answer.say(_("{period} is locked.", period=formats.period(month)))
        else:
            periods.reopen(session, month, arguments.reason)
            answer.say(_("{period} is open again.", period=formats.period(month)))
    answer.fact(period=str(month), state="locked" if arguments.act == "lock" else "open")


def close_year(arguments: Namespace, answer: Answer) -> None:
    from app.ledger import year_close

    with company(arguments, writing=not arguments.preview) as session:
        plan = year_close.preview(session, arguments.year)
        rows = [
            {"account": line.account.code, "name": line.account.name, "amount": line.amount}
            for line in plan.lines
        ]
        answer.table(("account", "name", "amount"), rows)
        if not arguments.preview:
            entry = year_close.close(session, arguments.year)
            answer.fact(entry=entry.number)
            answer.say(_("The year is closed by entry {number}.", number=entry.number))
