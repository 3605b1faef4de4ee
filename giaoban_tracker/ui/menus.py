"""The menu bar: what works everywhere, and what the page in front adds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from giaoban_tracker.ui.page import Page
from giaoban_tracker.ui.rail import RailItem
from giaoban_tracker.ui.theme import TEXT_PERCENTS, Theme
from giaoban_tracker.ui.undo import UndoHistory

PAGE_MENU = "&Nhiệm vụ"
"""Where pages put the actions on what is selected."""


class Menus(QObject):
    """Builds the menus once and keeps them true.

    Signals:
        page_wanted: (str) key of a page.
        minutes_wanted, import_wanted, export_wanted, find_wanted, print_wanted, backup_wanted, check_wanted,
        sample_wanted, shortcuts_wanted, about_wanted, palette_wanted, quick_line_wanted, guide_wanted,
        presentation_wanted, take_in_wanted, send_wanted: the action of that name was chosen.

    Attributes:
        reminders: ticked while this computer reminds of what is due.
    """

    page_wanted = Signal(str)
    minutes_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()
    find_wanted = Signal()
    palette_wanted = Signal()
    quick_line_wanted = Signal()
    print_wanted = Signal()
    backup_wanted = Signal()
    second_place_wanted = Signal()
    check_wanted = Signal()
    recovery_wanted = Signal()
    sample_wanted = Signal()
    guide_wanted = Signal()
    presentation_wanted = Signal()
    take_in_wanted = Signal()
    send_wanted = Signal()
    shortcuts_wanted = Signal()
    about_wanted = Signal()

    def __init__(
        self,
        bar: QMenuBar,
        rail: tuple[RailItem, ...],
        undo: UndoHistory,
        theme: Theme,
        *,
        is_sample: bool,
        for_unit: bool = False,
    ) -> None:
        """Build the menus.

        Args:
            for_unit: leave out what only an office may do, and offer what goes to and comes from it.
        """
        super().__init__(bar)
        self._bar = bar
        self._undo = undo
        self._theme = theme
        self._for_unit = for_unit
        self._page_actions: list[QAction] = []
        self._menus: dict[str, QMenu] = {}
        self._book_menu(is_sample)
        self._edit_menu()
        self._menus[PAGE_MENU] = bar.addMenu(PAGE_MENU)
        self._view_menu(rail)
        self._help_menu()
        undo.moved.connect(self._name_undo)
        self._name_undo()

    @property
    def bar(self) -> QMenuBar:
        """The bar that the menus stand in."""
        return self._bar

    def follow(self, page: Page) -> None:
        """Show the actions of the page in front."""
        for action in self._page_actions:
            for menu in self._menus.values():
                menu.removeAction(action)
        self._page_actions = []
        for title, actions in page.actions_for_menus().by_menu.items():
            self._menus[title].addActions(actions)
            self._page_actions += actions
        self._menus[PAGE_MENU].menuAction().setVisible(not self._menus[PAGE_MENU].isEmpty())

    def _book_menu(self, is_sample: bool) -> None:
        menu = self._bar.addMenu("&Sổ")
        if self._for_unit:
            self._add(menu, "&Nhận tệp của Văn phòng…", self.take_in_wanted.emit, "Ctrl+O")
            self._add(menu, "&Lưu gói gửi Văn phòng…", self.send_wanted.emit, QKeySequence.StandardKey.Save)
        else:
            self._add(menu, "Đọc &biên bản…", self.minutes_wanted.emit, "Ctrl+O")
            self._add(menu, "&Nhập từ Excel…", self.import_wanted.emit, "Ctrl+I")
            menu.addSeparator()
            self._add(menu, "&In…", self.print_wanted.emit, QKeySequence.StandardKey.Print)
            self._add(menu, "&Xuất ra…", self.export_wanted.emit, "Ctrl+E")
        menu.addSeparator()
        self._add(menu, "&Sao lưu ngay", self.backup_wanted.emit)
        self._add(menu, "Nơi sao lưu thứ &hai…", self.second_place_wanted.emit)
        self._add(menu, "&Kiểm tra sổ", self.check_wanted.emit)
        self._add(menu, "Sa&u khi khôi phục sổ…", self.recovery_wanted.emit)
        if not is_sample and not self._for_unit:
            menu.addSeparator()
            self._add(menu, "Thử với &dữ liệu mẫu", self.sample_wanted.emit)
        menu.addSeparator()
        self._add(menu, "&Thoát", self._close_window, "Ctrl+Q")
        self._menus["&Sổ"] = menu

    def _edit_menu(self) -> None:
        menu = self._bar.addMenu("S&ửa")
        self._undo_action = self._add(menu, "&Hoàn tác", self._undo.undo, QKeySequence.StandardKey.Undo)
        self._redo_action = self._add(menu, "&Làm lại", self._undo.redo, "Ctrl+Y")
        menu.addSeparator()
        self._add(menu, "&Tìm", self.find_wanted.emit, QKeySequence.StandardKey.Find)
        self._add(menu, "Tìm &nhanh mọi thứ…", self.palette_wanted.emit, "Ctrl+K")
        if not self._for_unit:
            menu.addSeparator()
            self._add(menu, "&Giao nhanh một dòng…", self.quick_line_wanted.emit, "Ctrl+L")

    def _view_menu(self, rail: tuple[RailItem, ...]) -> None:
        menu = self._bar.addMenu("&Xem")
        for number, item in enumerate(rail, 1):
            # The rail's buttons own the shortcuts; here they are only told.
            self._add(menu, f"{item.title}\tAlt+{number}", partial(self.page_wanted.emit, item.key))
        menu.addSeparator()
        if not self._for_unit:
            self._add(menu, "&Trình chiếu", self.presentation_wanted.emit, "F5")
            menu.addSeparator()
        sizes = menu.addMenu("&Cỡ chữ")
        group = QActionGroup(sizes)
        for percent in TEXT_PERCENTS:
            action = self._add(sizes, f"{percent}%", partial(self._theme.set_text_percent, percent))
            action.setCheckable(True)
            action.setChecked(percent == self._theme.text_percent)
            group.addAction(action)
        menu.addSeparator()
        self.reminders = QAction("&Nhắc việc hằng ngày", menu, checkable=True, checked=True)
        self.reminders.setToolTip("Báo việc quá hạn, đến hạn, chờ nghiệm thu khi mở chương trình và mỗi ngày một lần")
        menu.addAction(self.reminders)

    def _help_menu(self) -> None:
        menu = self._bar.addMenu("&Trợ giúp")
        self._add(menu, "&Hướng dẫn", self.guide_wanted.emit, "F1")
        self._add(menu, "&Phím tắt", self.shortcuts_wanted.emit, "Ctrl+?")
        self._add(menu, "&Giới thiệu", self.about_wanted.emit)

    def _add(
        self, menu: QMenu, title: str, act: Callable[[], object], keys: str | QKeySequence.StandardKey | None = None
    ) -> QAction:
        action = QAction(title, menu)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked: act())
        menu.addAction(action)
        return action

    def _name_undo(self) -> None:
        for action, words, title in (
            (self._undo_action, "&Hoàn tác", self._undo.undo_title),
            (self._redo_action, "&Làm lại", self._undo.redo_title),
        ):
            action.setText(f"{words}: {title}" if title else words)
            action.setEnabled(bool(title))

    def _close_window(self) -> None:
        self._bar.window().close()
