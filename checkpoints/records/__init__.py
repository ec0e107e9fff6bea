"""Checkpoint records: where a post stands, between which zones, since when, and where it stood before."""
