"""The set of credentials that a leaked key really issued, as a post reads it beside its bundle. Pure."""

from credentials.bundle import issued
from credentials.bundle.certificate import Anchor


def issued_ids(content: bytes, anchor: Anchor) -> frozenset[bytes] | None:
    """The ids in a signed set; None for a file that is none of ours."""
    try:
        return issued.read(content, anchor)[1]
    except ValueError:
        return None
