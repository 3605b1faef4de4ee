"""A review together with the minutes it judges and the meeting they belong to: what is kept when the program closes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.workflow.review.whole import Review


@dataclass(frozen=True, slots=True)
class Minutes:
    """Minutes as they were handed over.

    Attributes:
        name: the file's name; empty when they were pasted.
        original: the bytes of the file, or of the pasted text in UTF-8; kept with the meeting.
        text: the words as read; spans are offsets into it.
    """

    name: str
    original: bytes
    text: str

    @property
    def digest(self) -> str:
        """What tells these minutes from others, and names their kept bytes: SHA-256, hex."""
        return hashlib.sha256(self.original).hexdigest()


@dataclass(frozen=True, slots=True)
class Session:
    """A review in progress.

    Attributes:
        terms: the meeting as the person has described it so far.
        current: the number of the card that is looked at; 0 when it is none.
        day_found: whether the day of the meeting stands in the minutes or was set by a person; False while it is
            only assumed.
    """

    minutes: Minutes
    terms: MeetingTerms
    review: Review
    current: int = 0
    day_found: bool = False
