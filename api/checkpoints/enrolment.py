"""Root fields with which a checkpoint's phone joins, is confirmed, and asks how it stands."""

from typing import Annotated, TypeAlias

import strawberry

from api.access import Open, mutation, query
from api.checkpoints.enrolment_inputs import ConfirmDeviceInput, EnrolCheckpointDeviceInput
from api.checkpoints.enrolment_types import CheckpointDevice, CheckpointDeviceEnrolled, DeviceConfirmed
from api.context import Info
from api.people.doing import within_input
from api.problems import AnyProblem, problem, result_union
from identity.access import Action
from storage.outcomes import Refusal

EnrolCheckpointDeviceResult: TypeAlias = Annotated[
    CheckpointDeviceEnrolled | AnyProblem,
    result_union("EnrolCheckpointDeviceResult", "enrolling a checkpoint's device"),
]
ConfirmDeviceResult: TypeAlias = Annotated[
    DeviceConfirmed | AnyProblem, result_union("ConfirmDeviceResult", "confirming a device by its code")
]


@strawberry.type
class EnrolmentQuery:
    """Root fields about the device that asks."""

    @query(may=Action.READ_SELF)
    async def checkpoint_device(self, info: Info) -> CheckpointDevice | None:
        """The checkpoint's device that asks; null for any other account."""
        found = await info.context.services.enrolment.own(by=info.context.actor, at=info.context.now())
        return CheckpointDevice.of(found) if found else None


@strawberry.type
class EnrolmentMutation:
    """Root fields about enrolling a checkpoint's devices."""

    @mutation(may=Open.PUBLIC)
    async def enrol_checkpoint_device(
        self, info: Info, input: Annotated[EnrolCheckpointDeviceInput, strawberry.argument(description="The device.")]
    ) -> EnrolCheckpointDeviceResult:
        """Enrol the device that asks at the checkpoint of its invitation; it signs its checks from now on."""
        ctx = info.context
        with within_input():
            done = await ctx.services.enrolment.enrol(
                input.to_domain(), request=ctx.request_for(input), address=ctx.address
            )
        return problem(done, ctx) if isinstance(done, Refusal) else CheckpointDeviceEnrolled.of(done)

    @mutation(may=Action.ENROL_DEVICE)
    async def confirm_device(
        self, info: Info, input: Annotated[ConfirmDeviceInput, strawberry.argument(description="What was heard.")]
    ) -> ConfirmDeviceResult:
        """Confirm a checkpoint's device by the code it read aloud; the third wrong code shuts it out."""
        ctx = info.context
        with within_input():
            done = await ctx.services.enrolment.confirm(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else DeviceConfirmed.of(done)
