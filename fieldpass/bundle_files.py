"""A checkpoint's bundle as a file, for a courier."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from api.ids import find_id
from checkpoints.bundles.model import SealedBundle
from checkpoints.records.model import Filter
from fieldpass.operator import OPERATOR
from fieldpass.verifying.open import anchor_text
from fieldpass.wiring import Deployment


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
    wanted = Filter(at=house.clock(), name=name)
    page = await house.services.checkpoints.page(wanted, by=OPERATOR, after=None, first=2)
    if len(page.rows) != 1:
        raise UnknownCheckpointError(f"{'no' if not page.rows else 'more than one'} checkpoint here is called {name!r}")
    return page.rows[0].id
