"""Checkpoints, their bundles and their checks."""
