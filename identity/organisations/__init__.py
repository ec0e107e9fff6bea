"""Organisations: departments, committees, companies."""
