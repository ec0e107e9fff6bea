"""Accounts, grants, passwords, tokens, sessions, one-time links."""
