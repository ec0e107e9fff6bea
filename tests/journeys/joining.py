"""More people join the cast: crew members by their person on the roster, with a phone each, and a dispatcher."""

from typing import Any
from uuid import uuid4

import httpx

from tests.journeys import speaking
from tests.journeys.cast import PASSWORD
from tests.journeys.scene import Scene

INVITE_OWN = """
mutation ($input: InviteOwnDeviceInput!) { inviteOwnDevice(input: $input) {
  __typename ... on SecretIssued { secret } } }
"""


async def account(scene: Scene, language: str, grant: dict[str, Any], **more: object) -> str:
    """A new account with one grant that has set its password; its sign-in name."""
    login = f"a{uuid4().hex}"
    new = {"login": login, "name": login, "language": language, "grants": [grant], **more}
    added = await scene.client.do(speaking.ADD_ACCOUNT, scene.cast.department, **new)
    link = await scene.client.do(speaking.LINK, scene.cast.department, account=added["account"], purpose="INVITATION")
    await scene.client.do(speaking.USE_LINK, None, secret=link["secret"], password=PASSWORD)
    return login


async def a_member(scene: Scene, member: int, language: str) -> str:
    """An account for a member of the crew; its sign-in name."""
    grant = {"role": "CREW", "organisation": scene.cast.organisation}
    person = {"organisation": scene.cast.organisation, "person": scene.crew.members[member]}
    return await account(scene, language, grant, **person)


async def invitation(scene: Scene, login: str) -> str:
    """What the member's own page shows to be typed into the phone."""
    page = await scene.client.signed_in(login, PASSWORD)
    made = await page.do(INVITE_OWN, None, kind="PHONE", label="Điện thoại")
    await page.http.aclose()
    secret: str = made["secret"]
    return secret


async def token(scene: Scene, login: str) -> str:
    """A bearer token of one's own."""
    page = await scene.client.signed_in(login, PASSWORD)
    made = await page.do(speaking.CREATE_TOKEN, None, label="journey", lastsDays=3)
    await page.http.aclose()
    secret: str = made["secret"]
    return secret


async def a_dispatcher(scene: Scene, language: str = "vi") -> str:
    """A dispatcher of the company; the token of its page."""
    grant = {"role": "DISPATCHER", "organisation": scene.cast.organisation}
    return await token(scene, await account(scene, language, grant, organisation=scene.cast.organisation))


def transport(scene: Scene) -> httpx.AsyncBaseTransport:
    """The way to the scene's server."""
    return scene.client.http._transport  # noqa: SLF001 - the same application
