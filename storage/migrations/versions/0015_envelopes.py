"""Envelopes are COSE to the byte (decision 0130): what was sealed before is sealed again when it is next asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

SEALED_BEFORE = "FP1:RRQF.9%"  # the first bytes of the old template, as a permit's text shows them
HEAD_BEFORE = bytes.fromhex("d2844e")


def upgrade() -> None:
    """Forward only. A bundle key's certificate needs the root, so the server makes that one when it next seals."""
    credential = sa.table("credential", sa.column("text"))
    op.get_bind().execute(sa.update(credential).where(credential.c.text.like(SEALED_BEFORE)).values(text=None))
    bundle = sa.table("bundle", sa.column("content", sa.LargeBinary))
    begins = sa.func.substr(bundle.c.content, 1, len(HEAD_BEFORE), type_=sa.LargeBinary)
    op.get_bind().execute(sa.update(bundle).where(begins == HEAD_BEFORE).values(content=None))
