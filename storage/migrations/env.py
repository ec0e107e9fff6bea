"""Alembic's entry: the connection comes from `storage.migrate`."""

from alembic import context

from storage.migrations.shape import is_ours
from storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_object=is_ours,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
