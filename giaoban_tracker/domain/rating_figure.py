"""The numbers of a line of ratings, one by one: what each piece of work adds to which of them.

So that the rows behind a number are exactly those that made it.
"""

from __future__ import annotations

from enum import StrEnum

from giaoban_tracker.domain.rating import Piece
from giaoban_tracker.domain.standing import APART, Standing
from giaoban_tracker.domain.task import Quality


class RatingFigure(StrEnum):
    """One number of a line; the value is its stable name."""

    TOTAL = "total"
    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    OPEN_IN_TIME = "open_in_time"
    OPEN_OVERDUE = "open_overdue"
    APART = "apart"
    FINISHED = "finished"
    """Products that are finished: what the on-time rate is of."""
    LATE = "late"
    """Delays; a piece may have several."""
    OBJECTIVE = "objective"
    EXTENSIONS = "extensions"
    RETURNED = "returned"
    CHASED = "chased"
    ADEQUATE = "adequate"
    GOOD = "good"
    EXCELLENT = "excellent"
    PRODUCTS = "products"
    """What points are given for: finished or overdue."""


_STANDINGS = {
    RatingFigure.DONE_ON_TIME: Standing.DONE_ON_TIME,
    RatingFigure.DONE_LATE: Standing.DONE_LATE,
    RatingFigure.OPEN_IN_TIME: Standing.OPEN_IN_TIME,
    RatingFigure.OPEN_OVERDUE: Standing.OPEN_OVERDUE,
}
_GRADES = {
    RatingFigure.ADEQUATE: Quality.ADEQUATE,
    RatingFigure.GOOD: Quality.GOOD,
    RatingFigure.EXCELLENT: Quality.EXCELLENT,
}


def adds(piece: Piece, figure: RatingFigure) -> int:
    """How much a piece adds to a number of its line; 0 when it is none of its rows."""
    if figure in _STANDINGS:
        return int(piece.standing is _STANDINGS[figure])
    if figure in _GRADES:
        return int(piece.quality is _GRADES[figure])
    match figure:
        case RatingFigure.APART:
            return int(piece.standing in APART)
        case RatingFigure.FINISHED:
            return int(piece.is_product and piece.finished)
        case RatingFigure.PRODUCTS:
            return int(piece.is_product)
        case RatingFigure.LATE:
            return piece.delays if piece.is_product else 0
        case RatingFigure.OBJECTIVE:
            return piece.delays if piece.is_product and piece.objective else 0
        case RatingFigure.EXTENSIONS:
            return piece.extensions
        case RatingFigure.RETURNED:
            return piece.returned
        case RatingFigure.CHASED:
            return piece.chased
    return 1
