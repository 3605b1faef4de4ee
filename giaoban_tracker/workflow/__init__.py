"""Errands: one verb, one file, one transaction.

Each takes a `Desk` and values, and returns values. Errands do not call each other; what several of them need
stands in `desk`, `names` and `presets`. Rooms below are wired together here and nowhere else.
"""
