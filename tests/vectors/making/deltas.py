"""Deltas of both forms, applied and refused. What results was written down by hand as the bundle it must equal."""

import base64
import hashlib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import cbor2

from credentials import canonical
from credentials.bundle import delta_seal
from credentials.bundle.certificate import certified, message, to_certify
from credentials.bundle.delta import apply, diff
from credentials.bundle.delta_model import Delta, InvalidDelta, Refusal
from credentials.bundle.model import (
    Bundle,
    ChangeRecord,
    DeskNumber,
    Extension,
    IssuedSetRef,
    Policy,
    Reaffirmation,
    VersionRecord,
    ZoneRecord,
)
from credentials.bundle.pack import pack
from credentials.claims import StatusRef
from credentials.statuses.model import BLOCK, EMPTY, StatusList, changed
from credentials.wire import ChangeKind, Purpose, Restriction, Status
from tests.credentials.scenario import (
    ANCHOR,
    CAO_LANH,
    DAY,
    HAMLET,
    HOUR,
    MINUTE,
    NOW,
    SA_DEC,
    a_bundle,
    a_certificate,
    a_checkpoint,
    a_level,
    a_trust_record,
    a_zone,
    key,
    sealed_bundle,
    statuses,
)

Json = dict[str, Any]
BEFORE = NOW - 5 * HOUR
WEEK = 7 * DAY
NEXT = b"n" * 32
_ALL_ENDED = changed(EMPTY, range(BLOCK), Status.ENDED)
_REVOKED = StatusRef(block=2, index=12000)
_TIGHTER = ChangeRecord(counter=1, recorded_at=NOW - HOUR, effective_at=NOW, kind=ChangeKind.TIGHTENED)
_HOLD_ON = Reaffirmation(at=NOW - MINUTE, permits=frozenset({StatusRef(block=1, index=7)}))
_LATER = VersionRecord(valid_from=NOW + HOUR, level="D19", restriction=Restriction.PROHIBITED)
_LONGER = Extension(at=NOW - HOUR, zones=frozenset({SA_DEC}), ending_from=1, ending_to=NOW + DAY, new_end=NOW + WEEK)
_FORMER = replace(_LONGER, at=BEFORE - HOUR, purposes=frozenset({Purpose.KT1_MAIL}))


def held(**changes: Any) -> Bundle:
    """The bundle that a post was given five hours ago."""
    always: Json = {"issued_at": BEFORE, "expires_at": BEFORE + WEEK, "status": statuses(BEFORE), "previous_hash": NEXT}
    return a_bundle(**(always | changes))


def later(bundle: Bundle, at: int = NOW, **changes: Any) -> Bundle:
    """The same said at another time, and what it says otherwise."""
    status = changes.pop("status", bundle.status)
    said = {"issued_at": at, "expires_at": at + WEEK, "status": status and replace(status, as_of=at)}
    return replace(bundle, **(said | changes))


def news(**changes: Any) -> Delta:
    """What was new in the last six hours."""
    said: Json = {"deployment": ANCHOR.deployment, "since": NOW - 6 * HOUR, "issued_at": NOW, "expires_at": NOW + WEEK}
    return Delta(**(said | changes))


def sealed_delta(delta: Delta, by: str = "bundle") -> bytes:
    payload, to_sign = delta_seal.to_sign(delta, key("bundle").kid)
    return delta_seal.sealed(key("bundle").kid, payload, key(by).sign(to_sign), a_certificate())


def _signed(payload: bytes, aad: str = "delta", certificate: bytes | None = None) -> bytes:
    kid = key("bundle").kid
    signed = key("bundle").sign(message(aad, ANCHOR.deployment, kid, payload))
    return delta_seal.sealed(kid, payload, signed, a_certificate() if certificate is None else certificate)


def _rewritten(delta: Delta, change: Callable[[Any], object]) -> bytes:
    """A signed payload of a shape that nothing here writes."""
    payload: Any = canonical.read(delta_seal.to_sign(delta, b"")[0])
    change(payload)
    return _signed(canonical.write(dict(sorted(payload.items()))))


@dataclass(frozen=True)
class Case:
    name: str
    bundle: Bundle
    delta: Delta | bytes
    expected: Bundle | str


def deltas(kept: dict[str, str]) -> Iterator[Json]:
    """Every case as it is written; bundles are kept once, under the beginning of their hash."""
    for case in (*_links(), *_news(), *_refused_links(), *_refused_news(), *_invalid()):
        signed = case.delta if isinstance(case.delta, bytes) else sealed_delta(case.delta)
        _compare(case, signed)
        expect = {"refused": str(case.expected)} if isinstance(case.expected, str) else _expected(case.expected, kept)
        said = {"name": case.name, "bundle": _kept(case.bundle, kept), "expect": expect}
        yield {**said, "delta": base64.b64encode(signed).decode()}


def _compare(case: Case, signed: bytes) -> None:
    opened = delta_seal.open_delta(signed, ANCHOR)
    answer = "INVALID" if isinstance(opened, InvalidDelta) else apply(case.bundle, opened)
    same = isinstance(case.expected, Bundle) and isinstance(answer, Bundle) and pack(answer) == pack(case.expected)
    if not same and answer != case.expected:
        raise AssertionError(f"{case.name}: {answer} {opened if isinstance(opened, InvalidDelta) else ''}")


def _expected(bundle: Bundle, kept: dict[str, str]) -> Json:
    said = {"sequence": bundle.sequence, "issuedAt": bundle.issued_at, "expiresAt": bundle.expires_at}
    return {"bundle": _kept(bundle, kept), **said}


def _kept(bundle: Bundle, kept: dict[str, str]) -> str:
    signed = sealed_bundle(bundle)
    name = hashlib.sha256(signed).hexdigest()[:16]
    kept[name] = base64.b64encode(signed).decode()
    return name


def _linked(name: str, old: Bundle | None = None, **changes: Any) -> Case:
    """A post's delta gives the next bundle exactly."""
    old = old or held()
    new = later(old, **({"sequence": old.sequence + 1} | changes))
    delta = diff(old, new)
    if delta is None:
        raise AssertionError(name)
    return Case(name, old, delta, new)


def _links() -> Iterator[Case]:
    old = held()
    more = a_trust_record("newer", signs_from=NOW + DAY, signs_to=NOW + 31 * DAY)
    withdrawn = a_trust_record(withdrawn_at=NOW - MINUTE)
    listed = a_trust_record("standby", issued_set=IssuedSetRef(sha256=b"i" * 32, as_of=NOW - HOUR))
    revoked = statuses(NOW, REVOKED=_REVOKED, SUSPENDED=StatusRef(block=0, index=0))
    blocks = {0: EMPTY, 1: _ALL_ENDED, 3: EMPTY, 4: EMPTY, 9: changed(EMPTY, [16383], Status.REVOKED)}
    yield _linked("nothing changed but the time")
    yield _linked("a later place in the chain", sequence=12)
    yield _linked("two statuses", status=revoked)
    yield _linked("a permit is good again", held(status=statuses(BEFORE, SUSPENDED=_REVOKED)), status=statuses(NOW))
    yield _linked("blocks: one ended, one gone, two new", status=StatusList(as_of=NOW, blocks=blocks))
    yield _linked("a zone becomes stricter", zones=_with(old, a_zone(SA_DEC, changes=(_TIGHTER,))))
    yield _linked("permits hold on", zones=_with(old, a_zone(SA_DEC, changes=(_TIGHTER,), reaffirmations=(_HOLD_ON,))))
    coming = a_zone(SA_DEC, versions=(*a_zone(SA_DEC).versions, _LATER))
    yield _linked("a later version at a new level", zones=_with(old, coming), levels=(*old.levels, a_level("D19")))
    yield _linked("a zone and a level are gone", **_smaller(old))
    yield _linked("a zone comes", zones=(*old.zones, a_zone(200, "NEW_NORMAL")))
    yield _linked("keys: one comes, one is withdrawn, one is listed", trust=(withdrawn, listed, more))
    yield _linked("a key is gone", trust=(a_trust_record("standby"),))
    yield _linked("an extension", held(extensions=(_FORMER,)), extensions=(_FORMER, _LONGER))
    yield _linked("extensions in another order", held(extensions=(_FORMER, _LONGER)), extensions=(_LONGER, _FORMER))
    yield _linked("extensions are gone", held(extensions=(_FORMER,)), extensions=())
    yield _linked("the post is moved", checkpoint=a_checkpoint(name="Cầu mới", to_zones=(HAMLET, SA_DEC), hard=True))
    yield _linked("the desk has other numbers", desk=(DeskNumber(name="Trực mới", phone="02773999999"),))
    yield _linked("the desk has no number", desk=())
    yield _linked("words", texts={"vi": {"greeting": "Chào"}, "en": {"greeting": "Hello"}})
    yield _linked("another policy", policy=replace(Policy(), leeway_end_s=90))


def _with(bundle: Bundle, *zones: Any) -> tuple[Any, ...]:
    by_number = {**bundle.zone_of, **{zone.number: zone for zone in zones}}
    return tuple(by_number[number] for number in sorted(by_number))


def _smaller(old: Bundle) -> Json:
    zones = tuple(replace(zone, versions=a_zone(1, "D16").versions) for zone in old.zones if zone.number != HAMLET)
    return {"zones": zones, "levels": (a_level(),)}


def _news() -> Iterator[Case]:
    old = held()
    tighter, unknown = a_zone(SA_DEC, changes=(_TIGHTER,)), a_zone(999, "NEW_NORMAL")
    coming = a_zone(SA_DEC, versions=(*a_zone(SA_DEC).versions, _LATER))
    withdrawn, more = a_trust_record(withdrawn_at=NOW - MINUTE), a_trust_record("newer", signs_from=NOW + DAY)
    revoked, both = statuses(NOW, REVOKED=_REVOKED), (a_level("D19"), *old.levels)
    yield Case("news: nothing but the time", old, news(), later(old))
    yield Case("news: since the very moment", old, news(since=BEFORE), later(old))
    yield Case("news: revoked", old, news(statuses={2: {12000: Status.REVOKED}}), later(old, status=revoked))
    yield Case(
        "news: good again", later(old, at=BEFORE, status=revoked), news(statuses={2: {12000: Status.VALID}}), later(old)
    )
    yield Case("news: all ended", old, news(statuses={1: _ALL_ENDED}), later(old, status=_blocks(old, {1: _ALL_ENDED})))
    yield Case("news: new block", old, news(statuses={7: {}}), later(old, status=_blocks(old, {7: EMPTY})))
    yield Case("news: zones held", old, news(zones=(tighter, unknown)), later(old, zones=_with(old, tighter)))
    yield Case(
        "news: a level",
        old,
        news(zones=(coming,), levels=(a_level("D19"),)),
        later(old, zones=_with(old, coming), levels=both),
    )
    many, former = _many(_TIGHTER), held(zones=(*old.zones, *_many()))
    yield Case("news: many zones", former, news(zones=many), later(former, zones=(*old.zones, *many)))
    keys = (withdrawn, a_trust_record("standby"), more)
    yield Case("news: keys", old, news(trust=(withdrawn, more)), later(old, trust=keys))
    one = held(extensions=(_FORMER,))
    yield Case("news: extensions", one, news(extensions=(_FORMER, _LONGER)), later(one, extensions=(_FORMER, _LONGER)))
    policy = replace(Policy(), leeway_end_s=90)
    yield Case("news: policy", old, news(policy=policy), later(old, policy=policy))
    yield Case(
        "news: a life never gets shorter", old, news(expires_at=NOW + HOUR), later(old, expires_at=BEFORE + WEEK)
    )
    blind = held(status=None)
    yield Case("news: no status list stays none", blind, news(statuses={2: {1: Status.REVOKED}}), later(blind))
    twice = later(old, at=NOW - HOUR, status=revoked)
    yield Case("news upon news", twice, news(), later(old, status=revoked))


def _many(*changes: ChangeRecord) -> tuple[ZoneRecord, ...]:
    """Twelve zones of one order: they are shorter packed."""
    return tuple(a_zone(number, changes=changes) for number in range(300, 312))


def _blocks(bundle: Bundle, put: dict[int, bytes]) -> StatusList:
    blocks = {} if bundle.status is None else bundle.status.blocks
    return StatusList(as_of=NOW, blocks={**blocks, **put})


def _refused_links() -> Iterator[Case]:
    good = _linked("").delta
    other = held(checkpoint=a_checkpoint(id=UUID(int=5)))
    yield Case("another post's", other, good, Refusal.FOREIGN)
    yield Case("the bundle it leads to is held", held(sequence=8), good, Refusal.OLDER)
    yield Case("a later bundle is held", held(sequence=9), good, Refusal.OLDER)
    yield Case("made from a later bundle", held(sequence=6), good, Refusal.WRONG_BASE)
    yield Case("news came between", later(held(), at=NOW - HOUR), good, Refusal.WRONG_BASE)
    homeless = a_zone(SA_DEC, "D19")
    yield Case("a zone at a level nobody has", held(), replace(_delta(good), zones=(homeless,)), Refusal.WRONG_BASE)


def _delta(delta: Delta | bytes) -> Delta:
    if isinstance(delta, bytes):
        raise TypeError("a case made of bytes")
    return delta


def _refused_news() -> Iterator[Case]:
    yield Case("news as old as the bundle", later(held()), news(), Refusal.OLDER)
    yield Case("news older than the bundle", later(held(), at=NOW + 1), news(), Refusal.OLDER)
    yield Case("something may have happened between", held(), news(since=BEFORE + 1), Refusal.GAP)
    yield Case("news of a zone at a level nobody has", held(), news(zones=(a_zone(SA_DEC, "D19"),)), Refusal.GAP)


def _invalid() -> Iterator[Case]:
    good = sealed_delta(news(statuses={2: {12000: Status.REVOKED}}, zones=(a_zone(CAO_LANH), a_zone(SA_DEC))))
    early = certified(ANCHOR, *_root_signs(1, NOW - DAY))
    payload = delta_seal.to_sign(news(), b"")[0]
    revoked = news(statuses={2: {12000: Status.REVOKED}})
    yield from (
        Case(name, held(), signed, "INVALID")
        for name, signed in (
            ("nothing", b""),
            ("cut short", good[:-1]),
            ("a byte too many", good + b"\x00"),
            ("a turned bit in the payload", good[:-80] + bytes((good[-80] ^ 1,)) + good[-79:]),
            ("a turned bit in the signature", good[:-1] + bytes((good[-1] ^ 1,))),
            ("signed by another key", sealed_delta(news(), by="stranger")),
            ("a bundle", sealed_bundle(held())),
            ("signed as a bundle", _signed(payload, aad="bundle")),
            ("a certificate that had ended", _signed(payload, certificate=early)),
            ("of another deployment", _rewritten(news(), lambda raw: raw.update({1: "dt-2022"}))),
            ("expires as it is issued", _rewritten(news(), lambda raw: raw.update({4: NOW}))),
            ("since later than its issue", _rewritten(news(), lambda raw: raw.update({2: NOW + 1}))),
            ("a key nobody knows", _rewritten(news(), lambda raw: raw.update({8: 1}))),
            ("news that drop a zone", _rewritten(news(), lambda raw: raw.update({13: {9: [SA_DEC]}}))),
            ("an empty list of zones", _rewritten(news(), lambda raw: raw.update({9: []}))),
            ("null for a policy", _rewritten(news(), lambda raw: raw.update({11: None}))),
            ("an entry past the block", _rewritten(revoked, lambda raw: raw[7][2].update({BLOCK: 1}))),
            ("a status nobody knows", _rewritten(revoked, lambda raw: raw[7][2].update({12000: 4}))),
            ("a block that is none", _rewritten(revoked, lambda raw: raw[7].update({2: b"x" * 20}))),
            ("zones out of order", _rewritten(_two_zones(), _with_zones(lambda zones: zones[::-1]))),
            ("zones packed and cut short", _rewritten(_packed(), lambda raw: raw.update({9: raw[9][:-1]}))),
            ("zones packed with a byte after", _rewritten(_packed(), lambda raw: raw.update({9: raw[9] + b"\x00"}))),
            ("zones packed that are none", _rewritten(_packed(), lambda raw: raw.update({9: zlib.compress(b"\x01")}))),
            ("no zones, packed", _rewritten(_packed(), lambda raw: raw.update({9: zlib.compress(b"\x80")}))),
            ("a zone said twice", _rewritten(_two_zones(), _with_zones(lambda zones: [*zones, zones[1]]))),
            (
                "a post's delta that leads nowhere",
                _rewritten(_delta(_linked("").delta), lambda raw: raw[5].update({3: 7})),
            ),
        )
    )


def _packed() -> Delta:
    return news(zones=_many())


def _with_zones(change: Callable[[list[Any]], list[Any]]) -> Callable[[Any], object]:
    """The list changed, and written as it is."""
    return lambda raw: raw.update({9: change(cbor2.loads(zlib.decompress(raw[9])))})


def _two_zones() -> Delta:
    return news(zones=(a_zone(CAO_LANH), a_zone(SA_DEC)))


def _root_signs(start: int, end: int) -> tuple[bytes, bytes]:
    payload, to_sign = to_certify(ANCHOR, key("bundle").public, start, (start, end))
    return payload, key("root").sign(to_sign)
