"""What a zone change does to others, computed before it is published and applied in the same transaction.

Permits (later repairs and crews) implement the protocol; `fieldpass` wires them, so that geo stays below.
"""

from typing import Protocol

from geo.zones.change import Touched, ZoneChange
from geo.zones.model import Reaffirmation, ZoneState
from storage.database import Rx, Tx

__all__ = ["Consequences", "NoConsequences", "Touched", "ZoneChange"]


class Consequences(Protocol):
    """Set-based: a few statements for all changes of an order together, one event a zone, never one a permit."""

    async def preview(self, rx: Rx, changes: tuple[ZoneChange, ...]) -> tuple[Touched, ...]:
        """What would be touched; nothing is written."""
        ...

    async def apply(self, tx: Tx, changes: tuple[ZoneChange, ...]) -> tuple[Touched, ...]:
        """Mark what is touched, in the transaction of the change."""
        ...

    async def reaffirmed(self, tx: Tx, zone: ZoneState, one: Reaffirmation) -> None:
        """Let go what changes of this zone held, in the transaction of the re-affirmation."""
        ...


class NoConsequences:
    """Nobody is touched: for a register on its own."""

    async def preview(self, rx: Rx, changes: tuple[ZoneChange, ...]) -> tuple[Touched, ...]:  # noqa: ARG002 - a protocol
        return ()

    async def apply(self, tx: Tx, changes: tuple[ZoneChange, ...]) -> tuple[Touched, ...]:  # noqa: ARG002 - a protocol
        return ()

    async def reaffirmed(self, tx: Tx, zone: ZoneState, one: Reaffirmation) -> None:  # noqa: ARG002 - a protocol
        return None
