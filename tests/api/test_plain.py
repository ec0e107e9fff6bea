"""Plain routes: health, bundles, attachments, codes, pages."""

from pathlib import Path
from typing import Any, cast

import httpx
import pytest

from api.app import make_app
from api.ids import encode_id
from api.options import Options
from api.plain.pages import POLICY
from geo.current import CurrentZones
from geo.zones.service import Zones
from identity.access import Actor, Grant, Role
from identity.organisations.model import Found, Founded, OrganisationKind
from identity.organisations.service import Organisations
from identity.rosters.model import AddVehicle, Rostered, VehicleKind
from identity.rosters.service import Rosters
from incidents.incidents.reading import IncidentQueries
from incidents.needs.service import NeedsPorts
from incidents.photos.service import Photos
from incidents.work_orders.reading import WorkOrderQueries
from storage.database import Database
from storage.idempotency import Request
from storage.ids import new_id
from storage.media import FolderMedia
from tests.api.harness import ADDRESS, KEY, NOON, Api, account_services, an_api, some_services


async def test_a_process_that_runs_is_healthy(api: Api) -> None:
    response = await api.client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.parametrize(("works", "status"), [(True, 200), (False, 503)])
async def test_readiness_is_that_of_the_database(sqlite_db: Database, *, works: bool, status: int) -> None:
    async def ready() -> None:
        if not works:
            raise ConnectionError("secret address")

    app = make_app(account_services(sqlite_db), lambda: NOON, Options(), ready)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=cast("Any", app)), base_url=ADDRESS) as client:
        response = await client.get("/readyz")

    assert response.status_code == status
    assert "secret" not in response.text


async def test_metrics_count_and_name_nobody(api: Api) -> None:
    token = await api.account(Role.CREW)
    await api.post("{ viewer { name } }", token=token)
    await api.post("{ nothing }")
    await api.client.get("/healthz")

    text = (await api.client.get("/metrics")).text

    assert 'fieldpass_requests_total{route="graphql",status="200"} 1' in text
    assert 'fieldpass_requests_total{route="graphql",status="400"} 1' in text
    assert 'fieldpass_requests_total{route="healthz",status="200"} 1' in text
    assert 'fieldpass_operations_total{by="plan"} 1' in text
    assert 'fieldpass_graphql_seconds_bucket{le="+Inf"} 2' in text
    assert "Thử" not in text


async def test_an_unknown_address_is_404_and_a_websocket_is_closed(api: Api) -> None:
    sent: list[dict[str, Any]] = []

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "websocket", "path": "/graphql", "headers": [], "subprotocols": ["soap"]}
    await api.app(scope, receive, send)

    assert (await api.client.get("/nowhere/at/all")).status_code == 404
    assert (await api.client.post("/healthz")).status_code == 405
    assert [(one["type"], one.get("code")) for one in sent] == [("websocket.accept", None), ("websocket.close", 4406)]


@pytest.fixture
async def rosters(sqlite_db: Database, tmp_path: Path) -> Api:
    services = account_services(sqlite_db)
    media = FolderMedia(tmp_path / "media")
    incidents = IncidentQueries(sqlite_db)
    zones = Zones(sqlite_db, ())
    work_orders = WorkOrderQueries(sqlite_db, NeedsPorts(zones=zones, zones_now=CurrentZones(sqlite_db)))
    more = {
        "rosters": Rosters(sqlite_db, media, KEY),
        "photos": Photos(sqlite_db, media, work_orders, incidents),
    }
    known = {name: getattr(services, name) for name in ("sessions", "sign_in", "accounts", "links")}
    return an_api(some_services(**known, **more))


async def a_vehicle(api: Api, db: Database) -> str:
    admin = Actor(account=new_id(), name="x", grants=(Grant(role=Role.ADMIN),))

    def request() -> Request:
        return Request(actor=admin.account, key=new_id(), body=b"", at=NOON)

    found = Found(code="SEN", name="Sen", kind=OrganisationKind.TELECOM)
    company = await Organisations(db).found(found, by=admin, request=request())
    assert isinstance(company, Founded)
    add = AddVehicle(organisation=company.organisation, vehicle_kind=VehicleKind.BOAT, plate=None, label="ghe")
    boat = await api.services.rosters.add_vehicle(add, by=admin, request=request())
    assert isinstance(boat, Rostered)
    return encode_id("Vehicle", boat.subject)


async def put(api: Api, token: str, key: str, about: dict[str, str], content: bytes = b"%PDF") -> httpx.Response:
    return await api.client.put(
        f"/media/{key}", params=about, content=content, headers={"authorization": f"Bearer {token}"}
    )


async def test_an_attachment_is_taken_once_and_given_to_who_may_read_it(rosters: Api, sqlite_db: Database) -> None:
    subject = await a_vehicle(rosters, sqlite_db)
    admin, crew = await rosters.account(Role.ADMIN), await rosters.account(Role.CREW)
    key, about = str(new_id()), {"subject": subject, "kind": "COMPANY_LETTER", "filename": "thư.pdf"}

    first = await put(rosters, admin, key, about)
    again = await put(rosters, admin, key, about)
    other = await put(rosters, admin, key, about, b"other")
    by_crew = await put(rosters, crew, str(new_id()), about)

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert (other.status_code, by_crew.status_code) == (409, 403)
    name = "5d6f1eda7b2ac6ff1b5d7c1dd3b5e14d9d0b1d4a3ba0f8f40a4c5e9c8b9c0d1e"
    assert (await rosters.client.get(f"/media/{name}", headers={"authorization": f"Bearer {admin}"})).status_code == 404


async def test_what_was_attached_comes_back_as_a_file_never_as_a_page(rosters: Api, sqlite_db: Database) -> None:
    import hashlib

    subject = await a_vehicle(rosters, sqlite_db)
    admin = await rosters.account(Role.ADMIN)
    content = b"<script>alert(1)</script>"
    about = {"subject": subject, "kind": "OTHER", "filename": "x.html"}
    await put(rosters, admin, str(new_id()), about, content)
    name = hashlib.sha256(content).hexdigest()

    mine = await rosters.client.get(f"/media/{name}", headers={"authorization": f"Bearer {admin}"})
    strangers = await rosters.client.get(f"/media/{name}")
    checkpoint = await rosters.account(Role.CHECKPOINT)
    others = await rosters.client.get(f"/media/{name}", headers={"authorization": f"Bearer {checkpoint}"})

    assert (mine.status_code, mine.content) == (200, content)
    assert mine.headers["content-type"] == "application/octet-stream"
    assert mine.headers["content-disposition"] == "attachment"
    assert mine.headers["x-content-type-options"] == "nosniff"
    assert (strangers.status_code, others.status_code) == (401, 403)


WRONG = [("subject", "x"), ("kind", "SELFIE"), ("filename", " "), ("filename", "x" * 300)]


@pytest.mark.parametrize(("field", "value"), WRONG)
async def test_a_wrong_part_of_an_upload_is_named(rosters: Api, sqlite_db: Database, field: str, value: str) -> None:
    about = {"subject": await a_vehicle(rosters, sqlite_db), "kind": "OTHER", "filename": "x"} | {field: value}

    refused = await put(rosters, await rosters.account(Role.ADMIN), str(new_id()), about)

    assert refused.status_code == 400
    assert refused.json()["errors"][0]["message"].startswith(f"{field}: ")


async def test_a_code_is_for_who_may_read_the_permit(api: Api) -> None:
    address = f"/credentials/{encode_id('Credential', new_id())}/qr"

    assert (await api.client.get(f"{address}.svg")).status_code == 401
    assert (await api.client.get("/credentials/x/qr.svg", headers=await bearer(api))).status_code == 404
    assert (await api.client.get("/credentials/x/qr.png", headers=await bearer(api))).status_code == 404


async def bearer(api: Api) -> dict[str, str]:
    return {"authorization": f"Bearer {await api.account(Role.APPROVER)}"}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Pages as Vite leaves them."""
    (tmp_path / "dist" / "assets").mkdir(parents=True)
    (tmp_path / "dist" / "index.html").write_text("<!doctype html>start", encoding="utf-8")
    (tmp_path / "dist" / "assets" / "start-1a2b.js").write_text("1", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return tmp_path / "dist"


async def test_pages_come_with_headers_that_let_nothing_foreign_in(sqlite_db: Database, built: Path) -> None:
    api = an_api(account_services(sqlite_db), Options(pages=built))

    start = await api.client.get("/")
    script = await api.client.get("/assets/start-1a2b.js")

    assert start.text == "<!doctype html>start"
    assert start.headers["content-security-policy"] == POLICY
    assert "unsafe-inline" not in POLICY
    assert start.headers["cache-control"] == "no-cache"
    assert "immutable" in script.headers["cache-control"]
    assert (await api.client.get("/", headers={"if-none-match": start.headers["etag"]})).status_code == 304


OUTSIDE = ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "//etc/passwd", "/assets/../../x", "/%00"]


@pytest.mark.parametrize("path", OUTSIDE)
async def test_nothing_outside_the_pages_is_served(sqlite_db: Database, built: Path, path: str) -> None:
    api = an_api(account_services(sqlite_db), Options(pages=built))

    response = await api.client.get(path)

    assert response.status_code == 404
    assert "secret" not in response.text


async def test_while_pages_are_built_a_page_says_so(sqlite_db: Database, tmp_path: Path) -> None:
    waiting = tmp_path / "waiting.html"
    waiting.write_text("đang dựng", encoding="utf-8")
    api = an_api(account_services(sqlite_db), Options(pages=tmp_path / "none", waiting_page=waiting))

    response = await api.client.get("/")

    assert (response.status_code, response.text) == (503, "đang dựng")
    assert response.headers["retry-after"] == "2"
