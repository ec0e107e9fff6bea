"""Gate A: at least five cards for each reason that stops, and beside many of them a twin that goes on."""

from collections.abc import Iterator
from dataclasses import replace

from credentials import base45, codec, envelope
from credentials.bundle.model import Bundle, IssuedSetRef, Scope, TrustRecord
from credentials.bundle.pack import pack
from credentials.bundle.seal import sealed as joined
from credentials.signature import kid_of
from credentials.verdict import Clock
from credentials.wire import AAD, PREFIX, Decision, KeyRole, Purpose
from credentials.wire import ReasonCode as R
from tests.credentials.scenario import (
    DAY,
    HAMLET,
    HOUR,
    NOW,
    OUTWARD,
    SA_DEC,
    THROUGH,
    a_bundle,
    a_certificate,
    a_claims,
    a_trust_record,
    issued_id,
    key,
    sealed,
    sealed_bundle,
)
from tests.vectors.making.given import Given, Json, vector

GOOD = sealed(a_claims())
RAW = base45.decode(GOOD.removeprefix(PREFIX))


def text_of(raw: bytes) -> str:
    return PREFIX + base45.encode(raw)


def signed(payload: bytes, name: str = "issuer", aad: str = AAD["permit"] + "dt-2021") -> str:
    """Any bytes at all, under a true signature."""
    one = key(name)
    message = envelope.signing_head(aad, one.kid) + envelope.wrap(payload)
    return text_of(envelope.join(one.kid, payload, one.sign(message)))


def cards() -> Iterator[Json]:
    """What can be said before anything is trusted."""
    strangers = (
        "",
        "https://example.vn/qr",
        "HC1:6BFOXN%TS3DH",
        "fp1:" + GOOD[4:],
        " " + GOOD,
        "FP1",
        "FP01:X",
        "FPX:1",
    )
    for text in strangers:
        yield vector(f"a card that is not ours: {text[:16]!r}", Given(text=text), Decision.NOT_OURS, R.NOT_A_PERMIT)
    for major in ("2", "3", "10", "99", "999"):
        newer = f"FP{major}:" + GOOD[4:]
        yield vector(f"a permit of version {major}", Given(text=newer), Decision.REFER, R.APP_TOO_OLD)
    long = (
        GOOD + "0" * 367,
        GOOD + "0" * 9000,
        PREFIX + ":" * 697,
        text_of(bytes(451)),
        text_of(RAW + bytes(460 - len(RAW))),
    )
    for place, text in enumerate(long, start=1):
        yield vector(f"too long ({place}): {len(text)} characters", Given(text=text), Decision.DENY, R.TOO_LONG)
    broken = (
        "a",
        "0",
        ":::",
        "::",
        GOOD[4:-1] + "ơ",
        GOOD[4:] + "\n",
        "ABCD",
        GOOD[4:].lower(),
        GOOD[4:8] + "_" + GOOD[9:],
    )
    for place, text in enumerate(broken, start=1):
        yield vector(f"not Base45 ({place}): {text[:12]!r}", Given(text=PREFIX + text), Decision.DENY, R.BAD_BASE45)
    for name, raw in misshapen().items():
        yield vector(f"an envelope {name}", Given(text=text_of(raw)), Decision.DENY, R.BAD_ENVELOPE)


def misshapen() -> dict[str, bytes]:
    at = RAW.index(b"\xa0")
    return {
        "that is empty": b"",
        "cut short": RAW[:-1],
        "with a byte after it": RAW + b"\x00",
        "of another COSE tag": b"\xd1" + RAW[1:],
        "without a tag": RAW[1:],
        "that says EdDSA": RAW[:6] + b"\x27" + RAW[7:],
        "that says no algorithm": RAW[:6] + b"\xf6" + RAW[7:],
        "with something unprotected": RAW[:at] + b"\xa1\x01\x26" + RAW[at + 1 :],
        "whose length is not the shortest": RAW[: at + 1] + b"\x59\x00" + RAW[at + 2 :],
        "of indefinite length": RAW[: at + 1] + b"\x5f" + RAW[at + 1 :],
        "with a short signature": RAW[:-66] + b"\x58\x3f" + RAW[-63:],
        "that holds only its head": RAW[:8],
    }


def bundles() -> Iterator[Json]:
    """A post with no bundle, or with bytes that are none."""
    ways = {"entering": Given(), "leaving": Given(passage=OUTWARD), "passing through": Given(passage=THROUGH)}
    odd = {"looked up": Given(looked_up=True), "of another key": Given(by_key="stranger")}
    for name, given in (ways | odd).items():
        yield vector(f"no bundle, {name}", replace(given, bundle=None), Decision.REFER, R.NO_BUNDLE)
    for name, raw in invalid_bundles().items():
        yield vector(f"a bundle {name}", Given(bundle=raw), Decision.REFER, R.BUNDLE_INVALID)
    yield vector("no bundle, looked up, invalid", Given(looked_up=True, bundle=b"x"), Decision.REFER, R.BUNDLE_INVALID)


def invalid_bundles() -> dict[str, bytes]:
    good, bundle = sealed_bundle(a_bundle()), a_bundle()
    payload = pack(bundle)
    stranger, mate = key("stranger"), key("bundle")
    head = envelope.signing_head(AAD["bundle"] + "dt-2021", mate.kid)
    other = envelope.signing_head(AAD["bundle"] + "dt-2021", stranger.kid)
    cut = payload.replace(b"\x06", b"\x07", 1)
    return {
        "that is empty": b"",
        "cut short": good[:-1],
        "with one bit turned": good[:300] + bytes((good[300] ^ 1,)) + good[301:],
        "that is a permit": RAW,
        "of another deployment": sealed_bundle(replace(bundle, deployment="dt-2022")),
        "by a key the root never certified": joined(stranger.kid, payload, stranger.sign(payload), a_certificate()),
        "signed as if it were a permit": joined(
            mate.kid, payload, mate.sign(envelope.signing_head(AAD["permit"] + "dt-2021", mate.kid)), a_certificate()
        ),
        "whose content is no snapshot": joined(mate.kid, cut, mate.sign(head + envelope.wrap(cut)), a_certificate()),
        "under a name that is not its key's": joined(
            stranger.kid, payload, mate.sign(other + envelope.wrap(payload)), a_certificate()
        ),
        "from before its key was certified": sealed_bundle(replace(bundle, issued_at=NOW - 61 * DAY)),
    }


def keys() -> Iterator[Json]:
    """Who signed, and whether they may."""
    unknown = {"a stranger": "stranger", "the root": "root", "the bundle key": "bundle", "a test key": "test", "1": "1"}
    for name, by_key in unknown.items():
        yield vector(f"signed by {name}", Given(by_key=by_key), Decision.REFER, R.UNKNOWN_KEY)
    yield vector("a post that lost its trust list", _trusting(), Decision.REFER, R.UNKNOWN_KEY)
    for role in (KeyRole.BUNDLE, KeyRole.ROOT):
        for name in ("bundle", "issuer", "root"):
            given = replace(_trusting(a_trust_record(name, role=role)), by_key=name)
            yield vector(f"signed by {name}, known as {role}", given, Decision.DENY, R.KEY_ROLE)
    for name, text in forged().items():
        yield vector(name, Given(text=text), Decision.DENY, R.BAD_SIGNATURE)
    for fill in (0, 1, 255):
        pointless = bytes((fill,)) * 64
        kid = kid_of(pointless)
        text = text_of(RAW[:8] + kid + RAW[16:])
        given = replace(_trusting(a_trust_record(kid=kid, public_key=pointless)), text=text)
        yield vector(f"a trusted key that is no point of the curve ({fill})", given, Decision.REFER, R.INTERNAL)
    for ago in (0, 1, HOUR, DAY, 20 * DAY):
        given = _trusting(a_trust_record(withdrawn_at=NOW - ago))
        yield vector(f"a key withdrawn {ago} s ago", given, Decision.DENY, R.KEY_WITHDRAWN)
    twin = replace(_trusting(a_trust_record(withdrawn_at=NOW), a_trust_record("standby")), by_key="standby")
    yield vector("its standby", twin, Decision.ALLOW)


def _trusting(*trust: TrustRecord) -> Given:
    return Given(bundle=replace(a_bundle(), trust=trust))


def forged() -> dict[str, str]:
    payload, message = codec.to_sign(a_claims(), key("issuer").kid)
    swapped = RAW[:-64] + RAW[-32:] + RAW[-64:-32]
    return {
        "a bit turned in the payload": text_of(RAW[:30] + bytes((RAW[30] ^ 1,)) + RAW[31:]),
        "a bit turned in the signature": text_of(RAW[:-1] + bytes((RAW[-1] ^ 1,))),
        "a signature of zeros": text_of(RAW[:-64] + bytes(64)),
        "a signature of ones": text_of(RAW[:-64] + b"\xff" * 64),
        "r and s exchanged": text_of(swapped),
        "another permit's signature": text_of(RAW[:-64] + base45.decode(sealed(a_claims(end=NOW + DAY))[4:])[-64:]),
        "signed for another deployment": signed(payload, aad=AAD["permit"] + "dt-2022"),
        "signed as a bundle": signed(payload, aad=AAD["bundle"] + "dt-2021"),
        "signed by a stranger under a known name": text_of(
            envelope.join(key("issuer").kid, payload, key("stranger").sign(message))
        ),
    }


def issued_sets() -> Iterator[Json]:
    """Allow-list mode."""
    named = IssuedSetRef(sha256=b"\x07" * 32, as_of=NOW - HOUR)
    bundle = a_bundle(trust=(a_trust_record(issued_set=named),))
    listed = bundle.with_issued(named.sha256, frozenset({issued_id(sealed(a_claims())), b"z" * 16}))
    yield vector("in the set", Given(bundle=listed), Decision.ALLOW)
    for name, given, decision in strangers_to(bundle, listed):
        yield vector(name, given, decision, R.NOT_IN_ISSUED_SET)


def strangers_to(bundle: Bundle, listed: Bundle) -> Iterator[tuple[str, Given, Decision]]:
    other = a_claims(cti=b"o" * 16)
    borrowed = a_claims(zones=(SA_DEC, HAMLET))
    yield "a listed card's identity under other claims", Given(claims=borrowed, bundle=listed), Decision.DENY
    yield "issued before the set and not in it", Given(claims=other, bundle=listed), Decision.DENY
    edge = replace(other, issued_at=NOW - HOUR)
    yield "issued in the second of the set", Given(claims=edge, bundle=listed), Decision.DENY
    yield "issued after it", Given(claims=replace(edge, issued_at=NOW - HOUR + 1), bundle=listed), Decision.REFER
    yield "the set is not at hand", Given(bundle=bundle), Decision.REFER
    emptied = bundle.with_issued(b"\x07" * 32, frozenset())
    yield "the set is empty", Given(bundle=emptied), Decision.DENY
    wrong_set = bundle.with_issued(b"\x08" * 32, frozenset({issued_id(sealed(a_claims()))}))
    yield "another set is at hand", Given(bundle=wrong_set), Decision.REFER


def scopes() -> Iterator[Json]:
    """What the key may sign, and when."""
    outside = {
        "another zone": Scope(zones=frozenset({9})),
        "no zone": Scope(zones=frozenset()),
        "another purpose": Scope(purposes=frozenset({Purpose.KT1_MAIL})),
        "a shorter permit": Scope(longest_s=40 * DAY),
        "one second less": Scope(longest_s=41 * DAY - 1),
    }
    for name, scope in outside.items():
        yield vector(f"a key for {name}", _trusting(a_trust_record(scope=scope)), Decision.DENY, R.KEY_SCOPE)
    fits = Scope(zones=frozenset({SA_DEC, 9}), purposes=frozenset({Purpose.INCIDENT_REPAIR}), longest_s=41 * DAY)
    yield vector("a key that fits exactly", _trusting(a_trust_record(scope=fits)), Decision.ALLOW)
    issued = NOW - DAY
    periods = ((issued + 1, NOW), (NOW, NOW + DAY), (issued - DAY, issued), (1, 2), (issued - DAY, issued - 1))
    for start, end in periods:
        given = _trusting(a_trust_record(signs_from=start, signs_to=end))
        yield vector(f"a key that signs from {start} to {end}", given, Decision.DENY, R.KEY_PERIOD)
    exact = _trusting(a_trust_record(signs_from=issued, signs_to=issued + 1))
    yield vector("a key that signed for one second", exact, Decision.ALLOW)
    untimely = Given(clock=Clock(earliest=NOW + 3 * DAY, latest=NOW + 3 * DAY))
    yield vector("a key out of use, a permit from before", replace(untimely), Decision.ALLOW)


def gate_a() -> Iterator[Json]:
    for part in (cards, bundles, keys, issued_sets, scopes):
        yield from part()
