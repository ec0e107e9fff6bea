"""A COSE library that others wrote reads what we issue: our template is COSE_Sign1, and so is what we sign."""

import cbor2
import pytest
from pycose.algorithms import Es256
from pycose.headers import KID, Algorithm
from pycose.keys.ec2 import EC2Key
from pycose.messages.sign1message import Sign1Message

from credentials import base45, envelope
from credentials.wire import AAD, PREFIX
from tests.credentials.scenario import DEPLOYMENT, a_bundle, a_certificate, a_claims, key, sealed, sealed_bundle

SIGN1, CERTIFICATE = 18, -65538


def message(signed: bytes, signer: str, purpose: str, deployment: str = DEPLOYMENT) -> Sign1Message:
    """What the library makes of the bytes, with the key and the outside data that we say are theirs."""
    tagged = cbor2.loads(signed)
    protected, unprotected, payload, signature = tagged.value
    assert tagged.tag == SIGN1
    read = Sign1Message.from_cose_obj([protected, dict(unprotected), payload, signature], allow_unknown_attributes=True)
    public = key(signer).public
    read.key = EC2Key(crv="P_256", x=public[:32], y=public[32:], optional_params={"ALG": "ES256"})
    read.external_aad = (AAD[purpose] + deployment).encode()  # type: ignore[misc] # its setter stands apart
    return read


def files() -> dict[str, tuple[bytes, str]]:
    """A file of each kind, and who signed it; the name is that of its outside data."""
    permit = base45.decode(sealed(a_claims()).removeprefix(PREFIX))
    return {
        "permit": (permit, "issuer"),
        "bundle": (sealed_bundle(a_bundle()), "bundle"),
        "key": (a_certificate(), "root"),
    }


@pytest.mark.parametrize("purpose", ["permit", "bundle", "key"])
def test_an_independent_library_verifies_what_we_sign(purpose: str) -> None:
    signed, signer = files()[purpose]

    read = message(signed, signer, purpose)

    assert read.verify_signature()
    assert read.phdr == {Algorithm: Es256, KID: key(signer).kid}
    assert cbor2.loads(read.payload or b"")[1] == DEPLOYMENT


@pytest.mark.parametrize("purpose", ["permit", "bundle", "key"])
def test_it_verifies_nothing_for_another_deployment_purpose_or_key(purpose: str) -> None:
    signed, signer = files()[purpose]

    assert not message(signed, signer, purpose, "dt-2022").verify_signature()
    assert not message(signed, "stranger", purpose).verify_signature()
    others = {"permit", "bundle", "key", "issued", "delta", "sheet", "time"} - {purpose}
    assert not any(message(signed, signer, other).verify_signature() for other in others)


def test_the_certificate_stands_unprotected_in_the_bundle() -> None:
    signed, _ = files()["bundle"]

    assert message(signed, "bundle", "bundle").uhdr == {CERTIFICATE: a_certificate()}


def test_we_read_what_the_library_writes() -> None:
    permit, _ = files()["permit"]
    ours = envelope.split(permit)
    assert ours is not None
    private = key("issuer").private.private_numbers().private_value.to_bytes(32)
    public = key("issuer").public
    theirs = Sign1Message(
        phdr={Algorithm: Es256, KID: ours.kid},
        payload=ours.payload,
        external_aad=(AAD["permit"] + DEPLOYMENT).encode(),
        key=EC2Key(crv="P_256", x=public[:32], y=public[32:], d=private),
    )

    written = envelope.split(theirs.encode())

    assert written is not None
    assert written.payload == ours.payload
    assert len(written.signature) == len(ours.signature)
