"""What clients say about units, organisations, accounts and devices. Raises BadInput naming the field."""

from datetime import datetime, timedelta

import strawberry
from strawberry import ID

from api.access import input_type
from api.ids import get_id
from api.inputs import KeyedInput, name_of
from api.people.enums import DeviceKind, LinkPurpose, OrganisationKind, Role, UnitLevel
from identity.accounts.model import AddAccount, Scope
from identity.accounts.rules import LONGEST_PASSWORD
from identity.devices.model import InviteOwn, InviteToPost
from identity.organisations.model import Found
from identity.units.model import UnitFilter
from storage.outcomes import BadInput

LONGEST_SECRET = 100
MOST_GRANTS = 20
MOST_UNITS = 200


@input_type
class UnitFilterInput:
    """Which administrative units a list shows."""

    at: datetime | None = strawberry.field(default=None, description="Those that exist then; now by default.")
    level: UnitLevel | None = strawberry.field(default=None, description="Of this level only.")
    parent: ID | None = strawberry.field(default=None, description="Straight below this unit only.")

    def to_domain(self, now: datetime) -> UnitFilter:
        """The checked filter."""
        parent = get_id("AdminUnit", self.parent, "filter.parent") if self.parent else None
        return UnitFilter(at=self.at or now, level=self.level, parent=parent)


@input_type
class OrganisationFilterInput:
    """Which organisations a list shows."""

    kind: OrganisationKind | None = strawberry.field(default=None, description="Of this kind only.")
    parent: ID | None = strawberry.field(default=None, description="Straight below this organisation only.")


@input_type
class FoundOrganisationInput(KeyedInput):
    """A new organisation."""

    code: str = strawberry.field(description="Short code, unique: capitals, digits and hyphens, at most 32.")
    name: str = strawberry.field(description="Name, 1 to 120 characters.")
    kind: OrganisationKind = strawberry.field(description="What it is; a committee governs a unit.")
    parent: ID | None = strawberry.field(default=None, description="Id of the organisation it belongs to.")
    unit: ID | None = strawberry.field(default=None, description="Id of the unit it governs or serves.")

    def to_domain(self) -> Found:
        """The checked command."""
        return Found(
            code=self.code.strip(),
            name=self.name,
            kind=self.kind,
            parent=get_id("Organisation", self.parent, "input.parent") if self.parent else None,
            unit=get_id("AdminUnit", self.unit, "input.unit") if self.unit else None,
        )


@input_type
class GrantInput:
    """A role within a scope."""

    role: Role = strawberry.field(description="What the account becomes there.")
    organisation: ID | None = strawberry.field(default=None, description="Id of the organisation; null for any.")
    units: list[ID] | None = strawberry.field(
        default=None, description="Ids of the units, each with everything below it; null for everywhere."
    )

    def to_domain(self, field: str) -> Scope:
        """The checked scope; an empty list of units is refused, since it would mean nowhere."""
        if self.units is not None and not 1 <= len(self.units) <= MOST_UNITS:
            raise BadInput(f"{field}.units", "OUT_OF_RANGE", least="1", most=str(MOST_UNITS))
        units = None if self.units is None else list(enumerate(self.units))
        return Scope(
            role=self.role,
            organisation=get_id("Organisation", self.organisation, f"{field}.organisation")
            if self.organisation
            else None,
            units=None
            if units is None
            else frozenset(get_id("AdminUnit", one, f"{field}.units.{at}") for at, one in units),
        )


def scopes_of(grants: list[GrantInput]) -> tuple[Scope, ...]:
    """The checked scopes of an input's grants."""
    if len(grants) > MOST_GRANTS:
        raise BadInput("input.grants", "TOO_MANY", most=str(MOST_GRANTS))
    return tuple(one.to_domain(f"input.grants.{at}") for at, one in enumerate(grants))


@input_type
class AddAccountInput(KeyedInput):
    """A new account; its bearer sets the password by a one-time link."""

    login: str = strawberry.field(description="Sign-in name, unique; kept in lower case.")
    name: str = strawberry.field(description="Name of the bearer.")
    language: str = strawberry.field(default="vi", description="Language of every message: `vi` or `en`.")
    organisation: ID | None = strawberry.field(default=None, description="Id of where the bearer works.")
    person: ID | None = strawberry.field(default=None, description="Id of the person on that roster, if it is one.")
    grants: list[GrantInput] = strawberry.field(description="What the account may do; none more than the caller's own.")

    def to_domain(self) -> AddAccount:
        """The checked command."""
        return AddAccount(
            login=self.login,
            name=self.name,
            language=self.language,
            organisation=get_id("Organisation", self.organisation, "input.organisation") if self.organisation else None,
            person=get_id("Person", self.person, "input.person") if self.person else None,
            scopes=scopes_of(self.grants),
        )


@input_type
class SetGrantsInput(KeyedInput):
    """What an account may do from now on, in the place of what it might before."""

    account: ID = strawberry.field(description="Id of the account.")
    grants: list[GrantInput] = strawberry.field(description="All of its grants; none more than the caller's own.")


@input_type
class CloseAccountInput(KeyedInput):
    """Which account signs in no more."""

    account: ID = strawberry.field(description="Id of the account.")


@input_type
class MakePasswordLinkInput(KeyedInput):
    """For whom a one-time link is made."""

    account: ID = strawberry.field(description="Id of the account.")
    purpose: LinkPurpose = strawberry.field(description="What it is for.")


@input_type
class UsePasswordLinkInput(KeyedInput):
    """The one use of a link."""

    secret: str = strawberry.field(description="The link's secret.")
    password: str = strawberry.field(description="The new password, 10 to 200 characters.")

    def to_domain(self) -> tuple[str, str]:
        """Secret and password, no longer than they can be."""
        return secret_of(self.secret, "input.secret"), password_of(self.password, "input.password")


@input_type
class ChangePasswordInput(KeyedInput):
    """The caller's own password."""

    old_password: str = strawberry.field(description="The present one.")
    new_password: str = strawberry.field(description="The new one, 10 to 200 characters.")

    def to_domain(self) -> tuple[str, str]:
        """Old and new, no longer than they can be."""
        return password_of(self.old_password, "input.oldPassword"), password_of(self.new_password, "input.newPassword")


@input_type
class CreateTokenInput(KeyedInput):
    """A bearer token for the caller's own scripts."""

    label: str = strawberry.field(description="What it is for, 1 to 80 characters.")
    lasts_days: int = strawberry.field(description="Days it lasts, 1 to 90.")

    def to_domain(self) -> tuple[str, timedelta]:
        """Label and time; the use case says how long is too long."""
        if not 1 <= self.lasts_days <= 10_000:  # noqa: PLR2004 - more is no time span at all
            raise BadInput("input.lastsDays", "OUT_OF_RANGE", least="1", most="90")
        return name_of(self.label, "input.label", 80), timedelta(days=self.lasts_days)


@input_type
class RevokeTokenInput(KeyedInput):
    """Which token ends."""

    token: ID = strawberry.field(description="Id of the token.")


@input_type
class InviteOwnDeviceInput(KeyedInput):
    """One more phone or browser of the caller's own."""

    kind: DeviceKind = strawberry.field(description="PHONE or BROWSER.")
    label: str = strawberry.field(description="What it is called, 1 to 80 characters.")

    def to_domain(self) -> InviteOwn:
        """The checked command."""
        return InviteOwn(device_kind=self.kind, label=self.label)


@input_type
class InviteCheckpointDeviceInput(KeyedInput):
    """A phone for a checkpoint: it verifies and hands in checks there, and nothing else."""

    checkpoint: ID = strawberry.field(description="Id of the checkpoint.")
    label: str = strawberry.field(description="What it is called, 1 to 80 characters.")
    in_person: bool = strawberry.field(
        default=False, description="True when the inviter hands the device over: it needs no confirmation by voice."
    )

    def to_domain(self) -> InviteToPost:
        """The command; the label is checked by the use case."""
        return InviteToPost(label=self.label, in_person=self.in_person)


@input_type
class EnrolDeviceInput(KeyedInput):
    """The one use of an invitation."""

    invitation: str = strawberry.field(description="The invitation's secret, from its link, QR image or typed.")

    def to_domain(self) -> str:
        """The secret, no longer than it can be."""
        return secret_of(self.invitation, "input.invitation")


@input_type
class RevokeDeviceInput(KeyedInput):
    """Which device is shut out."""

    device: ID = strawberry.field(description="Id of the device.")


def secret_of(text: str, field: str) -> str:
    """A secret as it was handed out."""
    return name_of(text, field, LONGEST_SECRET)


def password_of(text: str, field: str) -> str:
    """A password as it was typed, outer spaces and all."""
    if not text or len(text) > LONGEST_PASSWORD:
        raise BadInput(field, "TOO_LONG" if text else "EMPTY")
    return text
