"""Findings as the schema shows them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import readable
from api.findings.enums import FindingKind, FindingState
from api.ids import encode_id
from api.problems import Parameter
from api.words import say
from checkpoints.findings import model
from identity.access import Action

_SAID = {"status": "Status", "decision": "Decision"}
"""Facts whose values are codes with words of their own."""


@readable(may=Action.READ_FINDINGS)
class Finding:
    """Something that does not fit together in what checkpoints handed in."""

    id: ID = strawberry.field(description="Id of the finding.")
    kind: FindingKind = strawberry.field(description="What is odd.")
    state: FindingState = strawberry.field(description="Whether somebody still has to look.")
    message: str = strawberry.field(description="The same in words, in the caller's language.")
    facts: list[Parameter] = strawberry.field(description="The figures and codes behind it; the words' parameters.")
    at: datetime = strawberry.field(description="When it happened, by the clock of the later check's device.")
    checkpoint_id: ID = strawberry.field(description="Id of the checkpoint.")
    other_checkpoint_id: ID | None = strawberry.field(description="Id of the other checkpoint, where there are two.")
    check_id: ID | None = strawberry.field(description="Id of the check; of the later one, where there are two.")
    other_check_id: ID | None = strawberry.field(description="Id of the earlier check, where there are two.")
    permit_id: ID | None = strawberry.field(description="Id of the permit, where one is known.")
    credential_id: ID | None = strawberry.field(description="Id of the credential, where one was scanned.")
    device: UUID | None = strawberry.field(description="The device.")
    raised_at: datetime = strawberry.field(description="When it was found.")
    changed_at: datetime = strawberry.field(description="When it last changed.")
    settled_by: ID | None = strawberry.field(description="Id of the account that settled it.")
    note: str = strawberry.field(description="What came of it.")

    @classmethod
    def of(cls, one: model.Finding, language: str) -> Self:
        """The finding as the schema shows it."""
        found = one.found
        return cls(
            id=encode_id("Finding", one.id),
            kind=found.kind,
            state=one.state,
            message=said(found.kind, found.facts, language),
            facts=[Parameter(name=name, value=value) for name, value in sorted(found.facts.items())],
            at=found.at,
            checkpoint_id=encode_id("Checkpoint", found.checkpoint),
            other_checkpoint_id=_id("Checkpoint", found.other_checkpoint),
            check_id=_id("Check", found.check),
            other_check_id=_id("Check", found.other),
            permit_id=_id("Permit", found.permit),
            credential_id=_id("Credential", found.cti),
            device=found.device,
            raised_at=one.raised_at,
            changed_at=one.changed_at,
            settled_by=_id("Account", one.settled_by),
            note=one.note,
        )


@readable(may=Action.SETTLE_FINDING)
class FindingSettled:
    """The finding stands as asked."""

    finding: ID = strawberry.field(description="Id of the finding.")
    state: FindingState = strawberry.field(description="How it stands now.")

    @classmethod
    def of(cls, done: model.FindingChanged) -> Self:
        """What was done, as the schema shows it."""
        return cls(finding=encode_id("Finding", done.finding), state=done.state)


def said(kind: model.FindingKind, facts: Mapping[str, str], language: str) -> str:
    """One sentence with what is behind it, codes in words."""
    worded = {name: _worded(name, value, language) for name, value in facts.items()}
    sentence = say(f"finding-{kind}", language, worded)
    why = facts.get("because") or facts.get("how") or facts.get("basis")
    return f"{sentence} {say(f'finding-why-{why}', language, worded)}" if why else sentence


def _worded(name: str, value: str, language: str) -> str:
    return say(f"{_SAID[name]}-{value}", language) if name in _SAID else value


def _id(kind: str, id: UUID | None) -> ID | None:
    return None if id is None else encode_id(kind, id)
