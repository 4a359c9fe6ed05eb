"""Tables beside the records: the edits made, so that Undo outlives a restart, drafts, the file."""

from datetime import datetime

from sqlalchemy import INTEGER, TEXT, CheckConstraint, Index
from sqlmodel import Field

from acutrack.storage.columns import stored, text, whole
from acutrack.storage.tables.base import CasebookTable


class EditRow(CasebookTable, table=True):
    """One edit as it was made.

    Attributes:
        position: order of making; never used twice.
        name, changes: JSON, see `message_json` and `record_json`.
        removed: how many records it took out, so that few rows are opened to list them.
        state: done; undone, as long as Redo can bring it back; dropped after that.
        made_by: the name that its maker goes by; empty where it was not kept.
        stepped_at: when it was last undone or brought back; empty where it never was.
    """

    __tablename__ = "edit"
    __table_args__ = (
        CheckConstraint("state IN ('done', 'undone', 'dropped')", name="state"),
        Index(None, "patient_id", "state", "position"),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )

    position: int | None = Field(sa_type=INTEGER, primary_key=True)
    id: str = Field(sa_type=TEXT, unique=True)
    patient_id: str = text()
    name: str = text()
    changes: str = text()
    removed: int = whole()
    made_at: datetime = stored(datetime)
    state: str = text()
    made_by: str = Field(sa_type=TEXT, sa_column_kwargs={"server_default": ""})
    stepped_at: str = Field(sa_type=TEXT, sa_column_kwargs={"server_default": ""})


class DraftRow(CasebookTable, table=True):
    """One unfinished form; `contents` is a JSON object of field name to what was typed."""

    __tablename__ = "draft"
    __table_args__ = {"sqlite_strict": True}  # noqa: RUF012 (read by SQLAlchemy, never altered)

    form: str = Field(sa_type=TEXT, primary_key=True)
    patient_id: str = Field(sa_type=TEXT, primary_key=True)
    contents: str = text()
    focus: str = text()
    kept_at: datetime = stored(datetime)


class AboutRow(CasebookTable, table=True):
    """What the file says about itself; the keys are in `storage.about`."""

    __tablename__ = "about"
    __table_args__ = {"sqlite_strict": True}  # noqa: RUF012 (read by SQLAlchemy, never altered)

    key: str = Field(sa_type=TEXT, primary_key=True)
    value: str = text()
