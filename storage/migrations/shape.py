"""What autogenerate must know of PostGIS, and must not see: tables that R*Tree and PostGIS keep for themselves."""

import re

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql.base import ischema_names

from storage.types import PostgisGeometry

_NOT_OURS = re.compile(r"(_box(_node|_rowid|_parent)?)$|^(spatial_ref_sys|alembic_version)$")

# Reflection would warn of a type it does not know.
ischema_names.setdefault("geometry", PostgisGeometry)


def is_ours(subject: object, name: str | None, kind: str, _reflected: object, _compared_to: object) -> bool:
    """Alembic's include_object: False hides virtual and system tables, and GiST, which only one database has.

    An R*Tree is named `<table>_box`.
    """
    if isinstance(subject, sa.Index):
        return bool(subject.dialect_options["postgresql"]["using"] != "gist")
    return kind != "table" or not _NOT_OURS.search(name or "")
