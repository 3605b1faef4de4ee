"""How alembic talks to a book: through the ledger's own settings, one transaction for all revisions.

`ledger.migration` hands over an open connection; nothing else runs this.
"""

from __future__ import annotations

from alembic import context

connection = context.config.attributes["connection"]

context.configure(
    connection=connection,
    target_metadata=context.config.attributes.get("target_metadata"),
    transactional_ddl=True,
    # The shadow tables of the search index are SQLite's, not ours.
    include_name=lambda name, kind, _: not (kind == "table" and str(name).startswith("task_search")),
)
context.run_migrations()
