"""Tests speak with this machine only."""

import socket

import pytest
from pytest_socket import SocketConnectBlockedError


def test_the_world_outside_is_closed() -> None:
    blocked = (SocketConnectBlockedError, UserWarning)  # the warning comes first, and warnings are errors here
    with socket.socket() as outside, pytest.raises(blocked, match=r"192\.0\.2\.1"):
        outside.connect(("192.0.2.1", 80))


def test_loopback_is_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()
