"""Everything a process is made of, put together in one visible place."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.services import Services
from api.words import say
from checkpoints.bundles.deltas import Deltas
from checkpoints.bundles.news import News
from checkpoints.bundles.service import Bundles
from checkpoints.checks.service import Checks
from checkpoints.desk.looking.service import DeskLook
from checkpoints.desk.service import Desk
from checkpoints.enrolment.service import Enrolment
from checkpoints.findings.service import Findings
from checkpoints.officers.service import Officers
from checkpoints.paper.service import PostPapers
from checkpoints.records.service import Checkpoints
from checkpoints.reports.service import Reports
from checkpoints.sheets.service import Sheets
from checkpoints.stops.service import Stops
from checkpoints.watch.service import PostWatch
from credentials.keys.service import Keys
from credentials.keys.signer import WrappedSigner
from credentials.statuses.service import Statuses
from fieldpass import master_key, pages
from fieldpass.bundle_texts import bundle_texts
from fieldpass.clock import Clock, demo_clock_of, system_clock
from fieldpass.post_phones import EnrolledPhones
from fieldpass.printed_news import printed
from fieldpass.settings import Settings, SettingsError
from fieldpass.web_push_keys import web_push_keys
from geo.current import CurrentZones
from geo.levels.service import Levels
from geo.picture import ZonePictures
from geo.zones.service import Zones
from identity.accounts.links import Links
from identity.accounts.passwords import Passwords
from identity.accounts.service import Accounts
from identity.accounts.sessions import Sessions
from identity.accounts.sign_in import SignIn
from identity.crews.service import Crews
from identity.devices.service import Devices
from identity.importing.service import RosterImports
from identity.organisations.service import Organisations
from identity.rosters.service import Rosters
from identity.rosters.vetting import Vettings
from identity.units.service import Units
from incidents.consequences.service import IncidentConsequences
from incidents.exposure.service import Exposures
from incidents.incidents.reading import IncidentQueries
from incidents.incidents.service import Incidents
from incidents.needs.service import NeedsPorts
from incidents.photos.service import Photos
from incidents.picture.service import WorkPictures
from incidents.recommendation.service import CrewRecommendation, RecommendationPorts
from incidents.sites.service import Sites
from incidents.touching.service import WorkOrderConsequences
from incidents.work_orders.reading import WorkOrderQueries
from incidents.work_orders.service import WorkOrders
from notifications.addresses.service import PushAddresses
from notifications.deliveries.service import Deliveries
from notifications.duties.service import Duties
from notifications.inbox.service import Inbox
from permits.applications.outlook import OutlookPorts
from permits.applications.reading import ApplicationQueries
from permits.applications.service import Applications
from permits.consequences.service import PermitConsequences
from permits.paper.service import Papers
from permits.paper.typesetting import Typesetter
from permits.permits.reading import PermitQueries
from permits.permits.service import Permits
from permits.policy.service import Policies
from permits.ports import Ports
from permits.rosters import VettedRosters
from storage import settings as stored
from storage.database import Database, connect
from storage.log import EventLog
from storage.media import FolderMedia
from tracking.consequences.service import CrewConsequences
from tracking.consequences.turns import CrewTurns
from tracking.geofences.service import Geofences
from tracking.positions.service import Positions
from tracking.positions.store import newest as newest_fixes

if TYPE_CHECKING:
    from api.app import App
    from api.options import Options

DEMO = "demo"
DEMO_CLOCK = "demo_clock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployment:
    """An open database with every use case over it."""

    settings: Settings
    clock: Clock
    db: Database
    is_demo: bool
    zones_now: CurrentZones
    services: Services

    def app(self) -> "App":
        """What uvicorn runs. Loaded here, so that a command that serves nothing starts without the schema."""
        from api.app import make_app

        return make_app(self.services, self.clock, options(self.settings), self._ready)

    async def _ready(self) -> None:
        """Raise unless the database answers with this program's schema."""
        async with self.db.reading() as rx:
            await stored.read(rx, DEMO)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Deployment]:
    """Open the deployment that the settings name; raises SettingsError or SchemaError with what to do."""
    db = await connect(settings.database_url)
    try:
        async with db.reading() as rx:
            is_demo, shown = bool(await stored.read(rx, DEMO)), await stored.read(rx, DEMO_CLOCK)
        if is_demo and settings.listens_beyond_loopback:
            raise SettingsError("this database holds demo accounts; FIELDPASS_HOST must stay 127.0.0.1")
        clock = demo_clock_of(shown) if shown else system_clock
        zones_now = CurrentZones(db)
        await zones_now.start()
        services = services_of(db, settings, master_key.read(settings), zones_now)
        yield Deployment(settings=settings, clock=clock, db=db, is_demo=is_demo, zones_now=zones_now, services=services)
    finally:
        await db.close()


def services_of(db: Database, settings: Settings, master: bytes, zones_now: CurrentZones) -> Services:
    """One of each use case."""
    keys = Keys(db, WrappedSigner(master_key.derived(master, "signing")))
    statuses, sessions, passwords = Statuses(), Sessions(db), Passwords()
    secret = master_key.derived(master, "secrets")
    consequences = (
        PermitConsequences(statuses),
        WorkOrderConsequences(),
        IncidentConsequences(),
        CrewConsequences(zones_now),
    )
    units, devices = Units(db), Devices(db, sessions, secret)
    zones = Zones(db, consequences, units)
    ports = Ports(
        zones=zones,
        zones_now=zones_now,
        rosters=VettedRosters(),
        statuses=statuses,
        issuers=keys,
    )
    bundles = Bundles(db, keys, statuses, bundle_texts())
    permit_queries, typesetter = PermitQueries(db, keys), Typesetter.make()
    checks, news = Checks(db, bundles), News(bundles)
    media = FolderMedia(settings.media_folder)
    recommendation = RecommendationPorts(zones=zones, zones_now=zones_now, rosters=ports.rosters, fixes=newest_fixes)
    work_order_queries = WorkOrderQueries(db, NeedsPorts(zones=zones, zones_now=zones_now))
    return Services(
        event_log=EventLog(db),
        sessions=sessions,
        sign_in=SignIn(db, passwords, sessions, secret),
        links=Links(db, passwords, sessions, secret),
        accounts=Accounts(db, sessions),
        units=units,
        organisations=Organisations(db),
        rosters=Rosters(db, media, master_key.derived(master, "identity numbers")),
        roster_imports=RosterImports(db, master_key.derived(master, "identity numbers")),
        vettings=Vettings(db),
        crews=Crews(db),
        devices=devices,
        zones=zones,
        levels=Levels(db, consequences),
        keys=keys,
        policies=Policies(db),
        applications=Applications(db, ports),
        application_queries=ApplicationQueries(db, OutlookPorts(zones=zones, zones_now=zones_now)),
        permits=Permits(db, ports),
        permit_queries=permit_queries,
        checkpoints=Checkpoints(db),
        bundles=bundles,
        deltas=Deltas(bundles),
        news=news,
        checks=checks,
        inbox=Inbox(db),
        deliveries=Deliveries(db),
        push_addresses=PushAddresses(db),
        web_push_public_key=web_push_keys(master).public_key,
        duties=Duties(db),
        work_orders=WorkOrders(db, ports),
        work_order_queries=work_order_queries,
        crew_recommendation=CrewRecommendation(db, recommendation),
        photos=Photos(db, media, work_order_queries, IncidentQueries(db)),
        incidents=Incidents(db, zones_now),
        incident_queries=IncidentQueries(db),
        sites=Sites(db),
        exposures=Exposures(zones, zones_now, units),
        positions=Positions(db, zones_now),
        geofences=Geofences(db),
        crew_turns=CrewTurns(db, zones_now),
        stops=Stops(db, zones_now),
        enrolment=Enrolment(db, devices, keys),
        officers=Officers(db, secret),
        sheets=Sheets(db, devices, keys),
        public_url=settings.public_url,
        desk=Desk(db, bundles, EnrolledPhones(devices.reply_key)),
        desk_look=DeskLook(db, bundles),
        findings=Findings(db, bundles),
        papers=Papers(db, permit_queries, typesetter, say, printed(news)),
        reports=Reports(db),
        post_papers=PostPapers(db, checks, typesetter, say),
        zone_pictures=ZonePictures(db, zones_now),
        post_watch=PostWatch(db),
        work_pictures=WorkPictures(db),
    )


def options(settings: Settings) -> "Options":
    """What the settings decide about the API."""
    from api.options import Options

    return Options(
        open_introspection=not settings.listens_beyond_loopback,
        origins=frozenset({settings.public_url}),
        secure_cookies=settings.public_url.startswith("https://"),
        basemap=settings.basemap_folder,
        pages=pages.DIST,
        waiting_page=pages.WAITING,
        least_clients=settings.minimum_clients,
    )
