"""Positions of crews and their visits to zones."""
