"""The rules of the office as frozen values and pure functions.

This room knows units, meetings, tasks, reports and decisions, and the one fold that turns facts into
them. It refuses to know where facts are stored, how they are shown, and what time it is now.
"""
