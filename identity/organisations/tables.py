"""The table of organisations."""

import sqlalchemy as sa

from storage.tables import metadata

organisation = sa.Table(
    "organisation",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("code", sa.String(32), nullable=False, unique=True),
    sa.Column("name", sa.String(120), nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("parent", sa.Uuid, sa.ForeignKey("organisation.id")),
    sa.Column("unit", sa.Uuid, sa.ForeignKey("unit.id"), index=True),
    sa.Index(None, "name", "id"),
)
