"""Words looked for in the tasks' own texts, where SQLite's index keeps them, and not in what it worked out of them.

Read there they cost half of what the index asks for them. A past book has the texts alone, without an index.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from giaoban_tracker.ledger.engine import Condition, Connection, SqliteConnection
from giaoban_tracker.ledger.wanted import UnitNames, Wanted, meant, meant_inside

TEXTS = "task_search_content"
"""The table of the texts, as `id` and `c0`."""

_SAMPLE = 512


def keep_texts(connection: SqliteConnection, texts: Mapping[int, str]) -> None:
    """Let tasks of a book in memory be found by these texts, which are read through: to index them takes far longer.

    Args:
        texts: by number; what the book does not have is passed over.
    """
    there = {row[0] for row in connection.rows("SELECT number FROM task")}
    connection.begin_writing()
    connection.run("DROP TABLE task_search")
    connection.run(f"CREATE TABLE {TEXTS} (id INTEGER PRIMARY KEY, c0 TEXT NOT NULL)")
    connection.insert(TEXTS, 2, [(number, words) for number, words in texts.items() if number in there])
    connection.commit()
    connection.plain_texts = True


def spelled(wanted: Sequence[Wanted], units: Sequence[UnitNames]) -> Condition:
    """Whole words, looked for in a task's own text; in SQLite's words."""
    values: dict[str, object] = {}

    def has(text: str) -> str:
        name = f"spelled_{len(values)}"
        values[name] = text
        return f"instr(text.padded, :{name})"

    def sought(word: str, unfinished: bool) -> str:
        fits = (lambda name: name.startswith(word)) if unfinished else word.__eq__
        own = has(f" {word}" if unfinished else f" {word} ")
        return "(" + " OR ".join([own, *(has(f" {unit} ") for unit in meant(units, fits))]) + ")"

    def chosen(choice: Sequence[str], one: Wanted) -> str:
        return "(" + " AND ".join(sought(word, one.ends(word, choice)) for word in choice) + ")"

    every = " AND ".join("(" + " OR ".join(chosen(choice, one) for choice in one.choices) + ")" for one in wanted)
    text = f"SELECT ' ' || c0 || ' ' AS padded FROM {TEXTS} WHERE id = task.number"
    return Condition(f"EXISTS (SELECT 1 FROM ({text}) AS text WHERE {every})", values)


def within_words(words: Sequence[str], units: Sequence[UnitNames], column: str) -> Condition:
    values: dict[str, object] = {}

    def like(text: str) -> str:
        name = f"inside_{len(values)}"
        values[name] = f"%{text}%"
        return f"{column} LIKE :{name}"

    # What fewest tasks have comes first: units are many tests, long words are rare.
    meant_by = {word: meant_inside(units, word) for word in words}
    rarest = sorted(meant_by, key=lambda word: (len(meant_by[word]), -len(word)))
    conditions = ["(" + " OR ".join(like(text) for text in (word, *meant_by[word])) + ")" for word in rarest]
    return Condition(" AND ".join(conditions), values)


def are_many(connection: Connection, asked: Condition) -> bool:
    """Whether every twentieth of some tasks has what is asked of their texts."""
    sample = f"SELECT count(*) FROM (SELECT c0 FROM {TEXTS} LIMIT {_SAMPLE}) WHERE {asked.sql}"
    return connection.number(sample, **asked.values) * 20 >= _SAMPLE
