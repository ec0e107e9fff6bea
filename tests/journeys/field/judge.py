"""The verdict of another program, which has nothing but the bundle file, the text, the hour and the passage."""

import asyncio
import json
import sys
from pathlib import Path

from tests.journeys.field.checkpoint_app import Verdict
from tests.journeys.field.clock import Clock

VERIFY = (sys.executable, "-m", "fieldpass", "verify")
EXIT_CODES = {0: "ALLOW", 1: "REFER", 2: "DENY", 3: "NOT_OURS"}
_TREE = Path(__file__).resolve().parents[3]
_RUNNING = asyncio.Semaphore(2)


async def judge(bundle: Path, text: str, clock: Clock, passage: str) -> Verdict:
    """`fieldpass verify` in a process of its own, without an environment."""
    earliest, latest = clock.interval()
    middle, error_s = earliest + (latest - earliest) / 2, (latest - earliest).total_seconds() / 2
    words = [text, "--bundle", str(bundle), "--at", middle.isoformat(), "--passage", passage, "--json"]
    words += ["--clock-error", str(int(error_s + 0.999))] if error_s else []
    async with _RUNNING:
        process = await asyncio.create_subprocess_exec(
            *VERIFY, *words, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, env={"PATH": ""}, cwd=_TREE
        )
        out, err = await process.communicate()
    if process.returncode not in EXIT_CODES:
        raise RuntimeError(err.decode())
    said = json.loads(out)
    if said["decision"] != EXIT_CODES[process.returncode]:
        raise RuntimeError(f"said {said['decision']} and ended with {process.returncode}")
    reasons = tuple(one["code"] for one in said["reasons"])
    return Verdict(decision=said["decision"], passage=said["passage"] or passage, reasons=reasons)
