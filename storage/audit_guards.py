"""What keeps the audit log append-only, in the database itself: a row is never changed, removed or put between others.

`audit_tail` holds the newest row's id and hash, written by a trigger, so that rows missing at the end are seen too.
A migration that rebuilds the table on SQLite loses its triggers: `storage.migrate` puts them back after each upgrade.
"""

from typing import Final

from sqlalchemy import Connection

_REFUSED: Final = "audit is append-only"
_TAIL: Final = (
    "INSERT INTO audit_tail (id, audit_id, hash) VALUES (1, NEW.id, NEW.hash)"
    " ON CONFLICT (id) DO UPDATE SET audit_id = excluded.audit_id, hash = excluded.hash"
)
_STOP: Final = f"SELECT RAISE(ABORT, '{_REFUSED}')"

_SQLITE: Final = {
    "audit_no_update": ("BEFORE UPDATE ON audit", _STOP),
    "audit_no_delete": ("BEFORE DELETE ON audit", _STOP),
    # a row in the place of another, or before the last, would take the tail back
    "audit_tail_follows": ("AFTER INSERT ON audit", _TAIL),
    "audit_tail_no_delete": ("BEFORE DELETE ON audit_tail", _STOP),
    "audit_tail_no_return": ("BEFORE UPDATE ON audit_tail WHEN NEW.audit_id <= OLD.audit_id", _STOP),
    # REPLACE removes a row without asking either of the two above
    "audit_tail_no_replace": (
        "BEFORE INSERT ON audit_tail WHEN EXISTS (SELECT 1 FROM audit_tail WHERE audit_id >= NEW.audit_id)",
        _STOP,
    ),
}

_FUNCTIONS: Final = {
    "audit_refuse": f"RAISE EXCEPTION '{_REFUSED}';",
    "audit_follow": f"{_TAIL}; RETURN NULL;",
}
_POSTGRESQL: Final = {
    "audit_no_change": "BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    "audit_no_truncate": "BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
    "audit_tail_follows": "AFTER INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_follow()",
    "audit_tail_no_delete": "BEFORE DELETE ON audit_tail FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    "audit_tail_no_truncate": "BEFORE TRUNCATE ON audit_tail FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
    "audit_tail_no_return": (
        "BEFORE UPDATE ON audit_tail FOR EACH ROW WHEN (NEW.audit_id <= OLD.audit_id) EXECUTE FUNCTION audit_refuse()"
    ),
}
_STANDING: Final = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('audit', 'audit_tail')",
    "postgresql": (
        "SELECT tgname, tgenabled FROM pg_trigger"
        " WHERE tgenabled <> 'D' AND tgrelid IN (to_regclass('audit'), to_regclass('audit_tail'))"
    ),
}


def missing(connection: Connection) -> list[str]:
    """The triggers that should stand and do not, or say something else; empty when all is well."""
    dialect = connection.dialect.name
    standing = {str(row[0]): row[1] for row in connection.exec_driver_sql(_STANDING[dialect])}
    if dialect == "sqlite":
        return sorted(name for name in _SQLITE if standing.get(name) != _sqlite(name))
    return sorted(set(_POSTGRESQL) - set(standing))


def put_up(connection: Connection) -> None:
    """Make the triggers anew, whatever stands; the tables have to be there."""
    take_down(connection)
    if connection.dialect.name == "sqlite":
        for name in _SQLITE:
            connection.exec_driver_sql(_sqlite(name))
        return
    for name, body in _FUNCTIONS.items():
        connection.exec_driver_sql(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN {body} END$$")
    for name, body in _POSTGRESQL.items():
        connection.exec_driver_sql(f"CREATE TRIGGER {name} {body}")


def take_down(connection: Connection) -> None:
    """Remove what `put_up` makes, as far as it stands."""
    if connection.dialect.name == "sqlite":
        for name in _SQLITE:
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        return
    for name in _FUNCTIONS:
        # its triggers go with it
        connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS {name}() CASCADE")


def _sqlite(name: str) -> str:
    when, does = _SQLITE[name]
    return f"CREATE TRIGGER {name} {when} BEGIN {does}; END"
