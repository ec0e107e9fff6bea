"""Root fields that change organisations, accounts, passwords, tokens and devices."""

from typing import Annotated, TypeAlias

import strawberry

from api.access import Open, mutation
from api.context import Info
from api.ids import find_id, get_id
from api.people import inputs
from api.people.account_types import (
    AccountChanged,
    DeviceEnrolled,
    DeviceRevoked,
    PasswordSet,
    SecretIssued,
    TokenRevoked,
)
from api.people.doing import within_input
from api.people.types import OrganisationFounded
from api.problems import AnyProblem, problem, result_union
from identity.access import Action
from identity.devices.model import Post
from storage.outcomes import NotFound, Refusal

FoundOrganisationResult: TypeAlias = Annotated[
    OrganisationFounded | AnyProblem, result_union("FoundOrganisationResult", "making an organisation")
]
AddAccountResult: TypeAlias = Annotated[
    AccountChanged | AnyProblem, result_union("AddAccountResult", "adding an account")
]
SetGrantsResult: TypeAlias = Annotated[AccountChanged | AnyProblem, result_union("SetGrantsResult", "granting")]
CloseAccountResult: TypeAlias = Annotated[
    AccountChanged | AnyProblem, result_union("CloseAccountResult", "closing an account")
]
MakePasswordLinkResult: TypeAlias = Annotated[
    SecretIssued | AnyProblem, result_union("MakePasswordLinkResult", "making a one-time link")
]
UsePasswordLinkResult: TypeAlias = Annotated[
    PasswordSet | AnyProblem, result_union("UsePasswordLinkResult", "using a one-time link")
]
ChangePasswordResult: TypeAlias = Annotated[
    PasswordSet | AnyProblem, result_union("ChangePasswordResult", "changing the caller's password")
]
CreateTokenResult: TypeAlias = Annotated[SecretIssued | AnyProblem, result_union("CreateTokenResult", "making a token")]
RevokeTokenResult: TypeAlias = Annotated[
    TokenRevoked | AnyProblem, result_union("RevokeTokenResult", "revoking a token")
]
InviteDeviceResult: TypeAlias = Annotated[
    SecretIssued | AnyProblem, result_union("InviteDeviceResult", "inviting a device")
]
EnrolDeviceResult: TypeAlias = Annotated[
    DeviceEnrolled | AnyProblem, result_union("EnrolDeviceResult", "enrolling a device")
]
RevokeDeviceResult: TypeAlias = Annotated[
    DeviceRevoked | AnyProblem, result_union("RevokeDeviceResult", "shutting a device out")
]


@strawberry.type
class PeopleMutation:
    """Root fields about organisations, accounts and devices."""

    @mutation(may=Action.MANAGE_ORGANISATIONS)
    async def found_organisation(
        self,
        info: Info,
        input: Annotated[inputs.FoundOrganisationInput, strawberry.argument(description="The organisation.")],
    ) -> FoundOrganisationResult:
        """Make an organisation."""
        ctx = info.context
        with within_input():
            done = await ctx.services.organisations.found(
                input.to_domain(), by=ctx.actor, request=ctx.request_for(input)
            )
        return problem(done, ctx) if isinstance(done, Refusal) else OrganisationFounded.of(done)

    @mutation(may=Action.MANAGE_ACCOUNTS)
    async def add_account(
        self, info: Info, input: Annotated[inputs.AddAccountInput, strawberry.argument(description="The account.")]
    ) -> AddAccountResult:
        """Add an account; `makePasswordLink` lets its bearer in."""
        ctx = info.context
        with within_input():
            done = await ctx.services.accounts.add(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else AccountChanged.of(done)

    @mutation(may=Action.MANAGE_ACCOUNTS)
    async def set_grants(
        self, info: Info, input: Annotated[inputs.SetGrantsInput, strawberry.argument(description="Who may do what.")]
    ) -> SetGrantsResult:
        """Replace an account's grants. Nobody changes their own, or gives more than they have."""
        ctx, account = info.context, get_id("Account", input.account, "input.account")
        done = await ctx.services.accounts.grant(
            account, inputs.scopes_of(input.grants), by=ctx.actor, request=ctx.request_for(input)
        )
        return problem(done, ctx) if isinstance(done, Refusal) else AccountChanged.of(done)

    @mutation(may=Action.MANAGE_ACCOUNTS)
    async def close_account(
        self, info: Info, input: Annotated[inputs.CloseAccountInput, strawberry.argument(description="Which one.")]
    ) -> CloseAccountResult:
        """Close an account at once: its sessions, tokens and devices end. Nobody closes their own."""
        ctx, account = info.context, get_id("Account", input.account, "input.account")
        done = await ctx.services.accounts.disable(account, by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else AccountChanged.of(done)

    @mutation(may=Action.MANAGE_ACCOUNTS)
    async def make_password_link(
        self, info: Info, input: Annotated[inputs.MakePasswordLinkInput, strawberry.argument(description="For whom.")]
    ) -> MakePasswordLinkResult:
        """Make a one-time link, good for 24 hours; it ends every link made before for the account."""
        ctx, account = info.context, get_id("Account", input.account, "input.account")
        done = await ctx.services.links.make(account, input.purpose, by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else SecretIssued.of("PasswordLink", done)

    @mutation(may=Open.PUBLIC)
    async def use_password_link(
        self,
        info: Info,
        input: Annotated[inputs.UsePasswordLinkInput, strawberry.argument(description="The link and the password.")],
    ) -> UsePasswordLinkResult:
        """Set a password by a one-time link; every session of before ends."""
        ctx, (secret, password) = info.context, input.to_domain()
        with within_input():
            done = await ctx.services.links.use(secret, password, now=ctx.now(), request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else PasswordSet.of(done)

    @mutation(may=Action.READ_SELF)
    async def change_password(
        self,
        info: Info,
        input: Annotated[inputs.ChangePasswordInput, strawberry.argument(description="Old and new.")],
    ) -> ChangePasswordResult:
        """Change the caller's password; every session ends, the one that asks too."""
        ctx, (old, new) = info.context, input.to_domain()
        with within_input():
            done = await ctx.services.links.change(old, new, by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else PasswordSet.of(done)

    @mutation(may=Action.READ_SELF)
    async def create_token(
        self, info: Info, input: Annotated[inputs.CreateTokenInput, strawberry.argument(description="The token.")]
    ) -> CreateTokenResult:
        """Make a bearer token for the caller's own scripts; it may do what the caller may."""
        ctx, (label, lasts) = info.context, input.to_domain()
        with within_input():
            done = await ctx.services.sign_in.issue_token(label, lasts, by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else SecretIssued.of("Token", done)

    @mutation(may=Action.READ_SELF)
    async def revoke_token(
        self, info: Info, input: Annotated[inputs.RevokeTokenInput, strawberry.argument(description="Which one.")]
    ) -> RevokeTokenResult:
        """End a token at once: one's own, or with MANAGE_ACCOUNTS anybody's."""
        ctx, token = info.context, get_id("Token", input.token, "input.token")
        done = await ctx.services.sign_in.revoke_token(token, by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else TokenRevoked.of(done)

    @mutation(may=Action.READ_SELF)
    async def invite_own_device(
        self, info: Info, input: Annotated[inputs.InviteOwnDeviceInput, strawberry.argument(description="The device.")]
    ) -> InviteDeviceResult:
        """Make an invitation for one more phone or browser of the caller, good for one shift."""
        ctx = info.context
        with within_input():
            done = await ctx.services.devices.invite_own(
                input.to_domain(), by=ctx.actor, request=ctx.request_for(input)
            )
        return problem(done, ctx) if isinstance(done, Refusal) else SecretIssued.of("Invitation", done)

    @mutation(may=Action.ENROL_DEVICE)
    async def invite_checkpoint_device(
        self,
        info: Info,
        input: Annotated[inputs.InviteCheckpointDeviceInput, strawberry.argument(description="Where.")],
    ) -> InviteDeviceResult:
        """Make an invitation for a checkpoint's phone: 16 characters, a link and a QR image, good for one shift."""
        ctx, uuid = info.context, find_id("Checkpoint", input.checkpoint)
        found = await ctx.services.checkpoints.find(uuid, by=ctx.actor, at=ctx.now()) if uuid else None
        if found is None:
            return problem(NotFound(kind="Checkpoint", id=input.checkpoint), ctx)
        post = Post(checkpoint=found.id, name=found.placing.name, unit=found.unit)
        with within_input():
            done = await ctx.services.devices.invite_to(
                post, input.to_domain(), by=ctx.actor, request=ctx.request_for(input)
            )
        return problem(done, ctx) if isinstance(done, Refusal) else SecretIssued.to_join(done, ctx.services.public_url)

    @mutation(may=Open.PUBLIC)
    async def enrol_device(
        self, info: Info, input: Annotated[inputs.EnrolDeviceInput, strawberry.argument(description="The invitation.")]
    ) -> EnrolDeviceResult:
        """Enrol the phone or browser that asks, by an invitation; its token is shown once.

        A checkpoint's device has a key of its own: `enrolCheckpointDevice`.
        """
        ctx = info.context
        done = await ctx.services.devices.enrol(input.to_domain(), request=ctx.request_for(input), address=ctx.address)
        return problem(done, ctx) if isinstance(done, Refusal) else DeviceEnrolled.of(done)

    @mutation(may=Action.READ_SELF)
    async def revoke_device(
        self, info: Info, input: Annotated[inputs.RevokeDeviceInput, strawberry.argument(description="Which one.")]
    ) -> RevokeDeviceResult:
        """Shut a device out at once: one's own, or one the caller may enrol."""
        ctx, device = info.context, get_id("Device", input.device, "input.device")
        done = await ctx.services.devices.revoke(device, by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else DeviceRevoked.of(done)
