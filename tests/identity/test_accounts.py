"""Signing in, locking out, tokens and one-time links."""

from datetime import timedelta

import sqlalchemy as sa

from identity.access import Action, Actor, may
from identity.accounts.model import Issued, LinkPurpose, PasswordSet, SignInRefused
from storage.database import Database
from storage.outcomes import Conflict
from storage.tables import metadata
from tests.identity.accounts_house import PASSWORD, House
from tests.identity.conftest import NOON, a_request


async def _sign_in(house: House, password: str, after: timedelta = timedelta(0)) -> Issued | SignInRefused:
    return await house.doors.by_password("duyet.laivung", password, address="127.0.0.1", now=NOON + after)


async def test_the_right_password_opens_a_session_with_the_accounts_grants(house: House) -> None:
    opened = await _sign_in(house, PASSWORD)

    assert isinstance(opened, Issued)
    actor = await house.sessions.actor_for(opened.secret, NOON)
    assert actor is not None
    assert actor.account == house.account
    assert may(actor, Action.DECIDE)
    assert not may(actor, Action.PUBLISH_ZONE)


async def test_five_wrong_passwords_lock_even_the_right_one_out_for_a_while(house: House) -> None:
    refused = [await _sign_in(house, "falsch" * 3) for _ in range(5)]
    assert [one.code for one in refused if isinstance(one, SignInRefused)] == ["BAD_CREDENTIALS"] * 5

    locked = await _sign_in(house, PASSWORD)
    assert isinstance(locked, SignInRefused)
    assert (locked.code, 0 < locked.retry_after_s <= 60) == ("LOCKED", True)
    assert isinstance(await _sign_in(house, PASSWORD, timedelta(seconds=61)), Issued)


async def test_an_unknown_login_is_refused_like_a_wrong_password(house: House) -> None:
    refused = await house.doors.by_password("nobody", PASSWORD, address="127.0.0.1", now=NOON)
    assert refused == SignInRefused(code="BAD_CREDENTIALS", retry_after_s=0)


async def test_signing_out_ends_the_session_at_once(house: House) -> None:
    opened = await _sign_in(house, PASSWORD)
    assert isinstance(opened, Issued)
    assert await house.sessions.actor_for(opened.secret, NOON) is not None

    await house.doors.sign_out(opened.secret, now=NOON)

    assert await house.sessions.actor_for(opened.secret, NOON) is None


async def test_a_link_works_once(house: House, admin: Actor) -> None:
    link = await house.links.make(house.account, LinkPurpose.PASSWORD_RESET, by=admin, request=a_request(admin))
    assert isinstance(link, Issued)

    assert isinstance(await house.links.use(link.secret, "một mật khẩu khác", now=NOON), PasswordSet)
    assert await house.links.use(link.secret, "thêm một mật khẩu", now=NOON) == Conflict(code="LINK_SPENT")


async def test_a_link_ends_after_a_day(house: House, admin: Actor) -> None:
    link = await house.links.make(house.account, LinkPurpose.PASSWORD_RESET, by=admin, request=a_request(admin))
    assert isinstance(link, Issued)
    late = NOON + timedelta(hours=24)
    assert await house.links.use(link.secret, "một mật khẩu khác", now=late) == Conflict(code="LINK_SPENT")


async def test_a_token_asked_for_twice_is_the_same_token(house: House, admin: Actor) -> None:
    actor = Actor(account=house.account, name="x")
    request = a_request(actor)

    first = await house.doors.make_token("script", timedelta(days=1), by=actor, request=request)
    second = await house.doors.make_token("script", timedelta(days=1), by=actor, request=request)

    assert first == second
    assert len(await house.doors.own_tokens(by=actor, now=NOON)) == 1


async def test_a_revoked_token_stops_at_once(house: House) -> None:
    actor = Actor(account=house.account, name="x")
    made = await house.doors.make_token("script", timedelta(days=1), by=actor, request=a_request(actor))
    assert await house.sessions.actor_for(made.secret, NOON) is not None

    await house.doors.revoke_token(made.id, by=actor, request=a_request(actor))

    assert await house.sessions.actor_for(made.secret, NOON) is None


async def test_a_disabled_account_is_shut_out_at_once(house: House, admin: Actor) -> None:
    opened = await _sign_in(house, PASSWORD)
    assert isinstance(opened, Issued)

    await house.accounts.disable(house.account, by=admin, request=a_request(admin))

    assert await house.sessions.actor_for(opened.secret, NOON) is None
    assert isinstance(await _sign_in(house, PASSWORD), SignInRefused)


async def test_no_table_holds_a_password_or_a_token_in_clear(house: House, db: Database) -> None:
    opened = await _sign_in(house, PASSWORD)
    assert isinstance(opened, Issued)
    text = ""
    async with db.reading() as rx:
        for table in metadata.tables.values():
            text += repr(await rx.rows(sa.select(table)))
    assert "duyet.laivung" in text
    assert PASSWORD not in text
    assert opened.secret not in text
