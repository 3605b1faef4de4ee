"""Paper: forms of the office set as PDF in the layout of Decree 30/2020, and their pages as pictures.

This room gets values whose names are all resolved and gives back bytes. It refuses to know where tasks are kept,
what time it is, and where a file is saved.
"""

from __future__ import annotations

from pathlib import Path

from giaoban_tracker.domain.follow_up import AssignmentAnnex, FollowUpList
from giaoban_tracker.paper import assignment_form, follow_up_form
from giaoban_tracker.paper.page_images import PageImage, page_count, page_images
from giaoban_tracker.paper.typeface import SHIPPED, Typeface
from giaoban_tracker.paper.typesetting import Markup, typeset

__all__ = [
    "FORMS",
    "SHIPPED",
    "Markup",
    "PageImage",
    "Typeface",
    "markup_of",
    "page_count",
    "page_images",
    "print_annex",
    "print_follow_up",
    "typeset",
]

FORMS = (("F7", follow_up_form.TITLE), ("F3", assignment_form.TITLE))
"""The forms that can be printed: code of forms.md and Vietnamese title."""


def print_follow_up(form: FollowUpList, resources: Path, typeface: Typeface = SHIPPED) -> bytes:
    """Form F7 as a PDF; the same list gives the same bytes.

    Raises:
        Unavailable: "font-missing", "form-missing"; Unreadable: "form-broken", for a template that an office changed.
    """
    return typeset(markup_of(form, resources, typeface))


def print_annex(annex: AssignmentAnnex, resources: Path, typeface: Typeface = SHIPPED) -> bytes:
    """Form F3 as a PDF; the same annex gives the same bytes. Raises as `print_follow_up` does."""
    return typeset(markup_of(annex, resources, typeface))


def markup_of(form: FollowUpList | AssignmentAnnex, resources: Path, typeface: Typeface = SHIPPED) -> Markup:
    """What `typeset` compiles: a benchmark compiles the same by bare typst."""
    if isinstance(form, FollowUpList):
        return follow_up_form.follow_up_markup(form, resources, typeface)
    return assignment_form.assignment_markup(form, resources, typeface)
