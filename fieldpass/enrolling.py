"""Inviting a checkpoint's phone from the operator's own command line."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

import click

from api.people.joining import join_link
from checkpoints.records.model import Checkpoint
from credentials import qr
from fieldpass.bundle_files import checkpoint_id
from fieldpass.operator import OPERATOR, request
from fieldpass.wiring import Deployment
from identity.accounts.model import Issued
from identity.devices.model import InviteToPost, Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """An invitation, and where it leads."""

    checkpoint: str
    invitation: str = field(repr=False)
    link: str = field(repr=False)
    expires_at: datetime

    @property
    def path(self) -> str:
        """The link without the server's address."""
        return join_link("", self.invitation)


async def invited(house: Deployment, checkpoint: str, command: InviteToPost) -> Invited:
    """Invite one phone to a checkpoint named by id, UUID or name. Raises UnknownCheckpointError, ClickException."""
    post = await _standing(house, await checkpoint_id(house, checkpoint), checkpoint)
    where = Post(checkpoint=post.id, name=post.placing.name, unit=post.unit)
    done = await house.services.devices.invite_to(where, command, by=OPERATOR, request=request(house.clock()))
    assert isinstance(done, Issued)  # noqa: S101 - the operator may, and the checkpoint is there
    return Invited(
        checkpoint=post.placing.name,
        invitation=done.secret,
        link=join_link(house.settings.public_url, done.secret),
        expires_at=done.expires_at,
    )


def draw(link: str, out: Path) -> None:
    """The link as an image for a messenger's gallery; raises ClickException for another form than PNG or SVG."""
    match out.suffix.lower():
        case ".png":
            out.write_bytes(qr.png(link))
        case ".svg":
            out.write_text(qr.svg(link))
        case _:
            raise click.ClickException("the image is a .png or an .svg")


async def _standing(house: Deployment, id: UUID, named: str) -> Checkpoint:
    found = await house.services.checkpoints.find(id, by=OPERATOR, at=house.clock())
    if found is None:
        raise click.ClickException(f"the checkpoint {named} does not stand now")
    return found
