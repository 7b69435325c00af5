"""Who may know whom: the arrows between the rooms of the house, for every department without anyone writing it.

The rules are those of the architecture: downward only, departments apart, no rows in the windows, pure
calculations, and one writer for each ledger. A broken one names its file and line.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import grimp
import peewee
import pytest

from app.departments import NAMES, models

ROOT = Path(__file__).resolve().parents[2]
DEPARTMENT_ROOMS = frozenset(f"app.{name}" for name in NAMES)
WINDOW_ROOMS = frozenset(f"ui.{name}" for name in NAMES)

# From the top down; a room may use those below it and those beside it, not in a circle.
LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"app.cli"}),
    frozenset(
        {"app.companies", "app.demo", "app.departments", "app.founding", "app.finding", "app.links"}
    ),
    DEPARTMENT_ROOMS,
    frozenset({"app.trade", "app.printing", "app.exchange"}),
    frozenset({"app.mailing"}),
    frozenset({"app.ledger", "app.stock", "app.tax", "app.masters", "app.access", "app.documents"}),
    frozenset({"app.regulations", "app.store"}),
    frozenset({"app.kernel"}),
)
WINDOWS: tuple[frozenset[str], ...] = (
    frozenset({"ui.shell", "ui.departments"}),
    WINDOW_ROOMS,
    frozenset({"ui.trade"}),
    frozenset({"ui.masters"}),
    frozenset({"ui.kit"}),
)
RANK = {
    room: rank for house in (LAYERS, WINDOWS) for rank, rooms in enumerate(house) for room in rooms
}

PURE_ROLES = frozenset({"rules", "draft", "life", "calc", "posting"})
PURE_ROOMS = ("app.kernel", "app.tax", "app.stock.costing")
IMPURE = ("peewee", "playhouse", "sqlite3", "app.store")
CLOCK = re.compile(r"\b(date\.today|datetime\.(now|today|utcnow)|time\.(time|localtime))\(")

CHART = {"account", "account_role"}
LEDGERS = ("app.ledger", "app.stock")
WRITERS = frozenset(
    {"write_rows", "insert", "insert_many", "insert_from", "create", "bulk_create", "bulk_update"}
    | {"get_or_create", "replace", "replace_many", "update", "delete", "delete_by_id", "set_by_id"}
)


def within(module: str, package: str) -> bool:
    """Whether a module is this package or part of it."""
    return module == package or module.startswith(package + ".")


def room(module: str) -> str:
    """The first two words of a module's name: the room it stands in."""
    return ".".join(module.split(".")[:2])


def is_model(module: str) -> bool:
    """Whether this module holds tables and nothing else."""
    parts = module.split(".")
    return parts[0] == "app" and ("model" in parts[1:] or "models" in parts[1:])


def is_pure(module: str) -> bool:
    """Whether this module must calculate without database, clock and settings.

    A department's ``posting`` plans; that of a ledger is where plans are written.
    """
    parts = module.split(".")
    writes = any(within(module, f"{ledger}.posting") for ledger in LEDGERS)
    return any(within(module, pure) for pure in PURE_ROOMS) or (
        parts[0] == "app" and parts[-1] in PURE_ROLES and not writes
    )


def file_of(module: str) -> Path:
    """The file of a module of ours, from the project's folder."""
    path = Path(*module.split("."))
    package = path / "__init__.py"
    return package if (ROOT / package).exists() else path.with_suffix(".py")


class House:
    """All modules of ``app`` and ``ui`` and the imports between them, external ones by their top name."""

    def __init__(self) -> None:
        roots = [name for name in ("app", "ui") if (ROOT / name / "__init__.py").exists()]
        self.graph = grimp.build_graph(*roots, include_external_packages=True, cache_dir=None)
        self.loaded = grimp.build_graph(
            *roots,
            include_external_packages=True,
            exclude_type_checking_imports=True,
            cache_dir=None,
        )
        self.modules = sorted(
            module for module in self.graph.modules if module.split(".")[0] in ("app", "ui")
        )

    def imports(self, importer: str) -> Iterable[str]:
        """What a module imports itself, sorted."""
        return sorted(self.graph.find_modules_directly_imported_by(importer))

    def place(self, importer: str, imported: str) -> str:
        """File, line and words of an import."""
        details = self.graph.get_import_details(importer=importer, imported=imported)
        if not details:
            return f"{file_of(importer)}: {imported}"
        first = min(details, key=lambda detail: detail["line_number"])
        return f"{file_of(importer)}:{first['line_number']}: {first['line_contents'].strip()}"

    def direct(self, importers: Iterable[str], *forbidden: str) -> Iterator[str]:
        """Each import by one of these modules of something forbidden, as file, line and words."""
        for importer in importers:
            for imported in self.imports(importer):
                if any(within(imported, name) for name in forbidden):
                    yield self.place(importer, imported)

    def crossings(self) -> Iterator[tuple[str, str, str]]:
        """Each import from one room of the house into another: both rooms, and its file and line."""
        for importer in self.modules:
            for imported in self.imports(importer):
                one, other = room(importer), room(imported)
                if one != other and one in RANK and other in RANK:
                    yield one, other, self.place(importer, imported)

    def chain(self, importer: str, forbidden: str) -> str:
        """The shortest way in which loading a module loads something it must not, or ""."""
        if not {importer, forbidden} <= self.loaded.modules:
            return ""
        steps = self.loaded.find_shortest_chain(importer, forbidden)
        if steps is None:
            return ""
        return " -> ".join(self.place(one, other) for one, other in pairwise(steps))


@pytest.fixture(scope="module")
def house() -> House:
    """The graph of imports, read once from the sources."""
    return House()


def told(broken: Iterable[str]) -> str:
    """The broken imports, one a line."""
    return "\n".join(["", *broken])


def test_every_room_has_its_place(house: House) -> None:
    """A new room is given a layer here, or a name in app.departments, before anyone uses it."""
    rooms = {room(module) for module in house.modules if "." in module}
    assert not rooms - RANK.keys(), f"no layer for {sorted(rooms - RANK.keys())}; see LAYERS"


def test_app_knows_no_window(house: House) -> None:
    """The business runs from a script: nothing in ``app`` imports ``ui`` or Qt."""
    business = [module for module in house.modules if within(module, "app")]
    qt = ("ui", "PySide6", "PySide6QtAds", "qtawesome", "shiboken6")
    broken = list(house.direct(business, *qt))
    assert not broken, told(broken)


def test_ui_knows_no_rows(house: House) -> None:
    """Windows hold values: nothing in ``ui`` imports Peewee, the store or a module of tables."""
    windows = [module for module in house.modules if within(module, "ui")]
    models = [module for module in house.modules if is_model(module)]
    broken = list(house.direct(windows, "peewee", "playhouse", "sqlite3", "app.store", *models))
    assert not broken, told(broken)


def test_ui_names_no_row(house: House) -> None:
    """Where values and rows share a module, windows take the values: no Peewee class by name."""
    broken = [
        f"{file_of(module)}:{line}: {source}.{name} is a row"
        for module in house.modules
        if within(module, "ui")
        for line, source, name in names_taken(module)
        if is_row(getattr(importlib.import_module(source), name, None))
    ]
    assert not broken, told(broken)


def is_row(found: object) -> bool:
    """Whether this is a class of Peewee rows."""
    return isinstance(found, type) and issubclass(found, peewee.Model)


def test_arrows_point_down(house: House) -> None:
    """A room imports only rooms of its own layer or of those below."""
    broken = [
        place
        for one, other, place in house.crossings()
        if one.split(".")[0] == other.split(".")[0] and RANK[one] > RANK[other]
    ]
    assert not broken, told(broken)


def test_departments_stand_apart(house: House) -> None:
    """No department imports another: they meet in the two ledgers and in ``app.links``."""
    broken = [
        place
        for one, other, place in house.crossings()
        if {one, other} <= DEPARTMENT_ROOMS or {one, other} <= WINDOW_ROOMS
    ]
    assert not broken, told(broken)


def test_windows_know_their_own_department(house: House) -> None:
    """A department's windows speak with its twin in ``app``, not with another's."""
    broken = [
        place
        for one, other, place in house.crossings()
        if one in WINDOW_ROOMS and other in DEPARTMENT_ROOMS and one[3:] != other[4:]
    ]
    assert not broken, told(broken)


def test_no_circles_between_rooms(house: House) -> None:
    """Rooms of one layer may use each other, but never both ways, by whatever detour."""
    uses: dict[str, dict[str, str]] = {}
    for one, other, place in house.crossings():
        uses.setdefault(one, {}).setdefault(other, place)
    broken = [
        f"{one} uses {other}, which comes back to it: {place}"
        for one, others in sorted(uses.items())
        for other, place in sorted(others.items())
        if one in reachable(uses, other)
    ]
    assert not broken, told(broken)


def reachable(uses: dict[str, dict[str, str]], start: str) -> set[str]:
    """All rooms used by a room, directly or through others."""
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        found = set(uses.get(waiting.pop(), {})) - reached
        reached |= found
        waiting += found
    return reached


def test_tax_and_costing_load_no_database(house: House) -> None:
    """Vocabulary, tax and costing load no database, by no way however long."""
    chains = [
        house.chain(module, impure)
        for module in house.modules
        if any(within(module, pure) for pure in PURE_ROOMS)
        for impure in IMPURE
    ]
    broken = sorted({chain for chain in chains if chain})
    assert not broken, told(broken)


def test_rules_ask_no_database(house: House) -> None:
    """Rules, drafts, lives, calculations and posting plans take values and never fetch them.

    From a module that keeps its table beside its values they may import the values only: no function, no row.
    """
    rules = [module for module in house.modules if is_pure(module)]
    broken = list(house.direct(rules, *IMPURE))
    asking = {module for module in house.modules if any(house.chain(module, to) for to in IMPURE)}
    for module in rules:
        for line, source, name in names_taken(module):
            taken = f"{source}.{name}"
            if taken in asking and taken in house.modules:
                broken += [] if is_pure(taken) else [f"{file_of(module)}:{line}: {taken}"]
            elif source in asking and not is_pure(source):
                found = getattr(importlib.import_module(source), name, None)
                if is_row(found) or (callable(found) and not isinstance(found, type)):
                    broken.append(f"{file_of(module)}:{line}: {taken} may ask the database")
    assert not broken, told(broken)


def names_taken(module: str) -> Iterator[tuple[int, str, str]]:
    """Each name a module imports from ``app``: its line, where it is from, and the name."""
    for node in ast.walk(ast.parse((ROOT / file_of(module)).read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and within(node.module, "app"):
            for alias in node.names:
                yield node.lineno, node.module, alias.name
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if within(alias.name, "app"):
                    source, _, name = alias.name.rpartition(".")
                    yield node.lineno, source, name


def test_calculations_know_no_clock(house: House) -> None:
    """What a calculation needs to know of today comes in as an argument; only the clock itself may ask."""
    broken = [
        f"{file_of(module)}:{number}: {line.strip()}"
        for module in house.modules
        if is_pure(module) and module != "app.kernel.clock"
        for number, line in enumerate((ROOT / file_of(module)).read_text("utf-8").splitlines(), 1)
        if CLOCK.search(line)
    ]
    assert not broken, told(broken)


def tables_of(ledger: str, house: House) -> tuple[set[str], set[str]]:
    """The names of a ledger's model classes and of their tables."""
    rows = [
        found
        for name in house.modules
        if within(name, ledger) and (is_model(name) or name in models())
        for found in vars(importlib.import_module(name)).values()
        if is_row(found) and within(found.__module__, ledger)
    ]
    return {row.__name__ for row in rows}, {row._meta.table_name for row in rows}


def writes_to(source: str, classes: set[str], tables: set[str]) -> Iterator[int]:
    """The lines of a module that write rows of these models, through Peewee, write_rows or SQL."""
    sql = re.compile(
        rf"\b(insert\s+(or\s+\w+\s+)?into|replace\s+into|update|delete\s+from)\s+"
        rf"[\"`\[]?({'|'.join(map(re.escape, sorted(tables)))})\b",
        re.IGNORECASE,
    )

    def names_one(node: ast.expr) -> bool:
        return getattr(node, "attr", getattr(node, "id", "")) in classes

    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if tables and sql.search(node.value):
                yield node.lineno
        elif isinstance(node, ast.Call):
            function = node.func
            verb = getattr(function, "attr", getattr(function, "id", ""))
            asked = [*node.args, *(word.value for word in node.keywords)]
            owner = [function.value] if isinstance(function, ast.Attribute) else []
            if verb in WRITERS and any(map(names_one, [*owner, *asked])):
                yield node.lineno


@pytest.mark.parametrize("ledger", LEDGERS)
def test_each_ledger_has_one_writer(house: House, ledger: str) -> None:
    """Journal rows are written in ``app.ledger`` only, stock rows in ``app.stock`` only.

    A migration may add to the chart of accounts; it writes no entry.
    """
    classes, tables = tables_of(ledger, house)
    assert classes, f"{ledger} has no tables"
    broken = [
        f"{file_of(module)}:{line}: writes a row of {ledger}"
        for module in house.modules
        if within(module, "app") and not within(module, ledger)
        for line in writes_to(
            (ROOT / file_of(module)).read_text("utf-8"),
            classes,
            tables - CHART if within(module, "app.store.migrations") else tables,
        )
    ]
    assert not broken, told(broken)


def test_writes_are_noticed() -> None:
    """The reader of sources above sees each way of writing, and lets reading pass."""
    classes, tables = {"JournalLine"}, {"journal_line"}
    writing = [
        "JournalLine.insert_many(rows).execute()",
        "write_rows(work, JournalLine, rows)",
        "model.JournalLine.create(debit=1)",
        "db.execute_sql('INSERT INTO journal_line VALUES (1)')",
        "db.execute_sql('delete from \"journal_line\" where id = 1')",
    ]
    reading = "JournalLine.select().where(x)\nsql('SELECT * FROM journal_line')\nOther.create()"
    assert [list(writes_to(line, classes, tables)) for line in writing] == [[1]] * 5
    assert not list(writes_to(reading, classes, tables))
