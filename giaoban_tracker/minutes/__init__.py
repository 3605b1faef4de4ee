"""Reading minutes (đọc biên bản): a file or a text becomes draft directives, each with the words it came from.

The room knows Vietnamese office prose: layout, speakers, clauses, owners, deadlines. It refuses to know windows,
databases and other rooms; it reads and proposes, and stores nothing.
"""

from __future__ import annotations

from giaoban_tracker.minutes.coverage import OpenClause, open_clauses
from giaoban_tracker.minutes.load import LegacyText, LoadedText, load_bytes, load_clipboard, load_text
from giaoban_tracker.minutes.read import read_minutes
from giaoban_tracker.minutes.subjects import SameSubject, same_subject
from giaoban_tracker.minutes.units import UnitName

__all__ = [
    "LegacyText",
    "LoadedText",
    "OpenClause",
    "SameSubject",
    "UnitName",
    "load_bytes",
    "load_clipboard",
    "load_text",
    "open_clauses",
    "read_minutes",
    "same_subject",
]
