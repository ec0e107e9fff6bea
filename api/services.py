"""The use cases that resolvers call, by name; filled by fieldpass.wiring. A new one adds its line here and there."""

from dataclasses import dataclass

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
from geo.levels.service import Levels
from geo.picture import ZonePictures
from geo.zones.service import Zones
from identity.accounts.links import Links
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
from incidents.exposure.service import Exposures
from incidents.incidents.reading import IncidentQueries
from incidents.incidents.service import Incidents
from incidents.photos.service import Photos
from incidents.picture.service import WorkPictures
from incidents.recommendation.service import CrewRecommendation
from incidents.sites.service import Sites
from incidents.work_orders.reading import WorkOrderQueries
from incidents.work_orders.service import WorkOrders
from notifications.addresses.service import PushAddresses
from notifications.deliveries.service import Deliveries
from notifications.duties.service import Duties
from notifications.inbox.service import Inbox
from permits.applications.reading import ApplicationQueries
from permits.applications.service import Applications
from permits.paper.service import Papers
from permits.permits.reading import PermitQueries
from permits.permits.service import Permits
from permits.policy.service import Policies
from storage.log import EventLog
from tracking.consequences.turns import CrewTurns
from tracking.geofences.service import Geofences
from tracking.positions.service import Positions


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """One of each."""

    event_log: EventLog
    sessions: Sessions
    sign_in: SignIn
    links: Links
    accounts: Accounts
    units: Units
    organisations: Organisations
    rosters: Rosters
    roster_imports: RosterImports
    vettings: Vettings
    crews: Crews
    devices: Devices
    zones: Zones
    levels: Levels
    keys: Keys
    policies: Policies
    applications: Applications
    application_queries: ApplicationQueries
    permits: Permits
    permit_queries: PermitQueries
    checkpoints: Checkpoints
    bundles: Bundles
    deltas: Deltas
    news: News
    checks: Checks
    inbox: Inbox
    deliveries: Deliveries
    push_addresses: PushAddresses
    web_push_public_key: str
    duties: Duties
    work_orders: WorkOrders
    work_order_queries: WorkOrderQueries
    crew_recommendation: CrewRecommendation
    photos: Photos
    incidents: Incidents
    incident_queries: IncidentQueries
    sites: Sites
    exposures: Exposures
    positions: Positions
    geofences: Geofences
    crew_turns: CrewTurns
    stops: Stops
    enrolment: Enrolment
    officers: Officers
    sheets: Sheets
    public_url: str
    desk: Desk
    desk_look: DeskLook
    findings: Findings
    papers: Papers
    reports: Reports
    post_papers: PostPapers
    zone_pictures: ZonePictures
    post_watch: PostWatch
    work_pictures: WorkPictures
