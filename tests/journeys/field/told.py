"""What the bearer was told: a push is a hint and comes twice or never, the inbox is the truth, each is shown once."""

from collections.abc import Mapping
from uuid import UUID

import msgspec

from tests.journeys.field import contract
from tests.journeys.field.contract import Told
from tests.journeys.field.disk import Disk, Journal
from tests.journeys.field.speaker import Speaker

PAGE = 50


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One notification as it stood on the screen. It is written down first: a death shows it never, not twice.

    What a death kept from the screen stands in the inbox as unread.
    """

    uuid: UUID
    title: str
    body: str
    code: str = ""
    about: str = ""


class Screen:
    """What has been shown, in order."""

    def __init__(self, disk: Disk) -> None:
        self._shown = Journal(disk, "shown.jsonl", Shown)

    @property
    def shown(self) -> tuple[Shown, ...]:
        """Everything, oldest first."""
        return tuple(self._shown)

    def show(self, one: Shown) -> bool:
        """Put it on the screen; False when it stood there before."""
        if any(known.uuid == one.uuid for known in self._shown):
            return False
        self._shown.append(one)
        return True

    def hint(self, data: Mapping[str, str]) -> bool:
        """Show what a push says while the inbox cannot be reached."""
        return self.show(Shown(uuid=UUID(data["id"]), title=data["title"], body=data["body"]))

    async def refresh(self, by: Speaker) -> tuple[Told, ...]:
        """Read the inbox back to what is known and show what is new, oldest first; the new ones."""
        new: list[Told] = []
        after: str | None = None
        while True:
            page = await contract.inbox(by, first=PAGE, after=after)
            unknown = [edge.node for edge in page.edges if not self._knows(edge.node)]
            new += unknown
            after = page.page_info.end_cursor
            if not unknown or not page.page_info.has_next_page:
                break
        return tuple(one for one in reversed(new) if self.show(_shown(one)))

    def _knows(self, one: Told) -> bool:
        return any(known.uuid == one.uuid for known in self._shown)


def _shown(one: Told) -> Shown:
    return Shown(uuid=one.uuid, title=one.title, body=one.body, code=one.code, about=one.about)
