"""Adds to an edit who made it and when it was undone; what a file says of itself; reports made.

Nothing that was there is touched: earlier edits say nothing of who made them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_CHECKS = {
    "way": "IN ('saved', 'printed', 'command_line')",
    "as_text": "IN (0, 1)",
    "audience": "IN ('physician', 'acupuncturist', 'insurer', 'myself')",
    "names": "IN ('full', 'initials', 'none')",
    "measure": "IN ('nrs_now', 'nrs_avg_24h', 'nrs_worst_24h')",
    "mean_before": "BETWEEN 0 AND 10",
    "mean_now": "BETWEEN 0 AND 10",
    "days_before": "BETWEEN 0 AND 100000",
    "days_now": "BETWEEN 0 AND 100000",
    "sessions": "BETWEEN 0 AND 100000",
    "side_effects": "BETWEEN 0 AND 100000",
    "imported": "IN (0, 1)",
}


def upgrade() -> None:
    """Add the columns, then the tables."""
    for name in ("made_by", "stepped_at"):
        op.add_column(
            "edit", sa.Column(name, sa.TEXT(), server_default=sa.text("''"), nullable=False)
        )
    op.create_table(
        "about",
        _text("key"),
        _text("value"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_about")),
        sqlite_strict=True,
    )
    _make_reports()


def _make_reports() -> None:
    op.create_table(
        "report_made",
        *(_text(name) for name in ("patient_id", "written_at")),
        sa.Column("imported", sa.INTEGER(), nullable=False),
        *(_text(name) for name in ("id", "made_at", "code", "way")),
        sa.Column("as_text", sa.INTEGER(), nullable=False),
        _text("audience", maybe=True),
        *(_text(name) for name in ("names", "first", "last", "site", "measure")),
        *(sa.Column(name, sa.REAL(), nullable=True) for name in ("mean_before", "mean_now")),
        *(sa.Column(name, sa.INTEGER(), nullable=True) for name in ("days_before", "days_now")),
        *(sa.Column(name, sa.REAL(), nullable=True) for name in ("difference", "low", "high")),
        sa.Column("sessions", sa.INTEGER(), nullable=False),
        sa.Column("side_effects", sa.INTEGER(), nullable=True),
        _text("review_day", maybe=True),
        _text("headline"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_made")),
        *(
            sa.CheckConstraint(f"{column} {rule}", name=op.f(f"ck_report_made_{column}"))
            for column, rule in _CHECKS.items()
        ),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_report_made_patient_id"), "report_made", ["patient_id"])


def _text(name: str, *, maybe: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.TEXT(), nullable=maybe)
