"""The console of a deployment in which there is nothing yet, and one whose names are as long as they may be."""

import json
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from fieldpass.demo import story
from tests.browser.console import TOO_WIDE, Console, Speaker, at_the_console, keyed, shot
from tests.demonstration import Demonstration, running
from tests.deployment import a_place, serving

PANELS = ("incidents", "work", "stops", "permits", "applications", "zones", "people", "posts", "inbox")
USE = """mutation($input: UsePasswordLinkInput!) { usePasswordLink(input: $input) { __typename } }"""
PUBLISH = "mutation($input: PublishZonesInput!) { publishZones(input: $input) { __typename } }"
REPORT = "mutation($input: ReportIncidentInput!) { reportIncident(input: $input) { __typename } }"
LONG = "Nguyễn Thị Thanh Huyền Trân " * 7
UNBROKEN = "Ấp" * 60


@pytest.fixture(scope="module")
def empty(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """A deployment as `init` leaves it, with its first administrator and nobody else."""
    founded = a_place(tmp_path_factory.mktemp("home"))
    said = founded.fieldpass("init")
    with serving(founded):
        shown = Demonstration(address=founded.address, home=founded.home)
        _set_password(shown, said.split("/#/link/")[1].split()[0])
        yield shown


def _set_password(shown: Demonstration, secret: str) -> None:
    variables: dict[str, Any] = {"input": keyed({"secret": secret, "password": story.PASSWORD})}
    body = json.dumps({"query": USE, "variables": variables}).encode()
    headers = {"content-type": "application/json"}
    request = urllib.request.Request(f"{shown.address}/graphql", data=body, headers=headers)  # noqa: S310 - http on loopback
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - as above
        assert json.load(answer)["data"]["usePasswordLink"]["__typename"] == "PasswordSet"


def through_the_panels(console: Console) -> Iterator[str]:
    """Each panel, once it has drawn what it has."""
    for panel in PANELS:
        console.go(f"#/{panel}")
        expect(console.page.locator(".panel h1").first).to_be_visible(timeout=25_000)
        expect(console.page.locator(".panel [role=status]", has_text="Đang tải")).to_have_count(0, timeout=25_000)
        yield panel


def test_a_system_with_nothing_in_it_says_so_in_every_panel(browser: Browser, empty: Demonstration) -> None:
    with at_the_console(browser, empty, "admin") as console:
        for panel in through_the_panels(console):
            assert console.page.locator(".panel .notice[role=alert]").all_inner_texts() == [], panel
            assert console.page.locator(".panel tbody tr").count() == 0 or panel == "people", panel
            assert console.accessibility_faults() == [], panel
        console.go("#/incidents")
        shot(console.page, "console-empty")


@pytest.fixture(scope="module")
def wordy(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """A demonstration with names as long as the server takes them, one without a place to break."""
    with running(tmp_path_factory.mktemp("home")) as shown:
        speaker = Speaker(shown)
        shape = {"type": "Polygon", "coordinates": [[[105.5, 10.4], [105.6, 10.4], [105.6, 10.5], [105.5, 10.4]]]}
        zone = {"code": "DAI", "name": UNBROKEN, "kind": "LOCKDOWN", "restriction": "PROHIBITED", "geometry": shape}
        act = {"number": LONG[:100], "signedOn": "2021-09-15", "authority": LONG[:200]}
        order = {"act": act, "validFrom": "2021-09-15T12:30:00Z", "create": [zone | {"precedence": 9}]}
        published = speaker.ask("admin", PUBLISH, input=keyed({"order": order}))
        assert published["publishZones"]["__typename"] == "ZonesPublished"
        place = {"type": "Point", "coordinates": [105.55, 10.43]}
        incident = {"name": LONG[:200], "kind": "FIBRE_CUT", "severity": "MAJOR", "location": place, "words": LONG}
        _report(speaker, incident)
        yield shown


def _report(speaker: Speaker, incident: dict[str, Any]) -> None:
    me = speaker.ask("dieuhanh", "{ me { organisation { id } } }")["me"]["organisation"]["id"]
    said = speaker.ask("dieuhanh", REPORT, input=keyed(incident | {"organisation": me}))
    assert said["reportIncident"]["__typename"] == "IncidentReported"


@pytest.mark.parametrize("width", [1440, 390])
def test_the_longest_names_push_nothing_out_of_the_window(browser: Browser, wordy: Demonstration, width: int) -> None:
    with at_the_console(browser, wordy, "admin", viewport={"width": width, "height": 844}) as console:
        for panel in through_the_panels(console):
            assert console.page.evaluate(TOO_WIDE) == [], panel
        console.go("#/incidents")
        console.page.locator(".panel tbody a", has_text="Huyền Trân").or_(
            console.page.locator(".panel tr", has_text="Huyền Trân").locator("a")
        ).first.click()
        expect(console.page.locator(".panel h1", has_text="Huyền Trân")).to_be_visible()
        assert console.page.evaluate(TOO_WIDE) == []
        shot(console.page, f"console-long-{width}")
