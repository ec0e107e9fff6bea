"""What did not fit together in what checkpoints handed in."""

from collections.abc import Mapping

from checkpoints.findings import store as findings
from checkpoints.records import store as records
from notifications.matters.permits import ids
from notifications.telling.model import Matter
from storage.database import Rx
from storage.event import Recorded

Matters = Mapping[str, Matter]


async def of_finding(rx: Rx, event: Recorded) -> Matters:
    """The units of the checkpoints it is about; the place's name as it stands, or last stood."""
    found = await findings.find(rx, event.subject)
    if found is None:
        return {}
    known = await records.known(rx, found.found.checkpoint)
    return {
        "": Matter(
            about_kind="Finding",
            about=found.id,
            params={
                "name": known[-1].placing.name if known else "",
                "count": str(event.payload.get("count", 1)),
                "what": str(found.found.kind),
            },
            units=frozenset({event.unit} if event.unit else ()) | ids(event.payload, "units"),
        )
    }
