"""What a deployment decides about the API; read from the environment by fieldpass."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Safe as it stands."""

    open_introspection: bool = False
    """The schema may be asked for without signing in."""
    origins: frozenset[str] = frozenset()
    """Origins besides the server's own from which pages may sign in, e.g. `https://fieldpass.example`."""
    secure_cookies: bool = False
    """The session cookie is only sent over https, also where a proxy hides that from us."""
    basemap: Path | None = None
    """The folder of basemaps; without one there is none."""
    pages: Path | None = None
    """The built pages (web/dist)."""
    waiting_page: Path | None = None
    """What is shown while the pages are being built."""
    least_clients: Mapping[str, int] = field(default_factory=dict)
    """The oldest version of each client (`X-Fieldpass-Client: checkpoint/3`) that is still answered."""
