"""Owners as some words name them: each with its place and rule, the lead apart from those who help."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """One owner as the text names it.

    Attributes:
        start: where the words begin in the plain text.
        end: where they end.
        unit: the official name; empty when it fits no unit of the office.
        words: the words, where no unit fits; else empty.
        rule: how it was recognised: "name", "initials", "head", "field", "collective", "pronoun", "unknown" …
    """

    start: int
    end: int
    unit: str = ""
    words: str = ""
    rule: str = "name"


@dataclass(frozen=True, slots=True)
class Owners:
    """Who is asked, as far as some words say.

    Attributes:
        end: where the words end in the plain text.
        lead: in the order of the text.
        support: in the order of the text.
        is_all: whether all units are meant ('các đơn vị trong khối').
        is_weak: whether only a pronoun or 'các đồng chí' names them.
    """

    end: int
    lead: tuple[Named, ...] = ()
    support: tuple[Named, ...] = ()
    is_all: bool = False
    is_weak: bool = False

    @property
    def units(self) -> tuple[str, ...]:
        """Official names of the lead units, each once."""
        return tuple(dict.fromkeys(one.unit for one in self.lead if one.unit))

    @property
    def is_group(self) -> bool:
        """Whether many bodies are meant, of which words behind may single some out."""
        if any(" các " in f" {one.unit.lower()}" for one in self.support):
            return True
        return self.is_all or any(" các " in f" {one.unit.lower()}" or one.words[:1].isdigit() for one in self.lead)

    @property
    def helpers(self) -> tuple[str, ...]:
        """Official names of the supporting units that do not lead."""
        return tuple(dict.fromkeys(one.unit for one in self.support if one.unit and one.unit not in self.units))

    @property
    def unknown(self) -> tuple[str, ...]:
        """Words that name an owner who fits no unit."""
        return tuple(dict.fromkeys(one.words for one in self.lead if one.words))
