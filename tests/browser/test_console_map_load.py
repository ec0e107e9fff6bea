"""A province at its largest, everything moving: what each update costs the page, and that nothing of ours holds it."""

from collections.abc import Iterator
from statistics import median
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, expect

from fieldpass.demo import story
from tests.browser.conftest import Watched
from tests.browser.console import BY_THE_DRIVER, shot
from tests.browser.fake_map import Province
from tests.browser.fake_pusher import Pusher
from tests.demonstration import Demonstration, running

LEAST_S, MOST_S = 8, 25
ENOUGH: Final = 8
"""Updates of each layer to judge by; software that draws without a graphics card lets few through on a busy machine."""
GOAL_MS: Final = 8.0
"""What one update may cost; one in ten may have three times that, on a machine that does other things too."""
LONGEST_MS: Final = 50.0
MOVING: Final = ("crews", "incidents", "zones")
SMALL: Any = {"width": 900, "height": 600}
"""Fewer pixels to draw in software; what is measured is not drawing."""

WATCH: Final = """() => {
  window.slow = [];
  const note = (list) => { for (const frame of list.getEntries()) for (const script of frame.scripts)
    window.slow.push([script.sourceURL.split('/').pop(), script.invoker, script.duration]); };
  new PerformanceObserver(note).observe({ type: 'long-animation-frame', buffered: false });
  performance.clearMeasures();
}"""
MEASURED: Final = """() => performance.getEntriesByType('measure')
  .filter(({ name }) => name.startsWith('fieldpass:')).map(({ name, duration }) => [name, duration])"""
MOST_GROWN: Final = 40_000_000
"""Bytes; what is kept of every update would be several times this after a night, and is none after a collection."""


@pytest.fixture(scope="module")
def shown(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """A demonstration of its own: its pages and sign-in are real, its map and its news are not."""
    with running(tmp_path_factory.mktemp("home")) as demonstration:
        yield demonstration


def test_updates_of_a_large_province_cost_the_page_little(browser: Browser, shown: Demonstration) -> None:
    context = browser.new_context(viewport=SMALL, locale="vi-VN")
    page = context.new_page()
    watched = Watched(page=page, origin=shown.address)
    watched.watch()
    province, pusher = Province(), Pusher(page)
    _prepared(page, province, pusher)
    page.goto(f"{shown.address}/console#/")
    page.locator("input[name=login]").fill("dieuhanh")
    page.locator("input[name=password]").fill(story.PASSWORD)
    page.keyboard.press("Enter")
    page.locator(".maptools .chip").first.click()
    for layer, count in (("Vùng", 2000), ("Sự cố", 2000), ("Tổ công tác", 800)):
        group = page.locator(".legend .group").filter(has_text=layer).first
        expect(group.locator("small")).to_have_text(str(count), timeout=30_000)

    page.wait_for_timeout(1_500)
    page.evaluate(WATCH)
    before = _heap(page)
    measured: list[tuple[str, float]] = []
    for second in range(MOST_S):
        _moved(province, second)
        pusher.positions([_position(one) for one in province.layers["crews"]])
        pusher.events("INCIDENT_TRIAGED", _triaged(province, second))
        pusher.events("ZONE_CHANGED", _changed(province, second))
        page.wait_for_timeout(1_000)
        measured = page.evaluate(MEASURED)
        if second >= LEAST_S and all(len(_costs(measured, layer)) >= ENOUGH for layer in MOVING):
            break
    slow = page.evaluate("() => window.slow")
    grown = _heap(page) - before
    shot(page, "console-map-large")
    context.close()

    told = _told(measured, slow, grown)
    _judged(measured, slow, told)
    assert grown < MOST_GROWN, f"{grown / 1e6:.0f} MB more"
    faults = [one for one in watched.faults if not any(word in one for word in (*BY_THE_DRIVER, "401"))]
    assert faults == []


def _heap(page: Page) -> int:
    """Bytes that are reachable."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    return int(session.send("Runtime.getHeapUsage")["usedSize"])


def _told(measured: list[tuple[str, float]], slow: list[tuple[str, str, float]], grown: int) -> str:
    """What is read when the test fails."""
    lines = [f"{grown / 1e6:.1f} MB more"]
    for layer in sorted({name for name, _ in measured}):
        costs = sorted(cost for name, cost in measured if name == layer)
        lines.append(f"{layer}: {len(costs)} updates, median {median(costs):.1f} ms, slowest {costs[-1]:.1f} ms")
    return "\n".join([*lines, *(f"{name} {invoker}: {took:.0f} ms" for name, invoker, took in slow)])


def _judged(measured: list[tuple[str, float]], slow: list[tuple[str, str, float]], told: str) -> None:
    for layer in MOVING:
        costs = _costs(measured, layer)
        assert len(costs) >= ENOUGH // 2, told
        assert median(costs) <= GOAL_MS, told
        slowest = max(1, len(costs) // 10)
        assert costs[-1 - slowest] <= 3 * GOAL_MS, told
    # what MapLibre does for its own drawing, and what the driver waits for, is not ours
    ours = [one for one in slow if one[0] and "maplibre" not in one[0] and one[2] > LONGEST_MS]
    assert len(ours) <= 1, told


def _costs(measured: list[tuple[str, float]], layer: str) -> list[float]:
    return sorted(cost for name, cost in measured if name == f"fieldpass:{layer}")


def _prepared(page: Page, province: Province, pusher: Pusher) -> None:
    page.route(
        "**/map/*.geojson*",
        lambda route: route.fulfill(body=province.answer(route.request.url), content_type="application/geo+json"),
    )
    page.route("**/map/times.json", lambda route: route.fulfill(json={"changes": []}))
    page.route("**/basemap/**", lambda route: route.fulfill(json={"sources": []}))
    pusher.begin()


def _moved(province: Province, second: int) -> None:
    for crew in province.layers["crews"]:
        lon, lat = crew["geometry"]["coordinates"]
        crew["geometry"] = {"type": "Point", "coordinates": [round(lon + 0.0004, 6), lat]}
        crew["properties"]["at"] = f"2021-09-15T12:00:{second + 1:02d}Z"


def _position(crew: dict[str, Any]) -> dict[str, Any]:
    lon, lat = crew["geometry"]["coordinates"]
    return {"crew": crew["id"], "place": {"lon": lon, "lat": lat}, "accuracyM": 15, "at": crew["properties"]["at"]}


def _triaged(province: Province, second: int) -> list[str]:
    some = province.layers["incidents"][20 * second : 20 * (second + 1)]
    for one in some:
        one["properties"]["severity"] = "CRITICAL"
        one["properties"]["name"] += " ⚠"
    return [one["id"] for one in some]


def _changed(province: Province, second: int) -> list[str]:
    some = province.layers["zones"][2 * second : 2 * (second + 1)]
    for one in some:
        one["properties"]["INCIDENT_REPAIR"] = "FORBIDDEN"
        one["properties"]["version"] = 2
    return [one["id"] for one in some]
