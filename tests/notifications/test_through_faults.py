"""From the inbox through the real senders to fake services that misbehave by script.

Nothing is lost (every notification is in its inbox, and on its phone unless its service refused it for good), nothing
is seen twice (a phone shows each id once), and only the dead address is removed.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import pytest
import sqlalchemy as sa

from api.words import say
from fieldpass.demo.fake_fcm import refusal
from identity.access import Actor, Role
from notifications.addresses import store as addresses
from notifications.addresses.model import PushAddress
from notifications.addresses.service import PushAddresses
from notifications.fcm.options import FcmOptions
from notifications.fcm.sender import FcmSender
from notifications.outbox.worker import Means, Outbox
from notifications.sender import AddressKind, Sender
from notifications.tables import delivery, notification, push_address
from notifications.webpush.sender import WebPushOptions, WebPushSender
from notifications.webpush.vapid import keys_from
from storage.database import Database
from storage.ids import new_id
from tests.fakes import fcm as fakes
from tests.fakes.fcm import FcmService, account
from tests.fakes.http import Break, Reply, served
from tests.fakes.webpush import Browser, PushService
from tests.notifications.world import Office

CREWS, TOLD = 10, 3
ELSEWHERE = {"location": "http://10.0.0.1/"}

FCM_FAULTS = [
    fakes.BAD_PAYLOAD,
    fakes.said(refusal(401, "UNAUTHENTICATED")),
    fakes.said(refusal(403, "PERMISSION_DENIED")),
    fakes.said(refusal(429, "RESOURCE_EXHAUSTED"), retry_after="45"),
    fakes.said(refusal(429, "RESOURCE_EXHAUSTED")),
    fakes.said(refusal(500, "INTERNAL")),
    fakes.said(refusal(503, "UNAVAILABLE"), retry_after="20"),
    fakes.after(1.0),
    fakes.broken(Break.RESET),
    fakes.broken(Break.CUT),
    fakes.instead(Reply(status=302, headers=ELSEWHERE)),
    fakes.instead(Reply(body=b"not JSON")),
]
WEB_FAULTS = [
    fakes.instead(Reply(status=400)),
    fakes.instead(Reply(status=403)),
    fakes.instead(Reply(status=429, headers={"retry-after": "45"})),
    fakes.instead(Reply(status=429)),
    fakes.instead(Reply(status=500)),
    fakes.instead(Reply(status=503)),
    fakes.after(1.0),
    fakes.broken(Break.RESET),
    fakes.instead(Reply(status=307, headers=ELSEWHERE)),
]


@dataclass(slots=True)
class Line:
    """Crews with one device each; the last one's is dead."""

    office: Office
    outbox: Outbox
    crews: list[Actor]
    values: list[str]

    async def until_quiet(self) -> None:
        """Tell everybody, and send until nothing waits any more; the clock goes on meanwhile."""
        for _ in range(TOLD):
            await self.office.says(*self.crews)
        for _ in range(100):
            while await self.outbox.step():
                pass
            if not any(state in {"QUEUED", "SENDING"} for state, _ in await self.office.deliveries()):
                return
            self.office.clock.on(timedelta(seconds=60))
        pytest.fail("pushes were still waiting after a hundred minutes")

    async def outcomes(self) -> Mapping[str, dict[str, str]]:
        """For each address: notification and the state its push ended in."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        joined = sa.join(delivery, push_address).join(notification, notification.c.id == delivery.c.notification)
        async with self.office.db.reading() as rx:
            rows = await rx.rows(
                sa.select(push_address.c.tail, delivery.c.notification, delivery.c.state).select_from(joined)
            )
        for row in rows:
            found[row.tail][str(row.notification)] = row.state
        return found

    async def check(self, shown: Mapping[str, list[str]], refused: int) -> None:
        """`shown` is what each device showed, by its tail; `refused` is how many answers below are for good."""
        outcomes, dead = await self.outcomes(), tail_of(CREWS - 1)
        for place, crew in enumerate(self.crews):
            told = {str(one.id) for one in await self.office.inbox(crew)}
            assert len(told) == TOLD, "the inbox has everything"
            assert outcomes[tail_of(place)].keys() == told, "every push came to an end"
            if tail_of(place) != dead:
                reached = {one for one, state in outcomes[tail_of(place)].items() if state == "SENT"}
                assert reached <= set(shown[tail_of(place)]) <= told
        states = [state for tail, some in outcomes.items() if tail != dead for state in some.values()]
        assert states.count("FAILED") == refused
        assert states.count("SENT") == len(states) - refused
        assert all(len(set(some)) == len(some) for some in shown.values())
        left = [one.tail for crew in self.crews for one in await PushAddresses(self.office.db).own(by=crew)]
        assert left == [tail_of(place) for place in range(CREWS - 1)], "only the dead address is removed"


def tail_of(place: int) -> str:
    return f"{place:04}"


async def a_line(db: Database, sender: Sender, values: list[str], kind: AddressKind) -> Line:
    office = Office(db=db)
    crews = [await office.account(Role.CREW) for _ in values]
    for place, (crew, value) in enumerate(zip(crews, values, strict=True)):
        assert crew.session is not None
        made = PushAddress(
            id=new_id(),
            account=crew.account,
            session=crew.session,
            device=None,
            kind=kind,
            tail=tail_of(place),
            registered_at=office.clock.at,
        )
        async with db.transaction() as tx:
            await addresses.add(tx, made, value, f"{place}".encode())
    means = Means(senders={kind: sender}, say=say, clock=office.clock, chance=office.chance)
    return Line(office=office, outbox=Outbox(db, means, batch=7), crews=crews, values=values)


async def test_through_a_fake_fcm_that_does_everything_wrong(db: Database) -> None:
    service = FcmService()
    tokens = [f"token-{place:04}" for place in range(CREWS)]
    for token in tokens[:-1]:
        service.fcm.register(token)
    async with served(service) as origin:
        sender = FcmSender(FcmOptions(account=account(origin), url=origin), push_s=0.5)
        line = await a_line(db, sender, tokens, AddressKind.TOKEN)
        service.script.extend(FCM_FAULTS)
        await line.until_quiet()
        await sender.close()

    assert service.fcm.taken > (CREWS - 1) * TOLD - 2, "some answers were lost and asked for again"
    shown = {token[-4:]: list(some) for token, some in service.fcm.phones.items()}
    await line.check(shown, refused=2)  # 400 for the message, 403 for the sender


async def test_through_a_fake_web_push_service_that_does_everything_wrong(db: Database) -> None:
    service = PushService()
    async with served(service) as origin:
        browsers = [Browser(origin, number=place) for place in range(CREWS)]
        service.browsers.update({browser.path: browser for browser in browsers[:-1]})
        sender = WebPushSender(WebPushOptions(keys=keys_from(b"k" * 32), contact="a@b.example", also=origin))
        line = await a_line(db, sender, [one.subscription() for one in browsers], AddressKind.WEBPUSH)
        service.script.extend(WEB_FAULTS)
        await line.until_quiet()
        await sender.close()

    told = {
        str(one.id): tail_of(place) for place, crew in enumerate(line.crews) for one in await line.office.inbox(crew)
    }
    shown: dict[str, list[str]] = {tail_of(place): [] for place in range(CREWS)}
    for message in service.opened:
        if message["id"] not in shown[told[message["id"]]]:
            shown[told[message["id"]]].append(message["id"])
    await line.check(shown, refused=3)  # 400, 403, and a redirect, which is never followed
