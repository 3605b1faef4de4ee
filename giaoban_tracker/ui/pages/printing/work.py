"""What the printing page asks of the slow worker: a form set as PDF, and its pages drawn.

The room of paper is large. It is loaded by these errands, so that the window's thread never waits for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from giaoban_tracker.domain.identity import MeetingId, UnitId
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.unit import OfficeTerms
from giaoban_tracker.workflow import list_tasks
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.list_tasks import Particulars

if TYPE_CHECKING:
    from giaoban_tracker.workflow.draw_pages import PageImage, PageSize

FOLLOW_UP, ANNEX = "F7", "F3"
"""The forms' codes, as `print_forms` has them."""


@dataclass(frozen=True, slots=True)
class Offers:
    """What there is to choose from: forms as (code, title), and the office's meetings and units."""

    forms: tuple[tuple[str, str], ...]
    known: Particulars


@dataclass(frozen=True, slots=True)
class Order:
    """What a person wants to see on paper, as the options say it.

    Attributes:
        query: the rows chosen in the task table, for F7; None for all of the meeting or the book.
        meeting: None for the whole book; F3 needs one.
        unit, unit_name: the one unit the list is about; None and empty for all.
        day: the day as at which everything stands.
    """

    form: str
    day: date
    query: TaskQuery | None = None
    meeting: MeetingId | None = None
    unit: UnitId | None = None
    unit_name: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A form that is ready.

    Attributes:
        sizes: of its pages; never empty.
        first: the first page, drawn at `dots_per_inch`.
        rows: how many tasks it lists.
        file_name: the name to propose.
        missing: what the office has not stated and the paper leaves open, as `show_letterhead.missing` names it.
    """

    order: Order
    pdf: bytes
    sizes: tuple[PageSize, ...]
    first: QImage
    dots_per_inch: float
    rows: int
    file_name: str
    missing: tuple[str, ...]


def offers(desk: Desk) -> Offers:
    """What the options offer."""
    from giaoban_tracker.workflow import print_forms  # heavy: see above

    return Offers(tuple((one.form, one.title) for one in print_forms.forms()), list_tasks.particulars(desk))


def set_form(desk: Desk, order: Order, dots_per_inch: Callable[[PageSize], float]) -> Printed:
    """Set the form and draw its first page.

    Args:
        dots_per_inch: the resolution to draw at, which depends on the size of the page.

    Raises:
        Refused, Unavailable, Unreadable: as `print_forms`.
    """
    from giaoban_tracker.workflow import print_forms  # heavy: see above

    if order.form == ANNEX and order.meeting is not None:
        annex = print_forms.annex(desk, order.meeting)
        office, rows = annex.office, sum(len(group.rows) for group in annex.groups)
        pdf, name = print_forms.pdf(desk, annex), print_forms.file_name(annex)
    else:
        listed = print_forms.follow_up(desk, query_of(order), meeting=order.meeting, as_of=past_day(desk, order))
        office, rows = listed.office, len(listed.rows)
        pdf, name = print_forms.pdf(desk, listed), print_forms.file_name(listed, order.unit_name)
    return _printed(order, pdf, office, rows, name, dots_per_inch)


def query_of(order: Order) -> TaskQuery:
    """The tasks that the options select."""
    if order.query is not None:
        return order.query
    return TaskQuery(
        order.day,
        meetings=frozenset({order.meeting}) if order.meeting is not None else frozenset(),
        units=frozenset({order.unit}) if order.unit is not None else frozenset(),
    )


def past_day(desk: Desk, order: Order) -> date | None:
    """The day to fold the book as at; None for today, which needs no folding."""
    return order.day if order.day < desk.today else None


def save(target: Path, printed: Printed) -> Path:
    """Write the form where the person wants it; returns where.

    Raises:
        Unavailable: as `safe_file.write_safely`.
    """
    from giaoban_tracker.workflow import print_forms  # heavy: see above

    print_forms.save(target, printed.pdf)
    return target


def drawn(pdf: bytes, number: int, dots_per_inch: float) -> QImage:
    """One page as a picture that owns its pixels."""
    from giaoban_tracker.workflow import draw_pages  # heavy: see above

    return image_of(draw_pages.draw(pdf, number, dots_per_inch=dots_per_inch))


def image_of(page: PageImage) -> QImage:
    """The page as Qt paints it."""
    borrowed = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    return borrowed.copy()


def _printed(
    order: Order,
    pdf: bytes,
    office: OfficeTerms,
    rows: int,
    name: str,
    dots_per_inch: Callable[[PageSize], float],
) -> Printed:
    from giaoban_tracker.workflow import draw_pages, show_letterhead  # heavy: see above

    sizes = draw_pages.page_sizes(pdf)
    resolution = dots_per_inch(sizes[0])
    first = drawn(pdf, 0, resolution)
    return Printed(order, pdf, sizes, first, resolution, rows, name, show_letterhead.missing(office))
