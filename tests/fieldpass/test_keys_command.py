"""`fieldpass keys`: what an operator sees of keys, and does on the day one leaks."""

from dataclasses import replace

import click
import pytest
from click.testing import CliRunner, Result

from credentials import codec
from credentials.bundle import issued as issued_sets
from credentials.keys.model import SigningKey
from fieldpass import keyring
from fieldpass.commands.keys import command
from fieldpass.wiring import Deployment
from storage.database import Database
from tests.api.harness import some_services
from tests.credentials.scenario import issued_id
from tests.fieldpass.test_commands import Operator, founded, shell, template
from tests.permits.test_lifecycle import issued
from tests.permits.values import HOUR, NOON
from tests.permits.world import World, a_world

__all__ = ["founded", "shell", "template"]


@pytest.fixture
async def world(sqlite_db: Database) -> World:
    return await a_world(sqlite_db)


def said(home: Operator, *words: str) -> Result:
    """In this process: starting another one for each word costs a second."""
    return CliRunner().invoke(command, words, env={"FIELDPASS_HOME": str(home.home)})


def test_keys_are_listed_rotated_rescoped_and_withdrawn_from_the_command_line(founded: Operator) -> None:
    first = [line.split() for line in said(founded, "list").output.splitlines()]
    signing = next(row[2] for row in first if row[0] == "ISSUER" and "SIGNS" in row)

    assert sorted(row[0] for row in first) == ["BUNDLE", "BUNDLE", "ISSUER", "ISSUER", "ROOT"]
    assert "nothing was missing" in said(founded, "rotate").output
    rescoped = said(founded, "rescope", "department", "--zone", "3", "--purpose", "KT1_MAIL")
    assert "2 keys changed" in rescoped.output
    assert "is withdrawn" in said(founded, "withdraw", signing).output

    after = {line.split()[2]: line for line in said(founded, "list").output.splitlines()}
    assert "WITHDRAWN" in after[signing]
    assert sum("ISSUER" in line for line in after.values()) == 3
    for words in (("withdraw", "00" * 8), ("rescope", "99999")):
        refused = said(founded, *words)
        assert (refused.exit_code, "there is no" in refused.output) == (1, True)


def a_house(world: World) -> Deployment:
    nothing = Deployment(**dict.fromkeys(Deployment.__dataclass_fields__))  # type: ignore[arg-type] # filled below
    services = some_services(keys=world.keys, permits=world.permits)
    return replace(nothing, clock=lambda: NOON + HOUR, db=world.db, services=services)


async def signer_of(world: World, text: str) -> SigningKey:
    return next(key for key in await world.keys.every() if text.startswith(codec.beginning(key.kid)))


async def test_a_leaked_key_lets_only_those_pass_whose_permits_lie_here(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "IN_FLIGHT_S", 0.0)
    permit = await issued(world)
    (honest,) = await world.queries.credentials(permit.id, by=world.department)
    leaked, house = await signer_of(world, honest.text or ""), a_house(world)

    listed = await keyring.allow_list(house, leaked.kid.hex())

    content = await world.keys.find_issued(listed.named.sha256)
    about, ids = issued_sets.read(content or b"", await world.keys.anchor())
    assert (listed.ids, about, set(ids)) == (1, leaked.kid, {issued_id(honest.text or "")})
    states = {key.kid: keyring.state_of(key, NOON + HOUR) for key in await world.keys.every()}
    assert states[leaked.kid] == "LISTED"
    after = await issued(world)
    (fresh,) = await world.queries.credentials(after.id, by=world.department)
    assert (await signer_of(world, fresh.text or "")).kid != leaked.kid


async def test_an_unknown_key_is_not_listed(world: World) -> None:
    before = await world.keys.every()

    for kid in ("00" * 8, "xyz"):
        with pytest.raises(click.ClickException, match="no key"):
            await keyring.allow_list(a_house(world), kid)

    assert await world.keys.every() == before


async def test_a_permit_decided_before_a_leak_and_sealed_after_it_is_sealed_by_the_standby(world: World) -> None:
    permit = await issued(world)
    (honest,) = await world.queries.credentials(permit.id, by=world.department)
    leaked = await signer_of(world, honest.text or "")
    await world.keys.withdraw(leaked.kid, NOON + HOUR)

    late = await issued(world)

    (sealed,) = await world.queries.credentials(late.id, by=world.department)
    assert sealed.issued_at < NOON + HOUR
    key = await signer_of(world, sealed.text or "")
    assert key.kid != leaked.kid
    assert key.record().signs_from <= int(sealed.issued_at.timestamp()) < key.record().signs_to
