"""Bearer tokens, page sessions, and what protects a cookie."""

import httpx
import pytest

from api.options import Options
from identity.access import Role
from storage.database import Database
from tests.api.harness import ADDRESS, PASSWORD, Api, account_services, an_api, codes

VIEWER = "{ viewer { name roles language } }"
OURS = {"x-fieldpass-client": "start/1"}


async def sign_in(api: Api, *, login: str = "duyet", password: str = PASSWORD, **headers: str) -> httpx.Response:
    given = OURS | {"origin": ADDRESS} | {name.replace("_", "-"): value for name, value in headers.items()}
    return await api.client.post("/session", json={"login": login, "password": password}, headers=given)


async def test_a_token_says_who_asks(api: Api) -> None:
    token = await api.account(Role.APPROVER)

    response = await api.post(VIEWER, token=token)

    assert response.json()["data"]["viewer"] == {"name": "Thử", "roles": ["APPROVER"], "language": "en"}


async def test_who_shows_nothing_is_told_to_sign_in(api: Api) -> None:
    response = await api.post(VIEWER)

    assert (response.status_code, codes(response)) == (200, ["UNAUTHENTICATED"])


@pytest.mark.parametrize(
    "header", ["Bearer fp_unknown", "Bearer", "Bearer ", "Basic eDp5", "", "Bearer " + "x" * 5_000]
)
async def test_a_token_that_is_not_good_is_401(api: Api, header: str) -> None:
    response = await api.post("{ serverTime }", headers={"authorization": header})

    assert (response.status_code, codes(response)) == (401, ["UNAUTHENTICATED"])
    assert response.headers["www-authenticate"] == "Bearer"


async def test_a_token_under_any_spelling_of_bearer_is_good(api: Api) -> None:
    token = await api.account(Role.CREW)

    assert (await api.post(VIEWER, headers={"authorization": f"bearer {token}"})).status_code == 200


async def test_a_page_signs_in_by_cookie_and_out_again(api: Api) -> None:
    await api.actor(Role.APPROVER, "duyet")

    opened = await sign_in(api)
    inside = await api.post(VIEWER, headers=OURS)
    secret = api.client.cookies["fieldpass_session"]
    closed = await api.client.delete("/session", headers=OURS)
    outside = await api.post(VIEWER, headers=OURS | {"cookie": f"fieldpass_session={secret}"})

    assert opened.status_code == 200
    assert opened.json() == {"expiresAt": "2021-09-15T17:00:00Z"}
    assert inside.json()["data"]["viewer"]["roles"] == ["APPROVER"]
    assert closed.status_code == 204
    assert "fieldpass_session" not in api.client.cookies
    assert outside.status_code == 401


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(api: Api) -> None:
    await api.actor(Role.APPROVER, "duyet")

    cookie = (await sign_in(api)).headers["set-cookie"]

    assert {part.strip() for part in cookie.split(";")[1:]} >= {
        "HttpOnly",
        "SameSite=strict",
        "Path=/",
        "Max-Age=43200",
    }
    assert "Secure" not in cookie


async def test_the_cookie_is_secure_where_the_deployment_is(sqlite_db: Database) -> None:
    api = an_api(account_services(sqlite_db), Options(secure_cookies=True))
    await api.actor(Role.APPROVER, "duyet")

    assert "Secure" in (await sign_in(api)).headers["set-cookie"]


async def test_a_cookie_without_our_header_or_from_a_foreign_origin_is_refused(api: Api) -> None:
    await api.actor(Role.APPROVER, "duyet")
    await sign_in(api)

    bare = await api.post(VIEWER)
    foreign = await api.post(VIEWER, headers=OURS | {"origin": "https://evil.example"})
    null = await api.post(VIEWER, headers=OURS | {"origin": "null"})
    own = await api.post(VIEWER, headers=OURS | {"origin": ADDRESS})

    assert [one.status_code for one in (bare, foreign, null, own)] == [403, 403, 403, 200]
    assert codes(foreign) == ["FORBIDDEN"]


async def test_an_origin_named_by_the_deployment_is_ours(sqlite_db: Database) -> None:
    api = an_api(account_services(sqlite_db), Options(origins=frozenset({"https://pages.example"})))
    await api.actor(Role.APPROVER, "duyet")

    assert (await sign_in(api, origin="https://pages.example")).status_code == 200
    assert (await sign_in(api, origin="https://other.example")).status_code == 403


async def test_signing_in_needs_our_page_too(api: Api) -> None:
    await api.actor(Role.APPROVER, "duyet")
    body = {"login": "duyet", "password": PASSWORD}

    assert (await api.client.post("/session", json=body)).status_code == 403
    assert (await api.client.post("/session", data=body, headers=OURS)).status_code == 415


async def test_a_wrong_password_is_401_and_many_are_429(api: Api) -> None:
    await api.actor(Role.APPROVER, "duyet")

    answers = [await sign_in(api, password="wrong") for _ in range(6)]

    assert [one.status_code for one in answers] == [401] * 5 + [429]
    assert codes(answers[-1]) == ["TOO_MANY"]
    assert int(answers[-1].headers["retry-after"]) > 0
    assert "set-cookie" not in answers[0].headers
    assert (await sign_in(api)).status_code == 429


@pytest.mark.parametrize("body", [b"null", b"[]", b"{}", b'{"login":1,"password":"x"}', b"{", b"x" * 5_000])
async def test_a_sign_in_that_is_none_is_refused(api: Api, body: bytes) -> None:
    headers = OURS | {"content-type": "application/json"}

    assert (await api.client.post("/session", content=body, headers=headers)).status_code in {400, 413}


async def test_a_client_that_is_too_old_is_told_to_update(sqlite_db: Database) -> None:
    api = an_api(account_services(sqlite_db), Options(least_clients={"checkpoint": 3}))
    sent = ["checkpoint/2", "checkpoint/x", "checkpoint/3", "console/1"]

    answers = [await api.post("{ serverTime }", headers={"x-fieldpass-client": one}) for one in sent]

    assert [one.status_code for one in answers] == [426, 426, 200, 200]
    assert codes(answers[0]) == ["UPDATE_REQUIRED"]


async def test_a_revoked_token_is_refused_at_once(api: Api) -> None:
    token = await api.account(Role.CREW)
    assert (await api.post(VIEWER, token=token)).status_code == 200

    await api.services.sign_in.sign_out(token, now=api.now)

    assert (await api.post(VIEWER, token=token)).status_code == 401
