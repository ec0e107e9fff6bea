"""A client that speaks GraphQL text to the deployment, and the texts it speaks."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx

UNITS = "query { adminUnits(first: 100) { edges { node { id code } } } }"
USE_LINK = """
mutation ($input: UsePasswordLinkInput!) { usePasswordLink(input: $input) {
  __typename ... on PasswordSet { account } } }
"""
CREATE_TOKEN = """
mutation ($input: CreateTokenInput!) { createToken(input: $input) { __typename ... on SecretIssued { secret } } }
"""
FOUND = """
mutation ($input: FoundOrganisationInput!) { foundOrganisation(input: $input) {
  __typename ... on OrganisationFounded { organisation } } }
"""
ADD_ACCOUNT = """
mutation ($input: AddAccountInput!) { addAccount(input: $input) { __typename ... on AccountChanged { account } } }
"""
LINK = """
mutation ($input: MakePasswordLinkInput!) { makePasswordLink(input: $input) {
  __typename ... on SecretIssued { secret } } }
"""
ADD_PERSON = """
mutation ($input: AddPersonInput!) { addPerson(input: $input) {
  __typename ... on RosterEntryChanged { subject version } } }
"""
ADD_VEHICLE = """
mutation ($input: AddVehicleInput!) { addVehicle(input: $input) {
  __typename ... on RosterEntryChanged { subject version } } }
"""
VET = """
mutation ($input: VetRosterEntryInput!) { vetRosterEntry(input: $input) {
  __typename ... on RosterEntryChanged { version } } }
"""
COMPOSE = """
mutation ($input: ComposeCrewInput!) { composeCrew(input: $input) { __typename ... on CrewChanged { crew } } }
"""
INVITE = """
mutation ($input: InviteCheckpointDeviceInput!) { inviteCheckpointDevice(input: $input) {
  __typename ... on SecretIssued { secret } } }
"""
ENROL = """
mutation ($input: EnrolCheckpointDeviceInput!) { enrolCheckpointDevice(input: $input) {
  __typename ... on CheckpointDeviceEnrolled { token } } }
"""
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
    """A speaker over HTTP; with a token it speaks for that account."""

    http: httpx.AsyncClient

    async def ask(self, text: str, token: str | None, **variables: object) -> Any:
        """The one root field of an answer without errors; no problem either."""
        headers = {"authorization": f"Bearer {token}"} if token else {}
        answer = await self.http.post("/graphql", json={"query": text, "variables": variables}, headers=headers)
        body = answer.json()
        assert "errors" not in body, body
        (value,) = body["data"].values()
        kind = value.get("__typename") if isinstance(value, dict) else ""
        assert not str(kind).endswith("Problem"), value
        return value

    async def do(self, text: str, token: str | None, **fields: object) -> dict[str, Any]:
        """A mutation under a fresh key."""
        done: dict[str, Any] = await self.ask(text, token, input={"idempotencyKey": str(uuid4())} | fields)
        return done

    async def get(self, address: str, token: str | None = None, etag: str | None = None) -> httpx.Response:
        """A plain route."""
        headers = {"authorization": f"Bearer {token}"} if token else {}
        return await self.http.get(address, headers=headers | ({"if-none-match": etag} if etag else {}))

    async def signed_in(self, login: str, password: str) -> "Client":
        """Another client that has signed in as a page does, by cookie."""
        headers = {"x-fieldpass-client": "journey/1"}
        page = httpx.AsyncClient(transport=self.http._transport, base_url=self.http.base_url, headers=headers)  # noqa: SLF001 - the same application
        answer = await page.post("/session", json={"login": login, "password": password})
        assert answer.is_success, answer.text
        return Client(page)
