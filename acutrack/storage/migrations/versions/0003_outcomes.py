"""Adds complaints, their starts and reviews, questionnaires and planned trials.

Nothing that was there is touched.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_MEASURES = "IN ('nrs_now', 'nrs_avg_24h', 'nrs_worst_24h')"


def upgrade() -> None:
    """Make the tables."""
    _make_complaints()
    _make_starts_and_reviews()
    _make_questionnaires()
    _make_trial_plans()


def _make_complaints() -> None:
    _make(
        "complaint",
        _text("site"),
        _text("measure"),
        sa.Column("important_share", sa.REAL(), nullable=False),
        sa.Column("usual_pain", sa.REAL(), nullable=True),
        sa.Column("earlier_course", sa.INTEGER(), nullable=True),
        sa.Column("recalled_level", sa.REAL(), nullable=True),
        sa.Column("recalled_on", sa.TEXT(), nullable=True),
        _text("late_changes"),
        checks={
            "measure": _MEASURES,
            "important_share": "BETWEEN 0.2 AND 0.5",
            "usual_pain": "BETWEEN 0 AND 10",
            "earlier_course": "IN (0, 1)",
            "recalled_level": "BETWEEN 0 AND 10",
        },
    )


def _make_starts_and_reviews() -> None:
    _make(
        "frozen_baseline",
        *(_text(name) for name in ("site", "measure", "first", "last", "frozen_on", "days")),
        checks={"measure": _MEASURES},
    )
    _make(
        "review",
        _text("site"),
        _text("measure"),
        sa.Column("number", sa.INTEGER(), nullable=False),
        *(_text(name) for name in ("day", "method", "result", "digest")),
        sa.Column("revised", sa.INTEGER(), nullable=False),
        checks={"measure": _MEASURES, "number": "BETWEEN 1 AND 2000", "revised": "IN (0, 1)"},
        indexes=("patient_id", "day"),
    )


def _make_questionnaires() -> None:
    _make(
        "questionnaire_answer",
        *(_text(name) for name in ("measure", "day", "items", "labels")),
        sa.Column("at", sa.TEXT(), nullable=True),
        *(_text(name) for name in ("site", "language", "note")),
        indexes=("patient_id", "day"),
    )


def _make_trial_plans() -> None:
    _make(
        "trial_plan",
        *(_text(name) for name in ("site", "measure", "kind", "first")),
        sa.Column("block_days", sa.INTEGER(), nullable=False),
        _text("arms"),
        sa.Column("wash_days", sa.INTEGER(), nullable=False),
        _text("lot"),
        sa.Column("stopped_on", sa.TEXT(), nullable=True),
        checks={
            "measure": _MEASURES,
            "kind": "IN ('blocks', 'start_day')",
            "block_days": "BETWEEN 1 AND 84",
            "wash_days": "BETWEEN 0 AND 83",
        },
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.TEXT(), nullable=False)


def _make(
    table: str,
    *columns: sa.Column[Any],
    checks: dict[str, str] | None = None,
    indexes: tuple[str, ...] = ("patient_id",),
) -> None:
    """A table with the four fields of every record before its own, checks, one index."""
    held = {**(checks or {}), "imported": "IN (0, 1)"}
    op.create_table(
        table,
        _text("patient_id"),
        _text("written_at"),
        sa.Column("imported", sa.INTEGER(), nullable=False),
        _text("id"),
        *columns,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        *(
            sa.CheckConstraint(f"{column} {rule}", name=op.f(f"ck_{table}_{column}"))
            for column, rule in held.items()
        ),
        sqlite_strict=True,
    )
    op.create_index(op.f(f"ix_{table}_{'_'.join(indexes)}"), table, list(indexes))
