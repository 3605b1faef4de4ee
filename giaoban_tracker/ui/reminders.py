"""Reminders (nhắc việc): at start, and once a day, what is late, due, to be chased, to be accepted, to be taken in.

Told by an icon beside the clock where the desktop has one; everywhere a quiet button in the status bar stays until the
person has seen it. Each thing is told once a day: what was told is remembered beside the window's own memory.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QToolButton

from giaoban_tracker.domain.reminder import Matter, Reminder
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui.reminder_words import ON_THE_LADDER, said, short, title_on
from giaoban_tracker.ui.tray import Tray
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import remind
from giaoban_tracker.workflow.post import remind as post_remind

if TYPE_CHECKING:
    from giaoban_tracker.ui.main_window import MainWindow

_MAILBOX, _UNIT_MAILBOX = "post/mailbox", "outbox/mailbox"
"""Where the pages of either side keep which shared folder is in use."""

_EVERY_MS = 10 * 60 * 1000
_MOST = 300
_ALL = "*"


class Told:
    """What was told today, for one book; a new day begins empty."""

    def __init__(self, settings: QSettings, book: str, *, lasting: bool = True) -> None:
        """Remember for a book.

        Args:
            book: where it lies; only a check sum of it is kept.
            lasting: False forgets with this run: the sample stands still on one day.
        """
        self._settings = settings if lasting else None
        self._key = f"reminders/{zlib.crc32(book.encode()):08x}"
        self._day = ""
        self._things: dict[str, set[str]] = {}

    def fresh(self, day: str, reminders: Sequence[Reminder]) -> tuple[Reminder, ...]:
        """What was not told today, of each matter that has any; from now on it was."""
        self._turn_to(day)
        found = []
        for one in reminders:
            known = self._things.setdefault(one.matter.value, set())
            if _ALL not in known and not one.things <= known:
                found.append(replace(one, things=one.things - known))
                known |= one.things
        if found:
            self._keep()
        return tuple(found)

    def _turn_to(self, day: str) -> None:
        if day == self._day:
            return
        self._day, self._things = day, {}
        if self._settings is not None and self._settings.value(f"{self._key}/day", "") == day:
            for matter in Matter:
                kept = str(self._settings.value(f"{self._key}/{matter.value}", ""))
                self._things[matter.value] = set(kept.split("|")) if kept else set()

    def _keep(self) -> None:
        if self._settings is None:
            return
        self._settings.setValue(f"{self._key}/day", self._day)
        for matter in Matter:
            things = self._things.get(matter.value, set())
            # Of very many only that they were told is kept: the rest of the day is quiet about them.
            self._settings.setValue(f"{self._key}/{matter.value}", "|".join(things) if len(things) <= _MOST else _ALL)


class Reminders(QObject):
    """Looks when it is started, every ten minutes for a new day and for files, and when the switch is turned on.

    What comes up in the course of a day is mostly the person's own doing, and is not told before the next one.

    Signals:
        tasks_wanted: (TaskQuery) show these tasks.
        packages_wanted: () show where files are taken in.
    """

    tasks_wanted = Signal(object)
    packages_wanted = Signal()

    def __init__(self, place: Workplace, window: QMainWindow, switch: QAction, *, for_unit: bool) -> None:
        """Stand ready; `start` looks for the first time.

        Args:
            switch: the menu's way to turn reminders off and on.
        """
        super().__init__(window)
        self._place = place
        self._window = window
        self._for_unit = for_unit
        self._told = Told(place.settings, place.desk.ledger.place, lasting=not place.is_sample)
        self._shown: tuple[Reminder, ...] = ()
        self._told_on = ""
        self.menu = QMenu(window)
        self.button = QToolButton()
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setIconSize(QSize(16, 16))
        self.button.setAutoRaise(True)
        self.button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.button.setMenu(self.menu)
        self.button.hide()
        window.statusBar().addPermanentWidget(self.button)
        self._switch = switch
        self._tray: Tray | None = None
        self._clock = QTimer(self, interval=_EVERY_MS)
        self._wire()
        self._draw()

    def _wire(self) -> None:
        self._clock.timeout.connect(self.look)
        self._switch.toggled.connect(self._turn)
        self._place.theme.changed.connect(self._draw)

    def tell_by(self, tray: Tray) -> None:
        """Tell beside the clock as well, where the desktop has a place for it."""
        self._tray = tray
        tray.clicked.connect(self.open_first)

    def start(self) -> None:
        """Look now, and from now on."""
        self._clock.start()
        self.look()

    def look(self) -> None:
        """Read what there is to tell today; nothing happens while the switch is off."""
        if not self._switch.isChecked():
            return
        self._place.operations.ask(self._errand(), self._take, failed=lambda _: None, replacing="reminders", aside=True)

    def open_first(self) -> None:
        """Bring the window to the front, at the list of the most pressing matter."""
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()
        if self._shown:
            self._open(self._shown[0])

    def _errand(self) -> Callable[[], tuple[Reminder, ...]]:
        desk = self._place.desk
        folder = str(self._place.settings.value(_UNIT_MAILBOX if self._for_unit else _MAILBOX, "") or "")
        root = Path(folder) if folder else None
        tasks = post_remind.unit_reminders if self._for_unit else remind.office_reminders
        return lambda: (*tasks(desk), *post_remind.unread_files(desk, root))

    def _take(self, reminders: tuple[Reminder, ...]) -> None:
        if not self._switch.isChecked():
            return
        day = self._place.desk.today.isoformat()
        is_new_day, self._told_on = day != self._told_on, day
        told = reminders if is_new_day else [one for one in reminders if one.matter is Matter.PACKAGES]
        fresh = self._told.fresh(day, told)
        if fresh:
            self._show(reminders)
            self._tell(fresh)
        elif self._shown:
            # What was shown may be done by now; what a person has put away stays away.
            self._show(reminders)

    def _tell(self, fresh: Sequence[Reminder]) -> None:
        if self._tray is not None:
            self._tray.tell(title_on(self._place.desk.today), "\n".join(said(one) for one in fresh))

    def _show(self, reminders: tuple[Reminder, ...]) -> None:
        self._shown = reminders
        self.menu.clear()
        for one in reminders:
            self.menu.addAction(said(one)).triggered.connect(partial(self._open, one))
        self.menu.addSeparator()
        self.menu.addAction("Đã &xem, không nhắc lại hôm nay").triggered.connect(self._put_away)
        self.button.setVisible(bool(reminders))
        if not reminders:
            self._put_away()
            return
        self.button.setText(short(reminders))
        every = ", ".join(said(one) for one in reminders)
        self.button.setAccessibleName(f"Nhắc việc hôm nay: {every}")
        self.button.setToolTip("\n".join((title_on(self._place.desk.today), *(said(one) for one in reminders))))

    def _open(self, one: Reminder) -> None:
        if one.matter is Matter.PACKAGES:
            self.packages_wanted.emit()
            return
        query = one.query or TaskQuery(self._place.desk.today)
        if query.picked:
            query = TaskQuery(query.today, picked=query.picked, picked_as=ON_THE_LADDER)
        self.tasks_wanted.emit(query)

    def _put_away(self) -> None:
        self._shown = ()
        self.button.hide()
        if self._tray is not None:
            self._tray.put_away()

    def _turn(self, on: bool) -> None:
        if on:
            self.look()
        else:
            self._put_away()

    def _draw(self) -> None:
        self.button.setIcon(self._place.icons.icon("bell", self._place.theme.colour("late")))


def begin(place: Workplace, window: MainWindow) -> Reminders:
    """Let a window remind from now on."""
    reminders = Reminders(place, window, window.reminders_switch, for_unit=window.for_unit)
    if Tray.is_there():
        reminders.tell_by(Tray(window.windowIcon(), reminders.menu, reminders))
    reminders.tasks_wanted.connect(window.show_tasks)
    reminders.packages_wanted.connect(lambda: window.show_page("outbox" if window.for_unit else "post"))
    reminders.start()
    return reminders
