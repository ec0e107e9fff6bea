"""A browser says where it is reached: the deployment's key to subscribe with, and what is refused before it is kept."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import orjson
import pytest

from fieldpass.push_services import senders
from fieldpass.web_push_keys import web_push_keys
from notifications.sender import AddressKind, Impossible
from notifications.senders import close_all
from tests.fakes.pushes import a_push
from tests.fakes.webpush import Browser
from tests.journeys import joining
from tests.journeys.conftest import House
from tests.journeys.field import contract
from tests.journeys.field.speaker import NotTaken, SignedOut, Speaker
from tests.journeys.night import a
from tests.journeys.scene import Scene, a_scene

ORIGIN = "https://updates.push.example"
MASTER_KEY = bytes(range(32))
PLANTED = "planted"


@pytest.fixture
async def scene(house: House, tmp_path: Path) -> AsyncIterator[Scene]:
    scene = await a_scene(house, tmp_path)
    yield scene
    await scene.client.http.aclose()


@pytest.fixture
async def page(scene: Scene) -> Speaker:
    """A dispatcher's."""
    return Speaker(http=scene.client.http, token=await joining.a_dispatcher(scene), client="console/1")


def keyed(**changes: Any) -> dict[str, Any]:
    """A subscription with other keys."""
    return {"keys": orjson.loads(Browser(ORIGIN).subscription())["keys"] | changes}


async def register(by: Speaker, subscription: str) -> object:
    wanted = contract.RegisterPushAddressInput(idempotency_key=uuid4(), kind="WEBPUSH", value=subscription)
    return await contract.register_push_address(by, input=wanted)


async def test_whoever_is_signed_in_subscribes_with_the_key_that_pushes_are_signed_with(page: Speaker) -> None:
    assert await contract.web_push_public_key(page) == web_push_keys(MASTER_KEY).public_key
    a(contract.PushAddressChanged, await register(page, Browser(ORIGIN).subscription()))

    with pytest.raises(SignedOut):
        await contract.web_push_public_key(replace(page, token=None))


async def test_a_subscription_that_could_never_be_sent_to_is_refused_when_it_is_registered(
    page: Speaker, house: House
) -> None:
    impossible: list[dict[str, Any]] = [
        {"endpoint": f"{ORIGIN}:8443/{PLANTED}"},
        {"endpoint": f"https://{PLANTED}:secret@push.example/a"},
        {"endpoint": f"http://push.example/{PLANTED}"},
        {"endpoint": f"https://push.example/{PLANTED}#b"},
        {"endpoint": None},
        {"keys": None},
        keyed(auth="c2hvcnQ"),
        keyed(p256dh="AAAA"),
        keyed(p256dh="B" + "A" * 86),
    ]
    sending = senders(house.deployment.settings, MASTER_KEY)
    for changes in impossible:
        text = Browser(ORIGIN).subscription(**changes)
        (answer,) = await sending[AddressKind.WEBPUSH].send([a_push(text, AddressKind.WEBPUSH)])
        assert isinstance(answer, Impossible), changes

        with pytest.raises(NotTaken) as refused:
            await register(page, text)

        assert (refused.value.code, refused.value.field) == ("BAD_INPUT", "input.value"), changes
        assert PLANTED not in str(refused.value)
    await close_all(sending)
    assert await addresses(page) == []


async def addresses(by: Speaker) -> list[Any]:
    """The caller's."""
    answer = await by.http.post("/graphql", json={"query": "{ pushAddresses { id } }"}, headers=by.headers())
    found: list[Any] = answer.json()["data"]["pushAddresses"]
    return found
