"""What a person decided about a plan so far; nothing of it is in the book yet. No Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from giaoban_tracker.domain.identity import FactId
from giaoban_tracker.ui.pages.post import words
from giaoban_tracker.workflow.post import Choices, FilePlan, MergePlan

_ROW = re.compile(r"(\d+)$")


@dataclass(slots=True)
class Judging:
    """Decisions on one plan.

    Attributes:
        set_aside: reports that shall not count, with the reason, which may still be missing.
        skipped: forms (sha256) of which the good rows are taken without the others.
    """

    set_aside: dict[FactId, str] = field(default_factory=dict)
    skipped: set[str] = field(default_factory=set)

    def takes(self, file: FilePlan, ticked: frozenset[str]) -> bool:
        """Whether the file would be taken by 'take what is chosen'."""
        if words.is_form_to_mend(file):
            return file.sha256 in self.skipped
        return words.is_taken_at_once(file) or file.sha256 in ticked

    def choices(self, plan: MergePlan, ticked: frozenset[str]) -> Choices:
        """The decisions as the errand takes them; files that nobody took stay out, refused ones are noted."""
        left = {file.sha256 for file in plan.files if words.needs_judging(file) and not self.takes(file, ticked)}
        aside = {fact: why for fact, why in self.set_aside.items() if why.strip()}
        return Choices(frozenset(left), aside, frozenset(self.skipped))

    def without_reason(self) -> int:
        """How many reports are set aside without words for the unit."""
        return sum(not why.strip() for why in self.set_aside.values())


def refused_rows(file: FilePlan) -> int:
    """How many rows of a form have a cell that cannot be taken."""
    return len({(match[1] if (match := _ROW.search(line.place)) else line.place) for line in words.refused_cells(file)})
