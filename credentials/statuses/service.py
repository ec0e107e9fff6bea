"""The status list's use cases; each works in its caller's transaction, so that a status changes with its permit."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from credentials.claims import StatusRef
from credentials.statuses import store
from credentials.statuses.model import BLOCK, StatusList, changed
from credentials.statuses.permutation import shuffled
from credentials.wire import CONSTANTS, Status, seconds
from storage.database import Rx, Tx

_RETURN = timedelta(seconds=CONSTANTS["policy"]["return_s"])


class Statuses:
    """Stateless: everything is in the database."""

    async def allocate(self, tx: Tx, count: int, until: datetime, at: datetime) -> tuple[StatusRef, ...]:
        """Take `count` places that nobody has or had, VALID; their blocks live at least until `until`."""
        refs: list[StatusRef] = []
        while len(refs) < count:
            refs += await self._from_one_block(tx, count - len(refs), until, at)
        return tuple(refs)

    async def _from_one_block(self, tx: Tx, count: int, until: datetime, at: datetime) -> list[StatusRef]:
        held = await store.hold_open_block(tx)
        if held is None or held.taken >= BLOCK:
            await store.open_block(tx, 0 if held is None else held.block + 1, until, at)
            return []
        end = min(held.taken + count, BLOCK)
        await store.take(tx, held.block, end, max(held.until, until))
        return [StatusRef(block=held.block, index=shuffled(held.seed, place)) for place in range(held.taken, end)]

    async def set_status(self, tx: Tx, refs: Iterable[StatusRef], status: Status, at: datetime) -> None:
        """Change many at once: some statements a block, whatever their number. Raises KeyError for no such block."""
        indexes: defaultdict[int, list[int]] = defaultdict(list)
        for ref in refs:
            indexes[ref.block].append(ref.index)
        for block in sorted(indexes):
            bits = await store.hold_bits(tx, block, at)
            if bits is None:
                raise KeyError(block)
            await store.save_bits(tx, block, changed(bits, indexes[block], status))
        await store.note_changes(tx, indexes, at)

    async def snapshot(self, rx: Rx, at: datetime) -> StatusList:
        """Everything that a holder who is not home yet may point to, as the reader's snapshot knows it."""
        return StatusList(as_of=seconds(at), blocks=await store.live_bits(rx, at - _RETURN))
