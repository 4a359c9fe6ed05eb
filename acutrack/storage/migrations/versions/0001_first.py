"""The first schema: people, sessions, days, effects, treatments, history, drafts."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _text(name: str, *, maybe: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.TEXT(), nullable=maybe)


def _whole(name: str, *, maybe: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.INTEGER(), nullable=maybe)


def _real(name: str, *, maybe: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.REAL(), nullable=maybe)


def _check(table: str, column: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(f"{column} {rule}", name=op.f(f"ck_{table}_{column}"))


def _among(table: str, column: str, choices: str) -> sa.CheckConstraint:
    """One of the words in `choices`, which lie between spaces."""
    return _check(table, column, f"IN ({', '.join(repr(choice) for choice in choices.split())})")


def _names(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{target}.id"],
        name=op.f(f"fk_{table}_{column}"),
        deferrable=True,
        initially="DEFERRED",
    )


def _create(table: str, *parts: sa.Column[Any] | sa.Constraint) -> None:
    """A table of records: what every record has, then its own fields and rules."""
    op.create_table(
        table,
        _text("patient_id"),
        _text("written_at"),
        _whole("imported"),
        _text("id"),
        *parts,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sqlite_strict=True,
    )


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))


def upgrade() -> None:
    """Make every table."""
    _appointment()
    _co_treatment()
    _day_answer()
    _draft()
    _edit()
    _note()
    _pain_score()
    _patient()
    _practitioner()
    _warning_shown()
    _course()
    _treatment_session()
    _side_effect()


def _appointment() -> None:
    _create(
        "appointment",
        _text("day"),
        _text("kind"),
        _text("at", maybe=True),
        _text("with_whom"),
        _among("appointment", "kind", "session visit"),
        _check("appointment", "imported", "IN (0, 1)"),
    )
    _index("appointment", "patient_id", "day")


def _co_treatment() -> None:
    _create(
        "co_treatment",
        _text("name"),
        _text("start"),
        _text("end", maybe=True),
        _text("kind"),
        _text("dose"),
        _text("taken"),
        _text("note"),
        _among(
            "co_treatment",
            "kind",
            "medicine exercise physiotherapy massage manual_therapy heat_or_cold tens "
            "injection talking_therapy other",
        ),
        _among("co_treatment", "taken", "yes no not_said"),
        _check("co_treatment", "imported", "IN (0, 1)"),
    )
    _index("co_treatment", "patient_id", "start")


def _day_answer() -> None:
    _create(
        "day_answer",
        _text("day"),
        _text("question"),
        _whole("yes"),
        _text("treatment_id", maybe=True),
        _among(
            "day_answer", "question", "took_pain_relief bad_night had_acupuncture took_treatment"
        ),
        _check("day_answer", "yes", "IN (0, 1)"),
        _check("day_answer", "imported", "IN (0, 1)"),
    )
    _index("day_answer", "patient_id", "day")


def _draft() -> None:
    op.create_table(
        "draft",
        _text("form"),
        _text("patient_id"),
        _text("contents"),
        _text("focus"),
        _text("kept_at"),
        sa.PrimaryKeyConstraint("form", "patient_id", name=op.f("pk_draft")),
        sqlite_strict=True,
    )


def _edit() -> None:
    op.create_table(
        "edit",
        _whole("position"),
        _text("id"),
        _text("patient_id"),
        _text("name"),
        _text("changes"),
        _whole("removed"),
        _text("made_at"),
        _text("state"),
        _among("edit", "state", "done undone dropped"),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_edit")),
        sa.UniqueConstraint("id", name=op.f("uq_edit_id")),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    _index("edit", "patient_id", "state", "position")


def _note() -> None:
    _create(
        "note",
        _text("day"),
        _text("text"),
        _text("at", maybe=True),
        _check("note", "imported", "IN (0, 1)"),
    )
    _index("note", "patient_id", "day")


def _pain_score() -> None:
    _create(
        "pain_score",
        _text("day"),
        _real("value"),
        _text("measure"),
        _text("at", maybe=True),
        _text("site"),
        _text("note"),
        _check("pain_score", "value", "BETWEEN 0 AND 10"),
        _among("pain_score", "measure", "nrs_now nrs_avg_24h nrs_worst_24h"),
        _check("pain_score", "imported", "IN (0, 1)"),
    )
    _index("pain_score", "patient_id", "day", "measure", "value")


def _patient() -> None:
    _create(
        "patient",
        _text("name"),
        _text("birth_date", maybe=True),
        _text("complaint"),
        _text("complaint_since"),
        _text("main_site"),
        _text("started_on", maybe=True),
        _real("usual_pain", maybe=True),
        _text("precautions"),
        _text("note"),
        _whole("sample"),
        _check("patient", "usual_pain", "BETWEEN 0 AND 10"),
        _check("patient", "sample", "IN (0, 1)"),
        _check("patient", "imported", "IN (0, 1)"),
    )
    _index("patient", "patient_id")


def _practitioner() -> None:
    _create(
        "practitioner",
        _text("name"),
        _text("role", maybe=True),
        _text("licence"),
        _text("clinic"),
        _whole("years_qualified", maybe=True),
        _text("note"),
        _among(
            "practitioner",
            "role",
            "acupuncturist doctor physio chiropractor nurse self student other",
        ),
        _check("practitioner", "years_qualified", "BETWEEN 0 AND 80"),
        _check("practitioner", "imported", "IN (0, 1)"),
    )
    _index("practitioner", "patient_id")


def _warning_shown() -> None:
    _create(
        "warning_shown",
        _text("sign"),
        _text("urgency"),
        _text("shown_at"),
        _text("answer"),
        _text("side_effect_id", maybe=True),
        _among("warning_shown", "urgency", "emergency same_day soon"),
        _among("warning_shown", "answer", "shown called kept_writing"),
        _check("warning_shown", "imported", "IN (0, 1)"),
    )
    _index("warning_shown", "patient_id")


def _course() -> None:
    _create(
        "course",
        _text("name"),
        _text("started_on"),
        _text("ended_on", maybe=True),
        _text("practitioner_id", maybe=True),
        _whole("planned_sessions", maybe=True),
        _real("planned_per_week", maybe=True),
        _text("rationale"),
        _text("note"),
        _check("course", "planned_sessions", "BETWEEN 1 AND 500"),
        _check("course", "planned_per_week", "BETWEEN 0.05 AND 14"),
        _check("course", "imported", "IN (0, 1)"),
        _names("course", "practitioner_id", "practitioner"),
    )
    _index("course", "patient_id")
    _index("course", "practitioner_id")


def _treatment_session() -> None:
    _create(
        "treatment_session",
        _text("day"),
        _text("start_time", maybe=True),
        _whole("session_min", maybe=True),
        _text("course_id", maybe=True),
        _text("setting", maybe=True),
        _text("practitioner_id", maybe=True),
        _text("style", maybe=True),
        _text("reason"),
        _text("rationale"),
        _text("plan_varies", maybe=True),
        _text("technique"),
        _whole("needle_count", maybe=True),
        _text("points"),
        _whole("points_unknown"),
        _real("needle_diam_mm", maybe=True),
        _real("needle_len_mm", maybe=True),
        _text("needle_brand"),
        _real("depth_mm", maybe=True),
        _real("retention_min", maybe=True),
        _text("deqi_sought", maybe=True),
        _text("deqi_felt"),
        _whole("deqi_strength", maybe=True),
        _text("twitch", maybe=True),
        _text("stimulation"),
        _text("ea_hz"),
        _real("ea_ma", maybe=True),
        _real("ea_min", maybe=True),
        _text("ea_pairs"),
        _text("co_interventions"),
        _real("press_needle_days", maybe=True),
        _real("cupping_min", maybe=True),
        _real("pre_nrs_now", maybe=True),
        _real("post_nrs_now", maybe=True),
        _real("cost", maybe=True),
        _text("currency"),
        _text("paid_by", maybe=True),
        _text("advice_given"),
        _text("note"),
        _check("treatment_session", "session_min", "BETWEEN 1 AND 240"),
        _among(
            "treatment_session", "setting", "clinic hospital private community_group home other"
        ),
        _among(
            "treatment_session",
            "style",
            "tcm western_medical five_element japanese korean auricular dry_needling "
            "trigger_point unknown other",
        ),
        _among("treatment_session", "plan_varies", "fixed adjusted individual"),
        _check("treatment_session", "needle_count", "BETWEEN 0 AND 200"),
        _check("treatment_session", "points_unknown", "IN (0, 1)"),
        _check("treatment_session", "needle_diam_mm", "BETWEEN 0.05 AND 1"),
        _check("treatment_session", "needle_len_mm", "BETWEEN 3 AND 150"),
        _check("treatment_session", "depth_mm", "BETWEEN 0 AND 100"),
        _check("treatment_session", "retention_min", "BETWEEN 0 AND 180"),
        _among("treatment_session", "deqi_sought", "yes no unknown"),
        _check("treatment_session", "deqi_strength", "BETWEEN 0 AND 10"),
        _among("treatment_session", "twitch", "yes no unknown"),
        _check("treatment_session", "ea_ma", "BETWEEN 0 AND 30"),
        _check("treatment_session", "ea_min", "BETWEEN 0 AND 120"),
        _check("treatment_session", "press_needle_days", "BETWEEN 0 AND 14"),
        _check("treatment_session", "cupping_min", "BETWEEN 0 AND 60"),
        _check("treatment_session", "pre_nrs_now", "BETWEEN 0 AND 10"),
        _check("treatment_session", "post_nrs_now", "BETWEEN 0 AND 10"),
        _check("treatment_session", "cost", "BETWEEN 0 AND 1000000"),
        _among("treatment_session", "paid_by", "self insurance public other"),
        _check("treatment_session", "imported", "IN (0, 1)"),
        _names("treatment_session", "course_id", "course"),
        _names("treatment_session", "practitioner_id", "practitioner"),
    )
    _index("treatment_session", "course_id")
    _index("treatment_session", "patient_id", "day")
    _index("treatment_session", "practitioner_id")


def _side_effect() -> None:
    _create(
        "side_effect",
        _text("day"),
        _text("kind"),
        _text("at", maybe=True),
        _whole("grade", maybe=True),
        _text("site"),
        _text("noticed", maybe=True),
        _text("lasted", maybe=True),
        _text("cause", maybe=True),
        _text("action", maybe=True),
        _text("outcome", maybe=True),
        _text("resolved_on", maybe=True),
        _text("note"),
        _text("session_id", maybe=True),
        _text("occasion"),
        _among(
            "side_effect",
            "kind",
            "bleeding bruise needle_pain soreness aggravation dizzy_faint nausea tired drowsy "
            "headache emotional skin burn forgotten_needle broken_needle paraesthesia "
            "weakness infection breath_chest other none relaxed energised",
        ),
        _check("side_effect", "grade", "IN (1, 2, 3, 4)"),
        _among("side_effect", "noticed", "during within_hour same_day next_day later"),
        _among("side_effect", "lasted", "minutes hours 1_2_days 3_7_days longer still_there"),
        _among("side_effect", "cause", "yes probably maybe no not_sure"),
        _among("side_effect", "action", "nothing self_care told_practitioner phoned emergency"),
        _among("side_effect", "outcome", "gone going still_there lasting not_sure"),
        _among("side_effect", "occasion", "session follow_up unasked"),
        _check("side_effect", "imported", "IN (0, 1)"),
        _names("side_effect", "session_id", "treatment_session"),
    )
    _index("side_effect", "patient_id", "day")
    _index("side_effect", "session_id")
