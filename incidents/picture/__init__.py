"""Incidents and work orders as a map shows them at an instant."""
