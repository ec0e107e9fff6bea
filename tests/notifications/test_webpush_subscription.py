"""What is a subscription, and the key a deployment is known by."""

from base64 import urlsafe_b64decode
from typing import Any

import orjson
import pytest
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from notifications.webpush.subscription import BadSubscription, parse
from notifications.webpush.vapid import keys_from
from tests.fakes.webpush import Browser

ORIGIN = "https://updates.push.example"


def test_what_a_browser_gives_is_taken_as_it_is() -> None:
    text = Browser(ORIGIN).subscription()

    found = parse(text)

    given = orjson.loads(text)
    assert (found.endpoint, found.p256dh, found.auth) == (
        given["endpoint"],
        given["keys"]["p256dh"],
        given["keys"]["auth"],
    )
    assert found.endpoint not in repr(found)


@pytest.mark.parametrize("endpoint", [f"{ORIGIN}:443/a", "https://8.8.8.8/a", "https://xn--bcher-kva.example/x?y=1"])
def test_an_endpoint_is_any_https_address(endpoint: str) -> None:
    assert parse(Browser(ORIGIN).subscription(endpoint=endpoint)).endpoint == endpoint


@pytest.mark.parametrize(
    "endpoint",
    [
        None,
        7,
        "",
        "/push",
        "http://push.example/a",
        "https://push.example:8443/a",
        "https://push.example:0x1bb/a",
        "https://push.example:99999/a",
        "https://user:secret@push.example/a",
        "https://@push.example/a",
        "https://push.example/a#b",
        "https:///a",
        "https://[::1/a",
        "ftp://push.example/a",
        "file:///etc/passwd",
        "https://push.example/a b",
        "https://push.example/a\r\nX: y",
        "https://púsh.example/a",
        "https://push.example/" + "a" * 2048,
    ],
)
def test_anything_else_is_none(endpoint: Any) -> None:
    with pytest.raises(BadSubscription) as refused:
        parse(Browser(ORIGIN).subscription(endpoint=endpoint))

    assert "push.example" not in str(refused.value)


@pytest.mark.parametrize(
    "keys",
    [
        None,
        [],
        {},
        {"p256dh": "AAAA", "auth": "c2l4dGVlbiBieXRlcyBvaw"},
        {"p256dh": "B" + "A" * 86, "auth": "c2l4dGVlbiBieXRlcyBvaw"},
        {"p256dh": 1, "auth": "c2l4dGVlbiBieXRlcyBvaw"},
    ],
)
def test_keys_that_are_none_are_refused(keys: Any) -> None:
    with pytest.raises(BadSubscription):
        parse(Browser(ORIGIN).subscription(keys=keys))


@pytest.mark.parametrize("auth", [None, "", "c2hvcnQ", "é" * 22, "A" * 44])
def test_an_auth_secret_has_sixteen_bytes(auth: Any) -> None:
    given = orjson.loads(Browser(ORIGIN).subscription())
    given["keys"]["auth"] = auth

    with pytest.raises(BadSubscription):
        parse(orjson.dumps(given).decode())


@pytest.mark.parametrize("text", ["", "null", "[]", "1", '"x"', "{", "{}", "x" * 5000])
def test_what_is_no_json_object_is_none(text: str) -> None:
    with pytest.raises(BadSubscription):
        parse(text)


def test_the_same_secret_gives_the_same_key_and_another_gives_another() -> None:
    first, again, other = keys_from(b"a" * 32), keys_from(b"a" * 32), keys_from(b"b" * 32)

    assert first == again
    assert first.public_key != other.public_key
    assert b"PRIVATE" not in repr(first).encode()


def test_the_public_key_is_what_a_browser_wants_and_belongs_to_the_private_one() -> None:
    keys = keys_from(b"a" * 32)
    point = urlsafe_b64decode(keys.public_key + "=")

    private = load_pem_private_key(keys.private_pem, password=None)

    assert (len(point), point[0]) == (65, 4)
    numbers = private.public_key().public_numbers()  # type: ignore[union-attr]  # an elliptic curve key
    assert numbers.x == int.from_bytes(point[1:33])  # type: ignore[union-attr]  # as above
