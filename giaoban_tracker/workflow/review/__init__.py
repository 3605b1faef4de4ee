"""Reviewing minutes (rà soát biên bản): drafts under judgement as one frozen value, and the judgements.

Pure: nothing is stored and nothing shown. Several errands share it.
"""

from __future__ import annotations

from giaoban_tracker.workflow.review.cards import (
    Addressees,
    Card,
    Change,
    Clause,
    Continuation,
    Likeness,
    Owners,
    TaskDraft,
    Verdict,
    as_read,
    head_of,
    sentence_case,
)
from giaoban_tracker.workflow.review.judging import (
    accept,
    accept_rest,
    add,
    continue_task,
    dismiss,
    dismiss_clause,
    edit,
    give_lead,
    give_owners,
    merge,
    readdress,
    redate,
    redo,
    reopen,
    requote,
    split,
    undo,
)
from giaoban_tracker.workflow.review.session import Minutes, Session
from giaoban_tracker.workflow.review.typed_deadline import day_given, kind_given
from giaoban_tracker.workflow.review.whole import Review, begin

__all__ = [
    "Addressees", "Card", "Change", "Clause", "Continuation", "Likeness", "Minutes", "Owners", "Review", "Session",
    "TaskDraft", "Verdict",
    "accept", "accept_rest", "add", "as_read", "begin", "continue_task", "day_given", "dismiss", "dismiss_clause",
    "edit", "give_lead", "give_owners", "head_of", "kind_given", "merge", "readdress", "redate", "redo", "reopen",
    "requote", "sentence_case", "split", "undo",
]  # fmt: skip
