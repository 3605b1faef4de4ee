"""Conditions that no filter of the table sets: those of an agenda, a card or a reminder, in words, to be taken away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from giaoban_tracker.domain.clarity import CLARITIES, USUAL_LABELS
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.terms import day_text


def asked_elsewhere(query: TaskQuery, names: Mapping[str, str]) -> Iterator[tuple[str, TaskQuery]]:
    """Each with the query when it is taken away.

    Args:
        names: names of meetings by id.
    """
    if query.asked:
        yield "Đề nghị gia hạn", replace(query, asked=False)
    if query.unclear:
        labels = [USUAL_LABELS[CLARITIES.index(one)] for one in CLARITIES if one in query.unclear]
        yield f"Chưa {', '.join(labels)}", replace(query, unclear=frozenset())
    if query.silent_since is not None:
        yield f"Không báo cáo từ {day_text(query.silent_since)}", replace(query, silent_since=None)
    if query.chased_at_least or query.chased_fewer_than:
        yield _chased(query), replace(query, chased_at_least=0, chased_fewer_than=0)
    if query.closed_from is not None or query.closed_to is not None:
        ends = (("từ", query.closed_from), ("đến", query.closed_to))
        words = " ".join(("Nghiệm thu", *(f"{word} {day_text(day)}" for word, day in ends if day is not None)))
        yield words, replace(query, closed_from=None, closed_to=None)
    if query.review_until is not None:
        yield f"Cần xem lại đến {day_text(query.review_until)}", replace(query, review_until=None)
    if query.due_meeting is not None:
        meeting = names.get(query.due_meeting, "một kỳ giao ban")
        yield f"Hạn gắn với {meeting}", replace(query, due_meeting=None)
    if query.parent is not None:
        yield "Phần việc của một nhiệm vụ", replace(query, parent=None)
    if query.series is not None:
        period = f" {query.period}" if query.period else ""
        yield f"Các kỳ của một nhiệm vụ định kỳ{period}", replace(query, series=None, period="")


def _chased(query: TaskQuery) -> str:
    least = f"từ {query.chased_at_least}" if query.chased_at_least else ""
    most = f"dưới {query.chased_fewer_than}" if query.chased_fewer_than else ""
    return f"Đôn đốc {' và '.join(filter(None, (least, most)))} lần"
