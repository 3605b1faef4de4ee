"""Parts of minutes: what a heading opens holds for the lines under it, until a heading of its kind or a higher one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from giaoban_tracker.minutes.deadlines import FoundDeadline
from giaoban_tracker.minutes.layout.headings import SILENT, Role
from giaoban_tracker.minutes.layout.lines import Line, Mark
from giaoban_tracker.minutes.people.speech import Speaker
from giaoban_tracker.minutes.plain import PlainText
from giaoban_tracker.minutes.units.named import Owners


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with what it gives to the lines under it.

    Attributes:
        kind: the kind of its mark, or "capitals", "announcement", "label" for unmarked headings; "" for the whole text.
        role: what the part is for.
        speaker: who asks in it.
        owners: whom its heading or one above names; None when nobody.
        due: the deadline that its heading or one above gives; None when none.
    """

    kind: str
    role: Role
    speaker: Speaker
    owners: Owners | None = None
    due: FoundDeadline | None = None


_LONG_HEADING = 6


def heading_kind(plain: PlainText, line: Line) -> str:
    """The kind of a heading: headings of one kind are siblings."""
    if line.mark is not Mark.NONE:
        return line.mark.value
    text = plain.text[line.start : line.end]
    if text.isupper():
        return "capitals"
    return "announcement" if text.endswith(":") and len(text.split()) > _LONG_HEADING else "label"


class PartStack:
    """The parts that a line stands in, from the whole text inwards."""

    def __init__(self, speaker: Speaker) -> None:
        self._parts = [Part("", Role.NARRATIVE, speaker)]
        self._role_at_the_end: Role | None = None
        self.has_silent_parts = False
        self._closed_role: Role | None = None

    def start_again(self, role_at_the_end: Role) -> None:
        """Begin a second reading in which headings without a role of their own, behind silent parts, have this one.

        Minutes go from results and opinions to what is to be done; where no heading says so, their last part is that.
        """
        del self._parts[1:]
        self._role_at_the_end = role_at_the_end
        self.has_silent_parts = False

    def start_as(self, role: Role) -> None:
        """Begin a second reading in which the whole text has a role."""
        self._parts = [replace(self._parts[0], role=role)]

    def role_of(self, role: Role | None, above: Part) -> Role:
        """The role of a heading's part: its own, or that of the part it stands in.

        What stands under results or proposals is theirs, whatever it is called, unless it opens the conclusion.
        """
        if above.role in SILENT and above.kind and role not in (Role.DIRECT, Role.NOTES):
            return above.role
        if (
            role is None
            and self.has_silent_parts
            and self._role_at_the_end is not None
            and above.role is Role.NARRATIVE
        ):
            role = self._role_at_the_end
        if role is None and self._closed_role is Role.DIRECT and above.role is Role.NARRATIVE:
            role = Role.DIRECT  # the conclusion is over only where a heading says what else begins
        self.has_silent_parts = self.has_silent_parts or role in SILENT
        return above.role if role is None else role

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of the parts that are open."""
        return frozenset(part.kind for part in self._parts)

    @property
    def here(self) -> Part:
        """The innermost part."""
        return self._parts[-1]

    def leave_siblings(self, kind: str) -> Part:
        """Close what a new heading or item of a kind ends; the part above it.

        Capitals are titles and close everything. A kind that is open closes down to its part. An announcement closes
        labels and announcements.
        """
        if kind == "capitals":
            del self._parts[1:]
        kinds = [part.kind for part in self._parts]
        closed = {"announcement": ("announcement", "label"), "label": ("label",)}.get(kind, (kind,))
        places = [kinds.index(one) for one in closed if one in kinds]
        self._closed_role = None
        if places and kind:
            self._closed_role = self._parts[min(places)].role
            del self._parts[min(places) :]
        return self._parts[-1]

    def open(self, part: Part) -> None:
        """Open a part inside the innermost one."""
        self._parts.append(part)
