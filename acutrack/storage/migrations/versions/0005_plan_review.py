"""Adds to a course the day of its review and what was answered then; nothing else is touched."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the columns: no review is planned, and nothing was answered."""
    op.add_column("course", sa.Column("review_on", sa.TEXT(), nullable=True))
    op.add_column(
        "course", sa.Column("decisions", sa.TEXT(), server_default=sa.text("'[]'"), nullable=False)
    )
