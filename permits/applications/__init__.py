"""Asking for a permit, and the units that decide."""
