"""What a screen reader sees and does: things found by accessible name and role, pressed, filled in, read.

Speaks AT-SPI 2 over D-Bus by itself, so that the tests need no library of the system's Python.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from jeepney import DBusAddress, HeaderFields, MessageFlag, MessageType, Properties, new_method_call
from jeepney.io.blocking import open_dbus_connection

_A11Y = "org.a11y.atspi"
_REGISTRY = f"{_A11Y}.Registry"
_ROOT = "/org/a11y/atspi/accessible/root"
_NOTHING = ("", "/org/a11y/atspi/null")
_ANSWER_SECONDS = 10.0
_PATIENCE_SECONDS = 30.0
_PAUSE_SECONDS = 0.1
_ENABLED, _SELECTED, _SENSITIVE, _SHOWING = 8, 23, 24, 25
_BY_SYMBOL = 3
"""AT-SPI's word for a key struck and let go that is named by its symbol."""
FoundT = TypeVar("FoundT")


class NotThere(AssertionError):
    """Nothing of that name came to be seen; the message tells what there was."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One accessible object: its owner on the bus, and its path there."""

    owner: str
    path: str


class Reader:
    """A connection to the accessibility bus, and the one program on it."""

    def __init__(self, address: str) -> None:
        self._connection = open_dbus_connection(bus=address)
        self.process: subprocess.Popen[bytes] | None = None
        # Nothing is told to a reader that has not said that it listens; the registry starts with this question.
        self._call(Thing(_REGISTRY, "/org/a11y/atspi/registry"), "Registry", "GetRegisteredEvents")

    def close(self) -> None:
        """Leave the bus."""
        self._connection.close()

    def ended(self) -> int:
        """Wait for the program to end; returns its exit code."""
        assert self.process is not None
        return self.process.wait(_PATIENCE_SECONDS)

    # ------------------------------------------------------------ looking

    def windows(self) -> list[Thing]:
        """The windows of the program that are on the screen."""
        desktop = Thing(_REGISTRY, _ROOT)
        return [w for program in self._children(desktop) for w in self._children(program) if self.shows(w)]

    def find(self, name: str, role: str = "", *, within: Thing | None = None, starts: bool = False) -> Thing:
        """Wait for the thing of that name (and role) that is on the screen.

        Args:
            name: the accessible name.
            role: as AT-SPI spells it, "push button"; any when empty.
            within: look only in here; else in every window.
            starts: whether the name may go on.

        Raises:
            NotThere: when it does not come.
        """
        return self.wait_for(lambda: self.seen(name, role, within=within, starts=starts), f"{role} “{name}”")

    def seen(self, name: str, role: str = "", *, within: Thing | None = None, starts: bool = False) -> Thing | None:
        """The thing of that name if it is on the screen now."""
        for thing in self._all(within):
            said = self.name(thing)
            if (said.startswith(name) if starts else said == name) and (not role or self.role(thing) == role):
                return thing
        return None

    def wait_for(self, question: Callable[[], FoundT | None], what: str) -> FoundT:
        """Ask until there is an answer that counts as true."""
        end = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < end:
            assert self.process is None or self.process.poll() is None, f"the program ended, waiting for {what}"
            if answer := question():
                return answer
            time.sleep(_PAUSE_SECONDS)
        raise NotThere(f"{what} did not come; there is\n" + "\n".join(self.outline()))

    def outline(self) -> Iterator[str]:
        """Everything on the screen, a line each: role, name, and what is written in it."""
        for thing in self._all(None):
            yield f"{self.role(thing)} “{self.name(thing)}”"

    def name(self, thing: Thing) -> str:
        return str(self._property(thing, "Accessible", "Name"))

    def description(self, thing: Thing) -> str:
        return str(self._property(thing, "Accessible", "Description"))

    def role(self, thing: Thing) -> str:
        return str(self._call(thing, "Accessible", "GetRoleName", gone=("",))[0])

    def shows(self, thing: Thing) -> bool:
        return self._has(thing, _SHOWING)

    def can_be_used(self, thing: Thing) -> bool:
        return self._has(thing, _ENABLED) and self._has(thing, _SENSITIVE)

    def text(self, thing: Thing) -> str:
        """What is written in a field or on a page."""
        return str(self._call(thing, "Text", "GetText", "ii", (0, -1))[0])

    def rows(self, table: Thing) -> int:
        return int(self._property(table, "Table", "NRows") or 0)

    def cell(self, table: Thing, row: int, column: int) -> str:
        """What a cell says; empty where there is none."""
        found = self._call(table, "Table", "GetAccessibleAt", "ii", (row, column), gone=(_NOTHING,))[0]
        return self.name(_thing(found))

    # ------------------------------------------------------------ doing

    def press(self, thing: Thing) -> None:
        """Do what a press does; does not wait, since a press may open a dialog and come back only after it."""
        self.wait_for(lambda: self.can_be_used(thing), f"use of “{self.name(thing)}”")
        names = self.actions(thing)
        wanted = next(one for one in ("Press", "ShowMenu", "Toggle") if one in names)
        message = new_method_call(_address(thing, "Action"), "DoAction", "i", (names.index(wanted),))
        message.header.flags |= MessageFlag.no_reply_expected
        self._connection.send(message)

    def actions(self, thing: Thing) -> list[str]:
        """The names of what can be done with it, in their order."""
        return [str(one[0]) for one in self._call(thing, "Action", "GetActions")[0]]

    def write(self, thing: Thing, words: str) -> None:
        """Put words in a field, in place of what is there."""
        assert self._call(thing, "EditableText", "SetTextContents", "s", (words,))[0], self.name(thing)

    def focus(self, thing: Thing) -> None:
        self._call(thing, "Component", "GrabFocus")

    def key(self, symbol: int) -> None:
        """Strike a key of the keyboard, by its X11 symbol, for whatever has the focus."""
        keyboard = Thing(_REGISTRY, "/org/a11y/atspi/registry/deviceeventcontroller")
        self._call(keyboard, "DeviceEventController", "GenerateKeyboardEvent", "isu", (symbol, "", _BY_SYMBOL))

    # ------------------------------------------------------------ the bus

    def _all(self, within: Thing | None) -> Iterator[Thing]:
        """Everything on the screen below a thing, or in every window, the windows opened last first.

        Tables are not entered: their cells are asked for by row and column.
        """
        waiting = [within] if within is not None else self.windows()
        while waiting:
            thing = waiting.pop()
            yield thing
            if self.role(thing) not in ("table", "tree table"):
                waiting += [one for one in reversed(self._children(thing)) if self.shows(one)]

    def _children(self, thing: Thing) -> list[Thing]:
        return [_thing(one) for one in self._call(thing, "Accessible", "GetChildren", gone=((),))[0]]

    def _has(self, thing: Thing, state: int) -> bool:
        low, high = self._call(thing, "Accessible", "GetState", gone=((0, 0),))[0]
        return bool((low | high << 32) >> state & 1)

    def _property(self, thing: Thing, interface: str, name: str) -> Any:
        question = Properties(_address(thing, interface)).get(name)
        return self._answer(question, gone=(("s", ""),))[0][1]

    def _call(
        self,
        thing: Thing,
        interface: str,
        method: str,
        kinds: str = "",
        given: Sequence[object] = (),
        *,
        gone: Any = None,
    ) -> Any:
        message = new_method_call(_address(thing, interface), method, kinds or None, tuple(given))
        return self._answer(message, gone=gone)

    def _answer(self, message: Any, *, gone: Any) -> Any:
        """The body of the reply; `gone` where the thing went away between two questions, as things on a screen do."""
        reply = self._connection.send_and_get_reply(message, timeout=_ANSWER_SECONDS)
        if reply.header.message_type is MessageType.error:
            if gone is not None:
                return gone
            raise NotThere(f"{reply.header.fields.get(HeaderFields.error_name)}: {reply.body}")
        return reply.body


def _address(thing: Thing, interface: str) -> DBusAddress:
    return DBusAddress(thing.path, bus_name=thing.owner, interface=f"{_A11Y}.{interface}")


def _thing(pair: tuple[str, str]) -> Thing:
    return Thing(*pair)
