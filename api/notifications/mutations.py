"""Root fields that change the caller's inbox, addresses and duty."""

from typing import Annotated, TypeAlias

import strawberry

from api.access import mutation
from api.context import Info
from api.notifications import inputs
from api.notifications.types import DutySet, NotificationAcknowledged, NotificationsMarked, PushAddressChanged
from api.people.doing import within_input
from api.problems import AnyProblem, problem, result_union
from identity.access import Action
from storage.outcomes import Refusal

MarkNotificationsResult: TypeAlias = Annotated[
    NotificationsMarked | AnyProblem, result_union("MarkNotificationsResult", "marking notifications")
]
AcknowledgeNotificationResult: TypeAlias = Annotated[
    NotificationAcknowledged | AnyProblem, result_union("AcknowledgeNotificationResult", "taking care")
]
PushAddressResult: TypeAlias = Annotated[
    PushAddressChanged | AnyProblem, result_union("PushAddressResult", "registering or removing an address")
]
MyDutyResult: TypeAlias = Annotated[DutySet | AnyProblem, result_union("MyDutyResult", "going on or off duty")]


@strawberry.type
class NotificationMutation:
    """Root fields about notifications."""

    @mutation(may=Action.READ_INBOX)
    async def read_notifications(
        self, info: Info, input: Annotated[inputs.NotificationsInput, strawberry.argument(description="Which ones.")]
    ) -> MarkNotificationsResult:
        """Say that the caller has read these; a push of them that still waits is not sent."""
        ctx = info.context
        with within_input():
            done = await ctx.services.inbox.read(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else NotificationsMarked.of(done)

    @mutation(may=Action.READ_INBOX)
    async def report_delivered(
        self, info: Info, input: Annotated[inputs.ReportDeliveredInput, strawberry.argument(description="Which ones.")]
    ) -> MarkNotificationsResult:
        """Say that this device has received these pushes."""
        ctx = info.context
        with within_input():
            done = await ctx.services.inbox.report_delivered(input.uuids, by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else NotificationsMarked.of(done)

    @mutation(may=Action.READ_INBOX)
    async def acknowledge_notification(
        self,
        info: Info,
        input: Annotated[inputs.AcknowledgeNotificationInput, strawberry.argument(description="Which one.")],
    ) -> AcknowledgeNotificationResult:
        """Say that the caller takes care; it is handed on to nobody else."""
        ctx = info.context
        done = await ctx.services.inbox.acknowledge(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else NotificationAcknowledged.of(done)

    @mutation(may=Action.READ_INBOX)
    async def register_push_address(
        self, info: Info, input: Annotated[inputs.RegisterPushAddressInput, strawberry.argument(description="Where.")]
    ) -> PushAddressResult:
        """Reach the caller at this address for as long as this session lives."""
        ctx = info.context
        with within_input():
            done = await ctx.services.push_addresses.register(
                input.to_domain(), by=ctx.actor, request=ctx.request_for(input)
            )
        return problem(done, ctx) if isinstance(done, Refusal) else PushAddressChanged.of(done)

    @mutation(may=Action.READ_INBOX)
    async def remove_push_address(
        self, info: Info, input: Annotated[inputs.RemovePushAddressInput, strawberry.argument(description="Which.")]
    ) -> PushAddressResult:
        """Send nothing to this address any more."""
        ctx = info.context
        done = await ctx.services.push_addresses.remove(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else PushAddressChanged.of(done)

    @mutation(may=Action.READ_INBOX)
    async def go_on_duty(
        self, info: Info, input: Annotated[inputs.GoOnDutyInput, strawberry.argument(description="Until when.")]
    ) -> MyDutyResult:
        """Go on duty: what concerns the caller's role comes to those on duty first."""
        ctx = info.context
        with within_input():
            done = await ctx.services.duties.go_on(input.until, by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else DutySet.of(done)

    @mutation(may=Action.READ_INBOX)
    async def go_off_duty(
        self, info: Info, input: Annotated[inputs.GoOffDutyInput, strawberry.argument(description="Now.")]
    ) -> MyDutyResult:
        """Go off duty."""
        ctx = info.context
        done = await ctx.services.duties.go_off(by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else DutySet.of(done)
