"""What this database says of itself: small named JSON values."""

from typing import Any

import sqlalchemy as sa

from storage.database import Rx, Tx
from storage.dialect import insert
from storage.tables import setting


async def read(rx: Rx, name: str) -> Any:  # noqa: ANN401 - any JSON value
    """The value, or None when it was never written."""
    return await rx.scalar(sa.select(setting.c.value).where(setting.c.name == name))


async def write(tx: Tx, name: str, value: Any) -> None:  # noqa: ANN401 - any JSON value
    """Set the value, replacing an older one."""
    row = {"name": name, "value": value}
    fresh = insert(tx, setting)
    await tx.execute(fresh.on_conflict_do_update(index_elements=["name"], set_={"value": fresh.excluded.value}), row)
