"""Work orders over GraphQL."""
