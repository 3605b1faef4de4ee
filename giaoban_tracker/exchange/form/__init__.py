"""The Excel form (phiếu Excel) for units without the program: made here, filled in anywhere, judged here cell by cell.

A form proves that it is ours and that its printed words are untouched; it never proves who filled it in.
"""
