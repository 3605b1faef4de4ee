"""The pages of the window: how the rail names them, how each is made. Only the first is made at the start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from giaoban_tracker.ui.page import Page
from giaoban_tracker.ui.pages.tasks import TasksPage
from giaoban_tracker.ui.rail import RailItem
from giaoban_tracker.ui.workplace import Workplace

RAIL = (
    RailItem("overview", "Tổng quan", "overview"),
    RailItem("meetings", "Kỳ giao ban", "meetings"),
    RailItem("tasks", "Nhiệm vụ", "tasks"),
    RailItem("post", "Nhận – gửi", "post"),
    RailItem("printing", "In ấn", "print"),
    RailItem("units", "Đơn vị", "units"),
    RailItem("journal", "Nhật ký", "journal"),
)
UNIT_RAIL = (
    RailItem("mine", "Nhiệm vụ của tôi", "tasks"),
    RailItem("outbox", "Gửi báo cáo", "send"),
    RailItem("journal", "Nhật ký", "journal"),
)
FIRST_PAGE = "tasks"
WITH_DETAIL = ("tasks", "overview")
"""Pages that have the detail of a task beside them."""


def _overview(place: Workplace) -> Page:
    from giaoban_tracker.ui.pages.overview import OverviewPage  # heavy: built when first shown

    return OverviewPage(place)


def _meetings(place: Workplace) -> Page:
    from giaoban_tracker.ui.pages.meetings import MeetingsPage  # heavy: built when first shown

    return MeetingsPage(place)


def _post(place: Workplace) -> Page:
    from giaoban_tracker.ui.pages.post import PostPage  # heavy: built when first shown

    return PostPage(place)


def _printing(place: Workplace) -> Page:
    from giaoban_tracker.ui.pages.printing import PrintingPage  # heavy: built when first shown

    return PrintingPage(place)


def _units(place: Workplace) -> Page:
    from giaoban_tracker.ui.pages.units import UnitsPage  # heavy: built when first shown

    return UnitsPage(place)


def _journal(place: Workplace) -> Page:
    from giaoban_tracker.ui.pages.journal import JournalPage  # heavy: built when first shown

    return JournalPage(place)


def _mine(place: Workplace) -> Page:
    from giaoban_tracker.ui.pages.mine import MinePage  # heavy: a unit's

    return MinePage(place)


def _outbox(place: Workplace) -> Page:
    from giaoban_tracker.ui.pages.outbox import OutboxPage  # heavy: a unit's

    return OutboxPage(place)


PAGES: Mapping[str, Callable[[Workplace], Page]] = {
    "overview": _overview,
    "meetings": _meetings,
    "tasks": TasksPage,
    "post": _post,
    "printing": _printing,
    "units": _units,
    "journal": _journal,
}


@dataclass(frozen=True, slots=True)
class PageSet:
    """The pages of one kind of window.

    Attributes:
        rail: in its order.
        pages: how each is made, by key.
        first: the page that is shown at the start.
        with_detail: keys of the pages that have the detail of a task beside them.
        for_unit: whether it is a unit's window, which decides nothing.
    """

    rail: tuple[RailItem, ...]
    pages: Mapping[str, Callable[[Workplace], Page]]
    first: str
    with_detail: tuple[str, ...]
    for_unit: bool = False


OFFICE_PAGES = PageSet(RAIL, PAGES, FIRST_PAGE, WITH_DETAIL)
UNIT_PAGES = PageSet(UNIT_RAIL, {"mine": _mine, "outbox": _outbox, "journal": _journal}, "mine", (), for_unit=True)
