"""Zones: what is in force where, when, and since when it is known."""
