"""A checkpoint's bundle as a file, for a courier."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from api.ids import find_id
from checkpoints.bundles.model import SealedBundle
from checkpoints.records.model import After, Filter
from fieldpass.operator import operator
from fieldpass.verifying.open import anchor_text
from fieldpass.wiring import Deployment

_PAGE = 500


class UnknownCheckpointError(Exception):
    """No checkpoint, or more than one, is meant by what was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The file, and the root it is checked against."""

    path: Path
    sequence: int
    size: int
    expires_at: datetime
    root: str


async def bundle_of(house: Deployment, checkpoint: str, out: Path | None) -> Written:
    """Write the newest bundle of a checkpoint, whole or not at all. Raises UnknownCheckpointError."""
    id_ = find_id("Checkpoint", checkpoint) or _uuid(checkpoint) or await _by_name(house, checkpoint)
    sealed = await house.services.bundles.snapshot(id_, house.clock())
    if not isinstance(sealed, SealedBundle) or sealed.content is None:
        raise UnknownCheckpointError(f"there is no checkpoint {checkpoint}, or it stands no more")
    path = out or Path(f"{id_}.fpb")
    beside = path.with_name(f"{path.name}.new")
    beside.write_bytes(sealed.content)
    beside.replace(path)
    return Written(
        path=path,
        sequence=sealed.sequence,
        size=len(sealed.content),
        expires_at=sealed.expires_at,
        root=anchor_text(await house.services.keys.anchor()),
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


async def _by_name(house: Deployment, name: str) -> UUID:
    wanted, after = Filter(at=house.clock()), None
    found: list[UUID] = []
    while True:
        page = await house.services.checkpoints.page(wanted, by=operator(), after=after, first=_PAGE)
        found += [one.id for one in page.rows if one.placing.name == name]
        if not page.more:
            break
        last = page.rows[-1]
        after = After(name=last.placing.name, id=last.id)
    if len(found) != 1:
        raise UnknownCheckpointError(f"{len(found)} checkpoints that stand now are called {name!r}")
    return found[0]
