"""Use cases of paper: permits as one file, one permit as a picture, or as a few lines. Nothing is written."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from credentials import qr
from identity.access import Action, Actor, allow
from permits.paper import reading, rules
from permits.paper.model import News, Paper, Say
from permits.paper.typesetting import Job, Typesetter
from permits.permits.reading import PermitQueries
from storage.database import Database
from storage.outcomes import BadInput, Conflict, NotFound, Refusal

AT_ONCE: Final = 200
_TEMPLATE: Final = (Path(__file__).parent / "permit.typ").read_text(encoding="utf-8")
_PICTURE_PPI: Final = 170

NewestNews = Callable[[datetime], Awaitable[News | None]]
"""The newest news for checkpoints, where there are any that fit a few codes."""


async def no_news(_at: datetime) -> News | None:
    """Where nobody makes any."""
    return None


@dataclass(frozen=True, slots=True)
class Papers:
    """Puts permits on paper."""

    db: Database
    permits: PermitQueries
    typesetter: Typesetter
    say: Say
    news: NewestNews = no_news

    async def pdf(self, ids: Sequence[UUID], *, by: Actor, at: datetime) -> bytes | Refusal:
        """These permits in this order, a page a holder and one with the news; BadInput for more than 200."""
        if not 1 <= len(ids) <= AT_ONCE:
            raise BadInput("ids", "TOO_MANY_PERMITS", most=str(AT_ONCE))
        papers = await self._papers(tuple(dict.fromkeys(ids)), by, at)
        if isinstance(papers, Refusal):
            return papers
        news = await self.news(at)
        given = await asyncio.to_thread(lambda: drawn(rules.given(papers, news, at, self.say)))
        return await self.typesetter.set(Job(template=_TEMPLATE, given=given, at=int(at.timestamp())))

    async def picture(self, id: UUID, *, by: Actor, at: datetime, holder: int | None = None) -> bytes | Refusal:
        """One holder's page as PNG, counted from 1; where none is named their own, else the first."""
        papers = await self._papers((id,), by, at)
        if isinstance(papers, Refusal):
            return papers
        [paper] = papers
        place = holder or _own(paper, by)
        if not 1 <= place <= len(paper.holders):
            return NotFound(kind="Credential", id=id)
        alone = replace(paper, holders=paper.holders[place - 1 : place])
        given = await asyncio.to_thread(lambda: drawn(rules.given([alone], None, at, self.say)))
        return await self.typesetter.set(Job(template=_TEMPLATE, given=given, format="png", ppi=_PICTURE_PPI))

    async def text(self, id: UUID, *, by: Actor, at: datetime) -> str | Refusal:
        """A short message in Vietnamese."""
        papers = await self._papers((id,), by, at)
        return papers if isinstance(papers, Refusal) else rules.text(papers[0], self.say)

    async def _papers(self, ids: Sequence[UUID], by: Actor, at: datetime) -> list[Paper] | Refusal:
        allow(by, Action.READ_PERMIT)
        found = {one.id: one for one in await self.permits.find_many(ids, by=by)}
        for one in ids:
            if one not in found:
                return NotFound(kind="Permit", id=one)
            if not found[one].is_live(at):
                return Conflict(code="PERMIT_OVER", params={"reference": found[one].reference})
        credentials = await self.permits.credentials_of(ids, by=by)
        async with self.db.reading() as rx:
            names = await reading.names(rx, list(found.values()), at)
        papers = [reading.paper(found[one], credentials.get(one, ()), names) for one in ids]
        bare = next((one for one in papers if not one.holders), None)
        return papers if bare is None else NotFound(kind="Credential", id=bare.permit.id)


def drawn(given: Mapping[str, Any]) -> dict[str, Any]:
    """The same with the codes drawn."""
    permits = [
        {**permit, "holders": [{**one, "qr": qr.svg(one["qr"])} for one in permit["holders"]]}
        for permit in given["permits"]
    ]
    news = given["news"] and {**given["news"], "codes": [qr.svg(text) for text in given["news"]["codes"]]}
    return {**given, "permits": permits, "news": news}


def _own(paper: Paper, by: Actor) -> int:
    holders = [one.id for one in paper.permit.holders]
    return holders.index(by.person) + 1 if by.person in holders else 1
