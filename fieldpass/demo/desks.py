"""Who is on duty when the demonstration opens: a dispatcher and two focal points, until the morning.

Everybody else's inbox fills by itself: the worker tells what happened before, and pushes nothing of it (decision 0100).
"""

from datetime import timedelta

from fieldpass.accounts import account_id
from fieldpass.demo import story
from fieldpass.demo.house import House, asked, done
from identity.access import Actor, Grant, Role

ON_DUTY = ("dieuhanh", "saddec", "laivung")
NIGHT = timedelta(hours=13)


async def desks(house: House) -> None:
    """Each goes on duty a few minutes before the opening, one after the other."""
    for place, login in enumerate(ON_DUTY):
        began = story.OPENS_AT - timedelta(minutes=30 - 5 * place)
        role = next(Role(one.role) for one in story.ACCOUNTS if one.login == login)
        by = Actor(account=await account_id(house.deployment, login), name=login, grants=(Grant(role=role),))
        duties = house.deployment.services.duties
        done(await duties.go_on(began + NIGHT, by=by, request=asked(by, began)))
