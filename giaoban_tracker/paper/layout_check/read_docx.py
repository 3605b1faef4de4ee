"""The components of a DOCX, section by section, found by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from giaoban_tracker.paper.columns import text_width
from giaoban_tracker.paper.layout_check.docx_paragraphs import (
    TWIPS_PER_MM,
    DocxBlock,
    DocxCell,
    DocxFile,
    DocxParagraph,
    DocxSection,
    DocxTable,
    W,
    read_docx,
)
from giaoban_tracker.paper.layout_check.docx_places import (
    all_paragraphs,
    cell_holds,
    column_of,
    holds,
    is_running,
    is_title,
    repeats_headings,
    share_a_row,
    stacked,
)
from giaoban_tracker.paper.layout_check.seen import (
    BodySeen,
    FootSeen,
    HeadingSeen,
    HeadSeen,
    PageSeen,
    PaperSeen,
    Ruled,
    SheetSeen,
    Words,
)
from giaoban_tracker.paper.letterhead import MOTTO, NATIONAL_TITLE, RECIPIENTS

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SIDES = ("top", "bottom", "left", "right")
_DATED = re.compile(r", ?ngày \S+ tháng")


def see_docx(content: bytes, bold_widths: Mapping[int, float]) -> PaperSeen:
    """Everything a DOCX states that Decree 30 has a rule for.

    Args:
        bold_widths: of bold letters in em, to know how long a line under words is against them.

    Raises:
        Unreadable: as `read_docx`.
    """
    file = read_docx(content)
    sheets = tuple(
        _Section(file, section, number, bold_widths).sheet() for number, section in enumerate(file.sections, 1)
    )
    words = {
        (run.font, run.black): Words(run.text, run.size, run.bold, run.italic, run.font, run.black, number, True)
        for number, section in enumerate(file.sections, 1)
        for paragraph in all_paragraphs(section.blocks)
        for run in paragraph.runs
        if run.text.strip()
    }
    return PaperSeen(sheets, tuple(words.values()), inked=False)


@dataclass(frozen=True, slots=True)
class _Section:
    """One section on its way to a sheet.

    Attributes:
        number: stands for the page, since nobody has counted pages.
    """

    file: DocxFile
    section: DocxSection
    number: int
    bold_widths: Mapping[int, float]

    def sheet(self) -> SheetSeen:
        blocks = self.section.blocks
        at = next((at for at, block in enumerate(blocks) if holds(block, NATIONAL_TITLE)), None)
        head = self._head(blocks[at]) if at is not None else None
        foot = next((block for block in reversed(blocks) if holds(block, RECIPIENTS)), None)
        heading, rest = self._heading(blocks[at + 1 if at is not None else 0 :])
        address = next(
            (block for block in rest if isinstance(block, DocxParagraph) and block.text.startswith("Kính gửi")), None
        )
        return SheetSeen(
            pages=self._pages(),
            head=head,
            heading=heading,
            body=tuple(self._body(rest)),
            address=self._words(address) if address else None,
            foot=self._foot(foot) if isinstance(foot, DocxTable) else None,
            repeated_heading=repeats_headings(blocks),
        )

    def _words(self, paragraph: DocxParagraph) -> Words:
        """A paragraph as one: its longest run tells the type."""
        run = max(paragraph.runs, key=lambda run: len(run.text))
        centred = paragraph.align == "center" and abs(paragraph.left - paragraph.right) < 1 and paragraph.first_line < 1
        return Words(paragraph.text, run.size, run.bold, run.italic, run.font, run.black, self.number, centred)

    # ------------------------------------------------------------ letterhead

    def _head(self, block: DocxBlock) -> HeadSeen | None:
        if not isinstance(block, DocxTable):
            return None
        right = column_of(block, NATIONAL_TITLE)
        left = next((column for column in range(len(block.rows[0])) if column != right), right)
        bodies, national = stacked(block, left), stacked(block, right)
        title = next(paragraph for paragraph in national if paragraph.text.upper() == NATIONAL_TITLE)
        motto = next((one for one in national if _is_motto(one.text)), None)
        dated = next((one for one in national if _DATED.search(one.text)), None)
        number_at = next((at for at, one in enumerate(bodies) if one.text.startswith("Số:")), len(bodies))
        names = [one for one in bodies[:number_at] if one.text]
        issuer = [one for one in names if one.runs[0].bold] or names[-1:]
        below = [one for one in bodies[number_at:] if one.text]
        return HeadSeen(
            national=self._words(title),
            motto=self._words(motto) if motto else None,
            motto_ruled=self._ruled([motto] if motto else [], national, block.rows[0][right]),
            parent=tuple(self._words(one) for one in names if one not in issuer),
            issuer=tuple(map(self._words, issuer)),
            issuer_ruled=self._ruled(issuer, bodies, block.rows[0][left]),
            number=self._words(below[0]) if below else None,
            place_and_day=self._words(dated) if dated else None,
            same_line=dated is not None and share_a_row(block, "Số:", dated.text),
            title_right=right > left,
            about=tuple(map(self._words, below[1:])),
        )

    def _ruled(self, lines: Sequence[DocxParagraph], around: Sequence[DocxParagraph], cell: DocxCell) -> Ruled:
        """The line below words: a border of an empty paragraph, or one drawn by hand."""
        if not lines:
            return Ruled(0, True)
        room = cell.width or 1000.0
        longest = max(
            min(text_width(one.text, self.bold_widths, one.runs[0].size), room - one.left - one.right) for one in lines
        )
        for one in (lines[-1], *around[around.index(lines[-1]) + 1 :]):
            if one is not lines[-1] and one.text:
                break
            if one.drawn:
                return Ruled(one.drawn / longest, True)
            if one.ruled:
                return Ruled((cell.width - one.left - one.right) / longest, abs(one.left - one.right) < 1)
        return Ruled(0, True)

    # ------------------------------------------------------------ heading and text

    def _heading(self, blocks: Sequence[DocxBlock]) -> tuple[HeadingSeen, Sequence[DocxBlock]]:
        """Title, subject and remark, and the blocks after them."""
        end = 0
        lines: list[DocxParagraph] = []
        for end, block in enumerate(blocks):  # noqa: B007 - the place where the heading ends is wanted
            if isinstance(block, DocxTable) or (block.text and not is_title(block)):
                break
            lines.append(block)
        said = [line for line in lines if line.text]
        label = said[0] if said and said[0].text.startswith("Phụ lục") else None
        remark = [line for line in said if line.text.startswith("(")]
        titles = [line for line in said if line is not label and line not in remark]
        kind = [line for at, line in enumerate(titles) if label or not at or line.text.upper() == line.text]
        about = [line for line in titles if line not in kind]
        heading = HeadingSeen(
            label=self._words(label) if label else None,
            kind=tuple(map(self._words, kind)),
            about=tuple(map(self._words, about)),
            about_ruled=self._ruled(about, lines, DocxCell(self._text_width(), ())),
            remark=tuple(map(self._words, remark)),
        )
        return heading, blocks[end:]

    def _body(self, blocks: Sequence[DocxBlock]) -> Iterator[BodySeen]:
        before = 0.0
        for block in blocks:
            if isinstance(block, DocxTable):
                before = 0.0
                continue
            if block.text and is_running(block):
                yield BodySeen(
                    first=self._words(block),
                    justified=block.align == "both",
                    indent=block.first_line + block.left,
                    gap=max(block.before, before),
                    spacing=block.line or None,
                )
            before = block.after

    def _foot(self, block: DocxTable) -> FootSeen:
        left = column_of(block, RECIPIENTS)
        row = next(row for row in block.rows if any(cell_holds(cell, RECIPIENTS) for cell in row))
        entries = [one for one in row[left].paragraphs if one.text]
        signing = [one for cell in row if cell is not row[left] for one in cell.paragraphs if one.text]
        names = [one for one in signing if one.text.upper() != one.text and not one.text.startswith("(")]
        capacity = [one for one in signing if one.text.upper() == one.text]
        signer = names[-1] if names else None
        return FootSeen(
            label=self._words(entries[0]),
            recipients=tuple(map(self._words, entries[1:])),
            capacity=tuple(map(self._words, capacity)),
            signer=self._words(signer) if signer else None,
            same_line=bool(signing) and row[left].paragraphs[0] is entries[0],
        )

    # ------------------------------------------------------------ page

    def _pages(self) -> tuple[PageSeen, ...]:
        """The first page and the second: what a reader sees of the numbers."""
        number, above = self._page_number(), False
        if number is not None:
            above = number.align == "center"
        shown_first = self.section.properties is None or self.section.properties.find(f"{W}titlePg") is None
        return tuple(
            PageSeen(
                page=self.number,
                width=self._measure("pgSz", "w"),
                height=self._measure("pgSz", "h"),
                margins=self._margins(),
                number=self._numbered(number, order) if number and (order > 1 or shown_first) else None,
                number_above=above,
            )
            for order in (1, 2)
        )

    def _numbered(self, number: DocxParagraph, order: int) -> Words:
        """The number as that page shows it, where numbers begin anew with this section."""
        properties = self.section.properties
        start = properties.find(f"{W}pgNumType") if properties is not None else None
        begins = self.number == 1 or (start is not None and start.get(f"{W}start") == "1")
        return replace(self._words(number), text=str(order) if begins else "tiếp theo tờ trước")

    def _page_number(self) -> DocxParagraph | None:
        """What the usual header says: this section's, else that of the nearest before it that has one."""
        for section in reversed(self.file.sections[: self.number]):
            references = section.properties.findall(f"{W}headerReference") if section.properties is not None else ()
            for reference in references:
                if reference.get(f"{W}type") == "default":
                    header = self.file.headers.get(reference.get(f"{_R}id", ""), ())
                    return next((one for one in header if one.text), None)
        return None

    def _margins(self) -> tuple[float, float, float, float]:
        top, bottom, left, right = (self._measure("pgMar", side) for side in _SIDES)
        return top, bottom, left, right

    def _measure(self, element: str, name: str) -> float:
        """A length of the section's page set-up in millimetres; 0 where it is not stated."""
        found = self.section.properties.find(f"{W}{element}") if self.section.properties is not None else None
        stated = found.get(f"{W}{name}", "0") if found is not None else "0"
        return float(stated) / TWIPS_PER_MM if stated.isdecimal() else 0.0

    def _text_width(self) -> float:
        _, _, left, right = self._margins()
        return self._measure("pgSz", "w") - left - right


def _is_motto(text: str) -> bool:
    """Found also where its hyphens or capitals are wrong, so that these can be told."""
    return re.sub(r"\W", "", text).casefold() == re.sub(r"\W", "", MOTTO).casefold()
