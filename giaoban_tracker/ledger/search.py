"""Search: words that must all occur in what a task says and in the names of its units, whatever their marks and case.

SQLite looks them up in a full-text index over the folded words, PostgreSQL in its own; the last word may be
unfinished. When no task has them whole they are looked for inside words.

What the index does not know yet (`search_index`) is looked at in memory; the answer is the same.

What words there are is known without asking (`vocabulary`), and so which of them have a part inside.

A few hits are handed on by number, so that counting and sorting them does not search again. What most tasks have, such
as words that begin with one letter, the index answers slowly; `near` finds it in the tasks themselves.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from giaoban_tracker.ledger import index_words, journal
from giaoban_tracker.ledger.engine import Condition, Connection
from giaoban_tracker.ledger.search_index import catch_up, late_words, nothing_known
from giaoban_tracker.ledger.search_texts import TEXTS, are_many, spelled, within_words
from giaoban_tracker.ledger.wanted import (
    UnitNames,
    Wanted,
    has_inside,
    has_whole,
    meant,
    meant_inside,
    names_of_units,
    wanted_words,
)

FEW = 4000
"""So many hits are handed on by number; more are asked of the index again where they are needed."""

_SHORT = 2
"""The beginning of a word with so few letters stands for so many words that the index is slow to gather them."""


def condition(connection: Connection, typed: str) -> Condition | None:
    """What a task must fulfil to be found; None when nothing was typed that could be looked for."""
    wanted = wanted_words(typed)
    if not wanted:
        return None
    if connection.plain_texts:
        return _in_texts(connection, wanted, names_of_units(connection))
    if connection.private:
        catch_up(connection, journal.head_of(connection), nothing_known)
    units, late = names_of_units(connection), late_words(connection)
    found = _in_index(connection, wanted, units)
    whole = _with_late(found, late, lambda text: has_whole(text, wanted, units))
    if not late:
        return whole if found.sql != _NOTHING else _inside(connection, wanted, units)
    # The index may know words that are no longer so.
    if connection.row(f"SELECT 1 FROM task WHERE {whole.sql} LIMIT 1", **whole.values):
        return whole
    return _with_late(_inside(connection, wanted, units), late, lambda text: has_inside(text, wanted, units))


def near(connection: Connection, typed: str) -> Condition | None:
    """The same for whole words, asked of each task instead of the index: quick where a few tasks are looked at.

    Finds no words inside others: that nothing fulfils it says nothing. None where nothing was typed that could be
    looked for, and where the engine's own index is quick enough.
    """
    wanted = wanted_words(typed)
    if not wanted or connection.private or not connection.sqlite:
        return None
    units, late = names_of_units(connection), late_words(connection)
    if not late and not _may_have_whole(connection, wanted, units):
        return None
    return _with_late(spelled(wanted, units), late, lambda text: has_whole(text, wanted, units))


def get_ready(connection: Connection) -> None:
    """Read what makes searches quick, before a person types; nothing where that is done."""
    if connection.sqlite and not connection.private:
        index_words.up_to_date(connection)


def gathers_slowly(typed: str) -> bool:
    """Whether the index may take long to say what is found: so few letters begin too many words."""
    wanted = wanted_words(typed)
    return bool(wanted) and any(len(choice[-1]) <= _SHORT for choice in wanted[-1].choices)


def is_few(found: Condition) -> bool:
    """Whether what is found is handed on by number, or is nothing."""
    return _HITS in found.values or found.sql == _NOTHING


def _with_late(found: Condition, late: Mapping[int, str], fits: Callable[[str], bool]) -> Condition:
    """The condition on the index, corrected by what it does not know yet."""
    if not late:
        return found
    behind = ", ".join(map(str, late))
    fitting = ", ".join(str(number) for number, words in late.items() if words and fits(words)) or "0"
    return Condition(f"(({found.sql} AND task.number NOT IN ({behind})) OR task.number IN ({fitting}))", found.values)


def _in_index(connection: Connection, wanted: Sequence[Wanted], units: Sequence[UnitNames]) -> Condition:
    """The tasks that the index finds, by number where they are few."""
    if not connection.sqlite:
        asked = _whole(connection, wanted, units)
        found = connection.row(f"SELECT 1 FROM task_search WHERE {asked.sql} LIMIT 1", **asked.values)
        in_index = f"task.number IN (SELECT number FROM task_search WHERE {asked.sql})"
        return Condition(in_index, asked.values) if found else Condition(_NOTHING, {})
    if not _may_have_whole(connection, wanted, units):
        return Condition(_NOTHING, {})
    asked = _whole(connection, wanted, units)
    numbers = _numbers(connection, asked)
    if numbers is not None:
        return _by_number(numbers)
    # With a sign SQLite walks the tasks in their order and asks the index of each, which finds the first rows of a
    # common word at once; without it every hit is fetched and sorted first.
    return Condition(f"+task.number IN (SELECT rowid FROM task_search WHERE {asked.sql})", asked.values)


def _inside(connection: Connection, wanted: Sequence[Wanted], units: Sequence[UnitNames]) -> Condition:
    """The tasks that have every typed word somewhere, be it inside another, by number where they are few."""
    words = [word for one in wanted for word in one.choices[0]]
    if not connection.sqlite:
        asked = within_words(words, units, "words")
        return Condition(f"task.number IN (SELECT number FROM task_search WHERE {asked.sql})", asked.values)
    asked = within_words(words, units, "c0")
    # Asked of each task's own text, the first of many come before the last have been looked at.
    many = Condition(f"EXISTS (SELECT 1 FROM {TEXTS} WHERE id = task.number AND {asked.sql})", asked.values)
    if are_many(connection, asked):
        return many
    parts = [_spelled_out(connection, word, units) for word in words]
    if "" in parts:
        return Condition(_NOTHING, {})
    known = " AND ".join(part for part in parts if part is not None)
    # Parts that too many words have are looked for in the texts of the tasks that have the others.
    among, values = "", dict(asked.values)
    if known:
        among, values["parts"] = "id IN (SELECT rowid FROM task_search WHERE task_search MATCH :parts)", known
    unknown = f" AND {asked.sql}" if None in parts or not known else ""
    where = f"{among}{unknown}".removeprefix(" AND ")
    rows = connection.rows(f"SELECT id FROM {TEXTS} WHERE {where} LIMIT {FEW + 1}", **values)
    return many if len(rows) > FEW else _by_number([row[0] for row in rows])


def _in_texts(connection: Connection, wanted: Sequence[Wanted], units: Sequence[UnitNames]) -> Condition:
    """The tasks whose texts have everything in whole words; where none has, those that have it inside words."""
    whole = spelled(wanted, units)
    inside = within_words([word for one in wanted for word in one.choices[0]], units, "c0")
    within = Condition(f"EXISTS (SELECT 1 FROM {TEXTS} WHERE id = task.number AND {inside.sql})", inside.values)
    for asked in (whole, within):
        rows = connection.rows(f"SELECT number FROM task WHERE {asked.sql} LIMIT {FEW + 1}", **asked.values)
        if rows:
            return asked if len(rows) > FEW else _by_number([row[0] for row in rows])
    return Condition(_NOTHING, {})


def _spelled_out(connection: Connection, part: str, units: Sequence[UnitNames]) -> str | None:
    """What the index is asked for to find a part of a word; empty when no word has it, None when too many have."""
    found = index_words.up_to_date(connection).with_part(part)
    if found is None:
        return None
    terms = dict.fromkeys((*found, *meant_inside(units, part)))
    return "(" + " OR ".join(f'"{term}"' for term in terms) + ")" if terms else ""


def _may_have_whole(connection: Connection, wanted: Sequence[Wanted], units: Sequence[UnitNames]) -> bool:
    """Whether each wanted thing is somewhere in the index; words that nobody ever wrote need no search."""
    vocabulary = index_words.if_read(connection)
    if vocabulary is None:
        return True

    def is_known(word: str, unfinished: bool) -> bool:
        fits = (lambda name: name.startswith(word)) if unfinished else word.__eq__
        return vocabulary.has(word, begun=unfinished) or bool(meant(units, fits))

    return all(
        any(all(is_known(word, one.ends(word, choice)) for word in choice) for choice in one.choices) for one in wanted
    )


def _numbers(connection: Connection, asked: Condition) -> list[int] | None:
    """The numbers that SQLite's index finds; None when they are more than a few."""
    rows = connection.rows(f"SELECT rowid FROM task_search WHERE {asked.sql} LIMIT {FEW + 1}", **asked.values)
    return [row[0] for row in rows] if len(rows) <= FEW else None


def _by_number(numbers: Sequence[int]) -> Condition:
    if not numbers:
        return Condition(_NOTHING, {})
    return Condition(f"task.number IN (SELECT value FROM json_each(:{_HITS}))", {_HITS: json.dumps(numbers)})


def _whole(connection: Connection, wanted: Sequence[Wanted], units: Sequence[UnitNames]) -> Condition:
    if connection.sqlite:
        query = _expression(wanted, units, " AND ", " OR ", '"{}"', '"{}"*')
        return Condition("task_search MATCH :wanted", {"wanted": query})
    query = _expression(wanted, units, " & ", " | ", "{}", "{}:*")
    return Condition("to_tsvector('simple', words) @@ to_tsquery('simple', :wanted)", {"wanted": query})


def _expression(
    wanted: Sequence[Wanted], units: Sequence[UnitNames], both: str, either: str, spelled: str, begun: str
) -> str:
    def sought(word: str, unfinished: bool) -> str:
        fits = (lambda name: name.startswith(word)) if unfinished else word.__eq__
        own = (begun if unfinished else spelled).format(word)
        return "(" + either.join([own, *(spelled.format(unit) for unit in meant(units, fits))]) + ")"

    def chosen(choice: Sequence[str], one: Wanted) -> str:
        return "(" + both.join(sought(word, one.ends(word, choice)) for word in choice) + ")"

    return both.join("(" + either.join(chosen(choice, one) for choice in one.choices) + ")" for one in wanted)


_HITS = "hits"
_NOTHING = "0 = 1"
