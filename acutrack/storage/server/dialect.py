"""What PostgreSQL spells in another way than SQLite, and nothing besides."""

from __future__ import annotations

from functools import cache

from acutrack.storage.everybody import LISTED, STRETCHES

#: How the statements of the package say it, and how PostgreSQL does.
_SPELT = {
    "(SELECT value FROM json_each(?))": "(SELECT json_array_elements_text(?::json))",
    STRETCHES: (
        "(SELECT value->>0 AS owner, value->>1 AS since, value->>2 AS until"
        " FROM json_array_elements(?::json))"
    ),
    LISTED: "json_agg(",
    "instr(": "strpos(",
    "PRAGMA defer_foreign_keys=ON": "SET CONSTRAINTS ALL DEFERRED",
    # The server looks itself, at the latest when it commits.
    "PRAGMA foreign_key_check": "SELECT NULL, NULL, NULL, NULL WHERE FALSE",
    "sqlite_master WHERE name = 'about' AND type = 'table'": (
        "pg_tables WHERE tablename = 'about' AND schemaname = current_schema()"
    ),
    '"from" FROM pragma_foreign_key_list(?)': (
        "attname FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND "
        "attnum = ANY (conkey) WHERE contype = 'f' AND conrelid = to_regclass(?)"
    ),
}


@cache
def spelt(statement: str) -> str:
    """A statement of the package as PostgreSQL and its driver read it."""
    for ours, theirs in _SPELT.items():
        statement = statement.replace(ours, theirs)
    return statement.replace("?", "%s")


def teach_types() -> None:
    """Have the migrations make columns that hold what SQLite's do."""
    from sqlalchemy import INTEGER, REAL, TEXT
    from sqlalchemy.ext.compiler import compiles

    theirs = {REAL: "DOUBLE PRECISION", INTEGER: "BIGINT", TEXT: 'TEXT COLLATE "C"'}
    for ours, name in theirs.items():

        def spell(_type: object, _compiler: object, *, name: str = name, **_how: object) -> str:
            return name

        compiles(ours, "postgresql")(spell)
