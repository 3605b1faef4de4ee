"""What a person looks for: the typed words, the abbreviations behind them, the units they may mean."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.ledger.engine import Connection

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
"""Abbreviations that minutes write, folded, with the words they stand for; each is found by the other."""

_LONG_FORMS = sorted(
    ((tuple(long.split()), short) for short, long in ABBREVIATIONS.items()), key=lambda pair: -len(pair[0])
)
_FILLERS = frozenset({"va", "cac", "cua"})
_NO_WORD = re.compile(r"[\W_]+")
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that must occur.

    Attributes:
        choices: any of these will do; of each, all words must occur.
        unfinished: whether the last word of each choice may go on.
    """

    choices: tuple[tuple[str, ...], ...]
    unfinished: bool = False

    def ends(self, word: str, choice: Sequence[str]) -> bool:
        """Whether that word of a choice is the one that may go on."""
        return self.unfinished and word is choice[-1]


@dataclass(frozen=True, slots=True)
class UnitNames:
    """A unit's word in the tasks' texts, and every folded word by which people call it."""

    word: str
    names: frozenset[str]


def search_words(*texts: str) -> str:
    """Texts as searches see them: folded words of letters and digits, one space between; 'GD&ĐT' is one word."""
    return _NO_WORD.sub(" ", folded(" ".join(texts)).replace("&", "")).strip()


@lru_cache(maxsize=1024)
def unit_word(unit: str) -> str:
    """The word by which a task's text names a unit, so that renaming the unit leaves the text true."""
    return "u" + "".join(char for char in unit.lower() if char.isalnum())


def wanted_words(typed: str) -> list[Wanted]:
    """What a person typed, as the things that must occur; empty when it has neither letter nor digit."""
    words = search_words(typed).split()[:_MOST_WORDS]
    wanted: list[Wanted] = []
    while words:
        length, choices = _first_choice(words)
        del words[:length]
        wanted.append(Wanted(choices, unfinished=not words))
    return wanted


def names_of_units(connection: Connection) -> list[UnitNames]:
    """Every unit with the words by which it can be called."""
    rows = connection.rows("SELECT id, name, code, aliases FROM unit")
    return [UnitNames(unit_word(one), _names(name, code, aliases)) for one, name, code, aliases in rows]


def meant(units: Sequence[UnitNames], fits: Callable[[str], bool]) -> list[str]:
    """The words of the units that have a name for which `fits` holds."""
    return [unit.word for unit in units if any(fits(name) for name in unit.names)]


def meant_inside(units: Sequence[UnitNames], part: str) -> list[str]:
    """The words of the units that have a name with `part` in it."""
    return meant(units, lambda name: part in name)


def has_whole(words: str, wanted: Sequence[Wanted], units: Sequence[UnitNames]) -> bool:
    """Whether a text has everything in whole words, the last one's rest left open."""
    there = set(words.split())

    def has(word: str, unfinished: bool) -> bool:
        fits = (lambda other: other.startswith(word)) if unfinished else word.__eq__
        return any(fits(one) for one in there) or any(unit in there for unit in meant(units, fits))

    return all(
        any(all(has(word, one.ends(word, choice)) for word in choice) for choice in one.choices) for one in wanted
    )


def has_inside(words: str, wanted: Sequence[Wanted], units: Sequence[UnitNames]) -> bool:
    """Whether a text has every typed word somewhere, be it inside another."""
    return all(
        any(text in words for text in (word, *meant_inside(units, word))) for one in wanted for word in one.choices[0]
    )


def _first_choice(words: Sequence[str]) -> tuple[int, tuple[tuple[str, ...], ...]]:
    for long, short in _LONG_FORMS:
        if tuple(words[: len(long)]) == long:
            return len(long), (long, (short,))
    long_form = ABBREVIATIONS.get(words[0])
    return 1, ((words[0],), tuple(long_form.split())) if long_form else ((words[0],),)


@lru_cache(maxsize=1024)
def _names(name: str, code: str, aliases: str) -> frozenset[str]:
    words: set[str] = set()
    for called in (name, code, *json.loads(aliases)):
        split = search_words(called).split()
        initials = "".join(word[0] for word in split if word not in _FILLERS)
        words.update(split)
        # 'Phòng Lao động - Thương binh và Xã hội' is also LĐTBXH, 'Chi cục Thống kê' also TK.
        words.update(initials[start:] for start in range(3) if len(initials[start:]) > 1)
    return frozenset(words)
