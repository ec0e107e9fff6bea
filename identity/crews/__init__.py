"""Crews composed from a vetted roster."""
