"""Incidents and sites over GraphQL."""
