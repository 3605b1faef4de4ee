"""What a person may choose about a form before it is printed: columns, bands, paper, signer; never its words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """How one form is to look (trình bày); everything left empty is as the form has it.

    Attributes:
        columns: keys of the list's columns, in the order in which they shall stand.
        group_by: key of the column whose equal cells come under one band.
        across: whether the paper lies across (khổ ngang).
        capacity: lines above the signer's name: "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG".
        signer: full name.
    """

    columns: tuple[str, ...] = ()
    group_by: str = ""
    across: bool | None = None
    capacity: tuple[str, ...] = ()
    signer: str = ""


AS_IT_IS = Look()
"""The look that the form has."""


@dataclass(frozen=True, slots=True)
class NamedColumn:
    """A column that may be chosen.

    Attributes:
        can_group: whether equal cells in it make sense as a band: names, not numbers, days or long texts.
    """

    key: str
    title: str
    can_group: bool


@dataclass(frozen=True, slots=True)
class LookOffer:
    """What there is to choose about a form.

    Attributes:
        columns: of its list, as the form has them; empty for a letter or a slip.
        across: how the form has its paper.
        capacity, signer: who signs the form as it is; both empty where nobody of the office does.
    """

    columns: tuple[NamedColumn, ...]
    across: bool
    capacity: tuple[str, ...]
    signer: str
