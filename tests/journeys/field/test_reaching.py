"""A browser says where it is reached: the deployment's key to subscribe with."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from fieldpass.web_push_keys import web_push_keys
from tests.fakes.webpush import Browser
from tests.journeys import joining
from tests.journeys.conftest import House
from tests.journeys.field import contract
from tests.journeys.field.speaker import SignedOut, Speaker
from tests.journeys.night import a
from tests.journeys.scene import Scene, a_scene

ORIGIN = "https://updates.push.example"
MASTER_KEY = bytes(range(32))


@pytest.fixture
async def scene(house: House, tmp_path: Path) -> AsyncIterator[Scene]:
    scene = await a_scene(house, tmp_path)
    yield scene
    await scene.client.http.aclose()


@pytest.fixture
async def page(scene: Scene) -> Speaker:
    """A dispatcher's."""
    return Speaker(http=scene.client.http, token=await joining.a_dispatcher(scene), client="console/1")


async def register(by: Speaker, subscription: str) -> object:
    wanted = contract.RegisterPushAddressInput(idempotency_key=uuid4(), kind="WEBPUSH", value=subscription)
    return await contract.register_push_address(by, input=wanted)


async def test_whoever_is_signed_in_subscribes_with_the_key_that_pushes_are_signed_with(page: Speaker) -> None:
    assert await contract.web_push_public_key(page) == web_push_keys(MASTER_KEY).public_key
    a(contract.PushAddressChanged, await register(page, Browser(ORIGIN).subscription()))

    with pytest.raises(SignedOut):
        await contract.web_push_public_key(replace(page, token=None))
