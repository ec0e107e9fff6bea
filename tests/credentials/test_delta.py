"""Deltas: a chain of them is the full bundle, news make the same verdicts, what does not fit is refused."""

import base64
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credentials.bundle import delta_wire
from credentials.bundle.certificate import Anchor
from credentials.bundle.delta import apply, diff
from credentials.bundle.delta_model import Delta, Dropped, InvalidDelta, PostLink, Refusal
from credentials.bundle.delta_seal import open_delta
from credentials.bundle.model import (
    Bundle,
    ChangeRecord,
    Extension,
    IssuedSetRef,
    Policy,
    Reaffirmation,
    TrustRecord,
    VersionRecord,
    ZoneRecord,
)
from credentials.bundle.pack import pack
from credentials.bundle.seal import open_bundle, succeeds
from credentials.claims import StatusRef
from credentials.statuses.model import BLOCK, EMPTY, StatusList, changed, differences, edited
from credentials.verdict import verdict
from credentials.wire import ChangeKind, Purpose, Restriction, Status
from tests.credentials.scenario import (
    CAO_LANH,
    DAY,
    HAMLET,
    HOUR,
    INWARD,
    NOW,
    OUTWARD,
    SA_DEC,
    a_checkpoint,
    a_claims,
    a_clock,
    a_level,
    a_trust_record,
    a_zone,
    sealed,
)
from tests.vectors.making.deltas import held, later, news

VECTORS = Path(__file__).parents[1] / "vectors" / "deltas.json"
Json = dict[str, Any]


@cache
def vectors() -> Any:
    return orjson.loads(VECTORS.read_bytes())


def _bundle(name: str) -> Bundle:
    opened = open_bundle(base64.b64decode(vectors()["bundles"][name]), _anchor())
    assert isinstance(opened, Bundle)
    return opened


def _anchor() -> Anchor:
    anchor = vectors()["anchor"]
    return Anchor(deployment=anchor["deployment"], root=bytes.fromhex(anchor["root"]))


def test_every_vector_gives_what_was_written_down() -> None:
    for case in vectors()["cases"]:
        opened = open_delta(base64.b64decode(case["delta"]), _anchor())
        answer = "INVALID" if isinstance(opened, InvalidDelta) else apply(_bundle(case["bundle"]), opened)

        if "refused" in case["expect"]:
            assert answer == case["expect"]["refused"], case["name"]
        else:
            assert answer == _bundle(case["expect"]["bundle"]), case["name"]


PURPOSES = st.none() | st.frozensets(st.sampled_from(Purpose), max_size=3)
REFS = st.builds(StatusRef, block=st.integers(0, 5), index=st.integers(0, 40))
TIMES = st.integers(NOW - DAY, NOW + DAY)
CHANGES = st.builds(
    ChangeRecord,
    counter=st.integers(1, 9),
    recorded_at=TIMES,
    effective_at=TIMES,
    kind=st.sampled_from(ChangeKind),
    purposes=PURPOSES,
)
SAID = st.builds(
    Reaffirmation, at=TIMES, purposes=PURPOSES, permits=st.none() | st.frozensets(REFS, min_size=1, max_size=3)
)
VERSIONS = st.builds(
    VersionRecord,
    valid_from=TIMES,
    valid_to=st.none() | st.integers(NOW + DAY, NOW + 9 * DAY),
    level=st.sampled_from([None, "D16", "D19"]),
    restriction=st.sampled_from(Restriction),
)


def _tuples(of: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, min_size=least, max_size=2).map(tuple)


@st.composite
def zones(draw: st.DrawFn) -> tuple[ZoneRecord, ...]:
    """The post's own two, and any of three others, each of them changed or not."""
    numbers = (CAO_LANH, SA_DEC, *draw(st.sets(st.sampled_from([HAMLET, 200, 201]))))
    said: dict[str, st.SearchStrategy[Any]] = {
        "versions": _tuples(VERSIONS, 1),
        "changes": _tuples(CHANGES),
        "reaffirmations": _tuples(SAID),
    }
    found = []
    for number in sorted(numbers):
        changed = draw(st.none() | st.fixed_dictionaries(said))
        found.append(a_zone(number, **(changed or {})))
    return tuple(found)


EXTENSIONS = st.builds(
    Extension,
    at=TIMES,
    purposes=PURPOSES,
    zones=st.frozensets(st.sampled_from([CAO_LANH, SA_DEC]), min_size=1),
    ending_from=st.just(1),
    ending_to=st.integers(NOW, NOW + DAY),
    new_end=st.integers(NOW + DAY, NOW + 5 * DAY),
)
LISTED = IssuedSetRef(sha256=b"i" * 32, as_of=NOW)
KEYS: st.SearchStrategy[tuple[TrustRecord, ...]] = st.sets(
    st.sampled_from(["issuer", "standby", "third"]), min_size=1
).flatmap(
    lambda names: st.tuples(
        *(
            st.sampled_from(
                [a_trust_record(name), a_trust_record(name, withdrawn_at=NOW), a_trust_record(name, issued_set=LISTED)]
            )
            for name in sorted(names)
        )
    )
)
STATUSES = st.dictionaries(
    st.integers(0, 5), st.dictionaries(st.integers(0, BLOCK - 1), st.sampled_from(Status), max_size=6), max_size=4
).map(lambda blocks: {block: edited(EMPTY, entries) for block, entries in blocks.items()})


@st.composite
def chains(draw: st.DrawFn) -> list[Bundle]:
    """A post's bundles as they might follow each other."""
    bundle = held()
    chain = [bundle]
    for _ in range(draw(st.integers(1, 3))):
        at = bundle.issued_at + draw(st.integers(0, 2 * HOUR))
        said = {
            "trust": draw(KEYS),
            "status": StatusList(as_of=at, blocks=draw(STATUSES)),
            "zones": draw(zones()),
            "levels": draw(st.sampled_from([(a_level(), a_level("D19")), (a_level(), a_level("D19"), a_level("D15"))])),
            "extensions": draw(_tuples(EXTENSIONS) | _tuples(EXTENSIONS).map(lambda more: (*bundle.extensions, *more))),  # noqa: B023 - drawn at once
            "policy": draw(st.sampled_from([Policy(), replace(Policy(), return_s=60)])),
            "checkpoint": a_checkpoint(hard=draw(st.booleans())),
        }
        bundle = later(bundle, at, sequence=bundle.sequence + draw(st.integers(1, 3)), **said)
        chain.append(bundle)
    return chain


def _carried(delta: Delta | None) -> Delta:
    """As it comes out of its own bytes."""
    assert delta is not None
    assert delta_wire.read(delta_wire.write(delta)) == delta
    return delta_wire.read(delta_wire.write(delta))


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_bundle_and_the_deltas_after_it_are_the_full_bundle(data: st.DataObject) -> None:
    chain = data.draw(chains(), "chain")
    at_post = chain[0]
    for old, new in pairwise(chain):
        after = apply(at_post, _carried(diff(old, new)))

        assert isinstance(after, Bundle)
        assert pack(after) == pack(new)
        at_post = after


def _as_news(old: Bundle, new: Bundle) -> Delta:
    """What the whole deployment was told: zones that no post holds among it, and nothing taken back."""
    delta = diff(old, new)
    assert delta is not None
    elsewhere = a_zone(999)
    return replace(delta, post=None, dropped=Dropped(), zones=(*delta.zones, elsewhere), since=old.issued_at)


CLAIMS = st.builds(
    a_claims,
    issued_at=st.integers(NOW - DAY, NOW),
    not_before=st.just(NOW - DAY),
    end=st.integers(NOW - HOUR, NOW + DAY),
    zones=st.sampled_from([(SA_DEC,), (CAO_LANH,), (CAO_LANH, SA_DEC)]),
    purpose=st.sampled_from([Purpose.INCIDENT_REPAIR, Purpose.KT1_MAIL, Purpose.ESSENTIAL_GOODS]),
    status=REFS,
)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_dark_post_with_news_judges_as_the_full_bundle_made_then(data: st.DataObject) -> None:
    old, *_, last = data.draw(chains())
    at = max(NOW, last.issued_at + 1)
    full = _full(old, later(last, at))

    dark = apply(old, _carried(_as_news(old, full)))

    assert isinstance(dark, Bundle)
    assert dark.sequence == old.sequence
    for _ in range(4):
        text = sealed(data.draw(CLAIMS), data.draw(st.sampled_from(["issuer", "standby"])))
        passage = data.draw(st.sampled_from([INWARD, OUTWARD]))
        assert verdict(text, dark, a_clock(at), passage) == verdict(text, full, a_clock(at), passage)


def _full(old: Bundle, last: Bundle) -> Bundle:
    """The last of a chain in which nothing is forgotten and the post itself stays as it is."""
    assert old.status is not None
    assert last.status is not None
    return replace(
        last,
        status=StatusList(as_of=last.issued_at, blocks={**old.status.blocks, **last.status.blocks}),
        trust=tuple({**old.key_of, **last.key_of}.values()),
        extensions=tuple(dict.fromkeys((*old.extensions, *last.extensions))),
        checkpoint=old.checkpoint,
    )


def test_what_no_delta_says_is_said_whole() -> None:
    old = held()
    new = later(old, sequence=8)

    assert diff(old, replace(new, status=None)) is None
    assert diff(replace(old, status=None), new) is None
    assert diff(old, replace(new, sequence=7)) is None
    assert diff(old, later(old, old.issued_at - 1, sequence=8)) is None
    assert diff(old, replace(new, checkpoint=a_checkpoint(id=UUID(int=9)))) is None
    assert diff(old, new) is not None


def test_a_delta_that_cannot_be_does_not_construct() -> None:
    with pytest.raises(ValueError, match="drop nothing"):
        news(dropped=Dropped(zones=frozenset({SA_DEC})))
    with pytest.raises(ValueError, match="issued after"):
        news(since=NOW + 1)
    with pytest.raises(ValueError, match="later bundle"):
        PostLink(checkpoint=held().checkpoint.id, base=7, sequence=7, previous_hash=b"n" * 32)
    assert news(since=NOW).since == NOW


def test_many_changes_of_a_block_are_said_as_a_whole_block_and_few_one_by_one() -> None:
    few, many = changed(EMPTY, range(0, BLOCK, 4000), Status.ENDED), changed(EMPTY, range(BLOCK), Status.ENDED)

    assert delta_wire.shorter(differences(EMPTY, few), few) == dict.fromkeys(range(0, BLOCK, 4000), Status.ENDED)
    assert delta_wire.shorter(differences(EMPTY, many), many) == many


def test_an_issued_set_that_a_post_holds_stays_beside_its_bundle() -> None:
    bundle = held().with_issued(b"i" * 32, frozenset({b"c" * 16}))

    after = apply(bundle, news())

    assert isinstance(after, Bundle)
    assert after.issued_sets == bundle.issued_sets


def test_a_whole_bundle_that_was_made_earlier_does_not_swap_whatever_its_place() -> None:
    bundle = held()

    assert not succeeds(later(bundle, bundle.issued_at - 1, sequence=8), bundle)
    assert succeeds(later(bundle, bundle.issued_at, sequence=8), bundle)
    assert apply(later(bundle), news()) is Refusal.OLDER
