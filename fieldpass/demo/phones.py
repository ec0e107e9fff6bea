"""The phones of the demonstration: who has one, and what `/demo/phone.json` shows of it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from fieldpass.accounts import actor_for
from fieldpass.demo import story
from fieldpass.demo.fake_fcm import Arrived, FakeFcm
from fieldpass.demo.house import House, asked, done
from fieldpass.wiring import Deployment
from identity.access import Role
from identity.accounts.sign_in import LONGEST_TOKEN
from notifications.addresses.model import Register
from notifications.sender import AddressKind

CARRIED_BY = (Role.CREW, Role.DISPATCHER, Role.COORDINATOR, Role.APPROVER)
"""Who is reached away from a desk, in the order the page offers them."""
OWNERS = tuple(account for role in CARRIED_BY for account in story.ACCOUNTS if account.role == role)


def fid_of(login: str) -> str:
    """The Firebase installation id of that account's phone: the same after every start."""
    return f"demo-phone-{login}"


def the_phones(deployment: Deployment) -> FakeFcm:
    """A fake FCM that knows them all; their clocks show the story's time."""
    fake = FakeFcm(clock=deployment.clock)
    for owner in OWNERS:
        fake.register(fid_of(owner.login))
    return fake


async def sign_in(house: House) -> None:
    """Everybody's phone is signed in and registered, for as long as a token lasts on the demonstration's clock."""
    services, at = house.deployment.services, story.OPENS_AT - timedelta(hours=12)
    for owner in OWNERS:
        account = await actor_for(house.deployment, owner.login)
        token = await services.sign_in.make_token("phone", LONGEST_TOKEN, by=account, request=asked(account, at))
        carrier = await services.sessions.actor_for(token.secret, at)
        if carrier is None:
            raise RuntimeError(f"the demonstration's phone of {owner.login} is not signed in")
        here = Register(kind=AddressKind.FID, value=fid_of(owner.login))
        done(await services.push_addresses.register(here, by=carrier, request=asked(carrier, at)))


def shown(fake: FakeFcm, login: str, deployment: Deployment, organisations: Mapping[str, str]) -> Mapping[str, Any]:
    """Every phone with how many it shows, and one of them whole, newest first. Instants ISO 8601 UTC."""
    chosen = next((one.login for one in OWNERS if one.login == login), OWNERS[0].login)
    return {
        "now": deployment.clock().isoformat(),
        "phones": [
            {
                "login": owner.login,
                "name": owner.name,
                "role": owner.role,
                "organisation": organisations.get(owner.organisation or ""),
                "shown": len(fake.phones[fid_of(owner.login)]),
            }
            for owner in OWNERS
        ],
        "phone": chosen,
        "notifications": [_notification(one) for one in reversed(fake.phones[fid_of(chosen)].values())],
    }


def _notification(arrived: Arrived) -> Mapping[str, Any]:
    told = arrived.message.get("data", {})
    return {
        "id": told.get("id", ""),
        "title": told.get("title", ""),
        "body": told.get("body", ""),
        "urgent": told.get("urgent") == "true",
        "firstAt": arrived.first_at.isoformat(),
        "lastAt": arrived.last_at.isoformat(),
        "times": arrived.times,
        "message": arrived.message,
    }
