"""Enums of identity as the schema shows them."""

from api.enums import expose
from identity.access import Role
from identity.accounts.model import LinkPurpose, TokenKind
from identity.crews.model import Duty, Skill
from identity.devices.model import DeviceKind
from identity.organisations.model import OrganisationKind
from identity.rosters.model import AttachmentKind, VehicleKind, VettingState
from identity.units.model import UnitLevel

__all__ = [
    "AttachmentKind",
    "DeviceKind",
    "Duty",
    "LinkPurpose",
    "OrganisationKind",
    "Role",
    "Skill",
    "TokenKind",
    "UnitLevel",
    "VehicleKind",
    "VettingState",
]

expose(AttachmentKind, "What a vetting rests on.")
expose(DeviceKind, "What a device is.")
expose(Duty, "Whether a crew may be sent and its position kept.")
expose(LinkPurpose, "What a one-time link was made for; each lets its bearer set a password.")
expose(OrganisationKind, "What an organisation is.")
expose(Role, "What somebody is for Fieldpass.")
expose(Skill, "What a crew can do.")
expose(TokenKind, "What a token is for.")
expose(UnitLevel, "How high an administrative unit stands; levels come and go by law.")
expose(VehicleKind, "What somebody moves in.")
expose(VettingState, "What the department said of somebody or something on a roster.")
