"""The parts of the page that are made when first asked for: named views, and looking back at an earlier day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from giaoban_tracker.ui.pages.tasks.top_bar import TopBar
from giaoban_tracker.ui.workplace import Workplace

if TYPE_CHECKING:
    from giaoban_tracker.ui.pages.tasks.looking_back import Asking, Locking, LookingBack
    from giaoban_tracker.ui.pages.tasks.views import Views
    from giaoban_tracker.workflow.saved_views import SavedView


class OnDemand(QObject):
    """Gives two buttons of the top bar their menus, and makes what is behind them when one is opened.

    Attributes:
        desk: whose tasks are counted: today's, or those of the earlier day that is looked at.

    Signals:
        view_chosen: (SavedView) show this.
        said: (str) words for the status bar.
        strip_made: (QWidget) to stand above the table; it hides itself while the day is today.
        turned: (Desk) the book that is asked from now on.
    """

    view_chosen = Signal(object)
    said = Signal(str)
    strip_made = Signal(object)
    turned = Signal(object)

    def __init__(
        self,
        place: Workplace,
        page: QWidget,
        present: Callable[[], SavedView],
        asking: Sequence[Asking],
        locking: Sequence[Locking],
    ) -> None:
        """Serve one page, whose parts ask and write.

        Args:
            present: what is shown now, as a view without a name.
        """
        super().__init__(page)
        self.desk = place.desk
        self._place = place
        self._page = page
        self._present = present
        self._asking = (*asking, self)
        self._locking = locking
        self._views: Views | None = None
        self._past: LookingBack | None = None

    def offer_in(self, top: TopBar) -> None:
        """Give the buttons their menus, which are filled as they open."""
        views, days = QMenu(self._page), QMenu(self._page)
        views.aboutToShow.connect(lambda: self.named_views().fill(views))
        days.aboutToShow.connect(lambda: self.looking_back().fill(days))
        top.views.setMenu(views)
        top.past.setMenu(days)

    def named_views(self) -> Views:
        """The views that have a name."""
        from giaoban_tracker.ui.pages.tasks.views import Views  # heavy: reads kept texts, for who opens the menu

        if self._views is None:
            self._views = Views(self._place, self._present, self._page, lambda: self.desk)
            self._views.chosen.connect(self.view_chosen)
            self._views.said.connect(self.said)
        return self._views

    def looking_back(self) -> LookingBack:
        """The way to an earlier day."""
        from giaoban_tracker.ui.pages.tasks.looking_back import LookingBack  # heavy: for who looks at a past day

        if self._past is None:
            self._past = LookingBack(self._place, self._page, self._asking, self._locking)
            self._past.turned.connect(self.turned)
            self.strip_made.emit(self._past.strip)
        return self._past

    def back(self) -> None:
        """Turn to today's book, if another is looked at or being put together."""
        if self._past is not None:
            self._past.back()
