"""The use cases that resolvers call, by name; filled by fieldpass.wiring. Each subject adds its lines."""

from dataclasses import dataclass

from checkpoints.bundles.service import Bundles
from identity.accounts.sessions import Sessions
from identity.accounts.sign_in import SignIn


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """One of each."""

    sessions: Sessions
    sign_in: SignIn
    bundles: Bundles
