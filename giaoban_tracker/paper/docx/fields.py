"""The named fields of a template that an office owns: `{{so_ky_hieu}}`, `{{dong.thoi_han}}`.

Scalars stand anywhere; lines (`noi_nhan`) and blocks (`phan_truoc_bang`) fill a paragraph of their own; fields of rows
(`dong.…`), bands (`nhom`) and totals (`tong.…`) stand in a row of the list's table, which is repeated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.paper.cell_words import texts_of
from giaoban_tracker.paper.document import Block, Document, Letterhead, Party, Sheet, Signature, Table
from giaoban_tracker.paper.plain_text import plain

FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")

NUMBER, DATED, LETTER_ABOUT = "so_ky_hieu", "dia_danh_ngay", "trich_yeu_cong_van"
ABOUT, REMARK, SIGNER = "trich_yeu", "ghi_them", "nguoi_ky"
KIND, RECIPIENTS, CAPACITY = "ten_loai", "noi_nhan", "chuc_vu"
BEFORE, AFTER = "phan_truoc_bang", "phan_sau_bang"
BAND, ROW, TOTAL = "nhom", "dong.", "tong."

LINES = frozenset({KIND, RECIPIENTS, CAPACITY})
BLOCKS = frozenset({BEFORE, AFTER})


def marked(name: str) -> str:
    """A field as it stands in the text."""
    return f"{{{{{name}}}}}"


def slugs_of(table: Table) -> list[str]:
    """A name for each column, by its heading: "Thời hạn" is thoi_han; a second one of a name gets a number."""
    found: list[str] = []
    for column in table.columns:
        base = re.sub(r"[^a-z0-9]+", "_", folded(f"{column.group} {column.title}")).strip("_") or column.key
        again = sum(re.fullmatch(rf"{base}(?:_\d+)?", name) is not None for name in found)
        found.append(f"{base}_{again + 1}" if again else base)
    return found


@dataclass(frozen=True, slots=True)
class Contents:
    """A document taken apart for a template.

    Attributes:
        scalars: texts by field.
        lines: several lines by field; may be empty.
        before, after: blocks around the list; without a list all are before.
        table: the list; None for a letter or a slip.
    """

    scalars: Mapping[str, str]
    lines: Mapping[str, Sequence[str]]
    before: tuple[Block, ...]
    after: tuple[Block, ...]
    table: Table | None

    def names(self) -> frozenset[str]:
        """Every field that a template of this form may hold."""
        fixed = {*self.scalars, *self.lines, BEFORE, AFTER}
        if self.table is None:
            return frozenset(fixed)
        slugs = slugs_of(self.table)
        return frozenset(fixed | {BAND} | {ROW + slug for slug in slugs} | {TOTAL + slug for slug in slugs})

    def row_values(self, prefix: str, row: Sequence[str]) -> dict[str, str]:
        """The cells of a row by field."""
        assert self.table is not None
        return {prefix + slug: plain(text) for slug, text in zip(slugs_of(self.table), row, strict=True)}

    def rows(self) -> list[tuple[str, list[dict[str, str]]]]:
        """Title of the band, and the rows below it by field."""
        if self.table is None:
            return []
        return [
            (plain(group.title), [self.row_values(ROW, texts_of(row)) for row in group.rows])
            for group in self.table.groups
            if group.rows
        ]


def contents_of(document: Document) -> Contents:
    """What a document of one sheet says, by field."""
    (sheet,) = document.sheets
    main = next((block for block in sheet.blocks if isinstance(block, Table) and block.is_main), None)
    at = sheet.blocks.index(main) if main is not None else len(sheet.blocks)
    # The last signature is the paper's own; one before it belongs to the text.
    foot = sheet.blocks[-1] if sheet.blocks and isinstance(sheet.blocks[-1], Signature) else None
    end = len(sheet.blocks) - (foot is not None)
    party = foot.parties[-1] if foot is not None else Party(())
    return Contents(
        scalars={
            **_head(sheet),
            ABOUT: plain(sheet.heading.about),
            REMARK: plain(sheet.heading.remark),
            SIGNER: plain(party.signer),
        },
        lines={
            KIND: [plain(line) for line in sheet.heading.kind],
            RECIPIENTS: [plain(line) for line in foot.recipients] if foot is not None else [],
            CAPACITY: [plain(line) for line in party.capacity],
        },
        before=sheet.blocks[: min(at, end)],
        after=sheet.blocks[at + 1 : end],
        table=main,
    )


def _head(sheet: Sheet) -> dict[str, str]:
    head = sheet.head
    if not isinstance(head, Letterhead):
        return {NUMBER: "", DATED: "", LETTER_ABOUT: ""}
    return {NUMBER: plain(head.number), DATED: plain(head.place_and_day), LETTER_ABOUT: plain(head.about)}
