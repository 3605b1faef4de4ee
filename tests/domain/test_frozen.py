"""Values made by `frozen` are what Python's own dataclasses are; they only come to be sooner."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as some

from giaoban_tracker.domain import frozen


class Base:
    __slots__ = ("lent",)
    kind: ClassVar[str] = "base"


def made_by(dataclass: Callable[..., Any]) -> Any:
    @dataclass(frozen=True, slots=True)
    class Value(Base):
        """A value with every sort of field that the program has."""

        kind: ClassVar[str] = "value"
        number: int
        words: str = "không"
        notes: tuple[str, ...] = dataclasses.field(default_factory=tuple)
        secret: str = dataclasses.field(default="", repr=False, compare=False)

        @property
        def twice(self) -> int:
            return self.number * 2

    return Value


Own = made_by(frozen.dataclass)
Pythons = made_by(dataclasses.dataclass)
texts = some.sampled_from(["", "không", "có"])
arguments = some.tuples(some.integers(0, 2), texts, some.tuples(texts), texts)


@given(one=arguments, other=arguments)
def test_they_are_equal_hashed_and_shown_as_pythons_own(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    assert (Own(*one) == Own(*other)) is (Pythons(*one) == Pythons(*other))
    assert (hash(Own(*one)) == hash(Own(*other))) is (hash(Pythons(*one)) == hash(Pythons(*other)))
    assert repr(Own(*one)) == repr(Pythons(*one))
    assert Own(*one) != Pythons(*one)


@pytest.mark.parametrize("kind", [Own, Pythons], ids=["own", "Python's"])
def test_fields_defaults_slots_and_patterns_are_the_same(kind: Any) -> None:
    value = kind(7, notes=("một",))

    match value:
        case kind(number, words):
            assert (number, words) == (7, "không")
    assert [field.name for field in dataclasses.fields(value)] == ["number", "words", "notes", "secret"]
    assert dataclasses.replace(value, words="có") == kind(7, "có", ("một",))
    assert dataclasses.asdict(value) == {"number": 7, "words": "không", "notes": ("một",), "secret": ""}
    assert kind.__slots__ == ("number", "words", "notes", "secret")
    assert (kind.kind, value.twice, kind.__doc__) == ("value", 14, Pythons.__doc__)
    assert kind.__dataclass_params__.frozen
    assert not hasattr(value, "__dict__")
    assert copy.copy(value) == value == copy.deepcopy(value)


@pytest.mark.parametrize("kind", [Own, Pythons], ids=["own", "Python's"])
def test_nothing_can_be_put_in_or_taken_away(kind: Any) -> None:
    value = kind(7)

    with pytest.raises(dataclasses.FrozenInstanceError):
        value.number = 8
    with pytest.raises(dataclasses.FrozenInstanceError):
        del value.number
    with pytest.raises((dataclasses.FrozenInstanceError, TypeError)):
        value.other = 8
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'number'"):
        kind()


@frozen.dataclass(frozen=True, slots=True)
class Travelling:
    number: int
    words: str = ""


def test_a_value_survives_pickling() -> None:
    assert pickle.loads(pickle.dumps(Travelling(7, "có"))) == Travelling(7, "có")


def test_what_a_class_says_itself_stays_and_is_asked_after_init() -> None:
    @frozen.dataclass(frozen=True, slots=True)
    class Spoken:
        number: int

        def __post_init__(self) -> None:
            if self.number < 0:
                raise ValueError(self.number)

        def __repr__(self) -> str:
            return "tự nói"

    assert repr(Spoken(1)) == "tự nói"
    with pytest.raises(ValueError, match="-1"):
        Spoken(-1)


def test_a_class_without_fields_is_equal_to_itself() -> None:
    @frozen.dataclass(frozen=True, slots=True)
    class Nothing:
        """Holds nothing."""

    assert Nothing() == Nothing()
    assert repr(Nothing()).endswith("Nothing()")
    assert len({Nothing(), Nothing()}) == 1


def test_who_was_on_the_way_to_make_the_first_one_makes_the_second() -> None:
    """Threads begin at once: one may have found the first `__init__` and come to it after the other has replaced it."""

    @frozen.dataclass(frozen=True, slots=True)
    class Awaited:
        number: int

    found = Awaited.__init__
    Awaited(7)
    value = object.__new__(Awaited)
    found(value, 8)

    assert value == Awaited(8)


def test_what_only_pythons_own_can_do_is_refused() -> None:
    class ByName:
        number: int = dataclasses.field(kw_only=True)

    with pytest.raises(TypeError, match="ByName"):
        frozen.dataclass(frozen=True, slots=True)(ByName)
