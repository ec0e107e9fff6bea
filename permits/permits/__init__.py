"""Permits and their credentials, from issue to end."""
