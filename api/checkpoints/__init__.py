"""Checkpoints, what they judge and what they did."""
