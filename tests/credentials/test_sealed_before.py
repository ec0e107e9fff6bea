"""A database from before decision 0130: its bundle key's certificate does not open, and is made anew when it signs."""

import sqlalchemy as sa

from credentials import envelope
from credentials.bundle.model import Bundle
from credentials.bundle.seal import open_bundle
from credentials.keys.service import Keys
from credentials.keys.signer import WrappedSigner
from credentials.keys.tables import signing_key
from credentials.wire import KeyRole, instant
from storage.database import Database
from tests.credentials.scenario import NOW, a_bundle

AT = instant(NOW)
BUNDLE_KEYS = sa.select(signing_key.c.id, signing_key.c.certificate).where(signing_key.c.role == KeyRole.BUNDLE.value)


async def test_a_bundle_key_certified_before_signs_under_a_certificate_that_opens(db: Database) -> None:
    keys = Keys(db, WrappedSigner(bytes(range(32))))
    anchor = await keys.found(AT, "dt-2021")
    async with db.transaction() as tx:
        for row in await tx.rows(BUNDLE_KEYS):
            old = bytes.fromhex("d2844e") + row.certificate[3:]
            await tx.execute(sa.update(signing_key).where(signing_key.c.id == row.id).values(certificate=old))

    sealed = await keys.seal_bundle(a_bundle(issued_at=NOW), AT)

    assert isinstance(open_bundle(sealed, anchor), Bundle)
    async with db.reading() as rx:
        assert any(envelope.split(row.certificate) for row in await rx.rows(BUNDLE_KEYS))
