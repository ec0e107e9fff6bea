"""A checkpoint's bundle, what leads to it, and the news, as files for a courier."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from api.ids import find_id
from checkpoints.bundles.model import SealedBundle, SealedDelta, SealedNews
from checkpoints.records.model import Filter
from credentials import parts
from fieldpass.code_sheet import write_codes, write_texts
from fieldpass.operator import OPERATOR
from fieldpass.verifying.open import anchor_text
from fieldpass.wiring import Deployment


class UnknownCheckpointError(Exception):
    """No checkpoint, or more than one, is meant by what was given; or there is nothing to write."""


class Form(StrEnum):
    """How a signed file is written."""

    FILE = "file"
    TEXT = "text"
    QR = "qr"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What is written: a bundle, a post's delta, or the news. `what` says which, `ending` names its kind of file."""

    content: bytes
    what: str
    sequence: int | None
    expires_at: datetime
    ending: str

    @property
    def prefix(self) -> str:
        """Of its text form."""
        return parts.BUNDLE if self.ending == "fpb" else parts.DELTA


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The file or folder, and the root it is checked against; `codes` is how many QR codes or texts it took."""

    path: Path
    what: str
    sequence: int | None
    size: int
    codes: int
    expires_at: datetime
    root: str


async def bundle_of(
    house: Deployment, checkpoint: str, out: Path | None, *, after: int | None = None, form: Form = Form.FILE
) -> Written:
    """Write the newest bundle of a checkpoint, or what leads to it from an older one. Raises UnknownCheckpointError."""
    id_ = await checkpoint_id(house, checkpoint)
    services, now = house.services, house.clock()
    found = await (services.bundles.snapshot(id_, now) if after is None else services.deltas.after(id_, after, now))
    sealed = _of_delta(found) if isinstance(found, SealedDelta) else _of_bundle(found, checkpoint)
    return await _written(house, sealed, out, form, str(id_))


async def news_of(house: Deployment, out: Path | None, *, window: timedelta | None = None, form: Form) -> Written:
    """Write the newest news. Raises UnknownCheckpointError where no file holds them."""
    news = await house.services.news.newest(house.clock(), window)
    if news is None:
        raise UnknownCheckpointError("there is more news than a file holds; posts need their whole bundles")
    return await _written(house, _of_news(news), out, form, "news")


def _of_bundle(found: object, checkpoint: str) -> Sealed:
    if not isinstance(found, SealedBundle) or found.content is None:
        raise UnknownCheckpointError(f"there is no checkpoint {checkpoint}, or it stands no more")
    what = f"sequence {found.sequence}"
    return Sealed(content=found.content, what=what, sequence=found.sequence, expires_at=found.expires_at, ending="fpb")


def _of_delta(found: SealedDelta) -> Sealed:
    to = found.bundle
    what = f"from sequence {found.base} to {to.sequence}"
    return Sealed(content=found.content, what=what, sequence=to.sequence, expires_at=to.expires_at, ending="fpd")


def _of_news(news: SealedNews) -> Sealed:
    what = f"news since {news.since:%Y-%m-%d %H:%MZ}"
    return Sealed(content=news.content, what=what, sequence=None, expires_at=news.expires_at, ending="fpd")


async def _written(house: Deployment, sealed: Sealed, out: Path | None, form: Form, name: str) -> Written:
    path = out or Path(name if form is Form.QR else f"{name}.{'txt' if form is Form.TEXT else sealed.ending}")
    return Written(
        path=path,
        what=sealed.what,
        sequence=sealed.sequence,
        size=len(sealed.content),
        codes=_write(sealed, path, form),
        expires_at=sealed.expires_at,
        root=anchor_text(await house.services.keys.anchor()),
    )


def _write(sealed: Sealed, path: Path, form: Form) -> int:
    """A file appears whole or not at all."""
    match form:
        case Form.QR:
            return write_codes(sealed.prefix, sealed.content, path)
        case Form.TEXT:
            return write_texts(sealed.prefix, sealed.content, path)
        case Form.FILE:
            beside = path.with_name(f"{path.name}.new")
            beside.write_bytes(sealed.content)
            beside.replace(path)
            return 1


async def checkpoint_id(house: Deployment, named: str) -> UUID:
    """Which checkpoint an id, UUID or name means; raises UnknownCheckpointError."""
    return find_id("Checkpoint", named) or _uuid(named) or await _by_name(house, named)


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
