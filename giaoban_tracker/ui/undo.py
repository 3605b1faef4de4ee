"""Undo and redo of every decision, named: an opposite fact each, never a rewritten one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.ui.operations import Operations
from giaoban_tracker.workflow import decide
from giaoban_tracker.workflow.desk import Desk

_KEPT = 200


@dataclass(frozen=True, slots=True)
class _Action:
    title: str
    changes: Changes


class UndoHistory(QObject):
    """What was done in this window, newest last; it ends with the window, the journal does not.

    Signals:
        moved: what can be undone or redone has changed.
    """

    moved = Signal()

    def __init__(self, desk: Desk, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._operations = operations
        self._done: list[_Action] = []
        self._undone: list[_Action] = []

    @property
    def undo_title(self) -> str:
        """What 'Hoàn tác' would take back; empty when there is nothing."""
        return self._done[-1].title if self._done else ""

    @property
    def redo_title(self) -> str:
        """What 'Làm lại' would do again; empty when there is nothing."""
        return self._undone[-1].title if self._undone else ""

    def did(self, title: str, changes: Changes) -> None:
        """Remember a decision; what was undone before it can no longer be redone."""
        if changes.facts:
            self._done = [*self._done[-_KEPT:], _Action(title, changes)]
            self._undone.clear()
            self.moved.emit()

    def undo(self) -> None:
        """Take back the last decision; nothing happens when there is none."""
        self._reverse(self._done, self._undone)

    def redo(self) -> None:
        """Do again what was undone last; nothing happens when there is none."""
        self._reverse(self._undone, self._done)

    def decide(
        self,
        title: str,
        errand: Callable[[], Changes],
        then: Callable[[], None] | None = None,
        *,
        failed: Callable[[GiaobanError], None] | None = None,
    ) -> None:
        """Run a deciding errand, remember it under its title, and go on.

        Args:
            failed: gets a refusal; by default the window tells the person.
        """

        def finish(changes: Changes) -> None:
            self.did(title, changes)
            if then is not None:
                then()

        self._operations.change(errand, lambda changes: changes, finish, failed=failed)

    def _reverse(self, source: list[_Action], target: list[_Action]) -> None:
        if not source:
            return
        action = source[-1]

        def finish(changes: Changes) -> None:
            if source and source[-1] is action:
                source.pop()
                target.append(_Action(action.title, changes))
                self.moved.emit()

        errand = decide.undo
        self._operations.change(lambda: errand(self._desk, action.changes), lambda changes: changes, finish)
