"""Words of the grammar, as tables: verbs of work, nouns that look like them, manner, orders, tails, refusals.

Tables and what recognises them; what the words mean together is decided in `clauses`.
"""
