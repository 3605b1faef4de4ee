"""What a reader sees on a finished paper, whatever file it came in: components with their type and place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one line and one type.

    Attributes:
        size: in points, as drawn.
        font: family without style, e.g. "Times New Roman".
        page: from 1.
        centred: whether they stand in the middle of what they stand in.
    """

    text: str
    size: float
    bold: bool
    italic: bool
    font: str
    black: bool
    page: int
    centred: bool


@dataclass(frozen=True, slots=True)
class Ruled:
    """A line under words.

    Attributes:
        share: its length against that of the longest line of the words; 0 where there is no line.
        centred: whether its middle stands under theirs.
    """

    share: float
    centred: bool


@dataclass(frozen=True, slots=True)
class HeadSeen:
    """The letterhead.

    Attributes:
        parent: lines of the parent body; may be empty.
        issuer: lines of the issuing body; may be empty.
        number: None where none is found; so are the others.
        same_line: whether number, and place and day, stand at one height.
        title_right: whether the national title stands right of the issuing body.
        about: lines of "V/v …"; may be empty.
    """

    national: Words
    motto: Words | None
    motto_ruled: Ruled
    parent: tuple[Words, ...]
    issuer: tuple[Words, ...]
    issuer_ruled: Ruled
    number: Words | None
    place_and_day: Words | None
    same_line: bool
    title_right: bool
    about: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class HeadingSeen:
    """Title and subject, or the title of an annex.

    Attributes:
        label: "Phụ lục …" of an annex; None on any other sheet.
        kind: lines in capitals.
        about: lines of the subject.
        remark: lines in brackets: "(Kèm theo …)", "(Tính đến …)".
    """

    label: Words | None = None
    kind: tuple[Words, ...] = ()
    about: tuple[Words, ...] = ()
    about_ruled: Ruled = Ruled(0, True)
    remark: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class BodySeen:
    """A paragraph of running text; None where the file does not tell.

    Attributes:
        first: its first line.
        justified: whether it ends at both margins.
        indent: of the first line, in millimetres.
        gap: above it, in points.
        spacing: of its lines, against a single line of its type.
    """

    first: Words
    justified: bool | None
    indent: float | None
    gap: float | None
    spacing: float | None


@dataclass(frozen=True, slots=True)
class FootSeen:
    """Recipients and signer.

    Attributes:
        label: "Nơi nhận:".
        recipients: whole entries, one each.
        capacity: lines in capitals.
        signer: None where there is room for the name only.
        same_line: whether "Nơi nhận:" stands at the height of the capacity.
    """

    label: Words
    recipients: tuple[Words, ...]
    capacity: tuple[Words, ...]
    signer: Words | None
    same_line: bool


@dataclass(frozen=True, slots=True)
class PageSeen:
    """A page of a sheet.

    Attributes:
        page: its number in the file, from 1.
        width, height: millimetres.
        margins: top, bottom, left, right in millimetres: what is set, or what is left free of ink.
        number: the page number that is shown; None for none.
        number_above: whether it stands in the top margin, in its middle.
    """

    page: int
    width: float
    height: float
    margins: tuple[float, float, float, float]
    number: Words | None
    number_above: bool


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """A paper whose pages are numbered from 1: a letter, an annex, one of many lists.

    Attributes:
        pages: never empty; a DOCX, whose pages nobody has counted, shows its first two.
        repeated_heading: whether every table goes on below its heading row; None where it fits a page.
    """

    pages: tuple[PageSeen, ...]
    head: HeadSeen | None
    heading: HeadingSeen
    body: tuple[BodySeen, ...]
    address: Words | None
    foot: FootSeen | None
    repeated_heading: bool | None


@dataclass(frozen=True, slots=True)
class PaperSeen:
    """A whole file.

    Attributes:
        words: all words once for each font and colour, for what concerns every letter.
        inked: whether margins are measured by ink and may be wider than what is set.
    """

    sheets: tuple[SheetSeen, ...]
    words: tuple[Words, ...]
    inked: bool
