"""The one schema of the process, put together from the subjects."""

from collections.abc import Iterable
from functools import cache

import strawberry
from graphql import GraphQLSchema
from strawberry.printer import print_schema
from strawberry.schema.config import StrawberryConfig

from api.checkpoints.enrolment import EnrolmentMutation, EnrolmentQuery
from api.checkpoints.mutations import CheckpointMutation
from api.checkpoints.news_queries import NewsQuery
from api.checkpoints.officers import OfficerMutation, OfficerQuery
from api.checkpoints.paper_log import PaperLogMutation
from api.checkpoints.queries import CheckpointQuery
from api.desk.mutations import DeskMutation
from api.desk.queries import DeskQuery
from api.findings.mutations import FindingMutation
from api.findings.queries import FindingQuery
from api.gates import put_gates
from api.incidents.mutations import IncidentMutation
from api.incidents.queries import IncidentQuery
from api.live.queries import EventQuery
from api.live.subscriptions import LiveSubscription
from api.notifications.mutations import NotificationMutation
from api.notifications.queries import NotificationQuery
from api.people.mutations import PeopleMutation
from api.people.queries import PeopleQuery
from api.people.roster_mutations import RosterMutation
from api.people.roster_queries import RosterQuery
from api.permits.application_mutations import ApplicationMutation
from api.permits.mutations import PermitMutation
from api.permits.queries import PermitQuery
from api.scalars import SCALARS
from api.stops.mutations import StopMutation
from api.stops.queries import StopQuery
from api.tracking.mutations import TrackingMutation
from api.tracking.queries import TrackingQuery
from api.viewer.queries import ViewerQuery
from api.work_orders.mutations import WorkOrderMutation
from api.work_orders.queries import WorkOrderQuery
from api.zones.mutations import ZoneMutation
from api.zones.queries import ZoneQuery

# Each subject adds its classes here; a subject without mutations has none.
QUERIES: tuple[type, ...] = (
    ViewerQuery,
    EventQuery,
    CheckpointQuery,
    EnrolmentQuery,
    OfficerQuery,
    NewsQuery,
    ZoneQuery,
    PermitQuery,
    PeopleQuery,
    RosterQuery,
    IncidentQuery,
    NotificationQuery,
    TrackingQuery,
    StopQuery,
    DeskQuery,
    FindingQuery,
    WorkOrderQuery,
)
MUTATIONS: tuple[type, ...] = (
    CheckpointMutation,
    EnrolmentMutation,
    OfficerMutation,
    ZoneMutation,
    ApplicationMutation,
    PermitMutation,
    PeopleMutation,
    RosterMutation,
    IncidentMutation,
    NotificationMutation,
    TrackingMutation,
    StopMutation,
    DeskMutation,
    FindingMutation,
    PaperLogMutation,
    WorkOrderMutation,
)

SUBSCRIPTIONS: tuple[type, ...] = (LiveSubscription,)


def build(
    queries: Iterable[type] = QUERIES, mutations: Iterable[type] = MUTATIONS, subscriptions: Iterable[type] = ()
) -> strawberry.Schema:
    """A schema with a gate before every resolver; raises UndeclaredError when a field forgot to say who may read it."""
    changes, live = tuple(mutations), tuple(subscriptions)
    schema = strawberry.Schema(
        query=_root("Query", "What can be read.", tuple(queries)),
        mutation=_root("Mutation", "What can be done; each input has an idempotency key.", changes)
        if changes
        else None,
        subscription=_root("Subscription", "What is told as it happens; over graphql-transport-ws.", live)
        if live
        else None,
        config=StrawberryConfig(scalar_map=SCALARS, disable_field_suggestions=True),
    )
    put_gates(core(schema))
    return schema


def core(schema: strawberry.Schema) -> GraphQLSchema:
    """The graphql-core schema inside a strawberry schema."""
    return schema._schema  # noqa: SLF001 - strawberry has no public way to it


@cache
def the_schema() -> strawberry.Schema:
    """The schema of this process; made once, on first use."""
    return build(subscriptions=SUBSCRIPTIONS)


def sdl() -> str:
    """What `schema.graphql` holds."""
    return print_schema(the_schema()) + "\n"


def _root(name: str, description: str, bases: tuple[type, ...]) -> type:
    clashes = _clashes(bases)
    if clashes:
        raise TypeError(f"{name} has two fields called {', '.join(clashes)}")
    return strawberry.type(type(name, bases, {}), description=description)


def _clashes(bases: tuple[type, ...]) -> list[str]:
    names = [field.python_name for base in bases for field in base.__strawberry_definition__.fields]  # type: ignore[attr-defined]  # strawberry types
    return sorted({name for name in names if names.count(name) > 1})
