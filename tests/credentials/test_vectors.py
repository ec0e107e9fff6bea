"""The golden vectors: every reason, every pair, the same answer as was written down."""

import base64
from collections import Counter
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import orjson
import pytest

from credentials.bundle.certificate import Anchor
from credentials.bundle.model import Bundle, InvalidBundle
from credentials.bundle.seal import open_bundle
from credentials.verdict import verdict
from credentials.wire import GATE_A, GATE_B
from tests.vectors.asking import others_of, text_of
from tests.vectors.generate import contents
from tests.vectors.making.given import expectation

HERE = Path(__file__).parents[1] / "vectors"
FILES = ("gate_a", "gate_b", "pairs", "relief", "clocks", "passages", "allow_list")
Json = dict[str, Any]


@cache
def read(name: str) -> Any:
    return orjson.loads((HERE / f"{name}.json").read_bytes())


def every() -> list[Json]:
    return [vector for name in FILES for vector in read(name)]


@cache
def opened(name: str) -> Bundle | InvalidBundle:
    held = read("bundles")
    anchor = Anchor(deployment=held["anchor"]["deployment"], root=bytes.fromhex(held["anchor"]["root"]))
    return open_bundle(base64.b64decode(held["bundles"][name]), anchor)


def bundle_of(vector: Json) -> Bundle | InvalidBundle | None:
    bundle = None if vector["bundle"] is None else opened(vector["bundle"])
    for sha256, ids in vector["issued"].items():
        assert isinstance(bundle, Bundle)
        bundle = bundle.with_issued(bytes.fromhex(sha256), frozenset(map(bytes.fromhex, ids)))
    return bundle


@pytest.mark.parametrize("name", FILES)
def test_every_vector_gives_what_was_written_down(name: str) -> None:
    for vector in read(name):
        answer = verdict(text_of(vector), bundle_of(vector), *others_of(vector))

        assert orjson.loads(orjson.dumps(expectation(answer))) == vector["expect"], vector["name"]


def test_every_reason_has_at_least_five_vectors() -> None:
    shown = Counter(reason["reason"] for vector in every() for reason in vector["expect"]["reasons"])

    assert {reason: shown[reason] for reason in (*GATE_A, *GATE_B) if shown[reason] < 5} == {}


def test_every_pair_of_gate_b_reasons_has_a_vector_or_a_sentence_that_says_why_not() -> None:
    sentences = {frozenset(row["pair"]): row["why"] for row in read("impossible_pairs")}
    seen = {
        frozenset(pair)
        for vector in every()
        for pair in combinations([reason["reason"] for reason in vector["expect"]["reasons"]], 2)
    }
    matrix = {frozenset(pair) for pair in combinations(GATE_B, 2)}

    assert matrix - seen == sentences.keys()
    assert all(sentences.values())
    assert len(matrix) == 276


def test_findings_stand_in_the_order_of_their_weight_and_then_of_the_table() -> None:
    weights, rows = ("DENY", "REFER", "NOTE"), (*GATE_A, *GATE_B)
    for vector in every():
        ranks = [(weights.index(one["weight"]), rows.index(one["reason"])) for one in vector["expect"]["reasons"]]
        assert ranks == sorted(ranks), vector["name"]


def test_the_committed_files_are_what_the_script_writes() -> None:
    for name, content in contents().items():
        assert (HERE / f"{name}.json").read_bytes() == content, f"run python -m tests.vectors.generate ({name})"


def test_names_tell_vectors_apart() -> None:
    names = Counter(vector["name"] for vector in every())

    assert [name for name, count in names.items() if count > 1] == []


def test_there_are_fifteen_hundred_and_more() -> None:
    assert len(every()) >= 1_500
