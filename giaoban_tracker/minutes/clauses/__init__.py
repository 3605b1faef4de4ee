"""Clauses: which of them ask for work after the meeting, where each demand begins and ends, who owes it, by when."""
