"""Search: words that must all occur in what a task says and in the names of its units, whatever their marks and case.

SQLite looks them up in a full-text index over the folded words, PostgreSQL in its own; the last word may be
unfinished. When no task has them whole they are looked for inside words.

SQLite's index follows the journal in strides, because one task's words cost it as much as the rest of a decision. What
the journal has beyond the index's reach is looked at in memory; the answer is the same.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from giaoban_tracker.domain.task import Task
from giaoban_tracker.ledger import journal
from giaoban_tracker.ledger.engine import Condition, Connection, SqliteConnection
from giaoban_tracker.ledger.journal import Head
from giaoban_tracker.ledger.stories import Story, read_stories
from giaoban_tracker.ledger.wanted import (
    UnitNames,
    Wanted,
    has_inside,
    has_whole,
    meant,
    meant_inside,
    names_of_units,
    search_words,
    unit_word,
    wanted_words,
)

STRIDE = 32
"""How many facts SQLite's index may lag behind before it catches up."""

_PAGE = 500
Known = Mapping[str, Story]
"""Stories that the caller has at hand."""


def words_of(task: Task) -> str:
    """What a task is found by: folded words, one space between, and a word for each of its units."""
    terms = task.terms
    results = [share.last_report.terms.result for share in task.shares if share.last_report]
    units = [unit_word(unit) for unit in (*terms.lead, *terms.support)]
    said = search_words(terms.code, terms.content, terms.leader, terms.field, terms.product, *results)
    return " ".join([said, *units]).strip()


def follow(connection: Connection, head: Head, known: Known) -> Head:
    """Bring the index up to the journal's head, if it lags a stride behind; returns the head as it is then."""
    if head.seq - head.indexed < (STRIDE if connection.sqlite else 1):
        return head
    catch_up(connection, head, known)
    return replace(head, indexed=head.seq)


def catch_up(connection: Connection, head: Head, known: Known) -> None:
    """Bring the index up to the journal's head."""
    late = journal.subjects_after(connection, head.indexed)
    for start in range(0, len(late), _PAGE):
        page = _stories(connection, late[start : start + _PAGE], known)
        forget(connection, [story.number for story in page if story.number <= head.indexed])
        learn(connection, page)
    reached(connection, head.seq)


def learn(connection: Connection, stories: Iterable[Story]) -> None:
    """Put the words of tasks into the index, which has none of them; subjects that are no tasks have none."""
    texts = [(story.number, words_of(story.task)) for story in stories if story.task is not None]
    if texts:
        connection.insert(f"task_search ({_key(connection)}, words)", 2, texts)


def reached(connection: Connection, newest: int) -> None:
    """Note that the index knows all facts up to a number."""
    connection.run("UPDATE search_reach SET seq = :seq", seq=newest)


def forget(connection: Connection, numbers: Sequence[int]) -> None:
    """Take what the index has of some subjects out of it."""
    for number in numbers:
        connection.run(f"DELETE FROM task_search WHERE {_key(connection)} = :number", number=number)


def indexed(connection: Connection, low: int, high: int) -> dict[int, str]:
    """The words that the index has of the subjects between two numbers, both inclusive."""
    key = _key(connection)
    rows = connection.rows(
        f"SELECT {key}, words FROM task_search WHERE {key} BETWEEN :low AND :high", low=low, high=high
    )
    return {row[0]: row[1] for row in rows}


def is_sound(connection: Connection) -> bool:
    """Whether SQLite's index agrees with the words it was given; where the book cannot be written nobody can tell."""
    if not isinstance(connection, SqliteConnection):
        return True
    try:
        connection.run("INSERT INTO task_search (task_search, rank) VALUES ('integrity-check', 0)")
    except sqlite3.DatabaseError as error:
        return error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT
    return True


def condition(connection: Connection, typed: str) -> Condition | None:
    """What a task must fulfil to be found; None when nothing was typed that could be looked for."""
    wanted = wanted_words(typed)
    if not wanted:
        return None
    if connection.private:
        catch_up(connection, journal.head_of(connection), {})
    units, late = names_of_units(connection), _late_words(connection)
    in_index = _whole(connection, wanted, units)
    whole = _with_late(connection, in_index, late, lambda text: has_whole(text, wanted, units))
    # The index alone answers at once whether there is any hit; what it does not know yet must be asked of both.
    where = f"task WHERE {whole.sql}" if late else f"task_search WHERE {in_index.sql}"
    if connection.row(f"SELECT 1 FROM {where} LIMIT 1", **whole.values):
        return whole
    return _with_late(connection, _inside(wanted, units), late, lambda text: has_inside(text, wanted, units))


def _stories(connection: Connection, subjects: Sequence[str], known: Known) -> list[Story]:
    missing = [subject for subject in subjects if subject not in known]
    found = read_stories(connection, missing) if missing else {}
    return [known[subject] if subject in known else found[subject] for subject in subjects]


def _late_words(connection: Connection) -> dict[int, str]:
    """The words of the subjects that have facts beyond the index's reach, by number; empty for what is no task."""
    rows = connection.rows("SELECT subject, link FROM journal WHERE seq > (SELECT seq FROM search_reach) ORDER BY seq")
    # A link stands for the whole journal up to it, so what was worked out under it stays true.
    links = {subject: bytes(link) for subject, link in rows}
    memo = connection.late_words
    for link in memo.keys() - links.values():
        del memo[link]
    unknown = [subject for subject, link in links.items() if link not in memo]
    for subject, story in read_stories(connection, unknown).items() if unknown else ():
        memo[links[subject]] = (story.number, words_of(story.task) if story.task else "")
    return dict(memo.values())


def _with_late(
    connection: Connection, found: Condition, late: Mapping[int, str], fits: Callable[[str], bool]
) -> Condition:
    """The condition on the index, corrected by what it does not know yet."""
    # With a sign SQLite walks the tasks in their order and asks the index of each, which finds the first rows of a
    # common word at once; without it every hit is fetched and sorted first.
    sign = "+" if connection.sqlite else ""
    in_index = f"{sign}task.number IN (SELECT {_key(connection)} FROM task_search WHERE {found.sql})"
    if not late:
        return Condition(in_index, found.values)
    behind = ", ".join(map(str, late))
    fitting = ", ".join(str(number) for number, words in late.items() if words and fits(words)) or "0"
    return Condition(f"(({in_index} AND task.number NOT IN ({behind})) OR task.number IN ({fitting}))", found.values)


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


def _inside(wanted: Sequence[Wanted], units: Sequence[UnitNames]) -> Condition:
    values: dict[str, object] = {}

    def like(text: str) -> str:
        name = f"inside_{len(values)}"
        values[name] = f"%{text}%"
        return f"words LIKE :{name}"

    conditions = []
    for word in (word for one in wanted for word in one.choices[0]):
        conditions.append("(" + " OR ".join(like(text) for text in (word, *meant_inside(units, word))) + ")")
    return Condition(" AND ".join(conditions), values)


def _key(connection: Connection) -> str:
    return "rowid" if connection.sqlite else "number"
