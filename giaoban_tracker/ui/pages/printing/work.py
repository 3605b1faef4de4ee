"""What the printing page asks of the slow worker: a form made and set, its pages drawn, and files written.

The room of paper is large. It is loaded by these errands, so that the window's thread never waits for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from giaoban_tracker.domain.identity import MeetingId, UnitId
from giaoban_tracker.domain.printed_look import AS_IT_IS, Look, LookOffer
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui.operations import Progress
from giaoban_tracker.workflow import list_tasks
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.list_tasks import Particulars

if TYPE_CHECKING:
    from giaoban_tracker.domain.printed import SeenColumn
    from giaoban_tracker.workflow.draw_pages import PageImage, PageSize
    from giaoban_tracker.workflow.printing import Form, Scope
    from giaoban_tracker.workflow.printing.proof import Draft, Proof
    from giaoban_tracker.workflow.printing.templates import TemplateFault

IMPORT_SHEET = "F2"
EACH_UNIT = ("F7", "PBC")
"""The forms that every unit may get for itself."""


@dataclass(frozen=True, slots=True)
class Offers:
    """What there is to choose from, and what the office has not stated.

    Attributes:
        missing: what every paper leaves open, as `show_letterhead.missing` names it.
    """

    forms: tuple[Form, ...]
    known: Particulars
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """What a person wants to see on paper, as the options say it.

    Attributes:
        suffixes: of the files that the form can be written to.
        query: the rows chosen in the task table; None for all of the meeting or the book.
        meeting, meeting_title: None and empty for the whole book; some forms need one.
        unit, unit_name: the one unit that the form is about; None and empty for all.
        day: the day as at which everything stands.
        stands_on_day: whether the form tells how things stand on a day.
        each_unit: one paper for each unit, below a cover.
        columns: of the task table, for the form that prints it as it is seen; empty for the usual ones.
        look: what the person wants otherwise than the form has it.
    """

    form: str
    day: date
    suffixes: tuple[str, ...] = (".pdf",)
    query: TaskQuery | None = None
    meeting: MeetingId | None = None
    meeting_title: str = ""
    unit: UnitId | None = None
    unit_name: str = ""
    stands_on_day: bool = True
    each_unit: bool = False
    columns: tuple[SeenColumn, ...] = ()
    look: Look = AS_IT_IS


class Templates(Enum):
    """Which Word template a form is saved in; NONE where it cannot have one (several parts, or kept by a server)."""

    NONE = "none"
    SHIPPED = "shipped"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Printed:
    """A form that is ready to be shown and saved.

    Attributes:
        sizes: of its pages.
        first: the first page, drawn at `dots_per_inch`.
        stem: the name to propose for its file, without ending.
        title: of the form.
        templates: the Word template that it is saved in.
        offer: what could be chosen about its look.
    """

    order: Order
    proof: Proof
    sizes: tuple[PageSize, ...]
    first: QImage
    dots_per_inch: float
    stem: str
    title: str = ""
    templates: Templates = Templates.NONE
    offer: LookOffer | None = None


@dataclass(frozen=True, slots=True)
class Begun:
    """A long form of which only the first pages are set; they are exactly as they will be.

    Attributes:
        sizes: of those pages.
        first: the first of them, drawn at `dots_per_inch`; the ones behind it, one after another.
        offer: as of `Printed`.
    """

    order: Order
    draft: Draft
    sizes: tuple[PageSize, ...]
    first: tuple[QImage, ...]
    dots_per_inch: float
    offer: LookOffer


_DRAWN_AT_ONCE = 3
"""As many pages as a person sees without scrolling, and one more."""


def offers(desk: Desk) -> Offers:
    """What the options offer."""
    from giaoban_tracker.workflow import printing, show_letterhead  # heavy: see above

    known = list_tasks.particulars(desk)
    return Offers(printing.FORMS, known, show_letterhead.missing(known.office))


def set_form(
    desk: Desk, order: Order, dots_per_inch: Callable[[PageSize], float], progress: Progress
) -> Begun | Printed:
    """Make the form; a short one is set, of a long one the first pages, for `set_whole` to go on with.

    Args:
        dots_per_inch: the resolution to draw at, which depends on the size of the page.

    Raises:
        Refused, Unavailable, Unreadable: as `proof.proof` and `proof.unit_proof`.
    """
    from giaoban_tracker.workflow import draw_pages  # heavy: see above
    from giaoban_tracker.workflow.printing import proof  # heavy: see above
    from giaoban_tracker.workflow.printing.look import offer_of  # heavy: see above

    scope = _scope(desk, order)
    if order.each_unit:
        draft = proof.unit_draft(desk, order.form, scope, progress.report)
    else:
        draft = proof.draft(desk, order.form, scope, order.columns)
    offer = offer_of(draft.document)
    draft = proof.with_look(draft, order.look)
    opening = proof.opening_pages(desk, draft)
    if opening is None:
        return set_whole(desk, order, draft, dots_per_inch, progress, offer)
    sizes = draw_pages.page_sizes(opening.pdf)[: opening.count]
    resolution = dots_per_inch(sizes[0])
    first = tuple(drawn(opening.pdf, number, resolution) for number in range(min(_DRAWN_AT_ONCE, len(sizes))))
    return Begun(order, draft, sizes, first, resolution, offer)


def set_whole(
    desk: Desk,
    order: Order,
    draft: Draft,
    dots_per_inch: Callable[[PageSize], float],
    progress: Progress,
    offer: LookOffer | None = None,
) -> Printed:
    """Set a form whose words are there, and draw its first page.

    Args:
        offer: what could be chosen about its look.

    Raises:
        Refused: "stopped" when the person, or another choice, stopped it; Unavailable, Unreadable: as `proof.finished`.
    """
    from giaoban_tracker.workflow import draw_pages  # heavy: see above
    from giaoban_tracker.workflow.printing import proof  # heavy: see above

    made = proof.finished(desk, draft, progress.report)
    sizes = draw_pages.page_sizes(made.pdf)
    resolution = dots_per_inch(sizes[0])
    first, title = drawn(made.pdf, 0, resolution), made.document.title
    return Printed(order, made, sizes, first, resolution, stem_of(order), title, _templates_of(desk, made), offer)


def _templates_of(desk: Desk, made: Proof) -> Templates:
    from giaoban_tracker.workflow.printing import templates  # heavy: see above

    folder = templates.folder_of(desk)
    if folder is None or len(made.document.sheets) != 1:
        return Templates.NONE
    return Templates.OWN if templates.is_own(folder, made.document.form) else Templates.SHIPPED


def give_template_out(desk: Desk, printed: Printed, target: Path) -> Path:
    """Write the shipped template of the form; returns where.

    Raises:
        Unavailable: as `templates.give_out`.
    """
    from giaoban_tracker.workflow.printing import templates  # heavy: see above

    templates.give_out(desk, printed.proof.for_template, target)
    return target


def take_template(desk: Desk, printed: Printed, source: Path) -> tuple[TemplateFault, ...]:
    """Take a changed template for the form, or say what is wrong with it and take nothing.

    Raises:
        Refused, Unreadable, Unavailable: as `templates.faults` and `templates.take`.
    """
    from giaoban_tracker.workflow.printing import templates  # heavy: see above

    found = templates.faults(printed.proof.for_template, source)
    folder = templates.folder_of(desk)
    if not found and folder is not None:
        templates.take(folder, printed.proof.for_template, source)
    return found


def restore_template(desk: Desk, printed: Printed) -> None:
    """Save the form in the shipped template again.

    Raises:
        Unavailable: as `templates.restore`.
    """
    from giaoban_tracker.workflow.printing import templates  # heavy: see above

    folder = templates.folder_of(desk)
    if folder is not None:
        templates.restore(folder, printed.proof.document.form)


def stem_of(order: Order) -> str:
    """The name to propose for a file, without ending."""
    from giaoban_tracker.workflow.printing.file_names import file_stem  # heavy: see above

    unit = order.unit_name or ("từng đơn vị" if order.each_unit else "")
    day = order.day if order.stands_on_day else None
    return file_stem(order.form, meeting=order.meeting_title, unit=unit, as_of=day)


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


def save(desk: Desk, printed: Printed, target: Path) -> Path:
    """Write what is shown where the person wants it; returns where.

    Raises:
        Refused, Unavailable: as `proof.save_proof`.
    """
    from giaoban_tracker.workflow.printing.proof import save_proof  # heavy: see above

    save_proof(desk, printed.proof, target)
    return target


def save_import_sheet(desk: Desk, target: Path) -> Path:
    """Write the empty import sheet; returns where.

    Raises:
        Unavailable: as `proof.save_import_sheet`.
    """
    from giaoban_tracker.workflow.printing import proof  # heavy: see above

    proof.save_import_sheet(desk, target)
    return target


def save_each(desk: Desk, printed: Printed, folder: Path, suffix: str, progress: Progress) -> int:
    """Write the paper of each unit into a folder; returns how many.

    Raises:
        Unavailable: as `proof.save_each`.
    """
    from giaoban_tracker.workflow.printing import proof  # heavy: see above

    return len(proof.save_each(desk, printed.proof, folder, suffix, progress.report))


def drawn(pdf: bytes, number: int, dots_per_inch: float) -> QImage:
    """One page as a picture that owns its pixels."""
    from giaoban_tracker.workflow import draw_pages  # heavy: see above

    return image_of(draw_pages.draw(pdf, number, dots_per_inch=dots_per_inch))


def image_of(page: PageImage) -> QImage:
    """The page as Qt paints it."""
    borrowed = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    return borrowed.copy()


def _scope(desk: Desk, order: Order) -> Scope:
    from giaoban_tracker.workflow.printing import Scope as PaperScope  # heavy: see above

    return PaperScope(query_of(order), order.meeting, past_day(desk, order))
