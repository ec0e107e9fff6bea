"""Where a subscription may lead this server, and where it may not."""

import asyncio
from typing import Any

import httpcore
import pytest

from notifications.push_fault import PushFault
from notifications.sender import AddressKind, Again, Impossible
from notifications.webpush.public_addresses import NotPublic, PublicOnly, is_public
from notifications.webpush.sender import WebPushOptions, WebPushSender
from notifications.webpush.vapid import keys_from
from tests.fakes.http import Reply, served
from tests.fakes.pushes import a_push
from tests.fakes.webpush import Browser

PUBLIC = ("8.8.8.8", "142.250.66.74", "2404:6800:4005:81f::200a", "::ffff:8.8.8.8")
PRIVATE = (
    "127.0.0.1",
    "127.255.0.3",
    "0.0.0.0",  # noqa: S104 - an address to refuse
    "10.0.0.1",
    "172.16.9.9",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "2001:0:1::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
)


class Recording(httpcore.AsyncNetworkBackend):
    """A network that notes where it is asked to connect, and refuses."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []

    async def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> httpcore.AsyncNetworkStream:
        self.asked.append((host, port))
        raise httpcore.ConnectError("refused")


def resolving(monkeypatch: pytest.MonkeyPatch, *rounds: tuple[str, ...]) -> None:
    """Every name has these addresses, round by round."""
    left = list(rounds)

    async def getaddrinfo(host: str, port: int, **_: Any) -> list[Any]:
        return [(0, 0, 0, "", (address, port)) for address in left.pop(0)]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", getaddrinfo)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_inside_is_not_public_in_any_disguise(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PRIVATE)
async def test_a_name_that_leads_inside_is_not_connected_to(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    network = Recording()
    resolving(monkeypatch, ("8.8.8.8", address))

    with pytest.raises(NotPublic):
        await PublicOnly(network=network).connect_tcp("push.example", 443)

    assert network.asked == []


async def test_a_public_name_is_connected_to_by_the_addresses_that_were_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    network = Recording()
    resolving(monkeypatch, ("8.8.8.8", "8.8.4.4"), ("127.0.0.1",))

    with pytest.raises(httpcore.ConnectError):
        await PublicOnly(network=network).connect_tcp("rebinding.example", 443)

    assert network.asked == [("8.8.8.8", 443), ("8.8.4.4", 443)]


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://127.0.0.1/push",
        "https://2130706433/push",
        "https://0x7f000001/push",
        "https://127.1/push",
        "https://localhost/push",
        "https://[::1]/push",
        "https://[::ffff:127.0.0.1]/push",
        "https://169.254.169.254/latest/meta-data/",
    ],
)
async def test_a_subscription_of_this_machine_is_never_called(endpoint: str) -> None:
    calls = list[object]()

    def note(asked: object) -> Reply:
        calls.append(asked)
        return Reply(status=201)

    async with served(note) as origin:
        sender = WebPushSender(WebPushOptions(keys=keys_from(b"k" * 32), contact="a@b.example", also=origin))
        subscription = Browser(origin).subscription(endpoint=endpoint)
        [answer] = await sender.send([a_push(subscription, AddressKind.WEBPUSH)])
        await sender.close()

    assert answer in (Impossible(reason=PushFault.NOT_PUBLIC), Again(reason=PushFault.NO_CONNECTION))
    assert calls == []


async def test_the_origin_that_is_allowed_beside_is_one_port_of_one_host() -> None:
    calls = list[object]()

    def note(asked: object) -> Reply:
        calls.append(asked)
        return Reply(status=201)

    async with served(note) as allowed, served(note) as other:
        sender = WebPushSender(WebPushOptions(keys=keys_from(b"k" * 32), contact="a@b.example", also=allowed))
        answers = await sender.send([a_push(Browser(other).subscription(), AddressKind.WEBPUSH)])
        await sender.close()

    assert answers == [Impossible(reason=PushFault.BAD_SUBSCRIPTION)]
    assert calls == []
