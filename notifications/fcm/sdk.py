"""firebase-admin, and the one place that touches what it keeps private. Loaded with the first push only.

Private names: `_get_messaging_service`, `_fcm_url`, `_fcm_topic_url`, `_credential`, `_async_client`, `_http_client`,
`_retry`. tests/notifications/test_fcm_sdk.py fails when one of them is renamed.
"""

import firebase_admin
import httpx
from firebase_admin import _http_client, _retry, exceptions, messaging
from google.auth.exceptions import GoogleAuthError

from notifications.fcm.access import Nobody, ServiceAccount
from notifications.fcm.options import FcmOptions
from notifications.fcm.told import Lost, Refused, Taken, Told
from notifications.push_fault import PushFault
from notifications.quiet import hush
from storage.ids import new_id


class Sdk:
    """One Firebase app. Everything of it must be called in one and the same loop."""

    def __init__(self, options: FcmOptions, timeout_s: float) -> None:
        hush()
        access = Nobody() if options.account is None else ServiceAccount(options.account)
        told = {"projectId": options.project, "httpTimeout": timeout_s}
        self._app = firebase_admin.initialize_app(access, told, name=f"fieldpass-{new_id()}")
        self._service = messaging._get_messaging_service(self._app)  # noqa: SLF001 - see the head of this file
        self._send_once(timeout_s)
        if options.url is not None:
            self._talk_to(options.url, options.project)

    async def send(self, message: messaging.Message) -> Told:
        """One request; never raises for what FCM or the network does."""
        try:
            answers = await messaging.send_each_async([message], app=self._app)
        except exceptions.FirebaseError as fault:
            return _told(fault)
        answer = answers.responses[0]
        if answer.exception is not None:
            return _told(answer.exception)
        return Taken(name=answer.message_id) if isinstance(answer.message_id, str) else Lost(why=PushFault.UNREADABLE)

    async def close(self) -> None:
        """Close the connections, in the loop that opened them."""
        await self._service._async_client.aclose()  # noqa: SLF001 - its own close starts another loop

    def forget(self) -> None:
        """Take the app off firebase-admin's list, outside any loop."""
        firebase_admin.delete_app(self._app)

    def _send_once(self, timeout_s: float) -> None:
        """Retries are the outbox's: the SDK's own would send each attempt five times, for 7 s, deaf to Retry-After."""
        self._replace(
            "_async_client",
            _http_client.HttpxAsyncClient(
                credential=self._service._credential,  # noqa: SLF001 - see the head of this file
                retry_config=_retry.HttpxRetry(max_retries=0),
                timeout=timeout_s,
            ),
        )

    def _talk_to(self, url: str, project: str) -> None:
        self._replace("_fcm_url", f"{url}/v1/projects/{project}/messages:send")
        self._replace("_fcm_topic_url", f"{url}/v1/projects/{project}/registrations")

    def _replace(self, name: str, value: object) -> None:
        if not hasattr(self._service, name):
            raise RuntimeError(f"firebase-admin {firebase_admin.__version__} has no {name} any more")
        setattr(self._service, name, value)


def _told(fault: exceptions.FirebaseError) -> Told:
    """What FCM answered, or why there is no answer."""
    response = fault.http_response
    if response is not None:
        return Refused(
            status=response.status_code, body=response.content, retry_after=response.headers.get("retry-after")
        )
    match fault:
        case exceptions.DeadlineExceededError():
            return Lost(why=PushFault.TIMEOUT)
        case exceptions.UnavailableError():
            return Lost(why=PushFault.NO_CONNECTION)
    match fault.cause:
        case httpx.HTTPError():
            return Lost(why=PushFault.NO_CONNECTION)
        case GoogleAuthError():
            return Lost(why=PushFault.NO_CREDENTIALS)
    return Lost(why=PushFault.UNREADABLE)
