"""A push as an FCM message. Imports firebase_admin: loaded with the first push only.

Data messages, not notification messages: of the latter FCM keeps one while a phone is out of reach, and the app could
not tell a repeat. iOS shows nothing that has no alert, so APNs gets one. See docs/decisions/0106.
"""

from firebase_admin import messaging

from notifications import payload
from notifications.sender import AddressKind, Push

LIMIT_BYTES = 4096


def message_of(push: Push, *, expires_at: int) -> messaging.Message:
    """For its address; `expires_at` in seconds of the epoch, for APNs."""
    message = messaging.Message(data=dict(payload.fields(push)), android=_android(push), apns=_apns(push, expires_at))
    if push.address.kind is AddressKind.FID:
        message.fid = push.address.value
    else:
        message.token = push.address.value  # set here: as an argument it warns, and its successor is fid
    return message


def too_large(push: Push) -> bool:
    """FCM and APNs each refuse more than 4,096 bytes; words count twice, for either system."""
    words = {"title": push.title, "body": push.body}
    return len(payload.as_json({"data": dict(payload.fields(push)), "alert": words})) > LIMIT_BYTES


def _android(push: Push) -> messaging.AndroidConfig:
    """No collapse key: FCM keeps four of them a phone, and would drop a fifth notification unseen."""
    return messaging.AndroidConfig(priority="high" if push.urgent else "normal", ttl=push.ttl_s)


def _apns(push: Push, expires_at: int) -> messaging.APNSConfig:
    headers = {
        "apns-push-type": "alert",
        "apns-priority": "10" if push.urgent else "5",
        "apns-expiration": str(expires_at),
        "apns-collapse-id": str(push.id),
    }
    urgency = {"interruption-level": "time-sensitive"} if push.urgent else None
    alert = messaging.ApsAlert(title=push.title, body=push.body)
    aps = messaging.Aps(alert=alert, sound="default" if push.urgent else None, custom_data=urgency)
    return messaging.APNSConfig(headers=headers, payload=messaging.APNSPayload(aps=aps))
