"""Routes that are not GraphQL: health, sessions, files, pages. Each is a few lines around a use case."""
