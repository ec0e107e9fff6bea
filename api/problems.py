"""Members of result unions for what a person can act on: the outcomes of storage, in the caller's words."""

from collections.abc import Mapping
from typing import TypeAlias
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import part
from api.context import Context
from api.ids import encode_id
from api.words import say
from storage.outcomes import Conflict, NotFound, Reason, Refusal, Refused, Stale


@strawberry.interface(description="Why something was not done; nothing was changed.")
class Problem:
    """What every problem says."""

    message: str = strawberry.field(description="One sentence in the caller's language.")


@part
class Parameter:
    """One parameter of a reason, e.g. the zone it speaks of."""

    name: str = strawberry.field(description="Name of the parameter, as the catalogue of words uses it.")
    value: str = strawberry.field(description="Its value as text.")


@part
class ReasonText:
    """A reason as a code with parameters, and in words."""

    code: str = strawberry.field(description="Code of the word catalogue; stable.")
    params: list[Parameter] = strawberry.field(description="Parameters of the code.")
    message: str = strawberry.field(description="The same in words, in the caller's language.")


@part
class NotFoundProblem(Problem):
    """There is no such thing, or the caller may not know of it."""

    kind: str = strawberry.field(description="What was looked for, e.g. `Permit`.")
    id: ID = strawberry.field(description="The id that was asked for.")


@part
class StaleProblem(Problem):
    """The thing has changed since the caller read it: read it again and repeat."""

    kind: str = strawberry.field(description="What has changed, e.g. `Permit`.")
    id: ID = strawberry.field(description="Which one.")
    expected: int = strawberry.field(description="The version the request was based on.")
    actual: int = strawberry.field(description="The version there is now.")


@part
class ConflictProblem(Problem):
    """The request contradicts what is already so, e.g. a state that does not lead there or a used idempotency key."""

    code: str = strawberry.field(description="Code of the word catalogue, e.g. `STATE` or `IDEMPOTENCY_KEY_REUSED`.")
    params: list[Parameter] = strawberry.field(description="Parameters of the code, e.g. the two states.")


@part
class RefusedProblem(Problem):
    """A rule said no; every reason is given."""

    reasons: list[ReasonText] = strawberry.field(description="Why, in the order in which the rules are asked.")


AnyProblem: TypeAlias = NotFoundProblem | StaleProblem | ConflictProblem | RefusedProblem


def problem(refusal: Refusal, ctx: Context) -> AnyProblem:
    """An outcome of a use case as a member of a result union."""
    match refusal:
        case NotFound(kind=kind, id=id_):
            return NotFoundProblem(kind=kind, id=_shown(kind, id_), message=_say("NOT_FOUND", ctx, {"kind": kind}))
        case Stale(kind=kind, id=id_, expected=expected, actual=actual):
            said = _say("STALE", ctx, {"kind": kind})
            return StaleProblem(kind=kind, id=encode_id(kind, id_), expected=expected, actual=actual, message=said)
        case Conflict(code=code, params=params):
            return ConflictProblem(code=code, params=parameters(params), message=_say(code, ctx, params))
        case Refused(reasons=reasons):
            texts = [reason_text(reason, ctx) for reason in reasons]
            return RefusedProblem(reasons=texts, message="; ".join(text.message for text in texts))
    raise TypeError(f"{refusal!r} has no problem type")


def reason_text(reason: Reason, ctx: Context) -> ReasonText:
    """A reason in the caller's words (`reason-<code>` in locales/<language>/reasons.ftl)."""
    said = say(f"reason-{reason.code}", ctx.language, reason.params)
    return ReasonText(code=reason.code, params=parameters(reason.params), message=said)


def parameters(params: Mapping[str, str]) -> list[Parameter]:
    """Parameters in their own order."""
    return [Parameter(name=name, value=value) for name, value in params.items()]


def result_union(name: str, about: str) -> object:
    """The name of a union of what was done and AnyProblem, for `Annotated`; see the pattern in api/__init__.py."""
    return strawberry.union(name, description=f"What came of {about}: done, or why not.")


def _say(code: str, ctx: Context, params: Mapping[str, str]) -> str:
    return say(f"problem-{code}", ctx.language, params)


def _shown(kind: str, id_: UUID | str) -> ID:
    return encode_id(kind, id_) if isinstance(id_, UUID) else ID(id_)
