"""Call a unit's computer by another name; its key, its unit and what counts of it stay as they are."""

from __future__ import annotations

from dataclasses import replace

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fold import standing_facts
from giaoban_tracker.domain.identity import SubjectId
from giaoban_tracker.domain.post_deeds import KeyTrusted
from giaoban_tracker.workflow.desk import Desk

_LONGEST = 60


def rename_device(desk: Desk, kid: str, name: str) -> Changes:
    """Rename a computer; the same name changes nothing.

    Raises:
        Refused: "unknown-device", "device-name-missing".
    """
    named = " ".join(name.split())[:_LONGEST]
    if not named:
        raise Refused("device-name-missing")
    with desk.ledger.writing() as book:
        told = [fact.deed for fact in standing_facts(book.facts_about(SubjectId(kid)))]
        trusted = [deed for deed in told if isinstance(deed, KeyTrusted)]
        if not trusted:
            raise Refused("unknown-device", device=kid)
        if trusted[-1].device == named:
            return Changes()
        return book.append([desk.fact(kid, replace(trusted[-1], device=named))])
