"""Sổ giao ban: conclusions of a People's Committee's briefings, followed as tasks until the next briefing."""

__version__ = "0.3.0"
