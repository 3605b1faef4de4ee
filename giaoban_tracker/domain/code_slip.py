"""What the slip says that hands a paper code to a unit (Phiếu giao mã), as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from giaoban_tracker.domain.unit import OfficeTerms


@dataclass(frozen=True, slots=True)
class CodeSlip:
    """One code for one computer.

    Attributes:
        code: sixteen letters in four groups: "7K3M-Q2ND-…".
        digits: the office's key as it is read over the phone, six groups of four digits.
        file_name: the invitation that the code opens.
    """

    office: OfficeTerms
    on: date
    unit: str
    code: str
    digits: tuple[str, ...]
    file_name: str
