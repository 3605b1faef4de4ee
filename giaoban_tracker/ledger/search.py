"""Search: words that must all occur in what a task says and in the names of its units, whatever their marks and case.

SQLite looks them up in a full-text index over the folded words, PostgreSQL in its own; the last word may be
unfinished. When no task has them whole they are looked for inside words.

SQLite's index follows the journal in strides, because one task's words cost it as much as the rest of a decision. What
the journal has beyond the index's reach is looked at in memory; the answer is the same.

What words there are is known without asking (`vocabulary`), and so which of them have a part inside.

A few hits are handed on by number, so that counting and sorting them does not search again. What most tasks have, such
as words that begin with one letter, the index answers slowly; `near` finds it in the tasks themselves.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from giaoban_tracker.domain.task import Task
from giaoban_tracker.ledger import index_words, journal
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

FEW = 4000
"""So many hits are handed on by number; more are asked of the index again where they are needed."""

_TEXTS = "task_search_content"
"""Where SQLite's index keeps the words, as `id` and `c0`: read there they cost half of what the index asks for them."""

_SAMPLE = 512

_SHORT = 2
"""The beginning of a word with so few letters stands for so many words that the index is slow to gather them."""

Known = Callable[[set[str]], Mapping[str, Story]]
"""What the caller has at hand of the stories of some subjects."""


def nothing_known(_: set[str]) -> Mapping[str, Story]:
    """For a caller who has no stories at hand."""
    return {}


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
    if connection.plain_texts:
        return _in_texts(connection, wanted, names_of_units(connection))
    if connection.private:
        catch_up(connection, journal.head_of(connection), nothing_known)
    units, late = names_of_units(connection), _late_words(connection)
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
    units, late = names_of_units(connection), _late_words(connection)
    if not late and not _may_have_whole(connection, wanted, units):
        return None
    return _with_late(_spelled(wanted, units), late, lambda text: has_whole(text, wanted, units))


def texts(connection: Connection) -> dict[int, str]:
    """What every task is found by now, by number; empty for what is no task any more."""
    return {**indexed(connection, 0, journal.head_of(connection).seq), **_late_words(connection)}


def keep_texts(connection: SqliteConnection, texts: Mapping[int, str]) -> None:
    """Let tasks of a book in memory be found by these texts, which are read through: to index them takes far longer.

    Args:
        texts: by number; what the book does not have is passed over.
    """
    there = {row[0] for row in connection.rows("SELECT number FROM task")}
    connection.begin_writing()
    connection.run("DROP TABLE task_search")
    connection.run(f"CREATE TABLE {_TEXTS} (id INTEGER PRIMARY KEY, c0 TEXT NOT NULL)")
    connection.insert(_TEXTS, 2, [(number, words) for number, words in texts.items() if number in there])
    connection.commit()
    connection.plain_texts = True


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


def _stories(connection: Connection, subjects: Sequence[str], known: Known) -> list[Story]:
    at_hand = known(set(subjects))
    missing = [subject for subject in subjects if subject not in at_hand]
    found = {**at_hand, **(read_stories(connection, missing) if missing else {})}
    return [found[subject] for subject in subjects]


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
        asked = _within_words(words, units, "words")
        return Condition(f"task.number IN (SELECT number FROM task_search WHERE {asked.sql})", asked.values)
    asked = _within_words(words, units, "c0")
    # Asked of each task's own text, the first of many come before the last have been looked at.
    many = Condition(f"EXISTS (SELECT 1 FROM {_TEXTS} WHERE id = task.number AND {asked.sql})", asked.values)
    if _are_many(connection, asked):
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
    rows = connection.rows(f"SELECT id FROM {_TEXTS} WHERE {where} LIMIT {FEW + 1}", **values)
    return many if len(rows) > FEW else _by_number([row[0] for row in rows])


def _in_texts(connection: Connection, wanted: Sequence[Wanted], units: Sequence[UnitNames]) -> Condition:
    """The tasks whose texts have everything in whole words; where none has, those that have it inside words."""
    whole = _spelled(wanted, units)
    inside = _within_words([word for one in wanted for word in one.choices[0]], units, "c0")
    within = Condition(f"EXISTS (SELECT 1 FROM {_TEXTS} WHERE id = task.number AND {inside.sql})", inside.values)
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


def _are_many(connection: Connection, asked: Condition) -> bool:
    """Whether every twentieth of some tasks has what is asked of their texts."""
    sample = f"SELECT count(*) FROM (SELECT c0 FROM {_TEXTS} LIMIT {_SAMPLE}) WHERE {asked.sql}"
    return connection.number(sample, **asked.values) * 20 >= _SAMPLE


def _numbers(connection: Connection, asked: Condition) -> list[int] | None:
    """The numbers that SQLite's index finds; None when they are more than a few."""
    rows = connection.rows(f"SELECT rowid FROM task_search WHERE {asked.sql} LIMIT {FEW + 1}", **asked.values)
    return [row[0] for row in rows] if len(rows) <= FEW else None


def _by_number(numbers: Sequence[int]) -> Condition:
    if not numbers:
        return Condition(_NOTHING, {})
    return Condition(f"task.number IN (SELECT value FROM json_each(:{_HITS}))", {_HITS: json.dumps(numbers)})


def _spelled(wanted: Sequence[Wanted], units: Sequence[UnitNames]) -> Condition:
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
    text = f"SELECT ' ' || c0 || ' ' AS padded FROM {_TEXTS} WHERE id = task.number"
    return Condition(f"EXISTS (SELECT 1 FROM ({text}) AS text WHERE {every})", values)


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


def _within_words(words: Sequence[str], units: Sequence[UnitNames], column: str) -> Condition:
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


def _key(connection: Connection) -> str:
    return "rowid" if connection.sqlite else "number"


_HITS = "hits"
_NOTHING = "0 = 1"
