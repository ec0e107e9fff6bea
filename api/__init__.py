"""GraphQL over HTTP and a few plain routes; the only importer of strawberry and starlette."""
