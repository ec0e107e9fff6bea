"""P1: `permit(id)` with ten fields over HTTP: the floor, ours, strawberry as it comes, in turn on one core."""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from typing import Any

import orjson

from tests.load.http_load import Load, answer, measure, median, request_bytes, server

GOAL = 0.6
ROUNDS = 5
SECONDS = 1.5
LOGIN = "sen"
TEN_FIELDS = "id reference controlCode status purpose version validFrom validTo entryMode subjectType"
PERMIT = f"query Permit($id: ID!) {{ permit(id: $id) {{ {TEN_FIELDS} }} }}"
FIRST = "{ permits(first: 1) { edges { node { id } } } }"


async def rows(rounds: int = ROUNDS, seconds: float = SECONDS) -> list[dict[str, Any]]:
    """Ours and strawberry's beside the floor: ratios of rates, medians of rounds taken in turn."""
    with tempfile.TemporaryDirectory(prefix="fieldpass-p1-") as home, ExitStack() as stack:
        os.environ["FIELDPASS_HOME"] = home
        _fieldpass("demo", "--prepare-only")
        token = _fieldpass("token", LOGIN).strip()
        lanes = {name: stack.enter_context(server(name)) for name in ("fixed", "ours", "peer")}
        request = await _request(lanes["ours"][0], token)
        await _check(lanes, request)
        taken: dict[str, list[Load]] = {name: [] for name in lanes}
        for _ in range(rounds):
            for name, (port, pid) in lanes.items():
                taken[name].append(measure(port, pid, request, seconds))
    return _rows({name: median(loads) for name, loads in taken.items()})


def _rows(loads: dict[str, Load]) -> list[dict[str, Any]]:
    floor = loads["fixed"]
    names = {"ours": "P1 permit(id), 10 fields", "peer": "P1 the same by strawberry as it comes"}
    return [
        {
            "figure": text,
            "per_s": round(loads[name].rate),
            "cpu_us": round(loads[name].cpu_us),
            "floor_per_s": round(floor.rate),
            "floor_cpu_us": round(floor.cpu_us),
            "ratio": round(loads[name].rate / floor.rate, 2),
            "goal": f">= {GOAL}" if name == "ours" else "-",
        }
        for name, text in names.items()
    ]


async def _request(port: int, token: str) -> bytes:
    """The request that is measured: a known document, the first permit there is."""
    _, body = await answer(port, request_bytes("/graphql", orjson.dumps({"query": FIRST}), token))
    permit = orjson.loads(body)["data"]["permits"]["edges"][0]["node"]["id"]
    return request_bytes("/graphql", orjson.dumps({"query": PERMIT, "variables": {"id": permit}}), token)


async def _check(lanes: dict[str, tuple[int, int]], request: bytes) -> None:
    """Ours and strawberry's answer the same, and it is a permit."""
    answers = [await answer(lanes[name][0], request) for name in ("ours", "peer")]
    parsed = [orjson.loads(body) for _, body in answers]
    if [status for status, _ in answers] != [200, 200] or parsed[0] != parsed[1] or not parsed[0]["data"]["permit"]:
        raise AssertionError(f"not the same permit: {parsed}")


def _fieldpass(*arguments: str) -> str:
    command = [sys.executable, "-m", "fieldpass", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    for row in asyncio.run(rows()):
        print(json.dumps(row))
