"""Connections that lead out to the public internet and nowhere else.

A subscription's endpoint names a host; anybody who can register one chooses it. So the name is resolved here, every
address it has is looked at, and the connection goes to an address that was looked at: a name that answers differently a
moment later (DNS rebinding) gains nothing. Host header, SNI and the certificate stay those of the name.
"""

import asyncio
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpcore

GLOBAL_UNICAST = IPv6Network("2000::/3")
SIX_TO_FOUR = IPv6Network("2002::/16")
SocketOptions = Iterable[tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]]


class NotPublic(Exception):  # noqa: N818 - what the address is
    """The host has an address that is not public."""


def is_public(text: str) -> bool:
    """Routable for everybody; an IPv6 address that carries an IPv4 one is judged as what it is, not what it carries."""
    address = ip_address(text.partition("%")[0])
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    if address.is_multicast or not address.is_global:
        return False
    return isinstance(address, IPv4Address) or (address in GLOBAL_UNICAST and address not in SIX_TO_FOUR)


class PublicOnly(httpcore.AsyncNetworkBackend):
    """A network that has no private addresses, but for one (host, port) that a test or the demo names."""

    def __init__(
        self, also: tuple[str, int] | None = None, network: httpcore.AsyncNetworkBackend | None = None
    ) -> None:
        self._also = also
        self._network = network or httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: SocketOptions | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first of its addresses that answers; raises NotPublic before anything is sent."""
        failed: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in await self._addresses(host, port):
            try:
                return await self._network.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as fault:
                failed = fault
        raise failed or httpcore.ConnectError("the name has no address")

    async def sleep(self, seconds: float) -> None:
        """As any network does."""
        await asyncio.sleep(seconds)

    async def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as fault:
            raise httpcore.ConnectError("the name cannot be resolved") from fault
        addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
        if (host, port) != self._also and not all(is_public(one) for one in addresses):
            raise NotPublic
        return addresses
