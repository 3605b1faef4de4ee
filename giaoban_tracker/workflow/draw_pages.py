"""Draw pages of a printed form as pictures, for the screen and for printers that take no PDF.

The library that draws must never be entered by two threads at once: call these from one worker only.
"""

from __future__ import annotations

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.paper import PageImage, PageSize, page_images
from giaoban_tracker.paper import page_sizes as sizes_in

__all__ = ["PageImage", "PageSize", "draw", "draw_foreign", "foreign_page_sizes", "page_sizes"]


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """The size of every page; never empty, a form has at least one."""
    return sizes_in(pdf)


def foreign_page_sizes(pdf: bytes, name: str) -> tuple[PageSize, ...]:
    """The same of a file that came from elsewhere; may be empty.

    Raises:
        Unreadable: "picture-unreadable" with `name`, when it is damaged or locked by a password.
    """
    try:
        return sizes_in(pdf)
    except RuntimeError as error:
        raise Unreadable("picture-unreadable", name=name) from error


def draw(pdf: bytes, number: int, *, dots_per_inch: float) -> PageImage:
    """One page, counted from 0, on white.

    Raises:
        IndexError: there is no such page.
    """
    return page_images(pdf, dots_per_inch=dots_per_inch, pages=range(number, number + 1))[0]


def draw_foreign(pdf: bytes, name: str, number: int, *, dots_per_inch: float) -> PageImage:
    """The same of a file that came from elsewhere, of which single pages may be damaged.

    Raises:
        Unreadable: "picture-unreadable" with `name`.
    """
    try:
        return draw(pdf, number, dots_per_inch=dots_per_inch)
    except (RuntimeError, IndexError) as error:
        raise Unreadable("picture-unreadable", name=name) from error
