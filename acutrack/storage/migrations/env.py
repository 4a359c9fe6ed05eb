"""Alembic's entrance: runs the scripts on the connection that `storage.upgrade` hands over."""

from alembic import context

from acutrack.storage.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    # SQLite does take table changes back; Alembic assumes otherwise.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
