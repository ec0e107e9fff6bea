"""Zones in time and space."""
