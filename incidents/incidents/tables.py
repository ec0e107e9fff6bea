"""The tables of incidents. SQLite keeps the boxes of locations in the R*Tree `incident_box` by `row`."""

import sqlalchemy as sa

from incidents.sites.tables import site
from storage.tables import metadata
from storage.types import Geometry, Id, Instant, Json

# `row` is drawn from the random part of the id: the R*Tree wants an integer, and no counter has to be waited for.
incident = sa.Table(
    "incident",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("row", sa.BigInteger, nullable=False, unique=True),
    sa.Column("reference", sa.String(20), nullable=False, unique=True),
    sa.Column("organisation", Id, nullable=False),
    sa.Column("unit", Id),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("kind", sa.String(24), nullable=False),
    sa.Column("severity", sa.String(16), nullable=False),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("location", Geometry, nullable=False),
    sa.Column("priority", sa.Integer, nullable=False),
    sa.Column("factors", Json, nullable=False),
    sa.Column("first_seen_at", Instant, nullable=False),
    sa.Column("last_seen_at", Instant, nullable=False),
    sa.Column("reported_at", Instant, nullable=False),
    sa.Column("reports", sa.Integer, nullable=False),
    sa.Column("triaged", sa.Boolean, nullable=False),
    sa.Column("requested_resolution", Instant),
    sa.Column("expected_resolution", Instant),
    sa.Column("resolved_at", Instant),
    sa.Column("fixed", sa.Boolean),
    sa.Column("duplicate_of", Id, index=True),
    sa.Column("parent", Id, index=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Index(None, "priority", "id"),
    sa.Index(None, "organisation", "priority", "id"),
    sa.Index(None, "unit", "status"),
    sa.Index(None, "status", "priority", "id"),
    sa.Index("ix_incident_location", "location", postgresql_using="gist").ddl_if(dialect="postgresql"),
)

incident_status = sa.Table(
    "incident_status",
    metadata,
    sa.Column("incident", Id, sa.ForeignKey("incident.id"), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("before", sa.String(16)),
    sa.Column("after", sa.String(16), nullable=False),
    sa.Column("by", Id, nullable=False),
    sa.Column("reason", sa.String(40), nullable=False),
    sa.Column("note", sa.String(500), nullable=False),
)

incident_report = sa.Table(
    "incident_report",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("incident", Id, sa.ForeignKey("incident.id"), nullable=False),
    sa.Column("account", Id, nullable=False),
    sa.Column("person", Id),
    sa.Column("kind", sa.String(24), nullable=False),
    sa.Column("severity", sa.String(16), nullable=False),
    sa.Column("location", Geometry, nullable=False),
    sa.Column("seen_at", Instant, nullable=False),
    sa.Column("received_at", Instant, nullable=False),
    sa.Column("words", sa.String(2_000), nullable=False),
    sa.Column("media", Json, nullable=False),
    sa.Column("joined", sa.Boolean, nullable=False),
    sa.Index(None, "incident", "received_at", "id"),
    sa.Index(None, "person", "incident"),
)

incident_site = sa.Table(
    "incident_site",
    metadata,
    sa.Column("incident", Id, sa.ForeignKey("incident.id"), primary_key=True),
    sa.Column("site", Id, sa.ForeignKey(site.c.id), primary_key=True),
    sa.Index(None, "site", "incident"),
)

# What a zone change writes has no foreign key: it must not wait for somebody who holds an incident and waits for zones.
incident_flag = sa.Table(
    "incident_flag",
    metadata,
    sa.Column("incident", Id, primary_key=True),
    sa.Column("zone", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("code", sa.String(40), nullable=False),
    sa.Column("since", Instant, nullable=False),
    sa.Index(None, "zone", "at"),
)

# One row an organisation: who reports for it waits here for a turn, so that two first reports become one incident.
incident_turn = sa.Table(
    "incident_turn",
    metadata,
    sa.Column("id", Id, primary_key=True),
)
