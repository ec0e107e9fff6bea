"""News, deltas, issued sets and signed time over HTTP and GraphQL text: a crew alone makes a dark post current."""

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from api.ids import encode_id
from checkpoints.bundles.deltas import Deltas
from checkpoints.bundles.news import News
from credentials import parts, qr
from credentials.bundle import issued
from credentials.bundle.certificate import Anchor
from credentials.bundle.delta import apply
from credentials.bundle.delta_model import Delta, InvalidDelta, Refusal
from credentials.bundle.delta_seal import open_delta
from credentials.bundle.model import Bundle, IssuedSetRef
from credentials.bundle.seal import open_bundle
from credentials.bundle.signed_time import open_time
from credentials.wire import Decision, KeyRole, ReasonCode, seconds
from identity.access import Role
from storage.database import Database
from tests.api.harness import Api, account_services, an_api, codes, some_services
from tests.checkpoints.conftest import World, a_world
from tests.checkpoints.records_factory import EVENING
from tests.checkpoints.test_bundles import judged
from tests.checkpoints.test_checks import a_permit
from tests.checkpoints.test_news import revoke, tighten
from tests.credentials.scenario import issued_id

HOUR = timedelta(hours=1)
NONCE = bytes(range(16))
NEWS = "{ news { since issuedAt expiresAt text parts } }"


@dataclass(slots=True, kw_only=True)
class Told:
    """A client without an account, over a world with one post."""

    api: Api
    world: World
    post: UUID
    anchor: Anchor

    @property
    def address(self) -> str:
        return f"/bundles/{encode_id('Checkpoint', self.post)}"

    async def bundle(self) -> Bundle:
        opened = open_bundle((await self.api.client.get(self.address)).content, self.anchor)
        assert isinstance(opened, Bundle)
        return opened

    def delta(self, content: bytes) -> Delta:
        opened = open_delta(content, self.anchor)
        assert isinstance(opened, Delta)
        return opened


@pytest.fixture
async def told(sqlite_db: Database) -> Told:
    world = await a_world(sqlite_db)
    accounts = account_services(sqlite_db)
    known = {name: getattr(accounts, name) for name in ("sessions", "sign_in", "accounts", "links")}
    services = some_services(
        **known,
        keys=world.keys,
        bundles=world.bundles,
        deltas=Deltas(world.bundles),
        news=News(world.bundles),
    )
    api = an_api(services)
    api.now = EVENING
    return Told(api=api, world=world, post=await world.a_checkpoint(), anchor=await world.keys.anchor())


async def test_a_dark_post_becomes_current_from_a_crews_codes_alone_and_refuses_older_and_foreign_ones(
    told: Told,
) -> None:
    text, claims = await a_permit(told.world)
    dark = await told.bundle()
    told.api.now = EVENING + HOUR
    early = told.delta((await told.api.client.get("/news")).content)
    await revoke(told.world, claims.status, at=told.api.now)
    await tighten(told.world, told.api.now)
    told.api.now = EVENING + 6 * HOUR

    crew = await told.api.account(Role.CREW)
    shown = (await told.api.post(NEWS, token=crew)).json()["data"]["news"]
    scanned = _whole(shown["parts"])
    carried = parts.to_bytes(scanned)

    assert carried is not None
    assert scanned == shown["text"]
    news = told.delta(carried[1])
    after = apply(dark, news)
    assert isinstance(after, Bundle)
    assert (after.issued_at, after.sequence) == (seconds(told.api.now), dark.sequence)
    assert judged(text, dark, told.api.now)[0] is Decision.ALLOW
    assert judged(text, after, told.api.now) == (Decision.DENY, (ReasonCode.REVOKED,))
    assert "D16@1" in after.level_of
    assert apply(after, early) is Refusal.OLDER
    assert isinstance(apply(dark, early), Bundle)
    assert isinstance(open_delta(carried[1], replace(told.anchor, deployment="dt-2022")), InvalidDelta)
    assert apply(replace(dark, deployment="dt-2022"), news) is Refusal.FOREIGN


def _whole(scanned: list[str]) -> str:
    return scanned[0] if len(scanned) == 1 else parts.collect(scanned) or ""


async def test_the_news_are_public_as_a_file_as_text_and_as_codes(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    file = await told.api.client.get("/news")
    again = await told.api.client.get("/news", headers={"if-none-match": file.headers["etag"]})
    text = await told.api.client.get("/news.txt")
    code = await told.api.client.get("/news/1.svg")
    with monkeypatch.context() as patched:  # nothing is drawn for who has it
        patched.delattr(qr, "svg")
        same = await told.api.client.get("/news/1.svg", headers={"if-none-match": code.headers["etag"]})

    assert (file.status_code, file.headers["content-type"]) == (200, "application/vnd.fieldpass.delta+cose")
    assert (again.status_code, again.content) == (304, b"")
    assert (same.status_code, same.headers["etag"]) == (304, code.headers["etag"])
    assert parts.to_bytes(_whole(text.text.splitlines())) == (parts.DELTA, file.content)
    assert (code.headers["content-type"], code.text[:4]) == ("image/svg+xml", "<svg")
    for address, status in (
        ("/news/3.svg", 404),
        ("/news/0.svg", 404),
        ("/news?window=5", 400),
        ("/news?window=24", 200),
    ):
        assert (await told.api.client.get(address)).status_code == status, address


async def test_news_through_graphql_are_for_those_who_signed_in(told: Told) -> None:
    assert codes(await told.api.post(NEWS)) == ["UNAUTHENTICATED"]

    shown = (await told.api.post(NEWS, token=await told.api.account(Role.CREW))).json()["data"]["news"]

    assert shown["issuedAt"] == "2021-09-15T12:00:00Z"
    assert shown["since"] == "2021-09-08T12:00:00Z"
    assert _whole(shown["parts"]) == shown["text"]


async def test_a_post_gets_what_changed_since_its_bundle_or_the_whole_or_nothing(told: Told) -> None:
    held = await told.bundle()
    assert (await told.api.client.get(f"{told.address}?after={held.sequence}")).status_code == 304
    await tighten(told.world, EVENING)
    told.api.now = EVENING + HOUR

    delta = await told.api.client.get(f"{told.address}?after=1")
    again = await told.api.client.get(f"{told.address}?after=1", headers={"if-none-match": delta.headers["etag"]})
    whole = await told.api.client.get(f"{told.address}?after=0")

    assert delta.headers["content-type"] == "application/vnd.fieldpass.delta+cose"
    assert whole.headers["content-type"] == "application/vnd.fieldpass.bundle+cose"
    assert len(delta.content) < len(whole.content)
    assert delta.headers["etag"] != whole.headers["etag"]
    assert again.status_code == 304
    after = apply(held, told.delta(delta.content))
    assert isinstance(after, Bundle)
    assert after == open_bundle(whole.content, told.anchor)
    assert (await told.api.client.get(f"{told.address}?after=x")).status_code == 400
    assert (await told.api.client.get(f"/bundles/{encode_id('Checkpoint', uuid4())}?after=1")).status_code == 404


async def test_the_time_is_signed_for_one_nonce(told: Told) -> None:
    got = await told.api.client.get(f"/time/{NONCE.hex()}")

    assert (got.status_code, got.headers["cache-control"]) == (200, "no-store")
    assert open_time(got.content, told.anchor, NONCE) == seconds(EVENING)
    assert open_time(got.content, told.anchor, bytes(16)) is None
    assert open_time(got.content[:-1] + bytes((got.content[-1] ^ 1,)), told.anchor, NONCE) is None
    assert open_time(got.content, replace(told.anchor, deployment="dt-2022"), NONCE) is None
    for nonce in ("00", "zz" * 16, NONCE.hex() + "00"):
        assert (await told.api.client.get(f"/time/{nonce}")).status_code == 400


async def test_an_issued_set_travels_by_its_hash_and_is_read_by_the_root_alone_after_the_bundle_key_rotated(
    told: Told,
) -> None:
    text, _ = await a_permit(told.world)
    keys = told.world.keys
    leaked = next(key for key in await keys.every() if key.role is KeyRole.ISSUER and key.signs_at(EVENING))
    named = await keys.list_issued(leaked.kid, [issued_id(text)], EVENING + HOUR)
    assert isinstance(named, IssuedSetRef)
    sealing = next(key for key in await keys.every() if key.role is KeyRole.BUNDLE and key.signs_at(EVENING))
    await keys.withdraw(sealing.kid, EVENING + 2 * HOUR)
    told.api.now = EVENING + 2 * HOUR

    got = await told.api.client.get(f"/issued/{named.sha256.hex()}")

    assert (got.status_code, "immutable" in got.headers["cache-control"]) == (200, True)
    about, ids = issued.read(got.content, told.anchor)
    bundle = await told.bundle()
    assert about == leaked.kid
    assert judged(text, bundle, told.api.now)[1] == (ReasonCode.NOT_IN_ISSUED_SET,)
    assert judged(text, bundle.with_issued(named.sha256, ids), told.api.now)[0] is Decision.ALLOW
    assert (await told.api.client.get(f"/issued/{'00' * 32}")).status_code == 404
    assert (await told.api.client.get("/issued/xyz")).status_code == 404


async def test_a_key_that_may_sign_for_other_zones_is_news(told: Told) -> None:
    dark = await told.bundle()
    issuer = next(record for record in dark.trust if record.role is KeyRole.ISSUER)
    narrow = replace(issuer.scope, zones=frozenset({1}))
    told.api.now = EVENING + HOUR
    assert await told.world.keys.rescope(None, narrow, told.api.now) == 2

    after = apply(dark, told.delta((await told.api.client.get("/news?window=6")).content))

    assert isinstance(after, Bundle)
    assert after.key_of[issuer.kid].scope == narrow
    assert (await told.world.kinds()).count("KEY_RESCOPED") == 2
