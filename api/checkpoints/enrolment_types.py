"""A checkpoint's device, as the schema shows it to itself. A secret appears only where it is handed out."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import Open, part, readable
from api.checkpoints.enrolment_inputs import base64url
from api.ids import encode_id
from checkpoints.enrolment import model
from identity.access import Action
from identity.devices import model as devices


@part
class PostAddresses:
    """Where a device finds what is its checkpoint's."""

    id: ID = strawberry.field(description="Id of the checkpoint.")
    uuid: UUID = strawberry.field(description="The same id as bundles, sheets and check texts carry it.")
    name: str = strawberry.field(description="Its name.")
    bundle_address: str = strawberry.field(description="Path of its signed bundle on this server, public.")
    sheet_address: str = strawberry.field(description="Path of its sheet, for its confirmed devices only.")

    @classmethod
    def of(cls, post: model.PostDevice) -> Self:
        """The checkpoint of a device as the schema shows it."""
        id_ = encode_id("Checkpoint", post.checkpoint)
        return cls(
            id=id_,
            uuid=post.checkpoint,
            name=post.checkpoint_name,
            bundle_address=f"/bundles/{id_}",
            sheet_address=f"/sheets/{id_}",
        )


@readable(may=Open.PUBLIC)
class CheckpointDevice:
    """A checkpoint's device, as it asks how it stands."""

    id: ID = strawberry.field(description="Id of the device.")
    uuid: UUID = strawberry.field(description="The same id as check texts and signatures carry it.")
    label: str = strawberry.field(description="What it is called.")
    confirmed: bool = strawberry.field(description="True when it may fetch its checkpoint's sheet.")
    confirmation_code: str = strawberry.field(
        description="The six digits it reads aloud to who invited it; they name the device and its key."
    )
    revoked: bool = strawberry.field(description="True when it is shut out.")
    checkpoint: PostAddresses = strawberry.field(description="Its checkpoint.")

    @classmethod
    def of(cls, post: model.PostDevice) -> Self:
        """The device as the schema shows it."""
        device = post.device
        return cls(
            id=encode_id("Device", device.id),
            uuid=device.id,
            label=device.label,
            confirmed=device.confirmed_at is not None,
            confirmation_code=post.code,
            revoked=device.revoked_at is not None,
            checkpoint=PostAddresses.of(post),
        )


@readable(may=Open.PUBLIC)
class CheckpointDeviceEnrolled:
    """The device is known. Token and reply key are shown once; the same request again shows the same."""

    device: CheckpointDevice = strawberry.field(description="The device.")
    token: str = strawberry.field(description="Its bearer token; keep it as a secret.")
    expires_at: datetime = strawberry.field(description="When the token ends.")
    deployment: str = strawberry.field(description="The deployment whose bundles, permits and sheets it accepts.")
    root: str = strawberry.field(
        description="The root's public key, P-256 x || y, base64url: what it trusts ever after."
    )
    reply_key: str = strawberry.field(
        description="32 bytes, base64url: only this device and its desk know them; the desk's replies are made with it."
    )

    @classmethod
    def of(cls, done: model.Enrolled) -> Self:
        """What was done, as the schema shows it."""
        return cls(
            device=CheckpointDevice.of(done.post),
            token=done.token,
            expires_at=done.expires_at,
            deployment=done.anchor.deployment,
            root=base64url(done.anchor.root),
            reply_key=base64url(done.reply_key),
        )


@readable(may=Action.ENROL_DEVICE)
class DeviceConfirmed:
    """The device may fetch its checkpoint's sheet from now on."""

    device: ID = strawberry.field(description="Id of the device.")

    @classmethod
    def of(cls, done: devices.Confirmed) -> Self:
        """What was done, as the schema shows it."""
        return cls(device=encode_id("Device", done.device))
