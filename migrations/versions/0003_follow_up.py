"""The follow-up cycle: views of meetings and tasks that tell more, and suspended tasks in the order of lists."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Views are derived: those that changed go, and `ledger.migration` folds all of them again before it is done."""
    for table in ("meeting", "task", "task_text", "share"):
        op.get_bind().exec_driver_sql(f"DROP TABLE {table}")
