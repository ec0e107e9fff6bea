"""Use cases of reports; nothing is written."""

from collections import Counter
from collections.abc import Mapping, Sequence
from uuid import UUID

from checkpoints.findings import store as findings
from checkpoints.findings.model import FindingKind
from checkpoints.findings.service import within
from checkpoints.reports import rules, store
from checkpoints.reports.model import Figures, OfPost, Report, Wanted
from checkpoints.stops.model import Stop
from checkpoints.stops.service import stops_of
from credentials.wire import Decision, Outcome
from identity.access import Action, Actor, allow
from identity.units import store as units
from identity.units.service import tree
from storage.database import Database, Rx


class Reports:
    """What checkpoints of one's units did."""

    def __init__(self, db: Database) -> None:
        self.db = db

    async def refusals(self, wanted: Wanted, *, by: Actor) -> Report:
        """How many passed and how many did not, where and why; BadInput for a window past three months."""
        allow(by, Action.READ_FINDINGS)
        rules.check_window(wanted)
        async with self.db.reading() as rx:
            asked = None if wanted.unit is None else (await tree(rx)).within((wanted.unit,))
            posts = rules.worst_first(await _posts(rx, within(asked, by), wanted))
            named = await units.by_ids(rx, sorted({one.post.unit for one in posts}))
        names = {one.id: one.name for one in named}
        return Report(since=wanted.since, until=wanted.until, posts=posts, units=rules.of_units(posts, names))


async def _posts(rx: Rx, among: frozenset[UUID] | None, wanted: Wanted) -> list[OfPost]:
    posts = await store.posts(rx, among)
    ids = [one.id for one in posts]
    counted = await store.counted(rx, ids, wanted)
    reasons, waits = await store.reasons(rx, ids, wanted), await store.waits_min(rx, ids, wanted)
    wrong = await findings.counted(rx, FindingKind.REFUSED_THOUGH_VALID, wanted.since, wanted.until, ids)
    stops = await stops_of(rx, ids, wanted.since, wanted.until)
    return [
        OfPost(
            post=one,
            figures=_figures(
                counted.get(one.id, Counter()),
                reasons.get(one.id, {}),
                tuple(waits.get(one.id, ())),
                wrong=wrong.get(one.id, 0),
                stops=stops.get(one.id, ()),
            ),
        )
        for one in posts
    ]


def _figures(
    counted: Counter[str],
    reasons: Mapping[str, int],
    waits_min: tuple[float, ...],
    *,
    wrong: int,
    stops: Sequence[Stop],
) -> Figures:
    return Figures(
        checks=counted["checks"],
        passed=counted[Outcome.PASSED],
        turned_back=counted[Outcome.TURNED_BACK],
        held=counted[Outcome.HELD],
        referred=counted[Decision.REFER],
        refused_though_valid=wrong,
        stops=len(stops),
        waits_min=waits_min,
        reasons=reasons,
        said=tuple(one.words for one in reversed(stops)),
    )
