"""The pages' own verdict, run by Node: built once, asked in lines of JSON. What it says is compared with Python's."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from fieldpass import pages

SOURCES = ("shared/credential", "shared/verdict", "shared/verdict.ts", "agreement")
CONFIG = ("--config", "agreement/vite.config.ts")
CHUNK = 500
Json = dict[str, Any]


def tool(name: str) -> str:
    """Node or npm beside this Python, or the machine's."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    assert found is not None, f"{name} is not installed"
    return found


@cache
def runner() -> Path:
    """The built runner; built anew when its sources have changed, swapped in whole."""
    home = Path(tempfile.gettempdir()) / f"fieldpass-agreement-{os.getuid()}" / fingerprint()
    if not (home / "runner.js").exists():
        pages.install_tools(print, development=False)
        building = Path(tempfile.mkdtemp(prefix="fieldpass-building-"))
        out = ("--outDir", str(building), "--emptyOutDir", "--logLevel", "warn")
        vite = pages.WEB / "node_modules" / "vite" / "bin" / "vite.js"
        subprocess.run([tool("node"), str(vite), "build", *CONFIG, *out], cwd=pages.WEB, check=True)
        home.parent.mkdir(exist_ok=True)
        try:
            building.rename(home)
        except OSError:
            shutil.rmtree(building)
    return home / "runner.js"


def fingerprint() -> str:
    """The hash of what the runner is made of."""
    roots = [pages.WEB / name for name in SOURCES]
    files = [file for root in roots for file in ([root] if root.is_file() else sorted(root.rglob("*.ts")))]
    files.append(pages.ROOT / "credentials" / "wire.json")
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def ask(*lines: Json) -> list[Any]:
    """One answer a line; raises where the runner failed."""
    done = subprocess.run(
        [tool("node"), str(runner())], input=b"\n".join(map(orjson.dumps, lines)), check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return [orjson.loads(line) for line in done.stdout.splitlines()]


def judged(shelf: Json, cases: Iterable[Json]) -> list[Any]:
    """What the pages answer to each case; `shelf` holds the anchor and the bundles that the cases name."""
    every = list(cases)
    lines = [{"ask": "judge", "cases": every[at : at + CHUNK]} for at in range(0, len(every), CHUNK)]
    _, *answers = ask({"ask": "shelf", "shelf": shelf}, *lines)
    return [answer for chunk in answers for answer in chunk]


def made(seed: int, bundles: int, cases: int) -> Json:
    """Random cases with the pages' own answers, and the shelf of their bundles."""
    (answer,) = ask({"ask": "make", "seed": seed, "bundles": bundles, "cases": cases})
    return dict(answer)


def measured(shelf: Json, given: Json, times: int) -> dict[str, float]:
    """Milliseconds from text to verdict: median and 95th percentile."""
    _, answer = ask({"ask": "shelf", "shelf": shelf}, {"ask": "measure", "given": given, "times": times})
    return dict(answer)
