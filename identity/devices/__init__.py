"""Phones and browsers that were enrolled."""
