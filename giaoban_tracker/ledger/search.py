"""Search: words that must all occur in what a task says and in the names of its units, whatever their marks and case.

SQLite looks them up in a full-text index over the folded words, PostgreSQL in its own; the last word may be
unfinished. When no task has them whole they are looked for inside words. A unit is found by its names, code and
initials, through the word that stands for it in the text (`views.unit_word`); an abbreviation is found by the words it
stands for, and they by it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from giaoban_tracker.ledger.engine import Connection, SqliteConnection
from giaoban_tracker.ledger.views import search_words, unit_word

ABBREVIATIONS = {
    "attp": "an toan thuc pham",
    "bhxh": "bao hiem xa hoi",
    "bhyt": "bao hiem y te",
    "cchc": "cai cach hanh chinh",
    "cntt": "cong nghe thong tin",
    "csdl": "co so du lieu",
    "gddt": "giao duc va dao tao",
    "gpmb": "giai phong mat bang",
    "hdnd": "hoi dong nhan dan",
    "ktxh": "kinh te xa hoi",
    "ldtbxh": "lao dong thuong binh va xa hoi",
    "mttq": "mat tran to quoc",
    "ntm": "nong thon moi",
    "pccc": "phong chay chua chay",
    "tdtt": "the duc the thao",
    "tnmt": "tai nguyen va moi truong",
    "ttdt": "thong tin dien tu",
    "tthc": "thu tuc hanh chinh",
    "ubnd": "uy ban nhan dan",
    "vhtt": "van hoa va thong tin",
    "vhxh": "van hoa xa hoi",
    "xdcb": "xay dung co ban",
}
"""Abbreviations that minutes write, folded, with the words they stand for."""

_LONG_FORMS = sorted(((long.split(), short) for short, long in ABBREVIATIONS.items()), key=lambda pair: -len(pair[0]))
_FILLERS = frozenset({"va", "cac", "cua", "-"})
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that must occur: any of `choices`, each of them words that must all occur.

    Attributes:
        unfinished: whether the last word of each choice may go on.
    """

    choices: tuple[tuple[str, ...], ...]
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on `task.number` in SQL, with the values it binds."""

    sql: str
    values: Mapping[str, object]


def learn(connection: Connection, texts: Sequence[tuple[int, str]]) -> None:
    """Enter tasks' words into the index, which SQLite does not do by itself."""
    if connection.sqlite and texts:
        connection.insert("task_search (rowid, words)", 2, texts)


def forget(connection: Connection, number: int, words: str) -> None:
    """Take a task's words out of the index; they must be exactly those that were entered."""
    if connection.sqlite:
        connection.run(
            "INSERT INTO task_search (task_search, rowid, words) VALUES ('delete', :number, :words)",
            number=number,
            words=words,
        )


def learn_all(connection: Connection) -> None:
    """Make the index anew from the tasks' words."""
    if connection.sqlite:
        connection.run("INSERT INTO task_search (task_search) VALUES ('rebuild')")


def is_sound(connection: Connection) -> bool:
    """Whether the index holds exactly the tasks' words; what it takes to look at a read-only book is not there."""
    if not isinstance(connection, SqliteConnection):
        return True
    try:
        connection.run("INSERT INTO task_search (task_search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        return error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT
    return True


def condition(connection: Connection, typed: str) -> Condition | None:
    """What a task must fulfil to be found; None when nothing was typed that could be looked for."""
    wanted = wanted_words(typed)
    if not wanted:
        return None
    units = [(unit_word(row[0]), _names_of(*row[1:])) for row in _units(connection)]
    whole = _whole_words(connection, wanted, units)
    found = connection.row(f"SELECT 1 FROM task_text AS task WHERE {whole.sql} LIMIT 1", **whole.values)
    return whole if found else _inside_words(wanted, units)


def wanted_words(typed: str) -> list[Wanted]:
    """What a person typed, as the things that must occur."""
    words = search_words(typed).split()[:_MOST_WORDS]
    wanted: list[Wanted] = []
    while words:
        length, choices = _first_choice(words)
        del words[:length]
        wanted.append(Wanted(choices, unfinished=not words))
    return wanted


def _first_choice(words: Sequence[str]) -> tuple[int, tuple[tuple[str, ...], ...]]:
    for long, short in _LONG_FORMS:
        if list(words[: len(long)]) == long:
            return len(long), (tuple(long), (short,))
    long_form = ABBREVIATIONS.get(words[0])
    return 1, ((words[0],), tuple(long_form.split())) if long_form else ((words[0],),)


Units = Sequence[tuple[str, frozenset[str]]]


def _whole_words(connection: Connection, wanted: Iterable[Wanted], units: Units) -> Condition:
    if connection.sqlite:
        query = _expression(wanted, units, " AND ", " OR ", lambda word, more: f'"{word}"*' if more else f'"{word}"')
        return Condition(
            "task.number IN (SELECT rowid FROM task_search WHERE task_search MATCH :wanted)", {"wanted": query}
        )
    query = _expression(wanted, units, " & ", " | ", lambda word, more: f"{word}:*" if more else word)
    return Condition(
        "task.number IN (SELECT number FROM task_text"
        " WHERE to_tsvector('simple', words) @@ to_tsquery('simple', :wanted))",
        {"wanted": query},
    )


def _expression(
    wanted: Iterable[Wanted], units: Units, both: str, either: str, spelled: Callable[[str, bool], str]
) -> str:
    def sought(word: str, unfinished: bool) -> str:
        fits = str.startswith if unfinished else str.__eq__
        meant = [spelled(unit, False) for unit, names in units if any(fits(name, word) for name in names)]
        return "(" + either.join([spelled(word, unfinished), *meant]) + ")"

    def chosen(words: Sequence[str], unfinished: bool) -> str:
        return "(" + both.join(sought(word, unfinished and word is words[-1]) for word in words) + ")"

    return both.join("(" + either.join(chosen(words, one.unfinished) for words in one.choices) + ")" for one in wanted)


def _inside_words(wanted: Iterable[Wanted], units: Units) -> Condition:
    conditions, values = [], {}
    for place, word in enumerate(word for one in wanted for word in one.choices[0]):
        meant = [unit for unit, names in units if any(word in name for name in names)]
        tests = []
        for turn, text in enumerate([word, *meant]):
            values[f"inside_{_letters(place)}_{_letters(turn)}"] = f"%{text}%"
            tests.append(f"words LIKE :inside_{_letters(place)}_{_letters(turn)}")
        conditions.append("(" + " OR ".join(tests) + ")")
    return Condition(
        f"task.number IN (SELECT number FROM task_text WHERE {' AND '.join(conditions)})",
        values,
    )


def _letters(number: int) -> str:
    """A number in letters, for names in statements."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _units(connection: Connection) -> list[tuple[str, str, str, str]]:
    return [(row[0], row[1], row[2], row[3]) for row in connection.rows("SELECT id, name, code, aliases FROM unit")]


@lru_cache(maxsize=1024)
def _names_of(name: str, code: str, aliases: str) -> frozenset[str]:
    """Every folded word by which a unit can be called."""
    words: set[str] = set()
    for called in (name, code, *json.loads(aliases)):
        split = search_words(called).split()
        initials = "".join(word[0] for word in split if word not in _FILLERS)
        words.update(split)
        words.update(initials[start:] for start in range(3) if len(initials[start:]) > 1)
    return frozenset(words)
