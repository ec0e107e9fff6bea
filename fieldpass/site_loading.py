"""What `fieldpass load-sites` does: read the file, show progress, print what came of every row."""

from uuid import UUID

import click

from api.words import say
from fieldpass.operator import OPERATOR, request
from fieldpass.settings import Settings
from fieldpass.wiring import Deployment, opened
from incidents.sites.loading import RowOutcome, SitesLoaded
from incidents.sites.sheet import SheetRow
from storage.outcomes import Refusal

_PAGE = 200


async def load(settings: Settings, rows: tuple[SheetRow, ...]) -> SitesLoaded:
    """Load the rows of a file."""
    click.echo(f"read {len(rows)} rows", err=True)
    async with opened(settings) as house:
        now = house.clock()
        tree = await house.services.units.tree()
        units = {unit.code: unit.id for unit in tree.at(now)}
        loaded = await house.services.sites.load(
            rows,
            by=OPERATOR,
            request=request(now),
            units=units,
            organisations=await _organisations(house),
            progress=_show,
        )
    if isinstance(loaded, Refusal):
        raise click.ClickException(f"nothing was written: {loaded}")
    return loaded


def report(loaded: SitesLoaded) -> int:
    """Print every row that was refused, then the counts; how many rows were refused."""
    for row in loaded.rows:
        if row.reason is not None:
            words = say(f"reason-{row.reason.code}", "en", row.reason.params)
            click.echo(f"row {row.row} {row.code}: {row.outcome.value.lower()}, {words}", err=True)
    click.echo(", ".join(f"{loaded.count(outcome)} {outcome.value.lower()}" for outcome in RowOutcome))
    return loaded.count(RowOutcome.REFUSED)


async def _organisations(house: Deployment) -> dict[str, UUID]:
    """Every organisation by its code."""
    found: dict[str, UUID] = {}
    key: tuple[str, UUID] | None = None
    while True:
        page = await house.services.organisations.page(by=OPERATOR, kind=None, after=key, first=_PAGE)
        found |= {one.code: one.id for one in page.rows}
        if not page.more:
            return found
        key = (page.rows[-1].name, page.rows[-1].id)


def _show(written: int, total: int) -> None:
    click.echo(f"wrote {written} of {total} rows", err=True)
