"""Every address of the console in both languages, light and dark, with everything folded open: axe finds nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.console import TOO_WIDE, Console, Speaker, at_the_console, shot
from tests.demonstration import Demonstration, running

UNFOLD = "() => document.querySelectorAll('.panel details').forEach((one) => { one.open = true; })"
CALM = "() => document.querySelectorAll('.panel *').length"
ONE_OF = {
    "INCIDENT": "{ found: incidents(first: 1) { edges { node { id } } } }",
    "WORK": "{ found: workOrders(first: 1) { edges { node { id } } } }",
    "STOP": "{ found: stops(first: 1) { edges { node { id } } } }",
    "ZONE": "{ found: zones(first: 1) { edges { node { id } } } }",
    "PERMIT": "{ found: permits(first: 1) { edges { node { id } } } }",
    "APPLICATION": "{ found: applications(first: 1) { edges { node { id } } } }",
    "POST": "{ found: checkpoints(first: 1) { edges { node { id } } } }",
    "CREW": "{ found: crews(first: 1) { edges { node { id } } } }",
}
OF_THE_ROSTER = {
    "PERSON": "query($of: ID!) { found: persons(organisation: $of, first: 1) { edges { node { id } } } }",
    "VEHICLE": "query($of: ID!) { found: vehicles(organisation: $of, first: 1) { edges { node { id } } } }",
}
ADDRESSES = {
    "dieuhanh": "incidents incidents/new incidents/INCIDENT incidents/INCIDENT/crews work work/WORK work/WORK/crews "
    "stops stops/STOP inbox",
    "admin": "zones zones/ZONE zones/new zones/import zones/hamlet zones/levels zones/levels/D16 zones/ZONE/edit "
    "posts posts/new posts/POST posts/POST/resite people/accounts",
    "laivung": "permits permits/PERMIT permits/extend permits/break-glass applications applications/APPLICATION",
    "sen": "people/persons people/persons/PERSON people/vehicles people/vehicles/VEHICLE people/crews "
    "people/crews/CREW people/import applications/new",
}


@pytest.fixture(scope="module")
def shown(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """A demonstration of its own."""
    with running(tmp_path_factory.mktemp("home")) as demonstration:
        yield demonstration


def address_of(path: str, login: str, speaker: Speaker) -> str:
    """With the id of something that is there in place of its name."""
    return "/".join(_id_of(part, login, speaker) if part.isupper() else part for part in path.split("/"))


def _id_of(name: str, login: str, speaker: Speaker) -> str:
    if name == "D16":
        return name
    more = {}
    if name in OF_THE_ROSTER:
        more = {"of": speaker.ask(login, "{ me { organisation { id } } }")["me"]["organisation"]["id"]}
    found = speaker.ask(login, ONE_OF.get(name) or OF_THE_ROSTER[name], **more)["found"]["edges"]
    return str(found[0]["node"]["id"])


def opened(console: Console, address: str) -> None:
    """Drawn to the end, with everything folded open."""
    page = console.page
    console.go(f"#/{address}")
    expect(page.locator(".panel h1").first).to_be_visible()
    expect(page.locator(".panel [role=status]", has_text="Đang tải")).to_have_count(0)
    page.evaluate(UNFOLD)
    before = -1
    while (now := page.evaluate(CALM)) != before:
        before = now
        page.wait_for_timeout(120)


@pytest.mark.parametrize("login", ADDRESSES)
def test_axe_finds_nothing_at_any_address(browser: Browser, shown: Demonstration, login: str) -> None:
    speaker = Speaker(shown)
    found: dict[str, list[str]] = {}
    with at_the_console(browser, shown, login, reduced_motion="reduce") as console:
        for path in ADDRESSES[login].split():
            opened(console, address_of(path, login, speaker))
            for face in console.faces():
                console.page.evaluate(UNFOLD)
                shot(console.page, f"faces-{path.replace('/', '-')}-{face}")
                if faults := console.accessibility_faults():
                    found[f"{path} {face}"] = faults
            console.page.locator(".switch button[lang=vi]").click()
            if wide := console.page.evaluate(TOO_WIDE):
                found[f"{path} too wide"] = wide
    assert found == {}
