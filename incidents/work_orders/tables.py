"""The tables of work orders. Beside a record stand narrow rows (zones, units) that lists and zone changes read.

What a zone change writes has no foreign key: it must not wait for somebody who holds a work order and waits for zones.
"""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Geometry, Id, Instant, Json

work_order = sa.Table(
    "work_order",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("reference", sa.String(20), nullable=False, unique=True),
    sa.Column("organisation", Id, nullable=False),
    sa.Column("title", sa.String(200), nullable=False),
    sa.Column("purpose", sa.String(40), nullable=False),
    sa.Column("incident", Id, index=True),
    sa.Column("place", Json),
    sa.Column("route", Json, nullable=False),
    sa.Column("zones", Json, nullable=False),
    sa.Column("way", Json, nullable=False),
    sa.Column("shape", Geometry),
    sa.Column("west", sa.Float),
    sa.Column("south", sa.Float),
    sa.Column("east", sa.Float),
    sa.Column("north", sa.Float),
    sa.Column("starts_at", Instant),
    sa.Column("ends_at", Instant),
    sa.Column("crew", Id),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("progress", sa.String(16)),
    sa.Column("progress_at", Instant),
    sa.Column("created_by", Id, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Index(None, "organisation", "id"),
    sa.Index(None, "crew", "state"),
    sa.Index(None, "state", "id"),
)

work_order_stop = sa.Table(
    "work_order_stop",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("work_order", Id, sa.ForeignKey("work_order.id"), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("lon", sa.Float, nullable=False),
    sa.Column("lat", sa.Float, nullable=False),
    sa.Column("label", sa.String(200), nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("done_at", Instant),
    sa.Column("done_by", Id),
    sa.Index(None, "work_order", "position"),
)

# Zones that the work order names itself or its crew passes: those without a shape are found by nothing else.
work_order_zone = sa.Table(
    "work_order_zone",
    metadata,
    sa.Column("work_order", Id, sa.ForeignKey("work_order.id"), primary_key=True),
    sa.Column("zone", sa.Integer, primary_key=True, autoincrement=False),
    sa.Index(None, "zone", "work_order"),
)

work_order_unit = sa.Table(
    "work_order_unit",
    metadata,
    sa.Column("work_order", Id, primary_key=True),
    sa.Column("unit", Id, primary_key=True),
    sa.Index(None, "unit", "work_order"),
)

work_order_flag = sa.Table(
    "work_order_flag",
    metadata,
    sa.Column("work_order", Id, primary_key=True),
    sa.Column("zone", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("code", sa.String(40), nullable=False),
    sa.Column("since", Instant, nullable=False),
    sa.Index(None, "zone", "at"),
)

work_order_progress = sa.Table(
    "work_order_progress",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("work_order", Id, sa.ForeignKey("work_order.id"), nullable=False),
    sa.Column("crew", Id, nullable=False),
    sa.Column("progress", sa.String(16), nullable=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("received_at", Instant, nullable=False),
    sa.Column("by", Id, nullable=False),
    sa.Column("lon", sa.Float),
    sa.Column("lat", sa.Float),
    sa.Column("counted", sa.Boolean, nullable=False),
    sa.Index(None, "work_order", "at"),
)

work_order_note = sa.Table(
    "work_order_note",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("work_order", Id, sa.ForeignKey("work_order.id"), nullable=False),
    sa.Column("by", Id, nullable=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("received_at", Instant, nullable=False),
    sa.Column("text", sa.String(2000), nullable=False),
    sa.Column("photos", Json, nullable=False),
    sa.Index(None, "work_order", "at"),
)

work_order_change = sa.Table(
    "work_order_change",
    metadata,
    sa.Column("work_order", Id, sa.ForeignKey("work_order.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("before", sa.String(16)),
    sa.Column("after", sa.String(16), nullable=False),
    sa.Column("code", sa.String(40), nullable=False),
    sa.Column("note", sa.String(500), nullable=False),
    sa.Column("by", Id, nullable=False),
    sa.Column("at", Instant, nullable=False),
)

work_order_edit = sa.Table(
    "work_order_edit",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("work_order", Id, sa.ForeignKey("work_order.id"), nullable=False, index=True),
    sa.Column("based_on", sa.Integer, nullable=False),
    sa.Column("found", sa.Integer, nullable=False),
    sa.Column("by", Id, nullable=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("received_at", Instant, nullable=False),
    sa.Column("said", Json, nullable=False),
    sa.Column("stood", Json, nullable=False),
)

# Every crew that was ever sent, and when last: what one that was relieved did offline is taken in as history.
work_order_crew = sa.Table(
    "work_order_crew",
    metadata,
    sa.Column("work_order", Id, sa.ForeignKey("work_order.id"), primary_key=True),
    sa.Column("crew", Id, primary_key=True),
    sa.Column("at", Instant, nullable=False),
)

# The permits that ended with the work when it last ended: these are armed again with it, and no others.
work_order_ended = sa.Table(
    "work_order_ended",
    metadata,
    sa.Column("work_order", Id, sa.ForeignKey("work_order.id"), primary_key=True),
    sa.Column("permit", Id, primary_key=True),
)

# What was asked for when crews were sent; one that still waits is withdrawn when the work ends or another crew goes.
work_order_application = sa.Table(
    "work_order_application",
    metadata,
    sa.Column("work_order", Id, sa.ForeignKey("work_order.id"), primary_key=True),
    sa.Column("application", Id, primary_key=True),
)
