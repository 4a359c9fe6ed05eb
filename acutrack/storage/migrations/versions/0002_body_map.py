"""Adds the marks on the body map; nothing that was there is touched."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "body_mark",
        sa.Column("patient_id", sa.TEXT(), nullable=False),
        sa.Column("written_at", sa.TEXT(), nullable=False),
        sa.Column("imported", sa.INTEGER(), nullable=False),
        sa.Column("id", sa.TEXT(), nullable=False),
        sa.Column("day", sa.TEXT(), nullable=False),
        sa.Column("region", sa.TEXT(), nullable=False),
        sa.Column("intensity", sa.INTEGER(), nullable=False),
        sa.Column("kind", sa.TEXT(), nullable=False),
        sa.Column("session_id", sa.TEXT(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_mark")),
        sa.CheckConstraint("intensity IN (1, 2, 3)", name=op.f("ck_body_mark_intensity")),
        sa.CheckConstraint("kind IN ('pain', 'skin')", name=op.f("ck_body_mark_kind")),
        sa.CheckConstraint("imported IN (0, 1)", name=op.f("ck_body_mark_imported")),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["treatment_session.id"],
            name=op.f("fk_body_mark_session_id"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_body_mark_patient_id_day"), "body_mark", ["patient_id", "day"])
    op.create_index(op.f("ix_body_mark_session_id"), "body_mark", ["session_id"])
