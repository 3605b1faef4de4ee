"""The shipped template of a form, for an office to change in Word: its own paper with fields instead of what varies."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.paper.document import (
    AnnexHead,
    Block,
    Document,
    Group,
    Heading,
    Letterhead,
    Paragraph,
    Party,
    Sheet,
    Signature,
    Table,
)
from giaoban_tracker.paper.docx.fields import (
    ABOUT,
    AFTER,
    BAND,
    BEFORE,
    CAPACITY,
    DATED,
    KIND,
    LETTER_ABOUT,
    NUMBER,
    RECIPIENTS,
    REMARK,
    ROW,
    SIGNER,
    TOTAL,
    Contents,
    contents_of,
    marked,
    slugs_of,
)
from giaoban_tracker.paper.docx.markup import escaped
from giaoban_tracker.paper.docx.package import DOCUMENT_PART, archive, load_faces, parts_of
from giaoban_tracker.paper.plain_text import plain


def template_bytes(document: Document, resources: Path) -> bytes:
    """The template of the form that a document is of. The bodies' names are the office's own and stay words.

    Raises:
        Refused: "template-of-several-sheets"; Unavailable: "font-missing".
    """
    if len(document.sheets) != 1:
        raise Refused("template-of-several-sheets", form=document.form)
    (sheet,) = document.sheets
    fielded = replace(document, sheets=(_fielded(sheet, contents_of(document)),))
    parts = parts_of(fielded, load_faces(resources))
    # The line below the subject is as long as the words of this document; only then do they become a field.
    about = escaped(plain(sheet.heading.about))
    if about:
        parts[DOCUMENT_PART] = parts[DOCUMENT_PART].replace(f">{about}<", f">{marked(ABOUT)}<", 1)
    return archive(parts)


def _fielded(sheet: Sheet, contents: Contents) -> Sheet:
    head, heading = sheet.head, sheet.heading
    if isinstance(head, Letterhead):
        about = marked(LETTER_ABOUT) if head.about else ""
        head = replace(head, number=marked(NUMBER), place_and_day=marked(DATED), about=about)
    # An annex bears the meeting's name in its title; the title of any other form is the form's.
    kind = (marked(KIND),) if isinstance(head, AnnexHead) else heading.kind
    remark = marked(REMARK) if heading.remark else ""
    return replace(sheet, head=head, heading=Heading(kind, heading.about, remark), blocks=_blocks(sheet, contents))


def _blocks(sheet: Sheet, contents: Contents) -> tuple[Block, ...]:
    blocks: list[Block] = []
    if contents.before:
        blocks.append(Paragraph(marked(BEFORE)))
    if contents.table is not None:
        blocks.append(_list(contents.table))
    if contents.after:
        blocks.append(Paragraph(marked(AFTER)))
    foot = sheet.blocks[-1] if sheet.blocks else None
    if isinstance(foot, Signature):
        blocks.append(_foot(foot))
    return tuple(blocks)


def _list(table: Table) -> Table:
    """The headings, a band where the form has any, one row, one total where there is one."""
    slugs = slugs_of(table)
    banded = any(group.title for group in table.groups)
    row = tuple(marked(ROW + slug) for slug in slugs)
    total = tuple(marked(TOTAL + slug) for slug in slugs) if table.total else ()
    return replace(table, groups=(Group(marked(BAND) if banded else "", (row,)),), total=total)


def _foot(foot: Signature) -> Signature:
    recipients = (marked(RECIPIENTS),) if foot.recipients else ()
    party = Party((marked(CAPACITY),), marked(SIGNER), foot.parties[-1].hint)
    return Signature(recipients, (*foot.parties[:-1], party))
