"""The page 'Nhận – gửi': six sheets behind tabs; files are taken wherever on the page they are dropped or pasted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.device import Device
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.ui.page import Page
from giaoban_tracker.ui.pages.post import work
from giaoban_tracker.ui.pages.post.device_deeds import DeviceDeeds
from giaoban_tracker.ui.pages.post.devices_view import DevicesView
from giaoban_tracker.ui.pages.post.look import button, keep_font, label
from giaoban_tracker.ui.pages.post.mailbox_view import MailboxView
from giaoban_tracker.ui.pages.post.paper_view import PaperView
from giaoban_tracker.ui.pages.post.receive_view import ReceiveView
from giaoban_tracker.ui.pages.post.round_view import RoundView
from giaoban_tracker.ui.pages.post.send_view import SendView
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import list_tasks
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import UnitRound
from giaoban_tracker.workflow.post.round import round_of
from giaoban_tracker.workflow.post.to_send import ToSend, to_send

if TYPE_CHECKING:
    from giaoban_tracker.workflow.post.forks import Fork
    from giaoban_tracker.workflow.post.mailbox import Letter


@dataclass(frozen=True, slots=True)
class _State:
    """What the sheets show."""

    units: tuple[Unit, ...]
    rounds: tuple[UnitRound, ...]
    waiting: tuple[ToSend, ...]
    since: date | None
    forks: int

    @property
    def devices(self) -> list[Device]:
        return [device for one in self.rounds for device in one.devices]


class PostPage(Page):
    """Wires the sheets to each other and to the window."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._state: _State | None = None
        self._since: date | None = None
        self._stale = True
        self.receiving = ReceiveView(place)
        self.sending = SendView(place)
        self.round = RoundView(place)
        self.devices = DevicesView(place)
        self.paper = PaperView(place)
        self.mailbox = MailboxView(place)
        self.device_deeds = DeviceDeeds(place, self, self._name_of)
        self.tabs = QTabWidget(documentMode=True)
        self._offer = QFrame()
        self._offer_words = label()
        self._lay_out()
        self._wire()
        self.sending.show_mailbox(self.mailbox.root)
        self.setAcceptDrops(True)

    # ------------------------------------------------------------ Page

    def enter(self) -> None:
        if self._stale:
            self.read()
        self.mailbox.look()
        if self.tabs.currentWidget() is self.paper:
            self.paper.start()

    def take(self, changes: Changes) -> None:
        if not changes.facts:
            return
        self.receiving.take(changes)
        self._stale = True
        if self.isVisible():
            self.read()

    # ------------------------------------------------------------ what the window calls

    def take_paths(self, paths: Sequence[Path]) -> None:
        """Look at files and folders that were dropped somewhere."""
        self.tabs.setCurrentWidget(self.receiving)
        self.receiving.take_paths(paths)

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        for sheet, title in (
            (self.receiving, "Nhận"),
            (self.sending, "Gửi"),
            (self.round, "Kỳ này"),
            (self.devices, "Máy của đơn vị"),
            (self.paper, "Nhập từ giấy"),
            (self.mailbox, "Hộp thư"),
        ):
            self.tabs.addTab(sheet, title)
        self.tabs.tabBar().setDrawBase(False)
        heading = QLabel("Nhận – gửi")
        keep_font(self.place, heading, points=3, bold=True)
        heading.setContentsMargins(16, 12, 16, 4)
        self._offer.setProperty("notice", True)
        row = QHBoxLayout(self._offer)
        row.setContentsMargins(16, 4, 8, 4)
        row.addWidget(self._offer_words, 1)
        see = button("Xem và nhận")
        see.clicked.connect(self.mailbox.take_button.click)
        row.addWidget(see)
        self._offer.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(self._offer)
        column.addWidget(self.tabs, 1)

    def _wire(self) -> None:
        self.tabs.currentChanged.connect(lambda _: self._turn())
        self.receiving.said.connect(self.said)
        self.receiving.join_wanted.connect(self.device_deeds.show_join)
        self.receiving.taken.connect(self.read)
        self.receiving.send_wanted.connect(lambda: self.tabs.setCurrentWidget(self.sending))
        self.sending.said.connect(self._sent)
        self.round.tasks_wanted.connect(self.tasks_wanted)
        self.round.forks_wanted.connect(self._read_forks)
        self.round.since_changed.connect(self._begin_round)
        deeds = self.device_deeds
        self.devices.invite_wanted.connect(deeds.invite)
        self.devices.join_wanted.connect(deeds.choose_join)
        self.devices.rename_wanted.connect(deeds.rename)
        self.devices.revoke_wanted.connect(deeds.revoke)
        self.devices.rescue_wanted.connect(deeds.rescue)
        self.devices.digits_wanted.connect(deeds.show_digits)
        deeds.enrolled.connect(self._enrolled)
        deeds.told.connect(self._sent)
        self.paper.task_wanted.connect(self.task_wanted)
        self.mailbox.found.connect(self._offer_letters)
        self.mailbox.chosen.connect(self.sending.show_mailbox)
        self.mailbox.take_wanted.connect(self._take_letters)

    # ------------------------------------------------------------ what is shown

    def read(self) -> None:
        """Read how the exchange stands."""
        desk, since = self.place.desk, self._since
        self._stale = False
        self.place.operations.ask(lambda: _read(desk, since), self._show, replacing="post-state")

    def _show(self, state: _State) -> None:
        self._state = state
        self.sending.show_units(state.waiting)
        self.round.show_round(state.rounds, state.since, state.forks)
        checks = {(one.unit, name): check for one in state.rounds for name, check in one.checks}
        self.devices.show_devices(state.units, state.devices, checks)
        owing = sum(not one.reported for one in state.rounds)
        self.tabs.setTabText(2, f"Kỳ này ({number(owing)} còn nợ)" if owing else "Kỳ này")

    def _turn(self) -> None:
        self._follow_offer()
        if self.tabs.currentWidget() is self.paper:
            self.paper.start()

    def _begin_round(self, day: date | None) -> None:
        self._since = day
        self.read()

    def _sent(self, told: str) -> None:
        self.said.emit(told)
        self.read()

    def _offer_letters(self, count: int) -> None:
        self.tabs.setTabText(5, f"Hộp thư ({number(count)})" if count else "Hộp thư")
        self._offer_words.setText(f"Hộp thư có {number(count)} tệp mới.")
        self._follow_offer()

    def _follow_offer(self) -> None:
        """The sheet of the mailbox says it itself."""
        waits = self.mailbox.take_button.isEnabled()
        self._offer.setVisible(waits and self.tabs.currentWidget() is not self.mailbox)

    def _take_letters(self, letters: tuple[Letter, ...]) -> None:
        self._offer.hide()
        self.tabs.setCurrentWidget(self.receiving)
        self.receiving.take_letters(letters)

    # ------------------------------------------------------------ computers of units

    def _enrolled(self, device: str, unit: str) -> None:
        """Files that are looked at may be readable now; else the new computer is shown among the others."""
        if not self.receiving.is_looking:
            self.tabs.setCurrentWidget(self.devices)
            self.devices.choose(device)
        self.said.emit(f"Đã ghi danh máy {device}. Gửi cho {unit} gói đầu tiên ở thẻ Gửi.")

    def _name_of(self, unit: UnitId) -> str:
        return next((one.name for one in self._state.units if one.id == unit), "") if self._state else ""

    # ------------------------------------------------------------ two computers with one key

    def _read_forks(self) -> None:
        desk = self.place.desk
        self.place.operations.ask(lambda: _forks(desk), self._show_fork)

    def _show_fork(self, read: tuple[tuple[Fork, ...], dict[str, str]]) -> None:
        from giaoban_tracker.ui.pages.post.fork_sheet import ForkSheet  # heavy: built when asked for

        forks, tasks = read
        if forks and self._state is not None:
            names = {str(unit.id): unit.name for unit in self._state.units}
            ForkSheet(self.place, forks[0], tasks, names, self).open()

    # ------------------------------------------------------------ what Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.tabs.currentWidget() is self.receiving:
            self.receiving.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if any(url.isLocalFile() for url in data.urls()) or (data.hasText() and not data.hasUrls()):
            event.acceptProposedAction()
            self.tabs.setCurrentWidget(self.receiving)
            self.receiving.target.light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.receiving.target.light(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.receiving.target.light(False)
        event.acceptProposedAction()
        self.receiving.take_mime(event.mimeData())


def _read(desk: Desk, since: date | None) -> _State:
    known = list_tasks.particulars(desk)
    began = since or max((meeting.terms.held_on for meeting in known.meetings), default=None)
    rounds = round_of(desk, began)
    forks = sum(one.forked for one in rounds)
    units = tuple(
        unit for unit in known.units if unit.exists_on(desk.today) or any(one.unit == unit.id for one in rounds)
    )
    return _State(units, rounds, to_send(desk, rounds), began, forks)


def _forks(desk: Desk) -> tuple[tuple[Fork, ...], dict[str, str]]:
    """The open forks, and the codes of the tasks that they speak of."""
    forks = work.open_forks(desk)
    subjects = {fact.subject for fork in forks for fact in (*fork.ours, *fork.theirs)}
    return forks, {one: code for one in subjects if (code := work.code_of(desk, one))}
