"""`@dataclass(frozen=True, slots=True)`, made in a fifth of the time, for values that every start of the program needs.

Python's own writes six functions for each class, as text, and compiles them whenever the program starts: for the
hundred and fifty values on the way to the first window that took longer than to read and draw the table. What it makes
is the same here, but comparing, hashing and showing are shared, and `__init__` is compiled for the first instance of a
class, which most classes of a run never have. To mypy it is Python's own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass

__all__ = ["dataclass"]

ClassT = TypeVar("ClassT", bound=type)
_ABSENT: Any = object()
_set = object.__setattr__


def _made(*, frozen: bool, slots: bool) -> Callable[[ClassT], ClassT]:
    """What `dataclass` is when the program runs; takes these two arguments, both true, and no others.

    Raises:
        TypeError: of a class with a field that is only in `__init__`, only given by name, or not given there at all.
    """
    assert frozen
    assert slots
    return _frozen


def _frozen(cls: ClassT) -> ClassT:
    cls.__doc__ = cls.__doc__ or cls.__name__
    # Collects the fields, their defaults and `__match_args__`, and writes no function.
    dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
    fields = dataclasses.fields(cls)
    if any(field.kw_only or not field.init for field in fields):
        raise TypeError(f"{cls.__name__}: made by Python's own dataclass only")
    params: Any = cls.__dataclass_params__  # type: ignore[attr-defined]
    params.frozen = params.eq = params.init = params.repr = True
    names = tuple(field.name for field in fields)
    own = {name: value for name, value in vars(cls).items() if name not in (*names, "__dict__", "__weakref__")}
    slots = {"__slots__": _own_slots(cls, names)}
    made = type(cls)(cls.__name__, cls.__bases__, _methods(fields) | own | slots)
    made.__qualname__ = cls.__qualname__
    made.__init__ = _first_init_of(made)  # type: ignore[misc]
    return made


def _own_slots(cls: type, names: tuple[str, ...]) -> tuple[str, ...]:
    inherited = {slot for base in cls.__mro__[1:-1] for slot in vars(base).get("__slots__", ())}
    return tuple(name for name in names if name not in inherited)


def _methods(fields: tuple[dataclasses.Field[Any], ...]) -> dict[str, object]:
    """What all values can do, for these fields."""
    state = _getter([field.name for field in fields])
    compared = _getter([field.name for field in fields if field.compare])
    hashed = _getter([field.name for field in fields if (field.compare if field.hash is None else field.hash)])
    shown = [field.name for field in fields if field.repr]

    def __eq__(self: object, other: object) -> bool:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: object) -> int:
        return hash(hashed(self))

    def __repr__(self: object) -> str:
        words = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{self.__class__.__qualname__}({words})"

    def __getstate__(self: object) -> tuple[object, ...]:
        return state(self)

    return {
        "__eq__": __eq__,
        "__hash__": __hash__,
        "__repr__": __repr__,
        "__getstate__": __getstate__,
        "__setstate__": _setstate,
        "__setattr__": _setattr,
        "__delattr__": _delattr,
    }


def _getter(names: list[str]) -> Callable[[object], tuple[object, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple(getattr(self, name) for name in names)


def _first_init_of(cls: Any) -> Callable[..., None]:
    """An `__init__` that compiles the one that takes its place."""

    def first_init(self: object, *given: object, **named: object) -> None:
        # Several threads may have been sent here, and each may come after another's is in place already.
        cls.__init__ = init = _init(cls)
        init(self, *given, **named)

    return first_init


def _init(cls: Any) -> Callable[..., None]:
    """`__init__` with the parameters that the fields name, in their order, with their defaults."""
    known: dict[str, Any] = {"_set": _set, "_ABSENT": _ABSENT}
    parameters, body = ["self"], []
    for field in dataclasses.fields(cls):
        name, given = field.name, field.name
        default = ""
        if field.default_factory is not dataclasses.MISSING:
            known[f"_new_{name}"] = field.default_factory
            default, given = "=_ABSENT", f"_new_{name}() if {name} is _ABSENT else {name}"
        elif field.default is not dataclasses.MISSING:
            known[f"_default_{name}"] = field.default
            default = f"=_default_{name}"
        parameters.append(name + default)
        body.append(f" _set(self, {name!r}, {given})")
    if hasattr(cls, "__post_init__"):
        body.append(" self.__post_init__()")
    source = f"def __init__({', '.join(parameters)}):\n" + ("\n".join(body) or " pass")
    exec(source, known)
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _setattr(self: object, name: str, value: object) -> None:  # noqa: ARG001 - Python's signature
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(self: object, name: str) -> None:  # noqa: ARG001 - Python's signature
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _setstate(self: Any, state: tuple[object, ...]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        _set(self, field.name, value)


if not TYPE_CHECKING:
    dataclass = _made
