"""`fieldpass keys list | rotate | withdraw | allow-list | rescope`."""

from datetime import timedelta

import click

from credentials.wire import CONSTANTS, LIMITS, Purpose
from fieldpass.cli import plain_errors, run_async, settings

_LONGEST_DAYS = CONSTANTS["policy"]["credential_life_s"] // 86_400


@click.group(help="List signing keys, publish standbys, and act on a leaked one.")
def command() -> None:
    """Keys from the operator's own command line."""


@command.command("list", help="List every key: role, unit, name, when it signs, what became of it.")
@plain_errors
def list_keys() -> None:
    from fieldpass.keyring import keys_of, state_of
    from fieldpass.verifying.say import LOCAL
    from fieldpass.wiring import opened

    async def work() -> None:
        async with opened(settings()) as house:
            for key, unit in await keys_of(house):
                period = " to ".join(f"{at.astimezone(LOCAL):%Y-%m-%d %H:%M}" for at in (key.signs_from, key.signs_to))
                issued = "" if key.issued_set is None else f"  issued set {key.issued_set.sha256.hex()}"
                state = state_of(key, house.clock())
                click.echo(f"{key.role.value:6} {unit:12} {key.kid.hex()}  {period}  {state}{issued}")

    run_async(work)


@command.command(help="Publish every standby key that is missing; a server does so by itself every hour.")
@plain_errors
def rotate() -> None:
    from fieldpass.wiring import opened

    async def work() -> None:
        async with opened(settings()) as house:
            made = await house.services.keys.rotate(house.clock())
        click.echo(f"{made} keys published" if made else "nothing was missing")

    run_async(work)


@command.command(help="Honour nothing that the key KID signed; its standby signs from now on.")
@click.argument("kid")
@plain_errors
def withdraw(kid: str) -> None:
    from fieldpass import keyring
    from fieldpass.wiring import opened

    async def work() -> None:
        async with opened(settings()) as house:
            await keyring.withdraw(house, kid)
        click.echo(f"{kid} is withdrawn; every post knows with its next bundle or news")

    run_async(work)


@command.command("allow-list", help="A leaked key KID: of all it signed only what was issued here passes from now on.")
@click.argument("kid")
@plain_errors
def allow_list(kid: str) -> None:
    from fieldpass import keyring
    from fieldpass.wiring import opened

    async def work() -> None:
        async with opened(settings()) as house:
            listed = await keyring.allow_list(house, kid)
        click.echo(f"{kid}: {listed.ids} credentials pass, by the issued set {listed.named.sha256.hex()}")
        click.echo("its standby signs from now on; posts fetch the set from /issued with their next bundle")

    run_async(work)


@command.command(
    help="Change what the keys of UNIT (a code, or `department`) may sign; what is not said is everything."
)
@click.argument("unit")
@click.option("--zone", "zones", type=click.IntRange(1, LIMITS["zone_number"]), multiple=True, help="Repeatable.")
@click.option("--purpose", "purposes", type=click.Choice([one.value for one in Purpose]), multiple=True)
@click.option("--days", type=click.IntRange(1, _LONGEST_DAYS), default=_LONGEST_DAYS, help="Longest validity.")
@plain_errors
def rescope(unit: str, zones: tuple[int, ...], purposes: tuple[str, ...], days: int) -> None:
    from credentials.bundle.model import Scope
    from fieldpass import keyring
    from fieldpass.wiring import opened

    scope = Scope(
        zones=frozenset(zones) or None,
        purposes=frozenset(map(Purpose, purposes)) or None,
        longest_s=timedelta(days=days) // timedelta(seconds=1),
    )

    async def work() -> None:
        async with opened(settings()) as house:
            click.echo(f"{await keyring.rescope(house, unit, scope)} keys changed")

    run_async(work)
