"""The one SQLite driver: an ordinary SQLite without a key, SQLCipher with one.

The same build on every system, so a file behaves alike wherever it is opened. For the type checker
it is the standard library's `sqlite3`, whose shape it has; two things differ: an error carries no
extended code, and its own exceptions are not those of `sqlite3`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3 as dbapi
    from sqlite3 import Connection, DatabaseError, Error, IntegrityError, OperationalError
else:
    from sqlcipher3 import dbapi2 as dbapi

    Connection = dbapi.Connection
    DatabaseError = dbapi.DatabaseError
    Error = dbapi.Error
    IntegrityError = dbapi.IntegrityError
    OperationalError = dbapi.OperationalError

__all__ = [
    "Connection",
    "DatabaseError",
    "Error",
    "IntegrityError",
    "OperationalError",
    "dbapi",
]
