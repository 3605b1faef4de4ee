"""A sheet behind a tab that is built when somebody first turns to it: opening a page pays only for what is seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

SheetT = TypeVar("SheetT", bound=QWidget)


class LaterSheet(QWidget, Generic[SheetT]):
    """Room for one sheet."""

    def __init__(self, make: Callable[[], SheetT], parent: QWidget | None = None) -> None:
        """Keep the room.

        Args:
            make: builds the sheet; called once. Heavy imports belong into it.
        """
        super().__init__(parent)
        self._make = make
        self._sheet: SheetT | None = None
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)

    @property
    def is_built(self) -> bool:
        """Whether anybody has turned to it."""
        return self._sheet is not None

    def sheet(self) -> SheetT:
        """The sheet; it is built first if need be."""
        if self._sheet is None:
            self._sheet = self._make()
            room = self.layout()
            if room is not None:
                room.addWidget(self._sheet)
        return self._sheet
