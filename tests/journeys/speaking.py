"""A client that speaks GraphQL text to the deployment, and the texts it speaks."""

from dataclasses import dataclass
from typing import Any, cast
from uuid import uuid4

import httpx

PUBLISH = """
mutation ($input: PublishZonesInput!) { publishZones(input: $input) {
  __typename ... on ZonesPublished { zones { number version } touched { kind count } }
  ... on RefusedProblem { reasons { code message } } ... on StaleProblem { expected actual } } }
"""
CLOSE = """
mutation ($input: CloseZoneInput!) { closeZone(input: $input) {
  __typename ... on ZonesPublished { zones { number version } touched { kind count } } } }
"""
CREATE_CHECKPOINT = """
mutation ($input: CreateCheckpointInput!) { createCheckpoint(input: $input) {
  __typename ... on CheckpointPlaced { checkpoint } ... on RefusedProblem { reasons { code } } } }
"""
CHECKPOINT = "query ($id: ID!) { checkpoint(id: $id) { uuid bundleAddress } }"
APPLY = """
mutation ($input: WantedInput!) { applyForPermit(input: $input) {
  __typename ... on ApplicationChanged { id status version } ... on RefusedProblem { reasons { code message } } } }
"""
DECIDE = """
mutation ($input: DecideApplicationInput!) { decideApplication(input: $input) {
  __typename ... on ApplicationChanged { id status } ... on RefusedProblem { reasons { code message } } } }
"""
APPLICATION = "query ($id: ID!) { application(id: $id) { status permit } }"
PERMIT = """
query ($id: ID!) { permit(id: $id) {
  id status version reasons { code } credentials { id person text qrPngAddress } } }
"""
REVOKE = """
mutation ($input: PermitReasonInput!) { revokePermit(input: $input) { __typename ... on PermitChanged { status } } }
"""
VERIFY = """
query ($input: VerifyPermitInput!) { verifyPermit(input: $input) {
  decision passage reasons { code } bundleSequence } }
"""
RECORD = """
mutation ($input: RecordChecksInput!) { recordChecks(input: $input) {
  __typename ... on CheckReceipts { receipts { kept notes } } } }
"""


@dataclass(frozen=True, slots=True)
class Client:
    """One speaker; `token` None is nobody."""

    http: httpx.AsyncClient

    async def ask(self, text: str, token: str, **variables: object) -> Any:
        """The one root field of an answer without errors."""
        answer = await self.http.post(
            "/graphql",
            json={"query": text, "variables": variables},
            headers={"authorization": f"Bearer {token}"},
        )
        body = answer.json()
        assert "errors" not in body, body
        (value,) = body["data"].values()
        return value

    async def do(self, text: str, token: str, **fields: object) -> dict[str, Any]:
        """A mutation that is done; a problem fails the test."""
        done = await self.ask(text, token, input={"idempotencyKey": str(uuid4())} | fields)
        assert not done["__typename"].endswith("Problem"), done
        return cast("dict[str, Any]", done)

    async def get(self, address: str, token: str | None = None, etag: str | None = None) -> httpx.Response:
        """A plain route."""
        headers = {"authorization": f"Bearer {token}"} if token else {}
        return await self.http.get(address, headers=headers | ({"if-none-match": etag} if etag else {}))
