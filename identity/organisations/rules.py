"""What makes an organisation. Pure."""

import re
from uuid import UUID

from identity.names import name_of
from identity.organisations.model import Found, Organisation, OrganisationKind
from storage.outcomes import BadInput

LONGEST_NAME = 120
_CODE = re.compile(r"[A-Z0-9][A-Z0-9_-]{0,31}")


def organisation_of(command: Found, id: UUID) -> Organisation:
    """The organisation asked for; raises BadInput."""
    if not _CODE.fullmatch(command.code):
        raise BadInput("code", "ORGANISATION_CODE_FORM", example="VNPT-DT")
    if command.kind is OrganisationKind.COMMITTEE and command.unit is None:
        raise BadInput("unit", "COMMITTEE_WITHOUT_UNIT")
    return Organisation(
        id=id,
        code=command.code,
        name=name_of(command.name, longest=LONGEST_NAME),
        kind=command.kind,
        parent=command.parent,
        unit=command.unit,
    )
