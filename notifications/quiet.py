"""The libraries that carry pushes are kept from logging: their lines hold addresses, tokens and payloads."""

import logging

_TALKATIVE = ("firebase_admin", "google", "h2", "hpack", "httpcore", "httpx", "requests", "urllib3")


def hush() -> None:
    """Nothing below WARNING from them, whatever FIELDPASS_LOG_LEVEL says."""
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
