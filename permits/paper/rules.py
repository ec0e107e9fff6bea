"""What a permit says on paper: values for the template, and the lines of a message. Pure."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from credentials.claims import Window
from credentials.control_code import spoken
from geo.local_time import LOCAL
from permits.keys import plate_key
from permits.paper.model import Act, News, Paper, Say, Shown
from permits.permits.model import PermitStatus

LANGUAGES: Final = ("vi", "en")
ACTS_MOST: Final = 3
NEWS_MOST: Final = 4
"""More codes than these nobody scans from a sheet of paper."""
_WORDS: Final = (
    *("country", "motto", "number", "title", "holder", "tails", "plates", "organisation", "valid", "from", "to"),
    *("hours", "entry", "zones", "conditions", "code", "check", "check-name", "check-tails", "check-plate", "no-scan"),
    *("keep", "signed", "signed-how", "news", "as-of", "news-how"),
)


def words(say: Say, keys: Iterable[str]) -> dict[str, dict[str, str]]:
    """The labels of a template in both languages."""
    named = tuple(keys)
    return {language: {key: say(f"paper-{key}", language, {}) for key in named} for language in LANGUAGES}


def given(papers: Sequence[Paper], news: News | None, at: datetime, say: Say) -> dict[str, Any]:
    """What the template of permits is given; the codes are drawn by `draw` afterwards."""
    first = papers[0]
    one = {"at": local(at), "reference": first.permit.reference, "count": str(len(papers))}
    footer = say("paper-printed" if len(papers) == 1 else "paper-printed-many", "vi", one)
    fits = news is not None and 0 < len(news.texts) <= NEWS_MOST
    return {
        "words": words(say, _WORDS),
        "title": f"{say('paper-title', 'vi', {})} {first.permit.reference}",
        "author": _issuer(first, say),
        "footer": footer,
        "permits": [_permit(paper, say) for paper in papers],
        "news": {"as_of": local(news.as_of), "codes": list(news.texts)} if news is not None and fits else None,
    }


def text(paper: Paper, say: Say) -> str:
    """A short message in Vietnamese: what it is, for whom, and what a checkpoint does with it."""
    permit = paper.permit
    lines = (
        f"{say('paper-title', 'vi', {})} {permit.reference} - {say(f'Purpose-{permit.purpose}', 'vi', {})}",
        *(_person(one) for one in paper.holders),
        f"{say('paper-plates', 'vi', {})}: {_plates(paper, say)}",
        f"{say('paper-zones', 'vi', {})}: {'; '.join(paper.zones)}",
        f"{say('paper-valid', 'vi', {})}: {local(permit.valid_from)} - {local(permit.valid_to)}",
        f"{say('paper-hours', 'vi', {})}: {_hours(permit.hours, say)}",
        f"{say('paper-code', 'vi', {})}: {dashed(permit.control_code)}",
        say("paper-message", "vi", {}),
    )
    banner = _banner(paper, say)
    return "\n".join((*((banner,) if banner else ()), *lines)) + "\n"


def local(at: datetime) -> str:
    """As people here read a clock and a date."""
    return at.astimezone(LOCAL).strftime("%H:%M %d/%m/%Y")


def dashed(code: str) -> str:
    """A control code as it is written, 4-4-4."""
    return spoken(code).replace(" ", "-")


def _permit(paper: Paper, say: Say) -> dict[str, Any]:
    permit = paper.permit
    issued = permit.issued_at.astimezone(LOCAL)
    day = {"day": f"{issued.day:02d}", "month": f"{issued.month:02d}", "year": str(issued.year)}
    return {
        "issuer": _issuer(paper, say),
        "reference": permit.reference,
        "dated": say("paper-dated", "vi", day),
        "purpose": {language: say(f"Purpose-{permit.purpose}", language, {}) for language in LANGUAGES},
        "banner": _banner(paper, say),
        "acts": _acts(paper.acts, say),
        "plates": _plates(paper, say),
        "organisation": paper.organisation,
        "valid_from": local(permit.valid_from),
        "valid_to": local(permit.valid_to),
        "hours": _hours(permit.hours, say),
        "entry": say(f"EntryMode-{permit.entry_mode}", "vi", {}),
        "zones": list(paper.zones),
        "conditions": permit.conditions,
        "code": dashed(permit.control_code),
        "signatory": paper.signatory,
        "holders": [{"name": one.name, "tails": list(one.tails), "qr": one.text} for one in paper.holders],
    }


def _issuer(paper: Paper, say: Say) -> str:
    if paper.unit is not None:
        return say("paper-committee", "vi", {"unit": paper.unit})
    return paper.department or say("paper-department", "vi", {})


def _banner(paper: Paper, say: Say) -> str | None:
    return say("paper-suspended", "vi", {}) if paper.permit.status is PermitStatus.SUSPENDED else None


def _acts(acts: Sequence[Act], say: Say) -> str:
    said = (
        say(
            "paper-act",
            "vi",
            {"number": one.number, "day": one.signed_on.strftime("%d/%m/%Y"), "authority": one.authority},
        )
        for one in acts[:ACTS_MOST]
    )
    return "; ".join(said)


def _plates(paper: Paper, say: Say) -> str:
    plates = sorted({plate_key(one.plate) for one in paper.permit.vehicles if one.plate})
    return ", ".join(plates) or say("paper-no-plate", "vi", {})


def _hours(hours: Sequence[Window], say: Say) -> str:
    if not hours:
        return say("paper-all-day", "vi", {})
    return ", ".join(f"{_clock(one.start)} - {_clock(one.end)}" for one in hours)


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _person(one: Shown) -> str:
    return f"{one.name} (…{', …'.join(one.tails)})" if one.tails else one.name
