"""Units as owners (đơn vị chủ trì, phối hợp): their names in whatever form, collectives, pronouns, lists of owners."""

from __future__ import annotations

from giaoban_tracker.minutes.units.names import UnitName

__all__ = ["UnitName"]
