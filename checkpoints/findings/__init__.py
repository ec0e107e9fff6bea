"""Findings: what the checks of all posts say together, once they have come home."""
