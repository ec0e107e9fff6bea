"""Verdicts, as the schema shows them."""

from datetime import datetime
from typing import Self

import strawberry

from api.access import part, readable
from api.checkpoints.enums import CompareKind, Decision, PassageKind, Weight
from api.words import say
from checkpoints.checks.model import Verified
from credentials.verdict.model import Compare, Finding
from identity.access import Action


@part
class VerdictReason:
    """One reason of a verdict."""

    code: str = strawberry.field(description="Code of the verdict table, such as WRONG_ZONE; stable.")
    weight: Weight = strawberry.field(description="What it asks for.")
    zones: list[int] = strawberry.field(description="Numbers of the zones it is about.")
    message: str = strawberry.field(description="The reason in the caller's language.")
    act: str = strawberry.field(description="What the officer does next, in the caller's language.")

    @classmethod
    def of(cls, finding: Finding, language: str) -> Self:
        """The finding as the schema shows it."""
        key, zones = f"reason-{finding.reason.value}", list(finding.zones)
        named = {"zones": ", ".join(str(number) for number in zones) or "none"}
        return cls(
            code=finding.reason.value,
            weight=finding.weight,
            zones=zones,
            message=say(key, language, named),
            act=say(f"{key}.act", language, named),
        )


@part
class VerdictCompare:
    """One thing the officer compares; any of the values fits."""

    kind: CompareKind = strawberry.field(description="What is compared.")
    values: list[str] = strawberry.field(
        description="What fits. Of HEALTH: `TEST_AFTER:<seconds since 1970>` and `DOSES:<number>`."
    )

    @classmethod
    def of(cls, compare: Compare) -> Self:
        """The comparison as the schema shows it."""
        return cls(kind=compare.kind, values=list(compare.values))


@readable(may=Action.VERIFY)
class Verdict:
    """What the checkpoint's own device would say now, knowing the checks of all posts that have arrived."""

    decision: Decision = strawberry.field(description="Green, amber, red or grey.")
    reasons: list[VerdictReason] = strawberry.field(description="Every reason, the worst first.")
    compare: list[VerdictCompare] = strawberry.field(description="What the officer compares.")
    passage: PassageKind | None = strawberry.field(
        description="What the passage means; null when nothing could be read."
    )
    status_age_s: int | None = strawberry.field(description="Age of the status list in seconds; null without a permit.")
    alert: bool = strawberry.field(description="True when the desk is told although nobody is stopped.")
    bundle_sequence: int = strawberry.field(description="The bundle that decided.")
    at: datetime = strawberry.field(description="The instant it was decided for.")

    @classmethod
    def of(cls, verified: Verified, language: str) -> Self:
        """The verdict as the schema shows it."""
        found = verified.verdict
        return cls(
            decision=found.decision,
            reasons=[VerdictReason.of(finding, language) for finding in found.findings],
            compare=[VerdictCompare.of(compare) for compare in found.compare],
            passage=found.kind,
            status_age_s=found.age_s,
            alert=found.alert,
            bundle_sequence=verified.bundle_sequence,
            at=verified.at,
        )
