"""From markup to PDF by typst: what is compiled is one value, so that a benchmark can compile the very same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import typst

from giaoban_tracker.domain.errors import Unavailable, Unreadable
from giaoban_tracker.paper.plain_text import drawable
from giaoban_tracker.paper.typeface import Face

_LARGE = 150_000
"""Letters of data from which on it is worth 20 milliseconds to free memory; a list of 500 rows has more."""

_REMEMBERED = 11


@dataclass(frozen=True, slots=True)
class Markup:
    """A form ready to be set: a template and the data that it prints.

    Attributes:
        template: the .typ file; templates beside it may be imported, nothing above that folder.
        data: JSON that the template reads from `sys.inputs.data`; never typst code.
        fonts: the only fonts that may be used.
        made_on: the day that the PDF bears as its day of making; the clock is never asked.
    """

    template: Path
    data: str
    fonts: typst.Fonts
    made_on: date


def markup(template: Path, data: Mapping[str, object], face: Face, made_on: date) -> Markup:
    """A template with its data, every character of which the face can draw: PDF/A refuses a file with a gap."""
    text = json.dumps({"families": face.families, **data}, ensure_ascii=False)
    return Markup(template, drawable(text, face.advances), face.fonts, made_on)


def typeset(markup: Markup) -> bytes:
    """A PDF, tagged and PDF/A-2b; the same markup gives the same bytes.

    Raises:
        Unavailable: "form-missing" when the template is not there.
        Unreadable: "form-broken" when the template, which an office may edit, is not valid.
    """
    if not markup.template.is_file():
        raise Unavailable("form-missing", path=markup.template)
    try:
        pdf = typst.compile(
            markup.template,
            root=markup.template.parent,
            font_paths=markup.fonts,
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"data": markup.data},
            pdf_standards="a-2b",
            timestamp=datetime(markup.made_on.year, markup.made_on.month, markup.made_on.day, tzinfo=UTC),
        )
    except typst.TypstError as error:
        raise Unreadable("form-broken", path=markup.template, detail=error.message) from error
    assert isinstance(pdf, bytes)
    if len(markup.data) > _LARGE:
        _forget()
    return pdf


def _forget() -> None:
    """Have typst let go of what it remembers of a large form: 200 KB a row, so that a second list would double it.

    WORKAROUND: it keeps what none of the last ten compilations used, and has no other way to be told.
    """
    for _ in range(_REMEMBERED):
        typst.compile(b"", ignore_system_fonts=True, format="svg")
