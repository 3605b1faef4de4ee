"""Proof that a book is what was written into it: engine, structure, chain, bodies. Nothing is written.

SQLite's own check sees one flipped bit in eight; the chain sees the rest (exchange.md D8).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date

from giaoban_tracker.domain.canonical import NotCanonical
from giaoban_tracker.domain.chain import OFFICE_FEED, first_link
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.fact_body import UnknownDeed, fact_of
from giaoban_tracker.ledger import journal
from giaoban_tracker.ledger.build import build
from giaoban_tracker.ledger.engine import Connection, Row, SqliteConnection
from giaoban_tracker.ledger.schema import HEAD, POST_TABLES, VIEWS

_MOST_COMPLAINTS = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be: a stable code and where it is."""

    code: str
    fields: Mapping[str, str] = field(default_factory=dict)


def engine_findings(connection: Connection) -> Iterator[Finding]:
    """What SQLite itself finds wrong with its file; a server looks after its own."""
    if not connection.sqlite:
        return
    complaints = [str(row[0]) for row in connection.rows(f"PRAGMA integrity_check({_MOST_COMPLAINTS})")]
    if complaints != ["ok"]:
        yield from (Finding("integrity", {"said": complaint}) for complaint in complaints)


def structure_findings(connection: Connection) -> Iterator[Finding]:
    """Tables, indexes and triggers that differ from those a new book has, and a version that is not this one's."""
    version = connection.row("SELECT version_num FROM alembic_version")
    if version is None or version[0] != HEAD:
        yield Finding("version", {"found": str(version[0]) if version else "", "known": HEAD})
    found, expected = _structure(connection), _expected_structure(connection)
    for name in sorted(found.keys() | expected.keys()):
        if found.get(name) != expected.get(name):
            yield Finding("structure", {"name": name})


def chain_findings(connection: Connection, advance: Callable[[int], None]) -> Iterator[Finding]:
    """Every entry whose number or link is not what the entries before it and its own body make it.

    Args:
        advance: told after each page how many entries it had.
    """
    seq, link = 0, first_link(OFFICE_FEED)
    for page in journal.pages(connection):
        for number, _, _, _, column, body, admitted_on in page:
            stored = journal.as_bytes(column)
            if number != seq + 1 or stored != journal.local_link(link, journal.as_bytes(body), admitted_on):
                yield Finding("chain", {"entry": str(number)})
            # What follows is judged from what is stored, so that one change is one finding.
            seq, link = number, stored
        advance(len(page))


def repeated_findings(connection: Connection) -> Iterator[Finding]:
    """Ids that stand for two facts about different subjects; of one subject the index lets no two in."""
    repeated = connection.rows(
        "SELECT id FROM journal GROUP BY id HAVING count(*) > 1 ORDER BY id LIMIT :most", most=_MOST_COMPLAINTS
    )
    yield from (Finding("repeated", {"fact": row[0]}) for row in repeated)


def body_finding(row: Row) -> tuple[Fact | None, Finding | None]:
    """The fact of a stored (seq, id, subject, on_day, body, admitted_on), and what is wrong with it.

    A fact of a newer program is neither; it cannot be read here, and nothing is wrong with it.
    """
    seq, identity, subject, on_day, body, admitted_on = row
    try:
        fact = fact_of(journal.as_bytes(body))
    except UnknownDeed:
        return None, None
    except NotCanonical:
        return None, Finding("body", {"entry": str(seq)})
    counts_from = max(fact.on.isoformat(), admitted_on or "")
    if (identity, subject, on_day) != (fact.id, fact.subject, counts_from):
        return None, Finding("columns", {"entry": str(seq)})
    try:
        return replace(fact, admitted_on=date.fromisoformat(admitted_on) if admitted_on else None), None
    except ValueError:
        return None, Finding("columns", {"entry": str(seq)})


def _structure(connection: Connection) -> dict[str, str]:
    if connection.sqlite:
        rows = connection.rows("SELECT type, name, tbl_name, COALESCE(sql, '') FROM sqlite_schema")
        # ANALYZE may have left SQLite's own statistics.
        return {
            f"{kind} {name}": f"{table} {_squeezed(sql)}"
            for kind, name, table, sql in rows
            if "sqlite_stat" not in name
        }
    columns = connection.rows(
        "SELECT 'table ' || table_name, string_agg(column_name, ' ' ORDER BY ordinal_position)"
        " FROM information_schema.columns WHERE table_schema = current_schema() GROUP BY table_name"
    )
    triggers = connection.rows(
        "SELECT 'trigger ' || tgname, tgenabled::text FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
        " WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace"
    )
    return {row[0]: row[1] for row in (*columns, *triggers)}


def _expected_structure(connection: Connection) -> dict[str, str]:
    if connection.sqlite:
        with closing(SqliteConnection(None)) as model:
            model.begin_writing()
            build(model)
            return _structure(model)
    kept = {
        "alembic_version": "version_num",
        "journal": "seq id subject on_day link body admitted_on",
        "local_draft": "kind key text",
        "blob": "sha256 content",
        "search_reach": "seq",
        "task_search": "number words",
    }
    tables = kept | {table: " ".join(columns) for table, columns in (POST_TABLES | VIEWS).items()}
    triggers = dict.fromkeys(("trigger journal_is_never_changed", "trigger entry_is_never_changed"), "O")
    return {f"table {table}": columns for table, columns in tables.items()} | triggers


def _squeezed(sql: str) -> str:
    return re.sub(r"\s*([(),=])\s*", r"\1", " ".join(sql.split()))
