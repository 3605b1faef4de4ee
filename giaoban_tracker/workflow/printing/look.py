"""A form as a person wants it to look for one print: other columns, bands, the paper turned, another signer."""

from __future__ import annotations

from giaoban_tracker.domain.printed_look import Look, LookOffer, NamedColumn
from giaoban_tracker.paper import Document, columns_of, grouped_by, signed_by, turned, with_columns
from giaoban_tracker.paper.document import Signature, Table

_NAMES = frozenset(
    {"lead", "support", "leader", "source", "meeting", "kind", "field", "detail", "monitor", "assessment"}
    | {"alert", "decided_by", "standing", "bloc"}
)
"""Columns whose cells come again in other rows."""


def offer_of(document: Document) -> LookOffer:
    """What there is to choose about a form; columns only where all its lists have the same."""
    signed = _signature(document)
    party = signed.parties[-1] if signed is not None else None
    return LookOffer(
        _columns(document),
        document.sheets[-1].across,
        party.capacity if party is not None else (),
        party.signer if party is not None else "",
    )


def looked(document: Document, look: Look) -> Document:
    """The form in that look; a column that the form has no more is passed over."""
    known = {column.key for column in _columns(document)}
    if look.group_by in known:
        document = grouped_by(document, look.group_by)
    if chosen := tuple(key for key in look.columns if key in known):
        document = with_columns(document, chosen)
    if look.across is not None:
        document = turned(document, across=look.across)
    signed = _signature(document)
    if signed is not None and (look.capacity or look.signer):
        party = signed.parties[-1]
        document = signed_by(document, look.capacity or party.capacity, look.signer or party.signer)
    return document


def _columns(document: Document) -> tuple[NamedColumn, ...]:
    lists = [block for sheet in document.sheets for block in sheet.blocks if isinstance(block, Table) and block.is_main]
    keys = {tuple(column.key for column in table.columns) for table in lists}
    if len(keys) != 1:
        return ()
    return tuple(
        NamedColumn(column.key, " ".join(column.title.split()), column.key in _NAMES) for column in columns_of(document)
    )


def _signature(document: Document) -> Signature | None:
    """The office's own; a unit signs its answer itself."""
    blocks = (block for sheet in document.sheets for block in sheet.blocks)
    return next((block for block in blocks if isinstance(block, Signature) and block.recipients), None)
