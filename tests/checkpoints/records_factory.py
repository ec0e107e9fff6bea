"""Valid checkpoints."""

from datetime import UTC, datetime
from uuid import UUID

from checkpoints.records.model import Checkpoint, Placing
from credentials.bundle.model import DeskNumber
from credentials.wire import CheckpointKind
from geo.place import lon_lat

DESK = DeskNumber(name="Trực ban TP Sa Đéc", phone="02773851431")
EVENING = datetime(2021, 9, 15, 12, 0, tzinfo=UTC)
UNIT = UUID("01990000-0000-7000-8000-0000000000a1")


def a_placing(  # noqa: PLR0913 - a factory names what it may change
    *,
    name: str = "Chốt cầu Sa Đéc",
    kind: CheckpointKind = CheckpointKind.ROAD,
    from_zones: frozenset[int] = frozenset(),
    to_zones: frozenset[int] = frozenset({7}),
    desk: tuple[DeskNumber, ...] = (DESK,),
    phones: tuple[str, ...] = (),
    hard: bool = False,
    lon: float = 105.7667,
    lat: float = 10.3,
) -> Placing:
    return Placing(
        name=name,
        kind=kind,
        place=lon_lat(lon, lat),
        from_zones=from_zones,
        to_zones=to_zones,
        desk=desk,
        phones=phones,
        hard=hard,
    )


def a_checkpoint(  # noqa: PLR0913 - a factory names what it may change
    id: UUID,
    *,
    version: int = 1,
    placing: Placing | None = None,
    valid_from: datetime = EVENING,
    valid_to: datetime | None = None,
    recorded_at: datetime = EVENING,
) -> Checkpoint:
    return Checkpoint(
        id=id,
        version=version,
        unit=UNIT,
        placing=placing or a_placing(),
        valid_from=valid_from,
        valid_to=valid_to,
        recorded_at=recorded_at,
    )
