"""Paper: forms of the office set as PDF in the layout of Decree 30/2020, and their pages as pictures.

This room gets values whose names are all resolved and gives back bytes. It refuses to know where tasks are kept,
what time it is, and where a file is saved.
"""

from __future__ import annotations

from pathlib import Path

from giaoban_tracker.domain.follow_up import FollowUpList
from giaoban_tracker.paper.follow_up_form import follow_up_markup
from giaoban_tracker.paper.typeface import SHIPPED, Typeface
from giaoban_tracker.paper.typesetting import Markup, typeset

__all__ = ["SHIPPED", "Markup", "Typeface", "markup_of", "print_follow_up", "typeset"]


def print_follow_up(form: FollowUpList, resources: Path, typeface: Typeface = SHIPPED) -> bytes:
    """Form F7 as a PDF; the same list gives the same bytes."""
    return typeset(markup_of(form, resources, typeface))


def markup_of(form: FollowUpList, resources: Path, typeface: Typeface = SHIPPED) -> Markup:
    """What `typeset` compiles: a benchmark compiles the same by bare typst."""
    return follow_up_markup(form, resources, typeface)
