"""What an errand changed, so that pages know what to read again."""

from __future__ import annotations

from dataclasses import dataclass

from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.identity import FactId, SubjectId


@dataclass(frozen=True, slots=True)
class Changes:
    """The subjects an errand touched and the facts it wrote, in the order of the journal; empty when none."""

    subjects: frozenset[tuple[SubjectKind, SubjectId]] = frozenset()
    facts: tuple[FactId, ...] = ()

    def touches(self, kind: SubjectKind) -> bool:
        """Whether anything of that kind changed."""
        return any(touched is kind for touched, _ in self.subjects)
