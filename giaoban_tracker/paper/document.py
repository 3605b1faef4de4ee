"""A printed form as one value, before anybody draws it: PDF, DOCX and XLSX are three drawings of the same `Document`.

Words stand here and nowhere else, so that the three outputs cannot differ in what they say. Sizes, styles and margins
do not stand here: they follow from what a part *is*, by Decree 30/2020.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

Value = str | int | float | date
"""What stands in a cell of a table: a day stays a day and a number a number, so that Excel can count with it."""

Row = tuple[Value, ...]

UPRIGHT_MM = 165.0
"""Width of the text on a sheet that stands upright (khổ dọc): A4 less the margins 30 and 15 mm."""

ACROSS_MM = 252.0
"""Width of the text on a sheet that lies across (khổ ngang)."""

NO_TASK = "Không có nhiệm vụ."


class Align(StrEnum):
    """How the cells of a column stand."""

    LEFT = "left"
    CENTRE = "center"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        key: stable ASCII name, by which a person's choice of columns is kept.
        title: heading, as forms.md words it.
        width: millimetres, rules and padding included.
        group: heading that this column shares with its neighbours of the same group; empty for none.
    """

    key: str
    title: str
    width: float
    align: Align = Align.LEFT
    group: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one grey band.

    Attributes:
        title: the words of the band; empty for rows without a band.
        rows: one value per column; may be empty.
    """

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading row that is repeated on every page.

    Attributes:
        name: what it is called in a list of worksheets, at most 31 letters.
        size: type size in points.
        total: a last row in bold type (dòng tổng cộng); empty for none.
        empty: what is printed when there is no row.
        closing: sentence that goes with the signature when the last row is too tall to do so.
        is_main: whether it is what the form is about, and not a summary beside it.
    """

    name: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    size: float = 12.0
    total: Row = ()
    empty: str = NO_TASK
    closing: str = ""
    is_main: bool = True

    @property
    def count(self) -> int:
        """How many rows there are, bands and total not counted."""
        return sum(len(group.rows) for group in self.groups)


class Style(StrEnum):
    """What a paragraph is; its type follows from it."""

    BODY = "body"
    """nội dung: justified, first line indented"""
    ITEM = "item"
    """a numbered particular of a slip, not indented"""
    SECTION = "section"
    """Roman-numbered heading of a part, bold"""
    BASIS = "basis"
    """căn cứ: italic"""
    ADDRESS = "address"
    """Kính gửi"""
    NOTE = "note"
    """a remark below a table, small and italic"""
    FILL = "fill"
    """a label and dotted room to write by hand"""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text.

    Attributes:
        lead: first words in bold type; empty for none.
        dotted_lines: how many lines of dots follow, for `Style.FILL`.
    """

    text: str
    style: Style = Style.BODY
    lead: str = ""
    dotted_lines: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """Paragraphs in a frame."""

    lines: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who signs.

    Attributes:
        capacity: lines in capitals: "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG".
        hint: what stands in brackets below: "(Ký, ghi rõ họ tên)"; empty for none.
        signer: full name; empty leaves room for it.
    """

    capacity: tuple[str, ...]
    signer: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """The foot of a paper: recipients on the left or a first party, the signer on the right. Never split, never alone.

    Attributes:
        recipients: lines of 'Nơi nhận' with dash and end mark; empty when the left side belongs to a party.
        parties: from left to right; with recipients exactly one, else one or two.
    """

    recipients: tuple[str, ...]
    parties: tuple[Party, ...]


class Fill(StrEnum):
    """How a bar is filled, so that a copier without colours keeps the kinds apart."""

    GREY = "grey"
    HATCHED = "hatched"
    WHITE = "white"
    BLACK = "black"


@dataclass(frozen=True, slots=True)
class Series:
    """What bars of one fill count."""

    label: str
    fill: Fill


@dataclass(frozen=True, slots=True)
class ChartLine:
    """The bars of one name; one value per series."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars beside their numbers: what is drawn is also said, so that nobody has to guess a length.

    Attributes:
        name: what it is called in a list of worksheets, at most 31 letters.
        title: the line above it.
        by: heading of the names.
        lines: never empty.
        stacked: whether the values of a line are parts of one bar, else each has a bar of its own.
        size: type size in points.
    """

    name: str
    title: str
    by: str
    series: tuple[Series, ...]
    lines: tuple[ChartLine, ...]
    stacked: bool
    size: float = 11.0


Block = Paragraph | Table | Box | Chart | Signature


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues, number, place and day; beside the national title and motto, which every output adds.

    Attributes:
        parent: body above the issuing one, in capitals; empty for none.
        issuer: issuing body, in capitals.
        number: "Số: …/BC-VP"; empty on a slip that bears none.
        place_and_day: "Sơn Hà, ngày 05 tháng 10 năm 2017".
        about: subject of an official letter (trích yếu công văn) below its number: "V/v …"; empty for none.
    """

    parent: str
    issuer: str
    number: str
    place_and_day: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class AnnexHead:
    """An annex has no national title, number, place and day of its own.

    Attributes:
        label: "Phụ lục", "Phụ lục I".
    """

    label: str


@dataclass(frozen=True, slots=True)
class Heading:
    """What the sheet is.

    Attributes:
        kind: lines in capitals (tên loại, or the title of an annex); may be empty for a letter.
        about: subject below the kind (trích yếu), with a line under it; empty for none.
        remark: italic line below; empty for none.
    """

    kind: tuple[str, ...]
    about: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper that begins on a page of its own and whose pages are numbered from 1.

    Attributes:
        name: what the list of contents and the worksheet call it.
        across: whether the paper lies across (khổ ngang).
    """

    name: str
    head: Letterhead | AnnexHead | None
    heading: Heading
    blocks: tuple[Block, ...]
    across: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A form ready for every output.

    Attributes:
        form: code of forms.md: "F7".
        title: what the file's properties call it.
        author: issuing body.
        made_on: the day that the file bears as its day of making; the clock is never asked.
        sheets: never empty; a letter and its annexes, or one list per unit.
    """

    form: str
    title: str
    author: str
    made_on: date
    sheets: tuple[Sheet, ...]


def together(first: Document, others: Sequence[Document]) -> Document:
    """Several documents as one: each sheet begins on a page of its own and is numbered from 1, as it was alone."""
    sheets = (sheet for document in (first, *others) for sheet in document.sheets)
    return replace(first, sheets=tuple(sheets))
