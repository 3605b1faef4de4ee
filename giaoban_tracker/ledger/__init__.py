"""The book (sổ giao ban): journal, views, queries, search, schema, backup. The only SQL of the program.

It knows facts and the fold of the domain, and refuses to know why a fact is written, who may write it, and what time
it is. Care of the book (`care`) and the benchmark's floor (`floor`) are asked for by name, so that opening a book loads
nothing it does not need.
"""

from __future__ import annotations

from giaoban_tracker.ledger.book import Ledger
from giaoban_tracker.ledger.lock import HeldBook, hold_book
from giaoban_tracker.ledger.opening import create_ledger, open_ledger
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.ledger.writing import Writing

__all__ = ["HeldBook", "Ledger", "Reading", "Writing", "create_ledger", "hold_book", "open_ledger"]
