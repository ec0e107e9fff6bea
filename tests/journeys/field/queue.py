"""What a person did while there was no network: kept on disk, sent in order under its keys, never lost, never twice.

An entry leaves the queue by an answer only. A refusal or a conflict sets it aside with the server's words: both stay,
the person's own and what the server has, until the person says which.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID, uuid4

import msgspec

from tests.journeys.field import contract
from tests.journeys.field.contract import Contradiction, EditKept, Missing, Refused, Stale
from tests.journeys.field.disk import Disk, Journal
from tests.journeys.field.speaker import NotTaken, NotUnderstood, Operation, Speaker

KEY, VERSION = "idempotencyKey", "version"


class Entry(msgspec.Struct, frozen=True, kw_only=True, tag="did"):
    """One thing done: the operation by name, its input as it will be sent, and when it was done by the device's clock.

    `about` is the thing it changes, where the input names the version of it that the person saw.
    """

    key: UUID
    operation: str
    input: Mapping[str, Any]
    made_at: datetime
    about: str = ""
    instead_of: UUID | None = None
    """What was set aside, when the person insists."""

    @property
    def base(self) -> int | None:
        """The version the person saw."""
        found: int | None = self.input.get(VERSION)
        return found


class Done(msgspec.Struct, frozen=True, kw_only=True, tag="done"):
    """The server has it; `version` is what the thing has become by it."""

    key: UUID
    version: int | None = None


class SetAside(msgspec.Struct, frozen=True, kw_only=True, tag="aside"):
    """The server will not do it so: why as a code and in words, and the version it has where that is the reason."""

    key: UUID
    code: str
    words: str
    theirs: int | None = None


class Dropped(msgspec.Struct, frozen=True, kw_only=True, tag="dropped"):
    """The person let go of what was set aside."""

    key: UUID


Line: TypeAlias = Entry | Done | SetAside | Dropped


class Queue:
    """The entries of one device, in the order in which they were made."""

    def __init__(self, disk: Disk) -> None:
        self._lines: Journal[Line] = Journal(disk, "queue.jsonl", Line)  # type: ignore[arg-type]  # a union is a type to msgspec

    def put(self, operation: Operation[Any], input: msgspec.Struct, *, made_at: datetime, about: str = "") -> Entry:
        """Keep it; the person may put the phone away when this returns."""
        sent = msgspec.to_builtins(input)
        entry = Entry(key=UUID(sent[KEY]), operation=operation.name, input=sent, made_at=made_at, about=about)
        self._lines.append(entry)
        return entry

    def waiting(self) -> tuple[Entry, ...]:
        """What no answer has come for yet."""
        ended = {one.key for one in self._lines if not isinstance(one, Entry)}
        return tuple(one for one in self.entries() if one.key not in ended)

    def set_aside(self) -> tuple[tuple[Entry, SetAside], ...]:
        """What a person has to look at: their own and what the server said."""
        dropped = {one.key for one in self._lines if isinstance(one, Dropped)}
        dropped |= {one.instead_of for one in self.entries() if one.instead_of}
        asides = {one.key: one for one in self._lines if isinstance(one, SetAside)}
        return tuple((one, asides[one.key]) for one in self.entries() if one.key in asides.keys() - dropped)

    def ready(self, entry: Entry) -> Mapping[str, Any]:
        """The input as it is sent: based on what one's own earlier entries have made of the thing meanwhile."""
        if not entry.about or entry.base is None:
            return entry.input
        return {**entry.input, VERSION: self._grown(entry)}

    def _grown(self, entry: Entry) -> int | None:
        """Follow one's own changes from the version the person saw; a stranger's change is not followed."""
        made = {one.key: one.version for one in self._lines if isinstance(one, Done)}
        changes: list[tuple[int | None, int]] = []
        for own in self.entries():
            if own.about != entry.about:
                continue
            base = own.base
            for before, after in changes:
                base = after if base == before else base
            if own.key == entry.key:
                return base
            after_own = made.get(own.key)
            changes += [] if after_own is None else [(base, after_own)]
        return entry.base

    def end(self, line: Done | SetAside | Dropped) -> None:
        """Write down what became of an entry."""
        self._lines.append(line)

    def again(self, entry: Entry, said: SetAside, *, made_at: datetime) -> Entry:
        """The person insists, having seen what the server has: a new thing done, based on that."""
        key = uuid4()
        theirs = {} if said.theirs is None else {VERSION: said.theirs}
        sent = {**entry.input, **theirs, KEY: str(key)}
        renewed = msgspec.structs.replace(entry, key=key, input=sent, made_at=made_at, instead_of=entry.key)
        self._lines.append(renewed)
        return renewed

    def entries(self) -> tuple[Entry, ...]:
        """Everything that was ever kept, in order."""
        return tuple(one for one in self._lines if isinstance(one, Entry))


async def replay(queue: Queue, by: Speaker) -> None:
    """Send what waits, in order; raises the Fault that stops it, and what was not answered stays.

    A death anywhere in here is harmless: what was sent is sent again under its key and answered as before.
    """
    for entry in queue.waiting():
        operation = contract.MUTATIONS[entry.operation]
        try:
            answer = await by.ask(operation, {"input": queue.ready(entry)})
        except NotTaken as fault:
            queue.end(SetAside(key=entry.key, code=fault.code, words=str(fault)))
        except NotUnderstood:
            queue.end(Done(key=entry.key))
        else:
            (said,) = msgspec.structs.astuple(answer)
            queue.end(_ending(entry.key, said))


def _ending(key: UUID, said: object) -> Done | SetAside:
    match said:
        case Stale(message=words, actual=theirs):
            return SetAside(key=key, code="STALE", words=words, theirs=theirs)
        case Contradiction(code=code, message=words):
            return SetAside(key=key, code=code, words=words)
        case Refused(reasons=reasons):
            return SetAside(key=key, code=reasons[0].code, words=" ".join(one.message for one in reasons))
        case Missing(message=words):
            return SetAside(key=key, code="NOT_FOUND", words=words)
        case EditKept(message=words, actual=theirs, work_order=order):
            stands = f" {order.reference}: {order.state}" if order else ""
            return SetAside(key=key, code="KEPT_BESIDE", words=words + stands, theirs=theirs)
    return Done(key=key, version=getattr(said, "version", None))
