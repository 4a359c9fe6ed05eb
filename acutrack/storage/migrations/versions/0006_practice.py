"""Adds what a practitioner keeps: own notes, templates, needles counted out, goals, consent.

Nothing that was there is touched: no needles were counted out, no goals were set, nobody was asked.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_STYLES = (
    "IN ('tcm', 'western_medical', 'five_element', 'japanese', 'korean', 'auricular', "
    "'dry_needling', 'trigger_point', 'unknown', 'other')"
)


def upgrade() -> None:
    """Add the columns, then the tables."""
    _add_needles_out()
    op.add_column(
        "course", sa.Column("goals", sa.TEXT(), server_default=sa.text("'[]'"), nullable=False)
    )
    op.add_column("patient", sa.Column("research", sa.TEXT(), nullable=True))
    _make_notes()
    _make_templates()


def _add_needles_out() -> None:
    table, rule = "treatment_session", "needles_out BETWEEN 0 AND 200"
    name = "ck_treatment_session_needles_out"
    if op.get_bind().dialect.name == "sqlite":
        # A rule comes into a table that is there only with its column, which Alembic cannot say.
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN needles_out INTEGER CONSTRAINT {name} CHECK ({rule})"
        )
        return
    op.add_column(table, sa.Column("needles_out", sa.INTEGER(), nullable=True))
    op.create_check_constraint(op.f(name), table, rule)


def _make_notes() -> None:
    _make(
        "practitioner_note",
        *(_text(name) for name in ("day", "text", "author")),
        *(
            _text(name, maybe=True)
            for name in ("practitioner_id", "about_session", "signed_at", "amends")
        ),
        names={"practitioner_id": "practitioner"},
        checks={"amends": "IS NULL OR signed_at IS NOT NULL"},
        indexes=(("patient_id", "day"), ("practitioner_id",)),
    )


def _make_templates() -> None:
    _make(
        "session_template",
        _text("name"),
        _whole("session_min"),
        _text("style", maybe=True),
        _text("technique"),
        _whole("needle_count"),
        _text("points"),
        *(_real(name) for name in ("needle_diam_mm", "needle_len_mm")),
        _text("needle_brand"),
        *(_real(name) for name in ("depth_mm", "retention_min")),
        _text("deqi_sought", maybe=True),
        *(_text(name) for name in ("stimulation", "ea_hz")),
        *(_real(name) for name in ("ea_ma", "ea_min")),
        *(_text(name) for name in ("ea_pairs", "co_interventions")),
        *(_real(name) for name in ("press_needle_days", "cupping_min")),
        checks={
            "session_min": "BETWEEN 1 AND 240",
            "style": _STYLES,
            "needle_count": "BETWEEN 0 AND 200",
            "needle_diam_mm": "BETWEEN 0.05 AND 1",
            "needle_len_mm": "BETWEEN 3 AND 150",
            "depth_mm": "BETWEEN 0 AND 100",
            "retention_min": "BETWEEN 0 AND 180",
            "deqi_sought": "IN ('yes', 'no', 'unknown')",
            "ea_ma": "BETWEEN 0 AND 30",
            "ea_min": "BETWEEN 0 AND 120",
            "press_needle_days": "BETWEEN 0 AND 14",
            "cupping_min": "BETWEEN 0 AND 60",
        },
    )


def _text(name: str, *, maybe: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.TEXT(), nullable=maybe)


def _whole(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.INTEGER(), nullable=True)


def _real(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.REAL(), nullable=True)


def _make(
    table: str,
    *columns: sa.Column[Any],
    names: dict[str, str] | None = None,
    checks: dict[str, str] | None = None,
    indexes: tuple[tuple[str, ...], ...] = (("patient_id",),),
) -> None:
    """A table with the four fields of every record before its own, checks, indexes."""
    held = {**(checks or {}), "imported": "IN (0, 1)"}
    op.create_table(
        table,
        *(_text(name) for name in ("patient_id", "written_at")),
        sa.Column("imported", sa.INTEGER(), nullable=False),
        _text("id"),
        *columns,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        *(
            sa.CheckConstraint(f"{column} {rule}", name=op.f(f"ck_{table}_{column}"))
            for column, rule in held.items()
        ),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{target}.id"],
                name=op.f(f"fk_{table}_{column}"),
                deferrable=True,
                initially="DEFERRED",
            )
            for column, target in (names or {}).items()
        ),
        sqlite_strict=True,
    )
    for held_in in indexes:
        op.create_index(op.f(f"ix_{table}_{'_'.join(held_in)}"), table, list(held_in))
