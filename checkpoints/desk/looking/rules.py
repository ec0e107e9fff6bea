"""Which credentials of a permit are judged, and how. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from checkpoints.desk.looking.model import Card
from credentials.bundle.model import Bundle
from credentials.claims import Claims
from credentials.verdict import Clock, History, Lookup, Passage, Seen, Verdict, verdict

CARDS_MOST: Final = 30


def newest(cards: Iterable[Card]) -> tuple[Card, ...]:
    """One card a holder, the last that was issued; those still good first, then by name."""
    last = {(one.permit.id, one.holder): one for one in sorted(cards, key=lambda card: card.claims.issued_at)}
    return tuple(sorted(last.values(), key=lambda card: (card.revoked, card.claims.name, card.claims.cti)))


def admitted(card: Card, bundle: Bundle, now: Clock, passage: Passage, seen: Seen) -> Verdict | Claims:
    """What the post would read in the card: its claims, or the verdict that stops it (a withdrawn key, say).

    A card that was never sealed has only its claims.
    """
    if card.text is None:
        return replace(card.claims, deployment=bundle.deployment)
    read = verdict(card.text, bundle, now, passage, History(), seen)
    return read if read.claims is None else read.claims


def judged(  # noqa: PLR0913, PLR0917 - what a verdict depends on
    claims: Claims, bundle: Bundle, now: Clock, passage: Passage, history: History, seen: Seen
) -> Verdict:
    """The verdict on what was read over a telephone: as on a look-up in the checkpoint's sheet."""
    return verdict(Lookup(claims=claims), bundle, now, passage, history, seen)
