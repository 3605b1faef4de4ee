"""What ratings of units, leaders, blocs and fields are made of: raw numbers first, points by the office's table after.

Rules, printed under every table:
1. A piece of work is a unit's share of a task; by leader, bloc or field it is the task.
2. It counts in a period when it was given by its last day and was not closed before its first one; it is judged as it
   stood on the last day.
3. Standing, waiting, undated and suspended ones are counted apart and get no points.
4. A delay is each day in force that passed without the work being finished; an extension granted in time is none.
5. A confirmed objective cause costs nothing, where the office's table says so.
6. Each delay and each report sent back takes its per cent off the product's points (Decree 335/2025), never below 0.
7. Points are given for products that are finished or overdue; what is open in time is not due yet. What nobody has
   accepted has no quality: an overdue product gets no points for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from giaoban_tracker.domain.counters import Counters, count
from giaoban_tracker.domain.rules import Points, RulesTerms
from giaoban_tracker.domain.standing import OFFICIAL, Standing, standing_of, standing_of_share
from giaoban_tracker.domain.task import CauseKind, Quality, Share, Task

HUNDRED_PER_CENT = 10000
"""Rates are in hundredths of a per cent, so that no figure is a float."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of work on the last day of a period.

    Attributes:
        delays: days in force that passed before it was finished.
        objective: whether a confirmed objective cause stands.
        returned: reports that were sent back.
        quality: the grade at acceptance; None while it is open.
    """

    standing: Standing
    finished: bool
    delays: int
    objective: bool
    extensions: int
    returned: int
    chased: int
    quality: Quality | None

    @property
    def is_product(self) -> bool:
        """Whether it is judged by points: finished, or overdue."""
        return self.standing in OFFICIAL and self.standing is not Standing.OPEN_IN_TIME


@dataclass(frozen=True, slots=True)
class Rating:
    """The numbers of one line.

    Attributes:
        counters: how the pieces stood on the last day.
        late: delays, of which `objective` had a confirmed objective cause.
        adequate, good, excellent: finished pieces by grade.
        on_time: of those finished, in hundredths of a per cent; None where none is.
        quantity: products finished of all products; None where there are none.
        progress: progress points given of those possible; `quality` likewise.
        result: the mean of the three.
    """

    counters: Counters
    late: int = 0
    objective: int = 0
    extensions: int = 0
    returned: int = 0
    chased: int = 0
    adequate: int = 0
    good: int = 0
    excellent: int = 0
    on_time: int | None = None
    quantity: int | None = None
    progress: int | None = None
    quality: int | None = None

    @property
    def result(self) -> int | None:
        """The mean of quantity, progress and quality, in hundredths of a per cent; None without products."""
        if self.quantity is None or self.progress is None or self.quality is None:
            return None
        return (self.quantity + self.progress + self.quality) // 3


@dataclass(frozen=True, slots=True)
class RatingLine:
    """One unit, leader, bloc or field; `key` is stable, empty for what has none."""

    key: str
    name: str
    rating: Rating


@dataclass(frozen=True, slots=True)
class RatingTable:
    """Ratings of a period.

    Attributes:
        by: "unit", "leader", "bloc", "field".
        as_of: the last day of the period, or today when it is not over.
        lines: in the office's order; empty for a period without tasks.
        total: over the tasks, each once.
        rules: by which points were given.
    """

    by: str
    period: str
    first: date
    last: date
    as_of: date
    lines: tuple[RatingLine, ...]
    total: Rating
    rules: RulesTerms


def counts_in(task: Task, first: date, day: date) -> bool:
    """Rule 2."""
    closed = task.closed_on
    return task.stands and task.assigned_on <= day and (closed is None or closed >= first)


def piece_of_task(task: Task, day: date) -> Piece:
    """A task as one piece: as late as its worst share, with everything that was sent back."""
    finished = task.finished_on
    grades = [share.acceptance.quality for share in task.shares if share.acceptance is not None]
    late_shares = [share for share in task.shares if _delays(task, _finished(share), day)]
    return Piece(
        standing=standing_of(task, day),
        finished=finished is not None,
        delays=_delays(task, finished, day),
        objective=bool(late_shares) and all(_is_objective(share) for share in late_shares),
        extensions=len(task.extensions),
        returned=sum(share.times_returned for share in task.shares),
        chased=len(task.chased_on),
        quality=min(grades, key=_GRADES.index) if finished is not None and grades else None,
    )


def piece_of_share(task: Task, share: Share, day: date) -> Piece:
    """One unit's part as one piece."""
    return Piece(
        standing=standing_of_share(task, share, day),
        finished=share.acceptance is not None,
        delays=_delays(task, _finished(share), day),
        objective=_is_objective(share),
        extensions=len(task.extensions),
        returned=share.times_returned,
        chased=len(task.chased_on),
        quality=share.acceptance.quality if share.acceptance is not None else None,
    )


def rating_of(pieces: Iterable[Piece], points: Points) -> Rating:
    """The numbers over some pieces; all 0 and None for none."""
    known = tuple(pieces)
    products = tuple(piece for piece in known if piece.is_product)
    finished = tuple(piece for piece in products if piece.finished)
    counters = count(piece.standing for piece in known)
    grades = [piece.quality for piece in known if piece.quality is not None]
    late = [piece for piece in products if piece.delays]
    return Rating(
        counters=counters,
        late=sum(piece.delays for piece in late),
        objective=sum(piece.delays for piece in late if piece.objective),
        extensions=sum(piece.extensions for piece in known),
        returned=sum(piece.returned for piece in known),
        chased=sum(piece.chased for piece in known),
        adequate=grades.count(Quality.ADEQUATE),
        good=grades.count(Quality.GOOD),
        excellent=grades.count(Quality.EXCELLENT),
        on_time=_rate(counters.done_on_time, len(finished)),
        quantity=_rate(len(finished), len(products)),
        progress=_points(products, [_progress_points(piece, points) for piece in products], points),
        quality=_points(products, [_quality_points(piece, points) for piece in products], points),
    )


def _delays(task: Task, finished: date | None, day: date) -> int:
    """Rule 4: each former day that had passed when it was extended, and the day in force."""
    passed = [
        extension.former_due
        for extension in task.extensions
        if extension.former_due is not None and extension.on > extension.former_due
    ]
    due = task.deadline.due
    if due is not None and (finished or day) > due:
        passed.append(due)
    return sum(finished is None or finished > one for one in passed)


def _finished(share: Share) -> date | None:
    return share.acceptance.finished_on if share.acceptance is not None else None


def _is_objective(share: Share) -> bool:
    return share.cause is not None and share.cause.kind is CauseKind.OBJECTIVE


def _progress_points(piece: Piece, points: Points) -> int:
    free = piece.objective and points.objective_free
    return _kept(points, points.off_per_delay, 0 if free else piece.delays)


def _quality_points(piece: Piece, points: Points) -> int:
    return _kept(points, points.off_per_return, piece.returned) if piece.finished else 0


def _kept(points: Points, off: int, times: int) -> int:
    """The points left of a product when some per cent went so many times."""
    return points.product * max(0, 100 - off * times) // 100


def _points(products: Sequence[Piece], given: Sequence[int], points: Points) -> int | None:
    return _rate(sum(given), points.product * len(products))


def _rate(part: int, whole: int) -> int | None:
    """Hundredths of a per cent, rounded half up; None of nothing."""
    return (part * HUNDRED_PER_CENT * 2 + whole) // (whole * 2) if whole else None


_GRADES = (Quality.ADEQUATE, Quality.GOOD, Quality.EXCELLENT)
