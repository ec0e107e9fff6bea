"""The ASGI application: /graphql straight to its endpoint, everything else by starlette's routes."""

from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.routing import Route

from api.auth import Doors
from api.context import Clock
from api.execution import Engine
from api.graphql_http import GraphQLHttp
from api.http.asgi import Receive, Scope, Send
from api.http.meters import Meters
from api.live.socket import Live
from api.map import times
from api.map.layers import MapLayers
from api.options import Options
from api.plain import bundles, credentials, health, media, news, pages, papers, reports, rosters, session, sheets
from api.plain.basemap import Basemap
from api.plain.web import Ready, Web
from api.schema import the_schema
from api.services import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """What uvicorn runs."""

    graphql: GraphQLHttp
    live: Live
    plain: Starlette

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One connection's request."""
        if scope["type"] == "http":
            serve = self.graphql if scope["path"] == "/graphql" else self.plain
            await serve(scope, receive, send)
        elif scope["type"] == "websocket" and scope["path"] == "/graphql":
            await self.live(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000})


def make_app(services: Services, clock: Clock, options: Options, ready: Ready) -> App:
    """The application over these use cases. `ready` raises while the database cannot be used."""
    meters, doors = Meters(), Doors(services.sessions, options)
    engine = Engine(the_schema(), open_introspection=options.open_introspection)
    web = Web(services=services, doors=doors, clock=clock, meters=meters, options=options, ready=ready)
    return App(
        graphql=GraphQLHttp(engine, services, doors, clock, meters),
        live=Live(engine, services, doors, clock, meters),
        plain=Starlette(routes=_routes(web)),
    )


def _routes(web: Web) -> list[Route]:
    """Every plain address, first match first."""
    ground = Basemap(web.options.basemap)
    return [
        Route("/healthz", web.route("healthz", health.healthz), methods=["GET"]),
        Route("/readyz", web.route("readyz", health.readyz), methods=["GET"]),
        Route("/metrics", web.route("metrics", health.metrics), methods=["GET"]),
        Route("/session", web.route("session", session.sign_in), methods=["POST"]),
        Route("/session", web.route("session", session.sign_out), methods=["DELETE"]),
        Route("/bundles/{checkpoint}", web.route("bundles", bundles.bundle), methods=["GET"]),
        Route("/sheets/{checkpoint}", web.route("sheets", sheets.sheet), methods=["GET"]),
        Route("/news", web.route("news", news.news), methods=["GET"]),
        Route("/news.txt", web.route("news", news.as_text), methods=["GET"]),
        Route("/news/{part:int}.svg", web.route("news", news.as_svg), methods=["GET"]),
        Route("/issued/{sha256}", web.route("issued", news.issued), methods=["GET"]),
        Route("/time/{nonce}", web.route("time", news.time), methods=["GET"]),
        Route("/credentials/{id}/qr.svg", web.route("qr", credentials.as_svg), methods=["GET"]),
        Route("/credentials/{id}/qr.png", web.route("qr", credentials.as_png), methods=["GET"]),
        Route("/checkpoints/{id}/sheet.pdf", web.route("papers", papers.shift_sheet), methods=["GET"]),
        Route("/permits.pdf", web.route("papers", papers.many_pdf), methods=["GET"]),
        Route("/permits/{id}.pdf", web.route("papers", papers.one_pdf), methods=["GET"]),
        Route("/permits/{id}.png", web.route("papers", papers.picture), methods=["GET"]),
        Route("/permits/{id}.txt", web.route("papers", papers.message), methods=["GET"]),
        Route("/reports/refusals.csv", web.route("reports", reports.refusals), methods=["GET"]),
        Route("/map/times.json", web.route("map", times.give), methods=["GET"]),
        Route("/map/{layer}.geojson", web.route("map", MapLayers().give), methods=["GET"]),
        Route("/basemap/style-parts.json", web.route("basemap", ground.parts), methods=["GET"]),
        Route("/basemap/{name}.geojson", web.route("basemap", ground.features), methods=["GET"]),
        Route("/basemap/{name}/{z:int}/{x:int}/{y:int}", web.route("basemap", ground.tile), methods=["GET"]),
        Route("/media/{id}", web.route("media", media.take), methods=["PUT"]),
        Route("/media/{id}", web.route("media", media.give), methods=["GET"]),
        Route("/rosters/{organisation}", web.route("rosters", rosters.take), methods=["PUT"]),
        Route("/{path:path}", web.route("pages", pages.page), methods=["GET"]),
    ]
