"""Write the golden vectors: `python -m tests.vectors.generate`. Review the difference like code.

Decisions and reasons were written down by hand in `making/`; a vector whose verdict differs is not written. Keys and
signatures are deterministic, so that files change only when the wire or the verdict does.
"""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import orjson

from tests.credentials.scenario import ANCHOR
from tests.vectors.making import given, pairs
from tests.vectors.making.allow_list import allow_list
from tests.vectors.making.clocks import clocks
from tests.vectors.making.deltas import deltas
from tests.vectors.making.gate_a import gate_a
from tests.vectors.making.gate_b import gate_b
from tests.vectors.making.passages import passages
from tests.vectors.making.payloads import payloads
from tests.vectors.making.relief import relief
from tests.vectors.making.secrets import secrets
from tests.vectors.making.sheets import sheets

HERE = Path(__file__).parent
FILES: dict[str, Callable[[], Iterable[object]]] = {
    "gate_a": lambda: [*gate_a(), *payloads()],
    "gate_b": gate_b,
    "pairs": pairs.pairs,
    "impossible_pairs": pairs.impossible,
    "relief": relief,
    "sheets": sheets,
    "secrets": secrets,
    "clocks": clocks,
    "passages": passages,
    "allow_list": allow_list,
}


def contents() -> dict[str, bytes]:
    """Every file, by name; the bundles last, when all vectors have named theirs."""
    given.bundles.clear()
    lists = {name: _lines(make()) for name, make in FILES.items()}
    anchor = {"deployment": ANCHOR.deployment, "root": ANCHOR.root.hex()}
    bundles = orjson.dumps(
        {"anchor": anchor, "bundles": given.bundles}, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS
    )
    return lists | {"bundles": bundles + b"\n", "deltas": _deltas(anchor)}


def _deltas(anchor: dict[str, str]) -> bytes:
    """{anchor, bundles: {name: base64}, cases: [{name, bundle, delta: base64, expect}]}.

    `expect` is {refused: INVALID (it does not open) | FOREIGN | OLDER | GAP | WRONG_BASE}, or {bundle: the name of the
    bundle that results, save its signature, sequence, issuedAt, expiresAt}.
    """
    kept: dict[str, str] = {}
    cases = list(deltas(kept))
    whole = {"anchor": anchor, "bundles": kept, "cases": cases}
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS) + b"\n"


def _lines(vectors: Iterable[object]) -> bytes:
    """One vector a line."""
    return b"[\n" + b",\n".join(orjson.dumps(vector) for vector in vectors) + b"\n]\n"


def main() -> int:
    for name, content in contents().items():
        (HERE / f"{name}.json").write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
