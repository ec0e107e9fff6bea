"""The key by which browsers' push services know this deployment; apart from the senders, so as to load none of them."""

from fieldpass import master_key
from notifications.webpush.vapid import VapidKeys, keys_from


def web_push_keys(master: bytes) -> VapidKeys:
    """The deployment's VAPID keys; `public_key` is what a page subscribes with."""
    return keys_from(master_key.derived(master, "web push"))
