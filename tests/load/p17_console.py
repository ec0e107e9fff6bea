"""P17: the map console with 2,000 zones, 2,000 incidents and 800 crews that move: what the page costs.

The real server, a Chromium that draws in software, a mover in a third process. Of the page's own scripting the marks
`fieldpass:<layer>` tell (web/console/map/feed/measured.ts), of its tasks the long animation frames, by script.
`python -m tests.load.p17_console 10` makes it short.
"""

import json
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from fieldpass import pages
from tests.browser.conftest import ARGUMENTS, NAMES

SECONDS: Final = 60.0
LOGIN, PASSWORD = "admin", "khoa-cong-2021"
GOAL_UPDATE_MS, GOAL_TASK_MS, GOAL_HEAP_GROWTH_MB = 8.0, 50.0, 16.0
PROGRAM = str(shutil.which("fieldpass", path=os.path.dirname(sys.executable)))  # noqa: PTH120 - a folder to look in
PATIENCE_S = 180.0
SETTLE_MS = 6_000
# What draws is not ours: the map library, in a chunk of its own.
_NOT_OURS: Final = re.compile(r"/assets/maplibre")
WATCH: Final = """(() => {
  const kept = { updates: [], frames: [], drawn: 0, indices: 0, zonesAt: 0, zonesDrawnAt: 0 };
  window.__fieldpass = kept;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) {
      if (!one.name.startsWith('fieldpass:')) continue;
      kept.updates.push([one.name.slice(10), one.duration, one.startTime]);
      if (one.name === 'fieldpass:zones' && !kept.zonesAt) kept.zonesAt = one.startTime + one.duration;
    }
  }).observe({ type: 'measure', buffered: true });
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) {
      for (const script of one.scripts ?? []) {
        kept.frames.push([script.sourceURL, script.invoker, script.duration, script.startTime]);
      }
    }
  }).observe({ type: 'long-animation-frame', buffered: true });
  const count = () => { kept.drawn += 1; requestAnimationFrame(count); };
  requestAnimationFrame(count);
})()"""
# A frame that draws a hundred thousand corners more than the ground did is one with the zones in it.
WATCH_DRAWING: Final = """(() => {
  const draw = WebGL2RenderingContext.prototype.drawElements;
  let corners = 0;
  WebGL2RenderingContext.prototype.drawElements = function (mode, count, ...more) {
    corners += count;
    return draw.call(this, mode, count, ...more);
  };
  const look = () => {
    const kept = window.__fieldpass;
    if (kept.zonesAt && !kept.zonesDrawnAt && corners > 100000) kept.zonesDrawnAt = performance.now();
    corners = 0;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""


def measure(seconds: float = SECONDS) -> list[dict[str, Any]]:
    """The rows of P17."""
    pages.install_tools(_quiet, development=False)
    pages.build(_quiet)
    with tempfile.TemporaryDirectory(prefix="fieldpass-p17-") as home:
        subprocess.run([sys.executable, "-m", "tests.load.console_ground", "make", home], check=True)
        with _served(home) as address, sync_playwright() as playwright:
            found = next(path for path in map(shutil.which, NAMES) if path)
            browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
            rows = [*_server(address), *_first(browser, address), *_running(browser, address, home, seconds)]
            browser.close()
    return rows


def _server(address: str) -> Iterator[dict[str, Any]]:
    """How long whole answers take, the first time and again."""
    token = subprocess.run([PROGRAM, "token", LOGIN], check=True, capture_output=True, text=True).stdout.strip()
    for layer in ("zones", "incidents", "crews"):
        taken = [_fetched(f"{address}/map/{layer}.geojson", token) for _ in range(4)]
        size_kb = round(taken[0][1] / 1_000)
        yield _row(f"/map/{layer}, the first time, ms ({size_kb:,} kB pressed)", taken[0][0], None)
        yield _row(f"/map/{layer} again, ms", statistics.median(one for one, _ in taken[1:]), None)


def _fetched(address: str, token: str) -> tuple[float, int]:
    asked = urllib.request.Request(address, headers={"authorization": f"Bearer {token}", "accept-encoding": "gzip"})  # noqa: S310 - ours
    started = time.perf_counter()
    with urllib.request.urlopen(asked) as answer:  # noqa: S310 - ours
        content = answer.read()
    return (time.perf_counter() - started) * 1_000, len(content)


def _first(browser: Browser, address: str) -> Iterator[dict[str, Any]]:
    """From the address to the zones: handed to the map, and drawn."""
    with _signed_in(browser, address) as context:
        page = context.new_page()
        page.add_init_script(WATCH)
        page.add_init_script(WATCH_DRAWING)
        page.goto(f"{address}/console")
        _until(page, "window.__fieldpass.zonesDrawnAt > 0")
        kept = page.evaluate("window.__fieldpass")
        yield _row("first useful map: zones handed to the map, ms", kept["zonesAt"], None)
        yield _row("first useful map: zones drawn, ms", kept["zonesDrawnAt"], None)
        page.close()


def _running(browser: Browser, address: str, home: str, seconds: float) -> Iterator[dict[str, Any]]:
    with _signed_in(browser, address) as context:
        page = context.new_page()
        page.add_init_script(WATCH)
        page.goto(f"{address}/console")
        _until(page, "window.__fieldpass.zonesAt > 0")
        page.wait_for_timeout(SETTLE_MS)
        session = context.new_cdp_session(page)
        mover = _mover(home, seconds)
        _until(page, "window.__fieldpass.updates.filter(([layer]) => layer === 'crews').length > 3")
        yield from _watched(page, session, seconds)
        mover.wait(PATIENCE_S)


def _watched(page: Page, session: CDPSession, seconds: float) -> Iterator[dict[str, Any]]:
    """The page while everything moves."""
    before_mb = _heap_mb(session)
    began = page.evaluate("(() => { const k = window.__fieldpass; k.drawn = 0; return performance.now(); })()")
    page.wait_for_timeout(seconds * 1_000 / 2)
    still = page.evaluate("window.__fieldpass.drawn") / (seconds / 2)
    moved = _panned(page, seconds / 2)
    kept, after_mb = page.evaluate("window.__fieldpass"), _heap_mb(session)
    updates = [(layer, taken) for layer, taken, at in kept["updates"] if at >= began]
    for layer in sorted({layer for layer, _ in updates}):
        taken = sorted(one for of, one in updates if of == layer)
        name = f"scripting per update of {layer}, ms, median of {len(taken)}"
        yield _row(name, statistics.median(taken), GOAL_UPDATE_MS) | {"greatest": round(taken[-1], 1)}
    long = [one for one in kept["frames"] if one[3] >= began and one[2] > GOAL_TASK_MS]
    drawing = [one for one in long if _NOT_OURS.search(one[0])]
    own = [one for one in long if one not in drawing]
    yield _row("our own tasks over 50 ms", len(own), 0)
    for script, what, taken, _ in own[:5]:
        yield {"id": "P17", "figure": f"  one of them, ms: {what} of {script.rsplit('/', 1)[-1]}", "ours": round(taken)}
    yield _row("the map library's tasks over 50 ms (drawn in software)", len(drawing), None)
    yield _row("heap at the start, MB", before_mb, None)
    yield _row(f"heap after {seconds:g} s, growth in MB", after_mb - before_mb, GOAL_HEAP_GROWTH_MB)
    yield _row("frames per second, still", still, None)
    yield _row("frames per second, dragged", moved, None)


def _until(page: Page, expression: str) -> None:
    """Ask again and again; Playwright's own waiting would have the page evaluate text, which its policy forbids."""
    until = time.monotonic() + PATIENCE_S
    while not page.evaluate(expression):
        if time.monotonic() > until:
            raise TimeoutError(expression)
        page.wait_for_timeout(200)


def _panned(page: Page, seconds: float) -> float:
    """Drag the map to and fro; frames per second meanwhile."""
    page.evaluate("window.__fieldpass.drawn = 0")
    size = page.viewport_size or {"width": 1280, "height": 720}
    x, y, started, turn = size["width"] * 0.6, size["height"] * 0.5, time.monotonic(), 0
    page.mouse.move(x, y)
    page.mouse.down()
    while time.monotonic() < started + seconds:
        turn += 1
        page.mouse.move(x + 80 * (turn % 3 - 1), y + 40 * (turn % 2), steps=6)
        page.wait_for_timeout(100)
    page.mouse.up()
    drawn: float = page.evaluate("window.__fieldpass.drawn")
    return drawn / (time.monotonic() - started)


def _heap_mb(session: CDPSession) -> float:
    for _ in range(2):
        session.send("HeapProfiler.collectGarbage")
    used: float = session.send("Runtime.getHeapUsage")["usedSize"]
    return used / 1_000_000


@contextmanager
def _signed_in(browser: Browser, address: str) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    said = {"login": LOGIN, "password": PASSWORD}
    answer = context.request.post(f"{address}/session", data=said, headers={"x-fieldpass-client": "console/1"})
    assert answer.ok, answer.text()
    yield context
    context.close()


@contextmanager
def _served(home: str) -> Iterator[str]:
    """`fieldpass demo` over the home, until it is ready; ended by its own process id."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    os.environ |= {"FIELDPASS_HOME": home, "FIELDPASS_PORT": str(port)}
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen([PROGRAM, "demo"], stdout=subprocess.DEVNULL) as server:
        try:
            _until_ready(address, server)
            yield address
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(PATIENCE_S)


def _until_ready(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=5):  # noqa: S310 - ours
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"the server was not ready after {PATIENCE_S:g} s, or ended with {server.returncode}")


def _mover(home: str, seconds: float) -> subprocess.Popen[bytes]:
    """It runs a little longer than we look."""
    words = [sys.executable, "-m", "tests.load.console_ground", "move", home, str(seconds + 10)]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL)


def _quiet(_: str) -> None:
    """Nobody waits for these words."""


def _row(figure: str, ours: float, goal: float | None) -> dict[str, Any]:
    return {
        "id": "P17",
        "figure": figure,
        "ours": round(ours, 1),
        "goal": "-" if goal is None else f"<= {goal:g}",
        "reached": goal is None or ours <= goal,
    }


if __name__ == "__main__":
    for line in measure(*map(float, sys.argv[1:2])):
        print(json.dumps(line, ensure_ascii=False), flush=True)
