"""What `fieldpass import-roster` does: read the file, show progress, say what came of every row."""

import csv
import io
from uuid import UUID

import click

from api.words import say
from fieldpass.operator import OPERATOR, request
from fieldpass.settings import Settings
from fieldpass.wiring import Deployment, opened
from identity.importing.model import Imported, RowOutcome
from storage.outcomes import NotFound

_COLUMNS = ("row", "name", "outcome", "plate", "vehicle", "crew", "field", "reason", "words")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


async def load(settings: Settings, content: bytes, code: str, *, is_dry: bool) -> Imported:
    """Import a file into the roster of the organisation with this code, or only look."""
    async with opened(settings) as house:
        organisation = await _organisation(house, code)
        now, imports = house.clock(), house.services.roster_imports
        if is_dry:
            done = await imports.preview(content, organisation, by=OPERATOR, at=now)
        else:
            done = await imports.do(content, organisation, by=OPERATOR, request=request(now), progress=_show)
    if isinstance(done, NotFound):
        raise click.ClickException("that organisation is gone")
    return done


def report(done: Imported) -> int:
    """Print what was refused and the counts; how many rows and crews were refused."""
    for row in done.rows:
        if row.reason is not None:
            words = say(f"reason-{row.reason.code}", "en", row.reason.params)
            click.echo(f"row {row.row} {row.name}: {row.term}: {words}", err=True)
    for crew in done.crews:
        if crew.reason is not None:
            words = say(f"reason-{crew.reason.code}", "en", crew.reason.params)
            click.echo(f"crew {crew.name}: {words}", err=True)
    crews = {outcome: sum(crew.outcome is outcome for crew in done.crews) for outcome in RowOutcome}
    click.echo("rows: " + ", ".join(f"{done.count(one)} {one.value.lower()}" for one in RowOutcome if done.count(one)))
    click.echo(
        "crews: " + (", ".join(f"{count} {one.value.lower()}" for one, count in crews.items() if count) or "none")
    )
    return done.count(RowOutcome.REFUSED) + crews[RowOutcome.REFUSED]


def table(done: Imported) -> str:
    """One line a row, for a spreadsheet; a name that one would take for a formula is made a text."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for row in done.rows:
        code = row.reason.code if row.reason else ""
        words = say(f"reason-{row.reason.code}", "vi", row.reason.params) if row.reason else ""
        cells = (row.row, row.name, row.outcome, row.plate, row.vehicle or "", row.crew, row.term, code, words)
        writer.writerow([_plain(str(cell)) for cell in cells])
    return "\ufeff" + out.getvalue()


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


async def _organisation(house: Deployment, code: str) -> UUID:
    key: tuple[str, UUID] | None = None
    while True:
        page = await house.services.organisations.page(by=OPERATOR, kind=None, after=key, first=200)
        found = next((one.id for one in page.rows if one.code == code), None)
        if found is not None:
            return found
        if not page.more:
            raise click.ClickException(f"there is no organisation {code}")
        key = (page.rows[-1].name, page.rows[-1].id)


def _show(written: int, total: int) -> None:
    click.echo(f"{written} of {total} rows", err=True)
