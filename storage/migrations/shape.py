"""What autogenerate must not see: tables that SQLite's R*Tree and PostGIS keep for themselves."""

import re

_NOT_OURS = re.compile(
    r"(_box(_node|_rowid|_parent)?|_rtree(_node|_rowid|_parent)?)$|^(spatial_ref_sys|alembic_version)$"
)


def is_ours(_object: object, name: str | None, kind: str, _reflected: object, _compared_to: object) -> bool:
    """Alembic's include_object: False hides virtual and system tables."""
    return kind != "table" or not _NOT_OURS.search(name or "")
