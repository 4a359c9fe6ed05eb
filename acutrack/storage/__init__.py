"""Keeps the casebook in one SQLite file; implements the ports of `casebook.store` and `drafts`.

Imports casebook and domain; nothing above it, and nothing else, knows SQL. Decided here:

* SQLModel classes describe the file (`tables`), named like the records' fields; a test compares
  them field by field. Records, not rows, leave the package.
* The statements are built over those classes, compiled once and run on the driver's own
  connection: a save then costs 1.5 times a bare sqlite3 transaction, against 2.6 by way of
  SQLAlchemy's execution (measured on one machine, one run).
* One writing connection, guarded by a lock, WAL with `synchronous=FULL`; every write begins with
  BEGIN IMMEDIATE before it reads, so two windows cannot both believe the old state.
* A clinic's record lies on PostgreSQL instead (`server`), behind the same statements and store.
* Alembic is imported only when the file's schema number differs from `schema.SCHEMA`.
"""
