"""The approver's evening: twenty applications by keyboard alone, a permit over the telephone, many extended at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.console import BOTH_AND_BOTH, TOO_WIDE, Console, Speaker, at_the_console, keyed, shot
from tests.demonstration import Demonstration, running

LAI_VUNG, LAP_VO = 11, 10
TYPED = "Đã có loa của ấp, không cần thêm xe"
POINTED = "window.pointed = 0; addEventListener('pointerdown', () => { window.pointed += 1; }, true);"
APPLY = """mutation($input: WantedInput!) { applyForPermit(input: $input) { ... on Problem { message }
  ... on ApplicationChanged { id reference status permit { id reference controlCode } } } }"""
SEEN = """query($id: ID!) { application(id: $id) { status permit messages { text }
  parts { decision { ruling reason } } } }"""


@pytest.fixture(scope="module")
def shown(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """A demonstration of its own."""
    with running(tmp_path_factory.mktemp("home")) as demonstration:
        yield demonstration


@pytest.fixture(scope="module")
def speaker(shown: Demonstration) -> Speaker:
    """Whoever asks it."""
    return Speaker(shown)


@dataclass(slots=True)
class House:
    """A company, as its coordinator applies for it."""

    speaker: Speaker
    login: str

    def roster(self) -> tuple[str, list[str], list[str]]:
        """The organisation, its vetted persons, and its vehicles."""
        own = self.speaker.ask(self.login, "{ me { organisation { id } } }")["me"]["organisation"]["id"]
        found = self.speaker.ask(
            self.login,
            "query($o: ID!) { persons(organisation: $o, first: 50) { edges { node { id state } } } "
            "vehicles(organisation: $o, first: 50) { edges { node { id } } } }",
            o=own,
        )
        people = [one["node"]["id"] for one in found["persons"]["edges"] if one["node"]["state"] == "VETTED"]
        return own, people, [one["node"]["id"] for one in found["vehicles"]["edges"]]

    def apply(self, purpose: str, number: int, **more: Any) -> dict[str, Any]:
        """One application of one person for Lai Vung."""
        own, people, vehicles = self.roster()
        wanted = {
            "organisation": own,
            "purpose": purpose,
            "subjectType": "PERSON",
            "holders": [people[number % len(people)]],
            "vehicles": [vehicles[number % len(vehicles)]],
            "zones": [LAI_VUNG],
            "places": [{"lon": 105.66, "lat": 10.28}],
            "validFrom": f"2021-09-16T00:{number:02d}:00Z",
            "validTo": "2021-09-17T12:00:00Z",
        }
        done: dict[str, Any] = self.speaker.ask(self.login, APPLY, input=keyed({"wanted": wanted | more}))
        assert "reference" in done["applyForPermit"], done
        found: dict[str, Any] = done["applyForPermit"]
        return found


@dataclass(slots=True)
class Keyboard:
    """The desk, and hands that touch nothing else."""

    page: Page

    def at(self, reference: str) -> None:
        """It is open, with everything that a decision rests on."""
        expect(self.page.locator(".application .mono").first).to_have_text(reference)
        expect(self.page.locator(".deciding .button")).to_be_visible()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def confirm(self, reference: str) -> None:
        """Enter on the summary, and what came of it."""
        expect(self.page.locator(".confirm .button")).to_be_focused()
        self.press("Enter")
        expect(self.page.locator(".desk > .outcome")).to_contain_text(reference)

    def decide(self, reference: str, *keys: str) -> None:
        self.at(reference)
        self.press(*keys)
        self.confirm(reference)

    def together(self, references: list[str]) -> None:
        """All alike of the one that is open, approved at once."""
        self.at(references[0])
        self.press("Shift+X", "b")
        expect(self.page.locator(".batch .button")).to_contain_text(str(len(references)))
        self.press("Enter")
        expect(self.page.locator(".batch .tag.good")).to_have_count(len(references))
        shot(self.page, "approver-batch")
        expect(self.page.locator(".batch .button")).to_be_focused()
        self.press("Enter")
        expect(self.page.locator(".batch")).to_have_count(0)


def test_twenty_applications_are_decided_by_keyboard_alone(
    browser: Browser, shown: Demonstration, speaker: Speaker
) -> None:
    goods = [House(speaker, "cuu").apply("ESSENTIAL_GOODS", number) for number in range(6)]
    speakers = [House(speaker, "thap").apply("GRASSROOTS_BROADCAST", number) for number in range(5)]
    others = [House(speaker, "sen").apply("GRASSROOTS_BROADCAST", number) for number in range(4)]
    produce = [House(speaker, "cuu").apply("AGRI_SALES_SUPPORT", number) for number in range(5)]
    every = [*goods, *speakers, *others, *produce]
    keys: Mapping[int, tuple[str, ...]] = {2: ("r", "1"), 4: ("i", "2"), 16: ("r", "3")}

    with at_the_console(browser, shown, "laivung", "#/applications", reduced_motion="reduce") as console:
        desk = Keyboard(console.page)
        console.page.evaluate(POINTED)
        expect(console.page.locator(".queue li")).to_have_count(len(every))
        for at, one in enumerate(every):
            if at == len(goods):
                desk.together([one["reference"] for one in speakers])
            if one in speakers:
                continue
            if at == 12:
                desk.at(one["reference"])
                desk.press("r", "t")
                console.page.keyboard.type(TYPED)  # j, k, a, r and digits are letters here
                desk.press("Enter")
                desk.confirm(one["reference"])
                continue
            desk.decide(one["reference"], *keys.get(at, ("a",)))
        expect(console.page.locator(".empty.done")).to_be_visible()
        assert console.page.evaluate("window.pointed") == 0
        console.page.locator(".switch button[lang=en]").click()
        expect(console.page.locator(".desk > .outcome")).to_contain_text("approved")

    assert_decided(speaker, every)


def assert_decided(speaker: Speaker, every: list[dict[str, Any]]) -> None:
    """As it was typed, on the server; and each yes is a permit that is active."""
    found = [speaker.ask("laivung", SEEN, id=one["id"])["application"] for one in every]
    status = {at: one["status"] for at, one in enumerate(found)}
    assert status == dict.fromkeys(range(20), "APPROVED") | dict.fromkeys((2, 12, 16), "REJECTED") | {4: "NEEDS_INFO"}
    assert [found[at]["parts"][0]["decision"]["reason"] for at in (2, 12, 16)] == [
        "Đã có đơn vị khác làm việc này trong địa bàn",
        TYPED,
        "Chưa khai báo y tế hoặc khai báo đã hết hạn",
    ]
    assert found[4]["messages"][0]["text"] == "Cần gửi thêm công văn của đơn vị."
    for one in found:
        if one["status"] == "APPROVED":
            permit = speaker.ask("laivung", "query($id: ID!) { permit(id: $id) { status } }", id=one["permit"])
            assert permit["permit"]["status"] == "ACTIVE"


def test_the_desk_has_a_button_for_every_key_and_a_decent_face(
    browser: Browser, shown: Demonstration, speaker: Speaker
) -> None:
    waiting = House(speaker, "cuu").apply("PRESS_REPORTING", 1, zones=[LAI_VUNG, LAP_VO])
    with at_the_console(browser, shown, "laivung", "#/applications") as console:
        page = console.page
        Keyboard(page).at(waiting["reference"])
        for face in console.faces(*BOTH_AND_BOTH):
            assert console.accessibility_faults() == [], face
            shot(page, f"approver-desk-{face}")
        page.locator(".desk-tools").get_by_role("button").last.click()
        expect(page.locator("dialog.shortcuts")).to_be_visible()
        assert console.accessibility_faults() == []
        page.keyboard.press("Escape")
        page.locator(".deciding .chip").first.click()
        page.locator(".reasons li button").nth(1).click()
        assert console.accessibility_faults() == []
        shot(page, "approver-confirm")
        page.locator(".confirm .chip").click()
        page.keyboard.press("x")
        page.locator(".desk-tools").get_by_role("button").nth(3).click()
        expect(page.locator("form.batch")).to_be_visible()
        assert console.accessibility_faults() == []
        page.keyboard.press("Escape")
        page.set_viewport_size({"width": 390, "height": 844})
        assert page.evaluate(TOO_WIDE) == []
        # Half of it is a word of this unit alone.
        page.locator(".deciding .button").click()
        page.keyboard.press("Enter")
        expect(page.locator(".desk > .outcome")).to_contain_text(waiting["reference"])
    part = speaker.ask("lapvo", SEEN, id=waiting["id"])["application"]
    assert (part["status"], part["permit"]) == ("SUBMITTED", None)


def test_a_permit_is_found_as_it_is_read_over_the_telephone_and_suspended(
    browser: Browser, shown: Demonstration, speaker: Speaker
) -> None:
    made = House(speaker, "sen").apply("INCIDENT_REPAIR", 0, validTo="2021-09-16T20:00:00Z")["permit"]
    code = made["controlCode"]
    with at_the_console(browser, shown, "laivung", "#/permits") as console:
        page = console.page
        box = page.locator("input[name=text]")
        for typed in (
            made["reference"].lower().replace("-", " "),
            f"{code[:4]} {code[4:8]} {code[8:]}",
            code,
            "66c 123 45",
            "66C12345",
            "hung nguyen",
        ):
            box.fill(typed)
            expect(page.locator(".list tbody")).to_contain_text(made["reference"])
        box.fill("khong ai ca")
        expect(page.locator(".list .empty")).to_be_visible()
        box.fill(code)
        page.keyboard.press("Enter")
        expect(page.locator(".permits h1")).to_have_text(made["reference"])
        expect(page.locator(".codes img")).to_have_js_property("complete", True)
        assert page.locator(".codes img").evaluate("(one) => one.naturalWidth") > 0
        paper = page.locator("a[href$='.pdf']").get_attribute("href")
        assert page.evaluate("(href) => fetch(href).then((answer) => answer.status)", paper) == 200
        suspend(console)
        for face in console.faces(*BOTH_AND_BOTH):
            assert console.accessibility_faults() == [], face
            shot(page, f"approver-permit-{face}")
        assert page.evaluate(TOO_WIDE) == []
    held = speaker.ask("laivung", "query($id: ID!) { permit(id: $id) { status reasons { note } } }", id=made["id"])
    assert held["permit"] == {"status": "SUSPENDED", "reasons": [{"note": "Chờ xác minh"}]}


def suspend(console: Console) -> None:
    """With a common reason; the outcome is said, and the list of deeds is another."""
    page = console.page
    page.locator(".deeds > .actions button").first.click()
    page.locator(".reason .chip").first.click()
    assert console.accessibility_faults() == []
    page.locator(".deed .button").click()
    expect(page.locator(".deeds .outcome")).not_to_be_empty()
    expect(page.locator(".standings .holds")).to_contain_text("Chờ xác minh")


def test_many_are_extended_after_a_look_at_what_it_moves(
    browser: Browser, shown: Demonstration, speaker: Speaker
) -> None:
    made = House(speaker, "thap").apply("CONGESTION_RELIEF", 1, validTo="2021-09-16T20:00:00Z")["permit"]
    with at_the_console(browser, shown, "laivung", "#/permits/extend") as console:
        page = console.page
        page.get_by_label("Thêm vùng").fill(str(LAI_VUNG))
        page.keyboard.press("Enter")
        page.get_by_label("Giải tỏa nghẽn mạng").check()
        page.locator(".permits > .chip").click()
        expect(page.locator(".deed")).to_contain_text(made["reference"])
        assert console.accessibility_faults() == []
        shot(page, "approver-extend")
        page.locator(".deed .button").click()
        expect(page.locator(".notice.good")).to_be_visible()
        assert console.accessibility_faults() == []
        console.go("#/permits")
        expect(page.locator(".list tbody")).to_contain_text(made["reference"])
        page.locator(".seek-bar .chip").click()
        assert console.accessibility_faults() == []
        shot(page, "approver-permits")
        console.go("#/permits/break-glass")
        expect(page.locator(".permits form")).to_be_visible()
        assert console.accessibility_faults() == []
    end = speaker.ask("laivung", "query($id: ID!) { permit(id: $id) { validTo } }", id=made["id"])["permit"]["validTo"]
    assert end > "2021-09-20"


def test_a_coordinator_applies_answers_and_swaps_a_member(
    browser: Browser, shown: Demonstration, speaker: Speaker
) -> None:
    with at_the_console(browser, shown, "sen", "#/applications/new") as console:
        page = console.page
        page.get_by_label("Tổ", exact=True).select_option(index=1)
        expect(page.locator(".chosen").first.locator("li")).to_have_count(2)
        page.get_by_label("Thêm vùng").fill("lai vung")
        page.keyboard.press("Enter")
        assert console.accessibility_faults() == []
        shot(page, "coordinator-apply")
        page.locator(".permits form > .actions .button").click()
        expect(page.locator(".permits h1")).to_contain_text("GP2109-")  # standing approval: at once
        reference = page.locator(".permits h1").inner_text()
        page.get_by_role("button", name="Đổi người, đổi xe").click()
        page.get_by_label("Nguyễn Văn Hùng").check()
        page.get_by_label("Ai thay").fill("linh")
        page.keyboard.press("Enter")
        assert console.accessibility_faults() == []
        page.locator(".deed > .button").click()
        expect(page.locator(".deeds > .outcome")).to_contain_text(reference)
        expect(page.locator(".facts")).to_contain_text("Trần Thị Mỹ Linh")
        console.go("#/applications")
        expect(page.locator(".list tbody tr").first).to_be_visible()
        assert console.accessibility_faults() == []
    answered(browser, shown, speaker)


def answered(browser: Browser, shown: Demonstration, speaker: Speaker) -> None:
    """What a unit asks, the applicant answers; then it waits for the unit again."""
    asked = House(speaker, "cuu").apply("ESSENTIAL_GOODS", 7)
    said = {"application": asked["id"], "version": 2, "question": "Giao ở đâu?"}
    question = "mutation($input: AskForInfoInput!) { askForInfo(input: $input) { __typename } }"
    assert speaker.ask("laivung", question, input=keyed(said))["askForInfo"]["__typename"] == "ApplicationChanged"
    with at_the_console(browser, shown, "cuu", f"#/applications/{asked['id']}") as console:
        page = console.page
        page.get_by_label("Trả lời").fill("Tại cổng ấp, 7 giờ sáng")
        page.locator(".deed .button").click()
        expect(page.locator(".messages")).to_contain_text("Tại cổng ấp")
        assert console.accessibility_faults() == []
    found = speaker.ask("laivung", SEEN, id=asked["id"])["application"]
    assert (found["status"], len(found["messages"])) == ("SUBMITTED", 2)
