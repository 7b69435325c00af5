"""Triggers: what the database itself refuses, whoever asks.

Each function returns the SQL of triggers; a package lists them in the GUARDS of its model module and
they are created with its tables.
"""

from __future__ import annotations


def _refuse(name: str, event: str, table: str, sentence: str, condition: str = "1") -> str:
    return (
        f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {event} ON {table} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
    )


def merged(party: str) -> str:
    """Whether ``party``, a column of a row, follows the merge of two parties: all that may change of what is posted."""
    return f"EXISTS (SELECT 1 FROM party WHERE id = OLD.{party} AND merged_into = NEW.{party})"


def append_only(table: str, key: str = "id", party: str = "") -> tuple[str, ...]:
    """Rows can be added, never changed, removed or replaced; ``party``: the column that follows a merge."""
    taken = f"EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})"
    kept = f"NOT {merged(party)}" if party else "1"
    return (
        _refuse(f"{table}_no_update", "UPDATE", table, f"{table} is append-only", kept),
        _refuse(f"{table}_no_delete", "DELETE", table, f"{table} is append-only"),
        _refuse(f"{table}_no_replace", "INSERT", table, f"{table} is append-only", taken),
    )


def posted_rows(table: str, draft: str = "draft", party: str = "") -> tuple[str, ...]:
    """A row whose ``state`` has left ``draft`` can be neither changed, removed nor replaced.

    ``party``: the column that follows a merge.
    """
    posted = f"OLD.state <> '{draft}'"
    kept = f"{posted} AND NOT {merged(party)}" if party else posted
    taken = f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id AND state <> '{draft}')"
    return (
        _refuse(f"{table}_posted_no_update", "UPDATE", table, f"{table}: posted", kept),
        _refuse(f"{table}_posted_no_delete", "DELETE", table, f"{table}: posted", posted),
        _refuse(f"{table}_posted_no_replace", "INSERT", table, f"{table}: posted", taken),
    )


def lines_of_posted(lines: str, table: str, parent: str, draft: str = "draft") -> tuple[str, ...]:
    """Lines of a document that is posted can be neither changed, removed nor added to.

    A document posted at once writes its lines before its own row.
    """

    def posted(row: str) -> str:
        return f"EXISTS (SELECT 1 FROM {table} WHERE id = {row}.{parent} AND state <> '{draft}')"

    return _frozen(lines, lines, posted("OLD"), posted("NEW"))


def parts_of_posted(parts: str, kind: str, table: str) -> tuple[str, ...]:
    """The same of rows that name their document by ``kind`` and ``document_id``, for one kind."""

    def posted(row: str) -> str:
        return (
            f"{row}.kind = '{kind}' AND EXISTS"
            f" (SELECT 1 FROM {table} WHERE id = {row}.document_id AND state <> 'draft')"
        )

    return _frozen(f"{table}_{parts}", parts, posted("OLD"), posted("NEW"))


def _frozen(name: str, lines: str, old: str, new: str) -> tuple[str, ...]:
    refused, either = f"{lines}: posted", f"{old} OR {new}"
    return (
        _refuse(f"{name}_posted_no_update", "UPDATE", lines, refused, either),
        _refuse(f"{name}_posted_no_delete", "DELETE", lines, refused, old),
        _refuse(f"{name}_posted_no_insert", "INSERT", lines, refused, new),
    )
