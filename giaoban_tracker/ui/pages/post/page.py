"""The page 'Nhận – gửi': six sheets behind tabs; files are taken wherever on the page they are dropped or pasted.

Only the first sheet is built with the page, the others when somebody turns to them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.ui.page import Page
from giaoban_tracker.ui.pages.post import state, work
from giaoban_tracker.ui.pages.post.look import keep_font
from giaoban_tracker.ui.pages.post.offer_band import OfferBand
from giaoban_tracker.ui.pages.post.receive_view import ReceiveView
from giaoban_tracker.ui.pages.post.state import State
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace

if TYPE_CHECKING:
    from giaoban_tracker.ui.pages.post.device_deeds import DeviceDeeds
    from giaoban_tracker.ui.pages.post.devices_view import DevicesView
    from giaoban_tracker.ui.pages.post.mailbox_view import MailboxView
    from giaoban_tracker.ui.pages.post.paper_view import PaperView
    from giaoban_tracker.ui.pages.post.round_view import RoundView
    from giaoban_tracker.ui.pages.post.send_view import SendView
    from giaoban_tracker.workflow.post.forks import Fork
    from giaoban_tracker.workflow.post.mailbox import Letter

RECEIVE, SEND, ROUND, DEVICES, PAPER, MAILBOX = "receive", "send", "round", "devices", "paper", "mailbox"
_TITLES = {
    RECEIVE: "Nhận",
    SEND: "Gửi",
    ROUND: "Kỳ này",
    DEVICES: "Máy của đơn vị",
    PAPER: "Nhập từ giấy",
    MAILBOX: "Hộp thư",
}
_ORDER = tuple(_TITLES)


class PostPage(Page):
    """Wires the sheets to each other and to the window."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._state: State | None = None
        self._since: date | None = None
        self._stale = True
        self._sheets: dict[str, QWidget] = {}
        self._rooms: dict[str, QVBoxLayout] = {}
        self._deeds: DeviceDeeds | None = None
        self.receiving = ReceiveView(place)
        self.tabs = QTabWidget(documentMode=True)
        self._offer = OfferBand()
        self._lay_out()
        self._wire()
        self.setAcceptDrops(True)

    # ------------------------------------------------------------ Page

    def enter(self) -> None:
        if self._stale:
            self.read()
        if MAILBOX in self._sheets or self.place.settings.value("post/mailbox", ""):
            self.mailbox.look()
        if self.front_sheet() == PAPER:
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
        self.show_sheet(RECEIVE)
        self.receiving.take_paths(paths)

    def show_sheet(self, key: str) -> None:
        """Turn to a sheet."""
        self._sheet(key)
        self.tabs.setCurrentIndex(_ORDER.index(key))

    def front_sheet(self) -> str:
        """The sheet that is in front."""
        return _ORDER[self.tabs.currentIndex()]

    # ------------------------------------------------------------ the sheets

    @property
    def sending(self) -> SendView:
        """Who gets what."""
        return cast("SendView", self._sheet(SEND))

    @property
    def round(self) -> RoundView:
        """Who owes a report."""
        return cast("RoundView", self._sheet(ROUND))

    @property
    def devices(self) -> DevicesView:
        """Whose computers are trusted."""
        return cast("DevicesView", self._sheet(DEVICES))

    @property
    def paper(self) -> PaperView:
        """What came back on paper."""
        return cast("PaperView", self._sheet(PAPER))

    @property
    def mailbox(self) -> MailboxView:
        """The shared folder."""
        return cast("MailboxView", self._sheet(MAILBOX))

    @property
    def device_deeds(self) -> DeviceDeeds:
        """What a person does with computers."""
        if self._deeds is None:
            from giaoban_tracker.ui.pages.post.device_deeds import DeviceDeeds  # heavy: built when first asked for

            self._deeds = DeviceDeeds(self.place, self, self._name_of)
            self._deeds.invited.connect(self.read)
            self._deeds.enrolled.connect(self._enrolled)
            self._deeds.told.connect(self._sent)
        return self._deeds

    def _sheet(self, key: str) -> QWidget:
        if key == RECEIVE:
            return self.receiving
        if key not in self._sheets:
            builders: Mapping[str, Callable[[], QWidget]] = {
                SEND: self._build_sending,
                ROUND: self._build_round,
                DEVICES: self._build_devices,
                PAPER: self._build_paper,
                MAILBOX: self._build_mailbox,
            }
            self._sheets[key] = builders[key]()
            self._rooms[key].addWidget(self._sheets[key])
            if self._state is not None:
                self._fill(key, self._state)
        return self._sheets[key]

    def _build_sending(self) -> QWidget:
        from giaoban_tracker.ui.pages.post.send_view import SendView  # heavy: built when first shown

        sheet = SendView(self.place)
        sheet.said.connect(self._sent)
        sheet.show_mailbox(self.mailbox.root)
        return sheet

    def _build_round(self) -> QWidget:
        from giaoban_tracker.ui.pages.post.round_view import RoundView  # heavy: built when first shown

        sheet = RoundView(self.place)
        sheet.tasks_wanted.connect(self.tasks_wanted)
        sheet.task_wanted.connect(self.task_wanted)
        sheet.unit_pointed.connect(self._read_owed)
        sheet.forks_wanted.connect(self._read_forks)
        sheet.since_changed.connect(self._begin_round)
        return sheet

    def _build_devices(self) -> QWidget:
        from giaoban_tracker.ui.pages.post.devices_view import DevicesView  # heavy: built when first shown

        sheet, deeds = DevicesView(self.place), self.device_deeds
        sheet.invite_wanted.connect(deeds.invite)
        sheet.join_wanted.connect(deeds.choose_join)
        sheet.rename_wanted.connect(deeds.rename)
        sheet.revoke_wanted.connect(deeds.revoke)
        sheet.rescue_wanted.connect(deeds.rescue)
        sheet.digits_wanted.connect(deeds.show_digits)
        return sheet

    def _build_paper(self) -> QWidget:
        from giaoban_tracker.ui.pages.post.paper_view import PaperView  # heavy: built when first shown

        sheet = PaperView(self.place)
        sheet.task_wanted.connect(self.task_wanted)
        return sheet

    def _build_mailbox(self) -> QWidget:
        from giaoban_tracker.ui.pages.post.mailbox_view import MailboxView  # heavy: built when first shown

        sheet = MailboxView(self.place)
        sheet.found.connect(self._offer_letters)
        sheet.chosen.connect(self._use_mailbox)
        sheet.take_wanted.connect(self._take_letters)
        return sheet

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        for key, title in _TITLES.items():
            holder = QWidget()
            room = self._rooms[key] = QVBoxLayout(holder)
            room.setContentsMargins(0, 0, 0, 0)
            if key == RECEIVE:
                room.addWidget(self.receiving)
            self.tabs.addTab(holder, title)
        self.tabs.tabBar().setDrawBase(False)
        heading = QLabel("Nhận – gửi")
        keep_font(self.place, heading, points=3, bold=True)
        heading.setContentsMargins(16, 12, 16, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(self._offer)
        column.addWidget(self.tabs, 1)

    def _wire(self) -> None:
        self._offer.wanted.connect(self._take_offered)
        self.tabs.currentChanged.connect(lambda _: self._turn())
        self.receiving.said.connect(self.said)
        self.receiving.join_wanted.connect(self._show_join)
        self.receiving.taken.connect(self.read)
        self.receiving.send_wanted.connect(self.sending.forget_done)
        self.receiving.send_wanted.connect(lambda: self.show_sheet(SEND))

    # ------------------------------------------------------------ what is shown

    def read(self) -> None:
        """Read how the exchange stands."""
        desk, since = self.place.desk, self._since
        self._stale = False
        self.place.operations.ask(lambda: state.read(desk, since), self._show, replacing="post-state")

    def _show(self, shown: State) -> None:
        self._state = shown
        for key in self._sheets:
            self._fill(key, shown)
        owing = sum(not one.reported for one in shown.rounds)
        self._name_tab(ROUND, f"{number(owing)} còn nợ" if owing else "")

    def _fill(self, key: str, shown: State) -> None:
        if key == SEND:
            self.sending.show_units(shown.waiting)
        elif key == ROUND:
            self.round.show_round(shown.rounds, shown.since, shown.forks)
        elif key == DEVICES:
            self.devices.show_devices(shown.units, shown.devices, shown.checks, shown.invited)

    def _name_tab(self, key: str, more: str) -> None:
        self.tabs.setTabText(_ORDER.index(key), f"{_TITLES[key]} ({more})" if more else _TITLES[key])

    def _turn(self) -> None:
        self._sheet(self.front_sheet())
        self._offer.show_if(needed=self.front_sheet() != MAILBOX)
        if self.front_sheet() == PAPER:
            self.paper.start()

    def _read_owed(self, unit: str) -> None:
        desk, since = self.place.desk, self._state.since if self._state else None
        self.place.operations.ask(
            lambda: work.unreported(desk, UnitId(unit), since),
            lambda owed: self.round.show_owed(UnitId(unit), owed),
            replacing="post-owed",
        )

    def _begin_round(self, day: date | None) -> None:
        self._since = day
        self.read()

    def _sent(self, told: str) -> None:
        self.said.emit(told)
        self.read()

    def _use_mailbox(self, root: Path | None) -> None:
        self.sending.show_mailbox(root)

    def _offer_letters(self, count: int) -> None:
        self._name_tab(MAILBOX, number(count) if count else "")
        self._offer.offer(count, needed=self.front_sheet() != MAILBOX)

    def _take_offered(self) -> None:
        self.mailbox.take_button.click()

    def _take_letters(self, letters: tuple[Letter, ...]) -> None:
        self._offer.offer(0, needed=False)
        self.show_sheet(RECEIVE)
        self.receiving.take_letters(letters)

    # ------------------------------------------------------------ computers of units

    def _show_join(self, content: bytes) -> None:
        self.device_deeds.show_join(content)

    def _enrolled(self, device: str, unit: str) -> None:
        """Files that are looked at may be readable now; else the new computer is shown among the others."""
        if not self.receiving.is_looking:
            self.show_sheet(DEVICES)
            self.devices.choose(device)
        self.sending.tick_only(unit)
        told = f"Đã ghi danh máy {device}. Việc tiếp theo: gửi gói đầu tiên, thẻ Gửi đã chọn sẵn {unit}."
        self.devices.say(told)
        self.said.emit(told)

    def _name_of(self, unit: UnitId) -> str:
        return self._state.names.get(unit, "") if self._state else ""

    # ------------------------------------------------------------ two computers with one key

    def _read_forks(self) -> None:
        desk = self.place.desk
        self.place.operations.ask(lambda: state.open_forks(desk), self._show_fork)

    def _show_fork(self, read: tuple[tuple[Fork, ...], Mapping[str, str]]) -> None:
        from giaoban_tracker.ui.pages.post.fork_sheet import ForkSheet  # heavy: built when asked for

        forks, tasks = read
        if forks and self._state is not None:
            ForkSheet(self.place, forks[0], tasks, self._state.names, self).open()

    # ------------------------------------------------------------ what Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.front_sheet() == RECEIVE:
            self.receiving.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if any(url.isLocalFile() for url in data.urls()) or (data.hasText() and not data.hasUrls()):
            event.acceptProposedAction()
            self.show_sheet(RECEIVE)
            self.receiving.target.light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.receiving.target.light(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.receiving.target.light(False)
        event.acceptProposedAction()
        self.receiving.take_mime(event.mimeData())
