"""A document drawn as DOCX that Word users go on editing: styles, real tables, a page number that is a field.

The parts are written as OOXML itself: a library would copy rows for us and still leave sections, fields, repeated
headings and styles to be written by hand, at three times the time.
"""

from __future__ import annotations

from giaoban_tracker.paper.docx.export_template import template_bytes
from giaoban_tracker.paper.docx.fill_template import TemplateFault, filled, template_faults
from giaoban_tracker.paper.docx.package import docx_bytes

__all__ = ["TemplateFault", "docx_bytes", "filled", "template_bytes", "template_faults"]
