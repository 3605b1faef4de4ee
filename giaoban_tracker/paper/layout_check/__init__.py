"""Is this paper in the layout of Decree 30/2020? A finished PDF or DOCX, ours or anybody's, is read and measured.

The check reads the file alone and knows nothing of how it was made, so that it also finds what our own drawing gets
wrong, and what a person changed in Word afterwards.
"""

from __future__ import annotations

from giaoban_tracker.paper.layout_check.check import check_content, check_layout
from giaoban_tracker.paper.layout_check.finding import RULES, Finding

__all__ = ["RULES", "Finding", "check_content", "check_layout"]
